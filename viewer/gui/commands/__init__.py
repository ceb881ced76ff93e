"""What the actions do: user deeds, in terms of the session and background tasks.

One file for each family; `Commands` only holds them together.
"""

from PySide6.QtWidgets import QWidget

from viewer.gui.commands.camera import CameraCommands
from viewer.gui.commands.configs import ConfigCommands
from viewer.gui.commands.context import Context
from viewer.gui.commands.files import FileCommands
from viewer.gui.commands.inspect import InspectCommands
from viewer.gui.commands.measure import MeasureCommands
from viewer.gui.commands.parameters import ParameterCommands
from viewer.gui.commands.program import ProgramCommands
from viewer.gui.commands.stations import StationCommands
from viewer.gui.commands.view import ViewCommands
from viewer.gui.commands.views import ViewsCommands
from viewer.gui.player import Player
from viewer.gui.session import Session
from viewer.gui.settings import Settings
from viewer.gui.tasks import Tasks
from viewer.gui.thumbnails import Thumbnails


class Commands:
    """The deeds of a user, by family."""

    def __init__(
        self, session: Session, tasks: Tasks, window: QWidget, settings: Settings
    ) -> None:
        self.context = Context(session, tasks, window, settings)
        self.session = session
        self.player = Player(session, settings, self.context)
        self.thumbnails = Thumbnails(session, tasks, self.context)
        self.stations = StationCommands(self.context)
        self.view = ViewCommands(self.context)
        self.camera = CameraCommands(self.context)
        self.files = FileCommands(self.context, self.stations)
        self.inspect = InspectCommands(self.context)
        self.measure = MeasureCommands(self.context)
        self.parameters = ParameterCommands(self.context, self.stations)
        self.configs = ConfigCommands(self.context)
        self.views = ViewsCommands(self.context, self.stations)
        self.program = ProgramCommands(self.context)


__all__ = ["Commands", "Context"]
