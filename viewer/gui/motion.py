"""Steps that take place: docking and unfolding, by the clock and not by frames."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from viewer.gui.session import Session

DURATION_MS = 2200
"""Of a step: long enough to follow a docking."""
_FRAME_MS = 33


class StepMotion(QObject):
    """Takes the session's time from the beginning of a step to its end."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._tick)
        self.duration_ms = DURATION_MS

    @property
    def running(self) -> bool:
        """Whether a step is taking place."""
        return self._timer.isActive()

    def step_on(self) -> None:
        """Go one step on and show it take place, if steps are to be animated."""
        before = self._session.steps_done
        self._session.step_by(1)
        if self._session.steps_done == before or not self._session.animated:
            return
        self._session.set_time(0.0)
        self._clock.start()
        self._timer.start()

    def _tick(self) -> None:
        # Who jumps to another step has ended this one.
        if self._session.time >= 1.0:
            self._timer.stop()
            return
        share = min(1.0, self._clock.elapsed() / self.duration_ms)
        self._session.set_time(share)
        if share >= 1.0:
            self._timer.stop()
