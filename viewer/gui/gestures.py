"""Mouse, wheel, trackpad, touch and keys in the 3D view, as what they mean.

Left drag orbits, middle, right or Shift and left drag pans, the wheel zooms on the
cursor. Two fingers on a trackpad pan, with Shift they orbit, a pinch zooms. One finger
on a screen orbits, two pan and pinch.
"""

import math
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import (
    QEventPoint,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from viewer.gui.navigator import Deed, Navigator
from viewer.gui.pointing import SLACK_PX
from viewer.scene.orbiting import Place

Buttons = Qt.MouseButton
Modifiers = Qt.KeyboardModifier
Keys = Qt.Key

NOTCH = 1.2
"""How much larger a notch of the wheel shows all; a press of + too."""
_NOTCH_ANGLE = 120.0
"""Of Qt's wheel events, for a notch."""
_KEY_TURN, _KEY_SHIFT = 1.0 / 36.0, 0.05
"""Of the view's size, for a press of an arrow: 5 degrees; a twentieth."""
_ARROWS: Mapping[int, tuple[float, float]] = {
    Keys.Key_Left: (-1.0, 0.0),
    Keys.Key_Right: (1.0, 0.0),
    Keys.Key_Up: (0.0, 1.0),
    Keys.Key_Down: (0.0, -1.0),
}
_ZOOMS: Mapping[int, float] = {
    Keys.Key_Plus: NOTCH,
    Keys.Key_Equal: NOTCH,
    Keys.Key_Minus: 1.0 / NOTCH,
}
_MIDDLE: Place = (0.5, 0.5)
_STEADY_PX = 6.0
"""How far a finger may slip and still tap."""


def deed_of(button: Buttons, modifiers: Modifiers) -> Deed | None:
    """Return what a drag with a button of the mouse does."""
    if button == Buttons.LeftButton:
        return "pan" if modifiers & Modifiers.ShiftModifier else "orbit"
    return "pan" if button in (Buttons.MiddleButton, Buttons.RightButton) else None


def is_trackpad(event: QWheelEvent) -> bool:
    """Return whether fingers scroll; a wheel may tell of pixels too."""
    if event.pixelDelta().isNull():
        return False
    pad = event.device().type() == QInputDevice.DeviceType.TouchPad
    return pad or event.phase() != Qt.ScrollPhase.NoScrollPhase


class Gestures(QObject):
    """Watches what happens to a widget and tells the navigator what is meant by it."""

    touched = Signal()
    """Something was done to the view, whatever it means."""
    tapped = Signal(float, float)
    """A finger has touched a place of the screen for a moment."""

    def __init__(self, widget: QWidget, navigator: Navigator) -> None:
        super().__init__(widget)
        self._widget, self._navigator = widget, navigator
        self._pressed: tuple[Buttons, QPointF] | None = None
        self._fingers: list[QPointF] = []
        self._tapped = False
        widget.setMouseTracking(True)
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        widget.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        # A right drag pans: the menu comes when the button is let go.
        widget.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        kinds = QEvent.Type
        self._answers: dict[QEvent.Type, Callable[[Any], bool]] = {
            kinds.MouseButtonPress: self._press,
            kinds.MouseMove: self._move,
            kinds.MouseButtonRelease: self._release,
            kinds.Wheel: self._wheel,
            kinds.NativeGesture: self._native,
            kinds.TouchBegin: self._touch,
            kinds.TouchUpdate: self._touch,
            kinds.TouchEnd: self._touch,
            kinds.TouchCancel: self._touch,
            kinds.KeyPress: self._key,
        }
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Answer what is meant for the camera; all else goes its way."""
        answer = self._answers.get(event.type())
        if answer is None or not answer(event):
            return False
        self.touched.emit()
        event.accept()
        return True

    def _place(self, point: QPointF) -> Place:
        width, height = max(self._widget.width(), 1), max(self._widget.height(), 1)
        return (point.x() / width, 1.0 - point.y() / height)

    # --- mouse -------------------------------------------------------------------

    def _press(self, event: QMouseEvent) -> bool:
        if self._pressed is None:
            self._pressed = (event.button(), event.position())
        return True

    def _move(self, event: QMouseEvent) -> bool:
        if self._pressed is None:
            return False
        button, start = self._pressed
        way = (event.position() - start).manhattanLength()
        if not self._navigator.dragging and way > SLACK_PX:
            deed = deed_of(button, event.modifiers())
            if deed is not None:
                self._navigator.begin(deed, self._place(start))
        self._navigator.move(self._place(event.position()))
        return True

    def _release(self, event: QMouseEvent) -> bool:
        if self._pressed is not None and event.button() == self._pressed[0]:
            self._pressed = None
            self._navigator.end()
        return True

    # --- wheel and trackpad ----------------------------------------------------------

    def _wheel(self, event: QWheelEvent) -> bool:
        place, modifiers = self._place(event.position()), event.modifiers()
        if not is_trackpad(event) or modifiers & Modifiers.ControlModifier:
            # With Alt, or on some mice, the wheel is told as one to the side.
            angle = event.angleDelta().y() or event.angleDelta().x()
            if angle:
                self._navigator.zoom(NOTCH ** (angle / _NOTCH_ANGLE), place)
            return True
        way = event.pixelDelta()
        across, up = way.x() / self._widget.width(), -way.y() / self._widget.height()
        if modifiers & Modifiers.ShiftModifier:
            self._navigator.turn(across, up)
        else:
            end = (place[0] + across, place[1] + up)
            self._navigator.pinch(place, end)
        return True

    def _native(self, event: QNativeGestureEvent) -> bool:
        place, kind = self._place(event.position()), event.gestureType()
        if kind == Qt.NativeGestureType.ZoomNativeGesture:
            self._navigator.zoom(max(0.1, 1.0 + event.value()), place)
        elif kind == Qt.NativeGestureType.SmartZoomNativeGesture:
            self._navigator.centre(place)
        elif kind == Qt.NativeGestureType.EndNativeGesture:
            self._navigator.rest()
        else:
            return False
        return True

    # --- touch ------------------------------------------------------------------

    def _touch(self, event: QTouchEvent) -> bool:
        released, here = QEventPoint.State.Released, self._widget.mapFromGlobal
        places = (p.globalPosition() for p in event.points() if p.state() != released)
        points = [here(place) for place in places]
        if event.type() == QEvent.Type.TouchBegin:
            self._tapped = True
        if len(points) != len(self._fingers) or event.type() == QEvent.Type.TouchCancel:
            self._change_fingers(points)
        elif len(points) == 1:
            self._one_finger(points[0])
        elif len(points) >= 2:
            self._two_fingers(points)
        return True

    def _change_fingers(self, points: list[QPointF]) -> None:
        """Begin anew with as many fingers as there are; a short touch is a click."""
        ended = self._fingers
        self._fingers = points
        self._tapped = self._tapped and len(points) <= 1
        self._navigator.end()
        self._navigator.rest()
        if not points and self._tapped and ended:
            self.tapped.emit(*self._place(ended[0]))

    def _one_finger(self, point: QPointF) -> None:
        if not self._navigator.dragging:
            if (point - self._fingers[0]).manhattanLength() < _STEADY_PX:
                return
            self._tapped = False
            self._navigator.begin("orbit", self._place(self._fingers[0]))
        self._fingers = [point]
        self._navigator.move(self._place(point))

    def _two_fingers(self, points: list[QPointF]) -> None:
        before, now = self._fingers[:2], points[:2]
        self._fingers = points
        start, end = (self._place((one + two) / 2.0) for one, two in (before, now))
        spread = _distance(*now) / max(_distance(*before), 1.0)
        self._navigator.pinch(start, end, max(spread, 0.1))

    # --- keys -------------------------------------------------------------------

    def _key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & (Modifiers.ControlModifier | Modifiers.AltModifier):
            return False
        if factor := _ZOOMS.get(event.key()):
            self._navigator.zoom(factor, _MIDDLE)
            return True
        if (towards := _ARROWS.get(event.key())) is None:
            return False
        # The camera goes where the arrow points: what is seen goes the other way.
        across, up = towards
        if event.modifiers() & Modifiers.ShiftModifier:
            x, y = _MIDDLE
            end = (x - _KEY_SHIFT * across, y - _KEY_SHIFT * up)
            self._navigator.pinch(_MIDDLE, end)
        else:
            aspect = self._widget.width() / max(self._widget.height(), 1)
            self._navigator.turn(-_KEY_TURN * across / aspect, -_KEY_TURN * up)
        return True


def _distance(one: QPointF, other: QPointF) -> float:
    return math.hypot(other.x() - one.x(), other.y() - one.y())
