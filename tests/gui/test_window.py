"""The window on the real widget, with software OpenGL."""

import gc
import weakref
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication

from viewer.gui.actions import (
    MENUS,
    PANELS,
    RECENT,
    ROWS,
    SEPARATOR,
    SHIPPED,
    SUBMENUS,
    TOOLBAR,
)
from viewer.gui.main_window import MainWindow
from viewer.gui.navigator import DEGREES_PER_HEIGHT
from viewer.gui.playback import Tempo

pytestmark = pytest.mark.gui

WAIT_MS = 20_000
HARMLESS = [name for name in ROWS if name not in {"quit", "open"}]


def pixels_of(window: MainWindow) -> np.ndarray:
    return np.asarray(window.view3d.pixels())


def turn(window: MainWindow, angle_deg: float) -> None:
    """Turn the camera as a drag does."""
    navigator = window.view3d.navigator
    across = angle_deg / DEGREES_PER_HEIGHT / window.view3d.aspect
    navigator.begin("orbit", (0.1, 0.1))
    navigator.move((0.1 + across, 0.1))
    navigator.end()


def test_the_view_shows_the_station_and_not_a_blank_sheet(window):
    middle = pixels_of(window)[200:-150, 100:-100]

    assert middle.std() > 10


@pytest.mark.parametrize("name", HARMLESS)
def test_each_action_does_its_work(window, qtbot, name):
    told: list[str] = []
    window.commands.context.dialogs.tell = lambda _parent, _title, text: told.append(
        text
    )
    window.commands.context.dialogs.reference = lambda *_: None
    window.commands.context.dialogs.show_file = lambda _path: None

    window.actions_by_id[name].trigger()

    if name in {"export", "screenshot"}:
        (dialog,) = window.commands.files.dialogs.values()
        assert dialog.isVisible()
    if name == "about":
        assert "reconstructions from public figures" in told[0]
    if ":" in name:
        kind, _, value = name.partition(":")
        view = window.session.view
        state = {"aid": view.aids, "match": window.session.match or ""}
        state["measure"] = window.session.measuring
        state["speed"] = f"{window.session.playback.speed:g}"
        state |= window.settings.preferences.model_dump()
        shown = state[kind] if kind in state else getattr(view, kind)
        assert value in shown if kind == "aid" else shown == value
        assert window.actions_by_id[name].isChecked()
    if name in {"reload", "own-reference"}:
        with qtbot.waitSignal(window.session.changed, timeout=WAIT_MS):
            pass
    assert not window.session.problems


def test_menus_and_toolbar_name_only_actions_that_exist():
    menus = [*MENUS.values(), *(ids for _, ids in SUBMENUS.values())]
    named = {name for ids in menus for name in ids} | set(TOOLBAR)

    assert named - set(ROWS) == {SEPARATOR, RECENT, SHIPPED, PANELS, *SUBMENUS}
    assert set(ROWS) <= named


def test_the_list_the_buttons_and_the_timeline_reach_every_step(window):
    steps = window.docks.panels["steps"]
    for number in (2, 3, 1):
        window.bar.slider.setValue(number)
        assert window.session.steps_done == number
        assert steps.currentItem().text(0).startswith(str(number))
    for number in (2, 3):
        window.actions_by_id["next"].trigger()
        assert window.bar.slider.value() == number
    window.actions_by_id["next"].trigger()
    assert window.session.steps_done == 3
    window.docks.panels["steps"].setCurrentItem(window.docks.panels["steps"]._steps[2])
    assert window.session.steps_done == 2
    assert len(window.session.station.placements) == 2


def test_a_step_changes_what_is_seen(window):
    before = pixels_of(window).copy()
    window.session.go_to(3)

    assert (pixels_of(window) != before).any(axis=2).mean() > 0.005


def test_playing_goes_to_the_end_and_stops(window, qtbot):
    window.commands.player.tempo = Tempo(motion_ms=20, rest_ms=10)
    window.actions_by_id["play"].trigger()
    assert window.session.playback.playing
    qtbot.waitUntil(lambda: not window.session.playback.playing, timeout=WAIT_MS)

    assert window.session.steps_done == 3


def test_the_users_camera_survives_a_step(window):
    camera = window.view3d.camera
    window.session.go_to(2)

    assert np.allclose(window.view3d.camera.position_m, camera.position_m)


def test_a_broken_file_is_said_with_its_line_and_the_model_stays(
    window, qtbot, tiny_station: Path
):
    good = tiny_station.read_text(encoding="utf-8")
    model = window.session.model
    with qtbot.waitSignal(window.session.problems_changed, timeout=WAIT_MS):
        tiny_station.write_text(
            good.replace('module = "lab"', 'module = "leb"'), encoding="utf-8"
        )

    assert window.session.model is model
    assert window.docks.docks["problems"].isVisible()
    text = window.docks.panels["problems"].item(0).text()
    line = good[: good.index('module = "lab"')].count("\n") + 1
    assert f"tiny.toml:{line}:" in text
    assert "did you mean 'lab'" in text
    with qtbot.waitSignal(window.session.changed, timeout=WAIT_MS):
        tiny_station.write_text(good, encoding="utf-8")
    assert not window.docks.docks["problems"].isVisible()


