"""Stars and the Earth behind a station, for each direction that a picture looks in.

The Earth is where nadir is (+Z of the world), seen from 350 km: its limb lies 18.5
degrees below the horizontal. Clouds and land are noise that is the same in every
picture; they are no map.
"""

import math

import numpy as np
from numpy.typing import NDArray

from viewer.scene.camera import axes_of
from viewer.scene.scene import Camera

Image = NDArray[np.uint8]
_Field = NDArray[np.float32]

_EARTH_KM, _HEIGHT_KM = 6371.0, 350.0
_WIDEST_PX = 900
"""The Earth is drawn no finer than this and then enlarged: it is soft anyway."""
_PARALLEL_VIEW_DEG = 20.0
"""What the sky looks like behind an orthographic picture."""
_SUN = np.array([0.45, -0.55, -0.70]) / np.linalg.norm([0.45, -0.55, -0.70])


def space_backdrop(camera: Camera, size_px: tuple[int, int]) -> Image:
    """Return what lies behind everything, (H, W, 3) uint8, first row on top."""
    sky = _stars(camera, size_px)
    shrink = max(1.0, size_px[0] / _WIDEST_PX)
    small = (max(2, round(size_px[0] / shrink)), max(2, round(size_px[1] / shrink)))
    earth, cover = _earth(_directions(camera, small))
    earth, cover = _enlarged(earth, size_px), _enlarged(cover[..., None], size_px)
    mixed = sky * (1.0 - cover) + earth
    return (np.clip(mixed, 0.0, 1.0) ** (1.0 / 2.2) * 255.0 + 0.5).astype(np.uint8)


def _directions(camera: Camera, size_px: tuple[int, int]) -> _Field:
    """Return the unit direction that each pixel looks in, (H, W, 3), world frame."""
    width, height = size_px
    parallel = camera.parallel_height_m is not None
    angle = _PARALLEL_VIEW_DEG if parallel else camera.view_angle_deg
    half = math.tan(math.radians(angle) / 2.0)
    x = (2.0 * (np.arange(width) + 0.5) / width - 1.0) * half * width / height
    y = (1.0 - 2.0 * (np.arange(height) + 0.5) / height) * half
    right, up, back = axes_of(camera)
    rays = x[None, :, None] * right + y[:, None, None] * up - back
    lengths = np.linalg.norm(rays, axis=2, keepdims=True)
    unit: _Field = (rays / lengths).astype(np.float32)
    return unit


def _earth(rays: _Field) -> tuple[_Field, _Field]:
    """Return the Earth's linear colour, and how much of the sky it covers."""
    down = rays[..., 2]
    # The nearest crossing with the sphere round the point `distance` below.
    distance = _EARTH_KM + _HEIGHT_KM
    along = distance * down
    past = distance**2 - along**2
    hit = (past < _EARTH_KM**2) & (down > 0.0)
    reach = along - np.sqrt(np.maximum(_EARTH_KM**2 - past, 0.0))
    place = (rays * reach[..., None] - [0.0, 0.0, distance]) / _EARTH_KM
    colour = _ground(place)
    # Air: thick towards the limb, a thin glow above it.
    lowest = np.sqrt(past) - _EARTH_KM
    far = np.clip(reach / 2100.0, 0.0, 1.0) ** 4
    haze = np.where(hit, 0.14 + 0.7 * far, 0.0)
    glow = np.where(hit | (down <= 0.0), 0.0, np.exp(-np.maximum(lowest, 0.0) / 14.0))
    blue = np.array([0.16, 0.38, 0.86])
    lit = colour * (1.0 - haze[..., None] * 0.55) + blue * haze[..., None] * 0.45
    shown = np.where(hit[..., None], lit, blue * glow[..., None] * 0.9)
    cover = np.where(hit, 1.0, glow)
    return shown.astype(np.float32), cover.astype(np.float32)


