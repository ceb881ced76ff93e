"""Measuring in the window: tools, snapping, the dock, sections, drawn apart."""

import threading
import tomllib

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.gui.conftest import activate, press_key
from viewer.assembly import measuring as measure_module
from viewer.assembly.measuring import distance
from viewer.gui.panels.apart import ApartPanel
from viewer.gui.panels.measures import MeasuresPanel
from viewer.gui.sections import axis_of
from viewer.pictures.words import as_command, as_toml
from viewer.scene.camera import project
from viewer.scene.view import Section

pytestmark = pytest.mark.gui
WAIT_MS = 20_000
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def measuring(window):
    """The window on the whole tiny station, seen from starboard."""
    window.session.go_to(3)
    window.commands.camera.look("starboard", keeps=False)
    return window


def place_of(window, point_m) -> tuple[float, float]:
    scene, aspect = window.commands.context.scene, window.view3d.aspect
    x, y = project(scene.camera, np.array([point_m], dtype=float), aspect)[0].tolist()
    return x, y


def click(window, point_m) -> None:
    window.view3d.clicked.emit(*place_of(window, point_m), NONE)


def measures(window):
    return window.session.view.measures


def panel(window) -> MeasuresPanel:
    found = window.docks.panels["measures"]
    window.docks.docks["measures"].show()
    window.docks.docks["measures"].raise_()
    window.docks.refresh()
    assert isinstance(found, MeasuresPanel)
    return found


def test_two_clicks_measure_a_distance_between_what_they_snap_to(measuring, qtbot):
    measuring.actions_by_id["measure:distance"].trigger()
    assert measuring.actions_by_id["measure:distance"].isChecked()
    assert "first point" in measuring.statusBar().currentMessage()
    # The rims of the core hull of radius 1 as seen from starboard, at its two ends.
    click(measuring, (0.0, 1.0, 0.0))
    assert measures(measuring) == ()
    assert "second point" in measuring.statusBar().currentMessage()
    click(measuring, (10.0, 1.0, 0.0))
    (measure,) = measures(measuring)
    found = distance(measure)
    assert found.value_m == pytest.approx(10.0, abs=0.3)
    # Ready for the next one, and what was clicked selects nothing meanwhile.
    assert "first point" in measuring.statusBar().currentMessage()
    assert measuring.session.view.selected == ()
    assert any(node.on_top for node in measuring.commands.context.scene.nodes)


@pytest.mark.parametrize(
    ("mode", "clicks", "kind"),
    [
        ("edge", [(10.0, 0.0, -1.0)], "edge"),
        ("diameter", [(5.0, 1.0, 0.2)], "diameter"),
        ("length", [(12.0, 1.0, 0.0)], "length"),
        ("clearance", [(5.0, 1.0, 0.0), (15.5, 1.0, 0.0)], "clearance"),
    ],
)
def test_each_tool_measures_what_is_clicked(measuring, qtbot, mode, clicks, kind):
    measuring.actions_by_id[f"measure:{mode}"].trigger()
    for point in clicks:
        click(measuring, point)
    qtbot.waitUntil(lambda: len(measures(measuring)) == 1, timeout=WAIT_MS)
    (measure,) = measures(measuring)
    assert measure.kind == kind
    table = panel(measuring).table
    figure = float(table.item(0, 2).text().removesuffix(" m"))
    expected = {"edge": 2 * np.pi, "diameter": 2.0, "length": 4.0, "clearance": 4.0}
    assert figure == pytest.approx(expected[mode], abs=0.15)


def test_the_pointer_shows_what_it_would_take(measuring, qtbot):
    overlay = measuring.measuring.overlay
    x, y = place_of(measuring, (5.0, 1.0, 0.2))
    measuring.view3d.hovered.emit(x, y)
    assert overlay.preview is None
    measuring.actions_by_id["measure:diameter"].trigger()
    with qtbot.waitSignal(measuring.commands.measure.previewed, timeout=WAIT_MS):
        measuring.view3d.hovered.emit(x, y)
    assert overlay.isVisible()
    assert overlay.preview.kind == "circle"
    assert "2.00 m" in overlay.words()
    # What follows the mouse is over the view, and nothing of it is in a picture.
    assert not any(node.on_top for node in measuring.commands.context.scene.nodes)
    measuring.view3d.hover_ended.emit()
    assert not overlay.isVisible()


