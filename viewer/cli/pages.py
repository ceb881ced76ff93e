"""The commands `booklet` and `poster`: printed pages of a station."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from viewer.cli.model import parse_changes
from viewer.cli.progress import progress_bar
from viewer.pictures.booklet import write_booklet, write_poster


def make_booklet(station: str, output: Path, options: Mapping[str, Any]) -> None:
    """Write the instruction booklet of a station."""
    with progress_bar(output.name) as report:
        pages = write_booklet(output, _words(station, options), report)
    click.echo(f"{output}: {pages} pages, {output.stat().st_size / 1e6:.2f} MB")


def make_poster(station: str, output: Path, options: Mapping[str, Any]) -> None:
    """Write the poster of a station beside its reference."""
    with progress_bar(output.name) as report:
        write_poster(output, _words(station, options), options["paper"], report)
    click.echo(f"{output}: {output.stat().st_size / 1e6:.2f} MB")


def _words(station: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options in a shot's words."""
    changes = {
        f"{module}.{parameter}": value
        for module, values in parse_changes(options["changes"]).items()
        for parameter, value in values.items()
    }
    known = ("language", "reference", "step")
    named = {key: options[key] for key in known if options.get(key) is not None}
    return {"station": station, "set": changes, **named}
