"""Selecting in the view and in the tree, and what is done with what is selected."""

import time

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from viewer.gui.actions import CONTEXT, SEPARATOR
from viewer.gui.tree_model import EYE, ID, NAME
from viewer.scene.camera import project

pytestmark = pytest.mark.gui

WAIT_MS = 20_000
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
LAB_M, CORE_M, NOWHERE_M = (12.0, 0.0, 0.0), (5.0, 0.0, 0.0), (12.0, 0.0, -6.0)


@pytest.fixture
def side(window):
    """The window with all of the tiny station, seen from starboard."""
    window.session.go_to(3)
    window.actions_by_id["camera:starboard"].trigger()
    window.docks.docks["model"].raise_()
    return window


def place_of(window, point_m) -> tuple[float, float]:
    """Return where a point is seen, 0 to 1 from the lower left."""
    camera, aspect = window.view3d.camera, window.view3d.aspect
    x, y = project(camera, np.array([point_m]), aspect)[0]
    return float(x), float(y)


def pixel_of(window, point_m) -> QPoint:
    x, y = place_of(window, point_m)
    shown = window.view3d
    return QPoint(round(x * shown.width()), round((1.0 - y) * shown.height()))


def click(window, qtbot, point_m, keys=NONE, button=LEFT) -> None:
    said = window.view3d.clicked if button == LEFT else window.view3d.context_wanted
    with qtbot.waitSignal(said, timeout=WAIT_MS):
        place = pixel_of(window, point_m)
        QTest.mouseClick(window.view3d, button, keys, place)


def lines_selected(window) -> list[str]:
    panel = window.docks.panels["model"]
    rows = panel.view.selectionModel().selectedRows(NAME)
    return [index.data() for index in rows]


def index_of(window, name: str) -> QModelIndex:
    panel = window.docks.panels["model"]
    return panel._shown.mapFromSource(panel.nodes.index_of(name))


def colour_at(window, point_m) -> np.ndarray:
    """Return the mean colour round the place where a point is seen."""
    x, y = place_of(window, point_m)
    pixels = np.asarray(window.view3d.pixels())
    row, column = round((1.0 - y) * pixels.shape[0]), round(x * pixels.shape[1])
    return pixels[row - 3 : row + 4, column - 3 : column + 4].mean(axis=(0, 1))


def test_a_click_on_a_module_selects_it_in_the_tree_and_marks_it(side, qtbot):
    plain = colour_at(side, LAB_M)
    click(side, qtbot, LAB_M)

    assert side.session.view.selected == ("lab",)
    assert lines_selected(side) == ["Lab"]
    assert np.abs(colour_at(side, LAB_M) - plain).max() > 30
    click(side, qtbot, LAB_M)
    assert side.session.view.selected == ("lab/hull",)
    assert lines_selected(side) == ["Hull"]
    click(side, qtbot, CORE_M)
    click(side, qtbot, LAB_M, CONTROL)
    assert side.session.view.selected == ("core", "lab")
    assert sorted(lines_selected(side)) == ["Core", "Lab"]
    click(side, qtbot, NOWHERE_M)
    assert side.session.view.selected == ()
    assert lines_selected(side) == []
    assert not side.session.history.now.camera
    assert np.allclose(colour_at(side, LAB_M), plain, atol=3)


def test_a_line_of_the_tree_is_selected_and_marked_in_the_view(side):
    plain = colour_at(side, LAB_M)
    view = side.docks.panels["model"].view
    view.setCurrentIndex(index_of(side, "lab"))

    assert side.session.view.selected == ("lab",)
    assert np.abs(colour_at(side, LAB_M) - plain).max() > 30
    view.setCurrentIndex(index_of(side, "phase:one"))
    assert side.session.view.selected == ("core", "lab")
    assert lines_selected(side) == ["One"]
    view.setCurrentIndex(index_of(side, ""))
    assert side.session.view.selected == ()


