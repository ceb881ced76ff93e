"""Orbit, pan and zoom as properties of plain cameras."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from viewer.geometry.mesh import box_corners
from viewer.scene.camera import (
    CAMERAS,
    ZENITH,
    axes_of,
    fit_camera,
    project,
    unproject,
)
from viewer.scene.orbiting import (
    FARTHEST_M,
    HIGHEST_M,
    LOWEST_M,
    NEAREST_M,
    Attitude,
    aimed,
    attitude_of,
    axes_at,
    centred,
    direction_of,
    facing,
    orbited,
    pane_at,
    panned,
    turned_about,
    with_projection,
    zoomed,
)
from viewer.scene.scene import Camera

BOX = np.array([[-30.0, -20.0, -6.0], [25.0, 31.0, 9.0]])


@st.composite
def cameras(draw) -> Camera:
    """A camera from anywhere on the sphere, poles included, that shows the box."""
    preset = CAMERAS[draw(st.sampled_from(list(CAMERAS)))]
    camera = fit_camera(box_corners(BOX), preset, 1.6, parallel=draw(st.booleans()))
    turn = draw(st.floats(-360.0, 360.0))
    rise = draw(st.sampled_from([-180.0, 0.0, 180.0]) | st.floats(-90.0, 90.0))
    return orbited(camera, turn, rise, camera.target_m)


places = st.tuples(st.floats(0.02, 0.98), st.floats(0.02, 0.98))
points = st.tuples(
    st.floats(-30.0, 25.0), st.floats(-20.0, 31.0), st.floats(-6.0, 9.0)
).map(np.array)
aspects = st.floats(0.5, 2.5)


def is_level(camera: Camera) -> bool:
    return abs(axes_of(camera)[0][2]) < 1e-9


def seen_at(camera: Camera, point_m: np.ndarray, aspect: float) -> np.ndarray:
    return project(camera, point_m[None], aspect)[0]


@given(cameras(), st.floats(-400.0, 400.0), st.floats(-200.0, 200.0), points, aspects)
def test_an_orbit_keeps_the_horizon_level_and_the_point_where_it_is(
    camera, turn, rise, about, aspect
):
    gone = orbited(camera, turn, rise, about)

    assert is_level(gone)
    assert np.allclose(
        seen_at(gone, about, aspect), seen_at(camera, about, aspect), atol=1e-7
    )
    for name in ("position_m", "target_m"):
        before = np.linalg.norm(getattr(camera, name) - about)
        assert np.linalg.norm(getattr(gone, name) - about) == pytest.approx(before)
    # Zenith never points down in the picture.
    assert axes_of(gone)[1] @ ZENITH > -1e-9


@given(cameras(), st.floats(-400.0, 400.0), st.floats(-200.0, 200.0))
def test_an_orbit_turns_by_what_it_is_told_and_stops_at_the_poles(camera, turn, rise):
    before, after = (
        attitude_of(c) for c in (camera, orbited(camera, turn, rise, camera.target_m))
    )
    wanted = min(max(before.elevation_deg + rise, -90.0), 90.0)

    assert after.elevation_deg == pytest.approx(wanted, abs=1e-4)
    turned = (after.azimuth_deg - before.azimuth_deg - turn + 180.0) % 360.0 - 180.0
    assert turned == pytest.approx(0.0, abs=1e-3)


def test_over_a_pole_and_back_there_is_no_flip():
    camera = fit_camera(box_corners(BOX), CAMERAS["default"], 1.6)
    right = axes_of(camera)[0]
    for _ in range(40):
        camera = orbited(camera, 0.0, 7.0, camera.target_m)
        assert np.allclose(axes_of(camera)[0], right, atol=1e-6)
    assert attitude_of(camera).elevation_deg == pytest.approx(90.0)
    for _ in range(60):
        camera = orbited(camera, 0.0, -7.0, camera.target_m)
        assert np.allclose(axes_of(camera)[0], right, atol=1e-6)
    assert attitude_of(camera).elevation_deg == pytest.approx(-90.0)


def test_a_thousand_turns_lead_back_to_where_they_began():
    start = fit_camera(box_corners(BOX), CAMERAS["front-port"], 1.6)
    camera, about = start, np.array([3.0, -4.0, 5.0])
    for k in range(1000):
        camera = orbited(camera, 3.6, 10.0 if k % 2 else -10.0, about)

    assert np.allclose(camera.position_m, start.position_m, atol=1e-6)
    assert np.allclose(camera.target_m, start.target_m, atol=1e-6)


@given(st.floats(-179.0, 179.0), st.floats(-89.0, 89.0), st.floats(-170.0, 170.0))
def test_attitude_and_axes_undo_each_other(azimuth, elevation, roll):
    wanted = Attitude(azimuth_deg=azimuth, elevation_deg=elevation, roll_deg=roll)
    camera = fit_camera(box_corners(BOX), CAMERAS["default"], 1.0)
    turned = turned_about(camera, wanted, camera.target_m)
    found = attitude_of(turned)

    assert np.allclose(axes_of(turned), axes_at(wanted), atol=1e-9)
    assert found.azimuth_deg == pytest.approx(azimuth, abs=1e-6)
    assert found.elevation_deg == pytest.approx(elevation, abs=1e-6)
    assert found.roll_deg == pytest.approx(roll, abs=1e-6)


@given(st.sampled_from(sorted(CAMERAS)))
def test_presets_have_no_roll(name):
    camera = fit_camera(box_corners(BOX), CAMERAS[name], 1.0)

    assert attitude_of(camera).roll_deg == pytest.approx(0.0, abs=1e-9)
    assert np.allclose(axes_at(attitude_of(camera)), axes_of(camera), atol=1e-9)


def test_the_first_turn_levels_a_rolled_camera():
    camera = fit_camera(box_corners(BOX), CAMERAS["port"], 1.0)
    rolled = turned_about(
        camera,
        Attitude(azimuth_deg=20.0, elevation_deg=10.0, roll_deg=33.0),
        camera.target_m,
    )

    assert not is_level(rolled)
    assert is_level(orbited(rolled, 0.1, 0.1, rolled.target_m))


@given(cameras(), st.sampled_from(sorted(CAMERAS)))
def test_another_side_is_seen_from_as_far_away(camera, name):
    wanted = fit_camera(box_corners(BOX), CAMERAS[name], 1.0)
    gone = facing(camera, CAMERAS[name])

    assert np.allclose(axes_of(gone), axes_of(wanted), atol=1e-6)
    assert np.allclose(gone.target_m, camera.target_m)
    before, after = (c.position_m - c.target_m for c in (camera, gone))
    assert np.linalg.norm(after) == pytest.approx(float(np.linalg.norm(before)))


@given(cameras(), places, places, points, aspects)
def test_what_is_panned_stays_under_the_mouse(camera, start, end, through, aspect):
    assume((camera.position_m - through) @ axes_of(camera)[2] > 1.0)
    held = unproject(camera, start, aspect, through)
    gone = panned(camera, start, end, aspect, through)

    assert np.allclose(seen_at(gone, held, aspect), end, atol=1e-7)
    assert np.allclose(axes_of(gone), axes_of(camera), atol=1e-7)
    back = axes_of(camera)[2]
    assert (gone.position_m - camera.position_m) @ back == pytest.approx(0.0, abs=1e-6)


@given(cameras(), points, st.floats(0.05, 20.0), aspects)
def test_what_is_zoomed_on_stays_under_the_mouse(camera, about, factor, aspect):
    assume((camera.position_m - about) @ axes_of(camera)[2] > 1.0)
    gone = zoomed(camera, factor, about)

    assert np.allclose(
        seen_at(gone, about, aspect), seen_at(camera, about, aspect), atol=1e-6
    )
    assert np.allclose(axes_of(gone), axes_of(camera), atol=1e-6)


@given(cameras(), points, st.floats(0.5, 2.0))
def test_zooming_back_leads_back(camera, about, factor):
    assume((camera.position_m - about) @ axes_of(camera)[2] > 5.0)
    gone = zoomed(zoomed(camera, factor, about), 1.0 / factor, about)

    assert np.allclose(gone.position_m, camera.position_m, atol=1e-6)
    if camera.parallel_height_m is not None:
        assert gone.parallel_height_m == pytest.approx(camera.parallel_height_m)


@given(cameras(), points, st.sampled_from([0.5, 3.0]))
def test_a_zoom_has_limits(camera, about, factor):
    assume((camera.position_m - about) @ axes_of(camera)[2] > 1.0)
    for _ in range(60):
        camera = zoomed(camera, factor, about)

    if camera.parallel_height_m is not None:
        limit = LOWEST_M if factor > 1.0 else HIGHEST_M
        assert camera.parallel_height_m == pytest.approx(limit)
    else:
        limit = NEAREST_M if factor > 1.0 else FARTHEST_M
        away = np.linalg.norm(camera.position_m - about)
        assert away == pytest.approx(limit, rel=1e-6)


def test_who_is_too_near_is_not_thrown_out_but_can_come_out():
    camera = Camera(
        position_m=np.array([0.1, 0.0, 0.0]),
        target_m=np.zeros(3),
        up=np.array(ZENITH),
    )

    assert np.allclose(zoomed(camera, 2.0, np.zeros(3)).position_m, [0.1, 0.0, 0.0])
    assert np.allclose(zoomed(camera, 0.5, np.zeros(3)).position_m, [0.2, 0.0, 0.0])


@given(cameras(), points)
def test_what_is_centred_is_the_target_in_the_middle_and_as_large(camera, point):
    assume((camera.position_m - point) @ axes_of(camera)[2] > 1.0)
    gone = centred(camera, point)

    assert np.allclose(gone.target_m, point)
    assert np.allclose(seen_at(gone, point, 1.6), [0.5, 0.5], atol=1e-7)
    back = axes_of(camera)[2]
    assert (gone.position_m - camera.position_m) @ back == pytest.approx(0.0, abs=1e-6)


@given(cameras(), points, aspects)
def test_another_target_depth_shows_the_same(camera, through, aspect):
    corners = box_corners(BOX)
    seen = project(camera, corners, aspect)

    assert np.allclose(
        project(aimed(camera, through), corners, aspect), seen, atol=1e-6
    )


@given(cameras(), aspects)
def test_without_perspective_as_much_is_shown_at_the_target(camera, aspect):
    camera = with_projection(camera, parallel=False)
    flat = with_projection(camera, parallel=True)
    right, up, _ = axes_of(camera)
    at_target = camera.target_m + np.array([5.0 * right, 3.0 * up, -2.0 * up])
    back = with_projection(flat, parallel=False)

    assert np.allclose(
        project(flat, at_target, aspect), project(camera, at_target, aspect)
    )
    assert np.allclose(back.position_m, camera.position_m)
    # Nothing of the box is behind it.
    ahead = (flat.position_m - box_corners(BOX)) @ axes_of(flat)[2]
    assert ahead.min() > 0.0


@given(cameras(), aspects)
def test_the_direction_of_a_camera_can_be_fitted(camera, aspect):
    fitted = fit_camera(box_corners(BOX), direction_of(camera), aspect)

    assert np.allclose(axes_of(fitted), axes_of(camera), atol=1e-6)


def test_halves_of_a_view_are_panes_of_their_own():
    whole = pane_at((0.9, 0.4), 2.0, split=False)
    left = pane_at((0.2, 0.4), 2.0, split=True)
    right = pane_at((0.5, 0.4), 2.0, split=True)

    assert (whole.aspect, whole.inside((0.9, 0.4))) == (2.0, (0.9, 0.4))
    assert (left.aspect, left.inside((0.25, 0.4))) == (1.0, (0.5, 0.4))
    assert (right.aspect, right.inside((0.75, 0.4))) == (1.0, (0.5, 0.4))
