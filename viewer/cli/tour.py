"""The command `tour`: every step in pictures, and the files, into one folder."""

from pathlib import Path

import click

from viewer.assembly.station import Parts, Station, station_at
from viewer.cli.progress import Report, progress_bar
from viewer.export import write as write_file
from viewer.export.progress import within
from viewer.pictures.model import build_model
from viewer.png import write_png
from viewer.render.offscreen import render_image
from viewer.scene.compose import compose
from viewer.scene.materials import load_materials
from viewer.scene.reference import Reference
from viewer.scene.references import reference_named
from viewer.scene.view import ViewState

SIZE_PX = (1920, 1080)
FORMATS = (".glb", ".stl")
# The share of the whole that the pictures take; the union for the STL is the rest.
_PICTURES = 0.6


def run_tour(name: str, output: Path, reference: str | None) -> None:
    """Take a picture of every step beside the reference; write GLB and STL."""
    output.mkdir(parents=True, exist_ok=True)
    model = build_model(name)
    spec = model.station.spec
    shown = reference_named(reference or spec.reference)
    with progress_bar(spec.name.en) as report:
        for number, step in enumerate(spec.steps, start=1):
            report(
                _PICTURES * (number - 1) / len(spec.steps), f"picture of {step.name.en}"
            )
            station = station_at(spec, model.parts, number)
            path = output / f"{number:02d}-{step.id}.png"
            _take_picture(station, model.parts, shown, path)
        _write_files(model.station, model.parts, output, report)
    click.echo(f"{output}: {len(spec.steps)} pictures, {spec.id}.glb, {spec.id}.stl")


def _take_picture(
    station: Station, parts: Parts, reference: Reference | None, path: Path
) -> None:
    width, height = SIZE_PX
    # All steps from one place, as the window shows them: who leafs through sees growth.
    view = ViewState(standing=True)
    scene = compose(station, parts, view, reference, width / height)
    write_png(path, render_image(scene, SIZE_PX))


def _write_files(station: Station, parts: Parts, output: Path, report: Report) -> None:
    share = (1.0 - _PICTURES) / len(FORMATS)
    for number, suffix in enumerate(FORMATS):
        start = _PICTURES + number * share
        path = output / f"{station.spec.id}{suffix}"
        progress = within(report, start, start + share)
        write_file(station, parts, load_materials(), path, progress=progress)
