"""What is wrong in the configs."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from viewer.errors import Problem
from viewer.gui.commands import Commands
from viewer.gui.session import Session
from viewer.gui.text import tr

_FILE = Qt.ItemDataRole.UserRole
_LINE = Qt.ItemDataRole.UserRole + 1


class ProblemsPanel(QListWidget):
    """What is wrong in the configs; a double click shows the file at the line."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._configs = commands.configs
        self.setAccessibleName(tr("Problems in the configs"))
        self.setWordWrap(True)
        self.setSpacing(3)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.itemActivated.connect(self._open)

    def refresh(self, session: Session) -> None:
        """List the session's problems."""
        self.clear()
        for problem in session.problems:
            item = QListWidgetItem(str(problem))
            item.setData(_FILE, str(problem.path))
            item.setData(_LINE, problem.line or 1)
            item.setToolTip(self._hint(problem))
            self.addItem(item)

    def _hint(self, problem: Problem) -> str:
        return tr("Double-click shows {path}").format(path=problem.path)

    def _open(self, item: QListWidgetItem) -> None:
        self._configs.show(Path(item.data(_FILE)), item.data(_LINE))
