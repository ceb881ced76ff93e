"""Flights of the view from one camera to another, by the clock and not by frames."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from viewer.scene.flying import between, eased
from viewer.scene.scene import Camera

DURATION_MS = 450
"""Long enough to see where one goes, short enough not to wait for it."""
_FRAME_MS = 15


class Flight(QObject):
    """Takes the view to a camera; whoever moves the view meanwhile ends it."""

    moved = Signal(object)
    """The view is to be seen from this `Camera` now."""
    ended = Signal()
    """It has come to its end; not where it was stopped on the way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.duration_ms = DURATION_MS
        self._way: tuple[Camera, Camera] | None = None
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        """Whether the view is on its way."""
        return self._way is not None

    def start(self, start: Camera, end: Camera) -> None:
        """Begin at a camera, now, and go to another."""
        self._way = (start, end)
        self._clock.start()
        self._timer.start()

    def redirect(self, end: Camera) -> None:
        """Let one that is under way end elsewhere, at the time when it was to end."""
        if self._way is not None:
            self._way = (self._way[0], end)

    def stop(self) -> None:
        """End it where it is."""
        self._way = None
        self._timer.stop()

    @property
    def _share(self) -> float:
        return min(1.0, self._clock.elapsed() / max(self.duration_ms, 1))

    def _tick(self) -> None:
        if self._way is None:
            return
        share = self._share
        camera = between(*self._way, eased(share))
        if share >= 1.0:
            self.stop()
        self.moved.emit(camera)
        if share >= 1.0:
            self.ended.emit()