def test_hiding_isolating_and_ghosting_change_the_scene_and_the_pixels(side):
    act = side.actions_by_id
    sky = colour_at(side, NOWHERE_M)
    side.commands.inspect.select(("lab",))
    marked = colour_at(side, LAB_M)

    def drawn() -> set[str]:
        return {n.element for n in side.commands.context.scene.nodes if n.element}

    act["hide"].trigger()
    assert drawn() == {"core", "ship"}
    assert act["hide"].isChecked()
    assert np.abs(colour_at(side, LAB_M) - marked).max() > 30
    act["hide"].trigger()
    assert drawn() == {"core", "lab", "ship"}
    act["isolate"].trigger()
    assert drawn() == {"lab"}
    assert np.abs(colour_at(side, CORE_M) - colour_at(side, NOWHERE_M)).max() < 60
    act["ghost"].trigger()
    materials = side.commands.context.scene.materials
    assert {materials[n.material].opacity < 1.0 for n in _station(side)} == {True}
    act["show-all"].trigger()
    assert drawn() == {"core", "lab", "ship"}
    assert not act["show-all"].isEnabled()
    assert np.allclose(colour_at(side, NOWHERE_M), sky, atol=25)
    for _ in range(3):
        act["undo"].trigger()
    assert side.session.view.only == ()
    assert side.session.view.hidden == ()
    assert side.session.view.selected == ("lab",)


def _station(window):
    scene = window.commands.context.scene
    return [node for node in scene.nodes if node.layer == "station"]


def test_the_eye_in_the_tree_hides_without_selecting(side, qtbot):
    view = side.docks.panels["model"].view
    side.commands.inspect.select(("core",))
    line = index_of(side, "lab")
    eye = view.visualRect(line.sibling(line.row(), EYE)).center()
    QTest.mouseClick(view.viewport(), LEFT, NONE, eye)

    assert side.session.view.hidden == ("lab",)
    assert side.session.view.selected == ("core",)
    assert "hidden" in index_of(side, "lab").data(Qt.ItemDataRole.AccessibleTextRole)
    QTest.mouseClick(view.viewport(), LEFT, NONE, eye)
    assert side.session.view.hidden == ()


def test_keys_walk_up_and_along(side):
    act, selected = side.actions_by_id, []
    for name in ("select-next", "select-next", "select-previous", "select-parent"):
        act[name].trigger()
        selected.append(side.session.view.selected)
    assert selected == [("core",), ("lab",), ("core",), ("core", "lab")]
    act["select-all"].trigger()
    assert side.session.view.selected == ("core", "lab", "ship")
    act["select-none"].trigger()
    assert side.session.view.selected == ()
    assert not act["select-parent"].isEnabled()


def test_zooming_looks_at_what_is_selected_and_undo_looks_back(side):
    before = side.view3d.camera
    side.commands.inspect.select(("lab",))
    side.actions_by_id["zoom-to"].trigger()
    near = side.session.camera

    assert np.allclose(near.target_m, LAB_M, atol=0.6)
    assert np.linalg.norm(near.position_m - near.target_m) < 0.6 * np.linalg.norm(
        before.position_m - before.target_m
    )
    side.actions_by_id["undo"].trigger()
    assert np.allclose(side.session.camera.position_m, before.position_m)


def test_hovering_names_what_is_under_the_mouse_in_time(side, qtbot):
    hovering = side.inspecting.hovering
    side.view3d.hovered.emit(*place_of(side, LAB_M))
    qtbot.waitUntil(hovering.tip.isVisible, timeout=WAIT_MS)
    assert hovering.tip.text() == "Lab — Hull"
    assert side.status.under_mouse.text() == "Lab — Hull"
    took = []
    for _ in range(5):
        start = time.perf_counter()
        hovering._look()
        took.append(time.perf_counter() - start)
    assert min(took) < 0.030
    side.view3d.hovered.emit(*place_of(side, NOWHERE_M))
    qtbot.waitUntil(lambda: not hovering.tip.isVisible(), timeout=WAIT_MS)
    assert side.status.under_mouse.text() == ""
    side.view3d.hovered.emit(*place_of(side, LAB_M))
    side.view3d.hover_ended.emit()
    assert not hovering._pause.isActive()


def test_the_menu_over_the_view_holds_what_can_be_done(side, qtbot):
    menu = side.inspecting.menu()
    wanted = [side.actions_by_id[name] for name in CONTEXT if name != SEPARATOR]

    assert [a for a in menu.actions() if not a.isSeparator()] == wanted
    opened: list[object] = []
    side.inspecting._open = opened.append
    click(side, qtbot, LAB_M, button=RIGHT)
    assert side.session.view.selected == ("lab",)
    click(side, qtbot, LAB_M, button=RIGHT)
    assert side.session.view.selected == ("lab",)
    click(side, qtbot, NOWHERE_M, button=RIGHT)
    assert side.session.view.selected == ()
    assert len(opened) == 3


