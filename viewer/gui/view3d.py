"""The 3D view: the one widget that knows VTK.

`QtInteractor` is a QOpenGLWidget with VTK drawing into it. It never redraws by
itself here: only when a scene is shown and while the user moves the camera.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pyvistaqt import QtInteractor

from viewer.render.draw import SceneDrawing, camera_of
from viewer.scene.scene import Camera, Scene


class View3D(QWidget):
    """Shows scenes and lets the user turn, pan and zoom."""

    moved = Signal()
    """The user has let go of the camera."""
    picked = Signal(str)
    """The element under a double click."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._interactor = QtInteractor(
            self, auto_update=False, multi_samples=0, off_screen=None
        )
        renderer = self._interactor.renderer
        renderer.UseFXAAOn()
        self._drawing: SceneDrawing | None = SceneDrawing(renderer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._interactor)
        self._interactor.iren.add_observer("EndInteractionEvent", self._say_moved)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(self.tr("3D view"))

    def _say_moved(self, *_: object) -> None:
        self.moved.emit()

    @property
    def aspect(self) -> float:
        """Width over height of the view."""
        return max(self.width(), 1) / max(self.height(), 1)

    @property
    def camera(self) -> Camera:
        """Where the user looks from."""
        return camera_of(self._interactor.renderer)

    def show_scene(self, scene: Scene) -> None:
        """Draw a scene; only what differs from the last one is sent to VTK."""
        if self._drawing is None:
            return
        self._drawing.show(scene)
        self._interactor.render()

    def pixels(self) -> object:
        """Return what is on the screen, (H, W, 3) uint8."""
        return self._interactor.screenshot(return_img=True)

    def shut(self) -> None:
        """Let go of VTK: to be called once, before the window is gone."""
        if self._drawing is not None:
            self._drawing.clear()
            self._drawing = None
            self._interactor.close()
