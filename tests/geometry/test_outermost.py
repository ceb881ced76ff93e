"""The few vertices that say how far a mesh reaches."""

import gc
from weakref import ref

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.geometry.mesh import Mesh
from viewer.geometry.outermost import outermost
from viewer.geometry.solids import box, cylinder

directions = st.lists(
    st.floats(-1.0, 1.0, allow_nan=False), min_size=3, max_size=3
).filter(lambda parts: np.linalg.norm(parts) > 1e-3)

TUBE = cylinder((1.0, 2.0, 3.0), (9.0, -4.0, 3.0), 2.0, 96)


@given(directions)
def test_it_reaches_as_far_as_the_mesh_in_every_direction(direction):
    every, few = TUBE.points @ direction, outermost(TUBE) @ direction
    assert np.isclose(few.max(), every.max(), atol=1e-9)
    assert np.isclose(few.min(), every.min(), atol=1e-9)


def test_it_holds_something_of_every_place_of_the_mesh():
    long = cylinder((0.0, 0.0, 0.0), (1.0, 0.0, 0.0), 1.0, 96)
    shifts = np.array([[k, 0.3 * k, 0.0] for k in range(40)])
    points = (long.points[None] + shifts[:, None]).reshape(-1, 3)
    mesh = Mesh(points=points, normals=points, triangles=long.triangles)
    few = outermost(mesh)
    assert len(few) < len(points) / 4
    away = np.linalg.norm(points[::7, None] - few[None], axis=2).min(axis=1)
    assert away.max() < 3.5


@pytest.mark.parametrize("rows", [20, 1])
def test_sheets_and_lines_keep_their_corners(rows):
    grid = np.meshgrid(np.arange(400.0 // rows), np.arange(float(rows)), [0.0])
    points = np.stack(grid, axis=-1).reshape(-1, 3)
    flat = Mesh(points=points, normals=points, triangles=np.zeros((0, 3), np.int32))
    few = outermost(flat)
    assert np.array_equal(few.min(axis=0), points.min(axis=0))
    assert np.array_equal(few.max(axis=0), points.max(axis=0))


def test_it_is_found_once_and_goes_with_its_mesh():
    mesh = cylinder((0.0, 0.0, 0.0), (1.0, 0.0, 0.0), 1.0, 200)
    found = ref(outermost(mesh))
    assert outermost(mesh) is found()
    del mesh
    gc.collect()
    assert found() is None


def test_small_meshes_are_all_corners():
    small = box((1.0, 1.0, 1.0))
    assert np.array_equal(outermost(small), small.points)
