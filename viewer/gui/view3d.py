"""The 3D view: a scene on VTK's canvas, seen from where the user goes.

It redraws only when a scene is shown and while the camera moves.
"""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.geometry.frames import Points
from viewer.geometry.mesh import box_corners
from viewer.gui.flight import Flight
from viewer.gui.gestures import Gestures
from viewer.gui.looking import sees_the_same
from viewer.gui.navigator import Navigator
from viewer.gui.pointing import Pointing
from viewer.gui.text import tr
from viewer.gui.view3d_canvas import Canvas
from viewer.render.draw import SceneDrawing
from viewer.render.half import Half
from viewer.scene.camera import CAMERAS, fit_camera
from viewer.scene.framing import EMPTY_M
from viewer.scene.orbiting import Place, with_projection
from viewer.scene.picking import pick_at
from viewer.scene.scene import Camera, Scene

RESIZE_PAUSE_MS = 60


class View3D(QWidget):
    """Shows scenes and lets the user turn, pan and zoom."""

    looked = Signal(object, str)
    """The user moves the camera: a `Camera`, and the gesture that moves it."""
    rested = Signal()
    """The user has let go of the camera."""
    flown = Signal(object)
    """The user wants to be taken to a `Camera`."""
    seen = Signal(object)
    """What is shown is seen from another `Camera`, whoever moved it."""
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
        self._canvas = Canvas(self)
        renderer = self._canvas.renderer
        renderer.UseFXAAOn()
        self._drawing: SceneDrawing | None = SceneDrawing(renderer)
        self._other = Half(renderer)
        self._canvas.refit = self._refit
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._canvas)
        self.scene: Scene | None = None
        self._camera = fit_camera(box_corners(EMPTY_M), CAMERAS["default"], 1.5)
        self._will_fly = False
        self.flight = Flight(self)
        self.flight.moved.connect(self._see_from)
        self.flight.ended.connect(self._canvas.settle)
        self.navigator = Navigator(self, self)
        self.navigator.looked.connect(self._navigate)
        self.navigator.rested.connect(self._come_to_rest)
        self.navigator.flown.connect(self.flown)
        self.gestures = Gestures(self, self.navigator)
        self._tell_of(Pointing(self))
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
        pointing.double_clicked.connect(self._centre)
        self.gestures.tapped.connect(self._click)

    def _centre(self, x: float, y: float) -> None:
        self.navigator.centre((x, y))

    def _click(self, x: float, y: float) -> None:
        self.clicked.emit(x, y, Qt.KeyboardModifier.NoModifier)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak another language: the view stays, with all that it has drawn."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(tr("3D view"))

    # --- what the navigator asks ---------------------------------------------------

    @property
    def aspect(self) -> float:
        """Width over height of the view."""
        return max(self.width(), 1) / max(self.height(), 1)

    @property
    def camera(self) -> Camera:
        """Where the view is seen from now."""
        return self._camera

    @property
    def split(self) -> bool:
        """Whether it shows two halves."""
        return self.scene is not None and self.scene.split

    def point_at(self, place: Place) -> Points | None:
        """Return the point of the surface that is seen at a place, world frame."""
        if self.scene is None:
            return None
        hit = pick_at(self.scene, self.aspect, place, camera=self._camera)
        return None if hit is None else hit.point_m

    # --- what is shown ---------------------------------------------------------------

    def fly_next(self) -> None:
        """Let the next scene that is seen from elsewhere be reached by a flight."""
        self._will_fly = True

    def show_scene(self, scene: Scene) -> None:
        """Draw a scene; only what differs from the last one is sent to VTK."""
        if self._drawing is None:
            return
        shown, flies = self._camera, self._will_fly and self.scene is not None
        self.scene, self._will_fly = scene, False
        self._other.show(self._drawing, scene)
        self._canvas.redraw()
        is_elsewhere = _is_elsewhere(shown, scene.camera)
        if flies and self.flight.duration_ms and is_elsewhere:
            self.flight.start(shown, scene.camera)
            self._see_from(shown)
        elif self.flight.running and is_elsewhere:
            # A new size, say, that a preset is fitted to.
            self.flight.redirect(scene.camera)
            self._see_from(shown)
        else:
            self.flight.stop()
            self._camera = scene.camera
            self.seen.emit(scene.camera)

    def look_from(self, camera: Camera) -> None:
        """See what is shown from another camera, at once; a flight ends."""
        self.flight.stop()
        self._see_from(camera)

    def _see_from(self, camera: Camera) -> None:
        if self._drawing is None:
            return
        self._camera = camera
        self._other.look_from(self._drawing, camera)
        self._canvas.redraw(moving=True)
        self.seen.emit(camera)

    def _navigate(self, camera: Camera, gesture: str) -> None:
        self.look_from(camera)
        self.looked.emit(camera, gesture)

    def _come_to_rest(self) -> None:
        self._canvas.settle()
        self.rested.emit()

    def pixels(self) -> object:
        """Return what is shown, drawn finely, (H, W, 3) uint8."""
        self._canvas.draw_now()
        return self._canvas.screenshot(return_img=True)

    def last_pixels(self) -> object:
        """Return what was drawn last, however coarsely; nothing is drawn for it."""
        return self._canvas.screenshot(return_img=True)

    # --- size and end ---------------------------------------------------------------

    def _refit(self) -> None:
        if self._drawing is not None:
            self._drawing.refit()
            self._other.refit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wait until the size settles: each drawing takes a tenth of a second."""
        super().resizeEvent(event)
        self._settled.start()

    def shut(self) -> None:
        """Let go of VTK: to be called once, before the window is gone."""
        self._settled.stop()
        self.flight.stop()
        if self._drawing is not None:
            self._drawing.clear()
            self._other.clear()
            self._drawing = None
            self._canvas.shut()


def _is_elsewhere(shown: Camera, wanted: Camera) -> bool:
    """Return whether there is a way to go: another projection alone is none."""
    parallel = wanted.parallel_height_m is not None
    return not sees_the_same(with_projection(shown, parallel=parallel), wanted)
