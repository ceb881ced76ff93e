"""What a look puts round a station: a plinth with a plaque, dimension lines."""

from dataclasses import dataclass

import numpy as np

from viewer.geometry.frames import IDENTITY, Points
from viewer.geometry.mesh import Mesh, merged
from viewer.geometry.solids import box, cylinder, rods
from viewer.scene.camera import axes_of, project
from viewer.scene.captions import said
from viewer.scene.scene import Camera, Label, SceneNode
from viewer.scene.styles import Style
from viewer.scene.view import Language

Piece = tuple[SceneNode, Mesh]

_SCALES = (10, 20, 25, 50, 100, 200, 500)
_TABLE_M = 2.2
"""How long a model on its plinth is, at most: that is what its scale is chosen by."""
_POST_SIDES = 24
_OFFSET = 0.04
"""Of a dimension line from what it measures, as a share of the longest side."""
_FIGURE_HEIGHT = 0.026
"""Of the figures at dimension lines, as a share of the picture's height."""
_WIDE = 16.0 / 9.0
"""In pictures that are narrower than this the figures are smaller."""

_END_ON = 0.97
"""The cosine from which on an axis is seen end on."""
_STEEP = 0.75
"""The cosine from which on an axis runs up the picture."""
_LEVEL = 0.2
"""The cosine from which on a level line off the station is seen below it."""

# --- the plinth ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stand:
    """A plinth below a station, posts that carry it, a plaque on its edge."""

    pieces: tuple[Piece, ...]
    plinth_m: Points
    """(2, 3): the box of the plinth."""
    scale: int
    """The model is 1:scale."""


def stand_below(points_m: Points) -> Stand:
    """Return the stand of a station of which these are the vertices, (n, 3), world."""
    low, high = points_m.min(axis=0), points_m.max(axis=0)
    longest = float((high - low).max())
    thick = 0.022 * longest
    top = float(high[2]) + 0.035 * longest
    middle, half = (low + high)[:2] / 2.0, 0.31 * (high - low)[:2] + 0.04 * longest
    plinth = np.array([[*(middle - half), top], [*(middle + half), top + 4.6 * thick]])
    scale = next((s for s in _SCALES if longest / s <= _TABLE_M), _SCALES[-1])
    pieces = [
        _piece("plinth", _plinth(plinth, thick)),
        _piece("plinth_base", _plinth(plinth + _skirt(thick), thick)),
    ]
    posts = [_post(points_m, plinth, share, longest) for share in (0.14, 0.86)]
    pieces.append(_piece("post", merged(posts)))
    return Stand(pieces=tuple(pieces), plinth_m=plinth, scale=scale)


def _skirt(thick_m: float) -> Points:
    """Return by how much the foot of the plinth is wider and lower than its body."""
    grown: Points = thick_m * np.array([[-1.0, -1.0, 4.4], [1.0, 1.0, 1.0]])
    return grown


def _plinth(bounds_m: Points, bevel_m: float) -> Mesh:
    size = (bounds_m[1] - bounds_m[0]).tolist()
    centre = bounds_m.mean(axis=0).tolist()
    return box(size, centre_m=centre, bevel_m=0.3 * bevel_m)


def _post(points_m: Points, plinth_m: Points, share: float, longest_m: float) -> Mesh:
    """Return a post up to the underside of what is above a place of the plinth.

    It stands where the nearest vertex of the middle is: long cylinders have few.
    """
    low, high = plinth_m
    wanted = low[0] + share * (high[0] - low[0])
    y = 0.0 if low[1] < 0.0 < high[1] else float((low[1] + high[1]) / 2.0)
    above = (points_m[:, 0] > low[0]) & (points_m[:, 0] < high[0])
    off = np.abs(points_m[:, 1] - y) + 1e3 * ~above
    middle = points_m[off <= max(0.02 * longest_m, float(off.min()))]
    x = float(middle[np.argmin(np.abs(middle[:, 0] - wanted)), 0])
    under = float(middle[np.abs(middle[:, 0] - x) < 0.02 * longest_m, 2].max())
    # It ends inside the hull, which covers how its top meets the curve.
    ends = ([x, y, low[2] + 0.01], [x, y, under - 0.15])
    return cylinder(*ends, 0.005 * longest_m, _POST_SIDES)


