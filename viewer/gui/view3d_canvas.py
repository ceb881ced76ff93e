"""Where VTK draws: Qt's OpenGL widget that holds VTK's window, and when it redraws.

`QtInteractor` renders at once and again when Qt paints; it takes the mouse, the keys
and files that are dropped. Here Qt alone says when to paint, one frame is one
rendering, and all input goes to the widget that holds the canvas.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, cast

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer
from PySide6.QtWidgets import QWidget
from pyvistaqt import QtInteractor

from viewer.gui.pace import Coarseness, Pace

REST_MS = 300
"""How long nothing must have changed before the view is drawn finely again."""


class Canvas(QtInteractor):
    """Draws VTK's renderers; coarsely while something moves, where it must."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, auto_update=False, multi_samples=0, off_screen=None)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAcceptDrops(False)
        self._window = cast("Any", self.ren_win)
        self._vtk = self._window.GetInteractor()
        self._vtk.SetInteractorStyle(None)
        # Qt's repaint of what lies over the canvas must not draw the scene again.
        self._vtk.EnableRenderOff()
        self.refit: Callable[[], None] = lambda: None
        """Called when VTK's window has another size, for what is sized in pixels."""
        self._pace = Pace()
        self._drawn = Coarseness.FINE
        self._stale, self._moving = True, False
        self._clock = QElapsedTimer()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._draw_finely)

    def _leave(self, event: QEvent) -> None:
        """Leave what is meant for VTK's own ways of moving and its keys."""
        event.ignore()

    keyPressEvent = keyReleaseEvent = wheelEvent = _leave  # noqa: N815 - Qt's names
    mousePressEvent = mouseReleaseEvent = mouseMoveEvent = _leave  # noqa: N815
    enterEvent = leaveEvent = _leave  # noqa: N815

    def redraw(self, *, moving: bool = False) -> None:
        """Let the scene be drawn again when Qt paints next; many calls, one frame.

        What is `moving`, or changes again before the view has rested, is drawn as
        coarsely as it must be to be fluid.
        """
        # What has not been painted yet has not moved.
        again = self._moving if self._stale else self._rest.isActive()
        self._moving = moving or again
        self._stale = True
        self._rest.start()
        self.update()

    def settle(self) -> None:
        """Note that the movement is over: draw finely now."""
        if self._rest.isActive():
            self._rest.stop()
            self._draw_finely()

    def _draw_finely(self) -> None:
        self._moving = False
        self._pace.rest()
        if self._drawn is not Coarseness.FINE:
            self._stale = True
            self.update()

    def draw_now(self) -> None:
        """Draw the scene finely and at once, without waiting for Qt to paint."""
        self._rest.stop()
        self._moving = False
        self._pace.rest()
        self._be(Coarseness.FINE)
        self._stale = False
        self._window.Render()

    def paintGL(self) -> None:  # noqa: N802 - Qt's name
        """Draw the scene if it has changed, and put what was drawn on the screen."""
        if not self._stale:
            super().paintGL()
            return
        self._be(self._pace.coarseness if self._moving else Coarseness.FINE)
        self._stale = False
        self._clock.start()
        self._vtk.EnableRenderOn()
        try:
            super().paintGL()
        finally:
            self._vtk.EnableRenderOff()
        if self._moving:
            self._pace.took(self._clock.elapsed())

    def _be(self, coarseness: Coarseness) -> None:
        """Draw so coarsely from now on."""
        if coarseness is self._drawn:
            return
        for renderer in self._window.GetRenderers():
            renderer.SetUseFXAA(coarseness is Coarseness.FINE)
        if coarseness.divisor != self._drawn.divisor:
            ratio = self.devicePixelRatioF() / coarseness.divisor
            size = (self.width() * ratio, self.height() * ratio)
            self._vtk.UpdateSize(*(max(1, round(side)) for side in size))
            self.refit()
        self._drawn = coarseness

    def resizeGL(self, width: int, height: int) -> None:  # noqa: N802 - Qt's name
        """Take the new size; what was drawn does not fill it."""
        super().resizeGL(width, height)
        self._be(Coarseness.FINE)
        self._stale = True
        self.refit()

    def shut(self) -> None:
        """Let go of VTK's window: nothing is drawn any more."""
        self._rest.stop()
        self.refit = lambda: None
        self.close()
        # It holds Python's name for a surface that Qt will delete: what is made at the
        # same place in memory would be taken for it.
        with suppress(AttributeError):  # other releases hold none
            self._forget_context()
