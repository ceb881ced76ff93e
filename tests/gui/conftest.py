"""A real window on the tiny station, with settings of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from viewer.gui.main_window import MainWindow
from viewer.gui.making.dialog import MakingDialog
from viewer.gui.settings import Settings

HERE = Path(__file__).parent
HAS_DISPLAY = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep windows to one process, since they share a screen, a focus and a pointer.

    They come first, and others run beside them. Where there is no display, where Qt
    would abort the whole run, that is said.
    """
    reason = pytest.mark.skip(reason="no display: run scripts/test, which brings Xvfb")
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.xdist_group("screen"))
            if not HAS_DISPLAY:
                item.add_marker(reason)
    items.sort(key=lambda item: not item.path.is_relative_to(HERE))


def activate(window: QWidget) -> None:
    """Give a window the keyboard; a screen without a manager may lose a request."""
    for _ in range(20):
        if window.isActiveWindow():
            return
        window.activateWindow()
        QTest.qWaitForWindowActive(window, 1000)
    pytest.fail("the screen does not give the window its keyboard")


def press_key(
    widget: QWidget,
    key: Qt.Key,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press and let go a key over a widget, in a window that has the keyboard.

    Shortcuts are only heard there, and a window that goes to the full screen or back
    may lose it at any time.
    """
    activate(widget.window())
    QTest.keyClick(widget, key, keys)


def move_mouse(
    widget: QWidget,
    place: QPoint | QPointF,
    held: Qt.MouseButton = Qt.MouseButton.NoButton,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Tell a widget of a move of the mouse.

    `QTest.mouseMove` moves the screen's own pointer instead: the event comes some time
    later, without the button that is held, and not at all where the pointer is already.
    """
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        widget.mapToGlobal(QPointF(place)),
        Qt.MouseButton.NoButton,
        held,
        keys,
    )
    QApplication.sendEvent(widget, event)


def run_alone(words: list[str]) -> int:
    """Run a command as a user does; OpenGL in this process is the window's."""
    command = [sys.executable, "-m", "viewer", *words]
    return subprocess.run(command, check=False, capture_output=True).returncode


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    """Return settings of a test's own, in English whatever the machine speaks.

    Without fine and small pictures: each window would start a painter.
    """
    made = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    Settings(made).change(language="en", fine=False, thumbnails=False)
    return made


@pytest.fixture
def window(qtbot, tiny_station: Path, store: QSettings) -> Iterator[MainWindow]:
    made = MainWindow(store)
    # Flights are waited for where they are tested.
    made.view3d.flight.duration_ms = 0
    made.resize(900, 600)
    with qtbot.waitExposed(made, timeout=20_000):
        made.show()
    with qtbot.waitSignal(made.commands.stations.opened, timeout=20_000):
        made.commands.stations.open(str(tiny_station), "1", "none")
    yield made
    made.close()
    # Qt deletes a window in its own time; a run of them would hold gigabytes.
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def export_dialog(window: MainWindow, tmp_path: Path) -> MakingDialog:
    (tmp_path / "out").mkdir()
    window.actions_by_id["export"].trigger()
    opened = window.commands.files.dialogs["export"]
    opened.place.setText(str(tmp_path / "out" / "tiny.glb"))
    opened.look()
    return opened
