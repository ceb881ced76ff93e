"""The command `shots`: every picture of a list."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from viewer.cli.progress import progress_bar
from viewer.errors import InputError, UsageError, nearest
from viewer.pictures.batch import (
    Maker,
    Outcome,
    in_this_process,
    make_pictures,
    side_by_side,
    usual_jobs,
)
from viewer.spec.shotlist import load_shots
from viewer.spec.shots import ShotSpec, ShotsSpec


def take_shots(
    path: Path,
    output: Path,
    *,
    jobs: int | None,
    only: Sequence[str],
    dask: str | None,
    as_json: bool,
    sheet: Path | None = None,
) -> int:
    """Take the pictures of a list into a folder and return the exit code."""
    if jobs is not None and dask is not None:
        message = "--jobs and --dask: the cluster itself knows how many work in it"
        raise UsageError(message)
    spec = load_shots(path)
    shots = _chosen(spec, only)
    with progress_bar(spec.id) as report:
        outcomes = make_pictures(
            shots, output, _maker(jobs or usual_jobs(len(shots)), dask), report
        )
    made = [outcome.file for outcome in outcomes if outcome.status != "failed"]
    if sheet is not None and made:
        from viewer.pictures.contact import write_sheet

        write_sheet(sheet, made)
    _say_json(outcomes) if as_json else _say(outcomes)
    return int(any(outcome.status == "failed" for outcome in outcomes))


def _maker(jobs: int, dask: str | None) -> Maker:
    if dask is None:
        return in_this_process if jobs == 1 else side_by_side(jobs)
    from viewer.pictures.farm import on_cluster

    return on_cluster(dask)


def _chosen(spec: ShotsSpec, only: Sequence[str]) -> list[ShotSpec]:
    names = [shot.name for shot in spec.shots]
    for name in only:
        if name not in names:
            close = nearest(name, names) or f"; has {', '.join(names)}"
            message = f"{spec.path}: there is no shot '{name}'{close}"
            raise InputError(message)
    return [shot for shot in spec.shots if not only or shot.name in only]


def _say(outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.status == "failed":
            click.echo(f"error: {outcome.name}: {outcome.error}", err=True)
        else:
            click.echo(str(outcome.file))
    counts = Counter(outcome.status for outcome in outcomes)
    words = ", ".join(f"{counts[status]} {status}" for status in counts)
    click.echo(f"{len(outcomes)} pictures: {words}", err=True)


def _say_json(outcomes: Sequence[Outcome]) -> None:
    report = [
        {
            "name": outcome.name,
            "file": str(outcome.file),
            "status": outcome.status,
            "seconds": round(outcome.seconds, 3),
            "inputs": outcome.inputs,
            "error": outcome.error,
        }
        for outcome in outcomes
    ]
    click.echo(json.dumps({"pictures": report}, indent=2, ensure_ascii=False))
