"""Measures drawn in the view: a dimension line for each, with its figure.

Lines lie on top of everything, so that a diameter is seen through its hull; they are as
thick as the picture that they are composed for needs.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from viewer.assembly.measuring import Measured, is_there, measured
from viewer.assembly.station import Parts, Station
from viewer.geometry.frames import IDENTITY, Points, Transform, apply
from viewer.geometry.mesh import Mesh, merged
from viewer.geometry.outermost import outermost
from viewer.geometry.solids import rods
from viewer.scene.camera import axes_of, project, unproject
from viewer.scene.captions import said
from viewer.scene.scene import Camera, Label, Layer, SceneNode
from viewer.scene.styles import style_named
from viewer.scene.surroundings import CARRIED
from viewer.scene.table import SceneTable
from viewer.scene.view import Language, ViewState
from viewer.spec.measures import LengthRecord, PointMeasure, elements_of
from viewer.spec.model import ElementId

MATERIAL = "measure"
_RADIUS, _TICK = 0.0010, 0.011
"""Of a line, and of the stroke across its end: shares of the picture's height."""
_FIGURE_HEIGHT = 0.024
_BROAD = 1.5
"""Width over height from which on figures keep their size."""
_LETTER = 0.6
"""How wide a letter is, over the height of its line."""
_OFFSET = 0.045
"""Of a length's line from its element, as a share of the picture's height."""
_ROUND = 96


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DrawnMeasure:
    """A measure as it is to be drawn, in the world frame.

    Attributes
    ----------
    points_m : (n, 3)
        Its line; two points get strokes across the ends.
    about_m : (k, 3)
        What a length's line must stand clear of; none for lines that lie where they
        measure.
    """

    measured: Measured
    points_m: Points
    about_m: Points
    layer: Layer = "aid"


def drawn_measures(
    table: SceneTable, view: ViewState, station: Station, parts: Parts
) -> list[DrawnMeasure]:
    """Return the measures that a view shows: of what is drawn and stands together.

    Those of elements that are not there, or hidden, are left out, as are those of a
    reference where none is shown.
    """
    # Apart or laid out as outlines, nothing is where it was measured.
    if view.explode > 0.0:
        return []
    drawn = {node.element for node in table.nodes if node.element is not None}
    pose = next(
        (n.world_from_mesh for n in table.nodes if n.layer == "reference"), None
    )
    found = []
    for measure in view.measures:
        if not is_there(measure, station) or not drawn.issuperset(elements_of(measure)):
            continue
        if isinstance(measure, PointMeasure) and measure.of == "reference":
            if pose is not None:
                taken = measured(measure, station, parts)
                layer: Layer = "reference" if view.layout == "split" else "aid"
                found.append(_placed(taken, pose, layer))
            continue
        taken = measured(measure, station, parts)
        found.append(_of_station(taken, station, parts))
    return found


def _placed(taken: Measured, pose: Transform, layer: Layer) -> DrawnMeasure:
    circle = taken.circle
    if circle is not None:
        centre = apply(pose, circle.centre_m[None])[0]
        circle = replace(circle, centre_m=centre, axis=pose[:3, :3] @ circle.axis)
    points = apply(pose, taken.points_m)
    return DrawnMeasure(
        measured=replace(taken, circle=circle),
        points_m=points,
        about_m=np.zeros((0, 3)),
        layer=layer,
    )


def _of_station(taken: Measured, station: Station, parts: Parts) -> DrawnMeasure:
    about = np.zeros((0, 3))
    if isinstance(taken.measure, LengthRecord):
        placed = station.placements[ElementId(taken.measure.element)]
        meshes = parts[placed.module].by_material
        # Beside the hull: arrays may reach far out.
        hulls = [mesh for role, mesh in meshes.items() if role in CARRIED]
        every = [outermost(mesh) for mesh in hulls or meshes.values()]
        about = apply(placed.station_from_module, np.concatenate(every))
    return DrawnMeasure(measured=taken, points_m=taken.points_m, about_m=about)


def add_measures(
    table: SceneTable,
    drawn: Iterable[DrawnMeasure],
    camera: Camera,
    view: ViewState,
    aspect: float,
) -> list[Label]:
    """Put the measures into a scene that is seen by `camera`; return their figures."""
    meshes: dict[Layer, list[Mesh]] = {}
    labels: list[Label] = []
    taken: list[Points] = []
    for each in drawn:
        mesh, line = _line(each, camera)
        meshes.setdefault(each.layer, []).append(mesh)
        labels.append(_figure(each, line, camera, view, aspect, taken))
    for layer, several in meshes.items():
        name = f"measures/{layer}"
        node = SceneNode(
            id=name,
            mesh=name,
            material=MATERIAL,
            world_from_mesh=IDENTITY,
            layer=layer,
            on_top=True,
        )
        table.add(node, merged(several))
    return labels


def figure_text(taken: Measured, language: Language) -> str:
    """Return a measure's figure as it stands at its line."""
    length = said("{length} m", language, length=length_text(taken.value_m))
    return f"⌀ {length}" if taken.circle is not None else length


def length_text(length_m: float) -> str:
    """Return a length in metres, to the centimetre; below a metre to the millimetre."""
    digits = 3 if 0.0 < abs(length_m) < 1.0 else 2
    return f"{length_m:.{digits}f}"


# --- lines --------------------------------------------------------------------------


