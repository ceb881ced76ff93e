"""What is shown where no view can be drawn: why, and pictures without a window."""

from html import escape
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.errors import ViewerError
from viewer.gui.dialogs import Dialogs
from viewer.gui.errands import Answer, run_command
from viewer.gui.opengl import Lack
from viewer.gui.tasks import Task, Tasks
from viewer.gui.text import mark, tr

_LETTERS = 64
"""How wide it is."""
_COMFORT = mark(
    "A newer graphics driver may help; over a remote desktop, OpenGL is often not "
    "passed on. Everything else works: pictures are drawn without a window, every step "
    "of the station beside what it is compared with, and a model for Blender and for a "
    "printer."
)


class WithoutOpenGL(QDialog):
    """Says why there is no window, and takes the pictures of a tour instead."""

    def __init__(
        self,
        why: Lack,
        station: str,
        reference: str | None,
        dialogs: Dialogs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._station, self._reference = station, reference
        self._dialogs = dialogs
        self._tasks = Tasks(self)
        self._task: Task | None = None
        self._folder: Path | None = None
        self.setWindowTitle("ross-viewer")
        words = why.words(tr)
        paragraphs = [f"{words[:1].upper()}{words[1:]}.", tr(_COMFORT)]
        self.words = self._label(
            f"<h3>{tr('The window cannot be opened here')}</h3>"
            + "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
        )
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.hide()
        self.said = self._label("")
        self.said.hide()
        column = QVBoxLayout(self)
        for widget in (self.words, self.bar, self.said, self._buttons()):
            column.addWidget(widget)
        self.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())

    def _label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        self.take_button = QPushButton(tr("&Take pictures without a window…"))
        self.show_button = QPushButton(tr("&Show in folder"))
        self.close_button = QPushButton(tr("&Close"))
        for button in (self.take_button, self.show_button):
            buttons.addButton(button, role.ActionRole)
        buttons.addButton(self.close_button, role.RejectRole)
        self.take_button.clicked.connect(self._take)
        self.show_button.clicked.connect(self._show_folder)
        buttons.rejected.connect(self.reject)
        self.take_button.setDefault(True)
        self.show_button.hide()
        return buttons

    def _take(self) -> None:
        """Ask for a folder and take a tour's pictures into it, in the background."""
        suggested = Path.home() / f"{Path(self._station).stem}-pictures"
        title = tr("Where to put the pictures")
        folder = self._dialogs.folder(self, title, suggested)
        if folder is None:
            return
        words = ["tour", self._station, "-o", str(folder)]
        if self._reference is not None:
            words += ["--reference", self._reference]
        self._folder = folder
        self._set_busy(True)
        self._task = self._tasks.start(
            tr("Taking pictures"),
            lambda report: run_command(words, folder, report),
            self._done,
            self._failed,
        )
        self._task.progress.connect(self._go_on)
        self._task.cancelled.connect(lambda: self._end(tr("Stopped.")))

    def _set_busy(self, busy: bool) -> None:
        self.take_button.setEnabled(not busy)
        self.show_button.hide()
        self.bar.setVisible(busy)
        self.bar.setValue(0)
        self.close_button.setText(tr("S&top") if busy else tr("&Close"))
        self.said.setVisible(busy)
        self.said.setText(tr("Taking pictures…") if busy else "")

    def _go_on(self, part: float, _words: str) -> None:
        self.bar.setValue(round(1000 * part))

    def _end(self, text: str) -> None:
        self._task = None
        self._set_busy(False)
        self.said.setText(text)
        self.said.show()

    def _done(self, _answer: Answer) -> None:
        self._end(tr("The pictures are in {path}.").format(path=self._folder))
        self.show_button.show()
        self.show_button.setFocus()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, ViewerError):
            raise error
        self._end(tr("It could not be done: {why}").format(why=error))

    def _show_folder(self) -> None:
        if self._folder is not None:
            self._dialogs.show_file(self._folder)

    def reject(self) -> None:
        """Stop what is being done; else close: so do Esc and the window's own cross."""
        if self._task is not None:
            self._task.cancel()
            return
        self._tasks.finish()
        super().reject()
