"""The command `shot`, up to where it loads what is slow to load."""

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from viewer.errors import UsageError
from viewer.render.painter import (
    DEFAULT_SAMPLES,
    FINE_SAMPLES,
    MAX_SIDE_PX,
    Painter,
)


def take_shot(station: str, output: Path, options: Mapping[str, Any]) -> None:
    """Take the picture that the command's options ask for.

    The painter gets ready in its own process while this one loads and builds.
    """
    if output.suffix.lower() != ".png":
        message = f"{output}: pictures are written as .png"
        raise UsageError(message)
    size_px = parse_size(options["size"])
    samples = samples_at(options["detail"])
    with Painter(size_px, samples) as painter, _nothing_collected():
        from viewer.cli.pictures import shot_of, take

        take(shot_of(station, output.stem, size_px, options), output, painter)
    click.echo(str(output))


def samples_at(detail: str | None) -> int:
    """Return how many samples of a pixel, squared, a detail level asks for."""
    return FINE_SAMPLES if detail == "still" else DEFAULT_SAMPLES


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
