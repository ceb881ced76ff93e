"""The window in another language, while it runs."""

import gc
import weakref

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication, QDockWidget

pytestmark = pytest.mark.gui
WAIT_MS = 20_000


def speak(window, qtbot, choice: str) -> None:
    with qtbot.waitSignal(window.session.changed, timeout=WAIT_MS):
        window.actions_by_id[f"language:{choice}"].trigger()


def test_the_furniture_is_made_anew_where_it_stood(window, qtbot):
    window.docks.docks["figures"].hide()
    window.session.go_to(2)
    before = [weakref.ref(window.bar), weakref.ref(window.docks.panels["steps"])]
    view, camera = window.view3d, window.view3d.camera
    speak(window, qtbot, "ru")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()

    assert [ref() for ref in before] == [None, None]
    assert len(window.findChildren(QDockWidget)) == len(window.docks.docks)
    assert window.docks.docks["figures"].isHidden()
    assert not window.docks.docks["steps"].isHidden()
    assert window.view3d is view
    assert (window.view3d.camera.position_m == camera.position_m).all()
    assert window.bar.slider.value() == 2
    window.actions_by_id["next"].trigger()
    assert window.bar.slider.value() == 3
    assert window.docks.panels["steps"].currentItem().text(0).startswith("3")


def test_the_pictures_speak_it_too_and_undo_does_not_bring_the_other_back(
    window, qtbot
):
    window.actions_by_id["labels"].trigger()
    speak(window, qtbot, "ru")
    assert window.session.view.language == "ru"
    window.actions_by_id["undo"].trigger()

    assert window.session.view.labels
    assert window.session.view.language == "ru"
    assert window.session.request(1.6)["language"] == "ru"
    assert QLocale().decimalPoint() == ","


def test_it_speaks_the_same_in_the_next_run(window, qtbot, store):
    speak(window, qtbot, "ru")

    assert window.settings.preferences.language == "ru"
    assert window.actions_by_id["language:ru"].isChecked()
    assert not window.actions_by_id["language:en"].isChecked()
    assert store.value("language") == '"ru"'
