"""What is wrong in the configs."""

from PySide6.QtCore import (
    Qt,
    QUrl,
)
from PySide6.QtGui import (
    QDesktopServices,
)
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from viewer.errors import Problem
from viewer.gui.session import Session
from viewer.gui.text import tr

_FILE = Qt.ItemDataRole.UserRole


class ProblemsPanel(QListWidget):
    """What is wrong in the configs; a double click opens the file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
            item.setToolTip(self._hint(problem))
            self.addItem(item)

    def _hint(self, problem: Problem) -> str:
        return tr("Double-click opens {path}").format(path=problem.path)

    def _open(self, item: QListWidgetItem) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(item.data(_FILE)))
