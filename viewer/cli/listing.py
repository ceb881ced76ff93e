"""The commands `list`, `check` and `schema`."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from viewer.errors import Problem
from viewer.spec.check import check_paths, files_of
from viewer.spec.faults import in_order
from viewer.spec.kinds import PART_KINDS
from viewer.spec.library import module_paths, shot_lists, station_names
from viewer.spec.load import load_module, load_station
from viewer.spec.schema import json_schema


def print_list(*, as_json: bool) -> None:
    """Print every name that the other commands understand."""
    names = _names()
    if as_json:
        click.echo(json.dumps(names, ensure_ascii=False, indent=2))
        return
    for heading, entries in names.items():
        click.echo(f"{heading}:")
        for entry in entries:
            click.echo(f"  {entry}")
        if isinstance(entries, dict):
            for station, steps in entries.items():
                click.echo(f"    steps of {station}: {', '.join(steps)}")


def _names() -> dict[str, list[str] | dict[str, list[str]]]:
    from viewer.scene.camera import camera_names
    from viewer.scene.styles import style_names

    return {
        "stations": {name: _step_names(name) for name in station_names()},
        "cameras": list(camera_names()),
        "styles": list(style_names()),
        "shot lists": [path.stem for path in shot_lists()],
        "part kinds": list(PART_KINDS),
    }


def _step_names(station: str) -> list[str]:
    spec = load_station(station)
    return [step.id for step in spec.steps] + [phase.id for phase in spec.phases]


def print_check(paths: Sequence[Path], *, as_json: bool) -> int:
    """Print every problem, one line each; return 1 if there is one."""
    problems = check_paths(paths) or _geometry_problems(paths)
    if as_json:
        click.echo(
            json.dumps(
                [
                    {
                        "file": str(problem.path),
                        "line": problem.line,
                        "key": problem.key,
                        "message": problem.message,
                    }
                    for problem in problems
                ],
                ensure_ascii=False,
                indent=2,
            )
        )
    for problem in () if as_json else problems:
        click.echo(str(problem), err=True)
    if not as_json:
        click.echo(_verdict(paths, len(problems)))
    return 1 if problems else 0


def _geometry_problems(paths: Sequence[Path]) -> tuple[Problem, ...]:
    """Return what floats and what overlaps; asked only where all configs are sound."""
    from viewer.assembly.soundness import module_problems, station_problems

    found: list[Problem] = []
    for path in files_of("module", paths):
        found += module_problems(load_module(path))
    for path in files_of("station", paths):
        found += station_problems(load_station(path))
    return in_order(found)


def _verdict(paths: Sequence[Path], problems: int) -> str:
    what = ", ".join(str(path) for path in paths)
    if not paths:
        what = f"{len(module_paths())} modules, {len(station_names())} stations shipped"
    found = {0: "no problem", 1: "1 problem"}.get(problems, f"{problems} problems")
    return f"{what}: {found}"


def print_schema(what: str) -> None:
    """Print a JSON Schema."""
    click.echo(json.dumps(json_schema(what), ensure_ascii=False, indent=2))
