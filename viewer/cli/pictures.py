"""A shot in the words of the command line."""

from collections.abc import Mapping
from typing import Any

from viewer.cli.camera import camera_asked_for
from viewer.cli.model import parse_changes
from viewer.cli.view import view_asked_for
from viewer.spec.shotlist import shot_asked_for
from viewer.spec.shots import ShotDefaults, ShotSpec


def shot_of(
    station: str, name: str, size_px: tuple[int, int], options: Mapping[str, Any]
) -> ShotSpec:
    """Return the shot that a command line describes."""
    known = ShotDefaults.model_fields
    table = {
        key: value
        for key, value in options.items()
        if key in known and value is not None
    }
    table |= view_asked_for(options)
    table["camera"] = camera = camera_asked_for(options)
    # A camera of one's own holds it itself.
    if not (isinstance(camera, dict) and "position_m" in camera):
        table["view_angle_deg"] = options.get("view_angle")
    changes = {
        f"{module}.{parameter}": value
        for module, values in parse_changes(options["changes"]).items()
        for parameter, value in values.items()
    }
    return shot_asked_for(
        {**table, "station": station, "size": size_px, "set": changes}, name
    )
