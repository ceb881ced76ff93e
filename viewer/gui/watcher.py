"""Tells when a config file was changed by another program."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

DEBOUNCE_MS = 150


class ConfigWatcher(QObject):
    """Watches files; one signal for a burst of changes.

    Editors write a file in several goes, or replace it, which Qt reports as gone:
    so all are watched anew before each signal, and the folder of a file that is not
    there is watched until it is back.
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
        self._watcher.directoryChanged.connect(self._look_for_lost)
        self._pause.timeout.connect(self._say)

    def watch(self, paths: Iterable[str]) -> None:
        """Watch these files instead of those before."""
        self._paths = tuple(paths)
        there = [path for path in self._paths if Path(path).is_file()]
        folders = {str(Path(path).parent) for path in self._paths if path not in there}
        wanted = [*there, *(name for name in folders if Path(name).is_dir())]
        watched = [*self._watcher.files(), *self._watcher.directories()]
        gone = [path for path in watched if path not in wanted]
        new = [path for path in wanted if path not in watched]
        if gone:
            self._watcher.removePaths(gone)
        if new:
            self._watcher.addPaths(new)

    def _look_for_lost(self, _folder: str) -> None:
        watched = self._watcher.files()
        if any(Path(path).is_file() and path not in watched for path in self._paths):
            self._pause.start()

    def _note(self, _path: str) -> None:
        self._pause.start()

    def _say(self) -> None:
        self.watch(self._paths)
        self.changed.emit()
