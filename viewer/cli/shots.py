"""The command `shots`: every picture of a list."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

import click

from viewer.cli.pictures import take
from viewer.cli.progress import Report, progress_bar
from viewer.errors import InputError, MachineError, nearest
from viewer.spec.shotlist import load_shots
from viewer.spec.shots import ShotSpec, ShotsSpec

Wanted = Sequence[tuple[ShotSpec, Path]]


def take_shots(path: Path, output: Path, jobs: int, only: Sequence[str]) -> None:
    """Take the pictures of a list into a folder; several at once with `jobs`."""
    spec = load_shots(path)
    shots = _chosen(spec, only)
    output.mkdir(parents=True, exist_ok=True)
    wanted = [(shot, output / f"{shot.name}.png") for shot in shots]
    with progress_bar(spec.id) as report:
        if jobs == 1 or len(wanted) == 1:
            _one_by_one(wanted, report)
        else:
            _side_by_side(wanted, jobs, report)
    for _, file in wanted:
        click.echo(str(file))


def _chosen(spec: ShotsSpec, only: Sequence[str]) -> list[ShotSpec]:
    names = [shot.name for shot in spec.shots]
    for name in only:
        if name not in names:
            close = nearest(name, names) or f"; has {', '.join(names)}"
            message = f"{spec.path}: there is no shot '{name}'{close}"
            raise InputError(message)
    return [shot for shot in spec.shots if not only or shot.name in only]


def _one_by_one(wanted: Wanted, report: Report) -> None:
    for number, (shot, file) in enumerate(wanted):
        report(number / len(wanted), shot.name)
        take(shot, file)
    report(1.0, "done")


def _side_by_side(wanted: Wanted, jobs: int, report: Report) -> None:
    """Take pictures in processes of their own: an OpenGL context is not shared."""
    report(0.0, f"{len(wanted)} pictures")
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting = {pool.submit(take, shot, file): shot for shot, file in wanted}
        try:
            for number, future in enumerate(as_completed(waiting), start=1):
                future.result()
                report(number / len(wanted), waiting[future].name)
        except BrokenPipeError:
            message = "a process that draws was stopped"
            raise MachineError(message) from None
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
