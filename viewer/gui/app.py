"""Starts the window, or says in words why it cannot be had here."""

import os
import sys

from viewer.errors import MachineError

_OFFSCREEN = (
    "take pictures without a window instead: ross-viewer tour ross -o out, "
    "or ross-viewer shot ross -o picture.png"
)


def run_gui(station: str | None, step: str, reference: str | None) -> int:
    """Open the window and return the exit code when it is closed.

    Raises
    ------
    MachineError
        If there is no display, or no OpenGL that Qt can draw with.
    """
    _check_display()
    # VTK's widget has its own OpenGL context; Qt is to share it between windows.
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtWidgets import QApplication

    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("ross-viewer")
    application.setOrganizationName("ross-viewer")
    application.setStyle("Fusion")
    _check_opengl()
    from viewer.gui.main_window import MainWindow

    window = MainWindow()
    window.show()
    window.commands.stations.begin(station, step, reference)
    return application.exec()


def _check_display() -> None:
    """Refuse before Qt aborts the process, as it does without a display."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        message = f"there is no display for a window; {_OFFSCREEN}"
        raise MachineError(message)


def _check_opengl() -> None:
    """Refuse where Qt gets no OpenGL context: the view would stay black."""
    from PySide6.QtGui import QOffscreenSurface, QOpenGLContext

    context, surface = QOpenGLContext(), QOffscreenSurface()
    surface.create()
    if not (context.create() and context.makeCurrent(surface)):
        message = f"no OpenGL for a window can be had on this display; {_OFFSCREEN}"
        raise MachineError(message)
    context.doneCurrent()
