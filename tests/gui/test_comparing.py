"""Two stations in the window: halves, outlines, bars, meshes that are brought along."""

from pathlib import Path

import numpy as np
import pytest
import trimesh
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from viewer.assembly.station import station_at
from viewer.gui.alignment import AlignmentDialog
from viewer.gui.companion import Companion
from viewer.gui.main_window import MainWindow
from viewer.gui.model import load_model
from viewer.spec.meshfile import load_mesh_notes

pytestmark = pytest.mark.gui
WAIT_MS = 60_000


def open_ross(window: MainWindow, qtbot, reference: str | None = "iss@2000-12") -> None:
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        window.commands.stations.open("ross", "phase-1", reference)


def pixels_of(window: MainWindow) -> np.ndarray:
    return np.asarray(window.view3d.pixels()).astype(int)


def test_the_halves_show_both_and_turn_together(window, qtbot):
    open_ross(window, qtbot)
    window.actions_by_id["layout:split"].trigger()
    split = pixels_of(window)
    middle = split.shape[1] // 2
    left, right = split[150:-150, 40 : middle - 40], split[150:-150, middle + 40 : -40]
    assert left.std() > 10
    assert right.std() > 10
    window.actions_by_id["camera:side"].trigger()
    turned = pixels_of(window)
    for before, after in (
        (split[:, :middle], turned[:, :middle]),
        (split[:, middle:], turned[:, middle:]),
    ):
        assert np.abs(before - after).mean() > 1.0
    window.actions_by_id["layout:alone"].trigger()
    assert np.abs(pixels_of(window) - turned).mean() > 1.0


def test_outlines_are_flat_and_need_no_reference(window, qtbot):
    open_ross(window, qtbot)
    window.actions_by_id["layout:silhouettes"].trigger()
    with_reference = window.session.scene(1.6)
    window.actions_by_id["reference"].trigger()
    alone = window.session.scene(1.6)
    assert {n.layer for n in with_reference.nodes} == {"station", "reference", "aid"}
    assert {n.layer for n in alone.nodes} == {"station", "aid"}
    assert pixels_of(window)[150:-150, 100:-100].std() > 10


def test_the_comparison_follows_the_step_and_the_match(window, qtbot):
    open_ross(window, qtbot, "iss")
    window.docks.docks["comparison"].raise_()
    qtbot.waitUntil(window.docks.panels["comparison"].isVisible, timeout=WAIT_MS)
    # The picture does not wait for them.
    assert window.session.reference() is not None
    qtbot.waitUntil(lambda: bool(window.session.compared()[0]), timeout=WAIT_MS)
    rows, names = window.session.compared()
    mass = {row.name: row.values for row in rows}["Mass"]
    assert names == ("ROSS", "ISS")
    assert mass[1] == 419_725
    window.actions_by_id["match:mass"].trigger()
    rows, _ = window.session.compared()
    mass = {row.name: row.values for row in rows}["Mass"]
    assert mass[1] == pytest.approx(mass[0], rel=0.2)
    assert "Mass" in window.docks.panels["comparison"].bars.accessibleDescription()
    assert window.session.reference().title.en == "ISS, July 2000"


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    rest = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(10, 10), *rest))
    QApplication.sendEvent(window, QDropEvent(QPointF(10, 10), *rest))


@pytest.mark.slow
def test_a_mesh_that_is_dropped_is_shown_and_what_is_poor_is_said(
    window, qtbot, tmp_path: Path
):
    path = tmp_path / "ring.stl"
    trimesh.creation.torus(5.0, 1.0).export(path)
    said: list[str] = []
    window.commands.context.said.connect(said.append)
    # Fitting takes long where others work too.
    with qtbot.waitSignal(window.commands.stations.opened, timeout=4 * WAIT_MS):
        drop(window, path)
    assert window.session.reference() is not None
    assert any("poor fit" in words for words in said)
    assert str(path) in window.session.watched_files()
    texts = [label.text for label in window.session.scene(1.6).labels]
    assert "scale uncertain" in texts


def test_the_alignment_is_kept_in_the_side_file(window, tmp_path: Path):
    mesh = tmp_path / "found.glb"
    dialog = AlignmentDialog(mesh, window)
    dialog.unit.setEditText("0.5")
    dialog.up.setCurrentText("+y")
    dialog.mirror.setCurrentText("true")
    dialog.credit.setText('A "maker"')
    dialog.accept()
    notes = load_mesh_notes(mesh)
    assert (notes.unit, notes.up, notes.forward, notes.mirror) == (
        0.5,
        "+y",
        None,
        True,
    )
    assert notes.credit == 'A "maker"'
    again = AlignmentDialog(mesh, window)
    assert again.text() == dialog.text()
    again.forward.setCurrentText("-y")
    again.accept()
    assert load_mesh_notes(mesh) == notes
    assert again.result() == 0


def test_figures_of_the_reference_come_after_the_picture(tiny_station: Path):
    model = load_model(str(tiny_station), str(tiny_station))
    companion = Companion(model)
    own = station_at(model.spec, model.parts, 1)
    shown = companion.reference(own, "modules")
    assert shown is model.reference
    assert companion.figures(own, None) is None
    model.beside.build()

    assert not model.beside.is_wanting
    assert companion.reference(own, "modules") is not shown
    assert companion.figures(own, "modules").modules == 1
    assert companion.figures(own, None).modules == 2


def test_a_mesh_has_no_figures_to_wait_for(tiny_station: Path):
    model = load_model(str(tiny_station), "none")
    model.beside.build()

    assert not model.beside.is_wanting
    assert model.beside.course is None
