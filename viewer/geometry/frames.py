"""Rigid transforms between frames.

A transform is a read-only (4, 4) float64 array named `target_from_source`:
`p_station = station_from_module @ p_module`. Lengths are metres, angles degrees.
"""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Transform: TypeAlias = NDArray[np.float64]
Points: TypeAlias = NDArray[np.float64]

_PARALLEL = 0.999


def frozen(array: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the array with writing switched off, so that it can be shared."""
    array.flags.writeable = False
    return array


IDENTITY: Transform = frozen(np.eye(4))

# Turns a frame about its own X axis by 180 degrees: +Z then opposes +Z.
HALF_TURN_X: Transform = frozen(np.diag([1.0, -1.0, -1.0, 1.0]))


def translation(offset_m: Sequence[float]) -> Transform:
    """Return the transform that moves by `offset_m`, (3,), metres."""
    moved = np.eye(4)
    moved[:3, 3] = offset_m
    return frozen(moved)


def rotation(axis: Sequence[float], angle_deg: float) -> Transform:
    """Return the right-handed turn about `axis` through the origin.

    Rodrigues' formula. `axis` is (3,) and need not have unit length.
    """
    x, y, z = np.asarray(axis, dtype=float) / np.linalg.norm(axis)
    angle = np.radians(angle_deg)
    skew = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    turned = np.eye(4)
    turned[:3, :3] += np.sin(angle) * skew + (1.0 - np.cos(angle)) * skew @ skew
    return frozen(turned)


def inverse(target_from_source: Transform) -> Transform:
    """Return `source_from_target` of a rigid transform."""
    turn = target_from_source[:3, :3].T
    back = np.eye(4)
    back[:3, :3] = turn
    back[:3, 3] = -turn @ target_from_source[:3, 3]
    return frozen(back)


def compose(*transforms: Transform) -> Transform:
    """Return the product of transforms, left to right, read-only."""
    product = np.eye(4)
    for transform in transforms:
        product = product @ transform
    return frozen(product)


def apply(target_from_source: Transform, points: Points) -> Points:
    """Return `points`, (n, 3) in the source frame, as seen in the target frame."""
    moved: Points = points @ target_from_source[:3, :3].T + target_from_source[:3, 3]
    return moved


def unit(vector: Sequence[float]) -> Points:
    """Return the unit vector along `vector`, (3,), which must not be zero."""
    direction: Points = np.asarray(vector, dtype=float)
    return direction / np.linalg.norm(direction)


def default_clock(out: Sequence[float]) -> tuple[float, float, float]:
    """Return the clocking mark that is meant where a config names none.

    +Z of the module, or its +X where `out` is itself along Z.
    """
    return (1.0, 0.0, 0.0) if abs(unit(out)[2]) > _PARALLEL else (0.0, 0.0, 1.0)


def _axes(out: Sequence[float], clock: Sequence[float]) -> tuple[Points, Points]:
    outward = unit(out)
    mark = np.asarray(clock, dtype=float)
    mark = mark - outward * float(outward @ mark)
    return outward, unit(mark.tolist())


def mount(
    origin_m: Sequence[float], out: Sequence[float], clock: Sequence[float]
) -> Transform:
    """Return `module_from_part` of a part mounted at `origin_m`.

    The part's +X points along `out`; its +Z along `clock`, made square to `out`.
    """
    outward, mark = _axes(out, clock)
    placed = np.eye(4)
    placed[:3, 0], placed[:3, 1], placed[:3, 2] = outward, np.cross(mark, outward), mark
    placed[:3, 3] = origin_m
    return frozen(placed)


def port_frame(
    origin_m: Sequence[float], out: Sequence[float], clock: Sequence[float]
) -> Transform:
    """Return `module_from_port`: +Z along `out`, +X along `clock` made square to it."""
    outward, mark = _axes(out, clock)
    placed = np.eye(4)
    placed[:3, 0], placed[:3, 1], placed[:3, 2] = mark, np.cross(outward, mark), outward
    placed[:3, 3] = origin_m
    return frozen(placed)
