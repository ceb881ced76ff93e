"""Shield panels on a hull: raised slabs parted by fine seams."""

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from viewer.geometry.frames import Points
from viewer.geometry.mesh import Mesh, merged
from viewer.geometry.profiles import radius_at
from viewer.geometry.surfaces import creased, flat_quads, normalised, unit_circle

HEIGHT_M = 0.02
_SEAM_M = 0.028
_FLOOR_M = 0.003
_LEAST_BAY_M = 0.4
_LEAST_RADIUS_M = 0.15
_STEEPEST = 2.0
# A panel is at most this many times as long as it is wide.
_LONGEST = 3.0
_RIDGE_M = 0.005
# The triangles of a three-sided prism: its first end's corners, then its last's.
_PRISM = np.array(
    [
        [0, 2, 1],
        [3, 4, 5],
        *[[0, 1, 4], [0, 4, 3], [1, 2, 5], [1, 5, 4], [2, 0, 3], [2, 3, 5]],
    ],
    dtype=np.int32,
)


def segments_for(panels: int, segments: int) -> int:
    """Return the segments of a hull whose corners lie under the panels' seams."""
    return panels * math.ceil(segments / panels)


def bays(
    profile_xr: Points,
    breaks_m: Sequence[float],
    clear_m: float,
    panels: int,
    *,
    whole: bool = False,
) -> list[tuple[float, float]]:
    """Return where panels can lie: x from and to, metres.

    The straight pieces of the profile that are neither steep nor short, cut at
    `breaks_m` with `clear_m` left free to either side, and evenly where long unless
    they are to stay `whole`.
    """
    found: list[tuple[float, float]] = []
    for (x0, r0), (x1, r1) in pairwise(profile_xr):
        steep = abs(r1 - r0) > _STEEPEST * (x1 - x0)
        if x1 - x0 < _LEAST_BAY_M or steep or min(r0, r1) < _LEAST_RADIUS_M:
            continue
        cuts = [x0, *sorted(b for b in breaks_m if x0 < b < x1), x1]
        edges = [(a + clear_m, b - clear_m) for a, b in pairwise(cuts)]
        longest = max(0.6, _LONGEST * 2.0 * math.pi * max(r0, r1) / panels)
        longest = math.inf if whole else longest
        for low, high in edges:
            found += _evenly(low, high, longest)
    return found


def _evenly(low: float, high: float, longest: float) -> list[tuple[float, float]]:
    if high - low < _LEAST_BAY_M:
        return []
    count = max(1, math.ceil((high - low) / longest))
    edges = np.linspace(low, high + _SEAM_M, count + 1)
    return [(float(a), float(b) - _SEAM_M) for a, b in pairwise(edges)]


def seam_lines(
    profile_xr: Points, spans_m: list[tuple[float, float]], panels: int, segments: int
) -> Mesh:
    """Return the seams alone, as fine ridges on a hull of so many segments."""
    x = np.array(spans_m)
    radii = radius_at(profile_xr, x.reshape(-1)).reshape(x.shape)
    around = unit_circle(panels)
    out = np.insert(around, 0, 0.0, axis=1)[:, None, None]
    along = np.insert(around[:, ::-1] * [-1.0, 1.0], 0, 0.0, axis=1)[:, None, None]
    middle = out * radii[..., None] * _facing(panels, segments)[:, None, None, None]
    middle[..., 0] = x
    half = _SEAM_M / 2.0
    left, right, top = (
        middle - along * half,
        middle + along * half,
        middle + out * _RIDGE_M,
    )
    left, right = left - out * 2.0 * _RIDGE_M, right - out * 2.0 * _RIDGE_M
    corners = np.stack([left, top, right], axis=-2).reshape(-1, 6, 3)
    start = np.arange(len(corners), dtype=np.int32)[:, None, None] * 6
    return creased(corners.reshape(-1, 3), (start + _PRISM).reshape(-1, 3), 80.0)


def _facing(panels: int, segments: int) -> Points:
    """Return how far out the hull's chords lie where the seams are, 1 at a corner."""
    chord = 2.0 * math.pi / segments
    aside = np.arange(panels) * (2.0 * math.pi / panels) % chord - chord / 2.0
    share: Points = math.cos(chord / 2.0) / np.cos(aside)
    return share


