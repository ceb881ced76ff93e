"""The dock of measures: what was measured, to be copied and taken away."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.commands import Commands
from viewer.gui.measure_rows import MeasureRow, measure_rows
from viewer.gui.session import Session
from viewer.gui.text import mark, tr

_COLUMNS = (mark("What"), mark("Of"), mark("Figure"), mark("More"))
_FIGURE = 2


class MeasuresTable(QTableWidget):
    """A line for each measure; copied and deleted with the usual keys."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_COLUMNS), parent)
        self._measure = commands.measure
        self._rows: list[MeasureRow] = []
        self.setAccessibleName(tr("Measures"))
        self.setHorizontalHeaderLabels([tr(text) for text in _COLUMNS])
        self.verticalHeader().hide()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in (1, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def show_rows(self, rows: list[MeasureRow]) -> None:
        """Show these measures; those that stay selected are the same ones."""
        if rows == self._rows:
            return
        self._rows = rows
        self.clearSelection()
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, text in enumerate(row.cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column == _FIGURE:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.setItem(place, column, item)
        self.resizeRowsToContents()

    @property
    def chosen(self) -> list[int]:
        """The places of the selected lines; of all where none is selected."""
        selected = {index.row() for index in self.selectionModel().selectedRows()}
        return sorted(selected) or list(range(len(self._rows)))

    def copy(self) -> None:
        """Put the selected lines, or all, on the clipboard, for spreadsheets."""
        lines = ["\t".join(self._rows[place].cells) for place in self.chosen]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def delete(self) -> None:
        """Take the measures of the selected lines away."""
        if self.selectionModel().hasSelection():
            self._measure.remove(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy and delete by the usual keys."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.delete()
        else:
            super().keyPressEvent(event)


class MeasuresPanel(QWidget):
    """The table of measures, or how one measures, and what can be done with them."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = MeasuresTable(commands, self)
        self.hint = QLabel(tr("Choose what to measure in the menu Measure."), self)
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(10, 10, 10, 10)
        self.copy_button = QPushButton(tr("&Copy"), self)
        self.copy_button.clicked.connect(self.table.copy)
        self.delete_button = QPushButton(tr("&Delete"), self)
        self.delete_button.clicked.connect(self.table.delete)
        self.clear_button = QPushButton(tr("Clear &all"), self)
        self.clear_button.clicked.connect(commands.measure.clear)
        self._buttons = (self.copy_button, self.delete_button, self.clear_button)
        buttons = QHBoxLayout()
        for button in self._buttons:
            buttons.addWidget(button)
        self.table.itemSelectionChanged.connect(self._enable)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.addWidget(self.hint)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self._enable()

    def refresh(self, session: Session) -> None:
        """Show the session's measures, taken at its step."""
        model, station, view = session.model, session.station, session.view
        rows: list[MeasureRow] = []
        if model is not None and station is not None:
            rows = measure_rows(view.measures, station, model.parts, view.language)
        self.table.show_rows(rows)
        self.hint.setVisible(not rows)
        self._enable()

    def _enable(self) -> None:
        some = self.table.rowCount() > 0
        self.copy_button.setEnabled(some)
        self.clear_button.setEnabled(some)
        self.delete_button.setEnabled(self.table.selectionModel().hasSelection())
