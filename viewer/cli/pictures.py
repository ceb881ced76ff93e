"""The command `shot`: one picture."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import numpy as np

from viewer.cli.model import build_model, named_detail, parse_changes
from viewer.errors import UsageError
from viewer.geometry.detail import INTERACTIVE, STILL, Detail
from viewer.render.offscreen import render_image
from viewer.render.png import write_png
from viewer.scene.compose import compose
from viewer.scene.references import reference_named
from viewer.scene.scene import Camera, Scene
from viewer.scene.view import ViewState
from viewer.spec.library import find_station
from viewer.spec.shots import MAX_SIDE_PX, CameraRecord, ShotSpec

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


def take_shot(station: str, output: Path, options: Mapping[str, Any]) -> None:
    """Take the picture that the command's options ask for."""
    if output.suffix.lower() != ".png":
        message = f"{output}: pictures are written as .png"
        raise UsageError(message)
    take(shot_of(station, output.stem, options), output)
    click.echo(str(output))


def shot_of(station: str, name: str, options: Mapping[str, Any]) -> ShotSpec:
    """Return the shot that a command line describes."""
    kept = {key: options[key] for key in (*_FROM_STATION, *_FROM_VIEW)}
    return ShotSpec(
        name=name,
        title=None,
        station=find_station(station),
        size_px=parse_size(options["size"]),
        arranged_for="default",
        overrides=parse_changes(options["changes"]),
        **kept,
    )


def take(shot: ShotSpec, output: Path) -> None:
    """Take a picture and write it as PNG."""
    write_png(output, render_image(scene_of(shot), shot.size_px))


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


def parse_size(text: str) -> tuple[int, int]:
    """Return (width, height) in pixels from `1280x720`."""
    match = re.fullmatch(r"(\d{1,5})[xX](\d{1,5})", text.strip())
    if match is None:
        message = f"--size {text}: write it as WIDTHxHEIGHT, as in 1280x720"
        raise UsageError(message)
    width, height = int(match[1]), int(match[2])
    if not (1 <= width <= MAX_SIDE_PX and 1 <= height <= MAX_SIDE_PX):
        message = f"--size {text}: each side must be 1 to {MAX_SIDE_PX} pixels"
        raise UsageError(message)
    return width, height
