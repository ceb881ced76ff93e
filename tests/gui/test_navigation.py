"""The camera by mouse, wheel, trackpad, touch and keys, on the real window."""

import gc

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QEventPoint,
    QInputDevice,
    QNativeGestureEvent,
    QPointingDevice,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.conftest import move_mouse
from viewer.gui.gestures import NOTCH
from viewer.gui.pace import SLOW_MS, Coarseness, Pace
from viewer.scene.camera import axes_of, project
from viewer.scene.orbiting import attitude_of

pytestmark = pytest.mark.gui

WAIT_MS = 20_000
Buttons, Keys = Qt.MouseButton, Qt.Key
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def spot(window, x: float, y: float) -> QPoint:
    """Return the pixel of the view at a place, 0 to 1 from its lower left."""
    view = window.view3d
    return QPoint(round(x * view.width()), round((1.0 - y) * view.height()))


def place_of(window, point: QPoint) -> tuple[float, float]:
    view = window.view3d
    return point.x() / view.width(), 1.0 - point.y() / view.height()


def drag(window, start: QPoint, end: QPoint, button=Buttons.LeftButton, keys=NONE):
    view = window.view3d
    QTest.mousePress(view, button, keys, start)
    for share in (0.1, 0.5, 1.0):
        way = (end - start).toTuple()
        point = start + QPoint(round(share * way[0]), round(share * way[1]))
        move_mouse(view, point, button, keys)
    QTest.mouseRelease(view, button, keys, end)


def seen(window, point_m) -> tuple[float, float]:
    view = window.view3d
    x, y = project(view.camera, point_m[None], view.aspect)[0].tolist()
    return x, y


@pytest.fixture
def held(window):
    """A pixel of the station and the point of its surface that is seen there."""
    pixel = spot(window, 0.5, 0.5)
    point_m = window.view3d.point_at(place_of(window, pixel))
    assert point_m is not None
    return pixel, point_m


def test_a_left_drag_turns_about_what_was_under_the_mouse(window, held):
    pixel, point_m = held
    before = attitude_of(window.view3d.camera)
    away = np.linalg.norm(window.view3d.camera.position_m - point_m)
    drag(window, pixel, pixel + QPoint(60, 40))
    camera = window.view3d.camera
    after = attitude_of(camera)

    assert seen(window, point_m) == pytest.approx(place_of(window, pixel), abs=1e-6)
    assert np.linalg.norm(camera.position_m - point_m) == pytest.approx(away)
    height = window.view3d.height()
    assert after.azimuth_deg - before.azimuth_deg == pytest.approx(60 / height * 180.0)
    rise = after.elevation_deg - before.elevation_deg
    assert rise == pytest.approx(40 / height * 180.0)
    assert window.session.camera is camera
    assert window.session.turned


@pytest.mark.parametrize(
    ("button", "keys"),
    [
        (Buttons.MiddleButton, NONE),
        (Buttons.RightButton, NONE),
        (Buttons.LeftButton, SHIFT),
    ],
)
def test_what_is_panned_stays_under_the_mouse(window, held, button, keys):
    pixel, point_m = held
    end = pixel + QPoint(-70, 33)
    axes = axes_of(window.view3d.camera)
    drag(window, pixel, end, button, keys)

    assert seen(window, point_m) == pytest.approx(place_of(window, end), abs=1e-6)
    assert np.allclose(axes_of(window.view3d.camera), axes)


@pytest.mark.parametrize("parallel", [False, True])
def test_the_wheel_zooms_on_the_cursor(window, held, parallel):
    if parallel:
        window.actions_by_id["parallel"].trigger()
    _, point_m = held
    pixel = spot(window, *seen(window, point_m))
    point_m = window.view3d.point_at(place_of(window, pixel))
    near = point_m + 0.5 * axes_of(window.view3d.camera)[0]
    place, across = seen(window, point_m), seen(window, near)[0]
    for _ in range(3):
        wheel(window, pixel, 120)

    assert seen(window, point_m) == pytest.approx(place, abs=1e-6)
    assert seen(window, near)[0] - place[0] == pytest.approx(
        NOTCH**3 * (across - place[0]), rel=0.02
    )


def wheel(window, pixel: QPoint, angle: int, keys=NONE, pixels=(0, 0), device=None):
    view = window.view3d
    event = QWheelEvent(
        QPointF(pixel),
        QPointF(view.mapToGlobal(pixel)),
        QPoint(*pixels),
        QPoint(0, angle),
        Buttons.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
        Qt.MouseEventSource.MouseEventNotSynthesized,
        *([device] if device else []),
    )
    QApplication.sendEvent(view, event)


