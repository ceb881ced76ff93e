"""A frame round a widget that has the keyboard's focus, if a key has put it there."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_WIDTH_PX = 3.0


class FocusFrame(QWidget):
    """Lies over a widget that shows no focus itself; the mouse goes through it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Come and go with the focus, and keep to the widget's size."""
        if isinstance(event, QFocusEvent):
            is_by_keys = event.gotFocus() and event.reason() in _BY_KEYS
            self.setGeometry(self._widget.rect())
            self.setVisible(is_by_keys)
            self.raise_()
        elif event.type() == QEvent.Type.Resize:
            self.setGeometry(self._widget.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the frame in the colour of what is chosen."""
        painter = QPainter(self)
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        painter.setPen(QPen(colour, _WIDTH_PX))
        inset = int(_WIDTH_PX // 2)
        painter.drawRect(self.rect().adjusted(inset, inset, -inset - 1, -inset - 1))
        painter.end()
