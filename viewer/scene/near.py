"""The camera that shows some elements or parts from near, from the side it is on."""

from collections.abc import Iterator, Sequence

import numpy as np

from viewer.geometry.frames import Points, apply
from viewer.geometry.mesh import Mesh, box_corners
from viewer.geometry.parts import part_runs_of
from viewer.scene.camera import Margins, fit_camera
from viewer.scene.framing import EMPTY_M
from viewer.scene.orbiting import direction_of
from viewer.scene.scene import Camera, Scene

_CLOSE = Margins(left=0.04, right=0.04, bottom=0.06, top=0.06)
_ROUND = Margins(left=0.2, right=0.2, bottom=0.2, top=0.2)
"""Free on all sides, so that one sees what it hangs on."""


def camera_near(
    scene: Scene, names: Sequence[str], camera: Camera, aspect: float
) -> Camera | None:
    """Return the camera fitted to what is named, that looks as `camera` does.

    Parameters
    ----------
    names : sequence of str
        Elements, or parts as `element/part`; none for the whole station.
    aspect : float
        Width over height of the picture.

    Returns
    -------
    camera : Camera or None
        None where nothing of what is named is drawn.
    """
    points = points_of(scene, names)
    if not len(points):
        return None
    return _fitted(points, camera, aspect, _ROUND)


def camera_round(scene: Scene, camera: Camera, aspect: float) -> Camera:
    """Return the camera fitted to station and reference, that looks as `camera` does.

    `aspect` is the width of the picture over its height.
    """
    found = [
        apply(node.world_from_mesh, scene.meshes[node.mesh].points)
        for node in scene.nodes
        if node.visible and node.layer != "aid"
    ]
    points = np.concatenate(found) if found else box_corners(EMPTY_M)
    return _fitted(points, camera, aspect, _CLOSE)


def _fitted(points: Points, camera: Camera, aspect: float, margins: Margins) -> Camera:
    parallel = camera.parallel_height_m is not None
    preset = direction_of(camera)
    return fit_camera(points, preset, aspect, margins=margins, parallel=parallel)


def points_of(scene: Scene, names: Sequence[str]) -> Points:
    """Return the vertices of elements and parts as they are drawn, (n, 3), world."""
    found = [
        apply(node.world_from_mesh, points)
        for node in scene.nodes
        if node.layer == "station" and node.visible
        for points in _named_points(scene.meshes[node.mesh], node.element, names)
    ]
    return np.concatenate(found) if found else np.zeros((0, 3))


def _named_points(
    mesh: Mesh, element: str | None, names: Sequence[str]
) -> Iterator[Points]:
    if not names or element in names:
        yield mesh.points
        return
    start = f"{element}/"
    parts = {name.removeprefix(start) for name in names if name.startswith(start)}
    runs = part_runs_of(mesh)
    if runs is None or not parts:
        return
    ends = [*runs.starts[1:].tolist(), len(mesh.triangles)]
    for part, first, end in zip(runs.names, runs.starts.tolist(), ends, strict=True):
        if part in parts and end > first:
            yield mesh.points[np.unique(mesh.triangles[first:end])]
