"""The orientation cube, flights, flights around, and the menu Camera."""

import gc
import weakref

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.conftest import activate, move_mouse, press_key
from viewer.gui.actions import ROWS
from viewer.gui.looking import is_same
from viewer.gui.main_window import MainWindow
from viewer.gui.orientation_cube import SIZE_PX
from viewer.scene.camera import CAMERAS, CORNERS, SIDES, axes_of, project
from viewer.scene.orbiting import attitude_of

pytestmark = pytest.mark.gui

WAIT_MS = 20_000
LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def looks_from(window, name: str) -> bool:
    towards = np.array(CAMERAS[name].towards_camera)
    towards = towards / np.linalg.norm(towards)
    return np.allclose(axes_of(window.view3d.camera)[2], towards, atol=1e-6)


# --- the cube ------------------------------------------------------------------------


@pytest.fixture
def cube(window):
    return window.steering.cube


def middle_of(cube, name: str) -> QPoint:
    """Return a pixel of the cube where a facet is seen."""
    for x in range(0, SIZE_PX, 3):
        for y in range(0, SIZE_PX, 3):
            facet = cube.facet_under(QPointF(x, y))
            if facet is not None and facet.preset == name:
                return QPoint(x, y)
    raise AssertionError(f"{name} is not seen")


def test_a_click_on_the_cube_looks_from_there(window, cube):
    middle = QPoint(SIZE_PX // 2, SIZE_PX // 2)
    for name in ("front", "front-starboard", "top", "aft-port", "port"):
        QTest.mouseClick(cube, LEFT, NONE, middle_of(cube, name))
        assert looks_from(window, name)
        assert window.session.view.camera == name
        assert window.actions_by_id[f"camera:{name}"].isChecked()
        assert cube.facet_under(QPointF(middle)).preset == name


def test_with_shift_it_keeps_what_is_looked_at_and_how_near(window, cube):
    view = window.view3d
    view.navigator.zoom(2.0, (0.6, 0.5))
    view.navigator.rest()
    before = view.camera
    QTest.mouseClick(cube, LEFT, SHIFT, middle_of(cube, "front"))

    assert looks_from(window, "front")
    assert np.allclose(view.camera.target_m, before.target_m)
    away = [np.linalg.norm(c.position_m - c.target_m) for c in (before, view.camera)]
    assert away[0] == pytest.approx(away[1])
    assert window.session.turned


def test_a_drag_of_the_cube_turns_the_view_and_is_no_click(window, cube):
    start = middle_of(cube, "front")
    before = attitude_of(window.view3d.camera)
    QTest.mousePress(cube, LEFT, NONE, start)
    for step in (4, 8, 12):
        move_mouse(cube, start + QPoint(step, 0), LEFT)
    QTest.mouseRelease(cube, LEFT, NONE, start + QPoint(12, 0))
    after = attitude_of(window.view3d.camera)

    assert after.azimuth_deg > before.azimuth_deg + 2.0
    assert after.elevation_deg == pytest.approx(before.elevation_deg)
    assert window.session.view.camera == "default"
    window.actions_by_id["undo"].trigger()
    assert not window.session.turned


def test_what_is_under_the_mouse_is_marked_and_says_where_it_leads(window, cube):
    plain = cube.grab().toImage()
    place = middle_of(cube, "front")
    move_mouse(cube, place)
    assert cube._hovered == "front"
    assert cube.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert cube.grab().toImage() != plain
    QApplication.sendEvent(cube, QEvent(QEvent.Type.Leave))
    assert cube._hovered is None
    assert cube.accessibleName() == "Orientation cube"


def test_the_cube_keeps_to_its_corner_and_can_be_put_away(window, cube, qtbot):
    with qtbot.waitSignal(window.view3d.resized, timeout=WAIT_MS):
        window.resize(1100, 700)
    right = window.view3d.width() - cube.geometry().right()
    assert 0 < right < 20
    window.actions_by_id["cube"].trigger()
    assert not cube.isVisible()
    assert not window.actions_by_id["cube"].isChecked()
    window.actions_by_id["cube"].trigger()
    assert cube.isVisible()


def test_beside_the_cube_the_view_takes_the_mouse(window, cube):
    before = attitude_of(window.view3d.camera)
    assert cube.facet_under(QPointF(1, 1)) is None
    QTest.mousePress(cube, LEFT, NONE, QPoint(1, 1))
    assert cube._pressed is None
    assert attitude_of(window.view3d.camera) == before


def test_moving_over_the_cube_draws_no_scene(window, cube, qtbot):
    canvas = window.view3d._canvas
    window.view3d.pixels()
    qtbot.wait(400)
    renders: list[int] = []
    canvas.renderer.AddObserver("StartEvent", lambda *_: renders.append(1))
    for x in range(20, 90, 10):
        move_mouse(cube, QPoint(x, 50))
        cube.repaint()
        canvas.repaint()

    assert not renders


def test_a_frame_shows_that_keys_go_to_the_view(window, qtbot):
    frame, view = window.steering.frame, window.view3d
    for reason, is_shown in (("Tab", True), ("Mouse", False), ("Backtab", True)):
        reasons = Qt.FocusReason
        event = QFocusEvent(QEvent.Type.FocusIn, reasons[f"{reason}FocusReason"])
        QApplication.sendEvent(view, event)
        assert frame.isVisible() == is_shown
    assert frame.size() == view.size()
    QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusOut))
    assert not frame.isVisible()


