"""What the mouse does over a widget beside dragging: clicks, and where it rests."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal, SignalInstance
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

SLACK_PX = 4.0
"""How far a button's press and its release may lie apart in a click."""


class Pointing(QObject):
    """Watches a widget; whatever else its events lead to goes on undisturbed.

    Places are fractions of the widget's width and height from its lower left. A
    double click is neither of two clicks: its second press counts for itself.
    """

    clicked = Signal(float, float, object)
    """A click with the left button: a place, and Qt's keyboard modifiers."""
    double_clicked = Signal(float, float)
    context_wanted = Signal(float, float)
    """A click with the right button."""
    hovered = Signal(float, float)
    """The mouse has moved with no button held."""
    dragged = Signal()
    """The mouse has moved while a button was held."""
    left = Signal()
    """The mouse is no longer over the widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._pressed: tuple[Qt.MouseButton, QPointF] | None = None
        widget.setMouseTracking(True)
        widget.installEventFilter(self)

    def eventFilter(  # noqa: N802 - Qt's name
        self, _watched: QObject, event: QEvent
    ) -> bool:
        """Tell of what concerns us and let every event pass."""
        if isinstance(event, QMouseEvent):
            self._take(event)
        elif event.type() == QEvent.Type.Leave:
            self.left.emit()
        return False

    def _take(self, event: QMouseEvent) -> None:
        match event.type():
            case QEvent.Type.MouseButtonPress:
                self._pressed = (event.button(), event.position())
            case QEvent.Type.MouseButtonDblClick:
                self._pressed = None
                self._emit(self.double_clicked, event)
            case QEvent.Type.MouseMove if event.buttons():
                self.dragged.emit()
            case QEvent.Type.MouseMove:
                self._emit(self.hovered, event)
            case QEvent.Type.MouseButtonRelease:
                self._release(event)

    def _release(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None or pressed[0] != event.button():
            return
        if (event.position() - pressed[1]).manhattanLength() > SLACK_PX:
            return
        if event.button() == Qt.MouseButton.LeftButton:
            self._emit(self.clicked, event, event.modifiers())
        elif event.button() == Qt.MouseButton.RightButton:
            self._emit(self.context_wanted, event)

    def _emit(self, signal: SignalInstance, event: QMouseEvent, *more: object) -> None:
        at, size = event.position(), self._widget.size()
        x = at.x() / max(size.width(), 1)
        y = 1.0 - at.y() / max(size.height(), 1)
        signal.emit(x, y, *more)
