"""What lies between two cameras."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.geometry.mesh import box_corners
from viewer.scene.camera import CAMERAS, axes_of, fit_camera, project
from viewer.scene.flying import between, eased
from viewer.scene.orbiting import attitude_of, orbited, with_projection, zoomed
from viewer.scene.scene import Camera

BOX = np.array([[-30.0, -20.0, -6.0], [25.0, 31.0, 9.0]])
names = st.sampled_from(sorted(CAMERAS))
shares = st.floats(0.0, 1.0)


def preset(name: str, *, parallel: bool = False) -> Camera:
    return fit_camera(box_corners(BOX), CAMERAS[name], 1.6, parallel=parallel)


def away_m(camera: Camera) -> float:
    return float(np.linalg.norm(camera.position_m - camera.target_m))


@given(names, names, st.booleans(), st.booleans())
def test_a_flight_begins_and_ends_where_it_should(one, two, first_flat, flat):
    start, end = preset(one, parallel=first_flat), preset(two, parallel=flat)
    first = between(start, end, 0.0)

    assert between(start, end, 1.0) is end
    seen = with_projection(start, parallel=flat)
    corners = box_corners(BOX)
    assert np.allclose(
        project(first, corners, 1.6), project(seen, corners, 1.6), atol=1e-5
    )
    nearly = between(start, end, 1.0 - 1e-9)
    assert np.allclose(
        project(nearly, corners, 1.6), project(end, corners, 1.6), atol=1e-4
    )


@given(names, names, shares)
def test_on_the_way_the_horizon_is_level_and_the_distance_in_between(one, two, share):
    start, end = preset(one), preset(two)
    camera = between(start, end, share)

    assert abs(axes_of(camera)[0][2]) < 1e-6
    low, high = sorted((away_m(start), away_m(end)))
    assert low * (1 - 1e-9) <= away_m(camera) <= high * (1 + 1e-9)
    low, high = sorted(attitude_of(c).elevation_deg for c in (start, end))
    assert low - 1e-3 <= attitude_of(camera).elevation_deg <= high + 1e-3


@given(st.floats(-170.0, 170.0), shares)
def test_it_turns_the_shorter_way_round_by_equal_angles(turn, share):
    start = preset("front-port")
    end = orbited(start, turn, 0.0, start.target_m)
    camera = between(start, end, share)
    wanted = orbited(start, share * turn, 0.0, start.target_m)

    assert np.allclose(camera.position_m, wanted.position_m, atol=1e-6)


@given(st.floats(0.2, 5.0), shares, st.booleans())
def test_a_zoom_on_a_point_stays_on_the_point(factor, share, parallel):
    start = preset("default", parallel=parallel)
    about = start.target_m + 4.0 * axes_of(start)[0] - 3.0 * axes_of(start)[1]
    end = zoomed(start, factor, about)
    camera = between(start, end, share)
    places = [project(c, about[None], 1.6)[0] for c in (start, camera)]

    assert np.allclose(*places, atol=1e-6)


def test_halfway_it_shows_the_geometric_mean():
    start = preset("front")
    end = zoomed(start, 4.0, start.target_m)

    assert away_m(between(start, end, 0.5)) == pytest.approx(away_m(start) / 2.0)


@given(shares)
def test_another_field_of_view_is_reached_without_a_jump_in_size(share):
    start = preset("port")
    half = np.tan(np.radians(start.view_angle_deg / 2.0))
    wide = away_m(start) * half / np.tan(np.radians(30.0))
    end = replace(
        start,
        position_m=start.target_m + wide * axes_of(start)[2],
        view_angle_deg=60.0,
    )
    camera = between(start, end, share)
    across = start.target_m + axes_of(start)[0]

    assert np.allclose(
        project(camera, across[None], 1.6), project(start, across[None], 1.6)
    )


def test_ease_is_slow_at_both_ends():
    steps = np.diff([eased(k / 10) for k in range(11)])

    assert (eased(0.0), eased(0.5), eased(1.0)) == (0.0, 0.5, 1.0)
    assert (steps > 0).all()
    assert steps[0] < steps[4] > steps[-1]
