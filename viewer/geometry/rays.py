"""Rays against triangle meshes: what a straight line meets first.

A mesh is cut once into blocks of neighbouring triangles with a box round each. A ray
tests the boxes all at once, then the triangles of the few that it enters. The blocks
live as long as their mesh.
"""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.frames import Points
from viewer.geometry.mesh import Mesh

LEAST_BLOCK, _MOST_BLOCK = 16, 128
"""Powers of two, so that larger blocks are made of whole smaller ones."""
_CELLS = 1023
"""Per axis, of the grid along which triangles are put in order: ten bits."""
_TINY = 1e-300
_ROUNDING_M = 1e-9
_SLACK = 1e-7
"""Of a triangle's width, by which it is wider: rays do not slip between two."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ray:
    """A half line: `origin_m` (3,) and `direction` (3,), which has unit length."""

    origin_m: Points
    direction: Points


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TriangleBlocks:
    """The triangles of a mesh in k blocks of n, neighbours together.

    Attributes
    ----------
    boxes : (2, k, 3)
        The lowest and the highest corner of each block.
    corner, side, other : (k, n, 3)
        A corner of each triangle, and the two sides that leave it.
    across : (k, n, 3)
        The sides' cross product. The last block is filled up with nothing.
    order : (k, n) int64
        The triangles' places in the mesh.
    """

    boxes: Points
    corner: Points
    side: Points
    other: Points
    across: Points
    order: NDArray[np.int64]

    def first_hit(
        self, origin: Points, direction: Points, nearest: float = np.inf
    ) -> tuple[float, int] | None:
        """Return how far along the ray the first triangle lies, and which it is.

        `origin` and `direction`, (3,), are in the mesh's frame; the distance is in
        lengths of `direction`. What is not nearer than `nearest` is not looked at.
        Both sides of a triangle are hit.
        """
        entered = entries(self.boxes, origin, direction)
        found = np.flatnonzero(entered < nearest)
        if not len(found):
            return None
        distances = self._distances(found, origin, direction)
        place = int(distances.argmin())
        block, within = divmod(place, distances.shape[1])
        distance = float(distances[block, within])
        if not distance < nearest:
            return None
        return distance, int(self.order[found[block], within])

    def _distances(
        self, blocks: NDArray[np.intp], origin: Points, direction: Points
    ) -> Points:
        """Return the distance to each triangle of some blocks, infinite if missed.

        Cramer's rule, as Moller and Trumbore put it.
        """
        across = self.across[blocks]
        towards = origin - self.corner[blocks]
        slope = across @ direction
        turned = towards @ _crossing(direction)
        with np.errstate(divide="ignore", invalid="ignore"):
            u = np.einsum("ijk,ijk->ij", turned, self.other[blocks]) / -slope
            v = np.einsum("ijk,ijk->ij", turned, self.side[blocks]) / slope
            distance = np.einsum("ijk,ijk->ij", towards, across) / -slope
            inside = (u >= -_SLACK) & (v >= -_SLACK) & (u + v <= 1.0 + _SLACK)
        distances: Points = np.where(inside & (distance >= 0.0), distance, np.inf)
        return distances


def entries(boxes: Points, origin: Points, direction: Points) -> Points:
    """Return where a ray enters boxes, (2, k, 3): (k,), infinite where it misses.

    `origin` and `direction` are (3,), or (k, 3) with one for each box. A ray that
    starts in a box enters it at 0.
    """
    # Tiny instead of nought: a ray that runs along a side is then between the two.
    along = np.where(direction == 0.0, _TINY, direction)
    with np.errstate(over="ignore"):
        slabs = (boxes - origin) / along
    low = np.minimum(slabs[0], slabs[1]).max(axis=-1)
    high = np.maximum(slabs[0], slabs[1]).min(axis=-1)
    entered: Points = np.maximum(low, 0.0)
    entered[entered > high] = np.inf
    return entered


_kept: WeakKeyDictionary[Mesh, TriangleBlocks] = WeakKeyDictionary()
_kept_bounds: WeakKeyDictionary[Mesh, Points] = WeakKeyDictionary()


def blocks_of(mesh: Mesh) -> TriangleBlocks:
    """Return the blocks of a mesh, cut when they are first asked for."""
    if (blocks := _kept.get(mesh)) is None:
        blocks = _kept[mesh] = _cut(mesh)
    return blocks


def bounds_of(mesh: Mesh) -> Points:
    """Return the box round a mesh, (2, 3), a little wider than it is; kept with it."""
    if (bounds := _kept_bounds.get(mesh)) is None:
        low, high = mesh.bounds_m
        bounds = _kept_bounds[mesh] = np.array([low - _ROUNDING_M, high + _ROUNDING_M])
    return bounds


def _cut(mesh: Mesh) -> TriangleBlocks:
    count = len(mesh.triangles)
    corners = mesh.points[mesh.triangles]
    size = int(np.clip(2 ** round(np.log2(max(count, 1)) / 2), LEAST_BLOCK, None))
    size = min(size, _MOST_BLOCK)
    order = _in_order(corners)
    filled = np.resize(order, -(-count // size) * size).reshape(-1, size)
    corners = corners[filled]
    # What fills the last block up is there already: it is the mesh's beginning.
    boxes = _boxes(corners, count)
    side = corners[:, :, 1] - corners[:, :, 0]
    other = corners[:, :, 2] - corners[:, :, 0]
    across = np.cross(side, other)
    across.reshape(-1, 3)[count:] = 0.0
    return TriangleBlocks(
        boxes=boxes,
        corner=np.ascontiguousarray(corners[:, :, 0]),
        side=side,
        other=other,
        across=across,
        order=filled,
    )


def _boxes(corners: Points, count: int) -> Points:
    """Return the box round each block, (2, k, 3), of its first `count` triangles."""
    low, high = corners.min(axis=2), corners.max(axis=2)
    low.reshape(-1, 3)[count:] = np.inf
    high.reshape(-1, 3)[count:] = -np.inf
    # A little wider: rays run along sides, and rounding is not to lose them.
    return np.array([low.min(axis=1) - _ROUNDING_M, high.max(axis=1) + _ROUNDING_M])


def _in_order(corners: Points) -> NDArray[np.int64]:
    """Return the order of triangles along a curve that keeps neighbours together.

    Morton's: the bits of the three places in a grid, taken in turns.
    """
    middles = corners.mean(axis=1)
    low = middles.min(axis=0)
    span = max(float((middles.max(axis=0) - low).max()), 1e-12)
    cells = ((middles - low) * (_CELLS / span)).astype(np.uint64)
    code = np.zeros(len(cells), dtype=np.uint64)
    for axis in range(3):
        code |= _spread(cells[:, axis]) << np.uint64(axis)
    return np.argsort(code, kind="stable")


def _spread(bits: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return ten-bit numbers with two noughts after each bit."""
    for shift, mask in (
        (16, 0x030000FF),
        (8, 0x0300F00F),
        (4, 0x030C30C3),
        (2, 0x09249249),
    ):
        bits = (bits | bits << np.uint64(shift)) & np.uint64(mask)
    return bits


def _crossing(direction: Points) -> Points:
    """Return the matrix (3, 3) by which rows are crossed with a direction: r @ M."""
    x, y, z = direction.tolist()
    return np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
