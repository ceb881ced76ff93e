"""Views that a user keeps by name."""

from base64 import b64decode
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from tests.gui.conftest import press_key
from viewer.gui.commands.views import ViewsCommands
from viewer.gui.saved_views import (
    SavedView,
    as_list,
    free_name,
    picture_name,
    renamed,
    views_of,
    with_views,
)
from viewer.pictures.shot import scene_of
from viewer.spec.shotlist import load_shots

pytestmark = pytest.mark.gui

WAIT_MS = 20_000


def view(name: str, **shot: object) -> SavedView:
    return SavedView(
        name=name, words={"shot": {"station": "ross", **shot}, "with_reference": True}
    )


# --- without a window ----------------------------------------------------------------


def test_settings_hold_the_views_of_each_station_by_itself():
    kept = with_views({}, "ross", [view("A"), view("B", step="1")])
    both = with_views(kept, "iss", [view("C")])

    assert views_of(both, "ross") == (view("A"), view("B", step="1"))
    assert views_of(both, "iss") == (view("C"),)
    assert views_of(both, "other") == ()
    assert with_views(both, "ross", []) == {"iss": both["iss"]}


def test_what_cannot_be_read_is_left_out():
    entries = [{"name": "A"}, {"name": 3, "words": {}}, {"words": {"shot": {}}}, {}]
    kept = {"ross": [*entries, *with_views({}, "ross", [view("B")])["ross"]]}

    assert [each.name for each in views_of(kept, "ross")] == ["B"]


def test_names_stay_apart():
    views = (view("A"), view("B"))

    assert free_name(views, "C") == "C"
    assert free_name((*views, view("A (2)")), "A") == "A (3)"
    assert [v.name for v in renamed(views, 1, " A ")] == ["A", "A (2)"]
    assert [v.name for v in renamed(views, 0, "A")] == ["A", "B"]
    assert [v.name for v in renamed(views, 0, "  ")] == ["A", "B"]


def test_pictures_are_named_after_views_in_plain_letters():
    assert picture_name("From aft, near", ()) == "from-aft-near"
    assert picture_name("Вид сбоку", ()) == "view"
    assert picture_name("A!", ("a", "a-2")) == "a-3"


def test_the_list_is_one_that_the_command_line_reads(tmp_path: Path):
    views = (view("Общий вид", step="3"), view('A "b"', camera="top"), view("a b"))
    path = tmp_path / "views.toml"
    path.write_text(as_list(views, "ross"), encoding="utf-8")
    shots = load_shots(path).shots

    assert [shot.title for shot in shots] == ["Общий вид", 'A "b"', "a b"]
    assert [shot.name for shot in shots] == ["view", "a-b", "a-b-2"]
    assert shots[0].asked.step == "3"
    assert shots[1].camera == "top"


# --- in the window -------------------------------------------------------------------


@pytest.fixture
def views(window) -> ViewsCommands:
    return window.commands.views


def look_round(window) -> None:
    """Leave nothing as it is at first."""
    window.session.go_to(2)
    window.session.set_view(style="mockup", hidden=("lab",), explode=0.4, labels=False)
    window.view3d.navigator.turn(0.3, -0.1)
    window.view3d.navigator.rest()


def scene_as_seen(window):
    return window.session.scene(window.view3d.aspect)


def test_a_view_brings_everything_back_as_one_step_of_undo(window, views):
    look_round(window)
    window.actions_by_id["view-save"].trigger()
    kept, camera = window.session.history.now, window.view3d.camera
    window.session.go_to(3)
    window.session.set_view(style="studio", hidden=(), explode=0.0, labels=True)
    window.actions_by_id["camera:top"].trigger()
    other = window.session.history.now
    views.go(0)

    assert window.session.steps_done == 2
    assert window.session.view == kept.view
    assert np.allclose(window.view3d.camera.position_m, camera.position_m, atol=2e-3)
    window.actions_by_id["undo"].trigger()
    assert window.session.history.now.is_like(other)


def test_a_view_of_a_preset_is_fitted_again(window, views):
    window.actions_by_id["camera:front"].trigger()
    views.save()
    fitted = window.view3d.camera
    window.actions_by_id["camera:top"].trigger()
    views.go(0)

    assert not window.session.turned
    assert np.allclose(window.view3d.camera.position_m, fitted.position_m)


