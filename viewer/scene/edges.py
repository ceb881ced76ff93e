"""The lines of a drawing: outlines and sharp edges of what a scene shows, in 2D.

An edge is drawn where two faces meet at an angle, where only one is seen, or where
there is but one face. What is hidden is found by the caller, from depths along it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.creases import edges_of
from viewer.geometry.frames import Points, apply
from viewer.scene.camera import axes_of, project
from viewer.scene.scene import Camera, Scene

_CREASE_DEG = 32.0


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
        edges = edges_of(scene.meshes[node.mesh])
        flat = apply(node.world_from_mesh, edges.ends.reshape(-1, 3))
        placed = flat.reshape(-1, 2, 3)
        facing = edges.facing @ node.world_from_mesh[:3, :3].T
        ends.append(
            placed[edges.sharp(_CREASE_DEG) | _outlining(placed, facing, scene.camera)]
        )
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
