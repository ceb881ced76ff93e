"""What of a station is drawn, and in what manner."""

import numpy as np
import pytest

from viewer.assembly.moves import parts_during, station_during
from viewer.assembly.station import station_at
from viewer.errors import InputError
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.frames import apply
from viewer.geometry.parts import build_parts, part_runs_of
from viewer.scene.camera import project
from viewer.scene.colours import linear_light
from viewer.scene.compose import compose
from viewer.scene.members import members_of
from viewer.scene.picking import pick_at
from viewer.scene.scene import Scene
from viewer.scene.view import ViewState
from viewer.spec.load import load_station

ASPECT = 16 / 9


def elements_of(scene: Scene) -> set[str | None]:
    return {node.element for node in scene.nodes if node.layer == "station"}


def materials_by(scene: Scene, element: str) -> set[str]:
    return {node.material for node in scene.nodes if node.element == element}


def test_hidden_elements_are_not_drawn_and_the_camera_comes_closer(built):
    whole = compose(*built, ViewState(), None, ASPECT)
    scene = compose(*built, ViewState(hidden=("ship", "lab")), None, ASPECT)
    assert elements_of(scene) == {"core"}
    distance = [
        np.linalg.norm(s.camera.position_m - s.camera.target_m) for s in (whole, scene)
    ]
    assert distance[1] < distance[0]


def test_only_what_is_named_is_drawn(built):
    scene = compose(*built, ViewState(only=("lab",)))
    assert elements_of(scene) == {"lab"}


def test_what_is_hidden_stays_hidden_where_only_names_it(built):
    scene = compose(*built, ViewState(only=("lab", "core"), hidden=("lab",)))
    assert elements_of(scene) == {"core"}


def test_nothing_at_all_may_be_drawn(built, reference):
    view = ViewState(hidden=("core", "lab", "ship"))
    for shown in (None, reference):
        for layout in ("beside", "split", "overlay", "silhouettes"):
            for style in ("studio", "mockup", "blueprint"):
                state = ViewState(hidden=view.hidden, layout=layout, style=style)
                scene = compose(*built, state, shown, ASPECT)
                assert elements_of(scene) == set()
                assert np.isfinite(scene.camera.position_m).all()


def test_elements_of_other_steps_are_simply_not_there(built):
    station, parts = built
    first = station_at(station.spec, parts, 1)
    view = ViewState(hidden=("ship",), ghosted=("lab",), selected=("ship",))
    assert elements_of(compose(first, parts, view)) == {"core"}
    assert elements_of(compose(first, parts, ViewState(only=("ship",)))) == set()


def test_ghosts_are_translucent_and_still_in_the_picture(built):
    scene = compose(*built, ViewState(ghosted=("lab",)), None, ASPECT)
    assert materials_by(scene, "lab") == {"ghosted"}
    assert scene.materials["ghosted"].opacity < 0.5
    ghosts = [node for node in scene.nodes if node.element == "lab"]
    points = np.concatenate(
        [apply(n.world_from_mesh, scene.meshes[n.mesh].points) for n in ghosts]
    )
    seen = project(scene.camera, points, ASPECT)
    assert seen.min() > 0.0
    assert seen.max() < 1.0


@pytest.mark.parametrize("style", ["studio", "blueprint"])
def test_selected_is_not_highlighted(built, style):
    view = ViewState(selected=("lab",), highlight="core", style=style)
    scene = compose(*built, view)
    assert all(name.endswith("+selection") for name in materials_by(scene, "lab"))
    assert all(name.endswith("+highlight") for name in materials_by(scene, "core"))


def test_selection_is_told_from_highlight_by_lightness(built):
    view = ViewState(selected=("lab",), highlight="core")
    materials = compose(*built, view).materials
    chosen, marked = materials["hull+selection"], materials["hull+highlight"]
    assert lightness(marked.colour) - lightness(chosen.colour) > 20.0


def lightness(colour: tuple[float, float, float]) -> float:
    """Return CIE L* of an sRGB colour."""
    y = float(np.dot(list(map(linear_light, colour)), (0.2126, 0.7152, 0.0722)))
    return float(116.0 * y ** (1.0 / 3.0) - 16.0)


