"""Panels that fold up like an accordion."""

import math
from dataclasses import dataclass

from viewer.geometry.frames import Transform, compose, rotation, translation

_Y = (0.0, 1.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """How a row of hinged panels lies at a deploy fraction.

    Attributes
    ----------
    panel_m : float
        Length of one panel along the row, metres.
    reach_m : float
        From the first hinge to the end of the row as it lies, metres.
    tip_m : float
        How high the end of the row lies above the axis, metres.
    panels : tuple of (4, 4), metres
        `row_from_panel` of each panel: its own origin in its middle, +X along it.
    """

    panel_m: float
    reach_m: float
    tip_m: float
    panels: tuple[Transform, ...]


def fold(length_m: float, panels: int, thickness_m: float, deploy: float) -> Fold:
    """Return the panels of a row that starts at x = 0 and reaches along +X.

    Hinges lie alternately on the axis and above it (+Z); at `deploy` 1 the row is
    flat, at 0 a stack as thick as its panels.
    """
    panel = length_m / panels
    shortest = min(1.25 * thickness_m / panel, 1.0)
    pitch = panel * max(deploy, shortest)
    tilt_deg = math.degrees(math.acos(min(pitch / panel, 1.0)))
    height = math.sqrt(max(panel**2 - pitch**2, 0.0)) / 2.0
    places = tuple(
        compose(
            translation(((k + 0.5) * pitch, 0.0, height)),
            # A turn about +Y takes +X towards -Z: rising panels turn the other way.
            rotation(_Y, -tilt_deg if k % 2 == 0 else tilt_deg),
        )
        for k in range(panels)
    )
    return Fold(
        panel_m=panel,
        reach_m=panels * pitch,
        tip_m=2.0 * height if panels % 2 else 0.0,
        panels=places,
    )
