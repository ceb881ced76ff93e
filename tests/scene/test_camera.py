from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from viewer.errors import InputError
from viewer.geometry.mesh import box_corners
from viewer.scene.camera import (
    CAMERAS,
    Margins,
    axes_of,
    camera_names,
    fit_camera,
    orbit,
    preset_named,
    project,
    unproject,
)

lengths = st.floats(-120.0, 120.0)
boxes = arrays(np.float64, (2, 3), elements=lengths).map(
    lambda box: np.sort(box, axis=0) + np.array([[0.0], [0.5]])
)
aspects = st.floats(0.4, 3.0)
names = st.sampled_from([n for n, c in CAMERAS.items() if c.closer == 1.0])


@given(boxes, aspects, names, st.booleans())
def test_a_fitted_box_touches_the_borders_and_does_not_cross_them(
    box, aspect, name, parallel
):
    margins = Margins(left=0.05, right=0.10, bottom=0.15, top=0.02)
    corners = box_corners(box)
    camera = fit_camera(
        corners, CAMERAS[name], aspect, margins=margins, parallel=parallel
    )
    seen = project(camera, corners, aspect)
    low, high = np.array([0.05, 0.15]), np.array([0.90, 0.98])
    free = np.concatenate([seen.min(axis=0) - low, high - seen.max(axis=0)])
    assert free.min() > -1e-6
    # Both borders of the tighter side are touched.
    assert min(max(free[0], free[2]), max(free[1], free[3])) < 1e-6


@given(boxes, aspects, names, st.booleans())
def test_zenith_is_up_and_the_camera_is_outside(box, aspect, name, parallel):
    camera = fit_camera(box_corners(box), CAMERAS[name], aspect, parallel=parallel)
    right, up, back = axes_of(camera)
    assert np.allclose(np.cross(right, up), back)
    straight = name in ("top", "bottom", "zenith", "nadir")
    assert up @ ([1.0, 0.0, 0.0] if straight else [0.0, 0.0, -1.0]) > 0.5
    assert (box_corners(box) @ back).max() < camera.position_m @ back


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("front", (0, -1, 0)),
        ("aft", (0, 1, 0)),
        ("port", (-1, 0, 0)),
        ("starboard", (1, 0, 0)),
        ("top", (0, 1, 0)),
        ("bottom", (0, -1, 0)),
    ],
)
def test_straight_views_have_the_stations_sides_where_they_belong(name, right):
    camera = fit_camera(
        box_corners(np.array([[-1.0] * 3, [1.0] * 3])), CAMERAS[name], 1
    )
    assert np.allclose(axes_of(camera)[0], right)


@given(boxes, aspects, st.booleans(), st.floats(0.1, 0.9), st.floats(0.1, 0.9))
def test_unproject_undoes_project(box, aspect, parallel, x, y):
    camera = fit_camera(box_corners(box), CAMERAS["default"], aspect, parallel=parallel)
    middle = box.mean(axis=0)
    point = unproject(camera, (x, y), aspect, middle)
    assert np.allclose(project(camera, point[None], aspect), [[x, y]], atol=1e-6)
    assert np.isclose((point - middle) @ axes_of(camera)[2], 0.0, atol=1e-6)


def test_a_lone_point_can_be_looked_at():
    camera = fit_camera(np.zeros((1, 3)), CAMERAS["default"], 1.0)
    assert np.linalg.norm(camera.position_m) > 0.05


def test_presets_are_named():
    assert "default" in camera_names()
    with pytest.raises(InputError, match="did you mean 'starboard'"):
        preset_named("starbord")


def test_a_direction_is_the_preset_that_lies_there() -> None:
    pairs = {"front": (0, 0), "starboard": (90, 0), "aft": (180, 0), "top": (0, 90)}
    for name, angles in pairs.items():
        preset, found = CAMERAS[name], orbit(*angles)
        assert np.allclose(found.towards_camera, preset.towards_camera, atol=1e-12)
        assert found.up == preset.up


@pytest.mark.parametrize("view_angle_deg", [5.0, 60.0])
@pytest.mark.parametrize("parallel", [False, True])
def test_every_field_of_view_shows_the_whole(
    view_angle_deg: float, *, parallel: bool
) -> None:
    corners = box_corners(np.array([[-3.0, -9.0, 1.0], [8.0, 4.0, 6.0]]))
    preset = replace(orbit(33.0, 21.0), view_angle_deg=view_angle_deg)
    camera = fit_camera(corners, preset, 1.5, parallel=parallel)
    seen = project(camera, corners, 1.5)

    assert camera.view_angle_deg == view_angle_deg
    assert (seen > 0.04 - 1e-9).all()
    assert (seen < 0.96 + 1e-9).all()
    assert np.ptp(seen, axis=0).max() > 0.85
