"""TOML texts with other values, and stations saved with other parameters."""

import tomllib
from pathlib import Path

import pytest

from viewer.assembly.figures import station_figures
from viewer.assembly.station import station_at
from viewer.errors import InputError
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.parts import build_parts
from viewer.spec.check import check_paths
from viewer.spec.library import configs_dir
from viewer.spec.load import load_module, load_station
from viewer.spec.model import ModuleId, ModuleKey
from viewer.spec.rewriting import rewritten, with_entries
from viewer.spec.variantfiles import save_variant

TEXT = """\
# ä first
id = "old"  # stays
[[steps]]
add = [{ module = "a", to = "x" }, { module = "b" }]
[[steps]]
  [[steps.add]]
  module = "c" # the third
  to = "y"
[p.length_m]
default = "= 2 * x" # why
range = [1, 2]
"""


def test_values_are_replaced_and_all_else_stays() -> None:
    text = rewritten(
        TEXT,
        {
            ("id",): 'new "ü"',
            ("steps", 0, "add", 1, "module"): "bb",
            ("p", "length_m", "default"): 0.1 + 0.2,
            ("p", "length_m", "range", 1): 2.5,
        },
    )

    wanted = TEXT.replace('"old"', '"new \\"ü\\""').replace('"b"', '"bb"')
    wanted = wanted.replace('"= 2 * x"', "0.30000000000000004")
    assert text == wanted.replace("[1, 2]", "[1, 2.5]")
    assert tomllib.loads(text)["p"]["length_m"]["default"] == 0.1 + 0.2


def test_entries_come_into_the_table_of_what_they_follow() -> None:
    keys = [("steps", 0, "add", 0, "module"), ("steps", 1, "add", 0, "module")]
    data = tomllib.loads(with_entries(TEXT, {key: ("id", "e") for key in keys}))

    assert data["steps"][0]["add"] == [
        {"module": "a", "id": "e", "to": "x"},
        {"module": "b"},
    ]
    assert data["steps"][1]["add"] == [{"module": "c", "id": "e", "to": "y"}]
    assert '"c" # the third\n  id = "e"\n' in with_entries(TEXT, {keys[1]: ("id", "e")})


def test_what_is_not_there_cannot_be_replaced() -> None:
    with pytest.raises(KeyError):
        rewritten(TEXT, {("nothing",): 1.0})


def bounds_of(path: Path | str, overrides=None):
    spec = load_station(path, overrides)
    parts = build_parts(spec, INTERACTIVE)
    station = station_at(spec, parts, len(spec.steps))
    figures = station_figures(station, parts).figures
    extents = {key: figures[key].value for key in ("length_m", "span_m", "mass_kg")}
    places = {e: p.station_from_module.tolist() for e, p in station.placements.items()}
    return extents, places


@pytest.mark.parametrize("station", ["ross", "ross-2021", "ross-51"])
def test_a_saved_variant_loads_and_has_equal_bounds(
    tmp_path: Path, station: str
) -> None:
    plain = load_station(station)
    overrides = {
        key.module: {
            name: parameter.range[1] * 0.25 + parameter.default * 0.75
            for name, parameter in module.parameters.items()
        }
        for key, module in plain.modules.items()
        if key.module in ("nem", "uum")
    }
    spec = load_station(station, overrides)
    target = tmp_path / "My Own.toml"
    files = save_variant(spec, overrides, target)

    assert {path.name for path in files} == {
        "My Own.toml",
        *(f"{module}-my-own.toml" for module in overrides),
    }
    assert bounds_of(target) == bounds_of(station, overrides)
    assert check_paths([tmp_path]) == ()
    # Nothing is changed that was not asked for; comments stay.
    old = (
        spec.modules[ModuleKey(module=ModuleId("nem"))]
        .path.read_text(encoding="utf-8")
        .splitlines()
    )
    new = (tmp_path / "nem-my-own.toml").read_text(encoding="utf-8").splitlines()
    assert new[0].startswith("# From nem.toml, with nem-my-own.length_m = ")
    assert len(new) == len(old) + 1
    changed = {a.split(" ")[0] for a, b in zip(old, new[1:], strict=True) if a != b}
    assert changed == {"id", "default", "source", "confidence"}
    comments = [line for line in old if line.startswith("#")]
    assert comments == [line for line in new[1:] if line.startswith("#")]


def test_what_was_changed_is_no_longer_vouched_for_by_the_old_source(
    tmp_path: Path, tiny_station: Path
) -> None:
    overrides = {"lab": {"length_m": 6.0}}
    target = tmp_path / "longer.toml"
    save_variant(load_station(tiny_station, overrides), overrides, target)
    lab = load_module(tmp_path / "lab-longer.toml")

    parameter = lab.parameters["length_m"]
    assert (parameter.default, parameter.confidence) == (6.0, "estimate")
    assert parameter.source == "set by hand; 4 m before: a test"
    # Saved again under the same name, and under another.
    again = {"lab-longer": {"length_m": 7.0}}
    save_variant(load_station(target, again), again, target)
    other = tmp_path / "far" / "away" / "Ещё.toml"
    other.parent.mkdir(parents=True)
    files = save_variant(load_station(target), {}, other)
    assert bounds_of(target)[0]["length_m"] == pytest.approx(17.0)
    assert bounds_of(other) == bounds_of(target)
    assert target.read_text(encoding="utf-8").count("# From") == 1
    assert load_module(tmp_path / "lab-longer.toml").parameters["length_m"].source == (
        "set by hand; 4 m before: a test"
    )
    # In another folder nothing of what lies here is found.
    assert {path.name for path in files} == {
        "Ещё.toml",
        "core-variant.toml",
        "lab-variant.toml",
        "ship-variant.toml",
    }


def test_a_module_alone_is_saved_as_one(tmp_path: Path, tiny_station: Path) -> None:
    path = tiny_station.parent / "modules" / "lab.toml"
    overrides = {"lab": {"length_m": 6.0}}
    spec = load_station(path, overrides)
    with pytest.raises(InputError, match=r"such as my-lab\.toml"):
        save_variant(spec, overrides, tmp_path / "My lab.toml")
    assert save_variant(spec, overrides, tmp_path / "my-lab.toml") == [
        tmp_path / "my-lab.toml"
    ]
    assert load_module(tmp_path / "my-lab.toml").values["length_m"] == 6.0


def test_nothing_shipped_and_nothing_of_others_is_written_over(tmp_path: Path) -> None:
    overrides = {"nem": {"length_m": 15.0}}
    spec = load_station("ross", overrides)
    for name in ("stations/ross.toml", "stations/new.toml", "modules/new.toml"):
        with pytest.raises(InputError, match="shipped"):
            save_variant(spec, overrides, configs_dir() / name)
    other = tmp_path / "nem-mine.toml"
    other.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="is there already"):
        save_variant(spec, overrides, tmp_path / "mine.toml")
    assert other.read_text(encoding="utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["nem-mine.toml"]
