"""A module's file is a station of that module alone, wherever a station is named."""

import json
from pathlib import Path

import pytest

from viewer.cli.main import run
from viewer.errors import ConfigError
from viewer.spec.alone import station_of_module
from viewer.spec.library import configs_dir, module_paths
from viewer.spec.load import load_module, load_station


@pytest.mark.parametrize("path", module_paths(), ids=lambda path: path.stem)
def test_every_shipped_module_is_a_station_of_one_element(path: Path):
    spec = load_station(path)

    assert [add.module for step in spec.steps for add in step.add] == [path.stem]
    assert [module.path for module in spec.modules.values()] == [path]
    assert spec.name == load_module(path).name
    assert spec == station_of_module(load_module(path))


def test_parameters_of_a_module_alone_change_from_outside(tiny_station: Path):
    path = tiny_station.parent / "modules" / "core.toml"
    (module,) = load_station(path, {"core": {"length_m": 12.5}}).modules.values()

    assert module.values["length_m"] == 12.5


def test_what_is_wrong_with_a_module_alone_is_said_with_its_place(tiny_station: Path):
    path = tiny_station.parent / "modules" / "core.toml"
    with pytest.raises(ConfigError) as outside:
        load_station(path, {"core": {"length_m": 99.0}, "coer": {"length_m": 1.0}})
    assert [problem.key for problem in outside.value.problems] == [
        "core.length_m",
        "coer",
    ]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('kind = "hull"', 'kind = "hul"'), encoding="utf-8")
    with pytest.raises(ConfigError) as inside:
        load_station(path)
    (problem,) = inside.value.problems
    assert problem.line == text[: text.index('kind = "hull"')].count("\n") + 1
    assert "did you mean 'hull'" in problem.message


@pytest.mark.parametrize("name", ["shots/press.toml", "materials.toml"])
def test_other_configs_are_no_stations_and_one_sentence_says_so(name: str):
    with pytest.raises(ConfigError) as error:
        load_station(configs_dir() / name)
    (problem,) = error.value.problems
    assert problem.message.endswith("not a station or a module")


def test_info_and_export_take_a_module_alone(tiny_station: Path, capsys):
    path = tiny_station.parent / "modules" / "core.toml"
    assert run(["info", str(path), "--json"]) == 0
    info = json.loads(capsys.readouterr().out)
    assert info["modules"] == 1
    assert info["figures"]["length_m"]["value"] == pytest.approx(10.0)
    assert "years" not in info["figures"]
    assert run(["export", str(path), "-o", str(path.with_suffix(".glb"))]) == 0
    assert "10.00 m long" in capsys.readouterr().out


def test_a_page_of_a_module_alone_has_no_date(tiny_station: Path, capsys):
    path = tiny_station.parent / "modules" / "core.toml"
    page = path.with_suffix(".html")

    assert run(["export", str(path), "-o", str(page)]) == 0
    assert "triangles" in capsys.readouterr().out
    assert page.stat().st_size > 100_000
