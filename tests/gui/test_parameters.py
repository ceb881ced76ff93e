"""Parameters as sliders: the model follows, fails in words, and is saved."""

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from viewer.gui.main_window import MainWindow
from viewer.spec.load import load_station

pytestmark = pytest.mark.gui

WAIT_MS = 20_000


@pytest.fixture
def lab(window):
    """The window with the lab selected and its parameters to be seen."""
    window.session.go_to(3)
    window.commands.inspect.select(("lab",))
    window.docks.bring("parameters")
    return window


def panel_of(window):
    return window.docks.panels["parameters"]


def slider_of(window, name="length_m"):
    return panel_of(window).sliders[name]


def settle(window, qtbot) -> None:
    """Wait until the model is what the chosen values make of it, or cannot be."""
    rebuilding, session = window.commands.parameters.rebuilding, window.session

    def is_settled() -> bool:
        done = session.model.overrides == session.overrides or rebuilding.problems
        return bool(done) and not rebuilding.is_running

    qtbot.waitUntil(is_settled, timeout=WAIT_MS)


def length_m(window) -> float:
    return window.session.figures().figures["length_m"].value


def slide(window, value: float, name="length_m") -> None:
    slider = slider_of(window, name)
    slider.slider.setValue(slider.row.position_of(value))


def test_moving_a_slider_rebuilds_the_model_and_its_figures(lab, qtbot):
    slider = slider_of(lab)
    assert (slider.row.value, slider.number.value()) == (4.0, 4.0)
    assert length_m(lab) == pytest.approx(14.0)
    before = lab.session.model
    slide(lab, 8.0)
    assert slider.number.value() == 8.0
    settle(lab, qtbot)

    assert lab.session.overrides == {"lab": {"length_m": 8.0}}
    assert length_m(lab) == pytest.approx(18.0)
    kept = {key.module for key, made in before.parts.items()} - {"lab"}
    for key, made in lab.session.model.parts.items():
        assert (made is before.parts[key]) == (key.module in kept)
    assert slider.title.font().bold()
    assert lab.session.steps_done == 3
    request = lab.session.request(1.5)
    assert request["set"] == {"lab.length_m": 8.0}


def test_one_movement_is_one_step_of_undo(lab, qtbot):
    slider = slider_of(lab)
    slider.slider.setSliderDown(True)
    for value in (5.0, 6.0, 7.0, 8.0, 9.0):
        slide(lab, value)
    slider.slider.setSliderDown(False)
    slide(lab, 12.0)
    settle(lab, qtbot)
    assert length_m(lab) == pytest.approx(22.0)
    lab.actions_by_id["undo"].trigger()
    settle(lab, qtbot)
    assert length_m(lab) == pytest.approx(19.0)
    assert slider.number.value() == 9.0
    lab.actions_by_id["undo"].trigger()
    settle(lab, qtbot)
    assert length_m(lab) == pytest.approx(14.0)
    assert not slider.reset_button.isEnabled()
    lab.actions_by_id["redo"].trigger()
    settle(lab, qtbot)
    assert length_m(lab) == pytest.approx(19.0)


def test_the_model_follows_and_the_last_value_holds(lab, qtbot):
    shown: list[float] = []
    lab.session.changed.connect(lambda: shown.append(round(length_m(lab), 3)))
    slider_of(lab).slider.setSliderDown(True)
    for value in range(5, 30):
        slide(lab, float(value))
        QApplication.processEvents()
    slider_of(lab).slider.setSliderDown(False)
    settle(lab, qtbot)

    assert shown[-1] == pytest.approx(39.0)
    assert shown == sorted(shown)
    assert lab.tasks.count == 0


def test_numbers_are_typed_and_taken_back(lab, qtbot):
    slider = slider_of(lab)
    slider.number.selectAll()
    QTest.keyClicks(slider.number, "7.25")
    assert lab.session.overrides == {}
    QTest.keyClick(slider.number, Qt.Key.Key_Return)
    settle(lab, qtbot)
    assert length_m(lab) == pytest.approx(17.25)
    assert slider.slider.value() == slider.row.position_of(7.25)
    slider.reset_button.click()
    settle(lab, qtbot)
    assert length_m(lab) == pytest.approx(14.0)
    slide(lab, 9.0)
    lab.commands.inspect.select(("core",))
    slide(lab, 20.0)
    settle(lab, qtbot)
    assert set(lab.session.overrides) == {"lab", "core"}
    panel_of(lab).reset_button.click()
    settle(lab, qtbot)
    assert length_m(lab) == pytest.approx(14.0)
    assert not lab.actions_by_id["reset-parameters"].isEnabled()


@pytest.fixture
def waisted(tiny_station: Path) -> Path:
    """A lab whose waist has no width left from 20 m on."""
    path = tiny_station.parent / "modules" / "lab.toml"
    path.write_text(
        path.read_text(encoding="utf-8")
        + '\n[[parts]]\nkind = "hull"\nname = "waist"\n'
        + 'profile = [[0, 1.0], [1, "= 20 - length_m"]]\n',
        encoding="utf-8",
    )
    return path


