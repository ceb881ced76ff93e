"""The station at a step."""

from pathlib import Path

import numpy as np
import pytest

from viewer.assembly.bounds import all_bounds
from viewer.assembly.station import after_step, station_at
from viewer.assembly.steps import steps_done
from viewer.errors import InputError
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.frames import apply
from viewer.geometry.parts import build_parts
from viewer.spec.load import load_station


@pytest.fixture
def built(tiny_station: Path):
    spec = load_station(tiny_station)
    return spec, build_parts(spec, INTERACTIVE)


def same_places(one, other) -> bool:
    return one.placements.keys() == other.placements.keys() and all(
        np.array_equal(
            placed.station_from_module, other.placements[element].station_from_module
        )
        for element, placed in one.placements.items()
    )


def test_a_step_is_the_one_before_it_and_its_own_actions(built):
    spec, parts = built

    for done in range(len(spec.steps)):
        stepped = after_step(station_at(spec, parts, done), parts)
        assert same_places(stepped, station_at(spec, parts, done + 1))


def test_a_later_step_leaves_the_station_before_it_alone(built):
    spec, parts = built
    first = station_at(spec, parts, 1)

    after_step(first, parts)

    assert list(first.placements) == ["core"]


def test_docked_elements_touch_at_their_ports(built):
    spec, parts = built
    station = station_at(spec, parts, 3)

    for placed in station.placements.values():
        if placed.dock is None:
            continue
        host = station.placements[placed.dock.to_element]
        own = parts[placed.module].module_from_port[placed.dock.port]
        its = parts[host.module].module_from_port[placed.dock.to_port]
        meeting = apply(placed.station_from_module, own[None, :3, 3])
        assert np.allclose(meeting, apply(host.station_from_module, its[None, :3, 3]))


def test_lengths_add_up_along_the_stack(built):
    spec, parts = built
    boxes = all_bounds(station_at(spec, parts, 3), parts)

    assert np.allclose(boxes["core"][:, 0], [0, 10], atol=1e-6)
    assert np.allclose(boxes["lab"][:, 0], [10, 14], atol=1e-6)
    assert np.allclose(boxes["ship"][:, 0], [14, 17], atol=1e-6)


@pytest.mark.parametrize(
    ("step", "done"), [("last", 3), ("2", 2), ("core", 1), ("one", 2), ("two", 3)]
)
def test_steps_are_named_by_id_number_phase_or_last(built, step, done):
    assert steps_done(built[0], step) == done


@pytest.mark.parametrize("step", ["0", "4", "shp", "-1", ""])
def test_a_step_that_is_not_there_is_refused_with_what_there_is(built, step):
    with pytest.raises(InputError, match=r"tiny has (no such step|steps 1 to 3)"):
        steps_done(built[0], step)


def test_every_step_of_every_shipped_station_builds():
    for name in ("ross", "iss"):
        spec = load_station(name)
        parts = build_parts(spec, INTERACTIVE)
        station = station_at(spec, parts, 0)
        for _ in spec.steps:
            station = after_step(station, parts)
            poses = [p.station_from_module for p in station.placements.values()]
            assert np.isfinite(poses).all()
