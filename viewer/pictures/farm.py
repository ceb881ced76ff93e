"""Pictures made by a Dask cluster, for lists that are too long for one machine.

A picture comes back as bytes and is written here, so the workers need no common
disk for what they make. They need this program, of the same version, and the station
files under the same paths; shipped stations are with the program.
"""

import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from viewer.errors import MachineError, UsageError
from viewer.files import atomic_write
from viewer.pictures.batch import Maker, Outcome, Task, make_here

_PATIENCE_S = 10


def on_cluster(address: str) -> Maker:
    """Return a maker that hands pictures to the workers of a scheduler.

    Raises
    ------
    UsageError
        If dask.distributed is not installed.
    """
    try:
        from distributed import Client, as_completed
    except ImportError as error:
        message = "--dask needs the package 'distributed': pip install distributed"
        raise UsageError(message) from error

    def maker(tasks: Sequence[Task]) -> Iterator[Outcome]:
        if not tasks:
            return
        try:
            client = Client(address, timeout=_PATIENCE_S)
        except (OSError, TimeoutError, ValueError) as error:
            message = f"--dask {address}: nobody answers there ({error})"
            raise MachineError(message) from error
        with client:
            futures = client.map(picture_bytes, tasks, pure=False, retries=1)
            for future, answer in as_completed(futures, with_results=True):
                future.release()
                yield _written(*answer)

    return maker


def picture_bytes(task: Task) -> tuple[Outcome, bytes]:
    """Make a picture on a worker; return what became of it, and the file's content."""
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        local = replace(task, file=Path(folder) / task.file.name)
        outcome = make_here(local)
        content = local.file.read_bytes() if outcome.status == "drawn" else b""
    seconds = time.perf_counter() - start
    return replace(outcome, file=task.file, seconds=seconds), content


def _written(outcome: Outcome, content: bytes) -> Outcome:
    if outcome.status == "drawn":
        with atomic_write(outcome.file) as stream:
            stream.write(content)
    return outcome
