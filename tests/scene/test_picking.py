from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.assembly.station import Parts, Station
from viewer.geometry.frames import IDENTITY, apply, rotation, translation
from viewer.geometry.mesh import Mesh, merged
from viewer.geometry.rays import Ray, blocks_of
from viewer.geometry.solids import box, cylinder, sphere
from viewer.scene.camera import CAMERAS, fit_camera, project
from viewer.scene.compose import compose
from viewer.scene.picking import Hit, pick, pick_at, ray_through
from viewer.scene.reference import Reference
from viewer.scene.scene import (
    Background,
    Camera,
    Layer,
    Material,
    Scene,
    SceneNode,
)
from viewer.scene.view import ViewState

fractions = st.floats(0.0, 1.0)
numbers = st.floats(-20.0, 20.0)


@given(
    st.sampled_from(list(CAMERAS)),
    st.floats(0.4, 3.0),
    st.booleans(),
    st.tuples(fractions, fractions),
    st.tuples(
        st.floats(0, 0.4), st.floats(0, 0.4), st.floats(0.5, 1), st.floats(0.5, 1)
    ),
    st.floats(0.5, 300.0),
)
def test_every_point_of_a_ray_is_seen_where_the_ray_goes_through(
    name, aspect, parallel, place, window, distance
):
    corners = np.array([[-30.0, -8.0, -4.0], [20.0, 30.0, 9.0]])
    whole = fit_camera(corners, CAMERAS[name], aspect, parallel=parallel)
    camera = replace(whole, window=window)
    left, bottom, right, top = window
    ray = ray_through(camera, aspect, *place)
    seen = project(whole, (ray.origin_m + distance * ray.direction)[None], aspect)[0]
    expected = [left + place[0] * (right - left), bottom + place[1] * (top - bottom)]
    assert np.allclose(seen, expected, atol=1e-6)
    assert np.isclose(np.linalg.norm(ray.direction), 1.0)


def _first_by_trying_all(mesh: Mesh, ray: Ray) -> float:
    """Return the distance to the nearest triangle, each solved for by itself."""
    nearest = np.inf
    for triangle in mesh.triangles:
        a, b, c = mesh.points[triangle]
        matrix = np.stack([b - a, c - a, -ray.direction], axis=1)
        if abs(np.linalg.det(matrix)) < 1e-12:
            continue
        u, v, distance = np.linalg.solve(matrix, ray.origin_m - a)
        if u >= 0 and v >= 0 and u + v <= 1 and distance >= 0:
            nearest = min(nearest, float(distance))
    return nearest


def _soup(seed: int, count: int) -> Mesh:
    random = np.random.default_rng(seed)
    middles = random.uniform(-10.0, 10.0, (count, 1, 3))
    points = (middles + random.normal(0.0, 1.5, (count, 3, 3))).reshape(-1, 3)
    return Mesh(
        points=points,
        normals=np.ones_like(points),
        triangles=np.arange(3 * count, dtype=np.int32).reshape(-1, 3),
    )


@settings(max_examples=60)
@given(
    st.integers(0, 2**32 - 1),
    st.sampled_from([1, 3, 17, 150, 400]),
    st.tuples(numbers, numbers, numbers),
    st.tuples(numbers, numbers, numbers).filter(lambda d: np.linalg.norm(d) > 0.1),
)
def test_blocks_find_what_trying_every_triangle_finds(seed, count, origin, aim):
    mesh = _soup(seed, count)
    direction = np.array(aim) / np.linalg.norm(aim)
    ray = Ray(origin_m=np.array(origin), direction=direction)
    found = blocks_of(mesh).first_hit(ray.origin_m, ray.direction)
    expected = _first_by_trying_all(mesh, ray)
    assert (found is None) == np.isinf(expected)
    if found is not None:
        assert np.isclose(found[0], expected, atol=1e-9)


@pytest.mark.parametrize("axis", range(3))
def test_rays_along_an_axis_through_edges_and_corners_of_a_box_meet_it(axis):
    mesh = box([2.0, 2.0, 2.0])
    for across in ([0.0, 0.0], [0.5, 0.5], [1.0, 0.3]):
        origin = np.insert(across, axis, -5.0)
        found = blocks_of(mesh).first_hit(origin, np.eye(3)[axis])
        assert found is not None
        assert np.isclose(found[0], 4.0)


def _scene(
    *pieces: tuple[str, Mesh, np.ndarray, float],
    layer: Layer = "station",
    hidden: tuple[str, ...] = (),
) -> Scene:
    nodes = tuple(
        SceneNode(
            id=name,
            mesh=name,
            material=name,
            world_from_mesh=pose,
            layer=layer,
            element=name,
            visible=name not in hidden,
        )
        for name, _, pose, _ in pieces
    )
    camera = Camera(
        position_m=np.array([10.0, 0, 0]),
        target_m=np.zeros(3),
        up=np.array([0.0, 0, -1]),
    )
    return Scene(
        nodes=nodes,
        meshes={name: mesh for name, mesh, _, _ in pieces},
        materials={
            name: Material(name=name, colour=(1, 1, 1), opacity=opacity)
            for name, _, _, opacity in pieces
        },
        camera=camera,
        lights=(),
        labels=(),
        background=Background(bottom=(0, 0, 0), top=(0, 0, 0)),
    )


