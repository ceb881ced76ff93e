"""Whatever the window can show is asked for in words, and the words give it again."""

import random
import shlex
import types
from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import numpy as np
import pytest

from viewer.cli.main import run
from viewer.cli.pictures import shot_of
from viewer.cli.shot import parse_size
from viewer.errors import UsageError
from viewer.gui.asking import request_for
from viewer.gui.history import Choices
from viewer.gui.model import Model, load_model
from viewer.pictures.shot import view_of
from viewer.pictures.words import as_command, as_toml
from viewer.scene.camera import camera_names
from viewer.scene.scene import Camera
from viewer.scene.styles import style_names
from viewer.scene.view import Section, ViewState
from viewer.spec.measures import MeasureRecord
from viewer.spec.shotlist import load_shots, shot_asked_for
from viewer.spec.shots import ShotDefaults, ShotSpec

HINTS = get_type_hints(ViewState)
NAMES = {"style": style_names(), "arranged_for": camera_names()}
MEASURES = (
    {"kind": "distance", "from_m": [0.1, -2.25, 3], "to_m": [1 / 3, 0, 1e-7]},
    {"kind": "edge", "points_m": [[0, 0, 0], [1.5, 2, 3], [0, 1, 0]], "closed": True},
    {"kind": "diameter", "points_m": [[0, 1, 0], [0, 0, 1], [0, -1, 0]]},
    {"kind": "length", "element": "core"},
    {"kind": "clearance", "element": "core", "to": "lab"},
)
SECTIONS = (
    Section(normal=(1.0, 0.0, 0.0), at_m=2.25),
    Section(normal=(0.0, -1.0, 0.0), at_m=-0.5),
    Section(normal=(0.6, 0.0, -0.8), at_m=1.125),
)
CAMERA = Camera(
    position_m=np.array([-12.345, 6.789, -3.25]),
    target_m=np.array([1.0, 0.0, 0.125]),
    up=np.array([0.0, 0.0, -1.0]),
    view_angle_deg=24.5,
)


@pytest.fixture
def model(tiny_station: Path) -> Model:
    return load_model(str(tiny_station), "none")


def samples(name: str, kind: object) -> Iterable[object]:
    """Give values of a kind; not each is one that a shot may ask for."""
    if kind is type(None):
        yield None
    elif kind is bool:
        yield from (True, False)
    elif kind is float:
        yield from (0.0, 0.1 + 0.2, 1.5, 24.123456789, 120.0)
    elif kind is str:
        yield from NAMES.get(name, ("core", "Über uns: \"ß\" – 'x' $HOME\\n", "--no"))
    elif kind is Section:
        yield from SECTIONS
    elif get_origin(kind) is Literal:
        yield from get_args(kind)
    elif get_origin(kind) is types.UnionType:
        for each in get_args(kind):
            yield from samples(name, each)
    elif get_origin(kind) is tuple:
        yield from tuples(get_args(kind)[0])


def tuples(kind: object) -> Iterable[tuple[object, ...]]:
    yield ()
    if kind is str:
        yield from (("bus", "pitch"), ("core", "lab"), ("core/hull-1", "lab/hull-1"))
    else:
        assert kind == get_args(MeasureRecord)[0], f"no samples of {kind}"
        yield tuple(measured(table) for table in MEASURES)
        yield (measured(MEASURES[0]),)


def measured(table: dict[str, Any]) -> Any:
    shot = shot_asked_for({"station": "ross", "measures": [table]})
    return view_of(shot).measures[0]


def values_of(name: str) -> list[object]:
    """Return the values of a field that can be asked for at all."""
    found = []
    for value in samples(name, HINTS[name]):
        words = {} if value is None or name == "section" else {name: value}
        if name == "measures":
            words = {}
        try:
            shot_asked_for({"station": "ross", **words})
        except UsageError:
            continue
        found.append(value)
    return found


def shot_in_a_list(request: dict[str, object], folder: Path) -> ShotSpec:
    path = folder / "elsewhere" / "list.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'id = "list"\n{as_toml(request)}', encoding="utf-8")
    return load_shots(path).shots[0]


