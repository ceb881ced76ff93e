"""The program itself: what it is, how it is shown, its end."""

from PySide6.QtCore import QObject, Signal

from viewer.gui.commands.context import Context
from viewer.gui.dialogs import ABOUT
from viewer.gui.text import tr


class ProgramCommands(QObject):
    """What concerns the window as a whole; the window listens."""

    present_wanted = Signal()
    """Presenter mode is to begin or to end."""
    palette_wanted = Signal()
    """The command palette is to open."""
    quit_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context

    def toggle_presenting(self) -> None:
        """Begin presenter mode, or end it."""
        self.present_wanted.emit()

    def open_palette(self) -> None:
        """Offer everything that can be done."""
        self.palette_wanted.emit()

    def about(self) -> None:
        """Say what the model is."""
        dialogs, window = self._context.dialogs, self._context.window
        dialogs.tell(window, tr("About this model"), tr(ABOUT))

    def prefer(self, **values: object) -> None:
        """Set how the program is to be."""
        self._context.settings.change(**values)

    def quit(self) -> None:
        """Close the window."""
        self.quit_wanted.emit()
