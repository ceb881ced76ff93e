"""What a look puts round a station: a plinth with a plaque, dimension lines."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from viewer.geometry.detail import STILL
from viewer.geometry.frames import IDENTITY, Points, mount
from viewer.geometry.kinds.lettering import build_lettering, settable, text_width
from viewer.geometry.mesh import Mesh, merged, moved
from viewer.geometry.solids import box, cylinder, rods
from viewer.scene.camera import axes_of
from viewer.scene.captions import said
from viewer.scene.scene import Camera, Label, SceneNode
from viewer.scene.styles import Style
from viewer.scene.view import Language
from viewer.spec.kinds.lettering import Lettering

Piece = tuple[SceneNode, Mesh]

_SCALES = (10, 20, 25, 50, 100, 200, 500)
_TABLE_M = 2.2
"""How long a model on its plinth is, at most: that is what its scale is chosen by."""
_POST_SIDES = 24
CARRIED = frozenset({"hull", "hull_dark", "insulation", "fabric"})
"""The materials of what rests on posts: hulls, and no arrays."""
_WEIGHT = 0.15
"""Of the letters on the plaque: a stroke's width over their height."""
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
    scale: float
    """The model is 1:scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Posts:
    """How thick posts are, and how far they reach into a hull, metres."""

    radius_m: float
    sunk_m: float


def stand_below(
    points_m: Points,
    carried_m: Points,
    *,
    least_post_m: float = 0.0,
    sunk_m: float = 0.15,
) -> Stand:
    """Return the stand of a station.

    `points_m` are its vertices, `carried_m` those that may rest on a post; both (n, 3),
    world frame. Posts have the radius `least_post_m` or more and end `sunk_m` inside
    the hull.
    """
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
    shape = _Posts(radius_m=max(0.005 * longest, least_post_m), sunk_m=sunk_m)
    posts = [_post(points_m, carried_m, plinth, share, shape) for share in (0.14, 0.86)]
    # Where there is one place alone for both, one post carries it.
    alone = np.array_equal(posts[0].points, posts[1].points)
    pieces.append(_piece("post", posts[0] if alone else merged(posts)))
    return Stand(pieces=tuple(pieces), plinth_m=plinth, scale=scale)


def _skirt(thick_m: float) -> Points:
    """Return by how much the foot of the plinth is wider and lower than its body."""
    grown: Points = thick_m * np.array([[-1.0, -1.0, 4.4], [1.0, 1.0, 1.0]])
    return grown


def _plinth(bounds_m: Points, bevel_m: float) -> Mesh:
    size = (bounds_m[1] - bounds_m[0]).tolist()
    centre = bounds_m.mean(axis=0).tolist()
    return box(size, centre_m=centre, bevel_m=0.3 * bevel_m)


def _post(
    points_m: Points,
    carried_m: Points,
    plinth_m: Points,
    share: float,
    shape: _Posts,
) -> Mesh:
    """Return a post up to the underside of a hull above a place of the plinth.

    It stands where a vertex of the middle is, since long cylinders have few: at the
    nearest one that has nothing hanging below it.
    """
    low, high = plinth_m
    wanted = low[0] + share * (high[0] - low[0])
    y = 0.0 if low[1] < 0.0 < high[1] else float((low[1] + high[1]) / 2.0)
    above = (carried_m[:, 0] > low[0]) & (carried_m[:, 0] < high[0])
    off = np.abs(carried_m[:, 1] - y) + 1e3 * ~above
    longest_m = float(np.ptp(points_m, axis=0).max())
    middle = carried_m[off <= max(0.02 * longest_m, float(off.min()))]
    nearest = np.unique(middle[:, 0].round(2))
    nearest = nearest[np.argsort(np.abs(nearest - wanted), kind="stable")]
    room = 0.035 * longest_m
    beside = points_m[np.abs(points_m[:, 1] - y) < room]
    feet = [(float(x), _underside(middle, x, 0.15 * room)) for x in nearest]
    clear = (
        (x, under)
        for x, under in feet
        if not (beside[np.abs(beside[:, 0] - x) < room, 2] > under + room).any()
    )
    x, under = next(clear, feet[0])
    # Where no vertex is above the plinth, the hull that spans it is.
    x = float(np.clip(x, low[0] + room, high[0] - room))
    # It ends inside the hull, which covers how its top meets the curve.
    ends = ([x, y, low[2] + 0.01], [x, y, under - shape.sunk_m])
    return cylinder(*ends, shape.radius_m, _POST_SIDES)


def _underside(middle_m: Points, x: float, room_m: float) -> float:
    return float(middle_m[np.abs(middle_m[:, 0] - x) < room_m, 2].max())


def plaque(
    stand: Stand, name: str, camera: Camera, language: Language
) -> tuple[Piece, Piece]:
    """Return the plaque on the side of the plinth that the camera sees, and its words.

    The words are raised letters: the name above, the scale below.
    """
    low, high = stand.plinth_m
    towards = axes_of(camera)[2]
    axis = int(np.argmax(np.abs(towards[:2]) * (high - low)[[1, 0]]))
    side = float(np.sign(towards[axis]))
    scale = said("Scale 1:{scale}", language, scale=f"{stand.scale:g}")
    box_m = (tuple(low.tolist()), tuple(high.tolist()))
    return _plaque(box_m, axis, side, (name, scale))


@lru_cache(maxsize=4)
def _plaque(
    plinth_m: tuple[tuple[float, ...], ...],
    axis: int,
    side: float,
    words: tuple[str, str],
) -> tuple[Piece, Piece]:
    """Return the plaque on a side of a plinth, +1 or -1 along an axis, with words."""
    low, high = np.array(plinth_m)
    across = 1 - axis
    size, centre = (high - low).copy(), (low + high) / 2.0
    size[axis], size[across] = 0.02 * size[2], min(0.62 * size[across], 7.0 * size[2])
    size[2] *= 0.78
    out = side * np.eye(3)[axis]
    centre[axis] = (high if side > 0.0 else low)[axis]
    board = _piece("plaque", box(size.tolist(), centre_m=centre.tolist()))
    face = centre + out * size[axis] / 2.0
    room = (0.9 * float(size[across]), float(size[2]))
    lines = [
        _line(
            text,
            face + np.array([0.0, 0.0, drop * room[1]]),
            out,
            (room[0], share * room[1]),
        )
        for text, share, drop in zip(words, (0.36, 0.22), (-0.17, 0.27), strict=True)
    ]
    return board, _piece("plaque_letters", merged(lines))


def _line(text: str, middle: Points, out: Points, room_m: tuple[float, float]) -> Mesh:
    """Return a line of raised letters in a room so wide and high, in the world."""
    words = settable(text) or "-"
    height = min(room_m[1], room_m[0] / text_width(words, _WEIGHT))
    fields = Lettering(
        kind="lettering",
        text=words[:64],
        height_m=height,
        weight=_WEIGHT,
        relief_m=0.05 * height,
        sink_m=0.05 * height,
    )
    (body,) = build_lettering(fields, STILL)
    return moved(body.mesh, mount(tuple(middle), tuple(out), (0.0, 0.0, -1.0)))


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
        meshes.append(dimension_line(start, end, axes, longest))
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


def dimension_line(start: Points, end: Points, axes: Points, longest_m: float) -> Mesh:
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
