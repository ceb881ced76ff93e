"""What a pointer means, on shapes whose corners, edges and rims are known."""

from dataclasses import replace

import numpy as np
import pytest

from viewer.geometry.circles import Ball, Circle
from viewer.geometry.frames import IDENTITY, apply, rotation, translation
from viewer.geometry.mesh import Mesh
from viewer.geometry.solids import box, cylinder, sphere
from viewer.scene.camera import CAMERAS, fit_camera, project
from viewer.scene.compose import compose
from viewer.scene.pointer import Pointer
from viewer.scene.scene import Background, Material, Scene, SceneNode
from viewer.scene.snapping import (
    CIRCLES,
    EDGES,
    POINTS,
    Snap,
    port_places,
    snap_at,
)
from viewer.scene.view import ViewState

SIZE = (1200, 800)
POSE = translation((3.0, -2.0, 7.0)) @ rotation((1.0, 3.0, -2.0), 40.0)


def scene_of(*meshes: tuple[Mesh, np.ndarray], parallel: bool = False) -> Scene:
    nodes = tuple(
        SceneNode(
            id=str(number),
            mesh=str(number),
            material="grey",
            world_from_mesh=pose,
            layer="station",
            element=f"element-{number}",
        )
        for number, (_, pose) in enumerate(meshes)
    )
    points = np.concatenate([apply(pose, mesh.points) for mesh, pose in meshes])
    return Scene(
        nodes=nodes,
        meshes={str(k): mesh for k, (mesh, _) in enumerate(meshes)},
        materials={"grey": Material(name="grey", colour=(0.5, 0.5, 0.5))},
        camera=fit_camera(points, CAMERAS["default"], 1.5, parallel=parallel),
        lights=(),
        labels=(),
        background=Background(bottom=(0, 0, 0), top=(0, 0, 0)),
    )


def pointer_at(scene: Scene, point, off=(0.0, 0.0)) -> Pointer:
    place = project(scene.camera, np.array(point, dtype=float)[None], 1.5)[0] * SIZE
    x, y = (place + off).tolist()
    return Pointer(scene=scene, camera=scene.camera, size_px=SIZE, place_px=(x, y))


def snapped(scene: Scene, point, off=(0.0, 0.0), to=POINTS) -> Snap:
    found = snap_at(pointer_at(scene, point, off), to)
    assert found is not None
    return found


def nearest_corner(scene: Scene, corners: np.ndarray) -> np.ndarray:
    away = np.linalg.norm(corners - scene.camera.position_m, axis=1)
    return corners[int(away.argmin())]


@pytest.mark.parametrize("parallel", [False, True])
@pytest.mark.parametrize("pose", [IDENTITY, POSE])
def test_near_a_corner_its_corner_is_meant(pose, parallel):
    mesh = box([4.0, 6.0, 2.0])
    scene = scene_of((mesh, pose), parallel=parallel)
    corner = nearest_corner(scene, apply(pose, np.unique(mesh.points, axis=0)))
    for off in ((0.0, 0.0), (6.0, -5.0), (-8.0, 2.0)):
        found = snapped(scene, corner, off)
        assert found.kind == "vertex"
        assert np.allclose(found.point_m, corner)
    # Sixteen pixels away it is not.
    assert snapped(scene, corner, (0.0, -16.0)).kind != "vertex"


@pytest.mark.parametrize("parallel", [False, True])
def test_along_an_edge_its_middle_and_else_the_edge_is_meant(parallel):
    scene = scene_of((box([4.0, 6.0, 2.0]), POSE), parallel=parallel)
    corner = nearest_corner(
        scene, apply(POSE, np.unique(box([4.0, 6.0, 2.0]).points, axis=0))
    )
    for axis, size in enumerate((4.0, 6.0, 2.0)):
        sides = apply(POSE, np.array([[-9.0] * 3, [9.0] * 3]))
        along = POSE[:3, axis] * np.sign((sides.mean(axis=0) - corner) @ POSE[:3, axis])
        middle = corner + along * size / 2.0
        found = snapped(scene, middle, (3.0, -3.0))
        assert found.kind == "midpoint"
        assert np.allclose(found.point_m, middle)
        third = corner + along * size * 0.3
        found = snapped(scene, third)
        assert found.kind == "edge"
        assert np.allclose(found.point_m, third, atol=1e-6)
        assert not found.closed
        ends = np.array([corner, corner + along * size])
        assert np.allclose(np.sort(found.line_m, axis=0), np.sort(ends, axis=0))


def test_on_a_face_far_from_edges_the_face_is_meant():
    mesh = box([4.0, 6.0, 2.0])
    scene = scene_of((mesh, IDENTITY))
    point = np.array([2.0, 1.1, 0.3])
    found = snapped(scene, point)
    assert found.kind == "face"
    assert np.allclose(found.point_m, point, atol=1e-6)
    assert snap_at(pointer_at(scene, point), EDGES) is None


