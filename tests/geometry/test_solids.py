"""The primitives: closed, outward, and as large as geometry says."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.geometry.soundness import assert_sound, solid
from viewer.geometry import solids
from viewer.geometry.frames import Points, rotation, translation
from viewer.geometry.mesh import Mesh, volume_m3
from viewer.geometry.surfaces import slab

sizes = st.floats(0.01, 20.0)
places = st.tuples(*[st.floats(-20.0, 20.0)] * 3)


def _plate(rows: int, count: int) -> Mesh:
    y, x = np.meshgrid(np.arange(rows), np.arange(count), indexing="ij")
    low = np.dstack([x, y, np.zeros_like(x)]).astype(float)
    return slab(low + np.array([0.0, 0.0, 1.0]), low)


SOLIDS = {
    "cylinder": (
        solids.cylinder((0, 0, 0), (1, 2, 3), 0.5, 256),
        math.pi / 4 * 14**0.5,
    ),
    "cone": (solids.cone((1, 0, 0), (3, 0, 0), 0.5, 0.0, 256), math.pi / 6),
    "inverse cone": (solids.cone((0, 0, 0), (0, 0, 2), 0.0, 0.5, 256), math.pi / 6),
    "frustum": (
        solids.cone((0, 0, 0), (0, 2, 0), 0.5, 0.2, 256),
        math.pi * 2 / 3 * (0.25 + 0.1 + 0.04),
    ),
    "box": (solids.box((1, 2, 3)), 6.0),
    "sphere": (solids.sphere(1.0, 256), math.pi * 4 / 3),
    "ring": (
        solids.torus_ring(4.0, 0.5, 256, tube_segments=128),
        2 * math.pi**2 * 2.0 * 0.25**2,
    ),
    "tube": (
        solids.tube_path([(0, 0, 0), (1, 0, 0), (1, 1, 0), (1, 2, 1)], 0.1, 256),
        math.pi * 0.05**2 * (2 + 2**0.5),
    ),
    "angle": (solids.extrude([(0, 0), (2, 0), (2, 1), (1, 1), (1, 2), (0, 2)], 3), 9.0),
    "clockwise angle": (
        solids.extrude([(0, 2), (1, 2), (1, 1), (2, 1), (2, 0), (0, 0)], 3),
        9.0,
    ),
    "panel": (
        solids.arc_panel(2.0, 0.05, (0.0, 1.0), (10.0, 50.0), 64),
        math.pi * (2.05**2 - 4.0) / 9,
    ),
    "hollow": (
        solids.revolve([(0, 0.5), (1, 0.5), (1, 1), (0, 1)], 256, closed=True),
        math.pi * 0.75,
    ),
    "plate": (_plate(4, 3), 6.0),
}


@pytest.mark.parametrize("name", SOLIDS)
def test_solids_are_sound_and_of_the_analytic_volume(name: str) -> None:
    mesh, volume = SOLIDS[name]
    assert_sound(mesh)
    assert volume_m3(mesh) == pytest.approx(volume, rel=2e-3)
    assert solid(mesh).volume() == pytest.approx(volume, rel=2e-3)


@given(places, places, sizes, st.integers(3, 40))
def test_a_cylinder_reaches_from_end_to_end(
    start: tuple[float, ...], end: tuple[float, ...], radius: float, segments: int
) -> None:
    length = math.dist(start, end)
    if length < 0.01:
        return
    mesh = solids.cylinder(start, end, radius, segments)
    assert_sound(mesh)
    along = (mesh.points - start) @ (np.subtract(end, start) / length)
    assert along.min() == pytest.approx(0.0, abs=1e-9)
    assert along.max() == pytest.approx(length)


@given(st.tuples(sizes, sizes, sizes), places, st.floats(0.0, 30.0))
def test_a_bevelled_box_keeps_its_size(
    size: tuple[float, ...], centre: tuple[float, ...], bevel: float
) -> None:
    mesh = solids.box(size, centre_m=centre, bevel_m=bevel)
    assert_sound(mesh)
    assert np.allclose(np.diff(mesh.bounds_m, axis=0)[0], size)
    assert volume_m3(mesh) <= math.prod(size) * (1 + 1e-6)


profiles = st.lists(
    st.tuples(st.floats(-5, 5), st.floats(0.01, 5)), min_size=2, max_size=12
)


@given(profiles, st.integers(3, 24), st.booleans())
def test_revolved_profiles_are_closed_either_way_round(
    corners: list[tuple[float, float]], segments: int, uv: bool
) -> None:
    corners = sorted(corners)
    x = np.array([corner[0] for corner in corners])
    if np.diff(x).min() < 1e-3:
        return
    there = solids.revolve(corners, segments, uv=uv)
    back = solids.revolve(corners[::-1], segments, uv=uv)
    assert_sound(there)
    assert_sound(back)
    assert volume_m3(back) == pytest.approx(volume_m3(there))


def test_texture_coordinates_are_metres_and_close_round_the_hull() -> None:
    mesh = solids.revolve([(0.0, 2.0), (3.0, 2.0)], 32, uv=True)
    assert mesh.uv is not None
    assert mesh.uv[:, 0].max() == round(2 * math.pi * 2.0)
    side = mesh.normals[:, 0] == 0.0
    assert np.ptp(mesh.uv[side, 1]) == pytest.approx(3.0)


@given(st.lists(places, min_size=2, max_size=8), st.integers(3, 12))
def test_tubes_close_whatever_their_path(path: list[Points], segments: int) -> None:
    steps = np.diff(np.array(path), axis=0)
    length = np.linalg.norm(steps, axis=1)
    if length.min() < 0.5:
        return
    mesh = solids.tube_path(path, 0.02, segments)
    assert np.isfinite(mesh.points).all()
    ahead = steps / length[:, None]
    if (np.einsum("ij,ij->i", ahead[:-1], ahead[1:]) > -0.8).all():
        assert_sound(mesh)


def test_a_tube_needs_a_length() -> None:
    with pytest.raises(ValueError, match="two points"):
        solids.tube_path(np.zeros((3, 3)), 0.1, 8)


def test_repeated_copies_stand_where_the_transforms_say() -> None:
    turn = rotation((0, 0, 1), 90.0)
    mesh = solids.repeated(solids.box((2, 1, 1)), [translation((5, 0, 0)), turn])
    assert_sound(mesh)
    assert volume_m3(mesh) == pytest.approx(4.0)
    assert np.allclose(mesh.bounds_m, [[-0.5, -1.0, -0.5], [6.0, 1.0, 0.5]])


@given(st.integers(3, 30), st.floats(0.2, 0.95))
def test_star_shaped_prisms_are_cut_into_ears(points: int, waist: float) -> None:
    angle = np.arange(2 * points) * np.pi / points
    radius = np.where(np.arange(2 * points) % 2, waist, 1.0)
    star = np.column_stack([np.cos(angle), np.sin(angle)]) * radius[:, None]
    mesh = solids.extrude(star, 1.0)
    assert_sound(mesh)
    assert volume_m3(mesh) == pytest.approx(points * waist * np.sin(np.pi / points))