def shot_by_command(request: dict[str, object], monkeypatch) -> ShotSpec:
    found: list[ShotSpec] = []

    def taken(station, output, options):
        size = parse_size(options["size"])
        found.append(shot_of(station, output.stem, size, options))

    monkeypatch.setattr("viewer.cli.shot.take_shot", taken)
    assert run(shlex.split(as_command(request))[1:]) == 0
    return found[0]


def assert_same(found: ViewState, wanted: ViewState) -> None:
    plain = {"section": None, "camera": "default"}
    assert replace(found, **plain) == replace(wanted, **plain)
    if isinstance(wanted.camera, Camera):
        assert isinstance(found.camera, Camera)
        for name in ("position_m", "target_m", "up"):
            pair = (getattr(each.camera, name) for each in (found, wanted))
            assert np.allclose(*pair, atol=6e-4)
        assert found.camera.view_angle_deg == wanted.camera.view_angle_deg
        assert found.camera.parallel_height_m == wanted.camera.parallel_height_m
    else:
        assert found.camera == wanted.camera
    if wanted.section is None:
        assert found.section is None
    else:
        assert found.section is not None
        assert found.section.normal == pytest.approx(wanted.section.normal)
        assert found.section.at_m == pytest.approx(wanted.section.at_m)


def assert_survives(model: Model, choices: Choices, tmp_path, monkeypatch) -> None:
    """Ask for the choices in both sorts of words, and compare what is asked for."""
    wanted = choices.view
    if choices.camera is not None:
        wanted = replace(
            wanted,
            camera=choices.camera,
            arranged_for=str(wanted.camera),
            fit=None,
            view_angle_deg=None,
        )
    # What is seen is what was built.
    built = replace(model, overrides=choices.overrides)
    request = request_for(built, "lab", choices, 0.123, 1.6)
    for shot in (
        shot_in_a_list(request, tmp_path),
        shot_by_command(request, monkeypatch),
    ):
        assert_same(view_of(shot), wanted)
        assert shot.station == Path(model.name)
        assert shot.asked.step == "lab"
        assert shot.asked.time == 0.123
        assert shot.asked.match == choices.match
        assert shot.reference == "none"
        assert shot.overrides == choices.overrides


@pytest.mark.parametrize("name", sorted({f.name for f in fields(ViewState)}))
def test_each_field_of_a_view_survives_being_asked_for(
    model, tmp_path, monkeypatch, name
):
    values = camera_names() if name == "camera" else values_of(name)
    assert len(set(map(repr, values))) > 1, (
        f"no samples of {name}: say how to make some"
    )
    for value in values:
        choices = Choices(view=replace(ViewState(), **{name: value}))
        assert_survives(model, choices, tmp_path, monkeypatch)


def test_every_field_of_a_view_is_a_word_of_shots():
    assert {field.name for field in fields(ViewState)} <= set(ShotDefaults.model_fields)


@pytest.mark.parametrize("seed", range(12))
def test_all_fields_together_survive(model, tmp_path, monkeypatch, seed):
    chosen = random.Random(seed)
    names = [f.name for f in fields(ViewState) if f.name not in ("camera", "measures")]
    values = {name: chosen.choice(values_of(name)) for name in names}
    view = ViewState(camera=chosen.choice(camera_names()), **values)
    choices = Choices(
        view=view,
        match=chosen.choice((None, "mass", "years")),
        overrides={"core": {"length_m": chosen.uniform(2.0, 30.0)}},
        camera=chosen.choice((None, CAMERA)) if not view.parallel else None,
    )
    assert_survives(model, choices, tmp_path, monkeypatch)


def test_a_camera_without_perspective_survives(model, tmp_path, monkeypatch):
    camera = replace(CAMERA, parallel_height_m=17.5, view_angle_deg=30.0)
    choices = Choices(view=ViewState(parallel=True), camera=camera)

    assert_survives(model, choices, tmp_path, monkeypatch)


def test_a_relative_path_is_asked_for_from_anywhere(
    model, tiny_station, tmp_path, monkeypatch
):
    monkeypatch.chdir(tiny_station.parent)
    near = replace(model, name="tiny.toml", reference_name="tiny.toml")
    request = request_for(near, "lab", Choices(), 1.0, 1.6)

    assert request["station"] == request["reference"] == str(tiny_station)
