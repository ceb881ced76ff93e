"""Presenter mode: the view alone, large captions, keys of keyboards and clickers."""

import itertools
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QDockWidget, QToolBar

from tests.gui.conftest import activate, move_mouse, press_key
from viewer.gui.panels.stage import NAME_SHARE, TEXT_SHARE
from viewer.gui.playback import Tempo
from viewer.gui.presenter import other_screen

pytestmark = pytest.mark.gui
WAIT_MS = 20_000
Key = Qt.Key


@pytest.fixture
def stage(window, qtbot):
    """Return the window while it is presented, at its first step."""
    activate(window)
    window.commands.player.tempo = Tempo(motion_ms=1e6)
    window.actions_by_id["present"].trigger()
    assert window.presenter.presenting
    return window


def around(window) -> list:
    return [
        window.menuBar(),
        window.statusBar(),
        window.bar,
        *window.findChildren(QDockWidget),
        *window.findChildren(QToolBar),
    ]


def test_the_view_stands_alone_and_all_comes_back(window, qtbot):
    shown = [widget for widget in around(window) if widget.isVisible()]
    docks = [window.docks.docks[name] for name in ("steps", "model")]
    docks[1].raise_()
    qtbot.waitUntil(lambda: docks[1].widget().isVisible())
    state, size = window.saveState(), window.size()
    window.actions_by_id["present"].trigger()
    assert window.isFullScreen()
    assert not any(widget.isVisible() for widget in shown)
    assert window.view3d.isVisible()
    assert window.presenter.stage.isVisible()
    qtbot.waitUntil(lambda: window.width() == window.screen().size().width())
    assert window.view3d.width() == window.width()
    window.presenter.end()
    assert not window.isFullScreen()
    assert all(widget.isVisible() for widget in shown)
    assert not window.presenter.stage.isVisible()
    assert window.saveState() == state
    qtbot.waitUntil(lambda: window.size() == size, timeout=WAIT_MS)
    # The dock that lay in front lies there again.
    qtbot.waitUntil(lambda: docks[1].widget().isVisible())


@pytest.mark.parametrize(
    "key", [Key.Key_Right, Key.Key_Down, Key.Key_PageDown, Key.Key_Space, Key.Key_Enter]
)
def test_keys_that_go_on(stage, key):
    press_key(stage, key)
    assert (stage.session.steps_done, stage.session.time) == (2, 0.0)
    # Who presses again does not wait for the docking.
    press_key(stage, key)
    assert stage.session.steps_done == 3


@pytest.mark.parametrize("key", [Key.Key_Left, Key.Key_Up, Key.Key_PageUp])
def test_keys_that_go_back(stage, key):
    stage.session.go_to(3)
    press_key(stage, key)
    assert stage.session.position == 2.0


def test_first_last_and_play(stage):
    press_key(stage, Key.Key_End)
    assert stage.session.position == 3.0
    press_key(stage, Key.Key_Home)
    assert stage.session.position == 1.0
    press_key(stage, Key.Key_P)
    assert stage.session.playback.playing


def test_keys_are_taken_wherever_the_focus_is(stage):
    """The view turns its camera by arrows at other times."""
    stage.view3d.setFocus()
    camera = stage.view3d.camera
    for widget in (stage.view3d, stage.view3d._canvas, stage.presenter.stage):
        stage.session.go_to(1)
        press_key(widget, Key.Key_Right)
        assert stage.session.steps_done == 2
    assert np.allclose(stage.view3d.camera.position_m, camera.position_m)


def lightness(window) -> int:
    """Return how light the middle of the screen is."""
    image = window.screen().grabWindow(window.winId()).toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2).lightness()


@pytest.mark.parametrize("key", [Key.Key_B, Key.Key_Period])
def test_the_screen_is_blacked_out_and_comes_back(stage, qtbot, key):
    bar_shown = stage.session.view.scale_bar
    press_key(stage, key)
    curtain = stage.presenter.curtain
    assert curtain.isVisible()
    assert curtain.geometry() == stage.rect()
    qtbot.waitUntil(lambda: lightness(stage) == 0, timeout=WAIT_MS)
    press_key(stage, key)
    assert not curtain.isVisible()
    # `B` shows and hides the scale bar at other times.
    assert stage.session.view.scale_bar is bar_shown


