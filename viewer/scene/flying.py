"""From one camera to another: what lies between them, for a flight of the view."""

import math
from dataclasses import replace

import numpy as np

from viewer.geometry.frames import frozen
from viewer.scene.orbiting import (
    Attitude,
    attitude_of,
    axes_at,
    upward,
    with_projection,
)
from viewer.scene.scene import Camera


def eased(share: float) -> float:
    """Return a share of time, 0 to 1, as one of the way: slow at both ends."""
    return share * share * (3.0 - 2.0 * share)


def between(start: Camera, end: Camera, share: float) -> Camera:
    """Return the camera at a share, 0 to 1, of the way from one to another.

    It turns about the zenith the shorter way round and rises or sinks meanwhile, so
    that the horizon stays level. What it shows from top to bottom grows or shrinks by
    equal factors in equal times, and its target moves in step with that: a zoom on a
    point stays on the point. The projection is that of the end from the beginning.
    """
    if share >= 1.0:
        return end
    start = with_projection(start, parallel=end.parallel_height_m is not None)
    first, last = _height_m(start), _height_m(end)
    height = first * (last / first) ** share
    zoomed = abs(last - first) > 1e-6 * first
    along = (height - first) / (last - first) if zoomed else share
    attitude = _turned(attitude_of(start), attitude_of(end), share)
    angle = start.view_angle_deg + share * (end.view_angle_deg - start.view_angle_deg)
    away = height / (2.0 * math.tan(math.radians(angle) / 2.0))
    if end.parallel_height_m is not None:
        away = _away_m(start) * (_away_m(end) / _away_m(start)) ** share
    target = start.target_m + along * (end.target_m - start.target_m)
    return replace(
        end,
        position_m=frozen(target + away * axes_at(attitude)[2]),
        target_m=frozen(target),
        up=upward(attitude),
        view_angle_deg=angle,
        parallel_height_m=None if end.parallel_height_m is None else height,
    )


def _turned(start: Attitude, end: Attitude, share: float) -> Attitude:
    rise = end.elevation_deg - start.elevation_deg
    return Attitude(
        azimuth_deg=start.azimuth_deg
        + share * _shorter(end.azimuth_deg - start.azimuth_deg),
        elevation_deg=start.elevation_deg + share * rise,
        roll_deg=start.roll_deg + share * _shorter(end.roll_deg - start.roll_deg),
    )


def _shorter(turn_deg: float) -> float:
    """Return a turn the shorter way round, -180 to 180 degrees."""
    return (turn_deg + 180.0) % 360.0 - 180.0


def _away_m(camera: Camera) -> float:
    return float(np.linalg.norm(camera.position_m - camera.target_m))


def _height_m(camera: Camera) -> float:
    """Return how much a camera shows from top to bottom at its target, metres."""
    if camera.parallel_height_m is not None:
        return camera.parallel_height_m
    return 2.0 * math.tan(math.radians(camera.view_angle_deg) / 2.0) * _away_m(camera)
