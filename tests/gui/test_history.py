"""The way back: choices, gestures, and the window's undo."""

from dataclasses import replace

import numpy as np
import pytest

from viewer.gui.history import LONGEST, Choices, History, changed
from viewer.scene.scene import Camera
from viewer.scene.view import ViewState


def seen_in(style: str) -> Choices:
    return Choices(view=ViewState(style=style))


def test_undo_and_redo_walk_the_same_way_back_and_forth():
    history = History(seen_in("studio"))
    for style in ("print", "space", "mockup"):
        history.choose(seen_in(style))
    back = []
    while history.undo():
        back.append(history.now.view.style)
    assert back == ["space", "print", "studio"]
    while history.redo():
        back.append(history.now.view.style)
    assert back[3:] == ["print", "space", "mockup"]


def test_a_gesture_is_one_step_and_a_new_choice_ends_the_way_forward():
    history = History(Choices())
    for value in (5.0, 6.0, 7.0):
        overrides = changed({}, "lab", "length_m", value)
        history.choose(replace(history.now, overrides=overrides), "lab.length_m")
    history.end_gesture()
    history.choose(replace(history.now, overrides={}), "lab.length_m")
    assert history.undo()
    assert history.now.overrides == {"lab": {"length_m": 7.0}}
    assert history.undo()
    assert not history.can_undo
    history.choose(seen_in("print"))
    assert not history.can_redo


def test_what_is_like_the_present_is_no_step_and_the_way_has_an_end():
    history = History(Choices())
    history.choose(Choices(overrides={"lab": {}}))
    assert not history.can_undo
    for number in range(LONGEST + 20):
        history.choose(Choices(overrides={"lab": {"length_m": float(number)}}))
    assert sum(1 for _ in iter(history.undo, False)) == LONGEST


def test_a_parameter_at_its_default_is_no_change():
    one = changed({}, "lab", "length_m", 4.0)
    two = changed(one, "core", "length_m", 9.0)
    assert two == {"lab": {"length_m": 4.0}, "core": {"length_m": 9.0}}
    assert changed(two, "lab", "length_m", None) == {"core": {"length_m": 9.0}}
    assert one == {"lab": {"length_m": 4.0}}


@pytest.mark.gui
def test_the_window_takes_back_looks_and_cameras(window):
    undo, redo = window.actions_by_id["undo"], window.actions_by_id["redo"]
    assert not redo.isEnabled()
    window.actions_by_id["style:print"].trigger()
    preset = window.view3d.camera
    away = Camera(
        position_m=preset.position_m + np.array([5.0, 0.0, 0.0]),
        target_m=preset.target_m,
        up=preset.up,
        view_angle_deg=preset.view_angle_deg,
    )
    window.session.fly_to(away)
    assert window.session.turned
    undo.trigger()
    assert np.allclose(window.view3d.camera.position_m, preset.position_m)
    undo.trigger()
    assert window.session.view.style == "studio"
    assert redo.isEnabled()
    redo.trigger()
    redo.trigger()
    assert np.allclose(window.view3d.camera.position_m, away.position_m)


def test_what_is_selected_is_no_choice_and_stays_when_one_is_taken_back():
    history = History(Choices())
    history.choose(history.now.selecting(("lab",)))
    assert history.now.view.selected == ("lab",)
    assert not history.can_undo
    history.choose(seen_in("print").selecting(("lab",)))
    history.choose(history.now.selecting(("core",)))
    history.undo()
    assert history.now == Choices().selecting(("core",))
    history.redo()
    assert history.now == seen_in("print").selecting(("core",))
