"""Looking at elements and parts from near."""

from pathlib import Path

import numpy as np
import pytest

from viewer.assembly.station import station_at
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.parts import build_parts
from viewer.scene.camera import project
from viewer.scene.compose import compose
from viewer.scene.near import camera_near, points_of
from viewer.scene.view import ViewState
from viewer.spec.load import load_station

ASPECT = 1.5


@pytest.fixture
def scene(tiny_station: Path):
    spec = load_station(tiny_station)
    parts = build_parts(spec, INTERACTIVE)
    return compose(station_at(spec, parts, 3), parts, ViewState(), None, ASPECT)


@pytest.mark.parametrize("parallel", [False, True])
def test_what_is_named_fills_the_middle_seen_as_before(tiny_station, parallel):
    spec = load_station(tiny_station)
    parts = build_parts(spec, INTERACTIVE)
    view = ViewState(parallel=parallel)
    scene = compose(station_at(spec, parts, 3), parts, view, None, ASPECT)
    near = camera_near(scene, ("lab",), scene.camera, ASPECT)
    seen = project(near, points_of(scene, ("lab",)), ASPECT)

    line, was = (c.position_m - c.target_m for c in (near, scene.camera))
    assert np.allclose(np.cross(line, was), 0.0, atol=1e-6)
    assert line @ was > 0.0
    assert seen.min() == pytest.approx(0.2, abs=1e-6)
    assert (seen.max(axis=0) <= 0.8 + 1e-6).all()
    assert (near.parallel_height_m is not None) == parallel


def test_points_are_those_of_the_element_or_the_part_alone(scene):
    lab = points_of(scene, ("lab",))
    whole = points_of(scene, ())
    part = points_of(scene, ("lab/hull",))

    assert np.ptp(lab[:, 0]) == pytest.approx(4.0)
    assert np.ptp(whole[:, 0]) == pytest.approx(17.0)
    # The lab is nothing but its hull.
    assert np.allclose([part.min(axis=0), part.max(axis=0)], [lab.min(0), lab.max(0)])
    assert len(points_of(scene, ("lab", "ship/hull"))) > len(lab)


def test_what_is_not_drawn_has_no_camera(scene):
    assert camera_near(scene, ("nothing",), scene.camera, ASPECT) is None
    assert camera_near(scene, ("lab/nothing",), scene.camera, ASPECT) is None
