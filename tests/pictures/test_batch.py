"""Lists of pictures: what is made, what is kept, what fails."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.conftest import write_tiny_station
from viewer.pictures.batch import MANIFEST, Outcome, Task, make_pictures
from viewer.spec.shotlist import load_shots
from viewer.spec.shots import ShotSpec

LIST = """
id = "list"
[defaults]
station = "tiny.toml"
layout = "alone"
size = [64, 36]
[[shots]]
name = "one"
[[shots]]
name = "two"
camera = "top"
[[shots]]
name = "three"
step = 1
"""


@pytest.fixture
def shots(tmp_path: Path) -> Callable[[], tuple[ShotSpec, ...]]:
    write_tiny_station(tmp_path)
    path = tmp_path / "list.toml"
    path.write_text(LIST, encoding="utf-8")
    return lambda: load_shots(path).shots


def silent(fraction: float, text: str) -> None:
    """Take no notice."""


def copier(tasks: Sequence[Task]) -> Iterator[Outcome]:
    """Stand in for the drawing: a file that holds the digest of its inputs."""
    for task in tasks:
        task.file.write_text(task.inputs, encoding="utf-8")
        yield Outcome(
            name=task.shot.name, file=task.file, status="drawn", inputs=task.inputs
        )


def statuses(outcomes: Sequence[Outcome]) -> list[str]:
    return [outcome.status for outcome in outcomes]


def test_what_has_not_changed_is_kept(shots, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = make_pictures(shots(), out, copier, silent)
    assert statuses(first) == ["drawn"] * 3
    assert len({outcome.inputs for outcome in first}) == 3

    assert statuses(make_pictures(shots(), out, copier, silent)) == ["kept"] * 3


def test_a_picture_follows_its_own_words_alone(shots, tmp_path: Path) -> None:
    make_pictures(shots(), tmp_path / "out", copier, silent)
    path = tmp_path / "list.toml"
    path.write_text(LIST.replace('"top"', '"front"'), encoding="utf-8")

    again = make_pictures(shots(), tmp_path / "out", copier, silent)
    assert statuses(again) == ["kept", "drawn", "kept"]


@pytest.mark.parametrize("file", ["tiny.toml", "modules/core.toml"])
def test_every_picture_follows_the_configs(shots, tmp_path: Path, file: str) -> None:
    make_pictures(shots(), tmp_path / "out", copier, silent)
    with (tmp_path / file).open("a", encoding="utf-8") as stream:
        stream.write("\n# changed\n")

    again = make_pictures(shots(), tmp_path / "out", copier, silent)
    assert statuses(again) == ["drawn"] * 3


def test_a_picture_that_was_changed_or_lost_is_made_anew(shots, tmp_path) -> None:
    out = tmp_path / "out"
    make_pictures(shots(), out, copier, silent)
    (out / "one.png").unlink()
    (out / "two.png").write_text("scribbled over", encoding="utf-8")

    again = make_pictures(shots(), out, copier, silent)
    assert statuses(again) == ["drawn", "drawn", "kept"]
    (out / MANIFEST).write_text("not JSON", encoding="utf-8")
    assert statuses(make_pictures(shots(), out, copier, silent)) == ["drawn"] * 3


def test_what_was_made_before_a_stop_is_kept(shots, tmp_path: Path) -> None:
    def stopped(tasks: Sequence[Task]) -> Iterator[Outcome]:
        yield next(copier(tasks))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_pictures(shots(), tmp_path / "out", stopped, silent)
    again = make_pictures(shots(), tmp_path / "out", copier, silent)
    assert statuses(again) == ["kept", "drawn", "drawn"]
