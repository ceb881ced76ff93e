"""Points spread evenly over surfaces: what is fitted to each other."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.frames import Points


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Samples:
    """Points on triangles, spread by area.

    Attributes
    ----------
    points : (n, 3)
    corners : (m, 3, 3)
        The triangles that were sampled.
    triangle : (n,) int
        Which of them each point lies on.
    """

    points: Points
    corners: NDArray[np.float64]
    triangle: NDArray[np.int64]


def sampled(corners: NDArray[np.float64], count: int) -> Samples:
    """Return `count` points on triangles, (m, 3, 3); the same each time.

    They are spread along the running area, so that large triangles have points at
    even distances and small ones their share.
    """
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    total = np.cumsum(area)
    generator = np.random.default_rng(0)
    at = (np.arange(count) + generator.random(count)) / count * total[-1]
    triangle = np.searchsorted(total, at, side="right").clip(0, len(corners) - 1)
    u, v = generator.random((2, count, 1))
    folded = u + v > 1.0
    u, v = np.where(folded, 1.0 - u, u), np.where(folded, 1.0 - v, v)
    start = a[triangle]
    points = start + u * (b[triangle] - start) + v * (c[triangle] - start)
    return Samples(points=points, corners=corners, triangle=triangle)


def clusters(points: Points, cells: int = 64) -> list[NDArray[np.bool_]]:
    """Return which points hang together, as masks, the largest group first.

    Points hang together where their cells of a grid over all of them touch.
    """
    from scipy import ndimage

    low, high = points.min(axis=0), points.max(axis=0)
    cell = max(float((high - low).max()) / cells, 1e-12)
    place = ((points - low) / cell).astype(int)
    grid = np.zeros(place.max(axis=0) + 1, dtype=bool)
    grid[tuple(place.T)] = True
    labels, count = ndimage.label(grid, structure=np.ones((3, 3, 3)))
    label = labels[tuple(place.T)]
    sizes = np.bincount(label, minlength=count + 1)
    return [label == k for k in np.argsort(-sizes, kind="stable") if sizes[k]]


def closest_m(points: Points, samples: Samples, neighbours: int = 6) -> Points:
    """Return how far each point is from the sampled surface, (n,).

    Exact to the triangles that the nearest samples lie on.
    """
    from scipy.spatial import cKDTree
    from trimesh.triangles import closest_point

    _, near = cKDTree(samples.points).query(points, k=neighbours)
    corners = samples.corners[samples.triangle[near]].reshape(-1, 3, 3)
    repeated = np.repeat(points, neighbours, axis=0)
    on: Points = closest_point(corners, repeated)  # type: ignore[no-untyped-call]
    away = np.linalg.norm(on - repeated, axis=1).reshape(len(points), neighbours)
    nearest: Points = away.min(axis=1)
    return nearest
