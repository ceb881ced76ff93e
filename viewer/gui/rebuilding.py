"""The model follows the parameters: built again beside the window, the latest first."""

from PySide6.QtCore import QObject, Signal

from viewer.errors import Problem, ViewerError
from viewer.gui.history import same_values
from viewer.gui.model import Model, problems_of, rebuilt
from viewer.gui.session import Session
from viewer.gui.tasks import Tasks
from viewer.spec.shelf import Overrides


class Rebuilding(QObject):
    """Builds the model with the values that are chosen, one build at a time.

    While one is under way the latest values wait, and those between are passed over.
    Each result is shown, so that the model follows a slider that is moved on and on.
    """

    settled = Signal()
    """The latest values are shown, or it is known what is wrong with them."""

    def __init__(self, session: Session, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._under_way: tuple[Model, Overrides] | None = None
        self._failed: tuple[Model, Overrides] | None = None
        self.problems: tuple[Problem, ...] = ()
        """What is wrong with the values that are chosen; empty if nothing is."""
        session.overridden.connect(self.look)
        session.changed.connect(self.look)

    @property
    def is_running(self) -> bool:
        """Whether a build is under way."""
        return self._under_way is not None

    def look(self) -> None:
        """Build if the model is not what the chosen values make of it."""
        model, wanted = self._session.model, self._session.overrides
        if model is None or self.is_running:
            return
        if same_values(wanted, model.overrides):
            self._failed = None
            if self.problems:
                self._settle(())
        elif not self._has_failed(model, wanted):
            self._under_way = (model, wanted)
            self._tasks.start(
                "", lambda _: rebuilt(model, wanted), self._take, self._fail
            )

    def _has_failed(self, model: Model, wanted: Overrides) -> bool:
        failed = self._failed
        return (
            failed is not None and failed[0] is model and same_values(failed[1], wanted)
        )

    def _take(self, built: Model) -> None:
        under_way, self._under_way = self._under_way, None
        # Another model has come meanwhile, from files that were read later.
        if under_way is None or under_way[0] is not self._session.model:
            self.look()
            return
        self._failed = None
        self._session.set_rebuilt(built)
        if not self.is_running:
            self._settle(())

    def _fail(self, error: Exception) -> None:
        under_way, self._under_way = self._under_way, None
        if not isinstance(error, ViewerError):
            raise error
        self._failed = under_way
        if under_way and same_values(under_way[1], self._session.overrides):
            self._settle(problems_of(error, ""))
        self.look()

    def _settle(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        self.settled.emit()
