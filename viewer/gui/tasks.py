"""Work in the background: results and errors come back on the main thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from viewer.export.progress import Cancelled, Progress

Work = Callable[[Progress], Any]

_AT_ONCE = 8


class Task(QObject):
    """One piece of work under way; exactly one of its three ends is signalled."""

    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    progress = Signal(float, str)
    ended = Signal()
    """After any of the three."""

    def __init__(
        self,
        work: Work,
        parent: QObject | None = None,
        on_stop: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = False
        self._on_stop = on_stop

    def cancel(self) -> None:
        """Ask the work to stop at its next word of progress."""
        self._stop = True
        if self._on_stop is not None:
            self._on_stop()

    def _report(self, fraction: float, text: str) -> None:
        if self._stop:
            raise Cancelled
        self.progress.emit(fraction, text)

    def run(self) -> None:
        """Do the work, on whatever thread this is called."""
        try:
            result = self._work(self._report)
        except Cancelled:
            self.cancelled.emit()
        except Exception as error:
            self.failed.emit(error)
        else:
            self.done.emit(result)
        self.ended.emit()


class _Runner(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        self._task.run()


class Tasks(QObject):
    """Runs pieces of work in a pool and keeps them alive until they end."""

    started = Signal(object, str)
    """A task that may take long, and what it does in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        # Most of them wait: for a process of its own, for files.
        self._pool.setMaxThreadCount(max(_AT_ONCE, self._pool.maxThreadCount()))
        self._running: dict[int, Task] = {}
        self._told: set[int] = set()

    def start(  # noqa: PLR0913 - what, and what then
        self,
        title: str,
        work: Work,
        on_done: Callable[[Any], None],
        on_failed: Callable[[Exception], None],
        *,
        on_end: Callable[[], None] | None = None,
        on_cancelled: Callable[[], None] | None = None,
        on_stop: Callable[[], None] | None = None,
    ) -> Task:
        """Run `work` in the background; it is given a progress function.

        One of the three ends is called, and `on_end` after it. What has no title is
        short and goes on without a word. `on_stop` is called at once when it is to
        stop, for work that waits for something.
        """
        task = Task(work, self, on_stop)
        queued = Qt.ConnectionType.QueuedConnection
        task.done.connect(on_done, queued)
        task.failed.connect(on_failed, queued)
        for signal, called in ((task.cancelled, on_cancelled), (task.ended, on_end)):
            if called is not None:
                signal.connect(called, queued)
        task.ended.connect(lambda: self._forget(task), queued)
        self._running[id(task)] = task
        if title:
            self._told.add(id(task))
            self.started.emit(task, title)
        self._pool.start(_Runner(task))
        return task

    @property
    def count(self) -> int:
        """How many pieces of work that were told of have not ended."""
        return len(self._told)

    def _forget(self, task: Task) -> None:
        self._running.pop(id(task), None)
        self._told.discard(id(task))
        task.deleteLater()

    def cancel(self) -> None:
        """Ask all that runs to stop at its next word of progress."""
        for task in self._running.values():
            task.cancel()

    def finish(self) -> None:
        """Cancel what runs and wait until it has stopped."""
        self.cancel()
        self._pool.waitForDone()
