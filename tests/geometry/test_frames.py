"""Rigid transforms: what they keep and how they turn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.geometry import frames

finite = st.floats(-50.0, 50.0)
vectors = st.tuples(finite, finite, finite)
directions = vectors.filter(lambda v: np.linalg.norm(v) > 1e-3)
angles = st.floats(-360.0, 360.0)


def is_rigid(transform: frames.Transform) -> bool:
    turn = transform[:3, :3]
    square = np.allclose(turn @ turn.T, np.eye(3), atol=1e-9)
    return square and np.isclose(np.linalg.det(turn), 1.0)


@given(directions, angles, vectors)
def test_rotation_is_rigid_and_keeps_its_axis(axis, angle_deg, point):
    turned = frames.rotation(axis, angle_deg)

    assert is_rigid(turned)
    assert np.allclose(turned[:3, :3] @ np.asarray(axis), axis, atol=1e-6)


def test_rotation_is_right_handed():
    quarter = frames.rotation((0, 0, 1), 90.0)

    assert np.allclose(quarter[:3, :3] @ [1, 0, 0], [0, 1, 0])


@given(vectors, directions)
def test_mount_points_x_out_and_port_frame_points_z_out(origin, out):
    clock = frames.default_clock(out)
    part = frames.mount(origin, out, clock)
    port = frames.port_frame(origin, out, clock)

    assert is_rigid(part)
    assert is_rigid(port)
    assert np.allclose(part[:3, 0], frames.unit(out))
    assert np.allclose(port[:3, 2], frames.unit(out))
    assert np.allclose(part[:3, 2], port[:3, 0])
    assert part[:3, 2] @ clock > 0


@given(vectors, directions, vectors)
def test_inverse_undoes(origin, out, point):
    placed = frames.mount(origin, out, frames.default_clock(out))
    points = np.array([point])

    back = frames.apply(frames.inverse(placed), frames.apply(placed, points))

    assert np.allclose(back, points, atol=1e-9)


def test_transforms_cannot_be_written_to():
    moved = frames.compose(frames.translation((1, 2, 3)), frames.IDENTITY)

    with pytest.raises(ValueError, match="read-only"):
        moved[0, 3] = 5.0
