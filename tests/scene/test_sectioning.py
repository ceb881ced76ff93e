"""Scenes that are cut open."""

import numpy as np
import pytest

from viewer.assembly.moves import parts_during, station_during
from viewer.assembly.station import station_at
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.frames import apply
from viewer.geometry.mesh import Mesh
from viewer.scene.compose import compose
from viewer.scene.scene import Scene
from viewer.scene.view import Section, ViewState

ACROSS = Section(normal=(1.0, 0.0, 0.0), at_m=6.0)
ALONG = Section(normal=(0.0, 1.0, 0.0), at_m=0.0)
"""Of the tiny station: hulls of 2 m along +X, the core 10 m, the lab 4, the ship 3."""


def placed(scene: Scene, node) -> np.ndarray:
    return apply(node.world_from_mesh, scene.meshes[node.mesh].points)


def area_m2(mesh: Mesh) -> float:
    a, b, c = (mesh.points[column] for column in mesh.triangles.T)
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2.0)


def test_nothing_is_left_beyond_the_plane(built):
    scene = compose(*built, ViewState(section=ACROSS))
    shown = [node for node in scene.nodes if node.layer == "station"]
    assert {node.element for node in shown} == {"core"}
    assert max(placed(scene, node)[:, 0].max() for node in shown) < 6.0 + 1e-4


def test_a_hull_is_cut_as_a_wall_with_its_inside_dark(built):
    scene = compose(*built, ViewState(section=ACROSS))
    ids = {node.id for node in scene.nodes}
    assert {"core/section", "core/section_inside"} <= ids
    wall, inside = scene.meshes["core/section"], scene.meshes["core/section_inside"]
    # A round hull of 2 m: a ring of 12 cm, and what is within.
    assert area_m2(wall) == pytest.approx(np.pi * (1.0 - 0.88**2), rel=0.02)
    assert area_m2(inside) == pytest.approx(np.pi * 0.88**2, rel=0.04)
    assert np.allclose(wall.normals, [1.0, 0.0, 0.0])


def test_each_element_has_its_own_face(built):
    scene = compose(*built, ViewState(section=ALONG))
    faces = {n.element for n in scene.nodes if n.material == "section"}
    assert faces == {"core", "lab", "ship"}
    whole = sum(
        area_m2(scene.meshes[node.mesh])
        for node in scene.nodes
        if node.material.startswith("section")
    )
    assert whole == pytest.approx(2.0 * 17.0, rel=0.02)


def test_flipped_the_other_side_is_left(built):
    flipped = Section(normal=(-1.0, 0.0, 0.0), at_m=-6.0)
    scene = compose(*built, ViewState(section=flipped))
    shown = [node for node in scene.nodes if node.layer == "station"]
    assert {node.element for node in shown} == {"core", "lab", "ship"}
    assert min(placed(scene, node)[:, 0].min() for node in shown) > 6.0 - 1e-4


def test_planes_in_a_face_of_the_model_cut_beside_it(built):
    # The lab ends at 14 m, the ship begins there.
    for at_m in (10.0, 14.0, 0.0, 17.0):
        section = Section(normal=(1.0, 0.0, 0.0), at_m=at_m)
        scene = compose(*built, ViewState(section=section))
        for node in scene.nodes:
            if node.layer == "station" and not node.material.startswith("section"):
                mesh = scene.meshes[node.mesh]
                # None of what is left faces the viewer where the cut face does.
                x = placed(scene, node)[mesh.triangles][..., 0]
                assert not (x > at_m + 2e-6).all(axis=1).any()


def test_the_reference_is_cut_at_the_same_place_of_its_own(built, reference):
    for layout in ("beside", "split"):
        view = ViewState(section=ACROSS, layout=layout)
        scene = compose(*built, view, reference)
        own = [node for node in scene.nodes if node.layer == "reference"]
        assert any(node.material == "section" for node in own)
        for node in own:
            assert scene.meshes[node.mesh].points[:, 0].max() < 6.0 + 1e-4


def test_ghosts_are_cut_without_a_face(built, reference):
    view = ViewState(section=ACROSS, ghosted=("core",), layout="overlay")
    scene = compose(*built, view, reference)
    assert not [node for node in scene.nodes if node.material.startswith("section")]
    ghosts = [n for n in scene.nodes if n.material in ("ghosted", "ghost")]
    assert {node.layer for node in ghosts} == {"station", "reference"}
    assert max(placed(scene, node)[:, 0].max() for node in ghosts) < 6.0 + 1e-4


def test_the_picture_stays_where_it_is_and_aids_stay_whole(built):
    whole = compose(*built, ViewState())
    cut = compose(*built, ViewState(section=ACROSS))
    assert np.array_equal(cut.camera.position_m, whole.camera.position_m)
    for scene in (whole, cut):
        assert "ruler/light" in scene.meshes
    assert cut.meshes["ruler/light"] is whole.meshes["ruler/light"]


def test_the_same_plane_gives_the_same_meshes(built):
    view = ViewState(section=ALONG)
    one, other = compose(*built, view), compose(*built, view)
    assert one.meshes.keys() == other.meshes.keys()
    assert all(other.meshes[key] is mesh for key, mesh in one.meshes.items())
    moved = ViewState(section=Section(normal=(0.0, 1.0, 0.0), at_m=0.5))
    third = compose(*built, moved)
    assert third.meshes["core/section"] is not one.meshes["core/section"]
    assert [node.id for node in third.nodes] == [node.id for node in one.nodes]


def test_what_moves_is_cut_where_it_is(built):
    station, parts = built
    during = station_during(station.spec, parts, 3, 0.8)
    grown = parts_during(during, parts, INTERACTIVE)
    scene = compose(during, grown, ViewState(section=ALONG), framed=station)
    cut = [node for node in scene.nodes if node.material == "section"]
    faces = {node.element: placed(scene, node) for node in cut}
    assert faces["ship"][:, 0].min() > 14.1
    for points in faces.values():
        assert np.allclose(points[:, 1], 0.0, atol=1e-4)
    done = compose(station_at(station.spec, parts, 3), parts, ViewState(section=ALONG))
    assert len({node.id for node in done.nodes}) == len(done.nodes)
