"""The name of what the mouse is over, beside it and in the status bar."""

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from viewer.gui.commands import Commands
from viewer.gui.measure_tool import OF_MODULES
from viewer.gui.status import StatusBar
from viewer.gui.text import said
from viewer.gui.tree_nodes import nodes_below, part_words
from viewer.gui.view3d import View3D
from viewer.scene.picking import Hit, make_ready
from viewer.scene.scene import Scene

PAUSE_MS = 25
"""Between two looks: as often as an eye follows."""
_IDLE_MS = 250
"""After a change, before the meshes are cut for looking."""
_OFF = QPoint(16, 20)
"""Of the name from the mouse."""


class NameTip(QLabel):
    """A line beside the mouse.

    A window of its own: a widget within the view would have it drawn anew at every
    move, which takes a tenth of a second on software OpenGL.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(
            view, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.setAutoFillBackground(True)
        self.setFont(QToolTip.font())
        self.setMargin(5)

    def show_at(self, place: QPoint, text: str) -> None:
        """Show a text beside a place of the screen, within the screen."""
        self.setText(text)
        self.adjustSize()
        corner = place + _OFF
        room = self.screen().availableGeometry()
        if corner.x() + self.width() > room.right():
            corner.setX(place.x() - _OFF.x() - self.width())
        if corner.y() + self.height() > room.bottom():
            corner.setY(place.y() - _OFF.y() - self.height())
        self.move(corner)
        self.show()


class Hovering(QObject):
    """Looks what lies under the mouse, not oftener than one can see."""

    def __init__(self, view: View3D, commands: Commands, status: StatusBar) -> None:
        super().__init__(view)
        self._view, self._commands, self._status = view, commands, status
        self.tip = NameTip(view)
        self._place: tuple[float, float] | None = None
        self._ready: Scene | None = None
        self._pause = self._timer(PAUSE_MS, self._look)
        self._idle = self._timer(_IDLE_MS, self._make_ready)
        view.hovered.connect(self._note)
        view.hover_ended.connect(self.end)
        view.looked.connect(self.end)
        session = commands.session
        session.moved.connect(self.end)
        session.changed.connect(self.end)
        session.changed.connect(self._idle.start)

    def _timer(self, interval_ms: int, run: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(run)
        return timer

    def _note(self, x: float, y: float) -> None:
        self._place = (x, y)
        if not self._pause.isActive():
            self._pause.start()

    def end(self) -> None:
        """Name nothing: the mouse is gone, or what is under it moves."""
        self._place = None
        self._pause.stop()
        if self.tip.isVisible():
            self.tip.hide()
            self._status.under_mouse.clear()

    def _look(self) -> None:
        if self._place is None:
            return
        x, y = self._place
        # A pointer that measures says itself what it is on, but for whole modules.
        measuring = self._commands.session.measuring
        own = measuring is None or measuring in OF_MODULES
        hit = self._commands.inspect.hit_at(x, y) if own else None
        if hit is None:
            self.end()
            return
        words = self._words(hit)
        view = self._view
        self.tip.show_at(
            view.mapToGlobal(
                QPoint(round(x * view.width()), round((1.0 - y) * view.height()))
            ),
            words,
        )
        self._status.under_mouse.setText(words)

    def _words(self, hit: Hit) -> str:
        """Return what was met: an element and its part, or the reference."""
        session, tree = self._commands.session, self._commands.inspect.tree()
        if hit.element is None or tree is None:
            reference = session.reference()
            return said(reference.title, session.view.language) if reference else ""
        names = {node.id: node.name for node in nodes_below(tree)}
        words = names.get(hit.element, hit.element)
        return f"{words} — {part_words(hit.part)}" if hit.part else words

    def _make_ready(self) -> None:
        """Cut the meshes in the background, so that the first look is fast too."""
        context, scene = self._commands.context, self._commands.context.scene
        if scene is None or scene is self._ready:
            return
        self._ready = scene
        context.tasks.start(
            "", lambda _: make_ready(scene), lambda _: None, context.tell_failure
        )
