"""The command `measure`, and measures in pictures."""

import json

import pytest

from viewer.cli.main import run


def test_measures_are_printed_as_lines(capsys, tiny_station):
    words = ["length:lab", "clearance:core,ship", "clearance:core,lab"]
    assert run(["measure", str(tiny_station), *words, "distance:0,0,0:3,0,4"]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert err == ""
    assert lines[0].startswith("length of lab: 4.00 m (between ports 4.00 m)")
    assert lines[1].startswith("clearance of core and ship: 4.00 m (from hull to hull")
    assert "docked to each other" in lines[2]
    assert lines[3] == "distance: 5.00 m (dx 3.00 m; dy 0.00 m; dz 4.00 m)"


def test_json_has_every_figure_in_metres(capsys, tiny_station):
    words = ["clearance:core,ship", "diameter:0,1,0:0,0,1:0,-1,0"]
    assert run(["measure", str(tiny_station), "--json", *words]) == 0
    found = json.loads(capsys.readouterr().out)
    clearance, diameter = found["measures"]
    assert found["station"] == "tiny"
    assert (clearance["kind"], clearance["element"]) == ("clearance", "core")
    assert clearance["value_m"] == pytest.approx(4.0, abs=0.01)
    assert clearance["parts"] == ["hull", "hull"]
    assert len(clearance["points_m"]) == 2
    assert (diameter["value_m"], diameter["radius_m"]) == (2.0, 1.0)


def test_a_changed_parameter_changes_what_is_measured(capsys, tiny_station):
    changed = ["--set", "lab.length_m=6", "--json", "length:lab"]
    assert run(["measure", str(tiny_station), *changed]) == 0
    (length,) = json.loads(capsys.readouterr().out)["measures"]
    assert length["value_m"] == pytest.approx(6.0, abs=0.01)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["length:lba"], 1, ["did you mean 'lab'"]),
        (["length:cor", "length:shp"], 1, ["'core'", "'ship'"]),
        (["lenght:lab", "length"], 2, ["did you mean 'length'", "write it as"]),
        (["length:LAB"], 2, ["small letter"]),
        (["--step", "1", "length:ship"], 1, ["step 'ship' brings it"]),
    ],
)
def test_all_that_is_wrong_is_said_at_once(capsys, tiny_station, words, code, said):
    assert run(["measure", str(tiny_station), *words]) == code
    err = capsys.readouterr().err
    assert all(text in err for text in said)


@pytest.mark.render
def test_a_picture_with_measures_says_so_itself(tmp_path, tiny_station, capsys):
    out = tmp_path / "a.png"
    base = ["shot", str(tiny_station), "--size", "160x90", "-o"]
    assert run([*base, str(out), "--measure", "length:lab"]) == 0
    assert run([*base, str(tmp_path / "b.png")]) == 0
    assert out.read_bytes() != (tmp_path / "b.png").read_bytes()
    assert run(["shot", "--again", str(out), "-o", str(tmp_path / "c.png")]) == 0
    assert out.read_bytes() == (tmp_path / "c.png").read_bytes()
    assert run([*base, str(out), "--measure", "length"]) == 2
    assert "write it as length:nem" in capsys.readouterr().err
