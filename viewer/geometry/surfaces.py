"""Shading and skinning: how points become closed meshes with the right normals."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.frames import Points, frozen
from viewer.geometry.mesh import Indices, Mesh

CREASE_DEG = 35.0
"""Faces that meet at a larger angle than this show an edge."""

_TINY = 1e-12
_QUAD = np.array([[0, 1, 2], [0, 2, 3]], dtype=np.int32)


@lru_cache(maxsize=256)
def unit_circle(segments: int) -> Points:
    """Return `segments` points round the unit circle, (n, 2), from angle 0 on."""
    angle = np.arange(segments) * (2.0 * np.pi / segments)
    return frozen(np.column_stack([np.cos(angle), np.sin(angle)]))


def arc(start_deg: float, end_deg: float, chords: int) -> Points:
    """Return the points of a unit arc, (chords + 1, 2), both ends included."""
    angle = np.radians(np.linspace(start_deg, end_deg, chords + 1))
    return np.column_stack([np.cos(angle), np.sin(angle)])


def normalised(vectors: Points) -> Points:
    """Return vectors, (..., k), at unit length; a zero vector stays zero."""
    length = np.sqrt(np.einsum("...i,...i->...", vectors, vectors))
    scaled: Points = vectors / np.maximum(length, _TINY)[..., None]
    return scaled


def cross(first: Points, second: Points) -> Points:
    """Return the cross products along the last axis; `np.cross` takes twice as long."""
    a, b, c = first[..., 0], first[..., 1], first[..., 2]
    d, e, f = second[..., 0], second[..., 1], second[..., 2]
    return np.stack([b * f - c * e, c * d - a * f, a * e - b * d], axis=-1)


def band(first: int, second: int, count: int, *, wrap: bool = True) -> Indices:
    """Return the triangles between two rows of `count` vertices, (2 n, 3).

    Row `first` (index of its first vertex) is the lower one; counting on in the
    row is counter-clockwise seen from outside with `second` above.
    """
    here = np.arange(count if wrap else count - 1, dtype=np.int32)
    following = (here + 1) % count
    a, b = here + first, following + first
    c, d = following + second, here + second
    return np.concatenate([np.column_stack([a, b, c]), np.column_stack([a, c, d])])


def fan(first: int, count: int) -> Indices:
    """Return the triangles of a convex polygon of consecutive vertices, (n - 2, 3)."""
    here = np.arange(1, count - 1, dtype=np.int32)
    return np.column_stack([np.full_like(here, first), here + first, here + first + 1])


def face_normals(points: Points, triangles: Indices) -> Points:
    """Return the normals of triangles, (m, 3), as long as twice their area."""
    a, b, c = points[triangles[:, 0]], points[triangles[:, 1]], points[triangles[:, 2]]
    return cross(b - a, c - a)


def faceted(points: Points, triangles: Indices) -> Mesh:
    """Return a mesh in which every triangle is flat and owns its vertices."""
    corners = points[triangles].reshape(-1, 3)
    normals = np.repeat(normalised(face_normals(points, triangles)), 3, axis=0)
    order = np.arange(len(corners), dtype=np.int32).reshape(-1, 3)
    return Mesh(points=corners, normals=normals, triangles=order)


def flat_quads(corners: Points) -> Mesh:
    """Return flat four-sided faces, (q, 4, 3) counter-clockwise seen from outside."""
    across = cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1])
    start = np.arange(len(corners), dtype=np.int32)[:, None, None] * 4
    return Mesh(
        points=corners.reshape(-1, 3),
        normals=np.repeat(normalised(across), 4, axis=0),
        triangles=(start + _QUAD).reshape(-1, 3),
    )


def _corner_pairs(triangles: Indices) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return every ordered pair of triangle corners that share a point."""
    vertex = triangles.reshape(-1)
    order = np.argsort(vertex, kind="stable")
    _, starts, counts = np.unique(vertex[order], return_index=True, return_counts=True)
    group_size = np.repeat(counts, counts)
    group_start = np.repeat(starts, counts)
    left = np.repeat(np.arange(len(order)), group_size)
    run = np.arange(len(left)) - np.repeat(
        np.cumsum(group_size) - group_size, group_size
    )
    return order[left], order[np.repeat(group_start, group_size) + run]


