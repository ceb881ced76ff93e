from dataclasses import replace

import numpy as np
import pytest

from viewer.assembly.station import station_at
from viewer.errors import InputError
from viewer.geometry.frames import apply
from viewer.scene.camera import CAMERAS, axes_of, project
from viewer.scene.captions import reach_of
from viewer.scene.compose import compose
from viewer.scene.scene import Camera, Scene
from viewer.scene.styles import style_names
from viewer.scene.view import ViewState

ASPECT = 16 / 9


def points_of(scene: Scene, *layers: str) -> np.ndarray:
    return np.concatenate(
        [
            apply(node.world_from_mesh, scene.meshes[node.mesh].points)
            for node in scene.nodes
            if node.layer in layers
        ]
    )


def test_elements_are_nodes_at_their_places(built):
    scene = compose(*built, ViewState())
    station, _ = built
    nodes = {node.id: node for node in scene.nodes if node.layer == "station"}
    assert {node.element for node in nodes.values()} == {"core", "lab", "ship"}
    assert "lab/hull" in nodes
    for node in nodes.values():
        pose = station.placements[node.element].station_from_module
        assert np.array_equal(node.world_from_mesh, pose)
    assert len({node.id for node in scene.nodes}) == len(scene.nodes)
    assert all(node.mesh in scene.meshes for node in scene.nodes)
    assert all(node.material in scene.materials for node in scene.nodes)


def test_a_step_adds_nodes_and_changes_no_other(built):
    station, parts = built
    before = compose(station_at(station.spec, parts, 2), parts, ViewState())
    after = compose(station, parts, ViewState())
    old = {n.id: n for n in before.nodes if n.layer == "station"}
    new = {n.id: n for n in after.nodes if n.layer == "station"}
    assert {new[i].element for i in new.keys() - old.keys()} == {"ship"}
    for node_id, node in old.items():
        assert new[node_id].mesh == node.mesh
        assert after.meshes[node.mesh] is before.meshes[node.mesh]


@pytest.mark.parametrize("camera", ["default", "front", "starboard", "top", "aft-port"])
def test_beside_stands_clear_on_the_right_at_one_scale(built, reference, camera):
    scene = compose(*built, ViewState(camera=camera), reference, ASPECT)
    right = axes_of(scene.camera)[0]
    station, other = points_of(scene, "station"), points_of(scene, "reference")
    assert (station @ right).max() < (other @ right).min()
    size = np.ptp(other, axis=0)
    assert np.allclose(size, np.ptp(reference.bounds_m, axis=0), atol=1e-9)
    seen = project(
        scene.camera, points_of(scene, "station", "reference", "aid"), ASPECT
    )
    assert seen.min() > 0.0
    assert seen.max() < 1.0


def test_overlay_is_a_ghost_in_the_same_frame(built, reference):
    scene = compose(*built, ViewState(layout="overlay"), reference, ASPECT)
    ghosts = [node for node in scene.nodes if node.layer == "reference"]
    assert ghosts
    assert {node.material for node in ghosts} == {"ghost"}
    assert scene.materials["ghost"].opacity < 1.0
    box = points_of(scene, "reference")
    assert np.allclose([box.min(axis=0), box.max(axis=0)], reference.bounds_m)


def test_alone_shows_no_reference(built, reference):
    scene = compose(*built, ViewState(layout="alone"), reference, ASPECT)
    assert not [node for node in scene.nodes if node.layer == "reference"]


def test_the_ruler_has_true_length_and_lies_across_the_view(built, reference):
    scene = compose(*built, ViewState(), reference, ASPECT)
    ruler = points_of(scene, "aid")
    right, up, back = axes_of(scene.camera)
    assert np.isclose(np.ptp(ruler @ right), 10.0, atol=0.05)  # and its outline
    others = points_of(scene, "station", "reference")
    assert (ruler @ up).max() < (others @ up).min()
    assert (others @ back).min() < (ruler @ back).mean() < (others @ back).max()
    assert any(label.text == "10 m" for label in scene.labels)
    bare = compose(*built, ViewState(scale_bar=False), reference, ASPECT)
    assert not [node for node in bare.nodes if node.layer == "aid"]


