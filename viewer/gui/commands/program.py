"""The program itself: what it is, how it is shown, its end."""

from PySide6.QtCore import QObject, Signal

from viewer.gui.commands.context import Context
from viewer.gui.dialogs import ABOUT
from viewer.gui.last_session import session_words
from viewer.gui.text import tr
from viewer.spec.library import configs_dir


class ProgramCommands(QObject):
    """What concerns the window as a whole; the window listens."""

    present_wanted = Signal()
    """Presenter mode is to begin or to end."""
    palette_wanted = Signal()
    """The command palette is to open."""
    settings_wanted = Signal()
    shortcuts_wanted = Signal()
    """The sheet of all keys is to open."""
    layout_wanted = Signal()
    """The panels are to stand as they stood at first."""
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

    def open_settings(self) -> None:
        """Show what a user sets once."""
        self.settings_wanted.emit()

    def open_shortcuts(self) -> None:
        """Show all keys."""
        self.shortcuts_wanted.emit()

    def reset_layout(self) -> None:
        """Let the panels stand as they stood at first."""
        self.layout_wanted.emit()

    def show_configs(self) -> None:
        """Show the folder of the shipped stations and modules."""
        self._context.dialogs.show_file(configs_dir())

    def about(self) -> None:
        """Say what the model is."""
        dialogs, window = self._context.dialogs, self._context.window
        dialogs.tell(window, tr("About this model"), tr(ABOUT))

    def prefer(self, **values: object) -> None:
        """Set how the program is to be."""
        self._context.settings.change(**values)

    def keep_session(self, reference: str | None) -> None:
        """Keep what is open for the next run; `reference` as the user named it."""
        session = self._context.session
        if session.model is not None and session.step_id is not None:
            now = session.history.now
            words = session_words(session.model, session.step_id, now, reference)
            self._context.settings.change(session=words)

    def quit(self) -> None:
        """Close the window."""
        self.quit_wanted.emit()
