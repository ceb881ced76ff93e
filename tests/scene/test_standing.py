"""Pictures of steps that can be laid on one another."""

import numpy as np
import pytest

from viewer.assembly.course import Course
from viewer.assembly.moves import parts_during
from viewer.assembly.station import Station
from viewer.geometry.detail import REFERENCE
from viewer.geometry.frames import apply
from viewer.geometry.parts import build_parts
from viewer.scene.camera import project
from viewer.scene.compose import compose
from viewer.scene.references import reference_named
from viewer.scene.scene import Scene
from viewer.scene.view import ViewState
from viewer.spec.load import load_station

ASPECT = 1.6
STANDING = ViewState(standing=True)


@pytest.fixture(scope="module")
def course() -> Course:
    spec = load_station("ross")
    return Course(spec, build_parts(spec, REFERENCE))


def composed(course: Course, number: int, view: ViewState = STANDING) -> Scene:
    return compose(
        course.at(number), course.parts, view, reference_named("iss"), ASPECT
    )


def poses_of(scene: Scene, *layers: str) -> dict[str, bytes]:
    return {
        node.id: node.world_from_mesh.tobytes()
        for node in scene.nodes
        if node.layer in layers
    }


def seen(scene: Scene, layer: str) -> np.ndarray:
    points = [
        apply(node.world_from_mesh, scene.meshes[node.mesh].points)
        for node in scene.nodes
        if node.layer == layer
    ]
    return project(scene.camera, np.concatenate(points), ASPECT)


@pytest.mark.parametrize("layout", ["beside", "overlay", "split", "alone"])
def test_nothing_but_the_station_differs_from_step_to_step(course, layout):
    view = ViewState(standing=True, layout=layout)
    one, *others = (composed(course, number, view) for number in (10, 1, 5, 8))
    for other in others:
        for name in ("position_m", "target_m", "up"):
            a, b = (getattr(scene.camera, name) for scene in (one, other))
            assert np.array_equal(a, b)
        assert poses_of(one, "reference", "aid") == poses_of(other, "reference", "aid")
        names = [label.text for label in one.labels if label.text == "ROSS"]
        assert [x.text for x in other.labels if x.text == "ROSS"] == names


def test_without_it_each_step_fills_the_picture(course):
    cameras = [
        composed(course, n, ViewState(layout="alone")).camera.position_m
        for n in (1, 10)
    ]
    assert not np.allclose(*cameras)


@pytest.mark.parametrize("number", range(1, 11))
def test_every_step_lies_within_the_picture(course, number):
    for layout in ("beside", "alone"):
        scene = composed(course, number, ViewState(standing=True, layout=layout))
        places = seen(scene, "station")
        assert places.min() > 0.0
        assert places.max() < 1.0


def test_a_step_under_way_is_seen_from_the_same_place(course):
    done = course.at(8)
    placements = course.placements(8, 0.4)
    during = Station(spec=done.spec, steps_done=8, placements=placements)
    grown = parts_during(during, course.parts, REFERENCE)
    reference = reference_named("iss")
    moving = compose(during, grown, STANDING, reference, ASPECT, framed=done)
    still = composed(course, 8)
    assert np.array_equal(moving.camera.position_m, still.camera.position_m)
    assert poses_of(moving, "reference") == poses_of(still, "reference")


def test_what_is_measured_is_the_step_and_not_the_whole(course):
    def lengths(*, standing: bool) -> set[str]:
        view = ViewState(standing=standing, layout="alone", dimensions=True)
        return {label.text for label in composed(course, 2, view).labels}

    assert lengths(standing=True) == lengths(standing=False)


def test_what_is_left_out_needs_no_room(course):
    view = ViewState(standing=True, only=("nem",), layout="alone")
    near, far = (composed(course, 1, v) for v in (view, ViewState(standing=True)))
    gaps = [
        np.linalg.norm(scene.camera.position_m - scene.camera.target_m)
        for scene in (near, far)
    ]
    assert gaps[0] < 0.7 * gaps[1]
    # Nothing at all is no error.
    hidden = tuple(course.at(10).placements)
    composed(course, 1, ViewState(standing=True, hidden=hidden, layout="alone"))