def test_a_station_that_was_broken_when_opened_is_shown_once_mended(
    window, qtbot, tiny_station: Path
):
    good = tiny_station.read_text(encoding="utf-8")
    other = tiny_station.with_name("other.toml")
    other.write_text(good.replace('module = "lab"', 'module = "leb"'), encoding="utf-8")
    with qtbot.waitSignal(window.session.problems_changed, timeout=WAIT_MS):
        window.commands.stations.open(str(other))
    assert window.session.name == str(tiny_station)
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        other.write_text(good, encoding="utf-8")

    assert window.session.name == str(other)
    assert not window.session.problems


def test_a_file_that_was_gone_for_a_while_is_watched_again(
    window, qtbot, tiny_station: Path
):
    good = tiny_station.read_text(encoding="utf-8")
    with qtbot.waitSignal(window.session.problems_changed, timeout=WAIT_MS):
        tiny_station.unlink()
    assert window.session.problems
    with qtbot.waitSignal(window.session.changed, timeout=WAIT_MS):
        tiny_station.write_text(good, encoding="utf-8")

    assert not window.session.problems


def test_another_size_is_filled_unless_the_user_has_turned_the_view(window, qtbot):
    before = window.view3d.camera
    with qtbot.waitSignal(window.view3d.resized, timeout=WAIT_MS):
        window.resize(900, 900)
    fitted = window.view3d.camera
    assert not np.allclose(fitted.position_m, before.position_m)

    turn(window, 30.0)
    turned = window.view3d.camera
    with qtbot.waitSignal(window.view3d.resized, timeout=WAIT_MS):
        window.resize(1100, 700)
    assert np.allclose(window.view3d.camera.position_m, turned.position_m)


def test_the_scale_bar_lies_along_the_preset_at_every_step(window):
    window.actions_by_id["camera:top"].trigger()
    view, aspect = window.session.view, window.view3d.aspect
    window.session.go_to(2)
    scene = window.session.scene(aspect)
    bars = [node for node in scene.nodes if node.layer == "aid"]
    window.session.fitted = None
    fitted = [
        node for node in window.session.scene(aspect).nodes if node.layer == "aid"
    ]

    assert view.camera == "top"
    assert bars
    for bar, wanted in zip(bars, fitted, strict=True):
        assert np.allclose(bar.world_from_mesh, wanted.world_from_mesh)


def test_without_perspective_as_much_is_seen_and_back_again(window):
    before = window.view3d.camera
    window.actions_by_id["parallel"].trigger()
    flat = window.view3d.camera
    window.actions_by_id["parallel"].trigger()
    after = window.view3d.camera

    distance_m = np.linalg.norm(before.position_m - before.target_m)
    height_m = 2 * distance_m * np.tan(np.radians(before.view_angle_deg / 2))
    assert flat.parallel_height_m == pytest.approx(height_m)
    assert after.parallel_height_m is None
    assert np.allclose(after.position_m, before.position_m)


def test_an_edited_module_is_shown_at_once(window, qtbot, tiny_station: Path):
    module = tiny_station.parent / "modules" / "core.toml"
    with qtbot.waitSignal(window.session.changed, timeout=WAIT_MS):
        module.write_text(
            module.read_text(encoding="utf-8").replace(
                "default = 10.0", "default = 20.0"
            ),
            encoding="utf-8",
        )

    assert window.session.figures().figures["length_m"].value == pytest.approx(20.0)
    assert window.session.steps_done == 1


def test_a_station_that_is_not_there_is_a_problem_not_a_crash(window, qtbot):
    with qtbot.waitSignal(window.session.problems_changed, timeout=WAIT_MS):
        window.commands.stations.open("rosss")

    assert "did you mean 'ross'" in window.session.problems[0].message


def test_another_station_opens_and_is_remembered(window, qtbot, tmp_path, tiny_station):
    other = tiny_station.with_name("other.toml")
    other.write_text(
        tiny_station.read_text(encoding="utf-8").replace('id = "tiny"', 'id = "other"'),
        encoding="utf-8",
    )
    window.commands.context.dialogs.station = lambda *_: other
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        window.actions_by_id["open"].trigger()

    assert window.session.model.spec.id == "other"
    assert window.recent.actions()[0].toolTip() == str(other)


def test_the_camera_is_drawn_by_a_script_as_the_window_shows_it(window):
    scene = window.session.scene(window.view3d.aspect)

    assert {node.element for node in scene.nodes if node.element} == {"core"}
    assert np.allclose(scene.camera.position_m, window.view3d.camera.position_m)


def test_closing_leaves_nothing_alive(qtbot, tmp_path: Path, tiny_station: Path):
    settings = QSettings(str(tmp_path / "closing.ini"), QSettings.Format.IniFormat)
    window = MainWindow(settings)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        window.commands.stations.open(str(tiny_station), "1", "none")
    alive = [
        weakref.ref(window),
        weakref.ref(window.view3d),
        weakref.ref(window.session),
    ]
    window.close()
    window.deleteLater()
    del window
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()

    assert [ref() for ref in alive] == [None, None, None]