def test_a_picture_may_be_fitted_to_what_is_hidden(built):
    fitted = compose(*built, ViewState(fit="lab"))
    hidden = compose(*built, ViewState(fit="lab", hidden=("lab",)))
    assert np.allclose(hidden.camera.position_m, fitted.camera.position_m, rtol=0.2)


def test_every_wrong_name_is_told_at_once_with_the_nearest(built):
    view = ViewState(
        hidden=("lob", "core"),
        only=("shp",),
        ghosted=("nothing-like-it",),
        hidden_parts=("core/hul",),
        selected=("labb/x",),
        highlight="croe",
    )
    with pytest.raises(InputError) as error:
        compose(*built, view)
    lines = str(error.value).splitlines()
    assert len(lines) == 6
    for name in ("lab", "ship", "core", "core", "hull"):
        assert f"did you mean '{name}'" in str(error.value)
    assert "highlight 'croe'" in lines[0]


def test_a_mark_holds_while_the_step_takes_place(built):
    station, parts = built
    before = station_at(station.spec, parts, 2)
    # The ship is still on the ground.
    view = ViewState(highlight="ship", fit="ship", selected=("ship",))
    scene = compose(before, parts, view, framed=station)
    assert elements_of(scene) == {"core", "lab"}


def test_outlines_on_a_sheet_show_what_the_view_draws(built, reference):
    view = ViewState(
        layout="silhouettes", hidden=("ship",), ghosted=("lab",), selected=("core",)
    )
    scene = compose(*built, view, reference, ASPECT)
    assert elements_of(scene) == {"core", "lab"}
    assert materials_by(scene, "lab") == {"outline station ghosted"}
    assert materials_by(scene, "core") == {"outline station+selection"}


@pytest.fixture(scope="module")
def ross():
    spec = load_station("ross")
    parts = build_parts(spec, INTERACTIVE)
    return station_at(spec, parts, len(spec.steps)), parts


def drawn_parts(scene: Scene, parts, element: str) -> set[str]:
    """Return the names of the parts whose triangles an element's nodes hold."""
    nodes = [node for node in scene.nodes if node.element == element]
    runs = [part_runs_of(scene.meshes[node.mesh]) for node in nodes]
    return {name for run in runs if run is not None for name in run.names}


def test_parts_are_hidden_one_by_one(ross):
    station, parts = ross
    hidden = ("nem/array-wing", "nem/radiator", "bm/radiator")
    scene = compose(station, parts, ViewState(hidden_parts=hidden))
    every = {part.name for part in parts[station.placements["nem"].module].parts}
    assert drawn_parts(scene, parts, "nem") == every - {"array-wing", "radiator"}
    assert "radiator-port" in drawn_parts(scene, parts, "bm")
    again = compose(station, parts, ViewState(hidden_parts=hidden))
    # Merged once: whoever draws it is sent no mesh anew.
    assert all(again.meshes[key] is mesh for key, mesh in scene.meshes.items())
    plain = compose(station, parts, ViewState())
    shared = scene.meshes.keys() & plain.meshes.keys()
    assert all(plain.meshes[key] is scene.meshes[key] for key in shared)


def test_parts_are_isolated(ross):
    station, parts = ross
    scene = compose(station, parts, ViewState(only=("nem/radiator", "shm")))
    assert elements_of(scene) == {"nem", "shm"}
    assert drawn_parts(scene, parts, "nem") == {"radiator"}


def test_an_element_all_of_whose_parts_are_hidden_is_not_drawn(built):
    scene = compose(*built, ViewState(hidden_parts=("lab/hull",), fit="lab"))
    assert elements_of(scene) == {"core", "ship"}


def test_parts_are_selected_one_by_one(ross):
    station, parts = ross
    view = ViewState(selected=("nem/radiator",), highlight="nem")
    scene = compose(station, parts, view)
    nodes = [node for node in scene.nodes if node.element == "nem"]
    chosen = [node for node in nodes if node.material.endswith("+selection")]
    names = {part_runs_of(scene.meshes[node.mesh]).names for node in chosen}
    assert names == {("radiator",)}
    rest = [node for node in nodes if node not in chosen]
    assert all(node.material.endswith("+highlight") for node in rest)
    assert len({node.id for node in scene.nodes}) == len(scene.nodes)
    whole = compose(station, parts, ViewState())
    assert triangles(scene, "nem") == triangles(whole, "nem")


