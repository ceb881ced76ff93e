"""The camera presets as cameras of a file, each fitted round all that it holds."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from viewer.export.tree import ExportNode, placed_bodies
from viewer.geometry.frames import Points, Transform, apply, frozen
from viewer.geometry.mesh import box_corners
from viewer.scene.camera import CAMERAS, axes_of, fit_camera
from viewer.scene.scene import Camera

ASPECT = 16.0 / 9.0
_NEAREST_SHARE = 0.01
"""Of the distance to the target: what is nearer is not drawn."""
_FARTHEST_SHARE = 20.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FileCamera:
    """A camera by name, looking along its own -Z with +Y up, in the station frame."""

    name: str
    station_from_camera: Transform
    view_angle_rad: float
    near_m: float
    far_m: float


def preset_cameras(roots: Sequence[ExportNode]) -> tuple[FileCamera, ...]:
    """Return every camera preset that looks another way, round the trees."""
    points = np.concatenate(
        [
            apply(placed.root_from_body, box_corners(placed.body.mesh.bounds_m))
            for root in roots
            for placed in placed_bodies(root)
        ]
    )
    return tuple(
        _camera(name, fit_camera(points, CAMERAS[name], ASPECT))
        for name in preset_names()
    )


def preset_names() -> tuple[str, ...]:
    """Return the camera presets that look another way each; the first name of a way."""
    names = {preset: name for name, preset in reversed(CAMERAS.items())}
    return tuple(reversed(names.values()))


def _camera(name: str, camera: Camera) -> FileCamera:
    pose = np.eye(4)
    pose[:3, :3] = axes_of(camera).T
    pose[:3, 3] = camera.position_m
    distance = float(np.linalg.norm(_to_target(camera)))
    return FileCamera(
        name=name,
        station_from_camera=frozen(pose),
        view_angle_rad=math.radians(camera.view_angle_deg),
        near_m=round(_NEAREST_SHARE * distance, 4),
        far_m=round(_FARTHEST_SHARE * distance, 4),
    )


def _to_target(camera: Camera) -> Points:
    return camera.target_m - camera.position_m
