"""Plays the steps one after the other."""

from PySide6.QtCore import QObject, QTimer

from viewer.gui.motion import StepMotion
from viewer.gui.session import Session

INTERVAL_MS = 1400


class Player(QObject):
    """Goes one step on at each tick; stops at the last one."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.motion = StepMotion(session, self)
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.tick)

    def set_interval_ms(self, interval_ms: int) -> None:
        """Set how long each step is shown."""
        self._timer.setInterval(interval_ms)

    def toggle(self) -> None:
        """Play, from the start if the end is reached; or pause."""
        if self._timer.isActive():
            self._set(playing=False)
            return
        if self._session.steps_done >= self._session.step_count:
            self._session.go_to(1)
        self._set(playing=True)

    def tick(self) -> None:
        """Go one step on, or stop at the end; a step under way is waited for."""
        if self.motion.running:
            return
        self.motion.step_on()
        if self._session.steps_done >= self._session.step_count:
            self._set(playing=False)

    def _set(self, *, playing: bool) -> None:
        if playing:
            self._timer.start()
        else:
            self._timer.stop()
        self._session.set_playing(playing)
