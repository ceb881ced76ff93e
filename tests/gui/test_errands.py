"""Commands that the window runs: what they say, how they fail, how they are stopped."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from viewer.errors import InputError, MachineError, UsageError
from viewer.export.progress import Cancelled, silent
from viewer.gui import errands
from viewer.gui.errands import run_command
from viewer.progress import heard, progress_line


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize(
    ("fraction", "text"), [(0.25, "frame 3 of 12"), (1.0, ""), (0.0, "Zvezda – 1")]
)
def test_a_line_of_progress_is_heard_as_it_was_told(fraction, text):
    assert heard(progress_line(fraction, text) + "\n") == (fraction, text)


@pytest.mark.parametrize("line", ["", "note: progress 0.5 x", "progress", "error: no"])
def test_other_lines_are_no_progress(line):
    assert heard(line) is None


def test_a_command_gives_its_output_its_notes_and_its_progress(
    tiny_station: Path, tmp_path: Path
):
    told: list[tuple[float, str]] = []
    words = ["export", str(tiny_station), "-o", str(tmp_path / "a.stl")]
    answer = run_command(words, tmp_path, lambda *word: told.append(word))

    assert "triangles" in answer.output
    assert (tmp_path / "a.stl").stat().st_size > 1000
    fractions = [fraction for fraction, _ in told]
    assert fractions == sorted(fractions)
    assert len(set(fractions)) > 2
    assert not any("progress" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("words", "error", "said"),
    [
        (["export", "{station}", "-o", "{folder}/a.xyz"], InputError, "no format"),
        (["export", "{station}", "-o", "{folder}/a.glb", "--scale", "2"], UsageError,
         "a scale or a length is for prints"),
        (["export", "{station}", "-o", "{folder}/no/a.glb"], InputError,
         "does not exist"),
    ],
)  # fmt: skip
def test_a_command_that_fails_fails_in_its_own_words(
    tiny_station: Path, tmp_path: Path, words, error, said
):
    words = [word.format(station=tiny_station, folder=tmp_path) for word in words]
    with pytest.raises(error, match=said):
        run_command(words, tmp_path, silent)


def test_a_command_that_is_stopped_leaves_no_file_and_no_process(
    tiny_station: Path, tmp_path: Path, monkeypatch
):
    started: list[int] = []
    popen = errands.subprocess.Popen

    def noted(*args, **kwargs):
        process = popen(*args, **kwargs)
        started.append(process.pid)
        return process

    monkeypatch.setattr(errands.subprocess, "Popen", noted)
    film = tmp_path / "out" / "a.mp4"
    film.parent.mkdir()
    words = ["film", str(tiny_station), "-o", str(film), "--size", "160x90"]

    def stop_at_a_frame(_fraction: float, text: str) -> None:
        if text.startswith("frame 3"):
            assert list(film.parent.iterdir()), "it has not begun to write"
            raise Cancelled

    with pytest.raises(Cancelled):
        run_command(words, film.parent, stop_at_a_frame)

    assert list(film.parent.iterdir()) == []
    assert not alive(started[0])


def test_one_that_does_not_end_when_asked_is_ended_by_force(
    tiny_station: Path, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(errands, "_GRACE_S", 0.05)
    start = time.monotonic()

    def at_once(_fraction: float, _text: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        run_command(["booklet", str(tiny_station), "-o", "x.pdf"], tmp_path, at_once)
    assert time.monotonic() - start < 3.0


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_a_command_that_is_killed_is_told_in_words(
    tiny_station: Path, tmp_path: Path, monkeypatch
):
    popen = errands.subprocess.Popen

    def killed(*args, **kwargs):
        process = popen(*args, **kwargs)
        threading.Timer(0.1, process.kill).start()
        return process

    monkeypatch.setattr(errands.subprocess, "Popen", killed)
    words = ["booklet", str(tiny_station), "-o", str(tmp_path / "x.pdf")]
    with pytest.raises(MachineError, match="memory"):
        run_command(words, tmp_path, silent)
