"""The few vertices of a mesh that say how far it reaches in any direction."""

from weakref import WeakKeyDictionary

import numpy as np

from viewer.geometry.frames import Points, frozen
from viewer.geometry.manifolds import hull_points
from viewer.geometry.mesh import Mesh

_FEW = 150
_CELL_M = 2.0
_found: WeakKeyDictionary[Mesh, Points] = WeakKeyDictionary()


def outermost(mesh: Mesh) -> Points:
    """Return the corners of a mesh's convex hull with a sample of it, (n, 3).

    Every extreme of the mesh, along any axis, is there exactly; between them one vertex
    for each cell of 2 m, so that what lies amid its corners is not missed either. Found
    once for each mesh.
    """
    points = _found.get(mesh)
    if points is None:
        points = _found[mesh] = _outermost(mesh.points)
    return points


def _outermost(points: Points) -> Points:
    if len(points) <= _FEW:
        return points
    hull = hull_points(points)
    if not len(hull):
        return points  # all in one plane
    cells = np.floor(points / _CELL_M).astype(np.int64)
    # Ten bits and more for each axis: further away than any station is wide.
    keys = (cells[:, 0] << 42) + (cells[:, 1] << 21) + cells[:, 2]
    _, first = np.unique(keys, return_index=True)
    return frozen(np.concatenate([hull, points[first]]))
