"""Shells of a closed surface: what hangs together, and how much each encloses."""

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.frames import Points
from viewer.geometry.mesh import Indices

Labels = NDArray[np.int64]


def shell_labels(triangles: Indices, points: int) -> tuple[Labels, int]:
    """Return the number of the shell that each triangle is part of, and the count.

    Shells are numbered in the order of their lowest point. Lowest numbers spread
    along the triangles and jump from point to point until none changes.
    """
    lowest = np.arange(points, dtype=np.int64)
    while True:
        least = lowest[triangles].min(axis=1)
        spread = lowest.copy()
        for column in triangles.T:
            np.minimum.at(spread, column, least)
            np.minimum.at(spread, lowest[column], least)
        spread = np.minimum(spread, spread[spread])
        if np.array_equal(spread, lowest):
            break
        lowest = spread
    _, labels = np.unique(lowest[triangles[:, 0]], return_inverse=True)
    labels = labels.reshape(-1).astype(np.int64)
    return labels, int(labels.max(initial=-1)) + 1


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
    low = np.full((count, 3), np.inf)
    high = np.full((count, 3), -np.inf)
    for column in triangles.T:
        np.minimum.at(low, labels, points[column])
        np.maximum.at(high, labels, points[column])
    return np.stack([low, high], axis=1)
