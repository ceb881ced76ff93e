"""A shot in the words that would ask for it again."""

from typing import Any

from viewer.spec.library import find_station, station_names
from viewer.spec.shots import ShotSpec


def request_of(shot: ShotSpec) -> dict[str, Any]:
    """Return the shot in a list's own words, without what is left at its default.

    `shot_asked_for` gives the same shot again.
    """
    asked = shot.asked.model_dump(
        mode="json", exclude_defaults=True, exclude={"name", "title", "matrix"}
    )
    asked["station"] = _station_word(shot)
    if not isinstance(shot.camera, str):
        asked["camera"] = shot.camera.model_dump(mode="json", exclude_defaults=True)
    if shot.reference is not None:
        asked["reference"] = shot.reference
    return asked


def _station_word(shot: ShotSpec) -> str:
    """Return the shipped name of a station where it has one, else its path."""
    shipped = shot.station.stem in station_names()
    own = shipped and find_station(shot.station.stem) == shot.station
    return shot.station.stem if own else str(shot.station)