def test_notches_of_the_wheel_are_one_step_of_undo_and_a_drag_another(
    window, held, qtbot
):
    pixel, _ = held
    start = window.view3d.camera
    with qtbot.waitSignal(window.view3d.rested, timeout=WAIT_MS):
        for _ in range(4):
            wheel(window, pixel, 120)
    zoomed = window.view3d.camera
    drag(window, pixel, pixel + QPoint(50, 20))

    window.actions_by_id["undo"].trigger()
    assert np.allclose(window.view3d.camera.position_m, zoomed.position_m)
    window.actions_by_id["undo"].trigger()
    assert np.allclose(window.view3d.camera.position_m, start.position_m)
    assert not window.session.turned


@pytest.fixture
def trackpad():
    kinds = QInputDevice.Capability
    return QPointingDevice(
        "pad",
        7,
        QInputDevice.DeviceType.TouchPad,
        QPointingDevice.PointerType.Finger,
        kinds.Position | kinds.Scroll | kinds.PixelScroll,
        2,
        3,
    )


def test_two_fingers_on_a_trackpad_pan_and_with_shift_they_turn(window, held, trackpad):
    pixel, point_m = held
    axes = axes_of(window.view3d.camera)
    wheel(window, pixel, 30, pixels=(20, 15), device=trackpad)
    moved = place_of(window, pixel + QPoint(20, 15))
    assert seen(window, point_m) == pytest.approx(moved, abs=1e-6)
    assert np.allclose(axes_of(window.view3d.camera), axes)
    before = attitude_of(window.view3d.camera)
    wheel(window, pixel, 30, SHIFT, pixels=(20, 15), device=trackpad)
    after = attitude_of(window.view3d.camera)
    turn = 180.0 / window.view3d.height()
    assert after.azimuth_deg - before.azimuth_deg == pytest.approx(20 * turn)
    assert after.elevation_deg - before.elevation_deg == pytest.approx(15 * turn)


def test_a_pinch_and_control_with_the_wheel_zoom(window, held, trackpad):
    pixel, _ = held
    view = window.view3d
    away = np.linalg.norm(view.camera.position_m - view.camera.target_m)
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        trackpad,
        2,
        QPointF(pixel),
        QPointF(pixel),
        QPointF(view.mapToGlobal(pixel)),
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(view, pinch)
    nearer = np.linalg.norm(view.camera.position_m - view.camera.target_m)
    assert nearer < away / 1.2
    wheel(window, pixel, 120, CONTROL, pixels=(0, 15), device=trackpad)
    nearest = np.linalg.norm(view.camera.position_m - view.camera.target_m)
    assert nearest == pytest.approx(nearer / NOTCH)


class Fingers:
    """Fingers on a touch screen, told of to a widget itself.

    `QTest.touchEvent` goes by way of the screen, where whatever lies over the widget
    may take or swallow it.
    """

    def __init__(self, widget: QWidget) -> None:
        kinds = QInputDevice.Capability.Position
        finger, screen = QPointingDevice.PointerType, QInputDevice.DeviceType
        self.device = QPointingDevice(
            "screen", 8, screen.TouchScreen, finger.Finger, kinds, 10, 0
        )
        self.widget = widget

    def touch(self, *places: QPoint) -> None:
        self._tell(QEvent.Type.TouchBegin, QEventPoint.State.Pressed, places)

    def move(self, *places: QPoint) -> None:
        self._tell(QEvent.Type.TouchUpdate, QEventPoint.State.Updated, places)

    def lift(self, *places: QPoint) -> None:
        self._tell(QEvent.Type.TouchEnd, QEventPoint.State.Released, places)

    def _tell(self, kind, state, places) -> None:
        points = [
            QEventPoint(i, state, QPointF(p), QPointF(self.widget.mapToGlobal(p)))
            for i, p in enumerate(places)
        ]
        event = QTouchEvent(kind, self.device, NONE, points)
        QApplication.sendEvent(self.widget, event)
        assert event.isAccepted()


def test_one_finger_turns_two_pan_and_pinch_a_short_touch_clicks(window, held, qtbot):
    pixel, point_m = held
    view, fingers = window.view3d, Fingers(window.view3d)
    assert view.testAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
    before = attitude_of(view.camera)
    fingers.touch(pixel)
    fingers.move(pixel + QPoint(40, 0))
    fingers.lift(pixel + QPoint(40, 0))
    turn = attitude_of(view.camera).azimuth_deg - before.azimuth_deg
    assert turn == pytest.approx(40 * 180.0 / view.height())
    assert seen(window, point_m) == pytest.approx(place_of(window, pixel), abs=1e-6)

    axes, one, two = axes_of(view.camera), pixel - QPoint(40, 0), pixel + QPoint(40, 0)
    shift, wider = QPoint(10, 20), QPoint(20, 0)
    ends = one + shift - wider, two + shift + wider
    fingers.touch(one, two)
    fingers.move(*ends)
    fingers.lift(*ends)
    assert np.allclose(axes_of(view.camera), axes)
    wanted = place_of(window, pixel + shift)
    assert seen(window, point_m) == pytest.approx(wanted, abs=1e-6)

    with qtbot.waitSignal(view.clicked, timeout=WAIT_MS) as told:
        fingers.touch(one)
        fingers.lift(one)
    assert told.args[:2] == pytest.approx(place_of(window, one))


