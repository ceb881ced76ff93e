"""Lists of shots, and the check of files of every sort."""

from pathlib import Path

import pytest

from tests.conftest import write_tiny_station
from viewer.errors import ConfigError
from viewer.spec.check import check_paths, sort_of
from viewer.spec.library import configs_dir, shot_lists
from viewer.spec.shotlist import load_shots
from viewer.spec.shots import CameraRecord, ShotsSpec
from viewer.spec.tomlfile import read_toml

LIST = """
id = "list"
[defaults]
station = "tiny.toml"
size = [640, 480]
camera = "top"
set = { core.length_m = 12 }
[[shots]]
name = "plain"
[[shots]]
name = "own"
title = "Another"
step = 2
camera = { position_m = [0, -50, 0], target_m = [5, 0, 0], parallel_height_m = 30 }
layout = "alone"
set = { "lab.length_m" = 5, core.length_m = 9 }
reference = "mesh/other.stl"
"""


@pytest.fixture
def shots(tmp_path: Path) -> ShotsSpec:
    write_tiny_station(tmp_path)
    path = tmp_path / "list.toml"
    path.write_text(LIST, encoding="utf-8")
    return load_shots(path)


def test_defaults_hold_where_a_shot_says_nothing(shots: ShotsSpec) -> None:
    plain, own = shots.shots

    assert (plain.asked.size, own.asked.size) == ((640, 480), (640, 480))
    assert plain.camera == "top"
    assert (plain.asked.step, plain.asked.layout) == ("last", "beside")
    assert plain.overrides == {"core": {"length_m": 12.0}}
    assert (own.title, own.asked.step, own.asked.layout) == ("Another", "2", "alone")


def test_values_may_be_quoted_or_not(shots: ShotsSpec) -> None:
    assert shots.shots[1].overrides == {
        "core": {"length_m": 9.0},
        "lab": {"length_m": 5.0},
    }


def test_a_camera_may_be_a_table(shots: ShotsSpec) -> None:
    camera = shots.shots[1].camera

    assert isinstance(camera, CameraRecord)
    assert camera.position_m == (0.0, -50.0, 0.0)
    assert camera.up == (0.0, 0.0, -1.0)
    assert camera.parallel_height_m == 30.0


def test_paths_count_from_the_folder_of_the_list(shots: ShotsSpec) -> None:
    folder = shots.path.parent

    assert {shot.station for shot in shots.shots} == {folder / "tiny.toml"}
    assert shots.shots[1].reference == str(folder / "mesh/other.stl")


def test_a_shot_without_a_station_is_told(tmp_path: Path) -> None:
    path = tmp_path / "list.toml"
    path.write_text('id = "list"\n[[shots]]\nname = "one"\n', encoding="utf-8")

    with pytest.raises(ConfigError, match="neither the shot nor"):
        load_shots(path)


@pytest.mark.parametrize("path", shot_lists(), ids=lambda path: path.stem)
def test_every_shipped_list_can_be_read(path: Path) -> None:
    assert load_shots(path).shots


# --- check ----------------------------------------------------------------------


def test_nothing_is_wrong_with_what_is_shipped() -> None:
    assert [str(problem) for problem in check_paths()] == []


def test_sorts_of_files_are_told_apart_by_their_tables() -> None:
    sorts = {
        path.relative_to(configs_dir()).parts[0]: sort_of(read_toml(path))
        for path in configs_dir().rglob("*.toml")
    }

    assert sorts == {
        "materials.toml": "materials",
        "modules": "module",
        "shots": "shots",
        "stations": "station",
    }


def test_a_folder_is_checked_with_all_that_is_in_it(tmp_path: Path) -> None:
    write_tiny_station(tmp_path)
    assert check_paths([tmp_path]) == ()

    lab = tmp_path / "modules" / "lab.toml"
    (tmp_path / "modules" / "more").mkdir()
    (tmp_path / "modules" / "more" / "lab.toml").write_text(
        lab.read_text(encoding="utf-8"), encoding="utf-8"
    )
    messages = [problem.message for problem in check_paths([tmp_path])]
    assert len(messages) == 2
    assert f"has the name of another module file, {lab}" in messages


def test_a_problem_that_two_files_share_is_said_once(tmp_path: Path) -> None:
    station = write_tiny_station(tmp_path)
    lab = tmp_path / "modules" / "lab.toml"
    lab.write_text(
        lab.read_text(encoding="utf-8").replace('kind = "hull"', 'kind = "hul"'),
        encoding="utf-8",
    )

    assert len(check_paths([station, lab, tmp_path])) == 1