def shield(
    profile_xr: Points, spans_m: list[tuple[float, float]], panels: int, segments: int
) -> Mesh:
    """Return the panels of all bays as one mesh, a closed shell for each bay.

    `segments` is that of the hull under them, a multiple of `panels`. A panel is
    shaded as part of the round hull, so that it does not look flat.
    """
    x = np.array(spans_m)
    radii = radius_at(profile_xr, x.reshape(-1)).reshape(x.shape)
    rings = np.zeros((*x.shape, panels, segments // panels + 2, 3))
    rings[..., 0] = x[..., None, None]
    for bay, end in np.ndindex(x.shape):
        rings[bay, end, ..., 1:] = _outline(float(radii[bay, end]), panels, segments)
    slope = (radii[:, 1] - radii[:, 0]) / (x[:, 1] - x[:, 0])
    return merged([_tops(rings, slope), _walls(rings), _ends(rings)])


def _outline(radius: float, panels: int, segments: int) -> Points:
    """Return the outline of a ring of panels, (panels, n, 2): a seam, then a panel."""
    each = segments // panels
    corner = unit_circle(segments).reshape(panels, each, 2)
    half = min(_SEAM_M / 2.0 / radius, math.pi / segments / 2.0)
    turn = np.array(
        [[math.cos(half), math.sin(half)], [-math.sin(half), math.cos(half)]]
    )
    top = radius + HEIGHT_M
    first = corner[:, :1] @ turn * top
    last = np.roll(corner[:, :1], -1, axis=0) @ turn.T * top
    floor = corner[:, :1] * (radius + _FLOOR_M)
    return np.concatenate([floor, first, corner[:, 1:] * top, last], axis=1)


def _tops(rings: Points, slope: Points) -> Mesh:
    """Return the outer faces of the panels, with the normals of the round hull."""
    points = rings[..., 1:, :]
    normals = points.copy()
    normals[..., 0] = -slope[:, None, None, None] * np.linalg.norm(
        points[..., 1:], axis=-1
    )
    index = np.arange(points[..., 0].size, dtype=np.int32).reshape(points.shape[:-1])
    a, b = index[:, 0, :, :-1], index[:, 0, :, 1:]
    c, d = index[:, 1, :, 1:], index[:, 1, :, :-1]
    triangles = np.stack([np.stack([a, b, c], -1), np.stack([a, c, d], -1)])
    return Mesh(
        points=points.reshape(-1, 3),
        normals=normalised(normals.reshape(-1, 3)),
        triangles=triangles.reshape(-1, 3),
    )


def _walls(rings: Points) -> Mesh:
    """Return the sides of the seams: from a floor up to each of its two panels."""
    floor, following = rings[..., 0, :], np.roll(rings[..., 0, :], -1, axis=2)
    sides = []
    for left, right in ((floor, rings[..., 1, :]), (rings[..., -1, :], following)):
        sides.append(
            np.stack([left[:, 0], right[:, 0], right[:, 1], left[:, 1]], axis=-2)
        )
    return flat_quads(np.stack(sides).reshape(-1, 4, 3))


def _ends(rings: Points) -> Mesh:
    """Return the flat ends of each bay, closed towards the axis inside the hull."""
    bays_count = len(rings)
    outline = rings.reshape(bays_count * 2, -1, 3)
    count = outline.shape[1]
    centre = outline[:, :1] * [1.0, 0.0, 0.0]
    here = np.arange(count, dtype=np.int32)
    following = (here + 1) % count
    middle = np.full_like(here, count)
    low = np.column_stack([middle, following, here])
    high = np.column_stack([middle, here, following]) + np.int32(count + 1)
    pair = np.concatenate([low, high])
    start = np.arange(bays_count, dtype=np.int32)[:, None, None] * np.int32(
        2 * count + 2
    )
    facing = np.array([[-1.0, 0.0, 0.0], [1.0, 0.0, 0.0]]).repeat(count + 1, axis=0)
    return Mesh(
        points=np.concatenate([outline, centre], axis=1).reshape(-1, 3),
        normals=np.tile(facing, (bays_count, 1)),
        triangles=(start + pair).reshape(-1, 3),
    )
