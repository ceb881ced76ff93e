"""Meshes cut off at a plane, and the faces that close them again."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.geometry.clipping import clipped
from viewer.geometry.contours import (
    _quickly_welded,
    face_of,
    loops_of,
    region_of,
    room_in,
)
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.frames import frozen, inverse, translation
from viewer.geometry.manifolds import shells_of
from viewer.geometry.mesh import Mesh, is_closed, merged, moved, volume_m3, welded
from viewer.geometry.parts import build_parts, part_runs_of
from viewer.geometry.solids import box, cylinder, revolve, sphere
from viewer.spec.load import load_station

CYLINDER = cylinder((-3.0, 0.5, 0.0), (4.0, 1.0, 2.0), 1.5, 48)
BLOCK = box((4.0, 3.0, 2.0), centre_m=(0.3, -0.2, 0.1), bevel_m=0.2)
HULL = revolve([(-4.0, 1.0), (-3.0, 2.0), (3.0, 2.0), (4.0, 1.2)], 40, uv=True)
SHAPES = {"cylinder": CYLINDER, "block": BLOCK, "hull": HULL}

directions = st.tuples(*[st.floats(-1.0, 1.0)] * 3).filter(
    lambda v: np.linalg.norm(v) > 0.1
)


def plane(direction, at_m):
    """Return the unit normal of a plane, and a frame on it, +Z along the normal."""
    normal = np.array(direction) / np.linalg.norm(direction)
    aside = np.eye(3)[int(np.argmin(np.abs(normal)))]
    across = np.cross(aside, normal) / np.linalg.norm(np.cross(aside, normal))
    pose = np.eye(4)
    pose[:3, 0], pose[:3, 1], pose[:3, 2] = across, np.cross(normal, across), normal
    pose[:3, 3] = at_m * normal
    return normal, frozen(pose)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(sorted(SHAPES)), directions, st.floats(-1.4, 1.4))
def test_what_is_left_with_its_face_is_what_a_solid_cutter_leaves(name, way, at_m):
    mesh = SHAPES[name]
    normal, frame = plane(way, at_m)
    left = clipped(mesh, normal, at_m)
    face = face_of(region_of(loops_of(mesh, inverse(frame))), frame)
    assert left is not None
    (solid,) = shells_of(mesh)
    expected = solid.trim_by_plane((-normal).tolist(), -at_m).volume()
    parts = [left] if face is None else [left, face]
    assert volume_m3(merged(parts)) == pytest.approx(expected, abs=1e-4)
    assert (left.points @ normal).max() <= at_m + 1e-9
    assert np.allclose(np.linalg.norm(left.normals, axis=1), 1.0)
    if face is not None:
        assert np.allclose(face.points @ normal, at_m)
        assert np.allclose(face.normals, normal)


def test_texture_and_normals_stay_where_they_were():
    normal = np.array([1.0, 0.0, 0.0])
    left = clipped(HULL, normal, 0.7)
    assert left is not None
    assert left.uv is not None
    # On the barrel v runs along it: as before at every place, cut ones too.
    for mesh in (HULL, left):
        barrel = np.abs(np.linalg.norm(mesh.points[:, 1:], axis=1) - 2.0) < 0.02
        inner = barrel & (np.abs(mesh.points[:, 0]) < 2.9)
        radial = mesh.points[inner, 1:] / np.linalg.norm(
            mesh.points[inner, 1:], axis=1, keepdims=True
        )
        assert (np.einsum("ij,ij->i", mesh.normals[inner, 1:], radial) > 0.99).all()
    edge = np.isclose(left.points[:, 0], 0.7)
    assert edge.any()
    span = HULL.uv[:, 1].min(), HULL.uv[:, 1].max()
    assert ((left.uv[edge, 1] > span[0]) & (left.uv[edge, 1] < span[1])).all()


def test_what_is_on_one_side_is_not_touched():
    normal = np.array([0.0, 0.0, 1.0])
    assert clipped(BLOCK, normal, 5.0) is BLOCK
    assert clipped(BLOCK, normal, -5.0) is None
    _, frame = plane(normal, 5.0)
    assert not loops_of(BLOCK, inverse(frame))


def test_triangles_keep_their_order_and_their_part():
    spec = load_station("ross")
    parts = build_parts(spec, INTERACTIVE)
    normal = np.array([0.0, 0.6, 0.8])
    found = 0
    for module in parts.values():
        for mesh in module.by_material.values():
            left = clipped(mesh, normal, 0.4)
            before = part_runs_of(mesh)
            if left is None or left is mesh or before is None:
                continue
            after = part_runs_of(left)
            assert after is not None
            centres = left.points[left.triangles[::40]].mean(axis=1)
            for number, centre in enumerate(centres):
                named = [before.name_of(k) for k in _holding(mesh, centre)]
                assert after.name_of(40 * number) in named
                found += 1
    assert found > 100


def _holding(mesh: Mesh, point: np.ndarray) -> np.ndarray:
    """Return the triangles that a point lies in."""
    a, b, c = (mesh.points[column] for column in mesh.triangles.T)
    whole = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    thirds = sum(
        np.linalg.norm(np.cross(u - point, v - point), axis=1)
        for u, v in ((a, b), (b, c), (c, a))
    )
    return np.flatnonzero(np.abs(thirds - whole) < 1e-7 + 1e-6 * whole)


def test_shells_that_reach_into_each_other_are_one_region():
    balls = merged([sphere(1.0, 64), moved(sphere(1.0, 64), translation((1.0, 0, 0)))])
    region = region_of(loops_of(balls, translation((0.0, 0.0, -0.001))))
    lens = 2.0 * (np.pi / 3.0 - np.sqrt(3.0) / 4.0)
    assert region.area() == pytest.approx(2.0 * np.pi - lens, rel=0.01)
    assert region.num_contour() == 1
    room = room_in(region, 0.1)
    assert 0.0 < room.area() < region.area()
    assert room_in(region, 2.0).is_empty()


def test_hollows_stay_open():
    section = [(0.0, 1.0), (4.0, 1.0), (4.0, 2.0), (0.0, 2.0)]
    tube = revolve(section, 96, closed=True)
    _, frame = plane((1.0, 0.0, 0.0), 2.0)
    region = region_of(loops_of(tube, inverse(frame)))
    assert region.num_contour() == 2
    assert region.area() == pytest.approx(3.0 * np.pi, rel=0.01)


def test_a_loop_tells_how_thick_its_shell_is():
    both = merged(
        [sphere(2.0, 48), moved(box((0.2, 6.0, 6.0)), translation((5, 0, 0)))]
    )
    found = loops_of(both, translation((0.0, 0.0, -0.013)), with_thickness=True)
    assert sorted(round(loop.thickness_m, 1) for loop in found) == [0.2, 2.7]


def test_what_is_not_closed_has_no_face():
    opened = Mesh(
        points=BLOCK.points, normals=BLOCK.normals, triangles=BLOCK.triangles[::2]
    )
    assert not is_closed(opened)
    assert not loops_of(opened, translation((0.0, 0.0, 0.01)))
    assert clipped(opened, np.array([0.0, 0.0, 1.0]), 0.01) is not None


def test_corners_are_joined_as_welding_joins_them():
    spec = load_station("ross")
    parts = build_parts(spec, INTERACTIVE)
    for module in parts.values():
        for mesh in module.by_material.values():
            points, triangles = _quickly_welded(mesh)
            expected, faces = welded(mesh)
            assert len(points) == len(expected)
            assert np.allclose(points[triangles], expected[faces], atol=2e-6)
