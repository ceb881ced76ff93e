"""Where VTK draws, and when it draws anew.

Qt alone says when to paint, one frame is one rendering, and all input goes to the
widget that holds the canvas.
"""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtWidgets import QWidget
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.gui.pace import Coarseness, Pace
from viewer.gui.vtk_widget import VtkWidget
from viewer.render.reading import Image, pixels_of

REST_MS = 300
"""How long nothing must have changed before the view is drawn finely again."""


class Canvas(VtkWidget):
    """Draws VTK's renderers; coarsely while something moves, where it must."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.renderer = vtkRenderer()
        self.window_vtk.AddRenderer(self.renderer)
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
        self.window_vtk.Render()

    def pixels(self) -> Image:
        """Return what was drawn last, (H, W, 3) uint8, first row on top."""
        return pixels_of(self.window_vtk, transparent=False)

    def draw(self) -> None:
        """Draw the scene, if it has changed."""
        if not self._stale:
            return
        self._be(self._pace.coarseness if self._moving else Coarseness.FINE)
        self._stale = False
        self._clock.start()
        super().draw()
        if self._moving:
            self._pace.took(self._clock.elapsed())

    def _be(self, coarseness: Coarseness) -> None:
        """Draw so coarsely from now on."""
        if coarseness is self._drawn:
            return
        for renderer in self.window_vtk.GetRenderers():
            renderer.SetUseFXAA(coarseness is Coarseness.FINE)
        if coarseness.divisor != self._drawn.divisor:
            self.set_divisor(coarseness.divisor)
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
        super().shut()
