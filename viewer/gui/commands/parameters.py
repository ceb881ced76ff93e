"""Parameters of modules: changed, taken back, saved as config files."""

from pathlib import Path

from PySide6.QtCore import QObject

from viewer.errors import ViewerError
from viewer.gui.commands.context import Context
from viewer.gui.commands.stations import StationCommands
from viewer.gui.history import changed
from viewer.gui.rebuilding import Rebuilding
from viewer.gui.text import tr
from viewer.spec.variantfiles import save_variant


class ParameterCommands(QObject):
    """Chooses values; the model follows them by itself."""

    def __init__(self, context: Context, stations: StationCommands) -> None:
        super().__init__(context)
        self._context, self._stations = context, stations
        self._session = context.session
        self.rebuilding = Rebuilding(context.session, context.tasks, self)

    def set(self, module: str, name: str, value: float | None) -> None:
        """Give a parameter a value, or leave it at its default (None).

        Until `end_gesture` all that is set of one parameter is undone at once.
        """
        overrides = changed(self._session.overrides, module, name, value)
        self._session.choose(f"{module}.{name}", overrides=overrides)

    def end_gesture(self) -> None:
        """Let what is set next be a step of undo of its own."""
        self._session.history.end_gesture()

    def reset(self, module: str, name: str) -> None:
        """Take one parameter back to its default."""
        self.end_gesture()
        self.set(module, name, None)
        self.end_gesture()

    def reset_all(self) -> None:
        """Take every parameter of every module back to its default."""
        self._session.choose(overrides={})

    def save(self) -> None:
        """Ask for a file, write the station as it is there, and open it."""
        context, model = self._context, self._session.model
        if model is None:
            return
        path = context.dialogs.config(context.window, f"{model.spec.id}-variant")
        if path is None:
            return
        spec, overrides = model.spec, model.overrides
        context.tasks.start(
            tr("Saving {name}").format(name=path.name),
            lambda _: save_variant(spec, overrides, path),
            lambda files: self._open(path, files),
            self._fail,
        )

    def _open(self, path: Path, files: list[Path]) -> None:
        names = ", ".join(file.name for file in files)
        step = self._session.step_id
        self._stations.open(str(path), step, self._stations.reference)
        self._context.say(tr("Saved and opened: {names}").format(names=names))

    def _fail(self, error: Exception) -> None:
        if isinstance(error, ViewerError):
            self._context.say(tr("It could not be saved"))
        self._context.tell_failure(error)
