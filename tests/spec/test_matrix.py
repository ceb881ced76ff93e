"""Entries that stand for many pictures."""

from pathlib import Path

import pytest

from tests.conftest import write_tiny_station
from viewer.errors import ConfigError
from viewer.spec.shotlist import load_shots
from viewer.spec.shots import OrbitRecord, ShotsSpec


def listed(folder: Path, entry: str) -> ShotsSpec:
    write_tiny_station(folder)
    path = folder / "list.toml"
    head = 'id = "list"\n[defaults]\nstation = "tiny.toml"\n[[shots]]\n'
    path.write_text(head + entry, encoding="utf-8")
    return load_shots(path)


def test_every_combination_is_there_once(tmp_path: Path) -> None:
    spec = listed(
        tmp_path,
        'name = "{step_n}-{step}-{camera}"\n'
        'matrix = { step = "all", camera = ["top", "front"], style = ["print"] }\n',
    )
    found = {(shot.asked.step, shot.camera, shot.asked.style) for shot in spec.shots}
    steps = {step for step, _, _ in found}

    assert len(spec.shots) == len(found) == 2 * len(steps)
    assert "last" not in steps
    assert spec.shots[0].name == f"01-{spec.shots[0].asked.step}-top"


def test_names_without_a_pattern_get_the_values(tmp_path: Path) -> None:
    spec = listed(
        tmp_path,
        'name = "round"\n[shots.matrix]\n'
        "camera = [{ azimuth_deg = 30 }, { elevation_deg = 60 }]\nstep = [1]\n",
    )

    assert [shot.name for shot in spec.shots] == ["round-1-1", "round-2-1"]
    assert spec.shots[0].camera == OrbitRecord(azimuth_deg=30.0)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('name = "a"\nmatrix = { stpe = ["1"] }', "matrix.stpe: .*did you mean 'step'"),
        ('name = "a"\nmatrix = { camera = "all" }', "must be a list of values"),
        ('name = "a"\nmatrix = {}', "must be a table of lists"),
        ('name = "{kamera}"\nmatrix = { camera = ["top"] }', "did you mean 'camera'"),
        ('name = "a-{n}"\nmatrix = { size = [[0, 9]] }', "must be at least 1"),
        (
            'name = "same{step_n}"\nmatrix = { step = ["1"], style = ["a", "b"] }',
            "already",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, entry: str, said: str
) -> None:
    with pytest.raises(ConfigError, match=said) as caught:
        listed(tmp_path, entry)
    assert all(problem.line for problem in caught.value.problems)
