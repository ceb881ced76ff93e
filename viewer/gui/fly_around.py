"""The view turns slowly round its target until it is stopped."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QCoreApplication,
    QElapsedTimer,
    QEvent,
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent

from viewer.gui.session import Session
from viewer.gui.settings import FlyAroundSpeed, Settings
from viewer.scene.orbiting import orbited, with_projection
from viewer.scene.scene import Camera

DEGREES_PER_SECOND: Mapping[FlyAroundSpeed, float] = {
    "slow": 6.0,
    "normal": 15.0,
    "fast": 36.0,
}
_FRAME_MS = 15
_LONGEST_S = 0.25
"""The most that one frame turns by: after a hitch it goes on where it was."""


class FlyAround(QObject):
    """Turns the camera about the zenith, as a film of a turntable does, by the clock.

    Who moves the camera otherwise ends it; so do Esc, and `stop`. Steps may be gone
    through meanwhile.
    """

    turned = Signal(object)
    """The view is to be seen from this `Camera` now."""

    def __init__(
        self, session: Session, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._tick)
        self._last: Camera | None = None

    @property
    def running(self) -> bool:
        """Whether the view is turning."""
        return self._timer.isActive()

    def toggle(self) -> None:
        """Begin, or stop."""
        if self.running:
            self.stop()
        elif self._session.camera is not None:
            self._last = self._session.camera
            self._clock.start()
            self._timer.start()
            application = QCoreApplication.instance()
            if application is not None:
                application.installEventFilter(self)
            self._session.set_circling(True)

    def stop(self) -> None:
        """Stay where it has come to."""
        if not self.running:
            return
        self._timer.stop()
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._session.set_circling(False)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stop at Esc, which then means nothing else."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_Escape:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.stop()
        return True

    def _tick(self) -> None:
        session, camera = self._session, self._session.camera
        if camera is None or camera is not self._last:
            # Somebody else has moved it.
            self.stop()
            return
        camera = with_projection(camera, parallel=session.view.parallel)
        seconds = min(self._clock.restart() / 1000.0, _LONGEST_S)
        speed = DEGREES_PER_SECOND[self._settings.preferences.fly_around]
        self._last = orbited(camera, speed * seconds, 0.0, camera.target_m)
        session.look_from(self._last, "fly-around")
        self.turned.emit(self._last)