def _element(hit: Hit | None) -> str | None:
    return hit.element if hit else None


@settings(max_examples=40)
@given(
    st.integers(0, 2**32 - 1),
    st.tuples(numbers, numbers, numbers),
    st.floats(-180.0, 180.0),
)
def test_placed_nodes_are_met_as_their_moved_triangles_are(seed, offset, angle):
    pose = translation(offset) @ rotation((1.0, 2.0, -1.0), angle)
    one, other = _soup(seed, 40), _soup(seed + 1, 40)
    scene = _scene(("one", one, pose, 1.0), ("other", other, IDENTITY, 1.0))
    moved = replace(one, points=apply(pose, one.points))
    ray = Ray(origin_m=np.array([40.0, 1.0, 2.0]), direction=np.array([-1.0, 0.0, 0.0]))
    expected = _first_by_trying_all(merged([moved, other]), ray)
    hit = pick(scene, ray)
    assert (hit is None) == np.isinf(expected)
    if hit is not None:
        assert np.isclose(hit.distance_m, expected)
        assert np.allclose(hit.point_m, ray.origin_m + expected * ray.direction)


def test_what_is_hidden_is_passed_and_what_is_translucent_gives_way():
    near = ("near", box([1.0, 3.0, 3.0], centre_m=[3.0, 0, 0]), IDENTITY, 1.0)
    far = ("far", box([1.0, 2.0, 2.0]), IDENTITY, 1.0)
    ghost = (*near[:3], 0.3)
    middle = (0.5, 0.5)
    assert _element(pick_at(_scene(near, far), 1.0, middle)) == "near"
    assert _element(pick_at(_scene(near, far, hidden=("near",)), 1.0, middle)) == "far"
    assert _element(pick_at(_scene(ghost, far), 1.0, middle)) == "far"
    # Beside what is behind it, the ghost itself is met.
    camera = _scene(ghost).camera
    beside = project(camera, np.array([[3.5, 1.3, 0.0]]), 1.0)[0].tolist()
    assert _element(pick_at(_scene(ghost, far), 1.0, (beside[0], beside[1]))) == "near"
    assert pick_at(_scene(near, layer="aid"), 1.0, middle) is None
    assert pick_at(_scene(near, far), 1.0, (0.01, 0.01)) is None
    assert pick_at(_scene(), 1.0, middle) is None


def test_a_hit_lies_on_the_surface_and_its_normal_looks_at_the_camera():
    scene = _scene(("ball", sphere(2.0, 48), translation((1.0, 0.5, 0.0)), 1.0))
    hit = pick_at(scene, 1.0, (0.5, 0.5))
    assert hit is not None
    assert np.isclose(np.linalg.norm(hit.point_m - [1.0, 0.5, 0.0]), 2.0, atol=0.02)
    outward = (hit.point_m - [1.0, 0.5, 0.0]) / 2.0
    assert hit.normal @ outward > 0.99
    assert hit.node == "ball"


def test_parts_are_told_apart_within_a_merged_mesh(built):
    station, parts = built
    scene = compose(station, parts, ViewState(camera="starboard", layout="alone"))
    hit = pick_at(scene, 16 / 9, (0.5, 0.5), parts.values())
    assert hit is not None
    assert hit.part == "hull"
    assert hit.element in station.placements


def test_every_triangle_knows_its_part(built):
    _, parts = built
    for module in parts.values():
        for material, mesh in module.by_material.items():
            runs = module.part_runs[material]
            counted = dict.fromkeys(runs.names, 0)
            for triangle in range(len(mesh.triangles)):
                counted[runs.name_of(triangle)] += 1
            for part in module.parts:
                own = sum(
                    len(body.mesh.triangles) * len(part.module_from_part)
                    for body in part.bodies
                    if body.material == material
                )
                assert counted.get(part.name, 0) == own


def test_each_half_of_a_split_picture_is_picked_by_itself(
    built: tuple[Station, Parts], reference: Reference
):
    view = ViewState(camera="starboard", layout="split")
    scene = compose(*built, view, reference, 2.0)
    left, right = (pick_at(scene, 2.0, (x, 0.5)) for x in (0.25, 0.75))
    assert left is not None
    assert right is not None
    assert (left.layer, right.layer) == ("station", "reference")
    assert right.element is None


def test_blocks_live_no_longer_than_their_mesh():
    mesh = cylinder([0, 0, 0], [4, 0, 0], 1.0, 24)
    assert blocks_of(mesh) is blocks_of(mesh)
    blocks = blocks_of(mesh)
    copy = replace(mesh)
    assert blocks_of(copy) is not blocks
