"""Shows steps take place and plays them one after the other, by the clock."""

import math

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer

from viewer.gui.playback import Playhead, Tempo, advanced
from viewer.gui.session import Session
from viewer.gui.settings import Settings

_FRAME_MS = 16


class Player(QObject):
    """Takes the session from step to step; time decides, and not frames.

    Whoever goes elsewhere meanwhile (the list, the timeline) is followed: playing goes
    on from there, a single step that is under way ends.
    """

    def __init__(
        self, session: Session, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self.tempo = Tempo()
        self._rested_ms = 0.0
        self._put: tuple[str, int, float] = ("", 0, 1.0)
        """The station, step and time that were shown last from here."""
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._tick)
        settings.changed.connect(self._follow_settings)
        self._follow_settings()

    @property
    def running(self) -> bool:
        """Whether anything is under way: steps that are played, or a single one."""
        return self._timer.isActive()

    # --- deeds -----------------------------------------------------------------

    def toggle(self) -> None:
        """Play, from where it was halted, or from the start; or halt, in mid-step."""
        session = self._session
        if session.playback.playing:
            self.halt()
            return
        if not session.step_count:
            return
        is_done = session.time >= 1.0
        if is_done and session.steps_done >= session.step_count:
            session.go_to(1, self._start)
        session.set_playback(playing=True)
        # Who has looked at a step long enough to press the button need not wait.
        self._begin(rested_ms=math.inf if is_done else 0.0)

    def halt(self) -> None:
        """Stop where it stands."""
        self._timer.stop()
        if self._session.playback.playing:
            self._session.set_playback(playing=False)

    def step(self, by: int) -> None:
        """Go a step on, or back where `by` is less than 0."""
        if by > 0:
            self.step_on()
        else:
            self.step_back()

    def _follow_settings(self) -> None:
        animated = self._settings.preferences.animated
        if animated == self._session.playback.animated:
            return
        self._session.set_playback(animated=animated)
        # What is under way is then done.
        if not animated and self.running:
            self._finish()

    def show(self, number: int) -> None:
        """Show a step take place, if steps are to."""
        self._session.go_to(number, self._start)
        self._begin()

    def step_on(self) -> None:
        """Show the next step, taking place if it is to; or what is left of this one."""
        session = self._session
        halted = session.time < 1.0 and not self.running
        if not halted:
            if session.steps_done >= session.step_count:
                self._finish()
                return
            session.go_to(session.steps_done + 1, self._start)
        elif not session.playback.animated:
            session.set_time(1.0)
        self._begin()

    def step_back(self) -> None:
        """Show the step before, done: nothing undocks."""
        self._session.step_by(-1)
        if not self._session.playback.playing:
            self._timer.stop()

    def change_speed(self, by: int) -> None:
        """Play so many speeds quicker, or slower."""
        self._session.set_playback(speed=self._session.playback.faster(by).speed)

    # --- time ------------------------------------------------------------------

    @property
    def _start(self) -> float:
        return 0.0 if self._session.playback.animated else 1.0

    def _finish(self) -> None:
        """Show the step done, without waiting for it."""
        self._session.set_time(1.0)
        if not self._session.playback.playing:
            self._timer.stop()

    def _begin(self, rested_ms: float = 0.0) -> None:
        self._rested_ms = rested_ms
        self._put = self._here
        self._clock.start()
        if self._session.playback.playing or self._session.time < 1.0:
            self._timer.start()

    @property
    def _here(self) -> tuple[str, int, float]:
        return self._session.name, self._session.steps_done, self._session.time

    def _tick(self) -> None:
        session = self._session
        elapsed_ms = self._clock.restart()
        if not self._follows():
            self.halt()
            return
        head = Playhead(
            step=session.steps_done, time=session.time, rested_ms=self._rested_ms
        )
        after = advanced(
            head, elapsed_ms, session.playback, self.tempo, session.step_count
        )
        self._rested_ms = after.rested_ms
        if (after.step, after.time) != (head.step, head.time):
            session.go_to(after.step, after.time)
        self._put = self._here
        if after.ended:
            self.halt()

    def _follows(self) -> bool:
        """Return whether to go on, though another may have gone elsewhere."""
        name, *place = self._here
        if [name, *place] == list(self._put):
            return True
        self._rested_ms = 0.0
        # Another station is for its user to play.
        return self._session.playback.playing and name == self._put[0]
