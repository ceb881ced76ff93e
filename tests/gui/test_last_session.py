"""What was open at the end is open at the beginning, as it was looked at."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from viewer.errors import InputError
from viewer.gui.history import Choices, changed
from viewer.gui.last_session import last_session, session_words
from viewer.gui.main_window import MainWindow
from viewer.gui.model import load_model
from viewer.gui.settings import Settings
from viewer.scene.scene import Camera
from viewer.scene.view import Section, ViewState

pytestmark = pytest.mark.gui
WAIT_MS = 20_000

VIEW = ViewState(
    camera="top",
    layout="overlay",
    style="blueprint",
    labels=False,
    language="ru",
    aids=("bus",),
    hidden=("lab",),
    ghosted=("ship",),
    selected=("core",),
    upcoming=True,
    explode=0.75,
    section=Section(normal=(0.0, 0.0, 1.0), at_m=0.5),
    parallel=True,
)
CAMERA = Camera(
    position_m=np.array([10.0, -20.0, -5.0]),
    target_m=np.array([1.0, 2.0, 0.5]),
    up=np.array([0.0, 0.0, -1.0]),
    parallel_height_m=30.0,
)
CHOICES = Choices(
    view=VIEW,
    with_reference=False,
    match="mass",
    overrides={"core": {"length_m": 12.0}},
    camera=CAMERA,
)


@pytest.fixture
def model(tiny_station: Path):
    return load_model(str(tiny_station), "none", CHOICES.overrides)


def kept(model, choices: Choices, reference: str | None = "none"):
    """Return what comes back through the settings file's JSON."""
    return last_session(
        json.loads(json.dumps(session_words(model, "lab", choices, reference)))
    )


def test_all_that_is_chosen_comes_back(model):
    last = kept(model, CHOICES)

    assert (last.station, last.step, last.reference) == (model.name, "lab", "none")
    assert last.choices.view == VIEW
    assert last.choices.with_reference is False
    assert last.choices.match == "mass"
    assert last.choices.overrides == CHOICES.overrides
    camera = last.choices.camera
    assert np.allclose(camera.position_m, CAMERA.position_m)
    assert camera.parallel_height_m == pytest.approx(30.0)


def test_a_preset_comes_back_as_one(model):
    last = kept(model, Choices(), None)

    assert last.choices.is_like(Choices())
    assert last.reference is None


def test_every_choice_of_the_view_is_kept(model):
    """So that a field that is added is no field that is forgotten."""
    plain = kept(model, Choices(view=replace(VIEW, camera="default")))

    for name in ViewState.__dataclass_fields__:
        if getattr(VIEW, name) != getattr(ViewState(), name) and name != "camera":
            assert getattr(plain.choices.view, name) == getattr(VIEW, name), name


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"shot": [], "with_reference": True},
        {"shot": {"station": "ross"}, "with_reference": "yes"},
        {"shot": {"station": "ross", "explode": "far"}, "with_reference": True},
        {"shot": {"station": "ross", "colour": 1}, "with_reference": True},
        {"shot": {"station": "gone.toml"}, "with_reference": True},
        {"shot": {"station": "ross"}, "with_reference": True, "reference": 7},
    ],
)
def test_what_cannot_be_read_is_said(broken):
    with pytest.raises(InputError):
        last_session(broken)


def opened(store, qtbot, *begin) -> MainWindow:
    window = MainWindow(store)
    window.resize(900, 600)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        window.commands.stations.begin(*(begin or (None, "last", None)))
    return window


def test_the_next_window_shows_what_the_last_one_showed(window, store, qtbot):
    session = window.session
    session.go_to(2)
    wanted = changed(session.overrides, "core", "length_m", 13.0)
    session.choose(view=replace(session.view, style="blueprint"), overrides=wanted)
    session.look_from(replace(CAMERA, parallel_height_m=None))
    window.docks.docks["figures"].hide()
    window.close()
    again = opened(store, qtbot)
    try:
        assert again.session.name == session.name
        assert again.session.steps_done == 2
        assert again.session.view.style == "blueprint"
        assert again.session.overrides == {"core": {"length_m": 13.0}}
        assert again.session.model.overrides == {"core": {"length_m": 13.0}}
        assert np.allclose(again.view3d.camera.position_m, CAMERA.position_m)
        assert not again.session.history.can_undo
        assert again.docks.docks["figures"].isHidden()
        assert again.commands.stations.reference == "none"
    finally:
        again.close()


@pytest.mark.parametrize("why", ["named", "not wanted"])
def test_who_asks_for_something_else_gets_it(window, store, qtbot, tiny_station, why):
    window.session.set_view(style="blueprint")
    window.close()
    if why == "not wanted":
        Settings(store).change(restores=False)
    named = (str(tiny_station), "2", "none") if why == "named" else ()
    again = opened(store, qtbot, *named)
    try:
        assert again.session.view.style == "studio"
        assert (again.session.name == "ross") == (why == "not wanted")
    finally:
        again.close()


@pytest.mark.parametrize("lost", ["file", "words", "element"])
def test_what_is_gone_costs_no_more_than_itself(
    window, store, qtbot, tiny_station, lost
):
    """A file, a settings file that was tampered with, a module that is no more."""
    window.session.set_view(style="blueprint", highlight="core")
    window.close()
    words = Settings(store).preferences.session
    if lost == "file":
        tiny_station.unlink()
    elif lost == "words":
        Settings(store).change(session=words | {"with_reference": 3})
    else:
        words["shot"]["highlight"] = "gone"
        Settings(store).change(session=words)
    said: list[str] = []
    again = MainWindow(store)
    again.commands.context.said.connect(said.append)
    with qtbot.waitSignal(again.commands.stations.opened, timeout=WAIT_MS):
        again.commands.stations.begin(None, "last", None)
    try:
        is_lost = lost != "element"
        assert again.session.name == ("ross" if is_lost else str(tiny_station))
        assert any("cannot be opened any more" in text for text in said) == is_lost
        assert again.session.view.style == "studio"
    finally:
        again.close()
