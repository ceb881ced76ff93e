"""Bodies of revolution."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.frames import Points
from viewer.geometry.mesh import Indices, Mesh
from viewer.geometry.surfaces import CREASE_DEG, band, fan, normalised, unit_circle

_ON_AXIS_M = 1e-7


def revolve(
    profile_xr: Points | Sequence[Sequence[float]],
    segments: int,
    *,
    closed: bool = False,
    crease_deg: float = CREASE_DEG,
    uv: bool = False,
) -> Mesh:
    """Return the closed body that a profile sweeps about +X.

    Parameters
    ----------
    profile_xr : (k, 2), metres
        Corners x and radius, in either sense. An open profile is closed flat at
        ends that do not lie on the axis.
    segments : int
        Chords of the full circle; the first corner lies towards +Y.
    closed : bool
        The profile is a loop that does not touch the axis: a ring.
    crease_deg : float
        Edges sharper than this are shown. Smooth corners lean to their longer
        side, so that a fillet does not shade the wall it ends in.
    uv : bool
        Give texture coordinates in metres: u round the largest circle, in a
        whole number of metres so that no seam shows; v along the profile. Flat
        ends have Y and Z instead.

    Returns
    -------
    mesh : Mesh
    """
    profile = _outline(np.asarray(profile_xr, dtype=float), closed)
    below, above, rows = _rows(profile, crease_deg)
    circle = unit_circle(segments)
    if uv:
        circle = np.concatenate([circle, circle[:1]])
    count = len(circle)
    triangles = _skin(rows, below, above, count, wrap=not uv)
    flat = _flat_rows(rows, below, above)
    rows, triangles = _packed(np.column_stack([rows, flat]), triangles, count)
    return Mesh(
        points=_swept(rows[:, :2], circle),
        normals=_swept(rows[:, 2:4], circle),
        triangles=triangles,
        uv=_unrolled(rows, circle) if uv else None,
    )


def _outline(profile: Points, closed: bool) -> Points:
    """Return the corners, distinct, ends joined, running so that outside is left."""
    if closed:
        profile = np.concatenate([profile, profile[:1]])
    else:
        ends = profile[[0, -1]] * [1.0, 0.0]
        profile = np.concatenate([ends[:1], profile, ends[1:]])
    profile[profile[:, 1] < _ON_AXIS_M, 1] = 0.0
    step = np.abs(np.diff(profile, axis=0)).max(axis=1) > _ON_AXIS_M
    profile = profile[np.concatenate([[True], step])]
    if closed:
        profile[-1] = profile[0]
    x, r = profile.T
    swept = np.sum(np.diff(x) * (r[:-1] ** 2 + r[:-1] * r[1:] + r[1:] ** 2))
    return profile if swept >= 0.0 else profile[::-1]


def _rows(
    profile: Points, crease_deg: float
) -> tuple[NDArray[np.int32], NDArray[np.int32], Points]:
    """Return each edge's lower and upper row, and the rows: x, r, normal, distance."""
    step = np.diff(profile, axis=0)
    length = np.sqrt(np.einsum("ij,ij->i", step, step))
    facing = np.column_stack([-step[:, 1], step[:, 0]]) / length[:, None]
    distance = np.concatenate([[0.0], np.cumsum(length)])
    is_loop = bool(np.array_equal(profile[0], profile[-1])) and profile[0, 1] > 0.0
    before = np.arange(len(step)) - 1
    smooth = np.einsum("ij,ij->i", facing[before], facing) > np.cos(
        np.radians(crease_deg)
    )
    blend = normalised(facing[before] * length[before, None] + facing * length[:, None])
    if not is_loop:
        smooth[0] = False
    lower_normal = np.where(smooth[:, None], blend, facing)
    following = np.roll(smooth, -1)
    upper_normal = np.where(following[:, None], np.roll(blend, -1, axis=0), facing)
    lower = np.column_stack([profile[:-1], lower_normal, distance[:-1]])
    upper = np.column_stack([profile[1:], upper_normal, distance[1:]])
    _leave_poles_smooth(lower, upper, crease_deg)
    # A smooth corner is one row: the upper row of the edge before it. Not where a
    # flat end begins, which has texture coordinates of its own.
    is_flat = step[:, 0] == 0.0
    shared = smooth & (is_flat == is_flat[before])
    shared[0] = False
    above = np.arange(len(step), dtype=np.int32)
    below = np.where(shared, above - 1, len(step) + above).astype(np.int32)
    return below, above, np.concatenate([upper, lower])