def _line(each: DrawnMeasure, camera: Camera) -> tuple[Mesh, Points]:
    """Return a measure's line with all that belongs to it, and its points, (n, 3)."""
    axes = axes_of(camera)
    height_m = _picture_height_m(camera, each.points_m.mean(axis=0))
    points = each.points_m
    pieces: list[Points] = []
    if len(each.about_m):
        points, pieces = _beside(each, axes, _OFFSET * height_m)
    pieces.append(points)
    if (circle := each.measured.circle) is not None:
        pieces.append(_ring(circle.centre_m, circle.axis, points[0]))
    if len(points) == 2:
        pieces += _strokes(points, axes, _TICK * height_m)
    starts = np.concatenate([piece[:-1] for piece in pieces])
    ends = np.concatenate([piece[1:] for piece in pieces])
    there = np.linalg.norm(ends - starts, axis=1) > 1e-9
    return rods(starts[there], ends[there], _RADIUS * height_m, 6), points


def _picture_height_m(camera: Camera, point_m: Points) -> float:
    """Return how many metres the picture shows, top to bottom, at a point's depth."""
    if camera.parallel_height_m is not None:
        return camera.parallel_height_m
    depth = float((camera.position_m - point_m) @ axes_of(camera)[2])
    tangent = math.tan(math.radians(camera.view_angle_deg) / 2.0)
    return 2.0 * tangent * max(depth, 0.1)


def _beside(
    each: DrawnMeasure, axes: Points, gap_m: float
) -> tuple[Points, list[Points]]:
    """Return a line moved off its element, and the lines that lead there from its ends.

    It lies below the element as the picture shows it, or to the right of one that
    stands upright.
    """
    start, end = each.points_m
    along = (end - start) / max(float(np.linalg.norm(end - start)), 1e-9)
    seen = axes @ along
    across = axes[0] * seen[1] - axes[1] * seen[0]
    # Square to the element and to the line of sight, down or to the right.
    across *= np.sign(seen[1]) if abs(seen[1]) > abs(seen[0]) else np.sign(seen[0])
    across -= along * float(across @ along)
    size = float(np.linalg.norm(across))
    out = across / size if size > 1e-6 else -axes[1]
    reach = float(((each.about_m - start) @ out).max())
    moved = each.points_m + (reach + gap_m) * out
    leads = [
        np.array([point + (reach + 0.25 * gap_m) * out, place + 0.3 * gap_m * out])
        for point, place in zip(each.points_m, moved, strict=True)
    ]
    return moved, leads


def _strokes(points: Points, axes: Points, tick_m: float) -> list[Points]:
    """Return a stroke across each end of a line, square to it in the picture."""
    stroke = np.cross(axes[2], points[1] - points[0])
    size = float(np.linalg.norm(stroke))
    stroke = tick_m * (stroke / size if size > 1e-9 else axes[1])
    return [np.array([point - stroke, point + stroke]) for point in points]


def _ring(centre: Points, axis: Points, start: Points) -> Points:
    """Return the points of a circle through a point, the first one again at the end."""
    spoke = start - centre
    angles = np.linspace(0.0, 2.0 * np.pi, _ROUND + 1)[:, None]
    ring: Points = (
        centre + np.cos(angles) * spoke + np.sin(angles) * np.cross(axis, spoke)
    )
    return ring


# --- figures ------------------------------------------------------------------------


def _figure(  # noqa: PLR0913, PLR0917 - what, on what line, as seen, among what
    each: DrawnMeasure,
    line: Points,
    camera: Camera,
    view: ViewState,
    aspect: float,
    taken: list[Points],
) -> Label:
    """Return a measure's figure: in the middle of its line, or beside a short one.

    It goes on along the line, and then below, until it covers none of those that are
    `taken`, boxes (2, 2) of the picture, to which its own is added.
    """
    style, text = style_named(view.style), figure_text(each.measured, view.language)
    height = _FIGURE_HEIGHT * min(1.0, aspect / _BROAD)
    size = np.array([_LETTER * height * (len(text) + 2) / aspect, 1.2 * height])
    middles = list(_places(line, size, camera, aspect))
    boxes = [np.array([place - size / 2.0, place + size / 2.0]) for place in middles]
    free = (k for k, box in enumerate(boxes) if not any(_meet(box, t) for t in taken))
    chosen = next(free, 0)
    taken.append(boxes[chosen])
    top = (float(middles[chosen][0]), float(middles[chosen][1]) + height / 2.0)
    x_m, y_m, z_m = unproject(camera, top, aspect, line.mean(axis=0)).tolist()
    return Label(
        text=text,
        anchor_m=(x_m, y_m, z_m),
        height=height,
        colour=style.text,
        backing=style.bottom,
        bold=True,
        layer="reference" if each.layer == "reference" else "station",
    )


def _places(
    line: Points, size: Points, camera: Camera, aspect: float
) -> Iterator[Points]:
    """Give the places where the middle of a figure may stand, the best first, (2,)."""
    along = np.array([_along(line, share) for share in (0.5, 0.35, 0.65, 0.2, 0.8)])
    seen = project(camera, along, aspect)
    reach = np.ptp(project(camera, line, aspect), axis=0)
    if (reach < [1.3, 2.5] * size).all():
        seen[:, 0] += 0.6 * size[0] + 0.5 * reach[0]
    yield from seen
    for lines in (1, -1, 2, -2, 3, -3):
        yield seen[0] - [0.0, lines * size[1]]


def _meet(one: Points, other: Points) -> bool:
    return bool((one[0] < other[1]).all() and (other[0] < one[1]).all())


def _along(points: Points, share: float) -> Points:
    """Return the point so far along a path, 0 to 1, (3,)."""
    pieces = np.linalg.norm(np.diff(points, axis=0), axis=1)
    along = np.concatenate([[0.0], np.cumsum(pieces)])
    at = share * along[-1]
    point: Points = np.array([np.interp(at, along, points[:, k]) for k in range(3)])
    return point