def _corner_angles(points: Points, triangles: Indices) -> Points:
    """Return the angle at each triangle's corner, (3 m,), radians."""
    corners = points[triangles]
    ahead = normalised(np.roll(corners, -1, axis=1) - corners)
    cosine = -np.einsum("ijk,ijk->ij", ahead, np.roll(ahead, 1, axis=1))
    angles: Points = np.arccos(np.clip(cosine, -1.0, 1.0)).reshape(-1)
    return angles


def creased(points: Points, triangles: Indices, crease_deg: float = CREASE_DEG) -> Mesh:
    """Return a mesh that is smooth but at edges sharper than `crease_deg`.

    Points at one place must be one point. Each corner takes the mean of the
    faces round it that lie within the crease angle, weighted by their area and
    by their angle there: so the large faces keep their own normals, narrow
    bevels blend, and it does not matter how a quad is cut into triangles.
    """
    across = face_normals(points, triangles)
    facing = normalised(across)
    here, there = _corner_pairs(triangles)
    near = np.einsum("ij,ij->i", facing[here // 3], facing[there // 3])
    weight = _corner_angles(points, triangles)[there]
    weight = np.where(near > np.cos(np.radians(crease_deg)), weight, 0.0)
    corner_normals = np.zeros((triangles.size, 3))
    for k in range(3):
        share = weight * across[there // 3, k]
        corner_normals[:, k] = np.bincount(here, share, triangles.size)
    return _joined(points, triangles, normalised(corner_normals))


def _joined(points: Points, triangles: Indices, corner_normals: Points) -> Mesh:
    """Return the mesh in which corners with one point and one normal are one vertex."""
    vertex = triangles.reshape(-1).astype(np.int64)
    cell = np.round(corner_normals * 500.0).astype(np.int64) + 512
    key = ((vertex * 1024 + cell[:, 0]) * 1024 + cell[:, 1]) * 1024 + cell[:, 2]
    _, first, index = np.unique(key, return_index=True, return_inverse=True)
    return Mesh(
        points=points[vertex[first]],
        normals=corner_normals[first],
        triangles=index.reshape(-1, 3).astype(np.int32),
    )


def loft(
    rings: Points | Sequence[Points],
    *,
    crease_deg: float = CREASE_DEG,
    looped: bool = False,
) -> Mesh:
    """Return the closed skin through rings of equally many points.

    Parameters
    ----------
    rings : (k, n, 3)
        Each ring runs counter-clockwise about the direction from the first ring
        to the last. A ring may shrink to one point.
    crease_deg : float
        Edges sharper than this are shown.
    looped : bool
        Join the last ring to the first; else the end rings, which must be
        convex, are closed flat.
    """
    rings = np.asarray(rings, dtype=float)
    count, size = rings.shape[:2]
    pairs = [(k, (k + 1) % count) for k in range(count if looped else count - 1)]
    skins = [band(a * size, b * size, size) for a, b in pairs]
    if not looped:
        skins += [fan(0, size)[:, ::-1], fan((count - 1) * size, size)]
    return creased(
        *_without_slivers(rings.reshape(-1, 3), np.concatenate(skins)), crease_deg
    )


def slab(outer: Points, inner: Points, crease_deg: float = CREASE_DEG) -> Mesh:
    """Return the closed plate between two grids of points, both (m, n, 3).

    Counting along a row, with the next row above, is counter-clockwise seen from
    the outer side.
    """
    rows, count = outer.shape[:2]
    skins = [
        band(k * count, (k + 1) * count, count, wrap=False) for k in range(rows - 1)
    ]
    top = np.concatenate(skins)
    index = np.arange(rows * count, dtype=np.int32).reshape(rows, count)
    edge = np.concatenate(
        [index[0, :-1], index[:-1, -1], index[-1, :0:-1], index[:0:-1, 0]]
    )
    under = np.int32(rows * count)
    ahead = np.roll(edge, -1)
    wall = np.concatenate(
        [
            np.column_stack([edge + under, ahead + under, ahead]),
            np.column_stack([edge + under, ahead, edge]),
        ]
    )
    triangles = np.concatenate([top, top[:, ::-1] + under, wall]).astype(np.int32)
    points = np.concatenate([outer.reshape(-1, 3), inner.reshape(-1, 3)])
    return creased(points, triangles, crease_deg)


def _without_slivers(points: Points, triangles: Indices) -> tuple[Points, Indices]:
    """Return the points and triangles with coinciding points made one."""
    keys = np.round(points * 1e7).astype(np.int64)
    _, first, index = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    joined = index.reshape(-1)[triangles].astype(np.int32)
    a, b, c = joined.T
    return points[first], joined[(a != b) & (b != c) & (c != a)]
