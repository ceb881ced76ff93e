"""The command `shot`, up to where it loads what is slow to load."""

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from viewer.errors import UsageError
from viewer.pictures.formats import format_of
from viewer.render.painter import MAX_SIDE_PX, Painter, samples_at


def take_shot(station: str, output: Path, options: Mapping[str, Any]) -> None:
    """Take the picture that the command's options ask for.

    The painter gets ready in its own process while this one loads and builds.
    """
    size_px = parse_size(options["size"])
    if output.suffix.lower() in (".svg", ".pdf"):
        _take_drawing(station, output, size_px, options)
        return
    format_of(output)
    samples = samples_at(options["detail"])
    with Painter(size_px, samples) as painter, _nothing_collected():
        from viewer.cli.pictures import shot_of
        from viewer.pictures.imagefile import write_picture
        from viewer.pictures.request import request_of
        from viewer.pictures.shot import scene_of

        shot = shot_of(station, output.stem, size_px, options)
        scene = scene_of(shot)
        image = painter.picture(scene, size_px, samples)
        painter.dismiss()
        write_picture(output, image, request_of(shot))
    for warning in scene.warnings:
        click.echo(f"warning: {warning}", err=True)
    click.echo(str(output))


def _take_drawing(
    station: str, output: Path, size_px: tuple[int, int], options: Mapping[str, Any]
) -> None:
    """Write the drawing that the command's options ask for, as lines and text."""
    from viewer.cli.pictures import shot_of
    from viewer.pictures.drawing import check_drawing, drawing_of, write_drawing
    from viewer.pictures.shot import scene_of
    from viewer.render.offscreen import Studio

    check_drawing(output, options["style"])
    scene = scene_of(shot_of(station, output.stem, size_px, options))
    write_drawing(output, drawing_of(scene, size_px, Studio()))
    click.echo(str(output))


def take_again(picture: Path, output: Path) -> None:
    """Take the picture that a file says it shows, into another file."""
    from viewer.pictures.imagefile import read_request, write_picture
    from viewer.pictures.request import request_of
    from viewer.pictures.shot import samples_of, scene_of
    from viewer.spec.shotlist import shot_asked_for

    format_of(output)
    request = read_request(picture)
    shot = shot_asked_for(request, output.stem)
    size_px, samples = shot.asked.size, samples_of(shot)
    with Painter(size_px, samples) as painter:
        image = painter.picture(scene_of(shot), size_px, samples)
    write_picture(output, image, request_of(shot))
    click.echo(str(output))


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keep Python from looking for garbage: a picture is over before it pays."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


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