def _ground(place: _Field) -> _Field:
    """Return the linear colour of sea, land and clouds at points of a unit sphere."""
    land = _noise(place * 9.0, 3)
    clouds = np.clip((_noise(place * 40.0 + 7.0, 8) - 0.47) * 3.4, 0.0, 1.0)[..., None]
    is_land = np.clip((land - 0.55) * 14.0, 0.0, 1.0)[..., None]
    sea, soil = np.array([0.012, 0.055, 0.16]), np.array([0.10, 0.095, 0.05])
    ground = sea * (1.0 - is_land) + soil * is_land
    light = np.clip(place @ _SUN.astype(np.float32), 0.15, 1.0)[..., None]
    lit: _Field = (ground * (1.0 - clouds) + 0.95 * clouds) * light
    return lit


def _noise(points: _Field, octaves: int) -> _Field:
    """Return fractal value noise at points, about 0 to 1."""
    total: _Field = np.zeros(points.shape[:-1], dtype=np.float32)
    weight = 0.0
    for octave in range(octaves):
        share = 0.62**octave
        total += share * _lattice_noise(points * 2.03**octave + 17.0 * octave)
        weight += share
    return total / np.float32(weight)


def _lattice_noise(points: _Field) -> _Field:
    cell = np.floor(points).astype(np.int64)
    part = (points - cell).astype(np.float32)
    part = part * part * (3.0 - 2.0 * part)
    value = np.zeros(points.shape[:-1], dtype=np.float32)
    for corner in range(8):
        step = np.array([corner & 1, corner >> 1 & 1, corner >> 2 & 1])
        weight = np.prod(np.where(step == 1, part, 1.0 - part), axis=-1)
        value += weight * _hashed(cell + step)
    return value


def _hashed(cells: NDArray[np.int64]) -> _Field:
    """Return a number from 0 to 1 for each cell, (..., 3), the same every time."""
    mixed = cells @ np.array([73856093, 19349663, 83492791], dtype=np.int64)
    mixed = (mixed ^ (mixed >> 13)) * 1274126177
    return ((mixed ^ (mixed >> 16)) & 0xFFFF).astype(np.float32) / np.float32(0xFFFF)


def _stars(camera: Camera, size_px: tuple[int, int]) -> _Field:
    """Return the stars, (H, W, 3) linear: fixed directions, bright ones few."""
    width, height = size_px
    sky = np.zeros((height, width, 3), dtype=np.float32)
    random = np.random.default_rng(1961)
    stars = random.normal(size=(9000, 3))
    stars /= np.linalg.norm(stars, axis=1, keepdims=True)
    bright = 0.04 + 0.9 * random.random(9000) ** 9
    warm = random.random(9000)[:, None]
    tint = (1.0 - warm) * [0.80, 0.90, 1.0] + warm * [1.0, 0.93, 0.82]
    seen = stars @ axes_of(camera).T
    parallel = camera.parallel_height_m is not None
    angle = _PARALLEL_VIEW_DEG if parallel else camera.view_angle_deg
    half = math.tan(math.radians(angle) / 2.0)
    ahead = seen[:, 2] < 0.0
    x = seen[ahead, 0] / -seen[ahead, 2] / (half * width / height)
    y = seen[ahead, 1] / -seen[ahead, 2] / half
    inside = (np.abs(x) < 1.0) & (np.abs(y) < 1.0)
    columns = ((x[inside] + 1.0) / 2.0 * width).astype(int)
    rows = ((1.0 - y[inside]) / 2.0 * height).astype(int)
    light = (bright[ahead][inside, None] * tint[ahead][inside]).astype(np.float32)
    size = max(1, round(height / 900))
    for dy in range(size):
        for dx in range(size):
            row = np.minimum(rows + dy, height - 1)
            column = np.minimum(columns + dx, width - 1)
            sky[row, column] = np.maximum(sky[row, column], light)
    return sky


def _enlarged(field: _Field, size_px: tuple[int, int]) -> _Field:
    """Return a field, (h, w, c), at another size, blended between its pixels."""
    for axis, count in ((0, size_px[1]), (1, size_px[0])):
        old = field.shape[axis]
        if old == count:
            continue
        at = np.clip((np.arange(count) + 0.5) * old / count - 0.5, 0.0, old - 1.0)
        low = np.minimum(at.astype(int), old - 2)
        part = (at - low).astype(np.float32)
        shape = [1, 1, 1]
        shape[axis] = count
        weight = part.reshape(shape)
        field = (
            np.take(field, low, axis) * (1.0 - weight)
            + np.take(field, low + 1, axis) * weight
        )
    return field