def test_who_goes_on_after_a_pause_sees_first_where_he_was(stage):
    press_key(stage, Key.Key_Period)
    press_key(stage, Key.Key_PageDown)
    assert not stage.presenter.curtain.isVisible()
    assert stage.session.position == 1.0
    press_key(stage, Key.Key_PageDown)
    assert stage.session.steps_done == 2


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Key.Key_F5, Qt.KeyboardModifier.NoModifier),
        (Key.Key_F5, Qt.KeyboardModifier.ShiftModifier),
        (Key.Key_F11, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_keys_that_end_it_and_begin_it_again(stage, key, modifiers):
    press_key(stage, key, modifiers)
    assert not stage.presenter.presenting
    press_key(stage, Key.Key_Right)
    assert stage.session.steps_done == 1
    if key != Key.Key_Escape:
        press_key(stage, key, modifiers)
        assert stage.presenter.presenting


def test_other_keys_do_what_they_do_at_other_times(stage):
    press_key(stage, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert stage.session.steps_done == 1
    press_key(stage, Key.Key_L)
    assert not stage.session.view.labels


def letters(widget, share: float) -> int:
    return QFontMetrics(widget._font(share)).capHeight()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_caption_is_read_from_the_last_row(stage, qtbot, language):
    stage.session.speak(language)
    step = stage.session.model.spec.steps[0]
    words = stage.presenter.stage.words
    assert words.name == ((step.name.ru if language == "ru" else None) or step.name.en)
    assert step.date.start[:4] in words.when
    full = stage.height()
    qtbot.waitUntil(lambda: stage.presenter.stage._full_px == stage.height())
    assert letters(stage.presenter.stage, TEXT_SHARE) >= 0.029 * full
    assert letters(stage.presenter.stage, NAME_SHARE) >= 0.037 * full
    assert words.name in stage.presenter.stage.accessibleName()


def test_the_caption_keeps_its_height_from_step_to_step(stage, qtbot):
    heights = set()
    for number in (1, 2, 3):
        stage.session.go_to(number)
        qtbot.wait(1)
        heights.add((stage.presenter.stage.height(), stage.view3d.height()))
        assert stage.presenter.stage.words == stage.presenter.stage._all[number - 1]
    assert len(heights) == 1


def test_dots_tell_how_far_it_is(stage):
    places = stage.presenter.stage._dot_places()
    assert len(places) == 3
    assert places == sorted(places)
    spec = stage.session.model.spec
    gaps = np.diff(places)
    phases = [step.phase for step in spec.steps]
    apart = [one != other for one, other in itertools.pairwise(phases)]
    assert (gaps > 2 * gaps.min()).tolist() == apart


def test_the_pointer_is_hidden_until_it_moves(stage, qtbot):
    stage.presenter._pointer.setInterval(10)
    move_mouse(stage.view3d, QPoint(50, 50))
    qtbot.waitUntil(
        lambda: QGuiApplication.overrideCursor() is not None, timeout=WAIT_MS
    )
    assert QGuiApplication.overrideCursor().shape() == Qt.CursorShape.BlankCursor
    stage.presenter._pointer.setInterval(10_000)
    move_mouse(stage.view3d, QPoint(90, 90))
    qtbot.waitUntil(lambda: QGuiApplication.overrideCursor() is None, timeout=WAIT_MS)
    stage.presenter._hide_pointer()
    stage.presenter.end()
    assert QGuiApplication.overrideCursor() is None


def test_a_window_that_is_closed_meanwhile_opens_as_it_was(window, qtbot):
    state = window.saveState()
    window.actions_by_id["present"].trigger()
    window.presenter._hide_pointer()
    window.close()
    assert window.settings.layout["state"] == state
    assert QGuiApplication.overrideCursor() is None
    assert not window.presenter.presenting


def test_it_is_shown_on_the_other_screen():
    screens = [SimpleNamespace(name=lambda n=n: n) for n in ("desk", "hall")]
    assert other_screen(screens[0], screens) is screens[1]
    assert other_screen(screens[1], screens) is screens[0]
    assert other_screen(screens[0], screens[:1]) is None
