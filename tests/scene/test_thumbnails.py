"""Small pictures of steps, before they are drawn."""

from dataclasses import replace

import numpy as np
import pytest

from viewer.assembly.course import Course
from viewer.geometry.detail import REFERENCE
from viewer.geometry.parts import build_parts
from viewer.scene.thumbnails import scene_digest, thumbnail_scene
from viewer.spec.load import load_station

ASPECT = 1.5


def course_of(name: str, **overrides: dict[str, float]) -> Course:
    spec = load_station(name, overrides)
    return Course(spec, build_parts(spec, REFERENCE))


@pytest.fixture(scope="module")
def ross() -> Course:
    return course_of("ross")


def test_each_shows_who_is_there_and_marks_who_comes(ross):
    for number in (1, 5, 8):
        scene = thumbnail_scene(ross, number, ASPECT)
        shown = {node.element for node in scene.nodes if node.visible}
        assert shown == set(ross.at(number).placements)
        marked = {n.element for n in scene.nodes if "highlight" in n.material}
        step = ross.spec.steps[number - 1]
        assert {add.id or add.module for add in step.add} <= marked
        assert scene.background.transparent


def test_a_phase_is_seen_from_one_place(ross):
    cameras = [thumbnail_scene(ross, n, ASPECT).camera for n in range(1, 11)]
    places = [camera.position_m for camera in cameras]
    assert all(np.array_equal(place, places[0]) for place in places[:5])
    assert all(np.array_equal(place, places[5]) for place in places[5:])
    assert not np.array_equal(places[0], places[5])


def test_the_same_meshes_have_the_same_digest_however_they_were_loaded(ross):
    again = course_of("ross")
    for number in (1, 8):
        one, other = (thumbnail_scene(c, number, ASPECT) for c in (ross, again))
        assert scene_digest(one, (96, 64)) == scene_digest(other, (96, 64))


def test_whatever_is_seen_makes_another_digest(ross):
    scene = thumbnail_scene(ross, 3, ASPECT)
    pushed = replace(scene.camera, position_m=scene.camera.position_m + 1.0)
    others = [
        scene_digest(thumbnail_scene(ross, 2, ASPECT), (96, 64)),
        scene_digest(scene, (192, 128)),
        scene_digest(replace(scene, camera=pushed), (96, 64)),
        scene_digest(replace(scene, nodes=scene.nodes[1:]), (96, 64)),
    ]
    assert len({scene_digest(scene, (96, 64)), *others}) == 5


def test_a_parameter_changes_the_steps_that_have_its_module_alone(ross):
    wider = course_of("ross", shm={"length_m": 6.5})
    changed = [
        number
        for number in range(1, 11)
        if scene_digest(thumbnail_scene(ross, number, ASPECT))
        != scene_digest(thumbnail_scene(wider, number, ASPECT))
    ]
    # It comes with step 4; the picture of its phase is fitted to it from the first.
    assert set(range(4, 11)) <= set(changed)
