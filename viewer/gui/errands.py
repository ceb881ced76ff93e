"""The program's own commands, run by the window in a process of their own.

So the window stays awake however long a film takes, a driver that crashes takes no
window with it, what is stopped is stopped at once, and a file is byte for byte what
the command that is shown beside the button makes.
"""

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from viewer.errors import InputError, MachineError, UsageError, ViewerError
from viewer.export.progress import Progress
from viewer.files import remove_parts
from viewer.progress import FOR_PROGRAMS, heard

_LOOK_S = 0.05
"""Between two looks whether the user has stopped it."""
_GRACE_S = 4.0
"""What a command that is stopped has to tidy up in."""
_ERRORS: dict[int, type[ViewerError]] = {1: InputError, 2: UsageError}
_PACKAGE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command has said: its results, and what else there is to know."""

    output: str
    notes: tuple[str, ...]


def run_command(words: Sequence[str], folder: Path, progress: Progress) -> Answer:
    """Run a command of the program, such as `["shot", "ross", "-o", "a.png"]`.

    `folder` is where it writes; nothing half written is left there.

    Raises
    ------
    ViewerError
        With what the command says, by its exit code.
    Cancelled
        As `progress` raises it; the command is stopped then.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "viewer", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(),
        encoding="utf-8",
        errors="replace",
        # Its own processes end with it; a stop from the keyboard is the window's.
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        output, said = _listened(process, progress)
    finally:
        _end(process)
        remove_parts(folder, process.pid)
    if process.returncode:
        raise _failure(process.returncode, said)
    return Answer(output=output, notes=tuple(_plain(line) for line in said))


def _listened(
    process: subprocess.Popen[str], progress: Progress
) -> tuple[str, list[str]]:
    """Pass progress on until the command ends; return its output and other words."""
    heard_lines: queue.Queue[str | None] = queue.Queue()
    output: list[str] = []
    readers = [
        threading.Thread(target=_pass_on, args=(process.stderr, heard_lines)),
        threading.Thread(target=_keep, args=(process.stdout, output)),
    ]
    for reader in readers:
        reader.daemon = True
        reader.start()
    said, last = [], (0.0, "")
    while True:
        progress(*last)
        try:
            line = heard_lines.get(timeout=_LOOK_S)
        except queue.Empty:
            continue
        if line is None:
            break
        told = heard(line)
        if told is not None:
            last = told
        elif line.strip():
            said.append(line.rstrip())
    for reader in readers:
        reader.join()
    process.wait()
    return "".join(output), said


def _pass_on(stream: IO[str], lines: "queue.Queue[str | None]") -> None:
    with stream:
        for line in stream:
            lines.put(line)
    lines.put(None)


def _keep(stream: IO[str], output: list[str]) -> None:
    with stream:
        output.append(stream.read())


def _end(process: subprocess.Popen[str]) -> None:
    """End a command that still runs, first with a word, then by force."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(_GRACE_S)
    except subprocess.TimeoutExpired:
        # With the processes that it has started itself.
        with suppress(AttributeError, ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()


def _failure(code: int, said: Sequence[str]) -> ViewerError:
    if code < 0:
        message = (
            f"the work was stopped by the system (signal {-code}); "
            "the memory may not suffice: ask for less at once"
        )
        return MachineError(message)
    words = "\n".join(_plain(line) for line in said)
    return _ERRORS.get(code, MachineError)(words or f"it ended with exit code {code}")


def _plain(line: str) -> str:
    for start in ("error: ", "Error: ", "note: ", "warning: "):
        line = line.removeprefix(start)
    return line


def _environment() -> dict[str, str]:
    """Return the environment in which the command finds this same package."""
    known = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([str(_PACKAGE), known] if known else [str(_PACKAGE)])
    return {
        **os.environ,
        "PYTHONPATH": path,
        "PYTHONUTF8": "1",
        FOR_PROGRAMS: "lines",
    }
