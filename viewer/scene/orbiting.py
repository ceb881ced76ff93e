"""Moving a camera by hand: orbit, pan, zoom. Plain cameras in, plain cameras out.

The horizon stays level: a camera is turned about the zenith and about its own right
axis, and stops at the poles, where it looks straight down or up. Places in a picture
are (x, y), 0 to 1 from its lower left corner.
"""

import math
from dataclasses import dataclass, replace

import numpy as np

from viewer.geometry.frames import Points, frozen
from viewer.scene.camera import ZENITH, Preset, axes_of, unproject
from viewer.scene.scene import Camera

Place = tuple[float, float]

NEAREST_M, FARTHEST_M = 0.5, 5000.0
"""How near to what he looks at, and how far from it, a user can go."""
LOWEST_M, HIGHEST_M = 0.2, 5000.0
"""How much an orthographic picture can show from top to bottom."""
STAND_OFF_M = 300.0
"""How far an orthographic camera stands off at least: what is behind it is not seen."""
_POLE = 1e-3
"""The cosine of the elevation below which zenith is no upward direction any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attitude:
    """How a camera is turned.

    Azimuth and elevation say where it stands as seen from its target: from +X over
    +Y, and towards zenith. Roll is its turn about the line of sight, positive where
    its right side sinks.
    """

    azimuth_deg: float
    elevation_deg: float
    roll_deg: float = 0.0


def attitude_of(camera: Camera) -> Attitude:
    """Return how a camera is turned; straight above or below it has no roll."""
    right, up, back = axes_of(camera).tolist()
    level = math.hypot(back[0], back[1])
    elevation = math.degrees(math.atan2(-back[2], level))
    if level < _POLE:
        azimuth = math.degrees(math.atan2(right[0], -right[1]))
        return Attitude(azimuth_deg=azimuth, elevation_deg=elevation)
    azimuth = math.degrees(math.atan2(back[1], back[0]))
    # Zenith as the camera sees it: straight up where it is level.
    roll = math.degrees(math.atan2(right[2], -up[2]))
    return Attitude(azimuth_deg=azimuth, elevation_deg=elevation, roll_deg=roll)


def axes_at(attitude: Attitude) -> Points:
    """Return right, true up and backward as rows of a (3, 3), world frame."""
    azimuth = math.radians(attitude.azimuth_deg)
    elevation = math.radians(attitude.elevation_deg)
    roll = math.radians(attitude.roll_deg)
    sin_a, cos_a = math.sin(azimuth), math.cos(azimuth)
    sin_e, cos_e = math.sin(elevation), math.cos(elevation)
    right = np.array([sin_a, -cos_a, 0.0])
    up = np.array([-sin_e * cos_a, -sin_e * sin_a, -cos_e])
    back = np.array([cos_e * cos_a, cos_e * sin_a, -sin_e])
    sin_r, cos_r = math.sin(roll), math.cos(roll)
    return np.array([cos_r * right - sin_r * up, sin_r * right + cos_r * up, back])


def upward(attitude: Attitude) -> Points:
    """Return the `up` of a camera that is turned so: zenith wherever it can be."""
    level = math.cos(math.radians(attitude.elevation_deg))
    if abs(attitude.roll_deg) < 1e-9 and level >= _POLE:
        return frozen(np.array(ZENITH))
    return frozen(axes_at(attitude)[1])


def turned_about(camera: Camera, attitude: Attitude, about_m: Points) -> Camera:
    """Return the camera turned as a whole; `about_m` stays where it is in the picture.

    `about_m` is (3,), world frame.
    """
    world_from_world = axes_at(attitude).T @ axes_of(camera)
    return replace(
        camera,
        position_m=frozen(about_m + world_from_world @ (camera.position_m - about_m)),
        target_m=frozen(about_m + world_from_world @ (camera.target_m - about_m)),
        up=upward(attitude),
    )


def orbited(
    camera: Camera, azimuth_deg: float, elevation_deg: float, about_m: Points
) -> Camera:
    """Return the camera gone round a point, which stays where it is in the picture.

    It goes `azimuth_deg` about the zenith, from +X towards +Y, and `elevation_deg`
    towards it, to the pole at most. The first turn levels a camera that is rolled.
    """
    now = attitude_of(camera)
    elevation = min(max(now.elevation_deg + elevation_deg, -90.0), 90.0)
    wanted = Attitude(
        azimuth_deg=now.azimuth_deg + azimuth_deg, elevation_deg=elevation
    )
    return turned_about(camera, wanted, about_m)


def facing(camera: Camera, preset: Preset) -> Camera:
    """Return the camera gone round its target to where a preset looks from."""
    seen = replace(
        camera,
        position_m=camera.target_m + np.array(preset.towards_camera),
        up=np.array(preset.up),
    )
    return turned_about(camera, attitude_of(seen), camera.target_m)


def panned(
    camera: Camera, start: Place, end: Place, aspect: float, through_m: Points
) -> Camera:
    """Return the camera moved sideways: what was seen at `start` is seen at `end`.

    That holds for what is as far away as `through_m`, (3,), world frame.
    """
    before = unproject(camera, start, aspect, through_m)
    after = unproject(camera, end, aspect, through_m)
    return _shifted(camera, before - after)


def aimed(camera: Camera, through_m: Points) -> Camera:
    """Return the same view with its target as far away as a point, (3,).

    A point that is behind the camera, or in it, leaves the target where it is.
    """
    back = axes_of(camera)[2]
    depth = float((camera.position_m - through_m) @ back)
    if depth <= 0.0:
        return camera
    return replace(camera, target_m=frozen(camera.position_m - depth * back))


def zoomed(camera: Camera, factor: float, about_m: Points) -> Camera:
    """Return the camera that shows all `factor` times as large round a point.

    The point, (3,), world frame, stays where it is in the picture. How near and how
    far one can go is limited.
    """
    camera = aimed(camera, about_m)
    if camera.parallel_height_m is not None:
        height = camera.parallel_height_m
        factor = _within(factor, height / HIGHEST_M, height / LOWEST_M)
        back = axes_of(camera)[2]
        across = about_m - camera.position_m
        across = across - (across @ back) * back
        moved = _shifted(camera, across * (1.0 - 1.0 / factor))
        return replace(moved, parallel_height_m=height / factor)
    away = float(np.linalg.norm(camera.position_m - about_m))
    factor = _within(factor, away / FARTHEST_M, away / NEAREST_M)
    share = 1.0 / factor
    return replace(
        camera,
        position_m=frozen(about_m + share * (camera.position_m - about_m)),
        target_m=frozen(about_m + share * (camera.target_m - about_m)),
    )


def centred(camera: Camera, point_m: Points) -> Camera:
    """Return the camera moved sideways so that a point, (3,), is its target."""
    back = axes_of(camera)[2]
    across = point_m - camera.position_m
    depth = float(-across @ back)
    if depth <= 0.0:
        return camera
    moved = _shifted(camera, across + depth * back)
    return replace(moved, target_m=frozen(np.array(point_m)))


def with_projection(camera: Camera, *, parallel: bool) -> Camera:
    """Return a camera with or without perspective, showing as much at its target."""
    if parallel == (camera.parallel_height_m is not None):
        return camera
    away = axes_of(camera)[2]
    tangent = math.tan(math.radians(camera.view_angle_deg) / 2.0)
    distance_m = float(np.linalg.norm(camera.position_m - camera.target_m))
    if parallel:
        height_m: float | None = 2.0 * tangent * distance_m
        distance_m = max(distance_m, STAND_OFF_M)
    else:
        height_m = None
        distance_m = (camera.parallel_height_m or 1.0) / (2.0 * tangent)
    return replace(
        camera,
        position_m=frozen(camera.target_m + distance_m * away),
        parallel_height_m=height_m,
    )


def direction_of(camera: Camera) -> Preset:
    """Return the direction that a camera looks from, to be fitted to something."""
    x, y, z = axes_of(camera)[2].tolist()
    up_x, up_y, up_z = camera.up.tolist()
    return Preset(
        towards_camera=(x, y, z),
        up=(up_x, up_y, up_z),
        view_angle_deg=camera.view_angle_deg,
    )


def _shifted(camera: Camera, offset_m: Points) -> Camera:
    return replace(
        camera,
        position_m=frozen(camera.position_m + offset_m),
        target_m=frozen(camera.target_m + offset_m),
    )


def _within(factor: float, least: float, most: float) -> float:
    """Return a factor within limits; who is beyond one of them can only come back."""
    return min(max(factor, min(least, 1.0)), max(most, 1.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pane:
    """The part of a view that a gesture works in: all of it, or half of a split one."""

    aspect: float
    """Width over height of the part."""
    left: float = 0.0
    width: float = 1.0

    def inside(self, place: Place) -> Place:
        """Return a place of the view as a place of the part."""
        return ((place[0] - self.left) / self.width, place[1])


def pane_at(place: Place, aspect: float, *, split: bool) -> Pane:
    """Return the part of a view, `aspect` wide over high, that holds a place."""
    if not split:
        return Pane(aspect=aspect)
    left = 0.5 if place[0] >= 0.5 else 0.0
    return Pane(aspect=aspect / 2.0, left=left, width=0.5)
