"""Cameras: named presets and the fit of a picture round what it shows.

Views are named in the station's terms: `front` is seen from ahead (+X), `port`
from the port side (-Y). Zenith (-Z) is up, except in `top` and `bottom`, where
forward is.
"""

import math
from dataclasses import dataclass

import numpy as np

from viewer.errors import InputError, nearest
from viewer.geometry.frames import Points, frozen, unit
from viewer.scene.scene import Camera

ZENITH = (0.0, 0.0, -1.0)
FORWARD = (1.0, 0.0, 0.0)

# Narrow, so that what is nearer does not look much larger: sizes are compared.
VIEW_ANGLE_DEG = 16.0
_NEAREST_M = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A view by its direction: from the target to the camera, station frame."""

    towards_camera: tuple[float, float, float]
    up: tuple[float, float, float] = ZENITH
    closer: float = 1.0
    """How much nearer than the fit: 1 shows everything."""
    view_angle_deg: float = VIEW_ANGLE_DEG


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Free borders of the picture, as fractions of its width and height."""

    left: float = 0.04
    right: float = 0.04
    bottom: float = 0.05
    top: float = 0.05


CAMERAS = {
    "default": Preset(towards_camera=(1.0, 0.36, -0.92)),
    "front": Preset(towards_camera=(1.0, 0.0, 0.0)),
    "aft": Preset(towards_camera=(-1.0, 0.0, 0.0)),
    "port": Preset(towards_camera=(0.0, -1.0, 0.0)),
    "starboard": Preset(towards_camera=(0.0, 1.0, 0.0)),
    "top": Preset(towards_camera=(0.0, 0.0, -1.0), up=FORWARD),
    "bottom": Preset(towards_camera=(0.0, 0.0, 1.0), up=FORWARD),
    "front-starboard": Preset(towards_camera=(1.0, 1.0, -0.65)),
    "front-port": Preset(towards_camera=(1.0, -1.0, -0.65)),
    "aft-starboard": Preset(towards_camera=(-1.0, 1.0, -0.65)),
    "aft-port": Preset(towards_camera=(-1.0, -1.0, -0.65)),
    "front-starboard-below": Preset(towards_camera=(1.0, 1.0, 0.65)),
    "front-port-below": Preset(towards_camera=(1.0, -1.0, 0.65)),
    "aft-starboard-below": Preset(towards_camera=(-1.0, 1.0, 0.65)),
    "aft-port-below": Preset(towards_camera=(-1.0, -1.0, 0.65)),
    "below": Preset(towards_camera=(0.80, 0.55, 0.55)),
    "side": Preset(towards_camera=(0.18, 1.0, -0.16)),
    "close": Preset(towards_camera=(0.90, 0.80, -0.45), closer=2.4),
}
# The station frame's own words for two of them.
CAMERAS |= {"zenith": CAMERAS["top"], "nadir": CAMERAS["bottom"]}
SIDES = ("front", "aft", "port", "starboard", "top", "bottom")
"""The presets that see one side of the station and nothing of its neighbours."""
CORNERS = tuple(
    f"{end}-{side}{level}"
    for level in ("", "-below")
    for end in ("front", "aft")
    for side in ("starboard", "port")
)
"""The presets that see three sides: four from above, four from below."""


def orbit(azimuth_deg: float, elevation_deg: float) -> Preset:
    """Return the view from an azimuth, from +X over +Y, and an elevation to zenith."""
    azimuth, elevation = math.radians(azimuth_deg), math.radians(elevation_deg)
    level = math.cos(elevation)
    towards = (
        level * math.cos(azimuth),
        level * math.sin(azimuth),
        -math.sin(elevation),
    )
    # Seen from straight above or below there is no zenith to be up.
    return Preset(towards_camera=towards, up=FORWARD if level < 1e-3 else ZENITH)


def camera_names() -> tuple[str, ...]:
    """Return the names of all presets."""
    return tuple(CAMERAS)


def preset_named(name: str) -> Preset:
    """Return a preset by its name."""
    if name not in CAMERAS:
        known = ", ".join(CAMERAS)
        message = (
            f"camera '{name}': no such camera{nearest(name, CAMERAS)}; has {known}"
        )
        raise InputError(message)
    return CAMERAS[name]


def view_axes(towards_camera: Points, up: Points) -> Points:
    """Return right, true up and backward (to the camera) as rows of a (3, 3)."""
    back = unit(towards_camera.tolist())
    right = unit(_crossed(up, back))
    return np.array([right, _crossed(back, right), back])


def _crossed(one: Points, other: Points) -> list[float]:
    """Return the cross product of two (3,): numpy's own takes a tenth of a millisecond.

    It is asked for at every move of the mouse, many times.
    """
    (a, b, c), (x, y, z) = one.tolist(), other.tolist()
    return [b * z - c * y, c * x - a * z, a * y - b * x]


def axes_of(camera: Camera) -> Points:
    """Return the camera's right, true up and backward as rows of a (3, 3)."""
    return view_axes(camera.position_m - camera.target_m, camera.up)


def as_seen(points_m: Points, axes: Points) -> Points:
    """Return points, (n, 3), along right, up and backward, (n, 3).

    Laid out by columns: extremes along an axis, which is all that is asked of
    them, are then found four times as fast.
    """
    return (axes @ points_m.T).T


