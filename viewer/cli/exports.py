"""The command `export`: a station to a file, by suffix."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from viewer.cli.model import parse_changes
from viewer.cli.progress import progress_bar
from viewer.errors import UsageError
from viewer.export import (
    ExportNode,
    ExportOptions,
    model_tree,
    parse_scale,
    station_tree,
)
from viewer.export import write as write_file
from viewer.export.write import writer_for
from viewer.geometry.baked import BAKED_STATION, load_reference_bake
from viewer.pictures.model import build_model, named_detail
from viewer.scene.materials import load_materials
from viewer.scene.references import NO_REFERENCE
from viewer.spec.model import StationSpec


def write_export(station: str, output: Path, options: Mapping[str, Any]) -> None:
    """Write a station to `output` and say on stdout what was written."""
    writer_for(output)
    detail = named_detail(options["detail"])
    changes = parse_changes(options["changes"])
    model = build_model(station, options["step"], changes, detail)
    reference = None
    if options["with_reference"]:
        reference = reference_tree(options["reference"], model.station.spec)
    scale = parse_scale(options["scale"]) if options["scale"] else None
    with progress_bar(output.name) as report:
        summary = write_file(
            model.station,
            model.parts,
            load_materials(),
            output,
            ExportOptions(
                scale=scale,
                reference=reference,
                only=tuple(options["only"]),
                animated_at=detail if options["animation"] else None,
            ),
            progress=report,
        )
    click.echo(str(summary))
    for note in summary.notes:
        click.echo(f"note: {note}", err=True)


def reference_tree(name: str | None, spec: StationSpec) -> ExportNode:
    """Return the reference that a user names, or the station's own, to be exported."""
    named = name or spec.reference
    if named is None or named == NO_REFERENCE:
        message = f"{spec.id} names no reference: name one with --reference"
        raise UsageError(message)
    if named == BAKED_STATION and (baked := load_reference_bake()) is not None:
        return model_tree(baked)
    model = build_model(named)
    return station_tree(model.station, model.parts, by_material=True)
