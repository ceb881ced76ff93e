"""Parametric space stations from text files: built, assembled, compared, exported."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viewer.api import Picture, StationAt, StationModel, load_station

__version__ = "0.1.0"
__all__ = ["Picture", "StationAt", "StationModel", "__version__", "load_station"]


def __getattr__(name: str) -> object:
    """Load the library when it is first used: commands start without it."""
    if name in __all__:
        from viewer import api

        return getattr(api, name)
    message = f"module 'viewer' has no attribute '{name}'"
    raise AttributeError(message)
