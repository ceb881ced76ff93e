"""The plane of a section by its axis, its place and its side, as a panel shows it."""

from collections.abc import Mapping
from typing import Literal, get_args

import numpy as np

from viewer.gui.session import Session
from viewer.scene.view import Section

Axis = Literal["x", "y", "z"]
AXES: tuple[Axis, ...] = get_args(Axis)
_TOWARDS: Mapping[Axis, tuple[float, float, float]] = {
    "x": (1.0, 0.0, 0.0),
    "y": (0.0, 1.0, 0.0),
    "z": (0.0, 0.0, 1.0),
}


def section_at(axis: Axis, at_m: float, *, flip: bool) -> Section:
    """Return the plane square to an axis of the station, at a place along it.

    What lies beyond it is cut away; with `flip` what lies before it.
    """
    sign = -1.0 if flip else 1.0
    x, y, z = (sign * part + 0.0 for part in _TOWARDS[axis])
    return Section(normal=(x, y, z), at_m=sign * at_m + 0.0)


def axis_of(section: Section) -> tuple[Axis, float, bool] | None:
    """Return the axis, the place along it and the flip of a plane; None if aslant."""
    for axis, towards in _TOWARDS.items():
        along = float(np.dot(towards, section.normal))
        if abs(along) > 1.0 - 1e-9:
            return axis, along * section.at_m + 0.0, along < 0.0
    return None


def reach_along(axis: Axis, session: Session) -> tuple[float, float]:
    """Return where what is shown begins and ends along an axis, metres.

    Each station in its own frame, in which it is cut.
    """
    figures, reference = session.figures(), session.reference()
    boxes = [each.bounds_m for each in (figures, reference) if each is not None]
    if not boxes:
        return -1.0, 1.0
    stacked = np.array(boxes)[:, :, AXES.index(axis)]
    return float(stacked[:, 0].min()), float(stacked[:, 1].max())


def middle_section(session: Session) -> Section:
    """Return the plane through the middle of what is shown, from fore to aft."""
    low, high = reach_along("y", session)
    return section_at("y", round((low + high) / 2.0, 2), flip=False)
