"""A station that is read once and bound to other values again and again."""

from pathlib import Path

import pytest

from viewer.spec.library import find_station
from viewer.spec.load import load_station
from viewer.spec.model import ModuleId, ModuleKey
from viewer.spec.modulefile import read_module
from viewer.spec.stationfile import StationSource

LAB = ModuleKey(module=ModuleId("lab"))


def test_what_is_bound_again_is_what_is_loaded_anew() -> None:
    source = StationSource(find_station("ross"))
    for overrides in ({}, {"nem": {"length_m": 15.0}}, {"uum": {"length_m": 5.5}}):
        assert source.reading(overrides).spec == load_station("ross", overrides)


def test_only_modules_whose_values_change_are_bound_anew(tiny_station: Path) -> None:
    source = StationSource(tiny_station)
    first = source.reading({}).spec
    longer = source.reading({"lab": {"length_m": 6.0}}).spec
    again = source.reading({"lab": {"length_m": 6.0}}).spec

    assert first is not None
    assert longer is not None
    assert again is not None
    assert longer.modules[LAB].values["length_m"] == 6.0
    assert again.modules[LAB] is longer.modules[LAB]
    others = [key for key in first.modules if key != LAB]
    assert others
    assert all(longer.modules[key] is first.modules[key] for key in others)


def test_values_that_fail_leave_nothing_behind(tiny_station: Path) -> None:
    path = tiny_station.parent / "modules" / "lab.toml"
    path.write_text(
        path.read_text(encoding="utf-8")
        + '\n[[parts]]\nkind = "hull"\nname = "waist"\n'
        + 'profile = [[0, 1.0], [1, "= 20 - length_m"]]\n',
        encoding="utf-8",
    )
    source = StationSource(tiny_station)
    bad = source.reading({"lab": {"length_m": 25.0}})
    outside = source.reading({"lab": {"length_m": 99.0}})
    good = source.reading({"lab": {"length_m": 6.0}})

    assert bad.spec is None
    assert [problem.key for problem in bad.problems] == ["parts[1].profile[1][1]"]
    assert "with length_m = 25" in bad.problems[0].message
    assert "must lie within 1 to 40 m" in outside.problems[0].message
    assert good.problems == ()
    assert good.spec == load_station(tiny_station, {"lab": {"length_m": 6.0}})


def test_a_broken_file_stays_broken_however_often_it_is_asked(
    tiny_station: Path,
) -> None:
    tiny_station.write_text(
        tiny_station.read_text(encoding="utf-8").replace(
            'module = "lab"', 'module = "leb"'
        ),
        encoding="utf-8",
    )
    source = StationSource(tiny_station)
    readings = [source.reading({}).problems for _ in range(3)]

    assert readings[0] == readings[1] == readings[2]
    assert "did you mean 'lab'" in readings[0][0].message


@pytest.mark.parametrize("count", [300])
def test_a_slider_that_goes_on_for_long_is_not_kept_whole(
    tiny_station: Path, count: int
) -> None:
    source = read_module(tiny_station.parent / "modules" / "lab.toml")
    for number in range(count):
        assert source.variant({"length_m": 2.0 + number / count}, LAB).spec is not None

    assert len(source._variants) < count / 2
