"""The command `export`: a station to a file, by suffix."""

import json
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
    PrintOptions,
    Summary,
    model_tree,
    parse_bed,
    parse_length,
    parse_scale,
    station_tree,
)
from viewer.export import write as write_file
from viewer.export.formats import PAGE, format_of
from viewer.files import atomic_write
from viewer.geometry.baked import BAKED_STATION, load_reference_bake
from viewer.pictures.model import build_model, named_detail
from viewer.scene.materials import load_materials
from viewer.scene.references import NO_REFERENCE, figures_named
from viewer.spec.model import StationSpec


def write_export(station: str, output: Path, options: Mapping[str, Any]) -> None:
    """Write a station to `output` and say on stdout what was written."""
    format_of(output)
    detail = named_detail(options["detail"])
    changes = parse_changes(options["changes"])
    model = build_model(station, options["step"], changes, detail)
    is_page = output.suffix.lower() == PAGE
    named = options["reference"] or model.station.spec.reference
    reference = compared = None
    # A page is there to compare: it leaves the reference out only where told to.
    if options["with_reference"] or (is_page and named not in {None, NO_REFERENCE}):
        reference = reference_tree(options["reference"], model.station.spec)
        compared = figures_named(named) if is_page else None
    with progress_bar(output.name) as report:
        summary = write_file(
            model.station,
            model.parts,
            load_materials(),
            output,
            ExportOptions(
                scale=parse_scale(options["scale"]) if options["scale"] else None,
                length_mm=parse_length(options["length"])
                if options["length"]
                else None,
                units=options["units"],
                reference=reference,
                compared=compared,
                only=tuple(options["only"]),
                animated_at=detail if options["animation"] or is_page else None,
                variants=options["variants"],
                compressed=options["draco"],
                instanced=options["instancing"],
                printing=_printing(options),
                language=options["language"],
            ),
            progress=report,
        )
    if options["report"] is not None:
        _write_report(options["report"], summary)
    if options["as_json"]:
        click.echo(json.dumps(summary.as_json(), ensure_ascii=False))
        return
    click.echo(str(summary))
    for note in summary.notes:
        click.echo(f"note: {note}", err=True)


def _printing(options: Mapping[str, Any]) -> PrintOptions:
    return PrintOptions(
        min_thickness_mm=options["min_thickness"],
        split=options["split"],
        bed_mm=parse_bed(options["bed"]) if options["bed"] else None,
        stand=options["stand"],
        each=options["each"],
    )


def _write_report(path: Path, summary: Summary) -> None:
    text = summary.report or "\n".join((str(summary), *summary.notes, ""))
    with atomic_write(path) as stream:
        stream.write(text.encode())


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