def test_arrows_step_while_presenting_and_turn_the_view_otherwise(window):
    view, session = window.view3d, window.session
    window.actions_by_id["present"].trigger()
    step = session.steps_done
    activate(window)
    view.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Right)
    assert session.steps_done == step + 1
    assert not session.turned
    window.presenter.end()
    activate(window)
    view.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Right)
    assert session.steps_done == step + 1
    assert session.turned


# --- the menu ------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*SIDES, *CORNERS])
def test_each_side_and_each_corner_has_its_action(window, name):
    window.actions_by_id[f"camera:{name}"].trigger()

    assert looks_from(window, name)
    assert window.session.request(1.5)["camera"] == name


def test_no_two_actions_have_the_same_keys(window):
    seen: dict[str, str] = {}
    for name in ROWS:
        for keys in window.actions_by_id[name].shortcuts():
            text = keys.toString()
            assert text not in seen, f"{name} and {seen[text]}: {text}"
            seen[text] = name


def test_zooms_and_a_fit_from_here(window):
    view = window.view3d
    view.navigator.turn(0.2, 0.1)
    view.navigator.rest()
    turned = view.camera
    window.actions_by_id["zoom-in"].trigger()
    window.actions_by_id["zoom-in"].trigger()
    nearer = np.linalg.norm(view.camera.position_m - view.camera.target_m)
    away = np.linalg.norm(turned.position_m - turned.target_m)
    assert nearer == pytest.approx(away / 1.4**2)
    window.actions_by_id["zoom-out"].trigger()
    back = np.linalg.norm(view.camera.position_m - view.camera.target_m)
    assert back == pytest.approx(away / 1.4)

    window.actions_by_id["fit-here"].trigger()
    assert np.allclose(axes_of(view.camera), axes_of(turned), atol=1e-9)
    scene = window.session.scene(view.aspect)
    node = next(n for n in scene.nodes if n.element == "core")
    points = scene.meshes[node.mesh].points @ node.world_from_mesh[:3, :3].T
    places = project(view.camera, points + node.world_from_mesh[:3, 3], view.aspect)
    assert places.min() > 0.0
    assert places.max() < 1.0
    assert np.ptp(places, axis=0).max() > 0.8


# --- flights -------------------------------------------------------------------------


@pytest.fixture
def flying(window):
    window.view3d.flight.duration_ms = 300
    return window


def test_a_flight_ends_exactly_where_the_session_looks_from(flying, qtbot):
    flight, view, session = flying.view3d.flight, flying.view3d, flying.session
    start = view.camera
    seen: list[object] = []
    view.seen.connect(seen.append)
    with qtbot.waitSignal(flight.ended, timeout=WAIT_MS):
        flying.actions_by_id["camera:aft-port"].trigger()
        assert flight.running
        assert view.camera is start
        assert session.camera is not start
    assert is_same(view.camera, session.camera)
    assert looks_from(flying, "aft-port")
    assert not flight.running
    assert len(seen) > 2


def test_a_flight_composes_nothing_anew(flying, qtbot, monkeypatch):
    flying.view3d.resized.disconnect()
    composed: list[int] = []
    scene = type(flying.session).scene
    monkeypatch.setattr(
        type(flying.session), "scene", lambda *a: composed.append(1) or scene(*a)
    )
    with qtbot.waitSignal(flying.view3d.flight.ended, timeout=WAIT_MS):
        flying.actions_by_id["camera:top"].trigger()

    assert len(composed) == 1


