"""What is done to a drawn picture: dark corners, outlines, a backdrop. Numpy alone.

Depths are metres from the camera, (H, W), infinite where nothing is.
"""

import numpy as np
from numpy.typing import NDArray

from viewer.scene.scene import Colour

Image = NDArray[np.uint8]
Depth = NDArray[np.float32]

# Looks to all sides, on two circles; each is paired with the one across.
_LOOKS = 8
_RADIUS = 0.012
"""Of the larger circle, as a share of the picture's height."""
_REACH_M = 1.6
"""What is further in front than this casts no corner's shade."""


def metres_from(depth: Depth, near_m: float, far_m: float, *, parallel: bool) -> Depth:
    """Return OpenGL's depth, 0 to 1, as metres from the camera."""
    if parallel:
        metres = near_m + depth * (far_m - near_m)
    else:
        metres = near_m * far_m / (far_m - depth * (far_m - near_m))
    # Lettering lies at depth 0: it is no part of the scene.
    is_there = (depth > 0.0) & (depth < 1.0)
    return np.where(is_there, metres, np.inf).astype(np.float32)


def with_occlusion(image: Image, depth: Depth, strength: float) -> Image:
    """Return the picture with corners darkened that little light reaches.

    A point is shaded by what rises in front of it on opposite sides: on a plane,
    however it is tilted, one side rises as much as the other falls (after Shanmugam
    and Arikan, 2007, and Mittring's screen-space occlusion of the same year).
    """
    shade = _shade(depth)
    factor = 1.0 - strength * shade[..., None]
    shaded = image.copy()
    shaded[..., :3] = (image[..., :3] * factor + 0.5).astype(np.uint8)
    return shaded


def _shade(depth: Depth) -> NDArray[np.float32]:
    """Return how much of the sky is hidden at each pixel, 0 to 1, (H, W)."""
    height = depth.shape[0]
    total = np.zeros(depth.shape, dtype=np.float32)
    there = np.isfinite(depth)
    filled = np.where(there, depth, np.float32(1e6))
    for ring in (0.45, 1.0):
        reach = max(1, round(ring * _RADIUS * height))
        for look in range(_LOOKS // 2):
            angle = np.pi * (look + 0.5 * (ring < 1.0)) / (_LOOKS // 2)
            step = (round(reach * np.sin(angle)), round(reach * np.cos(angle)))
            one, other = _shifted(filled, step), _shifted(filled, (-step[0], -step[1]))
            total += _hidden(filled - one, filled - other)
    blurred = _blurred(total / np.float32(_LOOKS), max(1, round(0.002 * height)))
    return np.where(there, np.clip(blurred, 0.0, 1.0), np.float32(0.0))


def _hidden(one: Depth, other: Depth) -> NDArray[np.float32]:
    """Return how much a pair of looks hides: heights in front of the point, metres."""
    near = (np.abs(one) < _REACH_M) & (np.abs(other) < _REACH_M)
    rise = np.clip((one + other) / 0.35, 0.0, 1.0)
    return np.where(near, rise, np.float32(0.0)).astype(np.float32)


def _shifted(field: Depth, step: tuple[int, int]) -> Depth:
    """Return a field as seen from pixels down and right, edges held."""
    rows = np.clip(np.arange(field.shape[0]) + step[0], 0, field.shape[0] - 1)
    columns = np.clip(np.arange(field.shape[1]) + step[1], 0, field.shape[1] - 1)
    return field[rows][:, columns]


def _blurred(field: NDArray[np.float32], radius: int) -> NDArray[np.float32]:
    """Return the mean over a square round each pixel, by sums along both axes."""
    for axis in (0, 1):
        padded = np.concatenate(
            [
                np.repeat(np.take(field, [0], axis), radius + 1, axis),
                field,
                np.repeat(np.take(field, [-1], axis), radius, axis),
            ],
            axis,
        )
        sums = np.cumsum(padded, axis=axis, dtype=np.float64)
        count = field.shape[axis]
        high = np.take(sums, np.arange(2 * radius + 1, 2 * radius + 1 + count), axis)
        low = np.take(sums, np.arange(count), axis)
        field = ((high - low) / (2 * radius + 1)).astype(np.float32)
    return field


def with_outline(image: Image, depth: Depth, colour: Colour) -> Image:
    """Return the picture with lines where depth jumps or bends."""
    lines = _edges(depth)[..., None]
    ink = np.array(colour) * 255.0
    drawn = image.copy()
    drawn[..., :3] = (image[..., :3] * (1.0 - lines) + ink * lines + 0.5).astype(
        np.uint8
    )
    return drawn


def _edges(depth: Depth) -> NDArray[np.float32]:
    """Return the strength of an edge at each pixel, 0 to 1, (H, W).

    On a plane the inverse of depth is linear over the picture: its second difference
    is nothing there, and something at creases and jumps.
    """
    inverse = np.where(np.isfinite(depth), 1.0 / depth, 0.0)
    scale = np.maximum(inverse, 1e-9)
    strength = np.zeros(depth.shape)
    for step in ((0, 1), (1, 0), (1, 1), (1, -1)):
        ahead, behind = (
            _shifted(inverse.astype(np.float32), (k * step[0], k * step[1]))
            for k in (1, -1)
        )
        strength = np.maximum(strength, np.abs(ahead + behind - 2.0 * inverse) / scale)
    pixel = 2.0e-4
    lines: NDArray[np.float32] = np.clip(strength / pixel - 0.6, 0.0, 1.0).astype(
        np.float32
    )
    return lines


def over(image: Image, backdrop: Image) -> Image:
    """Return a picture with alpha, (H, W, 4), laid over another, (H, W, 3)."""
    alpha = image[..., 3:].astype(np.float32) / 255.0
    mixed = image[..., :3] * alpha + backdrop * (1.0 - alpha)
    return (mixed + 0.5).astype(np.uint8)