def test_a_script_takes_the_same_picture(window, views, tmp_path: Path):
    look_round(window)
    views.save()
    path = tmp_path / "views.toml"
    window.commands.context.dialogs.save = lambda *_: path
    window.actions_by_id["view-export"].trigger()
    scene = scene_as_seen(window)
    shot = load_shots(path).shots[0]
    taken = scene_of(shot)

    assert {n.id for n in taken.nodes} == {n.id for n in scene.nodes}
    assert np.allclose(taken.camera.position_m, scene.camera.position_m, atol=2e-3)
    assert taken.background == scene.background
    poses = {node.id: node.world_from_mesh for node in scene.nodes}
    assert all(np.allclose(n.world_from_mesh, poses[n.id]) for n in taken.nodes)
    assert window.statusBar().currentMessage().startswith("Written; ross-viewer shots")


def test_a_moment_of_a_step_is_kept_too(window, views):
    window.session.go_to(2, 0.25)
    views.save()
    window.session.go_to(3)
    views.go(0)

    assert window.session.steps_done == 2
    assert window.session.time == pytest.approx(0.25)


def test_they_are_gone_through_in_a_round(window, views):
    said: list[str] = []
    window.commands.context.said.connect(said.append)
    window.actions_by_id["view-next"].trigger()
    assert said == ["This station has no saved views yet"]
    for name in ("front", "port", "top"):
        window.actions_by_id[f"camera:{name}"].trigger()
        views.save()
    seen = []
    for _ in range(4):
        window.actions_by_id["view-next"].trigger()
        seen.append(window.session.view.camera)
    assert seen == ["front", "port", "top", "front"]
    window.actions_by_id["view-previous"].trigger()
    assert window.session.view.camera == "top"


def test_the_next_run_has_them(window, views, store):
    views.save()
    views.rename(0, "Mine")
    from viewer.gui.settings import Settings

    again = Settings(store).preferences.views
    assert [v.name for v in views_of(again, window.session.name)] == ["Mine"]


def test_another_station_has_its_own(window, views, qtbot, tiny_station: Path):
    views.save()
    other = tiny_station.with_name("other.toml")
    other.write_text(
        tiny_station.read_text(encoding="utf-8").replace('id = "tiny"', 'id = "other"'),
        encoding="utf-8",
    )
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        window.commands.stations.open(str(other))
    assert views.all == ()
    panel = window.docks.panels["views"]
    assert panel.list.count() == 0
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        window.commands.stations.open(str(tiny_station), "1", "none")
    assert panel.list.count() == 1


def test_what_it_was_compared_with_is_opened_again(window, views, qtbot):
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        window.commands.stations.use_reference(window.session.name)
    views.save()
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        window.commands.stations.use_reference("none")
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        views.go(0)

    assert window.session.reference() is not None


def test_a_view_of_what_is_gone_says_so_and_changes_nothing(window, views, store):
    views.save()
    kept = window.settings.preferences.views
    station, (entry,) = next(iter(kept.items()))
    broken = {**entry, "words": {**entry["words"]}}
    broken["words"]["shot"] = {**entry["words"]["shot"], "hidden": ["nothing"]}
    window.settings.change(views={station: [broken]})
    told: list[str] = []
    window.commands.context.dialogs.tell = lambda _parent, _title, text: told.append(
        text
    )
    before = window.session.history.now
    views.go(0)

    assert "nothing" in told[0]
    assert window.session.history.now is before


def test_the_panel_lists_renames_and_forgets(window, views, qtbot):
    panel = window.docks.panels["views"]
    window.docks.docks["views"].show()
    window.docks.docks["views"].raise_()
    for name in ("front", "top"):
        window.actions_by_id[f"camera:{name}"].trigger()
        views.save()
    names = [panel.list.item(k).text() for k in range(panel.list.count())]
    assert names == ["View 1", "View 2"]
    picture = QImage.fromData(b64decode(views.all[0].picture))
    assert max(picture.width(), picture.height()) == 192
    assert not panel.list.item(0).icon().isNull()

    panel.list.item(1).setText("From above")
    assert [each.name for each in views.all] == ["View 1", "From above"]
    panel.list.item(1).setText("View 1")
    assert panel.list.item(1).text() == "View 1 (2)"
    panel.list.setCurrentRow(0)
    panel.list.itemActivated.emit(panel.list.item(0))
    assert window.session.view.camera == "front"
    press_key(panel.list, Qt.Key.Key_Delete)
    assert [each.name for each in views.all] == ["View 1 (2)"]
    assert panel.list.count() == 1


def test_the_menu_names_them(window, views):
    views.save()
    views.rename(0, "Left & right")
    menu = next(
        action.menu()
        for action in window.findChildren(type(window.actions_by_id["fit"]))
        if action.menu() is not None and action.text() == "Sa&ved views"
    )
    texts = [action.text() for action in menu.actions()]
    assert texts[-1] == "Left && right"
    window.actions_by_id["camera:top"].trigger()
    menu.actions()[-1].trigger()
    assert window.session.view.camera == "default"
