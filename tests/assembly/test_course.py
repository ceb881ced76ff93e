"""A station at each of its steps, worked out once."""

import numpy as np
import pytest

from viewer.assembly.course import Course
from viewer.assembly.figures import station_figures
from viewer.assembly.moves import parts_during, station_during
from viewer.assembly.station import Placement, station_at
from viewer.geometry.detail import REFERENCE
from viewer.geometry.parts import Cache, build_parts
from viewer.spec.load import load_station


def is_same(one: Placement, other: Placement) -> bool:
    pose = np.array_equal(one.station_from_module, other.station_from_module)
    return pose and one.module == other.module and one.dock == other.dock


@pytest.fixture(scope="module")
def course() -> Course:
    spec = load_station("ross")
    return Course(spec, build_parts(spec, REFERENCE))


@pytest.mark.parametrize("order", [(3, 8, 1, 8, 10), (10, 9, 1)])
def test_a_step_is_the_same_whichever_way_it_is_reached(course, order):
    for number in order:
        expected = station_at(course.spec, course.parts, number).placements
        found = course.at(number).placements
        assert list(found) == list(expected)
        assert all(is_same(found[e], expected[e]) for e in expected)
        assert course.at(number) is course.at(number)


def test_figures_are_those_of_the_step_and_kept(course):
    known = station_figures(course.at(8), course.parts)
    found = course.figures(8)

    assert found.station is course.at(8)
    assert {k: f.value for k, f in found.figures.items()} == {
        k: f.value for k, f in known.figures.items()
    }
    assert course.figures(8) is found


@pytest.mark.parametrize("number", [1, 8])
def test_who_is_where_within_a_step_is_what_pictures_show(course, number):
    for time in (0.0, 0.3, 0.8, 1.0):
        during = station_during(course.spec, course.parts, number, time)
        found = course.placements(number, time)
        assert list(found) == list(during.placements)
        assert all(is_same(found[e], during.placements[e]) for e in found)


def test_a_state_on_the_way_shares_all_that_does_not_fold():
    spec, cache = load_station("ross"), Cache()
    parts = build_parts(spec, REFERENCE, cache)
    during = station_during(spec, parts, 1, 0.9)
    grown = parts_during(during, parts, REFERENCE, cache)

    (key,) = grown.keys() - parts.keys()
    (whole,) = (each for known, each in parts.items() if known.module == key.module)
    shared = [
        one.bodies is other.bodies
        for one, other in zip(grown[key].parts, whole.parts, strict=True)
    ]
    assert shared.count(True) > shared.count(False) > 0
    assert parts_during(during, grown, REFERENCE, cache) is grown
