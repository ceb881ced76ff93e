"""A list of pictures: what has changed is made, several at once, whatever fails."""

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from viewer.errors import MachineError, ViewerError
from viewer.files import atomic_write
from viewer.pictures.formats import suffix_of
from viewer.pictures.inputs import Inputs
from viewer.spec.shots import ShotSpec

if TYPE_CHECKING:  # it loads VTK, which a list without news never needs
    from viewer.pictures.darkroom import Darkroom

MANIFEST = ".ross-viewer.json"
"""In the folder of the pictures: file name -> digest of its inputs, and its state."""

_WORTH_A_START = 6
"""As many pictures are drawn while a process starts."""

Report = Callable[[float, str], None]
Status = Literal["drawn", "kept", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one picture."""

    name: str
    file: Path
    status: Status
    inputs: str | None = None
    seconds: float = 0.0
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A picture to be made."""

    shot: ShotSpec
    file: Path
    inputs: str


Maker = Callable[[Sequence[Task]], Iterator[Outcome]]
"""Makes pictures in any order, giving each outcome as soon as there is one."""


def make_pictures(
    shots: Sequence[ShotSpec], folder: Path, maker: Maker, report: Report
) -> list[Outcome]:
    """Make the pictures that are missing or whose inputs have changed.

    Returns
    -------
    list of Outcome
        In the order of the shots. One that fails stops none of the others.
    """
    folder.mkdir(parents=True, exist_ok=True)
    known = _read_manifest(folder)
    done, tasks = _sorted_out(shots, folder, known)
    try:
        for outcome in maker(tasks):
            done[outcome.name] = outcome
            if outcome.status == "drawn":
                known[outcome.file.name] = _entry(outcome)
            report(len(done) / len(shots), outcome.name)
    finally:
        if tasks:
            _write_manifest(folder, known)
    return [done[shot.name] for shot in shots]


def _sorted_out(
    shots: Sequence[ShotSpec], folder: Path, known: Mapping[str, Any]
) -> tuple[dict[str, Outcome], list[Task]]:
    """Return what is kept or fails at once, and what must be made."""
    inputs = Inputs()
    done: dict[str, Outcome] = {}
    tasks = []
    for shot in shots:
        file = folder / f"{shot.name}{suffix_of(shot.asked.format)}"
        plain = Outcome(name=shot.name, file=file, status="kept")
        try:
            digest = inputs.digest(shot)
        except ViewerError as error:
            done[shot.name] = replace(plain, status="failed", error=str(error))
            continue
        if _is_kept(file, digest, known.get(file.name)):
            done[shot.name] = replace(plain, inputs=digest)
        else:
            tasks.append(Task(shot=shot, file=file, inputs=digest))
    return done, tasks


def in_this_process(tasks: Sequence[Task]) -> Iterator[Outcome]:
    """Make pictures here, one after the other."""
    if not tasks:
        return
    _use_one_core()
    from viewer.pictures.darkroom import Darkroom

    darkroom = Darkroom()
    try:
        for task in tasks:
            yield _made(darkroom, task)
    finally:
        darkroom.close()


def side_by_side(jobs: int) -> Maker:
    """Return a maker that works in so many processes: OpenGL is not shared."""

    def maker(tasks: Sequence[Task]) -> Iterator[Outcome]:
        waiting = list(tasks)
        while waiting:
            # A driver that crashes takes all that waits with it: each round loses
            # one picture at least, and the rest is tried again.
            before = len(waiting)
            for outcome in _round(waiting, jobs):
                waiting = [task for task in waiting if task.shot.name != outcome.name]
                yield outcome
            if len(waiting) == before:
                message = "the processes that draw do not start"
                raise MachineError(message)

    return maker


def _round(tasks: Sequence[Task], jobs: int) -> Iterator[Outcome]:
    context = get_context("spawn")
    with ProcessPoolExecutor(
        min(jobs, len(tasks)), mp_context=context, initializer=_use_one_core
    ) as pool:
        futures = {pool.submit(make_here, task): task for task in tasks}
        try:
            yield from _outcomes(futures)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _outcomes(futures: Mapping[Future[Outcome], Task]) -> Iterator[Outcome]:
    broken = []
    for future in as_completed(futures):
        try:
            yield future.result()
        except BrokenProcessPool:
            broken.append(futures[future])
    if broken:
        error = "the process that drew it was stopped"
        yield _failed(broken[0], error)


def _use_one_core() -> None:
    """Keep Mesa's software driver from drawing with cores that other jobs have."""
    os.environ.setdefault("LP_NUM_THREADS", "0")


def usual_jobs(pictures: int) -> int:
    """Return how many jobs are quickest: a core each, if it is worth their start."""
    return max(1, min(os.cpu_count() or 1, pictures // _WORTH_A_START))


_darkrooms: list["Darkroom"] = []


def make_here(task: Task) -> Outcome:
    """Make one picture in this process, whose darkroom stays for the next one."""
    from viewer.pictures.darkroom import Darkroom

    if not _darkrooms:
        _darkrooms.append(Darkroom())
    return _made(_darkrooms[0], task)


def _made(darkroom: "Darkroom", task: Task) -> Outcome:
    try:
        seconds = darkroom.make(task.shot, task.file)
    except ViewerError as error:
        return _failed(task, str(error))
    return Outcome(
        name=task.shot.name,
        file=task.file,
        status="drawn",
        inputs=task.inputs,
        seconds=seconds,
    )


def _failed(task: Task, error: str) -> Outcome:
    return Outcome(
        name=task.shot.name,
        file=task.file,
        status="failed",
        inputs=task.inputs,
        error=error,
    )


# --- what is known of the pictures that are there ----------------------------------


def _entry(outcome: Outcome) -> dict[str, Any]:
    state = outcome.file.stat()
    return {
        "inputs": outcome.inputs,
        "bytes": state.st_size,
        "modified_ns": state.st_mtime_ns,
    }


def _is_kept(file: Path, digest: str, entry: object) -> bool:
    """Tell whether a file is the one that these inputs gave."""
    if not isinstance(entry, dict) or not file.is_file():
        return False
    state = file.stat()
    found = {
        "inputs": digest,
        "bytes": state.st_size,
        "modified_ns": state.st_mtime_ns,
    }
    return entry == found


def _read_manifest(folder: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError):
        data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if isinstance(data, dict):
            return data
    return {}  # every picture is made anew then


def _write_manifest(folder: Path, known: Mapping[str, Any]) -> None:
    with atomic_write(folder / MANIFEST) as stream:
        stream.write(json.dumps(known, indent=1, sort_keys=True).encode())
