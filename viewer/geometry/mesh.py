"""Triangle meshes as plain arrays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.frames import Points, Transform, apply

Indices: TypeAlias = NDArray[np.int32]

# Two corners closer than this are the same point: far under any real seam and
# far over the rounding of the transforms that bring them together.
WELD_M = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class Mesh:
    """A triangle mesh with a normal at each vertex.

    Vertices are split where the surface has a crease, so that the normals are
    right on both sides; `welded` joins them again by position.

    Attributes
    ----------
    points : (n, 3) float64, metres
    normals : (n, 3) float64, unit length, outward
    triangles : (m, 3) int32, counter-clockwise seen from outside
    uv : (n, 2) float64 or None
        Texture coordinates, metres on the surface.
    """

    points: Points
    normals: Points
    triangles: Indices
    uv: NDArray[np.float64] | None = None

    @property
    def bounds_m(self) -> Points:
        """The axis-aligned box, (2, 3): lowest and highest corner, metres."""
        return np.array([self.points.min(axis=0), self.points.max(axis=0)])


def moved(mesh: Mesh, target_from_source: Transform) -> Mesh:
    """Return the mesh in the target frame; a mirroring transform turns its faces."""
    turn = target_from_source[:3, :3]
    flipped = np.linalg.det(turn) < 0.0
    return Mesh(
        points=apply(target_from_source, mesh.points),
        normals=mesh.normals @ turn.T,
        triangles=mesh.triangles[:, ::-1] if flipped else mesh.triangles,
        uv=mesh.uv,
    )


def merged(meshes: Sequence[Mesh]) -> Mesh:
    """Return one mesh that holds all of them; nothing is welded."""
    offsets = np.cumsum([0, *(len(mesh.points) for mesh in meshes)])
    return Mesh(
        points=np.concatenate([mesh.points for mesh in meshes]),
        normals=np.concatenate([mesh.normals for mesh in meshes]),
        triangles=np.concatenate(
            [m.triangles + np.int32(o) for m, o in zip(meshes, offsets, strict=False)]
        ).astype(np.int32),
        uv=_merged_uv(meshes),
    )


def _merged_uv(meshes: Sequence[Mesh]) -> NDArray[np.float64] | None:
    if all(mesh.uv is None for mesh in meshes):
        return None
    return np.concatenate(
        [np.zeros((len(m.points), 2)) if m.uv is None else m.uv for m in meshes]
    )


def welded(mesh: Mesh) -> tuple[Points, Indices]:
    """Return points and triangles with the corners at one place made one.

    Triangles that the welding collapses are left out.
    """
    points, triangles, kept = welded_faces(mesh)
    return points, triangles[kept]


def welded_faces(mesh: Mesh) -> tuple[Points, Indices, NDArray[np.bool_]]:
    """Return points made one by place, every triangle, and which did not collapse."""
    keys = np.round(mesh.points / WELD_M).astype(np.int64)
    _, first, index = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    triangles = index.reshape(-1)[mesh.triangles].astype(np.int32)
    a, b, c = triangles.T
    return mesh.points[first], triangles, (a != b) & (b != c) & (c != a)


def is_closed(mesh: Mesh) -> bool:
    """Return whether every edge of the welded mesh is run once each way.

    Edges that several shells share are counted, so touching shells pass as long
    as each is closed.
    """
    _, triangles = welded(mesh)
    if not len(triangles):
        return False
    edges = np.concatenate(
        [triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]]
    )
    there = np.sort(edges[:, 0].astype(np.int64) << 32 | edges[:, 1])
    back = np.sort(edges[:, 1].astype(np.int64) << 32 | edges[:, 0])
    return bool(np.array_equal(there, back))


def volume_m3(mesh: Mesh) -> float:
    """Return the signed volume that a closed mesh encloses, cubic metres.

    The divergence theorem: a sixth of the sum of the triple products.
    """
    a, b, c = (mesh.points[mesh.triangles[:, k]] for k in range(3))
    return float(np.einsum("ij,ij->", a, np.cross(b, c)) / 6.0)


def union_bounds(boxes: Iterable[Points]) -> Points:
    """Return the box round all boxes, each (2, 3)."""
    stacked = np.array(list(boxes))
    return np.array([stacked[:, 0].min(axis=0), stacked[:, 1].max(axis=0)])


def box_corners(bounds_m: Points) -> Points:
    """Return the eight corners of a box, (8, 3)."""
    low, high = bounds_m
    corners: Points = np.where(_IS_LOW, low, high)
    return corners


_IS_LOW = np.array(np.meshgrid([0, 1], [0, 1], [0, 1])).reshape(3, -1).T == 0
"""(8, 3): where a corner of a box has the lower coordinate."""