def test_the_keyboard_alone_suffices(window):
    view = window.view3d
    view.setFocus()
    before = attitude_of(view.camera)
    QTest.keyClick(view, Keys.Key_Left)
    QTest.keyClick(view, Keys.Key_Up)
    after = attitude_of(view.camera)
    # The camera goes left, which is towards starboard from ahead, and up.
    assert after.azimuth_deg - before.azimuth_deg == pytest.approx(5.0)
    assert after.elevation_deg - before.elevation_deg == pytest.approx(5.0)

    target, axes = view.camera.target_m, axes_of(view.camera)
    QTest.keyClick(view, Keys.Key_Right, SHIFT)
    moved = axes @ (view.camera.target_m - target)
    assert moved[0] > 0.1
    assert moved[1:] == pytest.approx([0.0, 0.0], abs=1e-9)

    start = view.camera.position_m
    QTest.keyClick(view, Keys.Key_Plus)
    forward = axes @ (view.camera.position_m - start)
    assert forward[2] < -1.0
    QTest.keyClick(view, Keys.Key_Minus)
    assert np.allclose(view.camera.position_m, start)


@pytest.mark.parametrize("key", ["q", "e", "w", "s", "3", "p", "r", "v", "c"])
def test_keys_of_vtk_do_nothing_to_the_view(window, key):
    view = window.view3d
    view.setFocus()
    pixels = np.asarray(view.pixels())
    before = view.camera
    QTest.keyClick(view._canvas, key)

    assert window.isVisible()
    assert view.camera is before
    assert np.array_equal(np.asarray(view.pixels()), pixels)


def test_a_double_click_centres_what_it_hits_and_nothing_else(window, held):
    view = window.view3d
    pixel = held[0] + QPoint(10, 3)
    point_m = view.point_at(place_of(window, pixel))
    QTest.mouseDClick(view, Buttons.LeftButton, NONE, pixel)
    assert np.allclose(view.camera.target_m, point_m)
    assert seen(window, point_m) == pytest.approx((0.5, 0.5), abs=1e-6)
    assert window.session.camera is view.camera
    there = view.camera
    QTest.mouseDClick(view, Buttons.LeftButton, NONE, spot(window, 0.02, 0.02))
    assert view.camera is there


def test_in_halves_each_turns_about_what_is_in_it(window, qtbot):
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        window.commands.stations.use_reference(window.session.name)
    window.actions_by_id["layout:split"].trigger()
    view = window.view3d
    point_m = view.point_at((0.75, 0.5))
    assert point_m is not None
    pixel = spot(window, 0.75, 0.5)
    end = pixel + QPoint(30, 20)
    drag(window, pixel, end, Buttons.MiddleButton)
    x, y = project(view.camera, point_m[None], view.aspect / 2.0)[0].tolist()

    assert ((1.0 + x) / 2.0, y) == pytest.approx(place_of(window, end), abs=1e-2)


def test_a_thousand_moves_leave_nothing_behind(window, held):
    pixel, _ = held
    view = window.view3d

    def count() -> tuple[int, int]:
        gc.collect()
        props = view._canvas.renderer.GetViewProps().GetNumberOfItems()
        return len(gc.get_objects()), props

    for k in range(200):
        wheel(window, pixel, 120 if k % 2 else -120)
    before = count()
    for k in range(1000):
        wheel(window, pixel, 120 if k % 2 else -120)
    after = count()

    assert after[1] == before[1]
    assert after[0] - before[0] < 100
    assert len(window.session.history._before) == 1


def test_slow_frames_are_drawn_coarser_while_they_move_and_finely_at_rest(
    window, held, qtbot
):
    canvas = window.view3d._canvas
    canvas._pace.took(10 * SLOW_MS)
    canvas._pace.took(10 * SLOW_MS)
    wheel(window, held[0], 120)
    canvas.grabFramebuffer()
    coarse = (round(canvas.width() / 2), round(canvas.height() / 2))
    assert canvas._window.GetSize() == coarse
    with qtbot.waitSignal(window.view3d.rested, timeout=WAIT_MS):
        pass
    qtbot.waitUntil(
        lambda: canvas._window.GetSize() == (canvas.width(), canvas.height())
    )
    pixels = np.asarray(window.view3d.pixels())
    assert pixels.shape == (canvas.height(), canvas.width(), 3)


def test_a_machine_is_asked_for_no_more_than_it_can_draw():
    pace = Pace()
    for _ in range(5):
        pace.took(5.0)
    assert pace.coarseness is Coarseness.FINE
    for _ in range(5):
        pace.took(2 * SLOW_MS)
    assert pace.coarseness is Coarseness.HALVED
    pace.rest()
    assert pace.coarseness is Coarseness.HALVED
    for _ in range(2):
        for _ in range(5):
            pace.took(5.0)
        pace.rest()
    assert pace.coarseness is Coarseness.FINE
