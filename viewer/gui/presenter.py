"""Presenter mode: the view alone, full screen, its caption large."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QToolBar, QWidget

from viewer.gui.commands import Commands
from viewer.gui.panels.stage import Stage

POINTER_MS = 2000
"""After which a pointer that does not move is hidden."""
_Key = Qt.Key
_KEYS: Mapping[Qt.Key, str] = {
    **dict.fromkeys((_Key.Key_Right, _Key.Key_Down, _Key.Key_PageDown), "next"),
    **dict.fromkeys((_Key.Key_Space, _Key.Key_Return, _Key.Key_Enter), "next"),
    **dict.fromkeys((_Key.Key_Left, _Key.Key_Up, _Key.Key_PageUp), "previous"),
    _Key.Key_Backspace: "previous",
    _Key.Key_Home: "first",
    _Key.Key_End: "last",
    _Key.Key_P: "play",
    **dict.fromkeys((_Key.Key_B, _Key.Key_Period), "black"),
    **dict.fromkeys((_Key.Key_Escape, _Key.Key_F5, _Key.Key_F11), "end"),
}
"""Key -> what it does, on keyboards and on clickers: these send arrows or page keys,
`.` or `B` to black the screen out, F5, Shift+F5 and Esc to begin and to end."""
_FREE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
"""Modifiers that change nothing."""


class Presenter(QObject):
    """Hides what surrounds the view, and brings back what was there.

    While it lasts it takes the keys before anything else does, wherever the focus is.
    """

    def __init__(self, window: QMainWindow, commands: Commands) -> None:
        super().__init__(window)
        self._window, self._commands = window, commands
        self.bar: QWidget | None = None
        """What stands under the view at other times."""
        self.stage = Stage(window)
        self.curtain = QWidget(window)
        """Blacks the screen out."""
        self.curtain.setStyleSheet("background: black")
        self.curtain.hide()
        self._hidden: list[QWidget] = []
        self._kept: tuple[QByteArray, QByteArray] | None = None
        """The window's state and geometry before."""
        self._pointer = QTimer(self)
        self._pointer.setSingleShot(True)
        self._pointer.setInterval(POINTER_MS)
        self._pointer.timeout.connect(self._hide_pointer)
        self._pointer_hidden = False
        session, player = commands.session, commands.player
        self._deeds: Mapping[str, Callable[[], None]] = {
            "next": lambda: player.step(1),
            "previous": lambda: player.step(-1),
            "first": lambda: session.go_to(1),
            "last": lambda: session.go_to(session.step_count),
            "play": player.toggle,
            "black": self._draw_curtain,
            "end": self.end,
        }
        session.changed.connect(self._refresh)
        session.moved.connect(self._refresh)

    @property
    def presenting(self) -> bool:
        """Whether the view stands alone."""
        return self._kept is not None

    def toggle(self) -> None:
        """Begin, or end."""
        if self.presenting:
            self.end()
        else:
            self._begin()

    # --- beginning and ending ----------------------------------------------------

    def _begin(self) -> None:
        window = self._window
        self._kept = (window.saveState(), window.saveGeometry())
        around: list[QWidget] = [
            window.menuBar(),
            window.statusBar(),
            *window.findChildren(QDockWidget),
            *window.findChildren(QToolBar),
            *([self.bar] if self.bar is not None else []),
        ]
        self._hidden = [widget for widget in around if not widget.isHidden()]
        for widget in self._hidden:
            widget.hide()
        centre = window.centralWidget()
        if centre is not None and (layout := centre.layout()) is not None:
            layout.addWidget(self.stage)
        self.stage.show()
        self._fill_screen()
        self._refresh()
        if (application := QApplication.instance()) is not None:
            application.installEventFilter(self)
        self._pointer.start()

    def _fill_screen(self) -> None:
        """Go to the other screen where there is one: this one is the speaker's."""
        window, handle = self._window, self._window.windowHandle()
        other = other_screen(window.screen(), QGuiApplication.screens())
        if handle is not None and other is not None:
            handle.setScreen(other)
        # Where no window manager does so.
        window.setGeometry((other or window.screen()).geometry())
        window.showFullScreen()

    def end(self) -> None:
        """Bring back what was hidden; nothing happens where nothing is presented."""
        if self._kept is None:
            return
        if (application := QApplication.instance()) is not None:
            application.removeEventFilter(self)
        self._show_pointer()
        self._pointer.stop()
        self.curtain.hide()
        self.stage.hide()
        for widget in self._hidden:
            widget.show()
        self._hidden = []
        state, geometry = self._kept
        self._kept = None
        self._window.restoreGeometry(geometry)
        # Which dock lies in front of which, too.
        self._window.restoreState(state)

    # --- while it lasts ----------------------------------------------------------

    def _refresh(self) -> None:
        if self.presenting:
            self.stage.refresh(self._commands.session, self._window.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take the keys of the window that is presented, and see its pointer move."""
        kind = event.type()
        if kind == QEvent.Type.MouseMove:
            self._show_pointer()
            self._pointer.start()
        elif kind == QEvent.Type.Resize and watched is self._window:
            QTimer.singleShot(0, self, self._fit)
        elif isinstance(event, QKeyEvent) and self._is_here(watched):
            deed = _deed_of(event)
            if deed and kind == QEvent.Type.ShortcutOverride:
                # Else the key would do what it does in the menus.
                event.accept()
                return True
            if deed and kind == QEvent.Type.KeyPress:
                self._do(deed)
                return True
        return False

    def _is_here(self, watched: QObject) -> bool:
        return isinstance(watched, QWidget) and watched.window() is self._window

    def _do(self, deed: str) -> None:
        if self.curtain.isVisible() and deed != "end":
            # Whoever goes on wants to see first where he was.
            self.curtain.hide()
        else:
            self._deeds[deed]()

    def _draw_curtain(self) -> None:
        self._commands.player.halt()
        self._fit()
        self.curtain.show()
        self.curtain.raise_()

    def _fit(self) -> None:
        self.curtain.setGeometry(self._window.rect())
        self._refresh()

    # --- the pointer -------------------------------------------------------------

    def _hide_pointer(self) -> None:
        if self.presenting and not self._pointer_hidden:
            QGuiApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)
            self._pointer_hidden = True

    def _show_pointer(self) -> None:
        if self._pointer_hidden:
            QGuiApplication.restoreOverrideCursor()
            self._pointer_hidden = False


def _deed_of(event: QKeyEvent) -> str:
    """Return what a key does; nothing where Ctrl, Alt or the like is held."""
    held = event.modifiers().value & ~_FREE.value
    return "" if held else _KEYS.get(Qt.Key(event.key()), "")


def other_screen(own: QScreen, screens: Sequence[QScreen]) -> QScreen | None:
    """Return another screen than one's own, if there is one."""
    others = (screen for screen in screens if screen.name() != own.name())
    return next(others, None)
