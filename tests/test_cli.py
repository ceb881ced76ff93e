"""The command line: results, exit codes, messages."""

import json
import os
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.conftest import STATION, write_tiny_station
from viewer.cli.main import run


def lines_of(capsys) -> list[str]:
    return capsys.readouterr().err.splitlines()


def png_size(path: Path) -> tuple[int, int]:
    return struct.unpack(">II", path.read_bytes()[16:24])


def test_every_shipped_config_passes(capsys):
    assert run(["check"]) == 0
    assert "no problem" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("phase", "modules", "visiting"), [("phase-1", 4, 1), ("phase-2", 7, 3)]
)
def test_info_keeps_its_contract(capsys, phase, modules, visiting):
    assert run(["info", "ross", "--step", phase, "--json"]) == 0
    info = json.loads(capsys.readouterr().out)

    assert (info["modules"], info["visiting"]) == (modules, visiting)
    assert info["phase"] == phase
    assert info["step"] in {element["step"] for element in info["elements"]}
    wanted = "mass_kg pressurised_volume_m3 length_m span_m crew power_kw"
    assert set(wanted.split()) <= set(info["figures"])
    for figure in info["figures"].values():
        assert {"value", "unit", "source", "confidence"} <= set(figure)
        assert figure["source"]
    low, high = info["bounds_m"]
    assert all(a < b for a, b in zip(low, high, strict=True))
    for element in info["elements"]:
        assert {"id", "name", "phase", "step", "bounds_m", "figures"} <= set(element)
    volume = info["figures"]["pressurised_volume_m3"]
    assert volume["published"]["value"] == {"phase-1": 228, "phase-2": 667}[phase]
    assert volume["difference"] == pytest.approx(
        volume["value"] - volume["published"]["value"]
    )


def test_a_changed_parameter_changes_the_figures(capsys):
    def length(*options: str) -> float:
        assert run(["info", "ross", "--json", *options]) == 0
        return json.loads(capsys.readouterr().out)["figures"]["length_m"]["value"]

    assert length("--set", "nem.length_m=15") == pytest.approx(length() + 1.5)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["info", "rosss"], 1, "did you mean 'ross'"),
        (["info", "ross", "--step", "nen"], 1, "did you mean 'nem'"),
        (["info", "ross", "--set", "nem.lenght_m=3"], 1, "did you mean 'length_m'"),
        (["info", "ross", "--set", "nem.length_m=99"], 1, "16"),
        (["info", "ross", "--set", "nem"], 2, "MODULE.PARAMETER=VALUE"),
        (["info"], 2, "Missing argument"),
        (["export", "ross", "-o", "a.glbb"], 1, "did you mean '.glb'"),
        (["export", "ross", "-o", "nowhere/a.glb"], 1, "does not exist"),
        (["shot", "ross", "-o", "a.png", "--size", "12"], 2, "WIDTHxHEIGHT"),
        (["shot", "ross", "-o", "a.pgn"], 2, "did you mean '.png'"),
        (["shot", "ross", "-o", "a.png", "--camera", "tpo"], 1, "did you mean 'top'"),
        (
            ["shot", "ross", "-o", "a.png", "--style", "spcae"],
            1,
            "did you mean 'space'",
        ),
        (["shot", "ross", "-o", "a.png", "--fit", "nme"], 1, "did you mean 'nem'"),
        (["shot", "ross", "-o", "a.png", "--elevation", "99"], 2, "at most 90"),
        (["shot", "ross", "-o", "a.png", "--up", "0,0,1"], 2, "--position"),
        (
            ["shot", "ross", "-o", "a.png", "--position", "1,2", "--target", "0,0,0"],
            2,
            "three numbers",
        ),
        (["check", "nowhere.toml"], 1, "no such file"),
    ],
)
def test_a_mistake_is_one_clear_line(
    capsys, tmp_path, monkeypatch, arguments, code, message
):
    monkeypatch.chdir(tmp_path)

    assert run(arguments) == code
    text = capsys.readouterr().err
    assert message in text
    assert "Traceback" not in text
    assert list(tmp_path.iterdir()) == []


BAD = {
    'module = "lab"': ('module = "leb"', "did you mean 'lab'"),
    'to = "core.fore"': ('to = "core.for"', "did you mean 'fore'"),
    'to = "lab.fore"': ('to = "core.fore"', "taken"),
    'phase = "two"': ('phase = "twoo"', "did you mean 'two'"),
    'start = "2031"': ("start = 2031", "must be"),
}


@pytest.mark.parametrize("good", BAD)
def test_check_names_file_line_and_nearest_name(capsys, tmp_path, good):
    bad, message = BAD[good]
    path = write_tiny_station(tmp_path, STATION.replace(good, bad, 1))
    line = STATION[: STATION.index(good)].count("\n") + 1

    assert run(["check", str(path)]) == 1
    said = lines_of(capsys)
    assert any(f"tiny.toml:{line}:" in text and message in text for text in said), said


