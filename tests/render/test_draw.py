from dataclasses import replace

import numpy as np
import pytest
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.assembly.station import station_at
from viewer.render.draw import SceneDrawing
from viewer.scene.compose import compose
from viewer.scene.orbiting import orbited
from viewer.scene.scene import Camera
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
def test_vtk_sees_from_the_scenes_camera_and_then_from_the_users(built, parallel):
    renderer = vtkRenderer()
    drawing = SceneDrawing(renderer)
    scene = compose(*built, ViewState(parallel=parallel))
    drawing.show(scene)
    assert_is_seen_from(renderer, scene.camera)
    turned = orbited(scene.camera, 30.0, 10.0, scene.camera.target_m)
    drawing.look_from(turned)
    assert_is_seen_from(renderer, turned)
    near, far = drawing.clipping_range_m
    away = float(np.linalg.norm(turned.position_m - turned.target_m))
    assert near < away < far
    drawing.show(scene)
    assert_is_seen_from(renderer, scene.camera)


def assert_is_seen_from(renderer: vtkRenderer, camera: Camera) -> None:
    view = renderer.GetActiveCamera()
    assert np.allclose(view.GetPosition(), camera.position_m)
    assert np.allclose(view.GetFocalPoint(), camera.target_m)
    assert np.allclose(view.GetViewUp(), camera.up)
    assert view.GetViewAngle() == pytest.approx(camera.view_angle_deg)
    assert bool(view.GetParallelProjection()) == (camera.parallel_height_m is not None)
    if camera.parallel_height_m is not None:
        assert view.GetParallelScale() == pytest.approx(camera.parallel_height_m / 2.0)
