"""The config files: shown at a line, opened in an editor."""

from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from viewer.gui.commands.context import Context
from viewer.gui.config_places import key_of, line_in, module_of, place_of
from viewer.gui.text import tr


class ConfigCommands(QObject):
    """Finds the place of what is shown in the files, and shows it."""

    wanted = Signal(object, int)
    """A file, as a `Path`, is to be shown at a line, from 1."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self.open_file = QDesktopServices.openUrl
        self.run_editor = QProcess.startDetached

    def show(self, path: Path, line: int) -> None:
        """Show a config file at a line."""
        if path.is_file():
            self.wanted.emit(path, line)
        else:
            self._context.say(tr("There is no file {path}").format(path=path))

    def show_node(self, name: str) -> None:
        """Show where a line of the tree is written: the station, a module, a part."""
        model = self._context.session.model
        place = place_of(model.spec, model.parts, name) if model else None
        if place is not None:
            self.show(place[0], line_in(*place))

    def show_module(self, element: str, words: str = "") -> None:
        """Show the file of an element's module, at a dotted key of it."""
        model = self._context.session.model
        module = module_of(model.spec, element) if model else None
        if module is not None:
            self.show(module.path, line_in(module.path, key_of(words)))

    def show_selected(self) -> None:
        """Show where what is selected is written, or the station where nothing is."""
        selected = self._context.session.view.selected
        self.show_node(selected[-1] if selected else "")

    def edit(self, path: Path, line: int) -> None:
        """Open a file in the editor of the settings, or as the system does."""
        template = self._context.settings.preferences.editor
        if not template.strip():
            self.open_file(QUrl.fromLocalFile(str(path.resolve())))
            return
        program, *arguments = editor_command(template, path, line)
        started = self.run_editor(program, arguments)
        # PySide gives a pair of whether it runs and its number.
        if not (started[0] if isinstance(started, tuple) else started):
            words = tr("The editor could not be started: {program}")
            self._context.say(words.format(program=program))


def editor_command(template: str, path: Path, line: int) -> list[str]:
    """Return the program and its arguments, such as of ``code -g {file}:{line}``.

    The file comes last where the template does not say where.
    """
    words = QProcess.splitCommand(template)
    if not any("{file}" in word for word in words):
        words.append("{file}")
    file = str(path.resolve())
    return [w.replace("{file}", file).replace("{line}", str(line)) for w in words]
