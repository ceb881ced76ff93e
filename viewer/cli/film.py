"""The command `film`: the assembly, a turntable or a flight round, as a video."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from viewer.cli.pictures import shot_of
from viewer.cli.progress import progress_bar
from viewer.cli.shot import parse_size
from viewer.pictures.film import FilmSpec, check_film, make_film


def take_film(station: str, output: Path, options: Mapping[str, Any]) -> None:
    """Make the film that the command's options ask for."""
    size_px = parse_size(options["size"])
    shot = shot_of(station, output.stem, size_px, options)
    film = FilmSpec(
        shot=shot,
        kind=options["kind"],
        seconds=options["seconds"],
        fps=options["fps"],
    )
    check_film(film, output)
    with progress_bar(output.name) as report:
        count = make_film(film, output, report)
    size = output.stat().st_size / 1e6
    click.echo(f"{output}: {count} frames, {count / film.fps:.1f} s, {size:.2f} MB")