def plaque(
    stand: Stand, name: str, camera: Camera, aspect: float, language: Language
) -> tuple[Piece, list[Label]]:
    """Return the plaque on the side of the plinth that the camera sees, lettered."""
    low, high = stand.plinth_m
    towards = axes_of(camera)[2]
    seen = np.abs(towards[:2]) * (high - low)[[1, 0]]
    axis = int(np.argmax(seen))
    side = high if towards[axis] > 0.0 else low
    across = 1 - axis
    size, centre = (high - low).copy(), (low + high) / 2.0
    size[axis], size[across] = 0.02 * size[2], min(0.62 * size[across], 7.0 * size[2])
    size[2] *= 0.78
    centre[axis] = side[axis]
    board = _piece("plaque", box(size.tolist(), centre_m=centre.tolist()))
    face = centre.copy()
    face[axis] += np.sign(towards[axis]) * size[axis]
    ends = np.array([face, face])
    ends[0, 2] -= size[2] / 2.0
    ends[1, 2] += size[2] / 2.0
    top, bottom = project(camera, ends, aspect)[:, 1]
    height = float(top - bottom)
    lines = (name, said("Scale 1:{scale}", language, scale=stand.scale))
    labels = [
        Label(
            text=text,
            anchor_m=_at(face, size[2], drop),
            height=share * height,
            colour=(0.12, 0.10, 0.07),
            bold=bold,
        )
        for text, drop, share, bold in zip(
            lines, (0.44, -0.10), (0.46, 0.34), (True, False), strict=True
        )
    ]
    return board, labels


def _at(face: Points, height_m: float, share: float) -> tuple[float, float, float]:
    x, y, z = face.tolist()
    return x, y, z - share * height_m


# --- dimension lines -----------------------------------------------------------------


def dimensions(
    points_m: Points,
    axes: Points,
    style: Style,
    language: Language,
    aspect: float = _WIDE,
) -> tuple[list[Piece], list[Label]]:
    """Return lines along the station's length, breadth and height, with their metres.

    Each lies just outside the station as the view shows it; a length that is seen end
    on is left out. `axes` are the view's right, up and
    backward as rows of a (3, 3), world frame.
    """
    low, high = points_m.min(axis=0), points_m.max(axis=0)
    longest = float((high - low).max())
    meshes, labels = [], []
    for axis in range(3):
        if abs(axes[2][axis]) > _END_ON:
            continue
        start, end, outward = _edge(points_m, axis, axes)
        meshes.append(_dimension_line(start, end, axes, longest))
        # Lettering is wider than high: beside a line it needs more room than below.
        gap = longest * (0.035 + 0.045 * abs(float(outward @ axes[0])))
        x, y, z = ((start + end) / 2.0 + gap * outward).tolist()
        length = f"{float(high[axis] - low[axis]):.1f}"
        labels.append(
            Label(
                text=said("{length} m", language, length=length),
                anchor_m=(x, y, z),
                height=_FIGURE_HEIGHT * min(1.0, aspect / _WIDE),
                colour=style.text,
                bold=True,
            )
        )
    return [_piece("dimension", merged(meshes))] if meshes else [], labels


def _edge(points_m: Points, axis: int, axes: Points) -> tuple[Points, Points, Points]:
    """Return the ends of a line beside what it measures, and the way out there.

    It lies below the station as the picture shows it, or to its right where the axis
    runs up the picture.
    """
    outward = _way_out(axis, axes)
    low, high = points_m.min(axis=0), points_m.max(axis=0)
    middle = (low + high) / 2.0
    reach = float(((points_m - middle) @ outward).max())
    place = middle + (reach + _OFFSET * float((high - low).max())) * outward
    start, end = place.copy(), place.copy()
    start[axis], end[axis] = low[axis], high[axis]
    return start, end, outward


def _way_out(axis: int, axes: Points) -> Points:
    """Return the direction, (3,), in which a line lies off the station."""
    if abs(axes[1][axis]) >= _STEEP:
        outward = axes[0]
    elif axis < 2 and abs(axes[1][1 - axis]) > _LEVEL:
        # Level with it, on the near side: so the lines of length and breadth
        # do not cross.
        outward = -np.sign(axes[1][1 - axis]) * np.eye(3)[1 - axis]
    else:
        outward = -axes[1]
    outward = np.where(np.arange(3) == axis, 0.0, outward)
    unit: Points = outward / max(float(np.linalg.norm(outward)), 1e-9)
    return unit


def _dimension_line(start: Points, end: Points, axes: Points, longest_m: float) -> Mesh:
    """Return a thin line with a stroke across each end."""
    along = (end - start) / np.linalg.norm(end - start)
    stroke = np.cross(axes[2], along)
    stroke *= 0.012 * longest_m / max(float(np.linalg.norm(stroke)), 1e-9)
    starts = np.array([start, start - stroke, end - stroke])
    ends = np.array([end, start + stroke, end + stroke])
    return rods(starts, ends, 0.001 * longest_m, 4)


def _piece(material: str, mesh: Mesh) -> Piece:
    node = SceneNode(
        id=f"surroundings/{material}",
        mesh=f"surroundings/{material}",
        material=material,
        world_from_mesh=IDENTITY,
        layer="aid",
    )
    return node, mesh
