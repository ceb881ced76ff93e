"""The dock that sets two stations' figures side by side: a table of bars."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from viewer.gui.session import Session
from viewer.gui.text import number, tr
from viewer.scene.figure_rows import FigureRow

COLOURS = ("#2c7fb0", "#d79a2b")
"""Told apart by lightness too."""
_ROW_PX, _BAR_PX, _LEFT_PX, _RIGHT_PX = 52, 14, 12, 96


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
        self.setMinimumHeight(_ROW_PX * len(rows) + 8)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for all rows."""
        return QSize(280, _ROW_PX * len(self._rows) + 8)

    def _words(self, row: FigureRow, side: int) -> str:
        value = row.values[side]
        return "—" if value is None else f"{number(value)} {row.unit}".strip()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the rows."""
        painter = QPainter(self)
        ink = self.palette().color(QPalette.ColorRole.Text)
        room = max(self.width() - _LEFT_PX - _RIGHT_PX, 20)
        for index, row in enumerate(self._rows):
            top = index * _ROW_PX + 4
            painter.setPen(ink)
            name = QRect(_LEFT_PX, top, self.width() - _LEFT_PX, 18)
            painter.drawText(name, int(Qt.AlignmentFlag.AlignVCenter), row.name)
            most = max((value or 0.0) for value in row.values) or 1.0
            for side in (0, 1):
                length = round(room * (row.values[side] or 0.0) / most)
                y = top + 19 + side * (_BAR_PX + 1)
                bar = QRect(_LEFT_PX, y, max(length, 1), _BAR_PX)
                painter.fillRect(bar, QColor(COLOURS[side]))
                words = QRect(_LEFT_PX + length + 6, y, _RIGHT_PX + room, _BAR_PX)
                painter.drawText(
                    words, int(Qt.AlignmentFlag.AlignVCenter), self._words(row, side)
                )
        painter.end()


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
            label.setContentsMargins(_LEFT_PX, 6, _LEFT_PX, 6)
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
            marks = zip(COLOURS, names, strict=True)
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
