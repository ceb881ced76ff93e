"""The status bar: what was said, how far work has come, and a way to stop it."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from viewer.gui.tasks import Task, Tasks
from viewer.gui.text import tr

_WIDTH_PX = 240


class StatusBar(QStatusBar):
    """Shows the progress of background work while there is some."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._under_way = 0
        self.under_mouse = QLabel(self)
        """Says what the mouse is over."""
        self.addPermanentWidget(self.under_mouse)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 1000)
        self.progress.setMaximumWidth(_WIDTH_PX)
        self.cancel_button = QToolButton(self)
        self.cancel_button.clicked.connect(tasks.cancel)
        for widget in (self.progress, self.cancel_button):
            self.addPermanentWidget(widget)
            widget.hide()
        tasks.started.connect(self._begin)
        self._name_things()

    def _name_things(self) -> None:
        self.progress.setAccessibleName(tr("Progress"))
        self.cancel_button.setText(tr("Cancel"))
        self.cancel_button.setToolTip(tr("Stop what is being done"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak another language: it stays while work goes on."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_things()

    def _begin(self, task: Task, title: str) -> None:
        self._title = title
        self._under_way += 1
        self.showMessage(title)
        self.progress.setValue(0)
        self.progress.show()
        self.cancel_button.show()
        task.progress.connect(self._go_on)
        task.ended.connect(self._end)

    def _go_on(self, part: float) -> None:
        self.progress.setValue(round(1000 * part))

    def _end(self) -> None:
        self._under_way -= 1
        if self._under_way:
            return
        self.progress.hide()
        self.cancel_button.hide()
        # What the task has said of its result stays to be read.
        if self.currentMessage() == self._title:
            self.clearMessage()
