"""Meshes cut off at a plane; the cut itself stays open."""

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.frames import Points
from viewer.geometry.mesh import Indices, Mesh
from viewer.geometry.parts import PartRuns, note_part_runs, part_runs_of


def clipped(mesh: Mesh, normal: Points, at_m: float) -> Mesh | None:
    """Return what of a mesh lies before a plane; None where nothing does.

    What lies beyond, where normal . p > at_m, is left out; triangles that the plane
    meets are cut along it, normals and texture coordinates with them. The order of the
    triangles is kept, and so is the knowledge of whose they are. A mesh that is all
    before the plane is returned as it is.

    Parameters
    ----------
    normal : (3,) float64, unit length, in the mesh's frame
    at_m : float
        Of the plane, along the normal.
    """
    heights = mesh.points @ normal - at_m
    beyond = (heights > 0.0).astype(np.int8)
    # Sums over columns: many times as fast as over rows of three.
    counts = sum(beyond[column] for column in mesh.triangles.T)
    least, most = counts.min(initial=3), counts.max(initial=0)
    if most == 0:
        return mesh
    if least == 3:
        return None
    cut = _Cut(mesh, heights, counts)
    used = np.zeros(cut.count, dtype=bool)
    used[cut.triangles.reshape(-1)] = True
    number = np.cumsum(used, dtype=np.int32) - np.int32(1)
    normals = cut.attribute(mesh.normals)[used]
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    found = Mesh(
        points=cut.attribute(mesh.points)[used],
        normals=normals,
        triangles=number[cut.triangles],
        uv=None if mesh.uv is None else cut.attribute(mesh.uv)[used],
    )
    if (runs := part_runs_of(mesh)) is not None:
        starts = np.searchsorted(cut.origin, runs.starts)
        note_part_runs(found, PartRuns(starts=starts, names=runs.names))
    return found


class _Cut:
    """The triangles that are left, and the places on edges where the plane cuts.

    Of a triangle that is cut one corner, the odd one, is alone on its side; the plane
    meets its two edges in two places, which are numbered after the mesh's own points.
    """

    def __init__(self, mesh: Mesh, heights: Points, counts: NDArray[np.int8]) -> None:
        met = np.flatnonzero((counts == 1) | (counts == 2))
        lone = counts[met] == 1  # one corner beyond: two are left
        beyond = heights[mesh.triangles[met]] > 0.0
        odd = np.argmax(beyond == lone[:, None], axis=1)
        turned = (odd[:, None] + np.arange(3)) % 3
        corners = np.take_along_axis(mesh.triangles[met], turned, axis=1)
        # Along each of the two edges, from the odd corner.
        self._from = np.repeat(corners[:, 0], 2)
        self._to = corners[:, 1:].reshape(-1)
        away = heights[self._from] / (heights[self._from] - heights[self._to])
        self._share = away[:, None]
        own = len(mesh.points)
        self.count = own + 2 * len(met)
        first = (own + 2 * np.arange(len(met)))[:, None]
        places = np.concatenate([first, first + 1], axis=1)
        tip = np.concatenate([corners[:, :1], places], axis=1)[~lone]
        base = np.stack([places[:, 0], corners[:, 1], corners[:, 2]], axis=1)[lone]
        rest = np.stack([places[:, 0], corners[:, 2], places[:, 1]], axis=1)[lone]
        whole = np.flatnonzero(counts == 0)
        origin = np.concatenate([whole, met[~lone], met[lone], met[lone]])
        order = np.argsort(origin, kind="stable")
        self.origin = origin[order]
        """Whose place each triangle has, (m,), ascending."""
        triangles = np.concatenate([mesh.triangles[whole], tip, base, rest])
        self.triangles: Indices = triangles[order].astype(np.int32)

    def attribute(self, values: Points) -> Points:
        """Return what each of the mesh's points has, with that of the new places."""
        start, end = values[self._from], values[self._to]
        return np.concatenate([values, start + self._share * (end - start)])
