"""How far two surfaces are apart, exactly, and where they are nearest.

Boxes round blocks of triangles bound the distance from below; blocks, then triangles,
are looked at in the order of that bound, until it says that nothing nearer can come.
Two triangles are nearest at a corner and a face, at two edges, or where one pierces the
other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.frames import Points, Transform, apply
from viewer.geometry.mesh import Mesh
from viewer.geometry.rays import LEAST_BLOCK, TriangleBlocks, blocks_of

_EDGES = np.array([[0, 1], [1, 2], [2, 0]])
_FEW, _CHUNK, _MOST_BLOCKS = 16, 512, 64
"""Pairs that are looked at together: more at first would be looked at in vain."""
_TINY = 1e-30
Pairs = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gap:
    """Where two surfaces are nearest.

    Attributes
    ----------
    distance_m : float
        0 where they cut each other.
    points_m : (2, 3)
        The nearest point of each, in the frame of the first.
    triangles : (int, int)
        Which triangle of each mesh they lie in.
    """

    distance_m: float
    points_m: Points
    triangles: tuple[int, int]


def gap_between(one: Mesh, other: Mesh, one_from_other: Transform) -> Gap:
    """Return how far two meshes are apart, each with at least one triangle.

    Only surfaces count: a mesh inside another is as far away as its wall is.
    """
    ours, theirs = _Side.of(blocks_of(one)), _Side.of(blocks_of(other), one_from_other)
    best = _Best()
    bounds = _apart(_outer(ours.boxes)[:, :, None], _outer(theirs.boxes)[:, None])
    for at in _nearest_first(bounds, best, _FEW, _MOST_BLOCKS):
        i, j = np.unravel_index(at, bounds.shape)
        inner = _apart(ours.boxes[:, i][:, :, :, None], theirs.boxes[:, j][:, :, None])
        for within in _nearest_first(inner, best, _FEW, _CHUNK):
            pair, a, b = np.unravel_index(within, inner.shape)
            _look_into(ours, theirs, (i[pair], a), (j[pair], b), best)
    return Gap(
        distance_m=best.distance_m, points_m=best.points_m, triangles=best.triangles
    )


def _nearest_first(
    bounds: Points, best: "_Best", few: int, most: int
) -> Iterator[Pairs]:
    """Give the places of the bounds that are under the best, a batch at a time.

    The best gets better meanwhile: what no longer is under it does not come. Batches
    grow from `few`, since the first ones say most, to `most`.
    """
    flat = bounds.ravel()
    near = np.flatnonzero(flat < best.distance_m)
    near = near[np.argsort(flat[near], kind="stable")]
    done = 0
    while done < len(near) and flat[near[done]] < best.distance_m:
        batch = near[done : done + few]
        yield batch[flat[batch] < best.distance_m]
        done, few = done + few, min(2 * few, most)


def shells_round(mesh: Mesh, point_m: Points) -> int:
    """Return how many closed shells of a mesh a point, (3,), lies inside.

    A ray out of a shell leaves it once more than it enters it.
    """
    # A direction that no edge of what is built runs along.
    direction = np.array([0.6134, 0.2817, 0.7378])
    a, b, c = (mesh.points[mesh.triangles[:, k]] for k in range(3))
    across = np.cross(b - a, c - a)
    slope = across @ direction
    inside, distance = _crossing(
        point_m[None], direction[None], np.stack([a, b, c], axis=1)
    )
    met = inside & (distance > 0.0)
    return int(np.sign(slope[met]).sum())


@dataclass(slots=True)
class _Best:
    """The nearest pair so far."""

    distance_m: float = np.inf
    points_m: Points = field(default_factory=lambda: np.zeros((2, 3)))
    triangles: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """Blocks of m smaller blocks of n triangles, in the common frame.

    Attributes
    ----------
    corners : (k, m, n, 3, 3)
    low, high : (k, m, n, 3)
        The box of each triangle.
    boxes : (2, k, m, 3)
        The box of each smaller block.
    order : (k, m, n) int64
    """

    corners: Points
    low: Points
    high: Points
    boxes: Points
    order: NDArray[np.int64]

    @classmethod
    def of(cls, blocks: TriangleBlocks, pose: Transform | None = None) -> "_Side":
        first = blocks.corner
        corners = np.stack([first, first + blocks.side, first + blocks.other], axis=2)
        corners = corners.reshape(len(first), -1, LEAST_BLOCK, 3, 3)
        if pose is not None:
            corners = apply(pose, corners.reshape(-1, 3)).reshape(corners.shape)
        low, high = corners.min(axis=3), corners.max(axis=3)
        boxes = np.array([low.min(axis=2), high.max(axis=2)])
        return cls(corners, low, high, boxes, blocks.order.reshape(corners.shape[:3]))


def _outer(boxes: Points) -> Points:
    """Return the box round each block, (2, k, 3)."""
    return np.array([boxes[0].min(axis=1), boxes[1].max(axis=1)])


def _apart(ours: Points, theirs: Points) -> Points:
    """Return how far boxes are apart; (2, ..., 3), lowest and highest corners."""
    over = np.maximum(ours[0] - theirs[1], theirs[0] - ours[1])
    np.maximum(over, 0.0, out=over)
    distance: Points = np.sqrt(np.einsum("...k,...k->...", over, over))
    return distance


def _look_into(
    ours: _Side,
    theirs: _Side,
    i: tuple[Pairs, Pairs],
    j: tuple[Pairs, Pairs],
    best: _Best,
) -> None:
    """Look at the triangles of pairs of small blocks, the nearest boxes first."""
    bounds = _apart(
        np.array([ours.low[i], ours.high[i]])[:, :, :, None],
        np.array([theirs.low[j], theirs.high[j]])[:, :, None],
    )
    for at in _nearest_first(bounds, best, _FEW, _CHUNK):
        block, a, b = np.unravel_index(at, bounds.shape)
        one = ours.corners[i[0][block], i[1][block], a]
        other = theirs.corners[j[0][block], j[1][block], b]
        meet = bool((bounds[block, a, b] == 0.0).any())
        distances, points = _triangles_apart(one, other, meet=meet)
        place = int(distances.argmin())
        if distances[place] < best.distance_m:
            k = int(block[place])
            best.distance_m = float(distances[place])
            best.points_m = points[place]
            best.triangles = (
                int(ours.order[i[0][k], i[1][k], a[place]]),
                int(theirs.order[j[0][k], j[1][k], b[place]]),
            )


def _triangles_apart(
    one: Points, other: Points, *, meet: bool
) -> tuple[Points, Points]:
    """Return how far n pairs of triangles, (n, 3, 3), are apart, and where: (n, 2, 3).

    Every way in which two triangles can be nearest is tried, all pairs at once; `meet`
    says that some of their boxes do, without which none can pierce another.
    """
    tried = [
        _edges_apart(one, other),
        _corners_over(one, other),
        _swapped(*_corners_over(other, one)),
    ]
    if meet:
        tried += [_pierced(one, other), _swapped(*_pierced(other, one))]
    distances = np.concatenate([distance for distance, _ in tried], axis=1)
    points = np.concatenate([point for _, point in tried], axis=1)
    best = distances.argmin(axis=1)
    rows = np.arange(len(one))
    return distances[rows, best], points[rows, best]


def _swapped(distances: Points, points: Points) -> tuple[Points, Points]:
    return distances, points[:, :, ::-1]


def _edges_apart(one: Points, other: Points) -> tuple[Points, Points]:
    """Return the distances of each edge to each, (n, 9), and the points, (n, 9, 2, 3).

    The nearest points of two segments: those of their lines, drawn back into them.
    """
    start, along = one[:, :, None], (one[:, _EDGES[:, 1]] - one)[:, :, None]
    begin, beside = other[:, None], (other[:, _EDGES[:, 1]] - other)[:, None]
    between = start - begin
    a, e, b = (_dot(along, along), _dot(beside, beside), _dot(along, beside))
    c, f = _dot(along, between), _dot(beside, between)
    a, e = np.maximum(a, _TINY), np.maximum(e, _TINY)
    spread = a * e - b * b
    crossed = spread > 1e-12 * a * e
    s = np.where(crossed, (b * f - c * e) / np.where(crossed, spread, 1.0), 0.0)
    t = (b * np.clip(s, 0.0, 1.0) + f) / e
    t = np.clip(t, 0.0, 1.0)
    s = np.clip((b * t - c) / a, 0.0, 1.0)
    ours, theirs = start + s[..., None] * along, begin + t[..., None] * beside
    points = np.stack([ours, theirs], axis=3).reshape(len(one), 9, 2, 3)
    return np.linalg.norm(points[:, :, 0] - points[:, :, 1], axis=2), points


def _corners_over(one: Points, other: Points) -> tuple[Points, Points]:
    """Return how far our corners lie over their faces, (n, 3), and where.

    Infinite for a corner beside the face: an edge is nearer then.
    """
    a, side, back = other[:, 0], other[:, 1] - other[:, 0], other[:, 2] - other[:, 0]
    across = np.cross(side, back)
    size = np.maximum(_dot(across, across), _TINY)[:, None]
    towards = one - a[:, None]
    u = _dot(np.cross(towards, back[:, None]), across[:, None]) / size
    v = _dot(np.cross(side[:, None], towards), across[:, None]) / size
    over = _dot(towards, across[:, None]) / size
    foot = one - over[..., None] * across[:, None]
    distances = np.abs(over) * np.sqrt(size)
    inside = (u >= 0.0) & (v >= 0.0) & (u + v <= 1.0) & (size > _TINY)
    return np.where(inside, distances, np.inf), np.stack([one, foot], axis=2)


def _pierced(one: Points, other: Points) -> tuple[Points, Points]:
    """Return 0 for our edges, (n, 3), that go through their face, and where."""
    along = one[:, _EDGES[:, 1]] - one
    inside, share = _crossing(one, along, other[:, None])
    through = inside & (share >= 0.0) & (share <= 1.0)
    points = one + np.where(through, share, 0.0)[..., None] * along
    return np.where(through, 0.0, np.inf), np.stack([points, points], axis=2)


def _crossing(
    starts: Points, directions: Points, triangles: Points
) -> tuple[NDArray[np.bool_], Points]:
    """Return whether lines go through triangles, (..., 3, 3), and how far along.

    Distances are in lengths of the directions.
    """
    a = triangles[..., 0, :]
    side, back = triangles[..., 1, :] - a, triangles[..., 2, :] - a
    across = np.cross(side, back)
    slope = _dot(across, directions)
    level = np.abs(slope) < _TINY
    slope = np.where(level, 1.0, slope)
    towards = starts - a
    turned = np.cross(towards, directions)
    u, v = -_dot(turned, back) / slope, _dot(turned, side) / slope
    share = -_dot(towards, across) / slope
    return ~level & (u >= 0.0) & (v >= 0.0) & (u + v <= 1.0), share


def _dot(one: Points, other: Points) -> Points:
    product: Points = (one * other).sum(axis=-1)
    return product
