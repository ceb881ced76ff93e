"""Ways through the station frame: in to a port, and round from one port to another."""

from collections.abc import Callable

import numpy as np

from viewer.geometry.frames import (
    Points,
    Transform,
    compose,
    frozen,
    inverse,
    rotation,
    translation,
)

Path3 = Callable[[float], Transform]
"""Share of the way, 0 to 1 -> `station_from_module`."""

# An element without a port to go to comes from behind: +Z of this frame is aft.
FROM_BEHIND: Transform = rotation((0.0, 1.0, 0.0), -90.0)

_ROLL_DEG = 90.0
_ROLL_FROM, _ROLL_TO = 0.15, 0.6
_CLEAR = 0.25
"""The share of a transfer that each of its straight ends takes."""
_HALF_TURN = np.pi - 1e-6


def approach(
    station_from_module: Transform,
    station_from_port: Transform,
    centre_m: Points,
    radius_m: float,
) -> Path3:
    """Return the way in to a port: along its axis, rolled upright on the way, slowing.

    Parameters
    ----------
    station_from_module : (4, 4) float64
        Where the element is when it has docked.
    station_from_port : (4, 4) float64
        The port that it docks to; it comes from that port's +Z.
    centre_m, radius_m : (3,) float64 and float, metres
        The sphere outside of which it starts.
    """
    axis = station_from_port[:3, 2]
    reach_m = _way_out(station_from_module[:3, 3], axis, centre_m, radius_m)

    def pose(share: float) -> Transform:
        away_m = reach_m * (1.0 - share) ** 2
        turned = (share - _ROLL_FROM) / (_ROLL_TO - _ROLL_FROM)
        roll_deg = _ROLL_DEG * (1.0 - eased(min(max(turned, 0.0), 1.0)))
        return compose(
            translation((away_m * axis).tolist()),
            station_from_port,
            rotation((0.0, 0.0, 1.0), roll_deg),
            inverse(station_from_port),
            station_from_module,
        )

    return pose


def swing(
    start: Transform,
    end: Transform,
    axes: tuple[Points, Points],
    centre_m: Points,
    radius_m: float,
) -> Path3:
    """Return the way from one port to another, round everything that is between.

    Straight out until it is clear, round outside the sphere, straight in.

    Parameters
    ----------
    start, end : (4, 4) float64
        `station_from_module` docked to the one and to the other.
    axes : two (3,) float64
        The outward directions of the two ports.
    centre_m, radius_m : (3,) float64 and float, metres
        The sphere outside of which nothing is in the way.
    """
    ways = [
        _way_out(pose[:3, 3], axis, centre_m, radius_m) * axis
        for pose, axis in zip((start, end), axes, strict=True)
    ]
    outside = [
        pose[:3, 3] + way - centre_m
        for pose, way in zip((start, end), ways, strict=True)
    ]

    def pose(share: float) -> Transform:
        if share <= _CLEAR:
            part = eased(share / _CLEAR)
            return compose(translation((part * ways[0]).tolist()), start)
        if share >= 1.0 - _CLEAR:
            part = eased((1.0 - share) / _CLEAR)
            return compose(translation((part * ways[1]).tolist()), end)
        part = eased((share - _CLEAR) / (1.0 - 2.0 * _CLEAR))
        placed = np.eye(4)
        placed[:3, :3] = between_turns(start[:3, :3], end[:3, :3], part)
        placed[:3, 3] = centre_m + _round(outside[0], outside[1], part)
        return frozen(placed)

    return pose


def eased(share: float) -> float:
    """Return a share of the way that starts and ends without a jerk."""
    return share * share * (3.0 - 2.0 * share)


def between_turns(start: Points, end: Points, share: float) -> Points:
    """Return the rotation, (3, 3), a share of the shortest way from one to another."""
    turn = end @ start.T
    cosine = (np.trace(turn) - 1.0) / 2.0
    angle = float(np.arccos(np.clip(cosine, -1.0, 1.0)))
    if angle < 1e-9:
        return end
    if angle > _HALF_TURN:
        # Any half turn is its own inverse: its axis is kept by it.
        axis = np.linalg.svd(turn - np.eye(3))[2][-1]
    else:
        axis = np.array(
            [turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]]
        )
    part = rotation(axis.tolist(), share * np.degrees(angle))[:3, :3]
    return part @ start


def _round(start: Points, end: Points, share: float) -> Points:
    """Return a point on the way round the origin, never nearer than the nearer end."""
    near, far = np.linalg.norm(start), np.linalg.norm(end)
    one, other = start / near, end / far
    cosine = float(np.clip(one @ other, -1.0, 1.0))
    axis = np.cross(one, other)
    if np.linalg.norm(axis) < 1e-6:
        # Straight across there are many ways: over zenith, or over the bow.
        axis = np.cross(one, (1.0, 0.0, 0.0) if abs(one[2]) > 0.9 else (0.0, 0.0, -1.0))
    angle_deg = share * float(np.degrees(np.arccos(cosine)))
    turned = rotation(axis.tolist(), angle_deg)[:3, :3] @ one
    point: Points = turned * (near + share * (far - near))
    return point


def _way_out(
    origin_m: Points, axis: Points, centre_m: Points, radius_m: float
) -> float:
    """Return how far along an axis a point leaves a sphere, metres; never back."""
    offset = origin_m - centre_m
    along = float(offset @ axis)
    inside = radius_m**2 - float(offset @ offset) + along**2
    return max(0.0, -along + float(np.sqrt(max(inside, 0.0))))
