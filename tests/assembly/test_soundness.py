"""What overlaps, what floats, and what may."""

from pathlib import Path

import numpy as np
import pytest

from tests.conftest import STATION, write_tiny_station
from viewer.assembly.clearance import Solids, overlaps
from viewer.assembly.moves import parts_during, station_during
from viewer.assembly.soundness import module_problems, station_problems
from viewer.assembly.station import station_at
from viewer.errors import ConfigError
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.parts import build_parts
from viewer.spec.library import module_paths, station_names
from viewer.spec.load import load_module, load_station

# The ship goes to the core's side, where a drum of the core is in its way.
SIDE = """
[[ports]]
id = "side"
type = "ssvp"
side = "passive"
at = { origin_m = [5, 0, 1], out = [0, 0, 1] }
[[parts]]
kind = "box"
size_m = [1.0, 1.0, 3.0]
at = { origin_m = [5, 0, 1] }
"""
EXPLAINED = """
[[overlaps]]
between = ["ship", "core"]
reason = "a test"
"""


def colliding(folder: Path, more: str = "") -> Path:
    path = write_tiny_station(folder, STATION.replace("lab.fore", "core.side") + more)
    core = folder / "modules" / "core.toml"
    core.write_text(core.read_text(encoding="utf-8") + SIDE, encoding="utf-8")
    return path


def test_modules_that_are_docked_do_not_overlap(tiny_station: Path) -> None:
    assert station_problems(load_station(tiny_station)) == []


def test_an_overlap_is_told_once_with_its_line_and_its_volume(tmp_path: Path) -> None:
    path = colliding(tmp_path)
    (problem,) = station_problems(load_station(path))
    line = path.read_text(encoding="utf-8").splitlines()[(problem.line or 0) - 1]

    assert "core (box) and ship (hull) share" in problem.message
    # The ship's 3 m hull, 2 m in diameter, stands on the wall of the core; the box
    # reaches 1.5 m out of it. What lies within the port's own room is explained.
    spec = load_station(path)
    parts = build_parts(spec, INTERACTIVE)
    (found,) = overlaps(station_at(spec, parts, 3), Solids(parts))
    assert 0.5 < found.volume_m3 < 1.5 * 1.0
    assert problem.key == "steps[2].add[0]"
    assert "steps.add" in line


def test_a_reason_in_the_file_explains_it(tmp_path: Path) -> None:
    assert station_problems(load_station(colliding(tmp_path, EXPLAINED))) == []


def test_a_reason_for_nobody_is_refused(tmp_path: Path) -> None:
    path = colliding(tmp_path, EXPLAINED.replace('"ship"', '"shipp"'))
    with pytest.raises(ConfigError, match="did you mean 'ship'"):
        load_station(path)


def test_a_part_that_floats_is_told_with_its_line(tmp_path: Path) -> None:
    write_tiny_station(tmp_path)
    path = tmp_path / "modules" / "core.toml"
    floating = '[[parts]]\nkind = "box"\nname = "stray"\nsize_m = [1, 1, 1]\n'
    near = path.read_text(encoding="utf-8")
    path.write_text(
        near + floating + "at = { origin_m = [5, 0, 9] }\n", encoding="utf-8"
    )
    (problem,) = module_problems(load_module(path))
    assert "'stray' floats" in problem.message
    assert problem.line == near.count("\n") + 3

    path.write_text(
        near + floating + "at = { origin_m = [5, 0, 1.2] }\n", encoding="utf-8"
    )
    assert module_problems(load_module(path)) == []


@pytest.mark.parametrize("name", station_names())
def test_nothing_overlaps_in_a_shipped_station(name: str) -> None:
    assert station_problems(load_station(name)) == []


@pytest.mark.parametrize("path", module_paths(), ids=lambda path: path.stem)
def test_nothing_floats_in_a_shipped_module(path: Path) -> None:
    assert module_problems(load_module(path)) == []


@pytest.mark.parametrize("number", range(1, 11))
def test_nothing_passes_through_anything_on_its_way(number: int) -> None:
    spec = load_station("ross")
    parts = build_parts(spec, INTERACTIVE)
    for time in np.linspace(0.0, 1.0, 26):
        station = station_during(spec, parts, number, time)
        parts = parts_during(station, parts, INTERACTIVE)
        moving = frozenset(
            element
            for element, placed in station.placements.items()
            if placed.arrived == spec.steps[number - 1].id or element == "orel"
        )
        assert overlaps(station, Solids(parts), moving) == []