def test_escape_lets_go_of_the_point_and_then_of_the_tool(measuring, qtbot):
    stop = measuring.actions_by_id["measure-stop"]
    assert not stop.isEnabled()
    activate(measuring)
    measuring.actions_by_id["measure:distance"].trigger()
    click(measuring, (5.0, 1.0, 0.2))
    assert measuring.commands.measure.tool.first is not None
    press_key(measuring, Qt.Key.Key_Escape)
    assert measuring.commands.measure.tool.first is None
    press_key(measuring, Qt.Key.Key_Escape)
    assert measuring.commands.measure.tool is None
    assert not measuring.actions_by_id["measure:distance"].isChecked()
    # A click selects again.
    click(measuring, (5.0, 1.0, 0.2))
    assert measuring.session.view.selected == ("core",)


def test_what_is_selected_is_measured_at_once(measuring, qtbot):
    measuring.commands.inspect.select(("core", "ship"))
    measuring.actions_by_id["measure:length"].trigger()
    assert [m.element for m in measures(measuring)] == ["core", "ship"]
    measuring.actions_by_id["measure:clearance"].trigger()
    qtbot.waitUntil(lambda: len(measures(measuring)) == 3, timeout=WAIT_MS)
    assert measuring.commands.measure.tool is None


def test_measures_are_taken_away_and_brought_back(measuring, qtbot):
    measuring.commands.inspect.select(("core", "lab", "ship"))
    measuring.actions_by_id["measure:length"].trigger()
    every = measures(measuring)
    assert len(every) == 3
    measuring.actions_by_id["measure-back"].trigger()
    assert measures(measuring) == every[:2]
    measuring.actions_by_id["undo"].trigger()
    assert measures(measuring) == every
    shown = panel(measuring)
    shown.table.selectRow(1)
    shown.delete_button.click()
    assert [m.element for m in measures(measuring)] == ["core", "ship"]
    shown.clear_button.click()
    assert measures(measuring) == ()
    assert not measuring.actions_by_id["measure-clear"].isEnabled()
    assert shown.hint.isVisible()


def test_the_table_says_what_is_there_and_is_copied(measuring, qtbot):
    measuring.commands.inspect.select(("core", "ship"))
    measuring.actions_by_id["measure:clearance"].trigger()
    qtbot.waitUntil(lambda: len(measures(measuring)) == 1, timeout=WAIT_MS)
    shown = panel(measuring)
    texts = [shown.table.item(0, column).text() for column in range(4)]
    assert texts[:3] == ["Clearance", "Core (hull) \N{EN DASH} Ship (hull)", "4.00 m"]
    shown.copy_button.click()
    assert QGuiApplication.clipboard().text() == "\t".join(texts)
    measuring.session.go_to(1)
    assert shown.table.item(0, 2).text() == "—"
    assert shown.table.item(0, 3).text() == "not there at this step"


def test_measures_go_into_the_words_of_a_shot(measuring, qtbot):
    measuring.commands.inspect.select(("lab",))
    measuring.actions_by_id["measure:length"].trigger()
    request = measuring.session.request(1.6)
    assert "--measure length:lab" in as_command(request)
    (entry,) = tomllib.loads(as_toml(request))["shots"]
    assert entry["measures"] == [{"kind": "length", "element": "lab"}]


def test_another_station_has_measures_of_its_own(measuring, qtbot, tmp_path):
    measuring.commands.inspect.select(("lab",))
    measuring.actions_by_id["measure:length"].trigger()
    with qtbot.waitSignal(measuring.commands.stations.opened, timeout=WAIT_MS):
        measuring.commands.stations.open("ross", "1", "none")
    assert measures(measuring) == ()