def test_just_outside_an_outline_its_edge_is_meant_and_far_outside_nothing():
    scene = scene_of((box([4.0, 6.0, 2.0]), IDENTITY))
    points = np.unique(box([4.0, 6.0, 2.0]).points, axis=0)
    places = project(scene.camera, points, 1.5) * SIZE
    right = points[int(places[:, 0].argmax())]
    assert snapped(scene, right, (7.0, 0.0)).kind == "vertex"
    assert snap_at(pointer_at(scene, right, (30.0, 0.0))) is None


def test_what_is_hidden_is_not_meant():
    front = (box([1.0, 20.0, 20.0]), translation((6.0, 0.0, 0.0)))
    scene = scene_of(front, (box([1.0, 1.0, 1.0]), IDENTITY))
    one = replace(scene, nodes=scene.nodes[:1] + scene.nodes[1:])
    found = snapped(one, [0.5, 0.5, 0.5])
    assert found.hit.element == "element-0"
    assert found.kind == "face"
    # The far corner of a box lies behind its own faces.
    alone = scene_of((box([4.0, 6.0, 2.0]), IDENTITY))
    corners = np.unique(box([4.0, 6.0, 2.0]).points, axis=0)
    away = np.linalg.norm(corners - alone.camera.position_m, axis=1)
    assert snapped(alone, corners[int(away.argmax())]).kind != "vertex"


@pytest.mark.parametrize("sides", [12, 48])
def test_on_a_rim_the_whole_rim_is_meant_and_in_it_its_centre(sides):
    mesh = cylinder([0, 0, 0], [5.0, 0, 0], 2.0, sides)
    scene = scene_of((mesh, POSE))
    ends = apply(POSE, np.array([[5.0, 0, 0], [0.0, 0, 0]]))
    near = min(ends, key=lambda p: float(np.linalg.norm(p - scene.camera.position_m)))
    found = snapped(scene, near, (5.0, 4.0))
    assert found.kind == "centre"
    assert np.allclose(found.point_m, near)
    assert isinstance(found.circle, Circle)
    assert found.circle.diameter_m == pytest.approx(4.0)
    rim = near + POSE[:3, :3] @ np.array([0.0, 2.0, 0.0])
    edge = snapped(scene, rim, to=EDGES)
    assert edge.closed
    assert len(edge.line_m) == sides
    circle = snapped(scene, rim, to=CIRCLES)
    assert isinstance(circle.circle, Circle)
    assert np.allclose(circle.circle.centre_m, near)
    # No facet of a rim is a corner of anything.
    assert snapped(scene, rim, to=frozenset({"vertex", "face"})).kind == "face"


def test_on_a_wall_the_section_and_on_a_ball_the_ball_is_meant():
    tube = cylinder([0, 0, 0], [9.0, 0, 0], 1.5, 32)
    scene = scene_of((tube, POSE), (sphere(2.0, 40), translation((30.0, 0, 0))))
    towards = scene.camera.position_m - apply(POSE, np.array([[4.5, 0, 0]]))[0]
    side = POSE[:3, :3].T @ towards * [0.0, 1.0, 1.0]
    wall = apply(POSE, np.array([[4.5, 0, 0]]) + 1.5 * side / np.linalg.norm(side))[0]
    found = snapped(scene, wall, to=CIRCLES)
    assert isinstance(found.circle, Circle)
    assert found.circle.diameter_m == pytest.approx(3.0, rel=1e-3)
    assert abs(found.circle.axis @ POSE[:3, 0]) == pytest.approx(1.0)
    ball = snapped(scene, [30.0, 0.0, 0.0], (20.0, 20.0), to=CIRCLES)
    assert isinstance(ball.circle, Ball)
    assert np.allclose(ball.circle.centre_m, [30.0, 0.0, 0.0])
    flat = scene_of((box([4.0, 6.0, 2.0]), IDENTITY))
    assert snap_at(pointer_at(flat, [2.0, 1.1, 0.3]), CIRCLES) is None


def test_a_port_is_meant_before_all_else(built):
    station, parts = built
    scene = compose(
        station, parts, ViewState(layout="alone", camera="front"), None, 1.5
    )
    ports = port_places(station, parts)
    assert {port.name for port in ports} >= {"core.fore", "lab.aft", "ship.fore"}
    front = next(port for port in ports if port.name == "ship.fore")
    pointer = pointer_at(scene, front.point_m, (4.0, 3.0))
    found = snap_at(pointer, POINTS, ports)
    assert found is not None
    assert (found.kind, found.port) == ("port", "ship.fore")
    assert np.allclose(found.point_m, front.point_m)
    assert snap_at(pointer, POINTS) is not None


def test_in_a_split_picture_each_half_is_pointed_at_by_itself(built, reference):
    view = ViewState(layout="split", camera="starboard")
    scene = compose(*built, view, reference, 2.0)
    for x, layer in ((300.0, "station"), (900.0, "reference")):
        pointer = Pointer(
            scene=scene, camera=scene.camera, size_px=(1200, 600), place_px=(x, 300.0)
        )
        found = snap_at(pointer)
        assert found is not None
        assert found.hit.layer == layer
