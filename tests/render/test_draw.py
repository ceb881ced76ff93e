from dataclasses import replace

import numpy as np
import pytest
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.assembly.station import station_at
from viewer.render.draw import SceneDrawing, camera_of
from viewer.scene.compose import compose
from viewer.scene.view import ViewState

pytestmark = pytest.mark.render


def actors_of(renderer):
    return {actor: actor.GetMapper().GetInput() for actor in renderer.GetActors()}


def test_a_step_sends_only_what_it_adds(built, reference):
    station, parts = built
    renderer = vtkRenderer()
    drawing = SceneDrawing(renderer)
    drawing.show(
        compose(station_at(station.spec, parts, 2), parts, ViewState(), reference)
    )
    before = actors_of(renderer)
    drawing.show(compose(station, parts, ViewState(), reference))
    after = actors_of(renderer)
    assert set(before) < set(after)
    rulers = [actor for actor in before if before[actor] is not after[actor]]
    assert len(rulers) <= 2  # the ruler alone may have grown
    elements = {drawing.element_of(actor) for actor in set(after) - set(before)}
    assert elements == {"ship"}


def test_what_leaves_the_scene_leaves_the_renderer(built, reference):
    renderer = vtkRenderer()
    drawing = SceneDrawing(renderer)
    both = compose(*built, ViewState(), reference)
    alone = compose(*built, ViewState(layout="alone", labels=False))
    drawing.show(both)
    count = renderer.GetViewProps().GetNumberOfItems()
    drawing.show(alone)
    assert renderer.GetViewProps().GetNumberOfItems() == len(alone.nodes) < count
    drawing.clear()
    assert renderer.GetViewProps().GetNumberOfItems() == 0
    assert renderer.GetLights().GetNumberOfItems() == 0


def test_the_same_mesh_key_with_a_new_mesh_is_drawn_anew(built):
    renderer = vtkRenderer()
    drawing = SceneDrawing(renderer)
    scene = compose(*built, ViewState(labels=False))
    drawing.show(scene)
    key = scene.nodes[0].mesh
    longer = replace(scene.meshes[key], points=scene.meshes[key].points * 2.0)
    drawing.show(replace(scene, meshes={**scene.meshes, key: longer}))
    bounds = [actor.GetMapper().GetBounds()[1] for actor in renderer.GetActors()]
    assert max(bounds) == pytest.approx(float(longer.points[:, 0].max()))


@pytest.mark.parametrize("parallel", [False, True])
def test_the_camera_is_read_back_as_it_was_set(built, parallel):
    renderer = vtkRenderer()
    scene = compose(*built, ViewState(parallel=parallel))
    SceneDrawing(renderer).show(scene)
    read, sent = camera_of(renderer), scene.camera
    for name in ("position_m", "target_m", "up"):
        assert np.allclose(getattr(read, name), getattr(sent, name))
    assert read.view_angle_deg == pytest.approx(sent.view_angle_deg)
    assert (read.parallel_height_m is None) == (not parallel)
    if parallel:
        assert read.parallel_height_m == pytest.approx(sent.parallel_height_m)


def test_a_camera_that_a_user_moved_stays_until_another_is_sent(built):
    renderer = vtkRenderer()
    drawing = SceneDrawing(renderer)
    scene = compose(*built, ViewState())
    drawing.show(scene)
    renderer.GetActiveCamera().Azimuth(30.0)
    moved = camera_of(renderer)
    drawing.show(scene)
    assert np.allclose(camera_of(renderer).position_m, moved.position_m)