def test_all_problems_of_a_file_come_at_once(capsys, tmp_path):
    text = STATION
    for good, (bad, _) in BAD.items():
        text = text.replace(good, bad, 1)
    path = write_tiny_station(tmp_path, text)

    assert run(["check", str(path)]) == 1
    assert len(lines_of(capsys)) >= len(BAD) - 1


def test_check_as_json(capsys, tmp_path):
    path = write_tiny_station(tmp_path, STATION.replace('"lab.fore"', '"core.fore"'))

    assert run(["check", str(path), "--json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)
    assert problem["line"] == STATION[: STATION.index('"lab.fore"')].count("\n") + 1


def test_an_export_tells_scripts_what_it_holds(capsys, tmp_path, tiny_station):
    words = ["export", str(tiny_station), "--json", "--each"]
    assert run([*words, "-o", str(tmp_path / "a.stl"), "--step", "lab"]) == 0
    told = json.loads(capsys.readouterr().out)

    sizes = [Path(file).stat().st_size for file in told["files"]]
    assert len(sizes) == told["nodes"] == 2
    assert sum(sizes) == told["size_bytes"]
    low, high = told["bounds_m"]
    assert high[0] - low[0] == pytest.approx(14.0, abs=0.01)
    assert told["triangles"] > 100
    assert told["notes"]


def test_exports_say_what_they_hold(capsys, tmp_path, tiny_station):
    for name in ("a.glb", "b.glb", "a.stl"):
        assert run(["export", str(tiny_station), "-o", str(tmp_path / name)]) == 0
        assert "triangles" in capsys.readouterr().out

    assert (tmp_path / "a.glb").read_bytes() == (tmp_path / "b.glb").read_bytes()
    assert run(["export", "ross", "-o", str(tmp_path / "c.glb"), "--scale", "1:9"]) == 2


def test_help_and_list_name_what_there_is(capsys):
    assert run(["--help"]) == 0
    assert run(["list", "--json"]) == 0
    text = capsys.readouterr().out
    names = json.loads(text[text.index("{") :])

    assert {"ross", "iss"} <= set(names["stations"])
    assert "phase-1" in names["stations"]["ross"]


@pytest.mark.parametrize("what", ["module", "station", "shots"])
def test_schemas_are_json_schemas(capsys, what):
    assert run(["schema", what]) == 0
    schema = json.loads(capsys.readouterr().out)

    assert schema["type"] == "object"
    assert "properties" in schema


@pytest.mark.render
def test_a_shot_needs_no_display_and_says_nothing_else(tmp_path):
    environment = {k: v for k, v in os.environ.items() if not k.endswith("DISPLAY")}
    command = [
        sys.executable,
        "-m",
        "viewer",
        "shot",
        "ross",
        "--reference",
        "iss",
        "-o",
    ]
    pictures = [tmp_path / "a.png", tmp_path / "b.png"]
    for picture in pictures:
        done = subprocess.run(
            [*command, str(picture), "--size", "640x360"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")

    assert png_size(pictures[0]) == (640, 360)
    assert pictures[0].read_bytes() == pictures[1].read_bytes()


@pytest.mark.render
def test_shots_take_a_list(tmp_path, capsys, tiny_station):
    listed = tiny_station.with_name("list.toml")
    listed.write_text(
        'id = "two"\n[defaults]\nstation = "tiny.toml"\nsize = [160, 90]\n'
        '[[shots]]\nname = "one"\n[[shots]]\nname = "top"\ncamera = "top"\n',
        encoding="utf-8",
    )

    assert (
        run(["shots", str(listed), "-o", str(tmp_path / "out"), "--only", "top"]) == 0
    )
    assert [p.name for p in (tmp_path / "out").glob("[!.]*")] == ["top.png"]
    assert run(["shots", str(listed), "-o", str(tmp_path / "out"), "--jobs", "2"]) == 0
    assert png_size(tmp_path / "out" / "one.png") == (160, 90)


@pytest.mark.render
def test_a_tour_pictures_every_step_and_writes_the_files(
    tmp_path, capsys, tiny_station
):
    assert run(["tour", str(tiny_station), "-o", str(tmp_path / "out")]) == 0

    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [
        "01-core.png",
        "02-lab.png",
        "03-ship.png",
        "tiny.glb",
        "tiny.stl",
    ]
    # The scale bar lies where it lay: all steps are seen from one place.
    strips = [
        np.asarray(Image.open(tmp_path / "out" / name))[-180:] for name in names[:2]
    ]
    assert strips[0].std() > 5
    assert np.array_equal(*strips)


def test_the_window_is_refused_in_words_without_a_display(capsys, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    assert run(["gui"]) == 3
    assert "no display" in capsys.readouterr().err
