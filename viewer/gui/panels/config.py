"""A config file as it is written, at the line of what was asked for."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.commands import Commands
from viewer.gui.numbered_text import NumberedText
from viewer.gui.session import Session
from viewer.gui.text import tr
from viewer.gui.toml_colours import TomlColours


class ConfigPanel(QWidget):
    """Shows files; what is to be written is written in an editor."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._configs = commands.configs
        self.path: Path | None = None
        self._written: int | None = None
        self._name = QLabel(self)
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.edit_button = QToolButton(self)
        self.edit_button.setText(tr("Open in editor"))
        self.edit_button.setToolTip(
            tr("Open the file in your editor; what you save is shown at once")
        )
        self.edit_button.clicked.connect(self._edit)
        self.text = NumberedText(self)
        self.text.setAccessibleName(tr("Config file"))
        self._colours = TomlColours(self.text.document())
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self._name, 1)
        row.addWidget(self.edit_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.text, 1)
        self._show_nothing()
        self._configs.wanted.connect(self.show_at)
        commands.session.problems_changed.connect(self._read_again)

    def refresh(self, _session: Session) -> None:
        """Show the file as it is now, if it was written meanwhile."""
        self._read_again()

    def show_at(self, path: Path, line: int) -> None:
        """Show a file at a line, and the dock that holds this."""
        self.path = path
        self._read()
        dock = self.parentWidget()
        if isinstance(dock, QDockWidget):
            dock.show()
            dock.raise_()
        self.text.show_line(line)

    def _show_nothing(self) -> None:
        self._name.setText(tr("Double-click in the tree or in a list of problems"))
        self.edit_button.setEnabled(False)

    def _read_again(self) -> None:
        if self.path is None or self._time() == self._written:
            return
        line, place = self.text.line, self.text.verticalScrollBar().value()
        self._read()
        self.text.show_line(line)
        self.text.verticalScrollBar().setValue(place)

    def _read(self) -> None:
        path = self.path
        if path is None:
            return
        self._written = self._time()
        try:
            text = path.read_bytes().decode("utf-8", errors="replace")
        except OSError as error:
            text = tr("It cannot be read: {cause}").format(cause=error.strerror)
        self.text.setPlainText(text)
        self._name.setText(str(path))
        self.edit_button.setEnabled(True)

    def _time(self) -> int | None:
        try:
            return self.path.stat().st_mtime_ns if self.path else None
        except OSError:
            return None

    def _edit(self) -> None:
        if self.path is not None:
            self._configs.edit(self.path, self.text.line)
