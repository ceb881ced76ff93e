"""Tells when a config file was changed by another program."""

from collections.abc import Iterable

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

DEBOUNCE_MS = 150


class ConfigWatcher(QObject):
    """Watches files; one signal for a burst of changes.

    Editors write a file in several goes, or replace it, which Qt reports as gone:
    so all are watched anew before each signal.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths: tuple[str, ...] = ()
        self._watcher = QFileSystemWatcher(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DEBOUNCE_MS)
        self._watcher.fileChanged.connect(self._note)
        self._pause.timeout.connect(self._say)

    def watch(self, paths: Iterable[str]) -> None:
        """Watch these files instead of those before."""
        self._paths = tuple(paths)
        watched = self._watcher.files()
        gone = [path for path in watched if path not in self._paths]
        new = [path for path in self._paths if path not in watched]
        if gone:
            self._watcher.removePaths(gone)
        if new:
            self._watcher.addPaths(new)

    def _note(self, _path: str) -> None:
        self._pause.start()

    def _say(self) -> None:
        self.watch(self._paths)
        self.changed.emit()
