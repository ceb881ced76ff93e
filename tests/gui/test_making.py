"""The frame of dialogs that make files: progress, cancel, failures, the end."""

import gc
import threading
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from viewer.gui import errands
from viewer.gui.main_window import MainWindow
from viewer.gui.making.dialog import MakingDialog

pytestmark = pytest.mark.gui

WAIT_MS = 20_000


@pytest.fixture
def dialog(export_dialog: MakingDialog) -> MakingDialog:
    return export_dialog


class Held:
    """Keeps a command from ending until the test has looked at it."""

    def __init__(self, monkeypatch) -> None:
        self.started: list[int] = []
        self.begun = threading.Event()
        popen = errands.subprocess.Popen

        def noted(words, **kwargs):
            wait = "import sys; sys.stderr.write('progress 0.2500 halfway\\n');"
            wait += "sys.stderr.flush(); import time; time.sleep(60)"
            process = popen([words[0], "-c", wait], **kwargs)
            self.started.append(process.pid)
            self.begun.set()
            return process

        monkeypatch.setattr(errands.subprocess, "Popen", noted)

    @property
    def is_alive(self) -> bool:
        return any(Path(f"/proc/{pid}").exists() for pid in self.started)


def test_progress_is_shown_and_cancelling_leaves_nothing(dialog, qtbot, monkeypatch):
    held = Held(monkeypatch)
    dialog.make_button.click()
    qtbot.waitUntil(lambda: "halfway" in dialog.progress.format(), timeout=WAIT_MS)
    assert dialog.progress.value() == 250
    assert not dialog.form.isEnabled()
    dialog.cancel_button.click()
    qtbot.waitUntil(dialog.make_button.isEnabled, timeout=WAIT_MS)

    assert not list(dialog.output.parent.iterdir())
    assert not held.is_alive
    assert "nothing was left" in dialog.outcome.text()
    assert dialog.form.isEnabled()
    assert dialog.progress.isHidden()


def test_closing_the_window_ends_an_export(dialog, window, qtbot, monkeypatch):
    held = Held(monkeypatch)
    dialog.make_button.click()
    qtbot.waitUntil(held.begun.is_set, timeout=WAIT_MS)
    window.close()

    assert not held.is_alive
    assert not list(dialog.output.parent.iterdir())


def test_a_dialog_can_be_closed_while_it_works(dialog, window, qtbot, tmp_path):
    told_: list[str] = []
    window.commands.context.dialogs.tell = lambda *words: told_.append(words[-1])
    dialog.make_button.click()
    dialog.output.parent.rmdir()
    dialog.close()
    qtbot.waitUntil(lambda: bool(told_), timeout=WAIT_MS)

    assert "does not exist" in told_[0]
    assert "make it first" in told_[0]


def test_a_failure_is_told_in_the_dialog_with_what_to_do(dialog, qtbot):
    dialog.make_button.click()
    dialog.output.parent.rmdir()
    qtbot.waitUntil(dialog.outcome.isVisible, timeout=WAIT_MS)

    assert "does not exist" in dialog.outcome.text()
    assert "make it first" in dialog.outcome.text()
    assert dialog.folder_button.isHidden()


def test_closing_with_every_dialog_open_leaves_nothing_alive(
    qtbot, store, tiny_station: Path
):
    window = MainWindow(store)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        window.commands.stations.open(str(tiny_station), "1", "none")
    for name in ("export", "screenshot", "film", "pages", "kit"):
        window.actions_by_id[name].trigger()
    dialogs = window.commands.files.dialogs
    assert len(dialogs) == 5
    alive = [weakref.ref(each) for each in (window, window.session, *dialogs.values())]
    alive += [weakref.ref(dialog.form) for dialog in dialogs.values()]
    del dialogs
    window.close()
    window.deleteLater()
    del window
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()

    assert [ref() for ref in alive] == [None] * len(alive)
