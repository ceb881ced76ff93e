"""Playing the steps, and the timeline under the mouse and the keys."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.gui.conftest import move_mouse
from viewer.gui.playback import Tempo

pytestmark = pytest.mark.gui
WAIT_MS = 20_000
LEFT = Qt.MouseButton.LeftButton
QUICK = Tempo(motion_ms=60, rest_ms=10, cut_ms=10, end_ms=10)
SLOW = Tempo(motion_ms=1e6)


def place(window, position: float) -> QPoint:
    timeline = window.bar.slider
    return QPoint(round(timeline.track.x_of(position)), timeline.height() // 2)


def seen_by(window, deed) -> list[float]:
    """Return every place that is shown while something is done."""
    places: list[float] = []
    for signal in (window.session.changed, window.session.moved):
        signal.connect(lambda: places.append(window.session.position))
    deed()
    return places


def play(window) -> None:
    window.actions_by_id["play"].trigger()


def test_a_pause_halts_within_a_step_and_play_goes_on_from_there(window, qtbot):
    window.commands.player.tempo = Tempo(motion_ms=2000, rest_ms=10)
    places = seen_by(window, lambda: play(window))
    qtbot.waitUntil(lambda: 1.05 < window.session.position < 2.0, timeout=WAIT_MS)
    play(window)
    assert not window.session.playback.playing
    assert not window.commands.player.running
    halted = window.session.position
    assert 1.0 < halted < 2.0
    assert window.bar.slider.position == halted

    window.commands.player.tempo = QUICK
    places.clear()
    play(window)
    qtbot.waitUntil(lambda: not window.session.playback.playing, timeout=WAIT_MS)
    assert places[0] > halted
    assert places == sorted(places)
    assert {2.0, 3.0} <= set(places)


def test_no_fine_picture_is_drawn_while_steps_are_played(window):
    window.settings.change(fine=True)
    assert window.resting.enabled
    window.commands.player.tempo = SLOW
    play(window)
    assert not window.resting.enabled
    play(window)
    assert window.resting.enabled


def test_what_is_left_of_a_step_comes_before_the_next_one(window, qtbot):
    window.commands.player.tempo = QUICK
    window.session.set_position(1.5)
    window.actions_by_id["next"].trigger()
    qtbot.waitUntil(lambda: not window.commands.player.running, timeout=WAIT_MS)
    assert window.session.position == 2.0
    window.session.set_position(1.5)
    window.actions_by_id["previous"].trigger()
    assert window.session.position == 1.0


def test_who_is_in_a_hurry_is_not_held_up(window):
    window.commands.player.tempo = SLOW
    for position in (1.0, 2.0, 3.0):
        window.actions_by_id["next"].trigger()
        assert window.session.position == position
    assert not window.commands.player.running


def test_playing_again_and_again_until_it_is_stopped(window, qtbot):
    window.commands.player.tempo = QUICK
    window.actions_by_id["loop"].trigger()
    places = seen_by(window, lambda: play(window))
    qtbot.waitUntil(lambda: places.count(3.0) >= 2, timeout=WAIT_MS)
    assert window.session.playback.playing
    assert min(places) == 0.0
    window.actions_by_id["loop"].trigger()
    qtbot.waitUntil(lambda: not window.session.playback.playing, timeout=WAIT_MS)
    assert window.session.position == 3.0
    # At the end it begins anew.
    play(window)
    assert window.session.position == 0.0


def test_steps_that_are_cut_are_never_seen_under_way(window, qtbot):
    window.commands.player.tempo = QUICK
    window.actions_by_id["animate"].trigger()
    assert not window.settings.preferences.animated
    places = seen_by(window, lambda: play(window))
    qtbot.waitUntil(lambda: not window.session.playback.playing, timeout=WAIT_MS)
    assert set(places) == {2.0, 3.0}


def test_speed_is_chosen_by_menu_and_keys(window):
    bar, actions = window.bar, window.actions_by_id
    assert bar.speed.text().strip() == "1×"
    assert [a.text() for a in bar.speed.menu().actions()] == [
        "0.25×", "0.5×", "1×", "2×", "4×",
    ]  # fmt: skip
    actions["speed:4"].trigger()
    assert (window.session.playback.speed, bar.speed.text().strip()) == (4.0, "4×")
    assert not actions["faster"].isEnabled()
    for _ in range(5):
        actions["slower"].trigger()
    assert (window.session.playback.speed, bar.speed.text().strip()) == (0.25, "0.25×")
    assert actions["speed:0.25"].isChecked()
    assert not actions["slower"].isEnabled()


def test_a_reload_does_not_stop_what_is_played(window, qtbot, tiny_station: Path):
    window.commands.player.tempo = SLOW
    play(window)
    qtbot.waitUntil(lambda: window.session.time < 1.0, timeout=WAIT_MS)
    model, step = window.session.model, window.session.steps_done
    tiny_station.write_text(
        tiny_station.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8"
    )
    qtbot.waitUntil(lambda: window.session.model is not model, timeout=WAIT_MS)
    assert window.session.playback.playing
    assert window.session.steps_done == step
    assert window.session.time < 1.0
    window.commands.player.tempo = QUICK
    qtbot.waitUntil(lambda: not window.session.playback.playing, timeout=WAIT_MS)
    assert window.session.position == 3.0


def test_another_station_is_not_played_by_itself(window, qtbot, tiny_station: Path):
    window.commands.player.tempo = SLOW
    play(window)
    other = tiny_station.with_name("other.toml")
    other.write_text(tiny_station.read_text(encoding="utf-8"), encoding="utf-8")
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        window.commands.stations.open(str(other))
    qtbot.waitUntil(lambda: not window.session.playback.playing, timeout=WAIT_MS)
    assert not window.commands.player.running


def test_a_station_of_one_step_is_played_too(window, qtbot, tiny_station: Path):
    head, first, *_ = tiny_station.read_text(encoding="utf-8").split("[[steps]]")
    other = tiny_station.with_name("one.toml")
    other.write_text(f"{head}[[steps]]{first}", encoding="utf-8")
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        window.commands.stations.open(str(other), "1", "none")
    assert window.session.step_count == 1
    window.commands.player.tempo = QUICK
    places = seen_by(window, lambda: play(window))
    qtbot.waitUntil(lambda: not window.session.playback.playing, timeout=WAIT_MS)
    assert (places[0], places[-1]) == (0.0, 1.0)
    for name in ("next", "previous", "first", "last"):
        window.actions_by_id[name].trigger()
        assert window.session.position == 1.0
    QTest.mouseClick(window.bar.slider, LEFT, pos=place(window, 0.4))
    assert window.session.position == 1.0
    window.actions_by_id["present"].trigger()
    window.presenter.stage.grab()
    window.presenter.end()


def test_without_a_station_there_is_nothing_to_play(window):
    window.session.model = None
    play(window)
    assert not window.session.playback.playing
    window.bar.refresh(window.session)
    assert not window.bar.slider.isEnabled()


def test_the_timeline_is_dragged_through_a_step(window):
    window.session.go_to(1)
    timeline = window.bar.slider
    window.commands.player.tempo = SLOW
    play(window)
    QTest.mousePress(timeline, LEFT, pos=place(window, 1.0))
    assert not window.session.playback.playing
    # Held where it was taken, nothing moves yet.
    assert window.session.position == 1.0
    seen = []
    for position in (1.2, 1.6, 2.02, 2.5):
        move_mouse(timeline, place(window, position), LEFT)
        seen.append(window.session.position)
    assert np.allclose(seen, [1.2, 1.6, 2.0, 2.5], atol=0.02)
    assert seen[2] == 2.0  # caught by the end of the step
    QTest.mouseRelease(timeline, LEFT, pos=place(window, 2.5))
    move_mouse(timeline, place(window, 0.5))
    assert window.session.position == seen[-1]
    assert window.session.steps_done == 3
    assert timeline.value() == 3


def test_a_click_on_the_timeline_shows_that_step(window):
    timeline = window.bar.slider
    for number in (3, 1, 2):
        QTest.mouseClick(timeline, LEFT, pos=place(window, number - 0.5))
        assert window.session.position == number


def test_keys_on_the_timeline_go_from_step_to_step(window, qtbot):
    window.commands.player.tempo = QUICK
    timeline = window.bar.slider
    timeline.setFocus()
    QTest.keyClick(timeline, Qt.Key.Key_Right)
    assert window.session.steps_done == 2
    qtbot.waitUntil(lambda: not window.commands.player.running, timeout=WAIT_MS)
    QTest.keyClick(timeline, Qt.Key.Key_Left)
    assert window.session.position == 1.0


def test_the_timeline_says_where_it_stands(window):
    timeline = window.bar.slider
    window.session.go_to(2)
    assert (timeline.minimum(), timeline.value(), timeline.maximum()) == (1, 2, 3)
    step = window.session.model.spec.steps[1]
    assert step.name.en in timeline.accessibleDescription()
    assert timeline.accessibleName()


def test_captions_do_not_change_the_height_of_the_view(window, qtbot):
    heights = set()
    for number in (1, 2, 3):
        window.session.go_to(number)
        qtbot.wait(1)
        heights.add(window.view3d.height())
    assert len(heights) == 1


def test_what_arrives_and_what_is_to_come_are_shown_on_demand(window):
    window.session.go_to(2)
    for name in ("arrivals", "upcoming"):
        before = getattr(window.session.view, name)
        window.actions_by_id[name].trigger()
        assert getattr(window.session.view, name) is not before
        assert window.actions_by_id[name].isChecked() is not before
    window.session.set_view(arrivals=True, upcoming=True)
    materials = {n.element: n.material for n in window.session.scene(1.6).nodes
                 if n.element}  # fmt: skip
    arrived = window.session.model.spec.steps[1].add[0].module
    later = window.session.model.spec.steps[2].add[0].module
    assert "highlight" in materials[arrived]
    assert materials.get(later, "upcoming") == "upcoming"
    assert window.session.request(1.6)["arrivals"] is True


def test_the_view_stands_still_unless_each_step_is_to_fill_it(window):
    def away(number: int) -> float:
        window.session.go_to(number)
        camera = window.view3d.camera
        return float(np.linalg.norm(camera.position_m - camera.target_m))

    assert away(1) == away(2) == away(3)
    window.actions_by_id["standing"].trigger()
    assert away(1) < away(2) < away(3)
    # What is copied is what is seen, from the step's own place.
    assert "standing" not in window.session.request(1.6)
    camera = window.view3d.camera
    window.session.refit()
    assert np.allclose(window.view3d.camera.position_m, camera.position_m)
    window.actions_by_id["standing"].trigger()
    assert away(1) == away(3)
    assert window.session.request(1.6)["standing"] is True