def triangles(scene: Scene, element: str) -> int:
    nodes = [node for node in scene.nodes if node.element == element]
    return sum(len(scene.meshes[node.mesh].triangles) for node in nodes)


def test_a_part_of_a_reduced_module_is_still_picked_by_its_name(ross):
    station, parts = ross
    view = ViewState(only=("nem/radiator",))
    scene = compose(station, parts, view, None, ASPECT)
    grid = [(x / 16.0, y / 16.0) for x in range(16) for y in range(16)]
    hits = [pick_at(scene, ASPECT, place, parts.values()) for place in grid]
    found = {(hit.element, hit.part) for hit in hits if hit is not None}
    assert found == {("nem", "radiator")}


def test_nothing_is_highlighted_of_a_module_alone(tiny_station):
    spec = load_station(tiny_station.parent / "modules" / "core.toml")
    parts = build_parts(spec, INTERACTIVE)
    alone = station_at(spec, parts, 1)

    (member,) = members_of(alone, parts, ViewState(arrivals=True))
    assert member.mark == ""


def test_arrivals_are_highlighted(ross):
    station, parts = ross
    eighth = station_at(station.spec, parts, 8)
    scene = compose(eighth, parts, ViewState(arrivals=True, selected=("orel",)))
    marked = {n.element for n in scene.nodes if n.material.endswith("+highlight")}
    assert marked == {"platform"}
    assert all(n.endswith("+selection") for n in materials_by(scene, "orel"))
    assert not [
        n for n in compose(eighth, parts, ViewState()).nodes if "+" in n.material
    ]


def test_what_is_to_come_is_shown_where_it_will_be(ross):
    station, parts = ross
    view = ViewState(upcoming=True, layout="alone")
    first = compose(station_at(station.spec, parts, 1), parts, view)
    ghosts = {n.element: n for n in first.nodes if n.material == "upcoming"}
    assert set(ghosts) == {"uum", "bm", "shm", "tsm-1", "tsm-2", "platform"}
    for element, node in ghosts.items():
        there = station.placements[element].station_from_module
        assert np.array_equal(node.world_from_mesh, there)
    assert first.materials["upcoming"].opacity < 0.5
    without = compose(
        station_at(station.spec, parts, 1),
        parts,
        ViewState(upcoming=True, hidden=("bm",), only=("nem", "bm", "shm")),
    )
    assert elements_of(without) == {"nem", "shm"}


def test_pictures_do_not_jump_where_all_that_comes_is_shown(ross):
    station, parts = ross
    # Ships that visit are not foreseen: up to the first one.
    view = ViewState(upcoming=True, labels=False)
    cameras = [
        compose(station_at(station.spec, parts, n), parts, view).camera
        for n in range(1, 5)
    ]
    for camera in cameras[1:]:
        assert np.allclose(camera.position_m, cameras[0].position_m)


def test_what_is_on_its_way_flies_to_its_ghost(ross):
    station, parts = ross
    done = station_at(station.spec, parts, 6)
    during = station_during(station.spec, parts, 6, 0.4)
    grown = parts_during(during, parts, INTERACTIVE)
    scene = compose(during, grown, ViewState(upcoming=True), framed=done)
    nodes = [node for node in scene.nodes if node.element == "tsm-1"]
    ghosts = [node for node in nodes if node.material == "upcoming"]
    assert ghosts
    assert len(ghosts) < len(nodes)
    there = done.placements["tsm-1"].station_from_module
    assert all(np.array_equal(node.world_from_mesh, there) for node in ghosts)
    assert len({node.id for node in scene.nodes}) == len(scene.nodes)
    ended = compose(done, parts, ViewState(upcoming=True))
    assert "upcoming" not in materials_by(ended, "tsm-1")
