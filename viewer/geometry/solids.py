"""Closed solids that the part kinds are put together from.

All are vectorised, wound counter-clockwise seen from outside, and split where
they have an edge. Counts of segments come from `Detail.segments`.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from viewer.geometry.frames import Points, Transform
from viewer.geometry.mesh import Indices, Mesh
from viewer.geometry.surfaces import (
    CREASE_DEG,
    arc,
    band,
    creased,
    cross,
    fan,
    flat_quads,
    loft,
    normalised,
    slab,
    unit_circle,
)
from viewer.geometry.turning import revolve

__all__ = [
    "arc_panel",
    "box",
    "boxes",
    "cone",
    "cylinder",
    "extrude",
    "loft",
    "repeated",
    "revolve",
    "rods",
    "slab",
    "sphere",
    "torus_ring",
    "tube_path",
]

# A smaller bevel would only make needles of triangles.
_LEAST_BEVEL_M = 1e-4

# The corners of a unit cube, bit by bit: x is bit 0, y bit 1, z bit 2.
_CUBE = np.array([[(k >> axis & 1) - 0.5 for axis in range(3)] for k in range(8)])
# Its faces, counter-clockwise from outside: -x +x -y +y -z +z.
_FACES = np.array(
    [
        [0, 4, 6, 2],
        [1, 3, 7, 5],
        [0, 1, 5, 4],
        [2, 6, 7, 3],
        [0, 2, 3, 1],
        [4, 5, 7, 6],
    ]
)
_FACE_NORMALS = np.array(
    [[-1, 0, 0], [1, 0, 0], [0, -1, 0], [0, 1, 0], [0, 0, -1], [0, 0, 1]], dtype=float
)


def _bevelled_triangles() -> Indices:
    """Return the triangles of a bevelled cube with one vertex per face and corner."""
    at = {(f, c): 4 * f + k for f, row in enumerate(_FACES) for k, c in enumerate(row)}
    flat = [
        [4 * f + np.array([0, 1, 2]), 4 * f + np.array([0, 2, 3])] for f in range(6)
    ]
    triangles = [list(t) for pair in flat for t in pair]
    for face, row in enumerate(_FACES):
        for a, b in zip(row, np.roll(row, -1), strict=True):
            # The neighbour runs the shared edge from b to a; each edge is met twice.
            other = next(g for g in range(6) if g != face and {a, b} <= set(_FACES[g]))
            triangles.append([at[face, b], at[face, a], at[other, a]])
    for corner in range(8):
        three = [f for f in range(6) if corner in _FACES[f]]
        normals = _FACE_NORMALS[three]
        if np.dot(np.cross(normals[0], normals[1]), normals[2]) < 0.0:
            three.reverse()
        triangles.append([at[f, corner] for f in three])
    return np.array(triangles, dtype=np.int32)


_BEVELLED = _bevelled_triangles()


def boxes(centres_m: Points, sizes_m: Points, bevel_m: float = 0.0) -> Mesh:
    """Return many boxes along the axes as one mesh.

    Parameters
    ----------
    centres_m : (n, 3), metres
    sizes_m : (n, 3) or (3,), metres
    bevel_m : float
        Cut off every edge; at most a third of a side is taken. The bevel is
        shaded as a rounding, from one face's normal to the next.
    """
    centres = np.atleast_2d(np.asarray(centres_m, dtype=float))
    sizes = np.broadcast_to(np.asarray(sizes_m, dtype=float), centres.shape)
    corners = centres[:, None, None] + _CUBE[_FACES] * sizes[:, None, None]
    if bevel_m < _LEAST_BEVEL_M:
        return flat_quads(corners.reshape(-1, 4, 3))
    cut = np.minimum(bevel_m, sizes / 3.0)[:, None, None]
    corners = corners - np.sign(_CUBE)[_FACES] * cut * (
        1.0 - np.abs(_FACE_NORMALS[:, None])
    )
    start = np.arange(len(centres), dtype=np.int32)[:, None, None] * 24
    return Mesh(
        points=corners.reshape(-1, 3),
        normals=np.tile(np.repeat(_FACE_NORMALS, 4, axis=0), (len(centres), 1)),
        triangles=(start + _BEVELLED).reshape(-1, 3),
    )


def box(
    size_m: Sequence[float],
    *,
    centre_m: Sequence[float] = (0.0, 0.0, 0.0),
    bevel_m: float = 0.0,
) -> Mesh:
    """Return a box of `size_m` along X, Y and Z about `centre_m`."""
    return boxes(np.array([centre_m]), np.array([size_m]), bevel_m)


def _frames(directions: Points) -> tuple[Points, Points]:
    """Return two unit vectors square to each direction: right-handed with it."""
    ahead = normalised(directions)
    steep = np.abs(ahead[..., 2:]) > 0.9
    aside = np.where(steep, [1.0, 0.0, 0.0], [0.0, 0.0, 1.0])
    first = normalised(cross(aside, ahead))
    return first, cross(ahead, first)


def rods(
    starts_m: Points,
    ends_m: Points,
    radius_m: float | Points,
    segments: int,
    *,
    end_radius_m: float | Points | None = None,
) -> Mesh:
    """Return many straight round rods, or cone frustums, as one mesh; ends closed.

    Parameters
    ----------
    starts_m, ends_m : (n, 3), metres
        The centres of the two ends; no rod may have length zero.
    radius_m, end_radius_m : float or (n,)
        At the start and at the end; the same where only one is given. None may
        be zero: a point is made with `cone`.
    """
    starts, ends = np.atleast_2d(starts_m), np.atleast_2d(ends_m)
    count = len(starts)
    first_radius = np.broadcast_to(radius_m, count)
    last_radius = np.broadcast_to(
        first_radius if end_radius_m is None else end_radius_m, count
    )
    length = np.linalg.norm(ends - starts, axis=1)
    ahead = (ends - starts) / length[:, None]
    across, up = _frames(ahead)
    circle = unit_circle(segments)
    around = circle[:, :1] * across[:, None] + circle[:, 1:] * up[:, None]
    low = starts[:, None] + around * first_radius[:, None, None]
    high = ends[:, None] + around * last_radius[:, None, None]
    slope = ((first_radius - last_radius) / length)[:, None, None]
    side = normalised(around + ahead[:, None] * slope)
    along = np.broadcast_to(ahead[:, None], around.shape)
    n = segments
    pattern = np.concatenate([band(0, n, n), fan(2 * n, n)[:, ::-1], fan(3 * n, n)])
    start = np.arange(count, dtype=np.int32)[:, None, None] * (4 * n)
    return Mesh(
        points=np.concatenate([low, high, low, high], axis=1).reshape(-1, 3),
        normals=np.concatenate([side, side, -along, along], axis=1).reshape(-1, 3),
        triangles=(start + pattern).reshape(-1, 3),
    )


def cylinder(
    start_m: Sequence[float], end_m: Sequence[float], radius_m: float, segments: int
) -> Mesh:
    """Return a closed cylinder between the centres of its ends."""
    return rods(np.array([start_m]), np.array([end_m]), radius_m, segments)


def cone(
    start_m: Sequence[float],
    end_m: Sequence[float],
    start_radius_m: float,
    end_radius_m: float,
    segments: int,
) -> Mesh:
    """Return a closed cone or frustum between the centres of its ends."""
    start, end = np.array([start_m], dtype=float), np.array([end_m], dtype=float)
    if min(start_radius_m, end_radius_m) > 0.0:
        return rods(start, end, start_radius_m, segments, end_radius_m=end_radius_m)
    across, up = _frames(end - start)
    circle = unit_circle(segments)
    around = circle[:, :1] * across + circle[:, 1:] * up
    return loft(
        np.array([start + around * start_radius_m, end + around * end_radius_m])
    )


def tube_path(points_m: Points, diameter_m: float, segments: int) -> Mesh:
    """Return a round tube along straight pieces, mitred at the bends; ends closed.

    Bends above about 150 degrees are cut square, as their mitre would be a spike.
    """
    points = _distinct(np.asarray(points_m, dtype=float))
    ahead = normalised(np.diff(points, axis=0))
    around = _carried(ahead, segments)
    radius = diameter_m / 2.0
    rings = np.repeat(points, segments, axis=0).reshape(-1, segments, 3).copy()
    rings[0] += around[0] * radius
    rings[1:] += around * radius
    rings[1:-1] += _mitre(ahead, around * radius)
    return _tube_mesh(rings, around, ahead)


def _distinct(points: Points) -> Points:
    keep = np.linalg.norm(np.diff(points, axis=0), axis=1) > 1e-6
    if not keep.any():
        raise ValueError("a tube needs two points that differ")
    distinct: Points = points[np.concatenate([[True], keep])]
    return distinct


def _carried(ahead: Points, segments: int) -> Points:
    """Return the circle round each piece, (k, n, 3), carried on without twist."""
    across, up = _frames(ahead[:1])
    circle = unit_circle(segments)
    rings = [circle[:, :1] * across + circle[:, 1:] * up]
    for old, new in pairwise(ahead):
        half = old + new
        if half @ half < 1e-6:
            rings.append(rings[-1])
            continue
        # Mirroring twice turns `old` into `new` by the shortest way.
        ring = rings[-1] - np.outer(rings[-1] @ half, half) * (2.0 / (half @ half))
        rings.append(ring - 2.0 * np.outer(ring @ new, new))
    return np.array(rings)


def _mitre(ahead: Points, offsets: Points) -> Points:
    """Return how far each ring at a bend is pushed along the piece before it."""
    half = ahead[:-1] + ahead[1:]
    reach = np.einsum("ij,ij->i", ahead[:-1], half)
    push = (
        -np.einsum("ijk,ik->ij", offsets[:-1], half) / np.maximum(reach, 1e-9)[:, None]
    )
    push[reach < 0.13] = 0.0
    pushed: Points = push[..., None] * ahead[:-1, None]
    return pushed


def _tube_mesh(rings: Points, around: Points, ahead: Points) -> Mesh:
    """Return the tube through rings, each bend with an edge only where it is sharp."""
    pieces, n = around.shape[:2]
    points = np.stack([rings[:-1], rings[1:]], axis=1).reshape(-1, 3)
    normals = np.stack([around, around], axis=1)
    gentle = np.einsum("ij,ij->i", ahead[:-1], ahead[1:]) > np.cos(
        np.radians(CREASE_DEG)
    )
    mean = normalised(around[:-1] + around[1:])
    normals[:-1, 1][gentle] = mean[gentle]
    normals[1:, 0][gentle] = mean[gentle]
    skin = [band(2 * k * n, (2 * k + 1) * n, n) for k in range(pieces)]
    last = 2 * pieces * n
    caps = [fan(last, n)[:, ::-1], fan(last + n, n)]
    flat = np.repeat(np.array([-ahead[0], ahead[-1]]), n, axis=0)
    return Mesh(
        points=np.concatenate([points, rings[0], rings[-1]]),
        normals=np.concatenate([normals.reshape(-1, 3), flat]),
        triangles=np.concatenate([*skin, *caps]),
    )


def torus_ring(
    diameter_m: float, tube_m: float, segments: int, *, tube_segments: int = 8
) -> Mesh:
    """Return a ring about +X at x = 0; `diameter_m` is that of its centre line."""
    profile = unit_circle(tube_segments) * (tube_m / 2.0) + [0.0, diameter_m / 2.0]
    return revolve(profile, segments, closed=True, crease_deg=180.0)


def sphere(radius_m: float, segments: int) -> Mesh:
    """Return a ball about the origin with its poles on X."""
    half = arc(180.0, 0.0, max(2, segments // 2)) * radius_m
    half[[0, -1], 1] = 0.0
    return revolve(half, segments, crease_deg=180.0)


def extrude(polygon_yz_m: Points, length_m: float, *, start_m: float = 0.0) -> Mesh:
    """Return a prism along +X from `start_m` over a simple polygon, (n, 2)."""
    polygon = np.asarray(polygon_yz_m, dtype=float)
    ahead = np.roll(polygon, -1, axis=0)
    if np.sum(polygon[:, 0] * ahead[:, 1] - polygon[:, 1] * ahead[:, 0]) < 0.0:
        polygon = polygon[::-1]
    n = len(polygon)
    low = np.column_stack([np.full(n, start_m), polygon])
    cap = _ear_clipped(polygon)
    points = np.concatenate([low, low + np.array([length_m, 0.0, 0.0])])
    return creased(
        points, np.concatenate([band(0, n, n), cap[:, ::-1], cap + np.int32(n)])
    )


def _ear_clipped(polygon: Points) -> Indices:
    """Return the triangles of a simple counter-clockwise polygon, (n - 2, 3)."""
    left = list(range(len(polygon)))
    triangles = []
    while len(left) > 3:
        ear = next((k for k in range(len(left)) if _is_ear(polygon, left, k)), 0)
        triangles.append([left[ear - 1], left[ear], left[(ear + 1) % len(left)]])
        del left[ear]
    return np.array([*triangles, left], dtype=np.int32)


def _is_ear(polygon: Points, left: list[int], k: int) -> bool:
    a, b, c = polygon[left[k - 1]], polygon[left[k]], polygon[left[(k + 1) % len(left)]]
    if _turn(a, b, c[None])[0] <= 1e-12:
        return False
    corners = {left[k - 1], left[k], left[(k + 1) % len(left)]}
    rest = polygon[[i for i in left if i not in corners]]
    inside = (
        (_turn(a, b, rest) >= 0) & (_turn(b, c, rest) >= 0) & (_turn(c, a, rest) >= 0)
    )
    return not bool(inside.any())


def _turn(a: Points, b: Points, points: Points) -> Points:
    """Return twice the area of a, b and each point: positive to the left."""
    area: Points = (b[0] - a[0]) * (points[:, 1] - a[1]) - (b[1] - a[1]) * (
        points[:, 0] - a[0]
    )
    return area


def arc_panel(  # noqa: PLR0913 - a slab has three extents in two ways each
    radius_m: float,
    thickness_m: float,
    span_m: tuple[float, float],
    arc_deg: tuple[float, float],
    chords: int,
    *,
    bevel_m: float = 0.0,
) -> Mesh:
    """Return a curved slab on a cylinder about +X, its edges bevelled outside.

    Parameters
    ----------
    radius_m, thickness_m : float
        Of the slab's inner face, and outward from there.
    span_m : (float, float)
        Where it begins and ends along X.
    arc_deg : (float, float)
        Where it begins and ends about +X, from +Y towards +Z.
    """
    low, high = span_m
    around = arc(*arc_deg, chords)
    top = radius_m + thickness_m
    bevel = min(bevel_m, thickness_m / 2.0, (high - low) / 4.0)
    rows = [(low, top), (high, top)]
    if bevel > 0.0:
        rows = [(low, top - bevel), (low + bevel, top)]
        rows += [(high - bevel, top), (high, top - bevel)]
    outer = np.array([np.insert(around * r, 0, x, axis=1) for x, r in rows])
    inner = outer.copy()
    inner[..., 1:] = around * radius_m
    return slab(outer, inner)


def repeated(mesh: Mesh, target_from_source: Sequence[Transform]) -> Mesh:
    """Return one mesh with a copy at each rigid transform."""
    moves = np.asarray(target_from_source)
    turn, shift = moves[:, :3, :3], moves[:, :3, 3]
    count, size = len(moves), np.int32(len(mesh.points))
    start = np.arange(count, dtype=np.int32)[:, None, None] * size
    return Mesh(
        points=(mesh.points @ turn.transpose(0, 2, 1) + shift[:, None]).reshape(-1, 3),
        normals=(mesh.normals @ turn.transpose(0, 2, 1)).reshape(-1, 3),
        triangles=(start + mesh.triangles).reshape(-1, 3).astype(np.int32),
        uv=None if mesh.uv is None else np.tile(mesh.uv, (count, 1)),
    )
