"""One picture: from what is asked for to the file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from viewer.cli.model import build_model, named_detail, parse_changes
from viewer.cli.shot import samples_at
from viewer.geometry.detail import INTERACTIVE, STILL, Detail
from viewer.render.painter import Painter
from viewer.render.png import write_png
from viewer.scene.compose import compose
from viewer.scene.references import reference_named
from viewer.scene.scene import Camera, Scene
from viewer.scene.view import ViewState
from viewer.spec.library import find_station
from viewer.spec.shots import CameraRecord, ShotSpec

# Above this width facets of the interactive level begin to show on hulls.
_STILL_FROM_PX = 2000

_FROM_STATION = ("step", "reference", "detail")
_FROM_VIEW = (
    "camera",
    "layout",
    "style",
    "transparent",
    "labels",
    "scale_bar",
    "language",
    "highlight",
    "parallel",
)


def shot_of(
    station: str, name: str, size_px: tuple[int, int], options: Mapping[str, Any]
) -> ShotSpec:
    """Return the shot that a command line describes."""
    kept = {key: options[key] for key in (*_FROM_STATION, *_FROM_VIEW)}
    return ShotSpec(
        name=name,
        title=None,
        station=find_station(station),
        size_px=size_px,
        arranged_for="default",
        overrides=parse_changes(options["changes"]),
        **kept,
    )


def take(shot: ShotSpec, output: Path, painter: Painter | None = None) -> None:
    """Take a picture and write it as PNG; `painter` is one that is ready, if any."""
    scene, samples = scene_of(shot), samples_at(shot.detail)
    if painter is None:
        from viewer.render.offscreen import render_image

        image = render_image(scene, shot.size_px, samples)
    else:
        image = painter.picture(scene, shot.size_px, samples)
        painter.dismiss()
    write_png(output, image)


def scene_of(shot: ShotSpec) -> Scene:
    """Return the scene that a shot shows."""
    model = build_model(shot.station, shot.step, shot.overrides, _detail(shot))
    station = model.station
    named = station.spec.reference if shot.reference is None else shot.reference
    shown = None if shot.layout == "alone" else reference_named(named)
    width, height = shot.size_px
    return compose(station, model.parts, view_of(shot), shown, width / height)


def view_of(shot: ShotSpec) -> ViewState:
    """Return the view state that a shot asks for."""
    return ViewState(
        camera=_camera(shot.camera),
        arranged_for=shot.arranged_for,
        layout=shot.layout,
        style=shot.style,
        labels=shot.labels,
        scale_bar=shot.scale_bar,
        transparent=shot.transparent,
        language=shot.language,
        highlight=shot.highlight,
        parallel=shot.parallel,
    )


def _camera(camera: str | CameraRecord) -> str | Camera:
    if isinstance(camera, str):
        return camera
    return Camera(
        position_m=np.array(camera.position_m),
        target_m=np.array(camera.target_m),
        up=np.array(camera.up),
        view_angle_deg=camera.view_angle_deg,
        parallel_height_m=camera.parallel_height_m,
    )


def _detail(shot: ShotSpec) -> Detail:
    if shot.detail is not None:
        return named_detail(shot.detail)
    return STILL if shot.size_px[0] > _STILL_FROM_PX else INTERACTIVE
