"""Outlines of bodies of revolution: corners x and radius, rounded and stepped."""

import math

import numpy as np

from viewer.geometry.detail import Detail
from viewer.geometry.frames import Points
from viewer.geometry.surfaces import normalised

# A round flatter than this share of the chord error would not be seen.
_UNSEEN = 0.5
# Of a straight piece, what the rounds at its two ends may take together.
_ROOM = 0.96


def capped(profile_xr: Points) -> Points:
    """Return the profile led to the axis at both ends, so that its rims are corners."""
    profile = np.asarray(profile_xr, dtype=float)
    ends = profile[[0, -1]] * [1.0, 0.0]
    parts = [profile]
    if profile[0, 1] > 0.0:
        parts.insert(0, ends[:1])
    if profile[-1, 1] > 0.0:
        parts.append(ends[1:])
    return np.concatenate(parts)


def filleted(profile_xr: Points, radius_m: float | Points, detail: Detail) -> Points:
    """Return the profile with its inner corners rounded, (k, 2), metres.

    Parameters
    ----------
    profile_xr : (n, 2)
        Open; its two ends are left alone.
    radius_m : float or (n,)
        Of each corner; made smaller where the straight pieces are too short.
    """
    profile = np.asarray(profile_xr, dtype=float)
    radii = np.broadcast_to(np.asarray(radius_m, dtype=float), len(profile))
    moving = _moving(profile)
    profile, radii = profile[moving], radii[moving]
    step = np.diff(profile, axis=0)
    length = np.hypot(step[:, 0], step[:, 1])
    rounded = [profile[:1]]
    for k in range(1, len(profile) - 1):
        before, after = step[k - 1] / length[k - 1], step[k] / length[k]
        room = min(_room(length, k - 1), _room(length, k))
        rounded.append(
            _rounded(profile[k], (before, after), float(radii[k]), room, detail)
        )
    return np.concatenate([*rounded, profile[-1:]])


def _moving(profile: Points) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which corners differ from the one before them."""
    moving = np.abs(np.diff(profile, axis=0)).max(axis=1) > 1e-9
    return np.concatenate([[True], moving])


def _room(length: Points, k: int) -> float:
    """Return what a round may take of piece `k`: half of it, but all at the ends."""
    share = 1.0 if k in (0, len(length) - 1) else 0.5
    return float(length[k]) * share * _ROOM


def _rounded(
    corner: Points,
    ways: tuple[Points, Points],
    radius: float,
    room: float,
    detail: Detail,
) -> Points:
    """Return the points of the round of one corner, or the corner itself."""
    before, after = ways
    turn = math.acos(max(-1.0, min(1.0, float(before @ after))))
    if radius <= 0.0 or turn < 1e-3 or turn > 3.1:
        return corner[None]
    reach = min(radius * math.tan(turn / 2.0), room)
    radius = reach / math.tan(turn / 2.0)
    if radius * (1.0 / math.cos(turn / 2.0) - 1.0) < _UNSEEN * detail.chord_error_m:
        return corner[None]
    chords = detail.segments(radius, math.degrees(turn))
    # A round of one chord is a chamfer, which the shading makes look round.
    angle = np.linspace(0.0, turn, chords + 1)
    side = (after - before * math.cos(turn)) / math.sin(turn)
    start = corner - before * reach
    arc: Points = start + radius * (
        np.sin(angle)[:, None] * before + (1.0 - np.cos(angle))[:, None] * side
    )
    return arc


def radius_at(profile_xr: Points, x_m: float | Points) -> Points:
    """Return the largest radius of a profile at x, metres; 0 outside it.

    At a step, where the profile stands upright, the larger side counts.
    """
    x = np.atleast_1d(np.asarray(x_m, dtype=float))[:, None]
    low, high = profile_xr[:-1], profile_xr[1:]
    run = np.abs(high[:, 0] - low[:, 0])
    lowest = np.minimum(low[:, 0], high[:, 0])
    inside = (x >= lowest - 1e-9) & (x <= lowest + run + 1e-9)
    share = np.where(
        run > 1e-9,
        (x - low[:, 0]) / np.where(run > 1e-9, high[:, 0] - low[:, 0], 1.0),
        0.0,
    )
    radius = low[:, 1] + np.clip(share, 0.0, 1.0) * (high[:, 1] - low[:, 1])
    upright = np.maximum(low[:, 1], high[:, 1])
    radius = np.where(run > 1e-9, radius, upright)
    largest: Points = np.where(inside, radius, 0.0).max(axis=1)
    return largest


def bell(
    start: tuple[float, float], end: tuple[float, float], steepness: float, chords: int
) -> Points:
    """Return a nozzle's contour from throat to exit, (chords + 1, 2).

    A quadratic Bezier curve that leaves the throat at the slope `steepness`
    (radius over length) and runs out nearly parallel, as a bell does.
    """
    t = np.linspace(0.0, 1.0, chords + 1)[:, None]
    first, last = np.array(start), np.array(end)
    rise, run = float(last[1] - first[1]), float(last[0] - first[0])
    reach = min(0.85 * rise / steepness, 0.6 * run)
    middle = first + np.array([reach, min(reach * steepness, 0.85 * rise)])
    curve: Points = (1 - t) ** 2 * first + 2 * t * (1 - t) * middle + t**2 * last
    return curve


def offset(curve_xr: Points, distance_m: float) -> Points:
    """Return a curve moved to the right of its sense, towards the axis as x rises."""
    ahead = normalised(np.gradient(curve_xr, axis=0))
    moved: Points = curve_xr + np.column_stack([ahead[:, 1], -ahead[:, 0]]) * distance_m
    return moved


def dome(
    base: tuple[float, float], height_m: float, detail: Detail, *, least: int = 2
) -> Points:
    """Return a quarter ellipse from the rim `base` (x, r) to the axis, (k, 2).

    A negative height looks towards -X.
    """
    chords = max(least, detail.segments(base[1], 90.0))
    angle = np.linspace(0.0, np.pi / 2.0, chords + 1)
    curve = np.column_stack(
        [base[0] + height_m * np.sin(angle), base[1] * np.cos(angle)]
    )
    curve[-1, 1] = 0.0
    return curve