def fit_camera(
    points_m: Points,
    preset: Preset,
    aspect: float,
    *,
    margins: Margins | None = None,
    parallel: bool = False,
) -> Camera:
    """Return the nearest camera of that direction that shows all the points.

    Parameters
    ----------
    points_m : (n, 3) float64, world frame
        What must be in the picture.
    aspect : float
        Width over height of the picture.
    margins : Margins
        Borders to be left free.
    parallel : bool
        Orthographic instead of perspective.
    """
    axes = view_axes(np.array(preset.towards_camera), np.array(preset.up))
    seen = as_seen(points_m, axes)
    tangent = math.tan(math.radians(preset.view_angle_deg) / 2.0)
    slopes = _slopes(margins or Margins(), aspect, tangent)
    fit = _parallel if parallel else _perspective
    position, depth, height = fit(seen, slopes, preset.closer)
    if height is not None:
        height *= 2.0 * tangent
    return Camera(
        position_m=frozen(axes.T @ position),
        target_m=frozen(axes.T @ [*position[:2], depth]),
        up=frozen(np.array(preset.up)),
        view_angle_deg=preset.view_angle_deg,
        parallel_height_m=height,
    )


def _perspective(
    seen: Points, slopes: Points, closer: float
) -> tuple[Points, float, None]:
    """Return the camera's place in view axes and the depth of its target."""
    depth = float(seen[:, 2].min() + seen[:, 2].max()) / 2.0
    reach = max(_reach(seen[:, k], seen[:, 2], slopes[k]) for k in (0, 1))
    # A lone point would have the camera in it.
    reach = max(reach, float(seen[:, 2].max()) + _NEAREST_M)
    centre = [_centre(seen[:, k], reach - seen[:, 2], slopes[k]) for k in (0, 1)]
    return np.array([*centre, depth + (reach - depth) / closer]), depth, None


def _parallel(
    seen: Points, slopes: Points, closer: float
) -> tuple[Points, float, float]:
    """Return the camera's place in view axes, its target's depth, and its scale.

    The scale is in metres for each unit of slope.
    """
    low, high = seen.min(axis=0), seen.max(axis=0)
    middle = (low + high) / 2.0
    # The side that demands more wins.
    scale = max(_NEAREST_M, *((high - low)[:2] / np.ptp(slopes, axis=1)))
    centre = middle[:2] - scale * slopes.mean(axis=1)
    distance = float(high[2] + np.ptp(seen, axis=0).max() + _NEAREST_M)
    return np.array([*centre, distance]), float(middle[2]), scale / closer


def _slopes(margins: Margins, aspect: float, tangent: float) -> Points:
    """Return the lines of sight along the inner borders, as tangents, (2, 2).

    Left and right in the first row, bottom and top in the second.
    """
    left_right = [2.0 * margins.left - 1.0, 1.0 - 2.0 * margins.right]
    bottom_top = [2.0 * margins.bottom - 1.0, 1.0 - 2.0 * margins.top]
    return tangent * np.array([np.multiply(aspect, left_right), bottom_top])


def _reach(across: Points, depth: Points, slopes: Points) -> float:
    """Return the least distance from which all points lie between two borders.

    A point is inside if slope_low <= (across - c) / (d - depth) <= slope_high for
    the camera's sideways place c and distance d: two half planes for each point,
    of which the outermost of each side meet at the nearest camera.
    """
    right = (across + slopes[1] * depth).max()
    left = (across + slopes[0] * depth).min()
    return float((right - left) / (slopes[1] - slopes[0]))


def _centre(across: Points, ahead: Points, slopes: Points) -> float:
    """Return the sideways place from which both borders are equally far."""
    rightmost = float((across - slopes[1] * ahead).max())
    leftmost = float((across - slopes[0] * ahead).min())
    return (rightmost + leftmost) / 2.0


def project(camera: Camera, points_m: Points, aspect: float) -> Points:
    """Return where points lie in the picture: (n, 2), 0 to 1 from its lower left."""
    seen = as_seen(points_m - camera.position_m, axes_of(camera))
    if camera.parallel_height_m is None:
        half = np.tan(np.radians(camera.view_angle_deg) / 2.0) * -seen[:, 2]
    else:
        half = np.full(len(seen), camera.parallel_height_m / 2.0)
    return 0.5 + 0.5 * np.stack(
        [seen[:, 0] / (half * aspect), seen[:, 1] / half], axis=1
    )


def unproject(
    camera: Camera, place: tuple[float, float], aspect: float, through_m: Points
) -> Points:
    """Return the point seen at `place` of the picture, as far away as `through_m`."""
    axes = axes_of(camera)
    depth = float((camera.position_m - through_m) @ axes[2])
    half = (
        np.tan(np.radians(camera.view_angle_deg) / 2.0) * depth
        if camera.parallel_height_m is None
        else camera.parallel_height_m / 2.0
    )
    x, y = (2.0 * place[0] - 1.0) * half * aspect, (2.0 * place[1] - 1.0) * half
    point: Points = camera.position_m + axes.T @ np.array([x, y, -depth])
    return point