def test_labels_name_both_and_can_be_left_out(built, reference):
    scene = compose(*built, ViewState(), reference, ASPECT)
    texts = [label.text for label in scene.labels]
    # The heading, the station, the reference as it was at an earlier step.
    assert [text for text in texts if text.startswith("Tiny")] == [
        "Tiny",
        "Tiny, 2030",
        "Tiny",
    ]
    assert "same scale" in texts
    assert "Step 3 of 3 · Ship · 2032" in texts
    russian = compose(*built, ViewState(language="ru"), reference, ASPECT)
    assert "в том же масштабе" in [label.text for label in russian.labels]
    assert not compose(*built, ViewState(labels=False), reference, ASPECT).labels


@pytest.mark.parametrize("camera", [name for name in CAMERAS if name != "close"])
@pytest.mark.parametrize("aspect", [0.7, ASPECT, 2.4])
def test_nothing_stands_behind_the_heading(built, reference, camera, aspect):
    view = ViewState(camera=camera)
    scene = compose(*built, view, reference, aspect)
    header = [label for label in scene.labels if label.anchor is not None]
    assert header[0].text == "Tiny"
    right, bottom = reach_of(header, aspect)
    points = points_of(scene, "station", "reference", "aid")
    seen = project(scene.camera, points, aspect)
    # The highest point touches the border below the lines.
    assert not ((seen[:, 0] < right) & (seen[:, 1] > bottom + 1e-9)).any()


def test_a_highlighted_element_alone_is_tinted(built):
    scene = compose(*built, ViewState(highlight="lab"))
    plain = compose(*built, ViewState())
    for node, before in zip(scene.nodes, plain.nodes, strict=True):
        tinted = scene.materials[node.material].colour
        same = tinted == plain.materials[before.material].colour
        assert same == (node.element != "lab")


def test_a_users_own_camera_is_kept_and_moves_nothing(built, reference):
    own = Camera(
        position_m=np.array([90.0, 3.0, -5.0]),
        target_m=np.zeros(3),
        up=np.array([0.0, 0.0, -1.0]),
    )
    scene = compose(*built, ViewState(camera=own), reference, ASPECT)
    assert scene.camera is own
    preset = compose(*built, ViewState(), reference, ASPECT)
    assert np.array_equal(points_of(scene, "reference"), points_of(preset, "reference"))


@pytest.mark.parametrize("style", style_names())
def test_every_style_lights_the_scene(built, style):
    scene = compose(*built, ViewState(style=style))
    assert sum(light.intensity for light in scene.lights) > 0.5


@pytest.mark.parametrize(
    ("view", "message"),
    [
        (ViewState(camera="frnt"), "did you mean 'front'"),
        (ViewState(style="studo"), "did you mean 'studio'"),
        (ViewState(highlight="labb"), "did you mean 'lab'"),
    ],
)
def test_wrong_names_are_refused(built, view, message):
    with pytest.raises(InputError, match=message):
        compose(*built, view)


def test_an_unknown_material_role_is_refused(built):
    station, parts = built
    key = station.placements["lab"].module
    odd = replace(parts[key], by_material={"huul": parts[key].by_material["hull"]})
    with pytest.raises(InputError, match=r"lab/huul: no material 'huul'.*'hull'"):
        compose(station, {**parts, key: odd}, ViewState())


def test_a_station_before_its_first_step_can_be_shown(built, reference):
    station, parts = built
    empty = station_at(station.spec, parts, 0)
    assert compose(empty, parts, ViewState()).nodes
    assert compose(empty, parts, ViewState(), reference).nodes


def test_a_preset_can_be_fitted_to_one_element(built):
    whole, lab = compose(*built, ViewState()), compose(*built, ViewState(fit="lab"))
    nodes = [node for node in lab.nodes if node.element == "lab"]
    points = np.concatenate(
        [apply(node.world_from_mesh, lab.meshes[node.mesh].points) for node in nodes]
    )
    reach = [
        np.ptp(project(s.camera, points, 16 / 9), axis=0).max() for s in (whole, lab)
    ]

    assert reach[1] > 0.8
    assert reach[1] > 1.3 * reach[0]


def test_caption_and_credit_stand_clear_below(built):
    view = ViewState(caption="A line", credit="A name", labels=False)
    scene = compose(*built, view)
    placed = {label.text: label.anchor for label in scene.labels}
    points = np.concatenate(
        [apply(n.world_from_mesh, scene.meshes[n.mesh].points) for n in scene.nodes]
    )

    assert placed["A line"][0] < 0.5 < placed["A name"][0]
    lowest = project(scene.camera, points, 16 / 9)[:, 1].min()
    assert max(place[1] for place in placed.values()) < lowest
