"""The exploded view as a scene."""

import numpy as np
import pytest

from viewer.geometry.frames import apply
from viewer.scene.camera import project
from viewer.scene.compose import compose
from viewer.scene.view import Section, ViewState

ASPECT = 16 / 9


def test_elements_stand_apart_with_lines_between(built):
    station, _ = built
    scene = compose(*built, ViewState(explode=1.0), None, ASPECT)
    (line,) = [node for node in scene.nodes if node.id == "explode/leaders"]
    assert line.layer == "aid"
    # Core, lab and ship one behind the other: gaps of 1.2 m and of a metre.
    points = scene.meshes[line.mesh].points
    assert np.isclose(points[:, 0].min(), 10.0)
    assert np.isclose(points[:, 0].max(), 10.0 + 1.2 + 4.0 + 1.0)
    poses = {n.element: n.world_from_mesh for n in scene.nodes if n.layer == "station"}
    for element, moved in (("core", 0.0), ("lab", 1.2), ("ship", 2.2)):
        before = station.placements[element].station_from_module
        assert np.isclose(poses[element][0, 3] - before[0, 3], moved)
    assert "explode/leaders" not in {n.id for n in compose(*built, ViewState()).nodes}


def test_lines_go_with_what_is_shown(built):
    view = ViewState(explode=1.0, hidden=("ship",))
    scene = compose(*built, view)
    points = scene.meshes["explode/leaders"].points
    assert np.isclose(points[:, 0].max(), 11.2)
    alone = compose(*built, ViewState(explode=1.0, only=("core", "ship")))
    assert "explode/leaders" not in alone.meshes


def test_no_length_is_stated_that_is_none(built):
    view = ViewState(style="blueprint", explode=1.0)
    assert not [n for n in compose(*built, view).nodes if n.material == "dimension"]
    plain = compose(*built, ViewState(style="blueprint"))
    assert [n for n in plain.nodes if n.material == "dimension"]


@pytest.mark.parametrize("layout", ["beside", "split", "overlay", "silhouettes"])
def test_all_of_it_is_in_the_picture(built, reference, layout):
    view = ViewState(explode=3.0, layout=layout)
    scene = compose(*built, view, reference, ASPECT)
    points = np.concatenate(
        [apply(n.world_from_mesh, scene.meshes[n.mesh].points) for n in scene.nodes]
    )
    aspect = ASPECT / 2.0 if scene.split else ASPECT
    seen = project(scene.camera, points, aspect)
    assert seen.min() > 0.0
    assert seen.max() < 1.0


def test_lines_end_where_a_section_cuts(built):
    for normal, at_m, span in (
        ((1.0, 0.0, 0.0), 10.5, (10.0, 10.5)),
        ((-1.0, 0.0, 0.0), -10.5, (10.5, 16.2)),
    ):
        view = ViewState(explode=1.0, section=Section(normal=normal, at_m=at_m))
        points = compose(*built, view).meshes["explode/leaders"].points
        assert np.allclose([points[:, 0].min(), points[:, 0].max()], span)
    whole = ViewState(explode=1.0, section=Section(normal=(0.0, 0.0, 1.0), at_m=-0.5))
    assert "explode/leaders" not in compose(*built, whole).meshes
