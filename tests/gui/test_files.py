"""Files that come in: opened, dropped, opened before, changed by another program."""

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu

from tests.gui.test_window import pixels_of
from viewer.cli.main import run
from viewer.gui.main_window import MainWindow
from viewer.gui.offers import Offer, offer_of
from viewer.scene import materials
from viewer.spec import library
from viewer.spec.library import materials_path, station_names

pytestmark = pytest.mark.gui

WAIT_MS = 20_000
SHOTS = 'id = "a"\n[defaults]\nstation = "tiny.toml"\n[[shots]]\nname = "b"\n'


@pytest.fixture
def other(tiny_station: Path) -> Path:
    """Another station beside the tiny one."""
    path = tiny_station.with_name("other.toml")
    path.write_text(
        tiny_station.read_text(encoding="utf-8").replace('id = "tiny"', 'id = "other"'),
        encoding="utf-8",
    )
    return path


@pytest.fixture
def mesh(tmp_path: Path, tiny_station: Path) -> Path:
    """A mesh of the program's own making, which needs no fitting."""
    path = tmp_path / "found.glb"
    assert run(["export", str(tiny_station), "-o", str(path)]) == 0
    return path


# --- what files are for -------------------------------------------------------------


def test_files_are_told_by_what_is_in_them(tiny_station, other, mesh, tmp_path):
    module = tiny_station.parent / "modules" / "core.toml"
    shots = tmp_path / "list.toml"
    shots.write_text(SHOTS, encoding="utf-8")
    text = tmp_path / "notes.txt"
    text.touch()
    broken = tmp_path / "broken.toml"
    broken.write_text("[[", encoding="utf-8")

    assert offer_of([str(tiny_station)]) == Offer(station=str(tiny_station))
    assert offer_of([str(module)]) == Offer(station=str(module))
    assert offer_of([str(mesh)]) == Offer(reference=str(mesh))
    assert offer_of([str(shots)]) == Offer(shots=shots)
    assert offer_of([str(broken)]) == Offer(station=str(broken))
    both = offer_of([str(text), str(mesh), str(tiny_station)])
    assert both == Offer(
        station=str(tiny_station), reference=str(mesh), ignored=(str(text),)
    )
    two = offer_of([str(tiny_station), str(other)])
    assert (two.station, two.reference) == (str(tiny_station), str(other))
    for useless in ([str(text)], [str(tmp_path)], [str(materials_path())], []):
        assert offer_of(useless).is_empty


# --- dragging -----------------------------------------------------------------------


