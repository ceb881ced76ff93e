"""What a pointer that measures would take, as marks over the picture. No Qt."""

from dataclasses import dataclass

import numpy as np

from viewer.assembly.measuring import distance
from viewer.geometry.circles import Circle
from viewer.geometry.frames import Points
from viewer.gui.measure_tool import Tool
from viewer.scene.camera import project
from viewer.scene.measures import length_text
from viewer.scene.pointer import Pointer, in_half
from viewer.scene.snapped import distance_of, ring_of
from viewer.scene.snapping import Snap, SnapKind

_ROUND = 64


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Preview:
    """Marks over the picture; places are 0 to 1 from its lower left.

    Attributes
    ----------
    kind : what was snapped to
    at : (x, y)
        Where its mark is.
    lines : arrays (n, 2)
        An edge or a circle that would be taken.
    band : (2, 2) or None
        From the first point that was clicked to this one.
    figure : str
        The length that would come of it, metres; empty while there is none.
    port : str
        The name of a port.
    """

    kind: SnapKind
    at: tuple[float, float]
    lines: tuple[Points, ...] = ()
    band: Points | None = None
    figure: str = ""
    port: str = ""


def preview_of(whole: Pointer, tool: Tool, snap: Snap) -> Preview:
    """Return the marks for what a tool has snapped to."""
    pointer = in_half(whole)
    band, figure = None, ""
    if tool.mode == "distance" and tool.first is not None:
        ends = np.array([tool.first.point_m, snap.point_m])
        band = _on_picture(whole, pointer, ends)
        between = distance(distance_of(whole.scene, tool.first, snap))
        figure = length_text(between.value_m)
    if tool.mode == "diameter" and snap.circle is not None:
        figure = length_text(2.0 * snap.circle.radius_m)
    if tool.mode == "edge":
        path = np.concatenate([snap.line_m, snap.line_m[: int(snap.closed)]])
        pieces = np.linalg.norm(np.diff(path, axis=0), axis=1)
        figure = length_text(float(pieces.sum()))
    x, y = _on_picture(whole, pointer, snap.point_m[None])[0].tolist()
    return Preview(
        kind=snap.kind,
        at=(x, y),
        lines=tuple(
            _on_picture(whole, pointer, line) for line in _lines(pointer, snap)
        ),
        band=band,
        figure=figure,
        port=snap.port,
    )


def _lines(pointer: Pointer, snap: Snap) -> list[Points]:
    """Return what is to be drawn of a snap, in the world, each (n, 3)."""
    lines = []
    if len(snap.line_m):
        lines.append(np.concatenate([snap.line_m, snap.line_m[: int(snap.closed)]]))
    elif snap.circle is not None:
        ring = ring_of(snap.circle, pointer.camera, _ROUND)
        lines.append(np.concatenate([ring, ring[:1]]))
        if isinstance(snap.circle, Circle):
            lines.append(ring[[0, _ROUND // 2]])
    return lines


def _on_picture(whole: Pointer, pointer: Pointer, points_m: Points) -> Points:
    """Return where points are seen in the whole picture; one half may show them."""
    places = project(pointer.camera, points_m, pointer.aspect)
    if whole.scene.split:
        right = whole.place_px[0] >= whole.size_px[0] / 2.0
        places[:, 0] = (places[:, 0] + right) / 2.0
    return places
