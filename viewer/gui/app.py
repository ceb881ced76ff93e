"""Starts the window, or says in words why it cannot be had here."""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from viewer.errors import MachineError

if TYPE_CHECKING:  # Qt is loaded where a window is opened
    from PySide6.QtWidgets import QApplication

    from viewer.gui.main_window import MainWindow
    from viewer.gui.opengl import Lack

_OFFSCREEN = (
    "take pictures without a window instead: ross-viewer tour ross -o out, "
    "or ross-viewer shot ross -o picture.png"
)

_UNSEEN = ("offscreen", "minimal")
"""Platforms of Qt whose windows nobody sees, nor closes."""


def run_gui(
    station: str | None,
    step: str,
    reference: str | None,
    lack: "Callable[[], Lack | None] | None" = None,
) -> int:
    """Open the window and return the exit code when it is closed.

    `lack` says what keeps a view from being drawn here; the display is asked where
    nothing else is given. Then a window in words is shown instead, which offers
    pictures without one.

    Raises
    ------
    MachineError
        If there is no display.
    """
    _check_display()
    application = make_application()
    from viewer.gui.opengl import lack_of_opengl

    if why := (lack or lack_of_opengl)():
        if application.platformName() in _UNSEEN:
            raise MachineError(f"{why.words()}; {_OFFSCREEN}")
        return _say_without(why, station, reference)
    # Held here: nobody else does.
    _window = open_window(station, step, reference)
    return application.exec()


def make_application() -> "QApplication":
    """Return Qt's application, as the window needs it."""
    # VTK's widget has its own OpenGL context; Qt is to share it between windows.
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtWidgets import QApplication

    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("ross-viewer")
    application.setOrganizationName("ross-viewer")
    application.setStyle("Fusion")
    return application


@contextmanager
def none_collected() -> Iterator[None]:
    """Keep Python from looking for garbage among a million objects that stay.

    Importing is quicker by a fifth, and what was imported is never searched again.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def open_window(station: str | None, step: str, reference: str | None) -> "MainWindow":
    """Show the window, and begin to load what it is to show."""
    with none_collected():
        from viewer.gui.main_window import MainWindow

    window = MainWindow()
    window.show()
    window.commands.stations.begin(station, step, reference)
    return window


def _say_without(why: "Lack", station: str | None, reference: str | None) -> int:
    """Say why there is no view, on the terminal and in a window without one."""
    from PySide6.QtWidgets import QApplication

    from viewer.gui.appearance import Appearance
    from viewer.gui.dialogs import Dialogs
    from viewer.gui.settings import Settings
    from viewer.gui.without_opengl import WithoutOpenGL

    print(f"error: {why.words()}; {_OFFSCREEN}", file=sys.stderr)  # noqa: T201
    settings = Settings()
    Appearance(settings, settings)
    dialog = WithoutOpenGL(why, station or "ross", reference, Dialogs())
    dialog.finished.connect(QApplication.quit)
    dialog.show()
    QApplication.exec()
    return MachineError.exit_code


def _check_display() -> None:
    """Refuse before Qt aborts the process, as it does without a display."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        message = f"there is no display for a window; {_OFFSCREEN}"
        raise MachineError(message)
