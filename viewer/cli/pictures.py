"""The command `shot`: one picture."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from viewer.cli.model import build_model, named_detail
from viewer.errors import UsageError
from viewer.geometry.detail import INTERACTIVE, STILL, Detail
from viewer.render.offscreen import render_image
from viewer.render.png import write_png
from viewer.scene.compose import compose
from viewer.scene.references import reference_named
from viewer.scene.scene import Scene
from viewer.scene.view import ViewState

MAX_SIDE_PX = 16384
# Above this width facets of the interactive level begin to show on hulls.
_STILL_FROM_PX = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture: what it shows, how, and how large."""

    station: str
    step: str = "last"
    reference: str | None = None
    """As the user names it; None for what the station file names."""
    changes: tuple[str, ...] = ()
    view: ViewState = ViewState()
    size_px: tuple[int, int] = (1280, 720)
    detail: str | None = None


def take_shot(station: str, output: Path, options: Mapping[str, Any]) -> None:
    """Take the picture that the command's options ask for."""
    shot = Shot(
        station=station,
        step=options["step"],
        reference=options["reference"],
        changes=options["changes"],
        view=ViewState(
            camera=options["camera"],
            layout=options["layout"],
            style=options["style"],
            labels=options["labels"],
            transparent=options["transparent"],
            language=options["language"],
        ),
        size_px=parse_size(options["size"]),
        detail=options["detail"],
    )
    if output.suffix.lower() != ".png":
        message = f"{output}: pictures are written as .png"
        raise UsageError(message)
    take(shot, output)
    click.echo(str(output))


def take(shot: Shot, output: Path) -> None:
    """Take a picture and write it as PNG."""
    write_png(output, render_image(scene_of(shot), shot.size_px))


def scene_of(shot: Shot) -> Scene:
    """Return the scene that a shot shows."""
    model = build_model(shot.station, shot.step, shot.changes, _detail(shot))
    station = model.station
    named = station.spec.reference if shot.reference is None else shot.reference
    shown = None if shot.view.layout == "alone" else reference_named(named)
    width, height = shot.size_px
    return compose(station, model.parts, shot.view, shown, width / height)


def _detail(shot: Shot) -> Detail:
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
