"""What a shot asks for, as the scene that shows it."""

from dataclasses import fields

import numpy as np

from viewer.geometry.detail import INTERACTIVE, STILL, Detail
from viewer.pictures.model import named_detail
from viewer.pictures.stock import Stock
from viewer.render.painter import samples_at
from viewer.scene.camera import Preset, orbit
from viewer.scene.compose import compose
from viewer.scene.scene import Camera, Scene
from viewer.scene.view import ViewState
from viewer.spec.shots import AnyCamera, OrbitRecord, ShotDefaults, ShotSpec

# Above this width, and from close by, facets of the interactive level show on hulls.
_STILL_FROM_PX = 2000

# What a shot and a view state call by the same name.
_SHARED = tuple(
    field.name
    for field in fields(ViewState)
    if field.name != "camera" and field.name in ShotDefaults.model_fields
)


def scene_of(shot: ShotSpec, stock: Stock | None = None) -> Scene:
    """Return the scene that a shot shows; `stock` keeps what others share with it."""
    stock = stock or Stock()
    asked, detail = shot.asked, detail_of(shot)
    model = stock.model(
        shot.station, asked.step, shot.overrides, detail, time=asked.time
    )
    station = model.station
    named = station.spec.reference if shot.reference is None else shot.reference
    shown = (
        None
        if shot.asked.layout == "alone"
        else stock.reference(named, station, shot.asked.match)
    )
    width, height = shot.asked.size
    view, aspect = view_of(shot), width / height
    return compose(station, model.parts, view, shown, aspect, framed=model.framed)


def view_of(shot: ShotSpec) -> ViewState:
    """Return the view state that a shot asks for."""
    asked = {name: getattr(shot.asked, name) for name in _SHARED}
    return ViewState(camera=_camera(shot.camera), **asked)


def samples_of(shot: ShotSpec) -> int:
    """Return how many samples of a pixel, squared, a shot asks for."""
    return samples_at(shot.asked.detail)


def _camera(camera: AnyCamera) -> str | Preset | Camera:
    if isinstance(camera, str):
        return camera
    if isinstance(camera, OrbitRecord):
        return orbit(camera.azimuth_deg, camera.elevation_deg)
    return Camera(
        position_m=np.array(camera.position_m),
        target_m=np.array(camera.target_m),
        up=np.array(camera.up),
        view_angle_deg=camera.view_angle_deg,
        parallel_height_m=camera.parallel_height_m,
    )


def detail_of(shot: ShotSpec) -> Detail:
    """Return the detail level that a shot asks for, or that its size needs."""
    if shot.asked.detail is not None:
        return named_detail(shot.asked.detail)
    is_close = shot.asked.fit is not None
    is_large = shot.asked.size[0] > _STILL_FROM_PX
    return STILL if is_close or is_large else INTERACTIVE
