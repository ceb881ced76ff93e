"""Drawings in true lines: what is hidden is away, what is seen is there, once."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from viewer.cli.main import run
from viewer.geometry.frames import IDENTITY, translation
from viewer.geometry.solids import box
from viewer.pictures.drawing import drawing_of, write_drawing
from viewer.render.offscreen import Studio
from viewer.scene.edges import lines_of
from viewer.scene.scene import Background, Camera, Label, Material, Scene, SceneNode

SIZE = (400, 400)
SVG = "{http://www.w3.org/2000/svg}"
WHITE = Background(bottom=(1.0, 1.0, 1.0), top=(1.0, 1.0, 1.0))


def scene_of_boxes(*places: tuple[float, float, float]) -> Scene:
    """Return boxes of 2 m, seen along -X by a camera whose picture is 10 m high."""
    nodes = tuple(
        SceneNode(
            id=str(number),
            mesh="box",
            material="grey",
            world_from_mesh=translation(place) if any(place) else IDENTITY,
            layer="station",
        )
        for number, place in enumerate(places)
    )
    return Scene(
        nodes=nodes,
        meshes={"box": box((2.0, 2.0, 2.0))},
        materials={"grey": Material(name="grey", colour=(0.5, 0.5, 0.5))},
        camera=Camera(
            position_m=np.array([20.0, 0.0, 0.0]),
            target_m=np.zeros(3),
            up=np.array([0.0, 0.0, -1.0]),
            parallel_height_m=10.0,
        ),
        lights=(),
        labels=(Label(text="A & Б", anchor=(0.1, 0.9), bold=True),),
        background=WHITE,
    )


def test_a_box_has_twelve_lines_and_no_diagonals():
    lines = lines_of(scene_of_boxes((0.0, 0.0, 0.0)), 1.0)
    assert len(lines.places) == 12
    assert lines.depths_m.min() == pytest.approx(19.0)
    assert lines.depths_m.max() == pytest.approx(21.0)


@pytest.mark.render
def test_ghosts_are_dashed_and_hide_nothing(tmp_path):
    plain = scene_of_boxes((0.0, 0.0, 0.0), (6.0, 0.5, 0.5))
    ghost = Material(name="ghost", colour=(0.5, 0.5, 0.5), opacity=0.3)
    nodes = (plain.nodes[0], replace(plain.nodes[1], material="ghost"))
    scene = replace(plain, nodes=nodes, materials={**plain.materials, "ghost": ghost})
    hidden, drawn = (drawing_of(each, SIZE, Studio()) for each in (plain, scene))
    # The box behind is seen whole through the ghost, which has lines of its own.
    assert len(drawn.lines_px) == 4
    assert len(drawn.ghosts_px) == 4
    assert not len(hidden.ghosts_px)
    lengths = [
        np.linalg.norm(d.lines_px[:, 1] - d.lines_px[:, 0], axis=1).sum()
        for d in (hidden, drawn)
    ]
    assert lengths[1] == pytest.approx(4 * 80.0, abs=4.0)
    assert lengths[0] > lengths[1]
    write_drawing(tmp_path / "d.svg", drawn)
    paths = ElementTree.parse(tmp_path / "d.svg").getroot().findall(f"{SVG}path")
    assert ["stroke-dasharray" in path.attrib for path in paths] == [True, False]
    write_drawing(tmp_path / "d.pdf", drawn)
    assert (tmp_path / "d.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.render
def test_what_is_seen_end_on_is_four_lines_once():
    drawing = drawing_of(scene_of_boxes((0.0, 0.0, 0.0)), SIZE, Studio())
    lengths = np.linalg.norm(drawing.lines_px[:, 1] - drawing.lines_px[:, 0], axis=1)
    # 2 m of 10 m in 400 pixels; front and back lie on each other and are drawn once.
    assert len(lengths) == 4
    assert lengths == pytest.approx(80.0, abs=2.0)


@pytest.mark.render
def test_what_lies_behind_is_hidden_and_what_looks_out_is_seen():
    behind = drawing_of(scene_of_boxes((0, 0, 0), (-6.0, 0.4, 0.4)), SIZE, Studio())
    lines = behind.lines_px / 40.0
    # The box behind reaches 0.4 m further to one side and down: two short pieces and
    # two whole edges look out, the other two are hidden.
    lengths = np.sort(np.linalg.norm(lines[:, 1] - lines[:, 0], axis=1))
    assert len(lengths) == 8
    assert lengths[:2] == pytest.approx(0.4, abs=0.1)
    assert lengths[2:] == pytest.approx(2.0, abs=0.1)
    beside = drawing_of(scene_of_boxes((0, 0, 0), (-6.0, 3.0, 0.0)), SIZE, Studio())
    assert len(beside.lines_px) == 8


@pytest.mark.render
def test_svg_and_pdf_hold_lines_and_text(tmp_path: Path):
    drawing = drawing_of(scene_of_boxes((0.0, 0.0, 0.0)), SIZE, Studio())
    write_drawing(tmp_path / "a.svg", drawing)
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    assert root.get("viewBox") == "0 0 400 400"
    assert root.find(f"{SVG}path").get("d").count("M") == 4
    text = root.find(f"{SVG}text")
    assert (text.text, text.get("font-weight")) == ("A & Б", "bold")
    write_drawing(tmp_path / "a.pdf", drawing)
    content = (tmp_path / "a.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    write_drawing(tmp_path / "b.pdf", drawing)
    assert content == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.render
def test_the_command_draws_in_looks_that_have_lines(tiny_station, tmp_path, capsys):
    path = tmp_path / "a.svg"
    arguments = ["shot", str(tiny_station), "-o", str(path), "--size", "320x180"]
    assert run([*arguments, "--style", "blueprint"]) == 0
    assert "Tiny" in path.read_text(encoding="utf-8")
    assert run(arguments) == 2
    assert "take --style blueprint or --style print" in capsys.readouterr().err
