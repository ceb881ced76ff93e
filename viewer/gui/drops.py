"""Files that are dragged onto the window: what they would do, and what they do."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from viewer.gui.commands import Commands
from viewer.gui.commands.stations import offer_words
from viewer.gui.offers import Offer, offer_of
from viewer.gui.text import tr

_MARGIN_PX, _GAP_PX, _ROUND_PX = 24, 16, 12
_LARGER = 1.9
_PLAIN, _CHOSEN = 130, 205


class DropSheet(QWidget):
    """Lies over the view while files are dragged, and says what they would do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._under = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words: tuple[str, ...] = ()
        self.chosen = 0
        self.hide()

    def offer(self, words: tuple[str, ...]) -> None:
        """Say what can be done: one thing, or one on each side."""
        self.words, self.chosen = words, 0
        self.setAccessibleName(", ".join(words))
        self.setGeometry(self._under.rect())
        self.show()
        self.raise_()

    def point_at(self, x: float) -> None:
        """Mark what will be done if the files are let go at x, from 0 to 1."""
        chosen = min(int(x * len(self.words)), len(self.words) - 1)
        if chosen != self.chosen and chosen >= 0:
            self.chosen = chosen
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw a field for each thing that can be done."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        painter.setFont(font)
        for number, words in enumerate(self.words):
            self._draw_field(painter, number, words)
        painter.end()

    def _draw_field(self, painter: QPainter, number: int, words: str) -> None:
        field = self._field(number)
        back = QColor(self.palette().highlight().color())
        back.setAlpha(_CHOSEN if number == self.chosen else _PLAIN)
        painter.setBrush(back)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(field, _ROUND_PX, _ROUND_PX)
        painter.setPen(self.palette().highlightedText().color())
        wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        inner = field.adjusted(_GAP_PX, _GAP_PX, -_GAP_PX, -_GAP_PX)
        painter.drawText(inner, int(wrapped), words)

    def _field(self, number: int) -> QRectF:
        inside = QRectF(self.rect()).adjusted(
            _MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX
        )
        gaps = _GAP_PX * (len(self.words) - 1)
        width = (inside.width() - gaps) / len(self.words)
        left = inside.left() + number * (width + _GAP_PX)
        return QRectF(left, inside.top(), width, inside.height())


class Drops(QObject):
    """Takes what is dropped anywhere on the window."""

    def __init__(self, window: QWidget, view: QWidget, commands: Commands) -> None:
        super().__init__(window)
        self._view = view
        self._commands = commands
        self._offers: tuple[Offer, ...] = ()
        self.sheet = DropSheet(view)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take the events of dragging; all others pass."""
        match event.type():
            case QEvent.Type.DragEnter if isinstance(event, QDragEnterEvent):
                self._enter(event)
            case QEvent.Type.DragMove if isinstance(event, QDragMoveEvent):
                self._point(watched, event.position())
                event.acceptProposedAction()
            case QEvent.Type.DragLeave:
                self.sheet.hide()
            case QEvent.Type.Drop if isinstance(event, QDropEvent):
                self._point(watched, event.position())
                self._drop(event)
            case _:
                return False
        return True

    def _enter(self, event: QDragEnterEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls()]
        offer = offer_of(name for name in files if name)
        if offer.is_empty:
            self._offers = ()
            if files:
                words = tr("Neither a station, a module, a list of shots nor a mesh")
                self._commands.context.say(words)
            event.ignore()
            return
        both = (offer, offer.compared()) if offer.may_be_compared else (offer,)
        self._offers = both
        self.sheet.offer(tuple(offer_words(each) for each in both))
        event.acceptProposedAction()

    def _point(self, window: QObject, place: QPointF) -> None:
        if isinstance(window, QWidget):
            inside = self._view.mapFrom(window, place)
            self.sheet.point_at(inside.x() / max(self._view.width(), 1))

    def _drop(self, event: QDropEvent) -> None:
        self.sheet.hide()
        if self._offers:
            offer = self._offers[min(self.sheet.chosen, len(self._offers) - 1)]
            self._offers = ()
            event.acceptProposedAction()
            self._commands.files.take(offer)
