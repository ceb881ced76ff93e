"""A text that is read, not written, with numbered lines, one of which is marked."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

_MARGIN_PX = 8
_MARKED = 60
"""How opaque the mark is, of 255."""


class NumberedText(QPlainTextEdit):
    """Shows a text at a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        # A text that is read only has a cursor too, to walk and to select with.
        keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(
            keys | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._numbers = _Numbers(self)
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._follow)
        self._make_room()

    def show_line(self, line: int) -> None:
        """Mark a line, from 1, and bring it into view, a third from the top."""
        block = self.document().findBlockByNumber(max(line, 1) - 1)
        cursor = QTextCursor(block)
        self.setTextCursor(cursor)
        mark = QTextEdit.ExtraSelection()
        colour = QColor(self.palette().color(QPalette.ColorRole.Highlight))
        colour.setAlpha(_MARKED)
        mark.format.setBackground(colour)
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        mark.cursor = cursor
        self.setExtraSelections([mark])
        height = self.fontMetrics().lineSpacing()
        above = self.viewport().height() // max(height, 1) // 3
        self.verticalScrollBar().setValue(max(block.blockNumber() - above, 0))

    @property
    def line(self) -> int:
        """The line of the cursor, from 1."""
        return self.textCursor().blockNumber() + 1

    def numbers_px(self) -> int:
        """Return how wide the numbers are."""
        digits = len(str(max(self.blockCount(), 100)))
        return self.fontMetrics().horizontalAdvance("9") * digits + 2 * _MARGIN_PX

    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_px(), 0, 0, 0)

    def _follow(self, rect: QRect, dy: int) -> None:
        if dy:
            self._numbers.scroll(0, dy)
        else:
            self._numbers.update(0, rect.y(), self._numbers.width(), rect.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the numbers as high as the text."""
        super().resizeEvent(event)
        area = self.contentsRect()
        width = self.numbers_px()
        self._numbers.setGeometry(QRect(area.left(), area.top(), width, area.height()))

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Draw the numbers of the lines that are in view."""
        painter = QPainter(self._numbers)
        palette = self.palette()
        painter.fillRect(event.rect(), palette.color(QPalette.ColorRole.AlternateBase))
        painter.setFont(self.font())
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        block = self.firstVisibleBlock()
        room = self._numbers.width() - _MARGIN_PX
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if box.top() > event.rect().bottom():
                break
            line = QRect(0, round(box.top()), room, self.fontMetrics().height())
            painter.drawText(
                line, int(Qt.AlignmentFlag.AlignRight), str(block.blockNumber() + 1)
            )
            block = block.next()
        painter.end()


class _Numbers(QWidget):
    """The column left of the text."""

    def __init__(self, text: NumberedText) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return how wide it is to be."""
        return QSize(self._text.numbers_px(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the numbers."""
        self._text.paint_numbers(event)
