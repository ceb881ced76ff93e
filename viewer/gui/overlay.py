"""Marks over the view: what a pointer that measures would take."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from viewer.geometry.frames import Points
from viewer.gui.preview import Preview
from viewer.gui.text import mark, tr

INK, CASING = QColor("#d81b60"), QColor("#ffffff")
_MARK_PX = 6.0
_WORDS_PX = QPointF(14.0, -12.0)
"""Of the words from the mark."""
_KINDS: Mapping[str, str] = {
    "port": mark("port {name}"),
    "vertex": mark("corner"),
    "midpoint": mark("middle of an edge"),
    "centre": mark("centre"),
    "edge": mark("edge"),
    "circle": mark("round"),
    "face": "",
}


class Overlay(QWidget):
    """Lies over the view, lets the mouse through, and shows one preview or none."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._preview: Preview | None = None
        self.hide()

    @property
    def preview(self) -> Preview | None:
        """What is shown."""
        return self._preview

    def show_preview(self, preview: Preview | None) -> None:
        """Show a preview over all of the view, or nothing."""
        self._preview = preview
        if preview is None:
            self.hide()
            return
        view = self.parentWidget()
        if view is not None:
            self.setGeometry(view.rect())
        self.raise_()
        self.show()
        self.update()

    def words(self) -> str:
        """Return what stands beside the mark."""
        if self._preview is None:
            return ""
        kind = _KINDS[self._preview.kind]
        parts = [tr(kind).format(name=self._preview.port)] if kind else []
        if self._preview.figure:
            parts.append(tr("{length} m").format(length=self._preview.figure))
        return " · ".join(parts)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the lines, the mark and its words, each with a light casing."""
        preview = self._preview
        if preview is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in ((CASING, 4.0), (INK, 2.0)):
            painter.setPen(QPen(colour, width))
            for line in preview.lines:
                painter.drawPolyline(self._polygon(line))
            if preview.band is not None:
                painter.drawPolyline(self._polygon(preview.band))
            _MARKS[preview.kind](painter, self._point(*preview.at))
        self._draw_words(painter, self._point(*preview.at) + _WORDS_PX)
        painter.end()

    def _draw_words(self, painter: QPainter, place: QPointF) -> None:
        if not (words := self.words()):
            return
        box = QRectF(painter.fontMetrics().boundingRect(words)).adjusted(-5, -2, 5, 2)
        box.moveTopLeft(place)
        # Within the view, on the other side of the mark where there is no room.
        box.moveRight(min(box.right(), self.width() - 2.0))
        box.moveTop(max(box.top(), 2.0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(INK)
        painter.drawRoundedRect(box, 3.0, 3.0)
        painter.setPen(CASING)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)

    def _point(self, x: float, y: float) -> QPointF:
        return QPointF(x * self.width(), (1.0 - y) * self.height())

    def _polygon(self, places: Points) -> QPolygonF:
        return QPolygonF([self._point(x, y) for x, y in places.tolist()])


def _square(painter: QPainter, at: QPointF) -> None:
    painter.drawRect(QRectF(at.x() - 5.0, at.y() - 5.0, 10.0, 10.0))


def _triangle(painter: QPainter, at: QPointF) -> None:
    corners = ((0.0, -_MARK_PX), (_MARK_PX, _MARK_PX), (-_MARK_PX, _MARK_PX))
    painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in corners]))


def _ring(painter: QPainter, at: QPointF) -> None:
    painter.drawEllipse(at, _MARK_PX, _MARK_PX)
    _cross(painter, at)


def _cross(painter: QPainter, at: QPointF) -> None:
    for x, y in ((_MARK_PX, 0.0), (0.0, _MARK_PX)):
        painter.drawLine(at - QPointF(x, y), at + QPointF(x, y))


def _diamond(painter: QPainter, at: QPointF) -> None:
    reach = _MARK_PX + 1.0
    corners = ((0.0, -reach), (reach, 0.0), (0.0, reach), (-reach, 0.0))
    painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in corners]))


_MARKS: Mapping[str, Callable[[QPainter, QPointF], None]] = {
    "port": _diamond,
    "vertex": _square,
    "midpoint": _triangle,
    "centre": _ring,
    "edge": _cross,
    "circle": _cross,
    "face": _cross,
}
