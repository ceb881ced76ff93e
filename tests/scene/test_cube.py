"""The orientation cube, as geometry."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.geometry.mesh import box_corners
from viewer.scene.camera import CAMERAS, CORNERS, SIDES, axes_of, fit_camera
from viewer.scene.cube import REACH, facet_at, facets, visible_facets
from viewer.scene.orbiting import Attitude, axes_at

attitudes = st.builds(
    Attitude,
    azimuth_deg=st.floats(-180.0, 180.0),
    elevation_deg=st.floats(-90.0, 90.0),
)


def axes_for(name: str) -> np.ndarray:
    box = box_corners(np.array([[-1.0] * 3, [1.0] * 3]))
    return axes_of(fit_camera(box, CAMERAS[name], 1.0))


def test_there_is_a_facet_for_each_side_and_each_corner_and_it_is_closed():
    assert sorted(f.preset for f in facets()) == sorted((*SIDES, *CORNERS))
    # What looks outward adds up to nothing on a closed body.
    total = np.zeros(3)
    for facet in facets():
        fan = [
            np.cross(b - facet.outline[0], c - facet.outline[0])
            for b, c in zip(facet.outline[1:-1], facet.outline[2:], strict=True)
        ]
        area = np.sum(fan, axis=0)
        total += area * np.sign(area @ facet.normal)
        assert np.allclose(np.cross(area, facet.normal), 0.0, atol=1e-12)
    assert np.allclose(total, 0.0, atol=1e-12)


@pytest.mark.parametrize("name", [*SIDES, *CORNERS])
def test_the_view_that_a_facet_leads_to_has_it_in_the_middle(name):
    found = facet_at(axes_for(name), (0.0, 0.0))

    assert found is not None
    assert found.preset == name


@pytest.mark.parametrize("name", SIDES)
def test_writing_on_a_face_is_upright_in_the_view_it_leads_to(name):
    facet = next(f for f in facets() if f.preset == name)
    axes = axes_for(name)

    assert np.allclose(axes @ facet.right, [1.0, 0.0, 0.0])
    assert np.allclose(axes @ facet.up, [0.0, 1.0, 0.0])
    assert np.allclose(np.cross(facet.right, facet.up), facet.normal)


@given(attitudes, st.floats(-1.0, 1.0), st.floats(-1.0, 1.0))
def test_a_place_shows_one_facet_or_none_and_it_is_turned_to_the_camera(attitude, x, y):
    axes = axes_at(attitude)
    found = facet_at(axes, (x, y))
    if np.hypot(x, y) < 0.7:
        # The ball within the cube leaves no gap but where a facet is seen edge on.
        assert found is not None or np.abs(axes[2]).min() < 0.3
    if found is not None:
        assert axes[2] @ found.normal > 0.0


@given(attitudes)
def test_the_middle_of_each_visible_facet_is_that_facet(attitude):
    axes = axes_at(attitude)
    for facet in visible_facets(axes):
        x, y = (axes[:2] @ facet.outline.mean(axis=0)).tolist()
        found = facet_at(axes, (x, y))
        assert found is facet


@given(attitudes)
def test_the_cube_stays_within_its_reach(attitude):
    axes = axes_at(attitude)
    places = [f.outline @ axes[:2].T for f in facets()]

    assert np.linalg.norm(np.concatenate(places), axis=1).max() < REACH
