"""How far apart surfaces are, against what is known and what an optimiser finds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.geometry.frames import IDENTITY, Points, apply, rotation, translation
from viewer.geometry.gaps import gap_between, shells_round
from viewer.geometry.mesh import Mesh, merged
from viewer.geometry.solids import box, cylinder, sphere

numbers = st.floats(-8.0, 8.0)


def _triangle(corners: Points) -> Mesh:
    return Mesh(
        points=corners,
        normals=np.ones_like(corners),
        triangles=np.array([[0, 1, 2]], dtype=np.int32),
    )


def _soup(seed: int, count: int) -> Mesh:
    random = np.random.default_rng(seed)
    points = random.uniform(-3.0, 3.0, (count, 1, 3)) + random.normal(
        0.0, 0.7, (count, 3, 3)
    )
    return Mesh(
        points=points.reshape(-1, 3),
        normals=np.ones((3 * count, 3)),
        triangles=np.arange(3 * count, dtype=np.int32).reshape(-1, 3),
    )


def _grid(corners: Points, count: int = 24) -> Points:
    """Return points all over a triangle, its corners and edges among them."""
    u, v = np.meshgrid(*2 * [np.linspace(0.0, 1.0, count)])
    keep = u + v <= 1.0 + 1e-9
    a, b, c = corners
    return a + u[keep][:, None] * (b - a) + v[keep][:, None] * (c - a)


@settings(deadline=None, max_examples=80)
@given(st.integers(0, 2**32 - 1), st.floats(0.0, 6.0))
def test_two_triangles_are_as_far_apart_as_a_fine_grid_says(seed, away):
    random = np.random.default_rng(seed)
    one, other = random.normal(0.0, 1.0, (2, 3, 3))
    other = other + np.array([away, 0.0, 0.0])
    gap = gap_between(_triangle(one), _triangle(other), IDENTITY)
    ours, theirs = _grid(one), _grid(other)
    between = np.linalg.norm(ours[:, None] - theirs[None], axis=2)
    # The grid can only find more, and no more than its cells are wide.
    width = max(np.ptp(one, axis=0).max(), np.ptp(other, axis=0).max()) / 23
    assert gap.distance_m <= between.min() + 1e-9
    assert gap.distance_m >= between.min() - 3.0 * width


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 2**32 - 1), st.tuples(numbers, numbers, numbers))
def test_many_triangles_are_as_far_apart_as_the_nearest_two(seed, offset):
    one, other, pose = _soup(seed, 5), _soup(seed + 1, 6), translation(offset)
    gap = gap_between(one, other, pose)
    singles = [
        gap_between(
            _triangle(one.points[a]), _triangle(apply(pose, other.points[b])), IDENTITY
        ).distance_m
        for a in one.triangles
        for b in other.triangles
    ]
    assert gap.distance_m == pytest.approx(min(singles), abs=1e-9)
    nearest = np.linalg.norm(gap.points_m[0] - gap.points_m[1])
    assert nearest == pytest.approx(gap.distance_m, abs=1e-9)
    a, b = gap.triangles
    alone = gap_between(
        _triangle(one.points[one.triangles[a]]),
        _triangle(apply(pose, other.points[other.triangles[b]])),
        IDENTITY,
    )
    assert alone.distance_m == pytest.approx(gap.distance_m, abs=1e-9)


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 2**32 - 1), st.tuples(numbers, numbers, numbers))
def test_it_is_the_same_from_the_other_side_and_in_any_frame(seed, offset):
    one, other = _soup(seed, 40), _soup(seed + 1, 70)
    pose = translation(offset)
    gap = gap_between(one, other, pose)
    back = gap_between(other, one, translation([-x for x in offset]))
    assert back.distance_m == pytest.approx(gap.distance_m, abs=1e-9)
    turn = rotation((1.0, -2.0, 0.5), 33.0)
    turned = Mesh(
        points=apply(turn, one.points), normals=one.normals, triangles=one.triangles
    )
    assert gap_between(turned, other, turn @ pose).distance_m == pytest.approx(
        gap.distance_m, abs=1e-9
    )


@pytest.mark.parametrize(
    ("other", "distance"),
    [
        (box([2.0, 2.0, 2.0], centre_m=[5.0, 0.0, 0.0]), 3.0),  # face and face
        (box([2.0, 2.0, 2.0], centre_m=[4.0, 4.0, 0.0]), np.hypot(2.0, 2.0)),  # edges
        (box([2.0, 2.0, 2.0], centre_m=[4.0, 4.0, 4.0]), np.sqrt(12.0)),  # corners
        (sphere(1.0, 64), 0.0),  # pokes through the faces
        (cylinder([2.0, 0, 0], [9.0, 0, 0], 0.3, 16), 1.0),
        (cylinder([-9.0, 0, 0], [9.0, 0, 0], 0.3, 16), 0.0),  # goes right through
    ],
)
def test_shapes_at_known_distances(other, distance):
    gap = gap_between(box([2.0, 2.0, 2.0]), other, IDENTITY)
    # A facetted ball of radius 1 may keep its facets just inside a cube of side 2.
    assert gap.distance_m == pytest.approx(distance, abs=2e-3)


def test_a_point_is_inside_as_many_shells_as_there_are_round_it():
    mesh = merged([box([4.0] * 3), box([2.0] * 3), box([2.0] * 3, centre_m=[9, 0, 0])])
    for point, shells in (([0.1, 0.2, 0.3], 2), ([1.5, 0, 0], 1), ([5.0, 0, 0], 0)):
        assert shells_round(mesh, np.array(point)) == shells