class Dragged:
    """Files in a hand over the window."""

    def __init__(self, window: MainWindow, *files: Path) -> None:
        self.window = window
        self.data = QMimeData()
        self.data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        self.rest = (
            Qt.DropAction.CopyAction,
            self.data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )

    def enter(self) -> bool:
        event = QDragEnterEvent(self.at(0.2).toPoint(), *self.rest)
        event.ignore()
        QApplication.sendEvent(self.window, event)
        return event.isAccepted()

    def at(self, x: float) -> QPointF:
        view = self.window.view3d
        place = QPoint(round(x * view.width()), view.height() // 2)
        return QPointF(view.mapTo(self.window, place))

    def move(self, x: float) -> None:
        event = QDragMoveEvent(self.at(x).toPoint(), *self.rest)
        QApplication.sendEvent(self.window, event)

    def drop(self, x: float) -> None:
        QApplication.sendEvent(self.window, QDropEvent(self.at(x), *self.rest))


def test_a_station_that_is_dropped_is_opened(window, qtbot, other):
    hand = Dragged(window, other)
    assert hand.enter()
    sheet = window.drops.sheet
    assert sheet.words == ("Open other.toml", "Compare with other.toml")
    assert sheet.isVisible()
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        hand.drop(0.2)
    assert window.session.model.spec.id == "other"
    assert not sheet.isVisible()


def test_a_station_that_is_dropped_on_the_other_side_is_compared_with(
    window, qtbot, other
):
    hand = Dragged(window, other)
    hand.enter()
    before = window.drops.sheet.grab().toImage()
    hand.move(0.8)
    assert window.drops.sheet.chosen == 1
    assert window.drops.sheet.grab().toImage() != before
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        hand.drop(0.8)
    assert window.session.model.spec.id == "tiny"
    assert window.session.model.reference_name == str(other)


def test_a_mesh_that_is_dropped_is_compared_with(window, qtbot, mesh):
    hand = Dragged(window, mesh)
    assert hand.enter()
    assert window.drops.sheet.words == ("Compare with found.glb",)
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        hand.drop(0.9)
    assert window.session.model.reference_name == str(mesh)


def test_a_station_and_a_mesh_are_dropped_at_once(window, qtbot, other, mesh):
    hand = Dragged(window, mesh, other)
    assert hand.enter()
    (words,) = window.drops.sheet.words
    assert words.splitlines() == ["Open other.toml", "Compare with found.glb"]
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        hand.drop(0.5)
    assert window.session.model.spec.id == "other"
    assert window.session.model.reference_name == str(mesh)


def test_a_module_that_is_dropped_is_shown_alone(window, qtbot, tiny_station):
    module = tiny_station.parent / "modules" / "lab.toml"
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        hand = Dragged(window, module)
        hand.enter()
        hand.drop(0.1)

    assert [str(name) for name in window.session.station.placements] == ["lab"]
    assert window.windowTitle() == "Lab[*] — ross-viewer"


def test_a_list_of_shots_that_is_dropped_opens_its_dialog(window, tiny_station):
    shots = tiny_station.with_name("list.toml")
    shots.write_text(SHOTS, encoding="utf-8")
    hand = Dragged(window, shots)
    hand.enter()
    hand.drop(0.5)
    dialog = window.commands.files.dialogs["kit"]

    assert dialog.isVisible()
    assert dialog.form.list.currentData() == str(shots)


def test_what_there_is_no_use_for_is_not_taken_and_that_is_said(window, tmp_path):
    text = tmp_path / "notes.txt"
    text.touch()

    assert not Dragged(window, text).enter()
    assert not window.drops.sheet.isVisible()
    assert "Neither a station" in window.statusBar().currentMessage()


def test_what_is_taken_away_again_leaves_no_words(window, other):
    hand = Dragged(window, other)
    hand.enter()
    QApplication.sendEvent(window, QDragLeaveEvent())

    assert not window.drops.sheet.isVisible()
    assert window.session.model.spec.id == "tiny"


# --- opening ------------------------------------------------------------------------


def test_a_mesh_can_be_opened_from_the_menu_too(window, qtbot, mesh):
    window.commands.context.dialogs.station = lambda *_: mesh
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        window.actions_by_id["open"].trigger()

    assert window.session.model.reference_name == str(mesh)
    assert window.session.model.spec.id == "tiny"


def menu_of(window: MainWindow, title: str) -> QMenu:
    found = [menu for menu in window.findChildren(QMenu) if menu.title() == title]
    return found[-1]


def test_every_shipped_station_is_offered_by_its_name(window, qtbot):
    menu = menu_of(window, "Open s&hipped station")
    texts = {action.text(): action for action in menu.actions()}

    assert {text.rpartition("(")[2].rstrip(")") for text in texts} == set(
        station_names()
    )
    assert "Russian Orbital Service Station" in texts["ROSS  (ross)"].toolTip()
    with qtbot.waitSignal(window.commands.stations.opened, timeout=3 * WAIT_MS):
        texts["ROSS  (ross)"].trigger()
    assert window.session.name == "ross"


def test_recent_files_are_short_their_paths_are_tooltips_and_lost_ones_grey(
    window, qtbot, other
):
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        window.commands.stations.open(str(other), "1", "none")
    first, second, _, clear = window.recent.actions()
    assert first.text().startswith("other.toml")
    assert first.toolTip() == str(other)
    assert second.text().startswith("tiny.toml")
    assert first.isEnabled()
    other.unlink()
    window.recent.aboutToShow.emit()
    assert not first.isEnabled()
    assert second.isEnabled()
    clear.trigger()
    assert window.recent.actions() == []
    assert not window.recent.isEnabled()
    assert window.settings.preferences.recent == []


def test_the_title_has_a_star_while_parameters_are_changed(window, qtbot):
    assert window.windowTitle() == "Tiny[*] — ross-viewer"
    assert not window.isWindowModified()
    window.session.choose(overrides={"core": {"length_m": 12.5}})
    assert window.isWindowModified()
    window.session.undo()
    assert not window.isWindowModified()


# --- changed by another program -----------------------------------------------------


def replaced(path: Path, text: str) -> None:
    """Write a file as editors do that are careful: beside it, then in its place."""
    beside = path.with_name(f"{path.name}~")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)