def test_a_value_that_cannot_be_is_said_and_the_last_good_model_stays(
    waisted, lab, qtbot
):
    slide(lab, 10.0)
    settle(lab, qtbot)
    good = lab.session.model
    slide(lab, 25.0)
    settle(lab, qtbot)

    assert lab.session.model is good
    slider = slider_of(lab)
    assert slider.problem.isVisible()
    assert "the last good model stays" in slider.problem.text()
    said = "waist.profile[1][1] must be at least 0, is -5 (with length_m = 25)"
    assert said in slider.problem.text()
    assert slider.number.value() == 25.0
    assert lab.session.problems == ()
    # What is copied is what is seen.
    assert lab.session.request(1.5)["set"] == {"lab.length_m": 10.0}
    slide(lab, 12.0)
    settle(lab, qtbot)
    assert length_m(lab) == pytest.approx(22.0)
    assert not slider.problem.isVisible()
    slide(lab, 30.0)
    settle(lab, qtbot)
    lab.actions_by_id["undo"].trigger()
    settle(lab, qtbot)
    assert not slider.problem.isVisible()
    assert length_m(lab) == pytest.approx(22.0)


def test_what_is_read_anew_meanwhile_takes_the_chosen_values(lab, qtbot):
    slide(lab, 8.0)
    module = Path(lab.session.model.spec.path).parent / "modules" / "core.toml"
    with qtbot.waitSignal(lab.session.changed, timeout=WAIT_MS):
        text = module.read_text(encoding="utf-8").replace(
            "default = 10.0", "default = 20.0"
        )
        module.write_text(text, encoding="utf-8")

    qtbot.waitUntil(lambda: abs(length_m(lab) - 28.0) < 1e-6, timeout=WAIT_MS)
    assert lab.session.overrides == {"lab": {"length_m": 8.0}}


def test_a_variant_is_saved_opened_and_the_same(lab, qtbot, tmp_path: Path):
    target = tmp_path / "variants" / "long.toml"
    target.parent.mkdir()
    lab.commands.context.dialogs.config = lambda *_: target
    assert not panel_of(lab).save_button.isEnabled()
    slide(lab, 8.0)
    settle(lab, qtbot)
    lab.session.go_to(2)
    with qtbot.waitSignal(lab.commands.stations.opened, timeout=WAIT_MS):
        panel_of(lab).save_button.click()

    assert lab.session.name == str(target)
    assert lab.session.steps_done == 2
    assert lab.session.overrides == {}
    assert length_m(lab) == pytest.approx(18.0)
    assert load_station(target).modules.keys() == lab.session.model.spec.modules.keys()
    assert (target.parent / "lab-long.toml").is_file()
    assert lab.session.view.selected == ("lab",)
    assert slider_of(lab).row.default == 8.0


def test_nothing_is_saved_among_the_shipped_configs(lab, qtbot):
    told: list[str] = []
    lab.commands.context.dialogs.tell = lambda _parent, _title, text: told.append(text)
    shipped = load_station("ross").path
    lab.commands.context.dialogs.config = lambda *_: shipped
    slide(lab, 8.0)
    settle(lab, qtbot)
    before = shipped.read_bytes()
    lab.actions_by_id["save-config"].trigger()
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)

    assert "the shipped configs stay as they are" in told[0]
    assert shipped.read_bytes() == before


def test_copying_says_the_parameters_that_are_shown(lab, qtbot):
    slide(lab, 8.0)
    settle(lab, qtbot)
    lab.actions_by_id["copy-shot"].trigger()

    assert "--set lab.length_m=8" in QGuiApplication.clipboard().text()


def test_nothing_selected_has_no_sliders_and_says_what_to_do(lab):
    lab.commands.inspect.select(())

    assert panel_of(lab).sliders == {}
    assert "Select a module" in panel_of(lab)._head.text()


def test_closing_with_a_build_under_way_leaves_nothing_alive(
    qtbot, tmp_path: Path, tiny_station: Path
):
    store = QSettings(str(tmp_path / "closing.ini"), QSettings.Format.IniFormat)
    window = MainWindow(store)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        window.commands.stations.open(str(tiny_station), "3", "none")
    window.commands.inspect.select(("lab",))
    for name in ("model", "module", "config", "parameters"):
        window.docks.bring(name)
    slide(window, 9.0)
    alive = [
        weakref.ref(window),
        weakref.ref(window.session),
        weakref.ref(window.commands.parameters),
        weakref.ref(window.inspecting),
        weakref.ref(slider_of(window)),
        *(weakref.ref(panel) for panel in window.docks.panels.values()),
    ]
    window.close()
    window.deleteLater()
    del window
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()

    assert [ref() for ref in alive if ref() is not None] == []
