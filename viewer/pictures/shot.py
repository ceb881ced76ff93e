"""What a shot asks for, as the scene that shows it."""

from dataclasses import fields
from typing import Any

import numpy as np

from viewer.geometry.detail import INTERACTIVE, STILL, Detail
from viewer.pictures.model import named_detail
from viewer.pictures.stock import Stock
from viewer.render.painter import samples_at
from viewer.scene.camera import Preset, orbit
from viewer.scene.compose import compose
from viewer.scene.scene import Camera, Scene
from viewer.scene.view import Section, ViewState
from viewer.spec.shots import (
    AnyCamera,
    OrbitRecord,
    SectionRecord,
    ShotDefaults,
    ShotSpec,
)

# Above this width, and from close by, facets of the interactive level show on hulls.
_STILL_FROM_PX = 2000

# What a shot and a view state call by the same name, and mean alike.
_SHARED = tuple(
    field.name
    for field in fields(ViewState)
    if field.name not in ("camera", "section")
    and field.name in ShotDefaults.model_fields
)
_AXES = {"x": (1.0, 0.0, 0.0), "y": (0.0, 1.0, 0.0), "z": (0.0, 0.0, 1.0)}


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
    cut = shot.asked.section
    section = None if cut is None else section_of(cut)
    return ViewState(camera=_camera(shot.camera), section=section, **asked)


def view_words(view: ViewState) -> dict[str, Any]:
    """Return what a view changes, in a shot's words; all but its camera.

    `view_of` gives the same view again.
    """
    words: dict[str, Any] = {}
    for name in _SHARED:
        value = getattr(view, name)
        if value != ShotDefaults.model_fields[name].default:
            words[name] = list(value) if isinstance(value, tuple) else value
    if view.measures:
        words["measures"] = [
            measure.model_dump(mode="json", exclude_defaults=True)
            for measure in view.measures
        ]
    if view.section is not None:
        words["section"] = _section_words(view.section)
    return words


def section_of(cut: SectionRecord) -> Section:
    """Return a section's plane by its unit normal, what is beyond it cut away."""
    normal = np.array(_AXES[cut.axis] if cut.axis else cut.normal)
    length, sign = float(np.linalg.norm(normal)), -1.0 if cut.flip else 1.0
    # Of a normal `at_m` is along its unit; a flip turns the plane about itself.
    x, y, z = (sign * normal / length + 0.0).tolist()
    return Section(normal=(x, y, z), at_m=sign * cut.at_m + 0.0)


def _section_words(section: Section) -> dict[str, Any]:
    """Return a section as a list of shots says it, by its axis where it has one."""
    for axis, towards in _AXES.items():
        for flip in (False, True):
            sign = -1.0 if flip else 1.0
            if np.allclose(sign * np.array(towards), section.normal, atol=1e-9):
                words: dict[str, Any] = {"axis": axis}
                words["at_m"] = round(sign * section.at_m, 4) + 0.0
                return words | ({"flip": True} if flip else {})
    normal = [round(part, 6) + 0.0 for part in section.normal]
    return {"normal": normal, "at_m": round(section.at_m, 4) + 0.0}


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
