"""What a step looks like while it takes place."""

import itertools
from functools import cache

import numpy as np
import pytest

from viewer.assembly.moves import parts_during, station_during
from viewer.assembly.paths import approach, between_turns, swing
from viewer.assembly.station import Station, station_at
from viewer.geometry.detail import REFERENCE
from viewer.geometry.frames import compose, rotation, translation
from viewer.geometry.parts import build_parts
from viewer.spec.load import load_station

TIMES = np.linspace(0.0, 1.0, 41)


@cache
def built(name: str):
    spec = load_station(name)
    return spec, build_parts(spec, REFERENCE)


def poses(station: Station) -> dict[str, np.ndarray]:
    return {e: p.station_from_module for e, p in station.placements.items()}


STEPS = [("ross", number) for number in range(1, 11)] + [
    ("iss", number) for number in (1, 2, 15, 20, 30, 34, 37)
]


@pytest.mark.parametrize(("name", "number"), STEPS)
def test_a_step_ends_as_the_station_stands_and_begins_as_it_stood(name, number):
    spec, parts = built(name)
    before, after = (station_at(spec, parts, n) for n in (number - 1, number))
    start = station_during(spec, parts, number, 0.0)
    end = station_during(spec, parts, number, 1.0)

    assert end.placements.keys() == after.placements.keys()
    assert all(
        p == after.placements[e]
        or np.array_equal(
            p.station_from_module, after.placements[e].station_from_module
        )
        for e, p in end.placements.items()
    )
    for element, pose in poses(before).items():
        assert np.allclose(poses(start)[element], pose)


@pytest.mark.parametrize(("name", "number"), STEPS)
def test_nothing_jumps(name, number):
    spec, parts = built(name)
    shown = [poses(station_during(spec, parts, number, t)) for t in TIMES]
    for earlier, later in itertools.pairwise(shown):
        for element in earlier.keys() & later.keys():
            moved_m = np.linalg.norm((later[element] - earlier[element])[:3, 3])
            turn = later[element][:3, :3] @ earlier[element][:3, :3].T
            assert moved_m < 30.0
            assert np.trace(turn) > 1.0 + 2.0 * np.cos(np.radians(40.0))
            assert np.allclose(turn @ turn.T, np.eye(3))


def test_what_arrives_comes_along_the_axis_of_its_port():
    spec, parts = built("ross")
    after = station_at(spec, parts, 6)
    placed = after.placements["tsm-1"]
    host = after.placements[placed.dock.to_element]
    port = compose(
        host.station_from_module,
        parts[host.module].module_from_port[placed.dock.to_port],
    )
    for time in np.linspace(0.0, 0.7, 8):
        now = station_during(spec, parts, 6, time).placements["tsm-1"]
        away = now.station_from_module[:3, 3] - placed.station_from_module[:3, 3]
        assert away @ port[:3, 2] == pytest.approx(np.linalg.norm(away), abs=1e-6)
        assert now.module.unfolded == 0.0


def test_arrays_unfold_after_docking_and_are_built_once():
    spec, parts = built("ross")
    unfolded, grown = [], parts
    for time in np.linspace(0.72, 1.0, 30):
        station = station_during(spec, parts, 6, time)
        grown = parts_during(station, grown, REFERENCE)
        placed = station.placements["tsm-1"]
        unfolded.append(placed.module.unfolded)
        assert placed.module in grown
        assert all(grown[key] is part for key, part in parts.items())
    spans = [
        np.ptp(grown[key].bounds_m, axis=0)[1:].max()
        for key in sorted(grown.keys() - parts.keys(), key=lambda key: key.unfolded)
    ]

    assert unfolded == sorted(unfolded)
    assert unfolded[0] == 0.0
    assert unfolded[-1] == 1.0
    assert len(set(unfolded)) > 10
    assert spans == sorted(spans)
    assert spans[-1] > 2.0 * spans[0]


def test_a_ship_that_moves_leaves_one_port_and_comes_to_the_other():
    spec, parts = built("ross")
    number = [step.id for step in spec.steps].index("platform") + 1
    before, after = (station_at(spec, parts, n) for n in (number - 1, number))
    start, end = poses(before)["orel"], poses(after)["orel"]
    way = [
        poses(station_during(spec, parts, number, t))["orel"]
        for t in np.linspace(0.0, 1.0, 61)
    ]
    distances = [np.linalg.norm(pose[:3, 3] - start[:3, 3]) for pose in way]

    assert np.allclose(way[0], start)
    assert np.allclose(way[-1], end)
    assert max(distances) > np.linalg.norm(end[:3, 3] - start[:3, 3])


def test_the_way_round_stays_outside_the_sphere():
    turn = rotation((0.3, -0.4, 0.8), 170.0)
    start = translation((5.0, 1.0, -2.0))
    end = compose(translation((-6.0, 2.0, 3.0)), turn)
    axes = (np.array([1.0, 0.0, 0.0]), np.array([-1.0, 0.0, 0.0]))
    path = swing(start, end, axes, np.zeros(3), 20.0)
    way = [path(t)[:3, 3] for t in np.linspace(0.25, 0.75, 50)]

    assert np.allclose(path(0.0), start)
    assert np.allclose(path(1.0), end)
    assert min(np.linalg.norm(point) for point in way) > 20.0 - 1e-6


def test_an_approach_starts_outside_and_ends_docked():
    docked = translation((1.0, 0.0, 3.0))
    path = approach(docked, translation((1.0, 0.0, 0.0)), np.zeros(3), 15.0)

    assert np.linalg.norm(path(0.0)[:3, 3]) == pytest.approx(15.0)
    assert np.allclose(path(1.0), docked)


@pytest.mark.parametrize("angle_deg", [0.0, 1e-7, 60.0, 179.9999999, 180.0])
def test_a_turn_is_shared_out_evenly(angle_deg):
    axis = np.array([0.6, 0.0, 0.8])
    end = rotation(axis, angle_deg)[:3, :3]
    half = between_turns(np.eye(3), end, 0.5)

    assert np.allclose(half @ half, end, atol=1e-6)
    assert np.allclose(between_turns(np.eye(3), end, 0.0), np.eye(3), atol=1e-6)
