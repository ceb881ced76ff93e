"""The lines of a drawing: outlines and sharp edges of what a scene shows, in 2D.

An edge is drawn where two faces meet at an angle, where only one is seen, or where
there is but one face. What is hidden is found by the caller, from depths along it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.frames import Points, apply
from viewer.geometry.mesh import Mesh, welded
from viewer.scene.camera import axes_of, project
from viewer.scene.scene import Camera, Scene

_CREASE_DEG = 32.0


@dataclass(frozen=True, kw_only=True, eq=False)
class _Edges:
    """The edges of a mesh with the faces at each side, in the mesh's frame.

    Attributes
    ----------
    ends : (n, 2, 3)
    facing : (n, 2, 3)
        Unit normals of the two faces; the same twice where there is but one.
    sharp : (n,) bool
        Whether it is drawn from everywhere.
    """

    ends: Points
    facing: Points
    sharp: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SeenLines:
    """Lines before hidden parts are taken away.

    Attributes
    ----------
    places : (n, 2, 2)
        Their ends in the picture, 0 to 1 from its lower left.
    depths_m : (n, 2)
        How far the ends lie from the camera, along its line of sight.
    """

    places: Points
    depths_m: Points


def lines_of(scene: Scene, aspect: float) -> SeenLines:
    """Return every line that a scene's camera could see, hidden ones included."""
    ends = [np.zeros((0, 2, 3))]
    for node in scene.nodes:
        if not node.visible:
            continue
        edges = _edges_of(scene.meshes[node.mesh])
        flat = apply(node.world_from_mesh, edges.ends.reshape(-1, 3))
        placed = flat.reshape(-1, 2, 3)
        facing = edges.facing @ node.world_from_mesh[:3, :3].T
        ends.append(placed[edges.sharp | _outlining(placed, facing, scene.camera)])
    found = np.concatenate(ends)
    camera, flat = scene.camera, found.reshape(-1, 3)
    depths = (camera.position_m - flat) @ axes_of(camera)[2]
    return SeenLines(
        places=project(camera, flat, aspect).reshape(-1, 2, 2),
        depths_m=depths.reshape(-1, 2),
    )


def _outlining(ends: Points, facing: Points, camera: Camera) -> NDArray[np.bool_]:
    """Return which edges part a face that is seen from one that is not."""
    if camera.parallel_height_m is None:
        towards = camera.position_m - ends.mean(axis=1)
    else:
        towards = np.broadcast_to(axes_of(camera)[2], (len(ends), 3))
    sides = np.einsum("ijk,ik->ij", facing, towards)
    parting: NDArray[np.bool_] = (sides[:, 0] > 0.0) != (sides[:, 1] > 0.0)
    return parting


def _edges_of(mesh: Mesh) -> _Edges:
    points, triangles = welded(mesh)
    a, b, c = (points[triangles[:, k]] for k in range(3))
    across = np.cross(b - a, c - a)
    normals = across / np.maximum(np.linalg.norm(across, axis=1), 1e-12)[:, None]
    sides = [triangles[:, pair] for pair in ([0, 1], [1, 2], [2, 0])]
    pairs = np.sort(np.concatenate(sides), axis=1)
    face = np.tile(np.arange(len(triangles)), 3)
    order = np.lexsort((face, pairs[:, 1], pairs[:, 0]))
    pairs, face = pairs[order], face[order]
    new = np.ones(len(pairs), dtype=bool)
    new[1:] = (pairs[1:] != pairs[:-1]).any(axis=1)
    first = np.flatnonzero(new)
    count = np.diff([*first, len(pairs)])
    one = face[first]
    other = face[np.minimum(first + 1, len(face) - 1)]
    other = np.where(count > 1, other, one)
    cosine = np.einsum("ij,ij->i", normals[one], normals[other])
    return _Edges(
        ends=points[pairs[first]],
        facing=np.stack([normals[one], normals[other]], axis=1),
        sharp=(cosine < np.cos(np.radians(_CREASE_DEG))) | (count == 1),
    )