def test_nothing_is_measured_of_what_is_drawn_apart_or_laid_out(measuring, qtbot):
    measuring.session.set_view(explode=1.0)
    measuring.actions_by_id["measure:distance"].trigger()
    assert measuring.session.view.explode == 0.0
    measuring.commands.measure.end()
    measuring.commands.view.set_layout("silhouettes")
    assert not measuring.actions_by_id["measure:distance"].isEnabled()


def test_clearances_are_never_sought_while_the_window_waits(
    measuring, qtbot, monkeypatch
):
    where: list[bool] = []
    sought = measure_module.gap_between

    def noted(*given):
        where.append(threading.current_thread() is threading.main_thread())
        return sought(*given)

    monkeypatch.setattr(measure_module, "gap_between", noted)
    measuring.commands.inspect.select(("core", "ship"))
    measuring.actions_by_id["measure:clearance"].trigger()
    qtbot.waitUntil(lambda: len(measures(measuring)) == 1, timeout=WAIT_MS)
    panel(measuring)
    before = measuring.session.model
    measuring.commands.stations.reload()
    qtbot.waitUntil(lambda: measuring.session.model is not before, timeout=WAIT_MS)
    assert where == [False, False]


# --- taken apart ----------------------------------------------------------------------


def apart(window) -> ApartPanel:
    window.docks.docks["apart"].show()
    window.docks.docks["apart"].raise_()
    found = window.docks.panels["apart"]
    window.docks.refresh()
    assert isinstance(found, ApartPanel)
    return found


def test_a_section_is_switched_on_moved_turned_and_flipped(measuring, qtbot):
    box = apart(measuring).section
    assert not box.isChecked()
    box.setChecked(True)
    section = measuring.session.view.section
    assert axis_of(section)[0] == "x"
    box.axis.setCurrentIndex(1)
    box.axis.activated.emit(1)
    assert axis_of(measuring.session.view.section) == ("y", pytest.approx(0.0), False)
    box.at.setValue(0.4)
    assert axis_of(measuring.session.view.section) == ("y", pytest.approx(0.4), False)
    box.flip.click()
    assert axis_of(measuring.session.view.section) == ("y", pytest.approx(0.4), True)
    nodes = measuring.commands.context.scene.nodes
    assert any(node.material == "section" for node in nodes)
    box.setChecked(False)
    assert measuring.session.view.section is None


def test_a_drag_of_the_section_is_one_step_of_undo(measuring, qtbot):
    box = apart(measuring).section
    box.setChecked(True)
    start = measuring.session.view.section
    box.slider.setSliderDown(True)
    for value in (300, 400, 500, 600):
        box.slider.setValue(value)
        qtbot.waitUntil(lambda: not box._lag.isActive(), timeout=WAIT_MS)
    box.slider.setSliderDown(False)
    _, at_m, _ = axis_of(measuring.session.view.section)
    low, high = box.at.minimum(), box.at.maximum()
    assert at_m == pytest.approx(low + 0.6 * (high - low), abs=0.02)
    measuring.session.undo()
    assert measuring.session.view.section == start


def test_a_section_aslant_is_left_alone(measuring):
    box = apart(measuring).section
    aslant = Section(normal=(0.6, 0.0, 0.8), at_m=1.0)
    measuring.session.set_view(section=aslant)
    assert box.isChecked()
    assert not box.slider.isEnabled()
    assert measuring.session.view.section == aslant


def test_elements_are_drawn_apart_and_put_together(measuring):
    shown = apart(measuring)
    shown.explode.setValue(150)
    assert measuring.session.view.explode == 1.5
    assert shown.together.isEnabled()
    shown.together.click()
    assert measuring.session.view.explode == 0.0
    assert shown.explode.value() == 0


def test_ports_are_marked_by_the_panel_and_the_action(measuring):
    shown = apart(measuring)
    shown.ports.click()
    assert measuring.session.view.ports
    measuring.actions_by_id["ports"].trigger()
    assert not measuring.session.view.ports
    assert not shown.ports.isChecked()
