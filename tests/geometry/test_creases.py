"""Edges of shapes that are known, and circles and balls through points."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.geometry.circles import fit_ball, fit_circle
from viewer.geometry.creases import creases_of, edges_of
from viewer.geometry.frames import apply, rotation, translation
from viewer.geometry.mesh import Mesh, merged, moved
from viewer.geometry.solids import box, cylinder, sphere

POSE = translation((3.0, -2.0, 7.0)) @ rotation((1.0, 3.0, -2.0), 40.0)


def test_a_box_has_twelve_edges_each_a_line_of_its_own():
    creases = creases_of(moved(box([2.0, 3.0, 5.0]), POSE))
    assert len(creases.ends) == 12
    assert len(set(creases.curve)) == 12
    lengths = [
        float(np.linalg.norm(np.diff(creases.line(k), axis=0))) for k in range(12)
    ]
    assert sorted(np.round(lengths, 9)) == [2.0] * 4 + [3.0] * 4 + [5.0] * 4
    assert all(creases.circle(k) is None for k in range(12))


@pytest.mark.parametrize("sides", [10, 16, 48])
def test_the_rims_of_a_cylinder_are_circles_of_its_diameter(sides):
    mesh = moved(cylinder([0, 0, 0], [4.0, 0, 0], 1.25, sides), POSE)
    creases = creases_of(mesh)
    assert len(set(creases.curve)) == 2
    ends = apply(POSE, np.array([[0.0, 0, 0], [4.0, 0, 0]]))
    for edge in range(len(creases.ends)):
        circle = creases.circle(int(creases.curve[edge]))
        assert circle is not None
        assert circle.diameter_m == pytest.approx(2.5, abs=1e-9)
        assert circle.residual_m < 1e-9
        assert circle.arc_deg == 360.0
        assert np.linalg.norm(ends - circle.centre_m, axis=1).min() < 1e-9
        points, closed = creases.loop(edge)
        assert closed
        assert len(points) == sides
        steps = np.linalg.norm(np.diff([*points, points[0]], axis=0), axis=1)
        assert np.allclose(steps, 2.5 * np.sin(np.pi / sides))


def test_a_hexagon_is_no_circle():
    creases = creases_of(cylinder([0, 0, 0], [4.0, 0, 0], 1.0, 6))
    assert all(creases.circle(int(c)) is None for c in set(creases.curve))


def test_a_line_that_is_cut_into_pieces_is_one_line():
    pieces = [box([1.0, 1.0, 1.0], centre_m=[k, 0.0, 0.0]) for k in range(3)]
    creases = creases_of(merged(pieces))
    edge = int(np.argmax(np.ptp(creases.ends, axis=1)[:, 0] > 0.5))
    assert np.isclose(np.ptp(creases.line(edge), axis=0).max(), 3.0)


def test_an_open_sheet_ends_in_creases():
    mesh = Mesh(
        points=np.array([[0.0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]]),
        normals=np.tile([0.0, 0.0, 1.0], (4, 1)),
        triangles=np.array([[0, 1, 2], [0, 2, 3]], dtype=np.int32),
    )
    edges = edges_of(mesh)
    assert (len(edges.pairs), int(edges.open.sum())) == (5, 4)
    assert len(creases_of(mesh).ends) == 4


@given(
    st.floats(0.05, 50.0),
    st.integers(6, 60),
    st.floats(70.0, 360.0),
    st.floats(-180.0, 180.0),
    st.integers(0, 999),
)
def test_a_circle_is_found_again_from_points_on_it(radius, count, arc, turn, seed):
    random = np.random.default_rng(seed)
    angles = np.radians(np.linspace(0.0, arc, count, endpoint=False))
    flat = radius * np.stack([np.cos(angles), np.sin(angles), 0.0 * angles], axis=1)
    pose = translation(random.normal(0, 30, 3)) @ rotation(random.normal(0, 1, 3), turn)
    circle = fit_circle(apply(pose, flat))
    assert circle is not None
    assert circle.radius_m == pytest.approx(radius, rel=1e-6)
    assert np.allclose(circle.centre_m, pose[:3, 3], atol=1e-6 * radius + 1e-9)
    assert abs(circle.axis @ pose[:3, 2]) == pytest.approx(1.0)
    assert circle.is_round == (circle.arc_deg >= 60.0)


def test_what_is_not_round_is_not_called_round():
    corners = np.array([[0.0, 0, 0], [4, 0, 0], [4, 1, 0], [0, 1, 0], [2, 1, 0]])
    circle = fit_circle(corners)
    assert circle is not None
    assert not circle.is_round
    assert fit_circle(np.array([[0.0, 0, 0], [1, 1, 1], [2, 2, 2]])) is None
    assert fit_ball(corners) is None
    oblong = fit_ball(sphere(1.0, 32).points * [1.0, 1.0, 1.4])
    assert oblong is not None
    assert not oblong.is_round


def test_a_ball_is_found_again_from_a_piece_of_it():
    points = apply(translation((1.0, 2.0, 3.0)), sphere(2.5, 48).points)
    ball = fit_ball(points[points[:, 0] > 2.0])
    assert ball is not None
    assert ball.radius_m == pytest.approx(2.5, rel=1e-6)
    assert np.allclose(ball.centre_m, [1.0, 2.0, 3.0], atol=1e-6)
    assert ball.is_round
