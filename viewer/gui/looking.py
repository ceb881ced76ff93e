"""Where the user looks from, as a scene and as a shot's words have it. No Qt."""

import math
from dataclasses import replace

import numpy as np

from viewer.scene.scene import Camera


def with_projection(camera: Camera, *, parallel: bool) -> Camera:
    """Return a camera with or without perspective, showing as much at its target."""
    if parallel == (camera.parallel_height_m is not None):
        return camera
    line_m = camera.position_m - camera.target_m
    tangent = math.tan(math.radians(camera.view_angle_deg) / 2.0)
    if parallel:
        height_m = 2.0 * tangent * float(np.linalg.norm(line_m))
        return replace(camera, parallel_height_m=height_m)
    distance_m = (camera.parallel_height_m or 1.0) / (2.0 * tangent)
    away = line_m / np.linalg.norm(line_m)
    return replace(
        camera,
        position_m=camera.target_m + away * distance_m,
        parallel_height_m=None,
    )


def is_same(one: Camera, other: Camera) -> bool:
    """Return whether two cameras see the same."""
    return (
        np.array_equal(one.position_m, other.position_m)
        and np.array_equal(one.target_m, other.target_m)
        and np.array_equal(one.up, other.up)
        and one.parallel_height_m == other.parallel_height_m
    )


def camera_words(camera: Camera) -> dict[str, object]:
    """Return a camera of the user's own as a list of shots says it."""
    words: dict[str, object] = {
        "position_m": [round(float(v), 3) for v in camera.position_m],
        "target_m": [round(float(v), 3) for v in camera.target_m],
        "up": [round(float(v), 5) for v in camera.up],
    }
    if camera.parallel_height_m is not None:
        words["parallel_height_m"] = round(camera.parallel_height_m, 3)
    else:
        words["view_angle_deg"] = round(camera.view_angle_deg, 3)
    return words
