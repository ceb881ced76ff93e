"""While nothing moves, the view shows its scene as a picture of it would be.

The window draws plainly, so that it can move on software OpenGL. Once it rests, the
painter's process draws the same scene with many samples a pixel, shadows, sky and
outlines, and the picture lies on the view until anything changes.
"""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.errors import MachineError
from viewer.export import Progress
from viewer.gui.pixels import as_qimage
from viewer.gui.tasks import Tasks
from viewer.render.painter import DEFAULT_SAMPLES, Painter
from viewer.scene.scene import Scene

PAUSE_MS = 450
"""Of rest, before a picture is worth its while."""


class FinePicture(QWidget):
    """A picture that lies on the view; clicks and drags go through it."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._image = QImage()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def lay(self, pixels: NDArray[np.uint8], below: list[QWidget]) -> None:
        """Show (H, W, 3 or 4) uint8 over the whole view, under these widgets."""
        self._image = as_qimage(pixels)
        self.setGeometry(self._view.rect())
        self.show()
        self.raise_()
        for widget in below:
            widget.raise_()
        self.update()

    @property
    def image(self) -> QImage:
        """What is shown."""
        return self._image

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the picture, a pixel of it for a pixel of the screen."""
        painter = QPainter(self)
        self._image.setDevicePixelRatio(self.devicePixelRatioF())
        painter.drawImage(QPoint(0, 0), self._image)
        painter.end()


class Resting(QObject):
    """Asks for a picture of the scene that rests, and lays it on the view.

    One picture is drawn at a time; what has changed meanwhile is drawn after it.
    """

    laid = Signal()
    """A picture has been laid on the view."""

    def __init__(self, view: QWidget, tasks: Tasks) -> None:
        super().__init__(view)
        self._view, self._tasks = view, tasks
        self.picture = FinePicture(view)
        self.enabled = True
        self._scene: Scene | None = None
        self._painter: Painter | None = None
        self._busy = self._shut = self._moving = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._draw)

    def set_enabled(self, enabled: bool) -> None:
        """Show fine pictures, or the plain view alone."""
        if enabled != self.enabled:
            self.enabled = enabled
            self.show(self._scene)

    def show(self, scene: Scene | None) -> None:
        """Note what the view shows now, and wait until it rests."""
        self._scene = scene
        self.disturb()
        self.resume()

    def disturb(self) -> None:
        """Take the picture away: something moves, until `resume` or `show`."""
        self._moving = True
        self._pause.stop()
        self.picture.hide()

    def resume(self) -> None:
        """Note that nothing moves any more; the scene is the same."""
        self._moving = False
        if self.enabled and self._scene is not None and not self._shut:
            self._pause.start()

    def _draw(self) -> None:
        scene = self._scene
        if scene is None or self._busy or self._shut or self._moving:
            return
        scale = self._view.devicePixelRatioF()
        size_px = (
            max(round(self._view.width() * scale), 1),
            max(round(self._view.height() * scale), 1),
        )
        self._busy = True
        self._tasks.start(
            "",
            lambda _report: self._paint(scene, size_px, _report),
            lambda pixels: self._lay(scene, pixels),
            self._give_up,
            on_end=self._go_on,
        )

    def _paint(
        self, scene: Scene, size_px: tuple[int, int], _report: Progress
    ) -> NDArray[np.uint8]:
        """Draw in the painter's process; in a thread of the pool, one at a time."""
        if self._painter is None:
            self._painter = Painter(size_px)
        return self._painter.picture(scene, size_px, DEFAULT_SAMPLES)

    def _lay(self, scene: Scene, pixels: NDArray[np.uint8]) -> None:
        is_late = scene is not self._scene or self._pause.isActive() or self._moving
        if is_late or not self.enabled:
            return
        others = [w for w in self._view.findChildren(QWidget) if _floats(w, self._view)]
        self.picture.lay(pixels, [w for w in others if w is not self.picture])
        self.laid.emit()

    def _give_up(self, error: Exception) -> None:
        """Leave the plain view where no picture can be had; nothing else is lost."""
        self.enabled = False
        if not isinstance(error, MachineError):
            raise error

    def _go_on(self) -> None:
        self._busy = False
        if not (self._moving or self.picture.isVisible()):
            self.resume()

    def shut(self) -> None:
        """End the painter's process; what it draws is not waited for."""
        self._shut = True
        self.disturb()
        if self._painter is not None:
            self._painter.dismiss()

    def close(self) -> None:
        """Tidy up after the painter, once nothing waits for it any more."""
        if self._painter is not None:
            self._painter.close()
            self._painter = None


def _floats(widget: QWidget, view: QWidget) -> bool:
    """Return whether a widget lies on the view and is not what the view is made of."""
    layout = view.layout()
    is_within = layout is not None and layout.indexOf(widget) >= 0
    return widget.parentWidget() is view and not widget.isWindow() and not is_within