def _leave_poles_smooth(lower: Points, upper: Points, crease_deg: float) -> None:
    """Turn normals at the axis along it, where the surface is nearly flat there."""
    for rows in (lower, upper):
        pole = (rows[:, 1] == 0.0) & (
            np.abs(rows[:, 2]) > np.cos(np.radians(min(crease_deg, 89.0)))
        )
        rows[pole, 2] = np.sign(rows[pole, 2])
        rows[pole, 3] = 0.0


def _swept(rows: Points, circle: Points) -> Points:
    """Return (x, r) pairs, (k, 2), swept round the axis, (k n, 3)."""
    swept = np.zeros((len(rows), len(circle), 3))
    swept[..., 0] = rows[:, :1]
    swept[..., 1:] = rows[:, 1, None, None] * circle
    return swept.reshape(-1, 3)


def _skin(
    rows: Points,
    below: NDArray[np.int32],
    above: NDArray[np.int32],
    count: int,
    *,
    wrap: bool,
) -> Indices:
    """Return the triangles of all edges; at the axis one per segment, or a flat cap."""
    pieces = []
    whole = band(0, 0, count, wrap=wrap)
    half = len(whole) // 2
    lower_side = np.array([[0, 0, 1], [0, 1, 1]], dtype=np.int32).repeat(half, axis=0)
    on_axis = rows[:, 1] == 0.0
    flat = rows[below, 0] == rows[above, 0]
    for low, high, level in zip(below, above, flat, strict=True):
        if on_axis[low] and level:
            pieces.append(fan(high * count, count if wrap else count - 1)[:, ::-1])
        elif on_axis[high] and level:
            pieces.append(fan(low * count, count if wrap else count - 1))
        else:
            base = np.where(lower_side == 0, low * count, high * count)
            triangles = (whole + base).astype(np.int32)
            drop_upper, drop_lower = on_axis[high], on_axis[low]
            first = 0 if not drop_lower else half
            last = len(triangles) if not drop_upper else half
            pieces.append(triangles[first:last])
    return np.concatenate(pieces)


def _packed(rows: Points, triangles: Indices, count: int) -> tuple[Points, Indices]:
    """Return the same with only the rows that the triangles use."""
    row = triangles // count
    used = np.bincount(row.reshape(-1), minlength=len(rows)) > 0
    shift = (np.cumsum(used) - 1 - np.arange(len(rows))) * count
    return rows[used], (triangles + shift[row]).astype(np.int32)


def _flat_rows(
    rows: Points, below: NDArray[np.int32], above: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Return which rows bound flat rings or caps alone."""
    is_flat = rows[below, 0] == rows[above, 0]
    flat, round_ = np.zeros((2, len(rows)), dtype=bool)
    for edges, found in ((is_flat, flat), (~is_flat, round_)):
        found[below[edges]] = found[above[edges]] = True
    return flat & ~round_


def _unrolled(rows: Points, circle: Points) -> NDArray[np.float64]:
    """Return texture coordinates in metres, (k n, 2)."""
    around_m = max(1.0, round(2.0 * np.pi * float(rows[:, 1].max())))
    u = np.linspace(0.0, around_m, len(circle))
    grid = np.zeros((len(rows), len(circle), 2))
    grid[..., 0] = u
    grid[..., 1] = rows[:, 4:5]
    flat = rows[:, 5] > 0.0
    grid[flat] = rows[flat, 1, None, None] * circle
    return grid.reshape(-1, 2)
