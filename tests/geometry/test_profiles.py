"""Outlines: rounds that touch what they round, radii read off, bells and domes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.geometry.detail import INTERACTIVE, STILL
from viewer.geometry.profiles import bell, capped, dome, filleted, offset, radius_at

SQUARE = np.array([[0.0, 0.0], [0.0, 2.0], [3.0, 2.0], [3.0, 0.0]])


@given(st.floats(0.05, 0.9))
def test_a_round_touches_both_walls_and_keeps_its_radius(radius: float) -> None:
    rounded = filleted(SQUARE, radius, STILL)
    corner = rounded[
        (rounded[:, 0] <= radius + 1e-9) & (rounded[:, 1] >= 2.0 - radius - 1e-9)
    ]
    assert np.allclose(np.linalg.norm(corner - [radius, 2.0 - radius], axis=1), radius)
    assert corner[0] == pytest.approx([0.0, 2.0 - radius])
    assert corner[-1] == pytest.approx([radius, 2.0])
    assert np.array_equal(rounded[[0, -1]], SQUARE[[0, -1]])


@given(st.floats(0.0, 50.0))
def test_rounds_never_run_over_each_other(radius: float) -> None:
    rounded = filleted(SQUARE, radius, STILL)
    assert (np.diff(rounded[:, 0]) >= -1e-9).all()
    assert rounded[:, 1].max() <= 2.0
    assert rounded.min() >= 0.0


def test_each_corner_can_have_its_own_radius() -> None:
    rounded = filleted(SQUARE, np.array([0.0, 0.0, 0.5, 0.0]), STILL)
    assert [0.0, 2.0] in rounded.tolist()
    assert [3.0, 2.0] not in rounded.tolist()


def test_rounds_too_fine_to_be_seen_are_left_out() -> None:
    assert len(filleted(SQUARE, 0.01, INTERACTIVE)) == len(SQUARE)
    assert len(filleted(SQUARE, 0.01, STILL)) > len(SQUARE)


def test_capped_profiles_end_on_the_axis() -> None:
    open_ended = capped(np.array([[0.0, 1.0], [2.0, 0.5]]))
    assert open_ended.tolist() == [[0.0, 0.0], [0.0, 1.0], [2.0, 0.5], [2.0, 0.0]]
    pointed = np.array([[0.0, 0.0], [2.0, 0.5]])
    assert capped(pointed).tolist() == [[0.0, 0.0], [2.0, 0.5], [2.0, 0.0]]


def test_the_radius_is_read_off_between_corners_and_on_the_larger_side_of_a_step() -> (
    None
):
    stepped = np.array([[0.0, 1.0], [2.0, 2.0], [2.0, 1.5], [4.0, 1.5]])
    found = radius_at(stepped, np.array([-1.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0]))
    assert found == pytest.approx([0.0, 1.0, 1.5, 2.0, 1.5, 1.5, 0.0])


@given(st.floats(0.1, 2.0), st.floats(0.1, 3.0), st.integers(2, 20))
def test_a_bell_widens_all_the_way_and_ever_less_steeply(
    rise: float, run: float, chords: int
) -> None:
    curve = bell((1.0, 0.2), (1.0 + run, 0.2 + rise), 1.1, chords)
    assert curve[0] == pytest.approx([1.0, 0.2])
    assert curve[-1] == pytest.approx([1.0 + run, 0.2 + rise])
    step = np.diff(curve, axis=0)
    assert (step > 0.0).all()
    if rise < run:
        assert (np.diff(step[:, 1] / step[:, 0]) < 1e-9).all()


def test_an_offset_curve_keeps_its_distance() -> None:
    quarter = dome((0.0, 2.0), 2.0, STILL)
    inner = offset(quarter, 0.5)
    assert np.allclose(np.linalg.norm(inner[1:-1], axis=1), 1.5, atol=0.01)


@pytest.mark.parametrize("height", [1.5, -1.5])
def test_a_dome_is_a_quarter_ellipse_that_ends_on_the_axis(height: float) -> None:
    curve = dome((1.0, 2.0), height, STILL)
    assert curve[0] == pytest.approx([1.0, 2.0])
    assert curve[-1].tolist() == [1.0 + height, 0.0]
    along, out = (curve[:, 0] - 1.0) / height, curve[:, 1] / 2.0
    assert np.allclose(along**2 + out**2, 1.0)
