"""What a step brings, and what is still to come."""

import numpy as np
import pytest

from viewer.assembly.outlook import brought_by_step, final_station, yet_to_come
from viewer.assembly.station import station_at
from viewer.geometry.detail import REFERENCE
from viewer.geometry.parts import build_parts
from viewer.spec.load import load_station


@pytest.fixture(scope="module", params=["ross", "iss"])
def station_of(request):
    spec = load_station(request.param)
    parts = build_parts(spec, REFERENCE)
    return lambda count: (station_at(spec, parts, count), parts)


def test_what_comes_and_what_is_there_make_up_the_complete_station(station_of):
    first, parts = station_of(1)
    final = final_station(first.spec, parts)
    for count in range(0, len(first.spec.steps) + 1, 3):
        station, _ = station_of(count)
        coming = yet_to_come(station, final)
        assert not coming.keys() & station.placements.keys()
        lasting = {e for e, p in final.placements.items() if not p.visiting}
        assert lasting <= coming.keys() | station.placements.keys()
        for element, placed in coming.items():
            there = final.placements[element].station_from_module
            assert np.array_equal(placed.station_from_module, there)
            assert not placed.visiting
    assert not yet_to_come(final, final)


def test_a_step_brings_what_it_adds_and_moves():
    spec = load_station("ross")
    parts = build_parts(spec, REFERENCE)
    brought = [brought_by_step(station_at(spec, parts, n)) for n in range(11)]
    assert brought[0] == frozenset()
    assert brought[1] == {"nem"}
    # The Orel moves to another port as the platform comes.
    assert brought[8] == {"platform", "orel"}


def test_what_hangs_on_an_element_moves_with_it():
    spec = load_station("iss")
    parts = build_parts(spec, REFERENCE)
    for count in range(1, len(spec.steps) + 1):
        station = station_at(spec, parts, count)
        brought = brought_by_step(station)
        for placed in station.placements.values():
            if placed.dock is not None and placed.dock.to_element in brought:
                assert placed.element in brought