def test_the_same_menu_opens_over_the_tree(side):
    opened: list[object] = []
    side.commands.inspect.menu_wanted.connect(opened.append)
    side.docks.bring("model")
    view = side.docks.panels["model"].view
    place = view.visualRect(index_of(side, "lab")).center()
    view.customContextMenuRequested.emit(place)
    assert opened == [view.viewport().mapToGlobal(place)]
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert side.actions_by_id["isolate"] in menu.actions()
    menu.close()
    view.customContextMenuRequested.emit(QPoint(5, view.viewport().height() - 2))
    assert len(opened) == 1


def test_a_click_brings_the_module_panel_forward_but_not_what_was_shut(side, qtbot):
    assert not side.docks.is_seen("module")
    click(side, qtbot, LAB_M)
    assert side.docks.is_seen("module")
    side.docks.bring("parameters")
    click(side, qtbot, CORE_M)
    assert side.docks.is_seen("parameters")
    for name in ("module", "parameters"):
        side.docks.docks[name].close()
    click(side, qtbot, LAB_M)
    assert not side.docks.is_seen("module")


def test_what_changes_in_the_tree_is_told_once_for_each_parent(side):
    nodes, told = side.docks.panels["model"].nodes, []
    nodes.dataChanged.connect(lambda *ends: told.append(ends))
    side.session.go_to(1)
    parents = [start.parent().data(ID) for start, *_ in told]
    assert len(set(parents)) == len(parents)
    rows = {
        nodes.index(row, 0, start.parent()).data(ID)
        for start, end, *_ in told
        for row in range(start.row(), end.row() + 1)
    }
    assert "lab" in rows
    assert {name for name in rows if name.startswith("lab/")}
    assert not {name for name in rows if name.startswith("core/")}


def test_the_tree_stays_open_and_selected_from_step_to_step_and_when_reloaded(
    side, qtbot
):
    panel = side.docks.panels["model"]
    panel.view.setExpanded(index_of(side, "lab"), True)
    panel.view.setExpanded(index_of(side, "phase:two"), False)
    side.commands.inspect.select(("lab/hull",))
    side.session.go_to(1)
    assert "arrives in step 2" in index_of(side, "lab").data(
        Qt.ItemDataRole.ToolTipRole
    )
    with qtbot.waitSignal(side.session.changed, timeout=WAIT_MS):
        side.actions_by_id["reload"].trigger()

    opened = [
        name
        for name in ("", "phase:one", "lab", "core", "phase:two")
        if panel.view.isExpanded(index_of(side, name))
    ]
    assert opened == ["", "phase:one", "lab"]
    assert lines_selected(side) == ["Hull"]


def test_what_is_looked_for_is_shown_and_the_rest_is_as_it_was_afterwards(side):
    panel = side.docks.panels["model"]
    side.commands.inspect.select(("core",))
    panel.search.setText("lab")
    assert index_of(side, "lab").isValid()
    assert panel.view.isExpanded(index_of(side, "lab"))
    assert not index_of(side, "ship").isValid()
    assert side.session.view.selected == ("core",)
    panel.search.clear()
    assert index_of(side, "ship").isValid()
    assert not panel.view.isExpanded(index_of(side, "lab"))
    assert lines_selected(side) == ["Core"]


def test_another_station_is_shown_though_things_of_this_one_are_hidden(
    side, qtbot, tiny_station
):
    side.commands.inspect.select(("lab",))
    side.actions_by_id["hide"].trigger()
    other = tiny_station.with_name("other.toml")
    text = tiny_station.read_text(encoding="utf-8").replace(
        'module = "lab"', 'module = "lab"\nid = "b"'
    )
    other.write_text(text.replace("lab.fore", "b.fore"), encoding="utf-8")
    with qtbot.waitSignal(side.commands.stations.opened, timeout=WAIT_MS):
        side.commands.stations.open(str(other), "3", "none")

    assert side.session.view.hidden == ()
    assert {n.element for n in _station(side)} == {"core", "b", "ship"}
