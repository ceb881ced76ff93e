"""What the user's hand does to the camera: places of the mouse become cameras."""

from dataclasses import dataclass, replace
from typing import Literal, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.geometry.frames import Points
from viewer.scene.camera import unproject
from viewer.scene.orbiting import (
    Pane,
    Place,
    centred,
    orbited,
    pane_at,
    panned,
    zoomed,
)
from viewer.scene.scene import Camera

Deed = Literal["orbit", "pan"]

DEGREES_PER_HEIGHT = 180.0
"""How far the view turns while the mouse goes once from its bottom to its top."""
PAUSE_MS = 350
"""How long the wheel or a key must rest for its movement to be over."""


class Seen(Protocol):
    """The view that is navigated."""

    @property
    def camera(self) -> Camera:
        """Where it is seen from."""

    @property
    def aspect(self) -> float:
        """Width over height."""

    @property
    def split(self) -> bool:
        """Whether it shows two halves."""

    def point_at(self, place: Place) -> Points | None:
        """Return the point of the surface that is seen at a place, world frame."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Drag:
    """A movement under way."""

    deed: Deed
    pane: Pane
    about_m: Points
    """What is held: the point under the mouse, or the target."""
    start: Place
    camera: Camera
    """Where the view was seen from at `start`."""
    last: Place


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Hold:
    """What the wheel zooms on while the mouse stays where it is."""

    place: Place
    about_m: Points


class Navigator(QObject):
    """Turns, pans and zooms what is seen; all places are 0 to 1 from the lower left.

    What lies under the mouse when a movement begins is held: the view turns about it,
    and it stays under the mouse while the view is panned or zoomed.
    """

    looked = Signal(object, str)
    """The view is to be seen from a `Camera`, moved by the gesture of this name."""
    rested = Signal()
    """The gesture is over."""
    flown = Signal(object)
    """The view is to go to a `Camera`."""

    def __init__(self, view: Seen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._drag: _Drag | None = None
        self._hold: _Hold | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._let_go)

    # --- drags -------------------------------------------------------------------

    def begin(self, deed: Deed, place: Place) -> None:
        """Take hold of what is seen at a place."""
        self.rest()
        camera, point = self._view.camera, self._view.point_at(place)
        if point is None:
            point = camera.target_m
        self._drag = _Drag(
            deed=deed,
            pane=self._pane(place),
            about_m=point,
            start=place,
            camera=camera,
            last=place,
        )

    def move(self, place: Place) -> None:
        """Take what is held to another place."""
        drag = self._drag
        if drag is None or place == drag.last:
            return
        if drag.deed == "pan":
            start, end = drag.pane.inside(drag.start), drag.pane.inside(place)
            camera = panned(drag.camera, start, end, drag.pane.aspect, drag.about_m)
        else:
            # Step by step: past a pole there is nothing to come back from.
            across, up = place[0] - drag.last[0], place[1] - drag.last[1]
            camera = self._orbited(across, up, drag.about_m)
        self._drag = replace(drag, last=place)
        self.looked.emit(camera, drag.deed)

    def end(self) -> None:
        """Let go."""
        if self._drag is not None:
            self._drag = None
            self.rested.emit()

    @property
    def dragging(self) -> bool:
        """Whether something is held."""
        return self._drag is not None

    # --- wheels, pinches, keys --------------------------------------------------------

    def zoom(self, factor: float, place: Place) -> None:
        """Show all `factor` times as large; what is seen at the place stays there."""
        # Notch after notch holds the same point, or it would creep.
        if self._hold is None or self._hold.place != place:
            self._hold = _Hold(place=place, about_m=self._held(place))
        camera = zoomed(self._view.camera, factor, self._hold.about_m)
        self._go_on(camera, "zoom")

    def pinch(self, start: Place, end: Place, factor: float = 1.0) -> None:
        """Pan from place to place, and zoom there, as two fingers do."""
        pane, camera = self._pane(start), self._view.camera
        if self._hold is None:
            self._hold = _Hold(place=start, about_m=self._held(start))
        held = self._hold.about_m
        camera = panned(camera, pane.inside(start), pane.inside(end), pane.aspect, held)
        self._go_on(camera if factor == 1.0 else zoomed(camera, factor, held), "pinch")

    def turn(self, across: float, up: float) -> None:
        """Turn as a drag over shares of the view's size would."""
        about = self._view.camera.target_m
        self._go_on(self._orbited(across, up, about), "turn")

    def centre(self, place: Place) -> None:
        """Go where what is seen at a place is in the middle, to be turned about."""
        point = self._view.point_at(place)
        if point is not None:
            self.rest()
            self.flown.emit(centred(self._view.camera, point))

    def rest(self) -> None:
        """End what wheels and keys do: what comes next is undone by itself."""
        if self._pause.isActive():
            self._pause.stop()
            self._let_go()

    def _let_go(self) -> None:
        self._hold = None
        self.rested.emit()

    # --- what they share --------------------------------------------------------------

    def _go_on(self, camera: Camera, gesture: str) -> None:
        self._pause.start()
        self.looked.emit(camera, gesture)

    def _orbited(self, across: float, up: float, about_m: Points) -> Camera:
        turn = across * self._view.aspect * DEGREES_PER_HEIGHT
        return orbited(self._view.camera, turn, -up * DEGREES_PER_HEIGHT, about_m)

    def _held(self, place: Place) -> Points:
        """Return the point seen at a place, or one as far away as the target."""
        point = self._view.point_at(place)
        if point is not None:
            return point
        camera, pane = self._view.camera, self._pane(place)
        return unproject(camera, pane.inside(place), pane.aspect, camera.target_m)

    def _pane(self, place: Place) -> Pane:
        return pane_at(place, self._view.aspect, split=self._view.split)
