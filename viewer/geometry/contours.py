"""Where a plane cuts closed meshes: loops, and the regions that they enclose."""

from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
from manifold3d import CrossSection, JoinType, OpType, triangulate
from numpy.typing import NDArray

from viewer.geometry.frames import Points, Transform, apply
from viewer.geometry.mesh import WELD_M, Indices, Mesh, welded
from viewer.geometry.shells import shell_boxes, shell_labels, shell_measures

_FINEST_M = 1e-5
"""Corners of a loop that are nearer to its line are left out."""


# Large odd numbers: places that differ have sums that differ, all but for certain.
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class _Welded:
    """A mesh with its corners joined."""

    points: Points
    triangles: Indices


_welded: WeakKeyDictionary[Mesh, _Welded] = WeakKeyDictionary()
_thicknesses: WeakKeyDictionary[_Welded, NDArray[np.float64]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Loop:
    """Where a plane cuts one shell.

    Attributes
    ----------
    points : (n, 2) float64, metres
        Counter-clockwise round what is solid, seen against the plane's +Z.
    thickness_m : float
        Of the shell: four times its volume by its surface, which is the diameter of a
        rod, or the least side of its box where that is less; 0 where none was asked
        for.
    """

    points: Points
    thickness_m: float


def loops_of(
    mesh: Mesh, plane_from_mesh: Transform, *, with_thickness: bool = False
) -> list[Loop]:
    """Return the loops in which the plane z = 0 cuts a mesh; none if it is not closed.

    The mesh is welded, and its shells are told apart, once and as long as it is there.

    Notes
    -----
    In each triangle that is cut the loop runs from the edge that goes down to the one
    that goes up, and on where the neighbour's edge goes down.
    """
    whole = _welded_of(mesh)
    heights = whole.points @ plane_from_mesh[2, :3] + plane_from_mesh[2, 3]
    above = heights > 0.0
    a, b, c = (above[column] for column in whole.triangles.T)
    rows = np.flatnonzero((a != b) | (b != c))
    if not len(rows):
        return []
    starts = whole.triangles[rows]
    after = starts[:, [1, 2, 0]]
    down = above[starts] & ~above[after]
    up = ~above[starts] & above[after]
    high, low = starts[down], after[down]
    following = _following((high, low), (after[up], starts[up]))
    if following is None:
        return []
    share = (heights[high] / (heights[high] - heights[low]))[:, None]
    start_m, end_m = whole.points[high], whole.points[low]
    places = apply(plane_from_mesh, start_m + share * (end_m - start_m))[:, :2]
    cycles = _cycles(following)
    first = rows[[cycle[0] for cycle in cycles]]
    thick = _thickness_of(whole)[first] if with_thickness else np.zeros(len(first))
    return [
        Loop(points=places[cycle], thickness_m=thickness)
        for cycle, thickness in zip(cycles, thick.tolist(), strict=True)
    ]


def _following(
    inward: tuple[Indices, Indices], outward: tuple[Indices, Indices]
) -> list[int] | None:
    """Return which segment follows each: the one that begins on the edge it ends on.

    Edges are pairs of points, the upper first; None where they do not all match.
    """
    keys = [high.astype(np.int64) << 32 | low for high, low in (inward, outward)]
    orders = [np.argsort(key, kind="stable") for key in keys]
    if not np.array_equal(keys[0][orders[0]], keys[1][orders[1]]):
        return None
    following = np.zeros(len(keys[0]), dtype=np.int64)
    following[orders[1]] = orders[0]
    return list(following.tolist())


def _welded_of(mesh: Mesh) -> _Welded:
    found = _welded.get(mesh)
    if found is None:
        points, triangles = _quickly_welded(mesh)
        found = _welded[mesh] = _Welded(points=points, triangles=triangles)
    return found


def _quickly_welded(mesh: Mesh) -> tuple[Points, Indices]:
    """Return what `welded` does, by sorting one number for each place, not three."""
    places = np.round(mesh.points / WELD_M).astype(np.int64)
    sums = (places.view(np.uint64) * _MIX).sum(axis=1, dtype=np.uint64)
    _, first, index = np.unique(sums, return_index=True, return_inverse=True)
    if not np.array_equal(places[first][index], places):
        return welded(mesh)
    triangles = index[mesh.triangles].astype(np.int32)
    a, b, c = triangles.T
    return mesh.points[first], triangles[(a != b) & (b != c) & (c != a)]


def _thickness_of(mesh: _Welded) -> NDArray[np.float64]:
    """Return the thickness of each triangle's shell; see `manifolds.thickness_of`."""
    found = _thicknesses.get(mesh)
    if found is None:
        points, triangles = mesh.points, mesh.triangles
        labels, count = shell_labels(triangles, len(points))
        volumes, surfaces = shell_measures(points, triangles, labels, count)
        boxes = shell_boxes(points, triangles, labels, count)
        sides = np.ptp(boxes, axis=1).min(axis=1)
        found = np.minimum(sides, 4.0 * volumes / surfaces)[labels]
        _thicknesses[mesh] = found
    return found


def _cycles(following: list[int]) -> list[list[int]]:
    """Return the cycles of a permutation."""
    found, seen = [], [False] * len(following)
    for first in range(len(following)):
        if not seen[first]:
            cycle, place = [], first
            while not seen[place]:
                seen[place] = True
                cycle.append(place)
                place = following[place]
            found.append(cycle)
    return found


# --- regions --------------------------------------------------------------------------


def region_of(loops: Sequence[Loop]) -> CrossSection:
    """Return all that is inside of any of the loops."""
    usable = [loop.points for loop in loops if len(loop.points) > 2]
    return CrossSection(usable) if usable else CrossSection()


def room_in(region: CrossSection, wall_m: float) -> CrossSection:
    """Return what of a region is further than a wall's thickness from its edge."""
    return region.offset(-wall_m, JoinType.Miter)


def all_of(regions: Sequence[CrossSection]) -> CrossSection:
    """Return the union of regions."""
    return CrossSection.batch_boolean(list(regions), OpType.Add)


def face_of(region: CrossSection, mesh_from_plane: Transform) -> Mesh | None:
    """Return a region of the plane z = 0 as a flat mesh facing +Z; None if empty."""
    polygons = region.simplify(_FINEST_M).to_polygons()
    if not polygons:
        return None
    flat = np.concatenate(polygons)
    points = np.concatenate([flat, np.zeros((len(flat), 1))], axis=1)
    triangles = np.asarray(triangulate(polygons), dtype=np.int32)
    if not len(triangles):
        return None
    return Mesh(
        points=apply(mesh_from_plane, points),
        normals=np.tile(mesh_from_plane[:3, 2], (len(points), 1)),
        triangles=triangles,
    )
