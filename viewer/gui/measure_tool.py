"""Measuring by clicks, as states: what is clicked next, and what comes of it. No Qt."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from typing import Literal

from viewer.gui.text import mark
from viewer.scene.scene import Camera, Scene
from viewer.scene.snapped import diameter_of, distance_of, edge_of
from viewer.scene.snapping import CIRCLES, EDGES, POINTS, Snap, SnapKind
from viewer.spec.measures import ClearanceRecord, LengthRecord, MeasureRecord

Mode = Literal["distance", "edge", "diameter", "length", "clearance"]
OF_MODULES: frozenset[str] = frozenset({"length", "clearance"})
"""Modes that measure whole modules."""
FACES: frozenset[SnapKind] = frozenset({"face"})

_WANTED: Mapping[Mode, Set[SnapKind]] = {
    "distance": POINTS,
    "edge": EDGES,
    "diameter": CIRCLES,
    "length": FACES,
    "clearance": FACES,
}
_HINTS: Mapping[Mode, tuple[str, ...]] = {
    "distance": (
        mark("Click the first point: a corner, an edge, a centre or a port"),
        mark("Click the second point"),
    ),
    "edge": (mark("Click an edge"),),
    "diameter": (mark("Click a rim, or anything round"),),
    "length": (mark("Click a module"),),
    "clearance": (mark("Click the first module"), mark("Click the second module")),
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tool:
    """What is being measured, and what has been clicked already."""

    mode: Mode
    first: Snap | None = None

    @property
    def wanted(self) -> Set[SnapKind]:
        """What the pointer is to snap to."""
        return _WANTED[self.mode]

    @property
    def hint(self) -> str:
        """What is to be clicked next; to be translated."""
        hints = _HINTS[self.mode]
        return hints[min(self.first is not None, len(hints) - 1)]


def is_fit(tool: Tool, snap: Snap) -> bool:
    """Return whether a snap can be clicked: a module, where modules are measured."""
    if tool.mode not in OF_MODULES:
        return True
    if snap.hit.element is None:
        return False
    return tool.first is None or snap.hit.element != tool.first.hit.element


def after_click(
    tool: Tool, snap: Snap, scene: Scene, camera: Camera
) -> tuple[Tool, MeasureRecord | None]:
    """Return the tool after a click that is fit, and the measure that it completes."""
    element = snap.hit.element or ""
    anew = replace(tool, first=None)
    match tool.mode:
        case "edge":
            return anew, edge_of(scene, snap)
        case "diameter":
            return anew, diameter_of(scene, camera, snap)
        case "length":
            return anew, LengthRecord(kind="length", element=element)
    if tool.first is None:
        return replace(tool, first=snap), None
    if tool.mode == "distance":
        return anew, distance_of(scene, tool.first, snap)
    first = tool.first.hit.element or ""
    return anew, ClearanceRecord(kind="clearance", element=first, to=element)


def of_selection(mode: Mode, selected: tuple[str, ...]) -> tuple[MeasureRecord, ...]:
    """Return what can be measured of selected elements without a click.

    The length of each, the clearance of two.
    """
    elements = tuple(dict.fromkeys(name.partition("/")[0] for name in selected))
    if mode == "length":
        return tuple(LengthRecord(kind="length", element=name) for name in elements)
    if mode == "clearance" and len(elements) == 2:
        one, other = elements
        return (ClearanceRecord(kind="clearance", element=one, to=other),)
    return ()
