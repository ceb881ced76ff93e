"""One picture: from what is asked for to the file."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np

from viewer.cli.camera import camera_asked_for
from viewer.cli.model import build_model, named_detail, parse_changes
from viewer.cli.shot import samples_at
from viewer.geometry.detail import INTERACTIVE, STILL, Detail
from viewer.render.painter import Painter
from viewer.render.png import write_png
from viewer.scene.camera import Preset, orbit
from viewer.scene.compose import compose
from viewer.scene.references import reference_named
from viewer.scene.scene import Camera, Scene
from viewer.scene.view import ViewState
from viewer.spec.shotlist import shot_asked_for
from viewer.spec.shots import AnyCamera, OrbitRecord, ShotDefaults, ShotSpec

# Above this width facets of the interactive level begin to show on hulls.
_STILL_FROM_PX = 2000

# What a shot and a view state call by the same name.
_SHARED = tuple(
    field.name
    for field in fields(ViewState)
    if field.name != "camera" and field.name in ShotDefaults.model_fields
)


def shot_of(
    station: str, name: str, size_px: tuple[int, int], options: Mapping[str, Any]
) -> ShotSpec:
    """Return the shot that a command line describes."""
    known = ShotDefaults.model_fields
    table = {
        key: value
        for key, value in options.items()
        if key in known and value is not None
    }
    table["camera"] = camera_asked_for(options)
    table["view_angle_deg"] = options.get("view_angle")
    changes = {
        f"{module}.{parameter}": value
        for module, values in parse_changes(options["changes"]).items()
        for parameter, value in values.items()
    }
    return shot_asked_for(
        {**table, "station": station, "size": size_px, "set": changes}, name
    )


def take(shot: ShotSpec, output: Path, painter: Painter | None = None) -> None:
    """Take a picture and write it as PNG; `painter` is one that is ready, if any."""
    scene, samples = scene_of(shot), samples_at(shot.asked.detail)
    if painter is None:
        from viewer.render.offscreen import render_image

        image = render_image(scene, shot.asked.size, samples)
    else:
        image = painter.picture(scene, shot.asked.size, samples)
        painter.dismiss()
    write_png(output, image)


def scene_of(shot: ShotSpec) -> Scene:
    """Return the scene that a shot shows."""
    model = build_model(shot.station, shot.asked.step, shot.overrides, _detail(shot))
    station = model.station
    named = station.spec.reference if shot.reference is None else shot.reference
    shown = None if shot.asked.layout == "alone" else reference_named(named)
    width, height = shot.asked.size
    return compose(station, model.parts, view_of(shot), shown, width / height)


def view_of(shot: ShotSpec) -> ViewState:
    """Return the view state that a shot asks for."""
    asked = {name: getattr(shot.asked, name) for name in _SHARED}
    return ViewState(camera=_camera(shot.camera), **asked)


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


def _detail(shot: ShotSpec) -> Detail:
    if shot.asked.detail is not None:
        return named_detail(shot.asked.detail)
    return STILL if shot.asked.size[0] > _STILL_FROM_PX else INTERACTIVE