def test_files_that_are_replaced_are_reloaded_again_and_again(
    window, qtbot, tiny_station
):
    module = tiny_station.parent / "modules" / "core.toml"
    text = module.read_text(encoding="utf-8")
    for length in (12.0, 15.0, 20.0):
        with qtbot.waitSignal(window.session.changed, timeout=WAIT_MS):
            replaced(module, text.replace("default = 10.0", f"default = {length}"))
        figure = window.session.figures().figures["length_m"]
        assert figure.value == pytest.approx(length)


def test_a_module_that_is_broken_and_mended_is_said_and_shown(
    window, qtbot, tiny_station
):
    module = tiny_station.parent / "modules" / "core.toml"
    text = module.read_text(encoding="utf-8")
    with qtbot.waitSignal(window.session.problems_changed, timeout=WAIT_MS):
        replaced(module, text.replace('kind = "hull"', 'kind = "hulk"'))
    (problem,) = window.session.problems
    assert problem.path == module
    assert "did you mean 'hull'" in problem.message
    assert window.session.model is not None
    with qtbot.waitSignal(window.session.changed, timeout=WAIT_MS):
        replaced(module, text)
    assert not window.session.problems


def test_a_reference_station_that_is_edited_is_shown_anew(
    window, qtbot, tiny_station, tmp_path
):
    folder = tmp_path / "beside"
    shutil.copytree(tiny_station.parent / "modules", folder / "modules")
    beside = folder / "beside.toml"
    beside.write_text(tiny_station.read_text(encoding="utf-8"), encoding="utf-8")
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        window.commands.stations.use_reference(str(beside))
    long = np.ptp(window.session.model.reference.bounds_m, axis=0)[0]
    module = folder / "modules" / "core.toml"
    with qtbot.waitSignal(window.session.changed, timeout=WAIT_MS):
        replaced(
            module,
            module.read_text(encoding="utf-8").replace(
                "default = 10.0", "default = 30.0"
            ),
        )
    longer = np.ptp(window.session.model.reference.bounds_m, axis=0)[0]
    assert longer == pytest.approx(long + 20.0, abs=0.01)


@pytest.fixture
def own_materials(tmp_path: Path, monkeypatch) -> Path:
    """Return a table of materials that the program takes for the shipped one."""
    path = tmp_path / "own" / "materials.toml"
    path.parent.mkdir()
    shutil.copy(materials_path(), path)
    for module in ("viewer.spec.library", "viewer.scene.materials", "viewer.gui.model"):
        monkeypatch.setattr(f"{module}.materials_path", lambda: path)
    yield path
    library.material_roles.cache_clear()
    materials._read.pop(path, None)


def test_materials_that_are_edited_are_seen_and_broken_ones_said(
    own_materials, window, qtbot
):
    text = own_materials.read_text(encoding="utf-8")
    colour = materials.load_materials()["hull"].colour
    at = text.index("[materials.hull]")
    red = text[:at] + text[at:].replace(f"#{_hex(colour)}", "#ff0000", 1)
    assert red != text
    assert _red_share(window) == 0.0
    with qtbot.waitSignal(window.session.changed, timeout=WAIT_MS):
        replaced(own_materials, red)
    assert _red_share(window) > 0.01

    with qtbot.waitSignal(window.session.problems_changed, timeout=WAIT_MS):
        replaced(own_materials, red.replace("#ff0000", "red"))
    (problem,) = window.session.problems
    assert problem.path == own_materials
    assert problem.key == "materials.hull.colour"
    assert _red_share(window) > 0.01

    with qtbot.waitSignal(window.session.changed, timeout=WAIT_MS):
        replaced(own_materials, text)
    assert not window.session.problems
    assert _red_share(window) == 0.0


def _red_share(window: MainWindow) -> float:
    pixels = pixels_of(window).astype(int)
    return float(((pixels[..., 0] - pixels[..., 1:].max(axis=2)) > 80).mean())


def _hex(colour: tuple[float, float, float]) -> str:
    return "".join(f"{round(part * 255):02x}" for part in colour)