def test_who_moves_the_view_ends_a_flight_where_it_is(flying, qtbot):
    flight, view = flying.view3d.flight, flying.view3d
    flight.duration_ms = 5000
    flying.actions_by_id["camera:aft"].trigger()
    with qtbot.waitSignal(flight.moved, timeout=WAIT_MS):
        pass
    on_the_way = view.camera
    view.navigator.zoom(1.2, (0.5, 0.5))

    assert not flight.running
    assert np.allclose(axes_of(view.camera), axes_of(on_the_way), atol=0.2)
    assert not looks_from(flying, "aft")
    assert flying.session.camera is view.camera


@pytest.mark.parametrize("deed", ["undo", "fit", "double click"])
def test_ways_that_are_flown(flying, qtbot, deed):
    view = flying.view3d
    view.navigator.turn(0.3, 0.2)
    view.navigator.rest()
    with qtbot.waitSignal(view.flight.ended, timeout=WAIT_MS):
        if deed == "double click":
            middle = QPoint(view.width() // 2 + 20, view.height() // 2)
            QTest.mouseDClick(view, LEFT, NONE, middle)
        else:
            flying.actions_by_id[deed].trigger()
        assert view.flight.running

    assert is_same(view.camera, flying.session.camera)


def test_without_animations_and_for_another_projection_there_is_no_flight(flying):
    view = flying.view3d
    flying.actions_by_id["parallel"].trigger()
    assert not view.flight.running
    flying.session.set_playback(animated=False)
    flying.actions_by_id["camera:top"].trigger()
    assert not view.flight.running
    assert looks_from(flying, "top")


# --- round about ---------------------------------------------------------------------


def test_it_flies_around_until_escape_as_one_step_of_undo(window, qtbot):
    fly, view = window.commands.camera.fly_around, window.view3d
    start = view.camera
    before = attitude_of(start)
    action = window.actions_by_id["fly-around"]
    action.trigger()
    assert action.isChecked()
    for _ in range(4):
        with qtbot.waitSignal(fly.turned, timeout=WAIT_MS):
            pass
    press_key(window, Qt.Key.Key_Escape)
    after = attitude_of(view.camera)

    assert not fly.running
    assert not action.isChecked()
    assert after.azimuth_deg > before.azimuth_deg
    assert after.elevation_deg == pytest.approx(before.elevation_deg)
    assert np.allclose(view.camera.target_m, start.target_m)
    assert window.session.camera is view.camera
    window.actions_by_id["undo"].trigger()
    assert np.allclose(view.camera.position_m, start.position_m)


def test_any_movement_ends_it_and_a_step_does_not(window, qtbot):
    fly = window.commands.camera.fly_around
    window.actions_by_id["fly-around"].trigger()
    window.actions_by_id["last"].trigger()
    with qtbot.waitSignal(fly.turned, timeout=WAIT_MS):
        pass
    assert fly.running
    QTest.mousePress(window.view3d, LEFT, NONE, QPoint(30, 30))
    assert not fly.running
    QTest.mouseRelease(window.view3d, LEFT, NONE, QPoint(30, 30))
    window.actions_by_id["fly-around"].trigger()
    window.actions_by_id["camera:port"].trigger()
    qtbot.waitUntil(lambda: not fly.running, timeout=WAIT_MS)
    assert looks_from(window, "port")


def test_its_speed_is_kept(window):
    window.actions_by_id["fly_around:fast"].trigger()

    assert window.settings.preferences.fly_around == "fast"
    assert window.actions_by_id["fly_around:fast"].isChecked()
    assert not window.actions_by_id["fly_around:normal"].isChecked()


# --- the end -------------------------------------------------------------------------


def test_a_window_that_is_closed_on_the_way_leaves_nothing(qtbot, store, tiny_station):
    window = MainWindow(store)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        window.commands.stations.open(str(tiny_station), "1", "none")
    window.actions_by_id["fly-around"].trigger()
    window.view3d.flight.start(window.view3d.camera, window.session.camera)
    alive = [
        weakref.ref(each)
        for each in (
            window,
            window.view3d,
            window.view3d.navigator,
            window.steering.cube,
            window.commands.camera.fly_around,
        )
    ]
    window.close()
    window.deleteLater()
    del window
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [ref() for ref in alive] == [None] * 5
