"""The 3D view: the one widget that knows VTK.

`QtInteractor` is a QOpenGLWidget with VTK drawing into it. It never redraws by
itself here: only when a scene is shown and while the user moves the camera.
"""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pyvistaqt import QtInteractor

from viewer.gui.pointing import Pointing
from viewer.gui.text import tr
from viewer.render.draw import SceneDrawing, camera_of
from viewer.render.half import Half
from viewer.scene.scene import Camera, Scene

RESIZE_PAUSE_MS = 60


class View3D(QWidget):
    """Shows scenes and lets the user turn, pan and zoom."""

    looked = Signal(object, str)
    """The user moves the camera: a `Camera`, and the gesture that moves it."""
    rested = Signal()
    """The user has let go of the camera."""
    resized = Signal()
    """The view has another size, and has had it for a moment."""
    clicked = Signal(float, float, object)
    """A click that was no drag: a place of the picture, 0 to 1 from its lower left,
    and Qt's keyboard modifiers."""
    context_wanted = Signal(float, float)
    """The same with the right button."""
    hovered = Signal(float, float)
    """The mouse is moved over this place, no button held."""
    hover_ended = Signal()
    """The mouse is gone, or drags."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._interactor = QtInteractor(
            self, auto_update=False, multi_samples=0, off_screen=None
        )
        renderer = self._interactor.renderer
        renderer.UseFXAAOn()
        self._drawing: SceneDrawing | None = SceneDrawing(renderer)
        self._other = Half(renderer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._interactor)
        self._interactor.iren.add_observer("InteractionEvent", self._say_looked)
        self._interactor.iren.add_observer("EndInteractionEvent", self._say_rested)
        self._tell_of(Pointing(self._interactor))
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(RESIZE_PAUSE_MS)
        self._settled.timeout.connect(self.resized)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(tr("3D view"))

    def _tell_of(self, pointing: Pointing) -> None:
        # Queued: a click is told of when the camera has let go of the mouse.
        queued = Qt.ConnectionType.QueuedConnection
        pointing.clicked.connect(self.clicked, queued)
        pointing.context_wanted.connect(self.context_wanted, queued)
        pointing.hovered.connect(self.hovered)
        pointing.dragged.connect(self.hover_ended)
        pointing.left.connect(self.hover_ended)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak another language: the view stays, with all that it has drawn."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(tr("3D view"))

    def _say_looked(self, *_: object) -> None:
        self.looked.emit(self.camera, "look")

    def _say_rested(self, *_: object) -> None:
        self._say_looked()
        self.rested.emit()

    @property
    def aspect(self) -> float:
        """Width over height of the view."""
        return max(self.width(), 1) / max(self.height(), 1)

    @property
    def camera(self) -> Camera:
        """Where the view is seen from."""
        return camera_of(self._interactor.renderer)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wait until the size settles: each drawing takes a tenth of a second."""
        super().resizeEvent(event)
        self._settled.start()

    def show_scene(self, scene: Scene) -> None:
        """Draw a scene; only what differs from the last one is sent to VTK."""
        if self._drawing is not None:
            self._other.show(self._drawing, scene)
            # VTK's own `render` draws, and then Qt's paint event draws once more.
            self._interactor.update()

    def pixels(self) -> object:
        """Return what is on the screen, (H, W, 3) uint8."""
        self._interactor.render()
        return self._interactor.screenshot(return_img=True)

    def shut(self) -> None:
        """Let go of VTK: to be called once, before the window is gone."""
        self._settled.stop()
        if self._drawing is not None:
            self._drawing.clear()
            self._other.clear()
            self._drawing = None
            self._interactor.close()
