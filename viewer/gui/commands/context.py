"""What every command works on."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from viewer.errors import ViewerError
from viewer.gui.dialogs import Dialogs
from viewer.gui.session import Session
from viewer.gui.settings import Settings
from viewer.gui.tasks import Tasks
from viewer.gui.text import tr
from viewer.scene.scene import Camera, Scene


class Context(QObject):
    """The session, the background, the questions, and a way to say something."""

    said = Signal(str)
    """Something for the status bar."""

    def __init__(
        self, session: Session, tasks: Tasks, window: QWidget, settings: Settings
    ) -> None:
        super().__init__(window)
        self.session = session
        self.tasks = tasks
        self.settings = settings
        self.dialogs = Dialogs()
        self.window = window
        self.aspect = 16.0 / 9.0
        """Width over height of the view, as it was drawn last."""
        self.scene: Scene | None = None
        """What the view shows, as it was drawn last."""
        self.camera: Camera | None = None
        """Where the view is seen from now, on a flight too."""

    def say(self, words: str) -> None:
        """Put words into the status bar."""
        self.said.emit(words)

    def tell_failure(self, error: Exception) -> None:
        """Tell the user what could not be done; a fault of the program is raised."""
        if not isinstance(error, ViewerError):
            raise error
        self.dialogs.tell(self.window, tr("It could not be done"), str(error))
