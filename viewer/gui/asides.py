"""What opens over the window on its own account: palette, settings, keys."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMainWindow

from viewer.gui.commands import Commands
from viewer.gui.palette.entries import entries_of
from viewer.gui.palette.popup import CommandPalette


class Asides(QObject):
    """Opens them when the commands ask for it; dialogs go when they are closed."""

    def __init__(self, window: QMainWindow, commands: Commands) -> None:
        super().__init__(window)
        self._window, self._commands = window, commands
        self.palette = CommandPalette(window, commands)
        program = commands.program
        program.palette_wanted.connect(self.palette.open)
        program.settings_wanted.connect(self._open_settings)
        program.shortcuts_wanted.connect(self._open_shortcuts)

    def _open_settings(self) -> None:
        from viewer.gui.settings_dialog import SettingsDialog

        settings = self._commands.context.settings
        self._show(SettingsDialog(settings, self._window))

    def _open_shortcuts(self) -> None:
        from viewer.gui.shortcuts import ShortcutSheet

        entries = entries_of(self._window.menuBar(), self._commands)
        self._show(ShortcutSheet(entries, self._window))

    def _show(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()
