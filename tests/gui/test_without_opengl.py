"""Where no view can be drawn: words, pictures without a window, the exit code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from viewer.gui.dialogs import Dialogs
from viewer.gui.opengl import Lack, lack_of_opengl
from viewer.gui.without_opengl import WithoutOpenGL

pytestmark = pytest.mark.gui
WAIT_MS = 60_000
RUN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from viewer.gui.app import run_gui
from viewer.gui.opengl import lack_of_opengl

def read_and_close():
    dialog, = QApplication.topLevelWidgets()
    print(dialog.findChild(QLabel).text())
    dialog.close()

def lack():
    QTimer.singleShot(500, read_and_close)
    return lack_of_opengl()

sys.exit(run_gui(None, "last", None, lack))
"""


@pytest.fixture
def dialog(qtbot, tiny_station: Path, tmp_path: Path):
    dialogs = Dialogs(folder=lambda *_: tmp_path / "out", show_file=shown.append)
    made = WithoutOpenGL(Lack(), str(tiny_station), "none", dialogs)
    qtbot.addWidget(made)
    made.show()
    return made


shown: list[Path] = []


def test_what_is_wrong_is_said_in_words():
    assert "no OpenGL" in Lack().words()
    assert "OpenGL 2.1" in Lack((2, 1)).words()
    assert "3.2" in Lack((2, 1)).words()
    assert Lack((2, 1)).words(lambda _: "{needed} и {found}") == "3.2 и 2.1"


def test_a_display_that_can_lacks_nothing(qapp):
    assert lack_of_opengl() is None


@pytest.mark.slow
def test_pictures_are_taken_without_a_window(dialog, qtbot, tmp_path: Path):
    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    assert dialog.bar.isVisible()
    assert not dialog.take_button.isEnabled()
    qtbot.waitUntil(dialog.show_button.isVisible, timeout=WAIT_MS)

    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"01-core.png", "03-ship.png", "tiny.glb", "tiny.stl"} <= names
    assert str(tmp_path / "out") in dialog.said.text()
    qtbot.mouseClick(dialog.show_button, Qt.MouseButton.LeftButton)
    assert shown[-1] == tmp_path / "out"


@pytest.mark.slow
def test_it_can_be_stopped_and_begun_again(dialog, qtbot):
    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.said.text() == "Stopped.", timeout=WAIT_MS)

    assert dialog.isVisible()
    assert dialog.take_button.isEnabled()
    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


@pytest.mark.slow
def test_what_cannot_be_done_is_said(dialog, qtbot, tiny_station: Path):
    tiny_station.write_text("id = 7", encoding="utf-8")
    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "tiny.toml" in dialog.said.text(), timeout=WAIT_MS)

    assert dialog.take_button.isEnabled()
    assert not dialog.show_button.isVisible()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="takes OpenGL from X11 alone")
def test_a_display_without_opengl_gets_the_words_and_the_exit_code(tmp_path: Path):
    alone = {
        "QT_QPA_PLATFORM": "xcb",
        "QT_XCB_GL_INTEGRATION": "none",
        "XDG_CONFIG_HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=os.environ | alone,
    )

    assert done.returncode == 3
    assert "error: no OpenGL for a window" in done.stderr
    assert "ross-viewer tour ross -o out" in done.stderr
    assert "The window cannot be opened here" in done.stdout
