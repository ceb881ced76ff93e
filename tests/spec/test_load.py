"""Loading: parameters bound, variants kept apart, modules found, nothing half done."""

from pathlib import Path

import pytest

from tests.conftest import STATION, write_tiny_station
from viewer.errors import ConfigError, InputError
from viewer.spec.kinds.hulls import Hull
from viewer.spec.library import configs_dir, find_station, module_paths, station_names
from viewer.spec.load import load_module, load_station
from viewer.spec.model import ModuleId, ModuleKey, PortId

MODULE = """
id = "probe"
name = { en = "Probe" }
role = "module"
[figures]
length_m = { value = "= whole_m", source = "a test", confidence = "estimate" }
[parameters.whole_m]
default = "= 2 * half_m"
range = [0.0, 100.0]
source = "a test"
confidence = "estimate"
[parameters.half_m]
default = 3.0
range = [1.0, 10.0]
source = "a test"
confidence = "estimate"
[parameters.n]
default = 3
range = [1, 360]
source = "a test"
confidence = "estimate"
[[parts]]
kind = "hull"
profile = [[0, 2], ["= whole_m", 2]]
panels = "= n * 0.1 * 10"
[[parts]]
kind = "tank"
diameter_m = 1
length_m = 2
[[ports]]
id = "fore"
type = "ssvp"
side = "passive"
at = { origin_m = ["= whole_m", 0, 0], out = [1, 0, 0] }
"""
SET = """
[[steps]]
id = "longer"
phase = "two"
name = { en = "Longer" }
date = { start = "2033", source = "a test", confidence = "estimate" }
[[steps.set]]
element = "lab"
parameters = { length_m = 5.0 }
"""


@pytest.fixture
def probe(tmp_path: Path) -> Path:
    path = tmp_path / "probe.toml"
    path.write_text(MODULE, encoding="utf-8")
    return path


def told(path: Path | str, **overrides: dict[str, float]) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load_station(path, overrides)
    return [str(problem) for problem in caught.value.problems]


# --- modules --------------------------------------------------------------------


def test_parameters_may_be_given_in_any_order(probe: Path) -> None:
    spec = load_module(probe)

    assert spec.values == {"half_m": 3.0, "whole_m": 6.0, "n": 3.0}
    assert spec.figures["length_m"].value == 6.0
    assert spec.ports[PortId("fore")].origin_m == (6.0, 0.0, 0.0)


def test_a_changed_parameter_reaches_all_that_depends_on_it(probe: Path) -> None:
    spec = load_module(probe, {"half_m": 5.0})
    hull = spec.parts[0]

    assert isinstance(hull, Hull)
    assert hull.profile[1] == (10.0, 2.0)
    assert spec.ports[PortId("fore")].origin_m == (10.0, 0.0, 0.0)
    assert spec.key == ModuleKey(module=ModuleId("probe"), changed=(("half_m", 5.0),))


def test_an_expression_that_is_overridden_is_not_asked(probe: Path) -> None:
    assert load_module(probe, {"whole_m": 50.0}).values["whole_m"] == 50.0


def test_a_whole_number_may_count_although_arithmetic_is_not_exact(probe: Path) -> None:
    hull = load_module(probe).parts[0]

    assert 3 * 0.1 * 10 != 3
    assert isinstance(hull, Hull)
    assert (hull.panels, type(hull.panels)) == (3, int)


