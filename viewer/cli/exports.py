"""The command `export`: a station to a file, by suffix."""

import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import click

from viewer.cli.model import parse_changes
from viewer.cli.progress import progress_bar
from viewer.export import Summary
from viewer.export import write as write_file
from viewer.export.formats import format_of
from viewer.export.request import ExportRequest, beside_named, beside_of, options_of
from viewer.files import atomic_write
from viewer.pictures.model import build_model, named_detail
from viewer.scene.materials import load_materials


def write_export(station: str, output: Path, options: Mapping[str, Any]) -> None:
    """Write a station to `output` and say on stdout what was written."""
    format_of(output)
    request = request_from(station, options)
    detail = named_detail(request.detail)
    changes = parse_changes(request.changes)
    model = build_model(station, request.step, changes, detail)
    named = beside_named(request, output, model.station.spec.reference)
    asked = options_of(request, output, beside_of(named, output), detail)
    with progress_bar(output.name) as report:
        summary = write_file(
            model.station,
            model.parts,
            load_materials(),
            output,
            asked,
            progress=report,
        )
    if request.report is not None:
        _write_report(request.report, summary)
    if options["as_json"]:
        click.echo(json.dumps(summary.as_json(), ensure_ascii=False))
        return
    click.echo(str(summary))
    for note in summary.notes:
        click.echo(f"note: {note}", err=True)


def request_from(station: str, options: Mapping[str, Any]) -> ExportRequest:
    """Return the request that a command line describes."""
    known = {field.name for field in fields(ExportRequest)} & set(options)
    words = {name: options[name] for name in known}
    several = {name: tuple(options[name]) for name in ("only", "changes")}
    return ExportRequest(station=station, **{**words, **several})


def _write_report(path: Path, summary: Summary) -> None:
    text = summary.report or "\n".join((str(summary), *summary.notes, ""))
    with atomic_write(path) as stream:
        stream.write(text.encode())
