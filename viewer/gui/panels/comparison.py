"""The dock that sets two stations' figures side by side: a table of bars."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from viewer.gui.session import Session
from viewer.gui.shades import present_shades
from viewer.gui.text import number, tr
from viewer.scene.figure_rows import FigureRow

_GAP_PX = 6
"""Between words and bars; all else is as large as the letters make it."""


class BarsWidget(QWidget):
    """Rows of two bars; the longer of each row is as long as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FigureRow] = []
        self._names = ("", "")
        self.setAccessibleName(tr("Figures of both stations as bars"))

    def show_rows(self, rows: list[FigureRow], names: tuple[str, str]) -> None:
        """Show these figures of two stations."""
        self._rows, self._names = rows, names
        words = [(row.name, self._words(row, 0), self._words(row, 1)) for row in rows]
        self.setAccessibleDescription("; ".join(", ".join(row) for row in words))
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    @property
    def _line_px(self) -> int:
        return self.fontMetrics().height()

    @property
    def _row_px(self) -> int:
        return 3 * self._line_px + 2 * _GAP_PX

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for all rows."""
        wide = self.fontMetrics().averageCharWidth() * 40
        return QSize(wide, self._row_px * len(self._rows) + _GAP_PX)

    def _words(self, row: FigureRow, side: int) -> str:
        value = row.values[side]
        return "—" if value is None else f"{number(value)} {row.unit}".strip()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the rows."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        for index, row in enumerate(self._rows):
            self._draw_row(painter, row, index * self._row_px + _GAP_PX)
        painter.end()

    def _draw_row(self, painter: QPainter, row: FigureRow, top_px: int) -> None:
        middle, line_px = Qt.AlignmentFlag.AlignVCenter, self._line_px
        colours = present_shades().bars
        words = [self._words(row, side) for side in (0, 1)]
        widest = max(self.fontMetrics().horizontalAdvance(text) for text in words)
        room = max(self.width() - 4 * _GAP_PX - widest, 4 * _GAP_PX)
        most = max((value or 0.0) for value in row.values) or 1.0
        name = QRect(2 * _GAP_PX, top_px, self.width() - 2 * _GAP_PX, line_px)
        painter.drawText(name, middle, row.name)
        for side in (0, 1):
            length = max(round(room * (row.values[side] or 0.0) / most), 1)
            y = top_px + (1 + side) * line_px
            bar = QRect(2 * _GAP_PX, y + line_px // 10, length, round(0.8 * line_px))
            painter.fillRect(bar, QColor(colours[side]))
            beside = QRect(2 * _GAP_PX + length + _GAP_PX, y, self.width(), line_px)
            painter.drawText(beside, middle, words[side])


class ComparisonPanel(QScrollArea):
    """Both stations' names with their colours, the bars, and the sources below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Comparison"))
        self._legend, self._sources = QLabel(), QLabel()
        for label in (self._legend, self._sources):
            label.setWordWrap(True)
            label.setContentsMargins(2 * _GAP_PX, _GAP_PX, 2 * _GAP_PX, _GAP_PX)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bars = BarsWidget()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._legend, self.bars, self._sources):
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(inside)

    def refresh(self, session: Session) -> None:
        """Show the figures of the session's station and of what it is beside."""
        self.show_rows(*session.compared())

    def show_rows(self, rows: list[FigureRow], names: tuple[str, str]) -> None:
        """Show both stations' figures, or why there are none."""
        if not rows:
            self._legend.setText(tr("The reference has no figures to compare with."))
        else:
            marks = zip(present_shades().bars, names, strict=True)
            self._legend.setText(
                " &nbsp; ".join(
                    f"<span style='color:{colour}'>■</span> <b>{name}</b>"
                    for colour, name in marks
                )
            )
        self.bars.show_rows(rows, names)
        lines = [
            f"<b>{row.name}</b>, {name}: {source}"
            for row in rows
            for name, source in zip(names, row.sources, strict=True)
            if source
        ]
        self._sources.setText("<small>" + "<br>".join(lines) + "</small>")