def test_parts_without_expressions_are_shared_between_variants(
    tmp_path: Path,
) -> None:
    path = write_tiny_station(tmp_path, STATION + SET)
    lab = tmp_path / "modules" / "lab.toml"
    tank = '[[parts]]\nkind = "tank"\ndiameter_m = 1\nlength_m = 2\n[[ports]]'
    lab.write_text(
        lab.read_text(encoding="utf-8").replace("[[ports]]", tank, 1), encoding="utf-8"
    )
    one, other = [
        spec for key, spec in load_station(path).modules.items() if key.module == "lab"
    ]

    assert one.parts[1] is other.parts[1]
    assert one.parts[0] != other.parts[0]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"haf_m": 2.0},
            "--set: probe.haf_m: no such parameter (did you mean 'half_m'?)",
        ),
        ({"half_m": 20.0}, "--set: probe.half_m: must lie within 1 to 10 m, is 20"),
        ({"half_m": float("nan")}, "must be a finite number, is not a number (nan)"),
    ],
)
def test_a_change_that_cannot_be_is_told(
    probe: Path, changed: dict[str, float], message: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        load_module(probe, changed)

    assert [message in str(problem) for problem in caught.value.problems] == [True]


def test_what_is_wrong_only_for_a_change_says_for_which(probe: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_module(probe, {"n": 2.5})

    (problem,) = caught.value.problems
    assert problem.key == "parts[0].panels"
    assert problem.message == "must be a whole number, is 2.5 (with n = 2.5)"
    assert problem.line == 25


# --- stations -------------------------------------------------------------------


def test_a_station_holds_every_variant_that_a_step_needs(tmp_path: Path) -> None:
    spec = load_station(write_tiny_station(tmp_path, STATION + SET))
    lengths = {key: module.values["length_m"] for key, module in spec.modules.items()}

    assert lengths == {
        ModuleKey(module=ModuleId("core")): 10.0,
        ModuleKey(module=ModuleId("lab")): 4.0,
        ModuleKey(module=ModuleId("lab"), changed=(("length_m", 5.0),)): 5.0,
        ModuleKey(module=ModuleId("ship")): 3.0,
    }


def test_values_from_outside_hold_until_a_step_sets_the_same(tmp_path: Path) -> None:
    path = write_tiny_station(tmp_path, STATION + SET)
    spec = load_station(path, {"lab": {"length_m": 7.0}})
    lengths = [
        module.values["length_m"]
        for key, module in spec.modules.items()
        if key.module == "lab"
    ]

    assert lengths == [7.0, 5.0]


def test_values_from_outside_are_checked(tiny_station: Path) -> None:
    assert told(tiny_station, lba={"length_m": 3.0}, lab={"lenght_m": 3.0}) == [
        "--set: lba: the station has no module 'lba' (did you mean 'lab'?)",
        "--set: lab.lenght_m: no such parameter (did you mean 'length_m'?)",
    ]


def test_files_are_found_beside_before_they_are_found_shipped(tmp_path: Path) -> None:
    path = write_tiny_station(tmp_path / "mine")
    (tmp_path / "modules" / "deeper").mkdir(parents=True)
    moved = tmp_path / "modules" / "deeper" / "lab.toml"
    (tmp_path / "mine" / "modules" / "lab.toml").rename(moved)
    text = path.read_text(encoding="utf-8").replace(
        'module = "ship"', 'module = "orel"'
    )
    spec_paths = {
        m.path for m in load_station(write_only_two(path, text)).modules.values()
    }

    assert moved in spec_paths
    assert tmp_path / "mine" / "modules" / "core.toml" in spec_paths


def write_only_two(path: Path, text: str) -> Path:
    path.write_text(text[: text.rindex("[[steps]]")], encoding="utf-8")
    return path


def test_two_files_of_one_name_are_refused(tiny_station: Path) -> None:
    folder = tiny_station.parent / "modules"
    (folder / "other").mkdir()
    (folder / "other" / "lab.toml").write_text(
        (folder / "lab.toml").read_text(encoding="utf-8"), encoding="utf-8"
    )

    (problem,) = told(tiny_station)
    assert "several files are called 'lab.toml'" in problem


def test_problems_of_all_files_come_together_in_order(tiny_station: Path) -> None:
    folder = tiny_station.parent / "modules"
    for name in ("lab", "ship"):
        path = folder / f"{name}.toml"
        path.write_text(
            path.read_text(encoding="utf-8").replace("kind", "knid"), encoding="utf-8"
        )
    text = tiny_station.read_text(encoding="utf-8").replace("reference", "x")
    tiny_station.write_text(f"colour = 1\n{text}", encoding="utf-8")

    with pytest.raises(ConfigError) as caught:
        load_station(tiny_station)
    places = [(problem.path.name, problem.line) for problem in caught.value.problems]
    assert [name for name, _ in places] == ["lab.toml", "ship.toml", "tiny.toml"]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("rosss", "there is no station 'rosss' (did you mean 'ross'?)"),
        ("nowhere/x.toml", "nowhere/x.toml: there is no such file"),
        (".", "is a folder, not a station file"),
    ],
)
def test_a_station_that_is_not_there_is_told(name: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        load_station(name)

    assert message in str(caught.value)


# --- what is shipped ------------------------------------------------------------


def test_the_shipped_stations_go_by_their_names() -> None:
    assert "ross" in station_names()
    assert find_station("ross") == configs_dir() / "stations" / "ross.toml"


@pytest.mark.parametrize("path", module_paths(), ids=lambda path: path.stem)
def test_every_shipped_module_survives_the_ends_of_its_parameters(path: Path) -> None:
    """A slider may be drawn to either end, each by itself."""
    module = load_module(path)
    for name, parameter in module.parameters.items():
        for value in parameter.range:
            changed = load_module(path, {name: value})

            assert changed.values[name] == value
            assert len(changed.parts) == len(module.parts)
