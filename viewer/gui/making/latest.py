"""Answers that are worked out in the background, of which only the latest counts."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from viewer.gui.tasks import Tasks

Work = Callable[[], Any]


class Latest(QObject):
    """Works out one answer at a time; what is asked meanwhile replaces what waits."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._waiting: tuple[Work, Callable[[Any], None]] | None = None
        self._busy = False

    def ask(self, work: Work, tell: Callable[[Any], None]) -> None:
        """Have `work` done; `tell` is given its result, or the exception.

        Nothing is told of what was asked before.
        """
        self._waiting = (work, tell)
        if not self._busy:
            self._start()

    def forget(self) -> None:
        """Let nothing be told of what was asked."""
        self._waiting = (lambda: None, lambda _: None) if self._busy else None

    def _start(self) -> None:
        if self._waiting is None:
            return
        (work, tell), self._waiting = self._waiting, None
        self._busy = True

        def told(result: Any) -> None:
            if self._waiting is None:
                tell(result)

        self._tasks.start("", lambda _report: work(), told, told, on_end=self._go_on)

    def _go_on(self) -> None:
        self._busy = False
        self._start()
