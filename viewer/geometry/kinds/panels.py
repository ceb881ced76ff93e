"""Shield panels on a hull: raised slabs parted by fine seams."""

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from viewer.geometry.frames import Points
from viewer.geometry.mesh import Indices, Mesh
from viewer.geometry.profiles import radius_at
from viewer.geometry.surfaces import band, creased, unit_circle

HEIGHT_M = 0.02
_SEAM_M = 0.028
_FLOOR_M = 0.003
_LEAST_BAY_M = 0.4
_STEEPEST = 1.0
# A panel is at most this many times as long as it is wide.
_LONGEST = 3.0
_CREASE_DEG = 24.0


def segments_for(panels: int, segments: int) -> int:
    """Return the segments of a hull whose corners lie under the panels' seams."""
    return panels * max(1, round(segments / panels - 0.05)) if panels else segments


def bays(
    profile_xr: Points, breaks_m: Sequence[float], clear_m: float, panels: int
) -> list[tuple[float, float]]:
    """Return where panels can lie: x from and to, metres.

    The straight pieces of the profile that are neither steep nor short, cut at
    `breaks_m` with `clear_m` left free to either side, and evenly where long.
    """
    found: list[tuple[float, float]] = []
    for (x0, r0), (x1, r1) in pairwise(profile_xr):
        if x1 - x0 < _LEAST_BAY_M or abs(r1 - r0) > _STEEPEST * (x1 - x0):
            continue
        cuts = [x0, *sorted(b for b in breaks_m if x0 < b < x1), x1]
        edges = [(a + clear_m, b - clear_m) for a, b in pairwise(cuts)]
        longest = max(0.6, _LONGEST * 2.0 * math.pi * max(r0, r1) / panels)
        for low, high in edges:
            found += _evenly(low, high, longest)
    return found


def _evenly(low: float, high: float, longest: float) -> list[tuple[float, float]]:
    if high - low < _LEAST_BAY_M:
        return []
    count = math.ceil((high - low) / longest)
    edges = np.linspace(low, high + _SEAM_M, count + 1)
    return [(float(a), float(b) - _SEAM_M) for a, b in pairwise(edges)]


def shield(
    profile_xr: Points, spans_m: list[tuple[float, float]], panels: int, segments: int
) -> Mesh:
    """Return the panels of all bays as one mesh of closed shells.

    `segments` is that of the hull under them, a multiple of `panels`.
    """
    points, triangles = [], []
    size = 0
    for low, high in spans_m:
        radii = radius_at(profile_xr, np.array([low, high]))
        rings = [
            _ring(x, r, panels, segments)
            for x, r in zip((low, high), radii, strict=True)
        ]
        count = len(rings[0])
        axis = np.array([[low, 0.0, 0.0], [high, 0.0, 0.0]])
        points += [*rings, axis]
        triangles.append(_drum(count) + np.int32(size))
        size += 2 * count + 2
    return creased(np.concatenate(points), np.concatenate(triangles), _CREASE_DEG)


def _ring(x: float, radius: float, panels: int, segments: int) -> Points:
    """Return the outline of a ring of panels at x, (n, 3): a seam, then a panel."""
    each = segments // panels
    corner = unit_circle(segments).reshape(panels, each, 2)
    half = min(_SEAM_M / 2.0 / radius, math.pi / segments / 2.0)
    turn = np.array(
        [[math.cos(half), math.sin(half)], [-math.sin(half), math.cos(half)]]
    )
    top = radius + HEIGHT_M
    first = corner[:, 0] @ turn * top
    last = np.roll(corner[:, 0], -1, axis=0) @ turn.T * top
    floor = corner[:, :1] * (radius + _FLOOR_M)
    outline = np.concatenate(
        [floor, first[:, None], corner[:, 1:] * top, last[:, None]], axis=1
    ).reshape(-1, 2)
    return np.column_stack([np.full(len(outline), x), outline])


def _drum(count: int) -> Indices:
    """Return the triangles of two rings with a centre point each."""
    here = np.arange(count, dtype=np.int32)
    following = (here + 1) % count
    low = np.column_stack([np.full_like(here, 2 * count), following, here])
    high = np.column_stack(
        [np.full_like(here, 2 * count + 1), here + count, following + count]
    )
    return np.concatenate([band(0, count, count), low, high]).astype(np.int32)
