"""Clicks told apart from drags, and where the mouse is."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.gui.conftest import move_mouse
from viewer.gui.pointing import SLACK_PX, Pointing

pytestmark = pytest.mark.gui

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def pointed(qtbot):
    widget = QWidget()
    widget.resize(200, 100)
    qtbot.addWidget(widget)
    return widget, Pointing(widget)


def drag(widget: QWidget, button: Qt.MouseButton, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(widget, button, NONE, start)
    QTest.mouseRelease(widget, button, NONE, end)


def test_a_click_has_its_place_from_the_lower_left_and_its_keys(pointed, qtbot):
    widget, pointing = pointed
    keys = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(pointing.clicked) as told:
        QTest.mouseClick(widget, LEFT, keys, QPoint(50, 75))
    assert told.args == [0.25, 0.25, keys]
    with qtbot.waitSignal(pointing.context_wanted) as told:
        QTest.mouseClick(widget, RIGHT, NONE, QPoint(100, 10))
    assert told.args == [0.5, 0.9]


def test_a_drag_is_no_click(pointed, qtbot):
    widget, pointing = pointed
    start = QPoint(50, 50)
    with qtbot.assertNotEmitted(pointing.clicked):
        drag(widget, LEFT, start, start + QPoint(int(SLACK_PX) + 1, 0))
    with qtbot.waitSignal(pointing.clicked):
        drag(widget, LEFT, start, start + QPoint(1, 1))


def test_a_double_click_is_one_click_and_itself(pointed, qtbot):
    widget, pointing = pointed
    clicks: list[float] = []
    pointing.clicked.connect(lambda x, _y, _keys: clicks.append(x))
    QTest.mouseClick(widget, LEFT, NONE, QPoint(20, 20))
    with qtbot.waitSignal(pointing.double_clicked) as told:
        QTest.mouseDClick(widget, LEFT, NONE, QPoint(20, 20))
    QTest.mouseRelease(widget, LEFT, NONE, QPoint(20, 20))
    assert told.args == [0.1, 0.8]
    assert len(clicks) == 1


def test_the_mouse_hovers_only_while_no_button_is_held(pointed):
    widget, pointing = pointed
    hovered: list[tuple[float, float]] = []
    dragged: list[bool] = []
    pointing.hovered.connect(lambda x, y: hovered.append((x, y)))
    pointing.dragged.connect(lambda: dragged.append(True))
    move_mouse(widget, QPointF(100, 25))
    assert (hovered, dragged) == ([(0.5, 0.75)], [])
    move_mouse(widget, QPointF(120, 25), LEFT)
    assert (hovered, dragged) == ([(0.5, 0.75)], [True])


def test_the_view_tells_of_clicks_on_the_picture(window, qtbot):
    shown = window.view3d
    with qtbot.waitSignal(window.view3d.clicked) as told:
        middle = QPoint(shown.width() // 2, shown.height() // 2)
        QTest.mouseClick(shown, LEFT, NONE, middle)
    x, y, _keys = told.args
    assert (x, y) == pytest.approx((0.5, 0.5), abs=0.01)
