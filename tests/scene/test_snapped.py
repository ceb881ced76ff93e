"""Measures of what was snapped to say the same as what was snapped to."""

import numpy as np
import pytest

from tests.scene.test_snapping import POSE, pointer_at, scene_of, snapped
from viewer.assembly.measuring import diameter, distance, edge_length
from viewer.geometry.circles import Ball
from viewer.geometry.frames import IDENTITY, apply
from viewer.geometry.solids import box, cylinder, sphere
from viewer.scene.camera import axes_of
from viewer.scene.compose import compose
from viewer.scene.pointer import Pointer
from viewer.scene.snapped import diameter_of, distance_of, edge_of, ring_of
from viewer.scene.snapping import CIRCLES, EDGES, snap_at
from viewer.scene.view import ViewState


def test_a_distance_edge_and_diameter_are_those_of_the_shape():
    scene = scene_of((cylinder([0, 0, 0], [5.0, 0, 0], 2.0, 48), POSE))
    ends = apply(POSE, np.array([[5.0, 0, 0], [0.0, 0, 0]]))
    near = min(ends, key=lambda p: float(np.linalg.norm(p - scene.camera.position_m)))
    rim = near + POSE[:3, :3] @ np.array([0.0, 2.0, 0.0])
    centre, on_rim = snapped(scene, near), snapped(scene, rim, to=EDGES)
    found = distance(distance_of(scene, centre, on_rim))
    assert found.value_m == pytest.approx(2.0, abs=0.01)
    loop = edge_of(scene, on_rim)
    assert loop.closed
    assert edge_length(loop).value_m == pytest.approx(
        48 * 4.0 * np.sin(np.pi / 48), abs=1e-3
    )
    round_ = diameter_of(scene, scene.camera, snapped(scene, rim, to=CIRCLES))
    measured = diameter(round_)
    assert measured.value_m == pytest.approx(4.0, abs=1e-3)
    assert np.allclose(measured.points_m.mean(axis=0), near, atol=1e-3)


def test_a_balls_outline_is_a_circle_that_faces_the_camera():
    scene = scene_of((sphere(2.0, 40), POSE))
    ball = snapped(scene, POSE[:3, 3], (20.0, 10.0), to=CIRCLES)
    assert isinstance(ball.circle, Ball)
    points = ring_of(ball.circle, scene.camera, 12)
    assert np.allclose(np.linalg.norm(points - POSE[:3, 3], axis=1), 2.0)
    assert np.allclose((points - POSE[:3, 3]) @ axes_of(scene.camera)[2], 0.0)
    found = diameter(diameter_of(scene, scene.camera, ball))
    assert found.value_m == pytest.approx(4.0, abs=1e-3)


def test_points_on_the_reference_are_in_its_own_frame(built, reference):
    scene = compose(*built, ViewState(camera="starboard"), reference, 1.5)
    own = np.concatenate([mesh.points for mesh in reference.meshes.values()])
    pose = next(n.world_from_mesh for n in scene.nodes if n.layer == "reference")
    middle = apply(pose, own).mean(axis=0)
    pointer = pointer_at(scene, middle)
    found = snap_at(pointer)
    assert found is not None
    assert found.hit.layer == "reference"
    measure = distance_of(scene, found, found)
    assert measure.of == "reference"
    low, high = own.min(axis=0) - 1e-3, own.max(axis=0) + 1e-3
    assert ((low <= measure.from_m) & (measure.from_m <= high)).all()


def test_a_distance_between_the_two_stations_is_in_the_world(built, reference):
    scene = compose(*built, ViewState(camera="starboard"), reference, 1.5)
    hits = {}
    for x in range(0, 1200, 12):
        pointer = Pointer(
            scene=scene, camera=scene.camera, size_px=(1200, 800), place_px=(x, 400.0)
        )
        if (found := snap_at(pointer)) is not None:
            hits[found.hit.layer] = found
    measure = distance_of(scene, hits["station"], hits["reference"])
    assert measure.of == "station"
    assert np.allclose(measure.to_m, hits["reference"].point_m, atol=1e-3)


def test_a_box_edge_is_two_points():
    scene = scene_of((box([4.0, 6.0, 2.0]), IDENTITY))
    edge = edge_of(scene, snapped(scene, [2.0, 1.0, -1.0], to=EDGES))
    assert len(edge.points_m) == 2
    assert not edge.closed
    assert edge_length(edge).value_m == pytest.approx(6.0)
