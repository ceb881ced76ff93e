"""Shells of a closed surface: what hangs together, and how much each encloses."""

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.frames import Points
from viewer.geometry.mesh import Indices

Labels = NDArray[np.int64]


def shell_labels(triangles: Indices, points: int) -> tuple[Labels, int]:
    """Return the number of the shell that each triangle is part of, and the count.

    Shells are numbered in the order of their lowest point. Lowest numbers spread
    along the triangles, from the root of one tree to that of the next, until none
    changes.
    """
    lowest = np.arange(points, dtype=np.int64)
    corners = np.ascontiguousarray(triangles.T)
    while True:
        roots = lowest[corners]
        least = roots.min(axis=0)
        open_ = (roots != least).any(axis=0)
        if not open_.any():
            break
        # Only what is not of one tree yet has anything to tell.
        corners, roots, least = corners[:, open_], roots[:, open_], least[open_]
        for column in roots:
            np.minimum.at(lowest, column, least)
        while not np.array_equal(flat := lowest[lowest], lowest):
            lowest = flat
    _, labels = np.unique(lowest[triangles[:, 0]], return_inverse=True)
    labels = labels.reshape(-1).astype(np.int64)
    return labels, int(labels.max(initial=-1)) + 1


def solid_labels(triangles: Indices) -> tuple[Labels, int] | None:
    """Return the number of the solid that each triangle is part of, and the count.

    Solids hang together by edges. Where several share one, each triangle goes with
    the other that comes next in the table: what was built as a solid of its own
    stays one. None where some edge is not run as often there as back.
    """
    start, end = triangles.astype(np.int64), np.roll(triangles, -1, axis=1)
    edges = (np.minimum(start, end) << 32 | np.maximum(start, end)).reshape(-1)
    ahead = (start < end).reshape(-1)
    there, back = np.flatnonzero(ahead), np.flatnonzero(~ahead)
    there = there[np.argsort(edges[there], kind="stable")]
    back = back[np.argsort(edges[back], kind="stable")]
    if not np.array_equal(edges[there], edges[back]):
        return None
    numbers = np.zeros(triangles.size, dtype=np.int32)
    numbers[there] = numbers[back] = np.arange(len(there))
    return shell_labels(numbers.reshape(-1, 3), len(there))


def shell_measures(
    points: Points, triangles: Indices, labels: Labels, count: int
) -> tuple[Points, Points]:
    """Return the signed volume of each shell, a hollow's negative, and its surface."""
    a, b, c = (points[triangles[:, k]] for k in range(3))
    sixths = np.einsum("ij,ij->i", a, np.cross(b, c))
    doubled = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    volumes = np.bincount(labels, weights=sixths, minlength=count) / 6.0
    return volumes, np.bincount(labels, weights=doubled, minlength=count) / 2.0


def compacted(points: Points, triangles: Indices) -> tuple[Points, Indices]:
    """Return the points that the triangles use, and the triangles renumbered."""
    used = np.zeros(len(points), dtype=bool)
    used[triangles] = True
    number = np.cumsum(used) - 1
    return points[used], number[triangles].astype(np.int32)


def shell_boxes(
    points: Points, triangles: Indices, labels: Labels, count: int
) -> Points:
    """Return the box round each shell, (count, 2, 3)."""
    order = np.argsort(labels, kind="stable")
    starts = np.searchsorted(labels[order], np.arange(count))
    corners = [points[triangles[order, k]] for k in range(3)]
    low = np.minimum.reduceat(np.minimum.reduce(corners), starts)
    high = np.maximum.reduceat(np.maximum.reduce(corners), starts)
    return np.stack([low, high], axis=1)
