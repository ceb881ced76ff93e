"""Where the user looks from, as a scene and as a shot's words have it. No Qt."""

import numpy as np

from viewer.scene.scene import Camera


def is_same(one: Camera, other: Camera) -> bool:
    """Return whether two cameras see the same."""
    return (
        np.array_equal(one.position_m, other.position_m)
        and np.array_equal(one.target_m, other.target_m)
        and np.array_equal(one.up, other.up)
        and one.parallel_height_m == other.parallel_height_m
    )


def sees_the_same(one: Camera, other: Camera) -> bool:
    """Return whether no difference between two cameras could be seen."""
    away_m = float(np.linalg.norm(one.position_m - one.target_m))
    near = 1e-6 * max(away_m, 1.0)
    lines = (one.position_m - other.position_m, one.target_m - other.target_m)
    return (
        all(float(np.abs(line).max()) < near for line in lines)
        and np.allclose(one.up, other.up)
        and abs(one.view_angle_deg - other.view_angle_deg) < 1e-6
        and abs((one.parallel_height_m or 0.0) - (other.parallel_height_m or 0.0))
        < near
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
