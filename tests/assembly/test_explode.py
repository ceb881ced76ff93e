"""The exploded view: along docking axes, and into nothing."""

from dataclasses import dataclass
from itertools import combinations
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.assembly.clearance import Solids, overlaps
from viewer.assembly.explode import exploded, leaders, shifts_m
from viewer.assembly.mating import mate
from viewer.assembly.moves import parts_during, station_during
from viewer.assembly.station import Dock, Placement, Station, station_at
from viewer.geometry.detail import REFERENCE
from viewer.geometry.frames import IDENTITY, compose, port_frame
from viewer.geometry.mesh import box_corners
from viewer.geometry.parts import BuiltModule, build_parts
from viewer.spec.load import load_station
from viewer.spec.model import ModuleKey
from viewer.spec.record import LocalText

FACES = [(axis, sign) for axis in range(3) for sign in (-1.0, 1.0)]


@pytest.fixture(scope="module", params=["ross", "iss", "ross-51"])
def built(request):
    spec = load_station(request.param)
    parts = build_parts(spec, REFERENCE)
    return station_at(spec, parts, len(spec.steps)), parts


@dataclass(frozen=True)
class Tree:
    station: Station
    parts: dict


@st.composite
def trees(draw) -> Tree:
    """Return boxes docked to boxes, each face to face, as a station."""
    side = st.floats(0.5, 8.0)
    parts, placements = {}, {}
    count = draw(st.integers(2, 7))
    free = {0: list(FACES)}
    for number in range(count):
        size = np.array([draw(side) for _ in range(3)])
        key = ModuleKey(module=f"m{number}")
        parts[key] = _box_module(key, size)
        dock, pose = None, IDENTITY
        if number:
            host = draw(st.sampled_from([n for n, faces in free.items() if faces]))
            face = draw(st.sampled_from(free[host]))
            free[host].remove(face)
            own = draw(st.sampled_from(FACES))
            roll = 90.0 * draw(st.integers(0, 3))
            placed = placements[f"m{host}"]
            dock = Dock(
                port=_name(own),
                to_element=f"m{host}",
                to_port=_name(face),
                roll_deg=roll,
            )
            pose = compose(
                placed.station_from_module,
                mate(
                    parts[placed.module].module_from_port[dock.to_port],
                    parts[key].module_from_port[dock.port],
                    roll,
                ),
            )
            free[number] = [each for each in FACES if each != own]
        placements[f"m{number}"] = Placement(
            element=f"m{number}",
            name=LocalText(en="m"),
            module=key,
            dock=dock,
            station_from_module=pose,
            arrived="s",
            visiting=False,
        )
    spec = SimpleNamespace(steps=())
    return Tree(Station(spec=spec, steps_done=0, placements=placements), parts)


def _name(face: tuple[int, float]) -> str:
    return f"{'xyz'[face[0]]}{'+' if face[1] > 0 else '-'}"


def _box_module(key: ModuleKey, size: np.ndarray) -> BuiltModule:
    ports = {}
    for axis, sign in FACES:
        out = sign * np.eye(3)[axis]
        ports[_name((axis, sign))] = port_frame(
            (out * size / 2.0).tolist(), out.tolist(), np.eye(3)[axis - 1].tolist()
        )
    return BuiltModule(
        key=key,
        parts=(),
        module_from_port=ports,
        by_material={},
        bounds_m=np.array([-size / 2.0, size / 2.0]),
    )


def box(tree: Tree, station: Station, element: str) -> np.ndarray:
    placed = station.placements[element]
    corners = box_corners(tree.parts[placed.module].bounds_m)
    turn, shift = placed.station_from_module[:3, :3], placed.station_from_module[:3, 3]
    points = corners @ turn.T + shift
    return np.array([points.min(axis=0), points.max(axis=0)])


def depth(one: np.ndarray, other: np.ndarray) -> float:
    """Return how deep two boxes are in one another, 0 where they are not."""
    shared = np.minimum(one[1], other[1]) - np.maximum(one[0], other[0])
    return max(0.0, float(shared.min()))


def test_nothing_moves_at_zero(built):
    station, parts = built
    assert exploded(station, parts, 0.0) is station
    for shift in shifts_m(station, parts, 0.0).values():
        assert not shift.any()


@pytest.mark.parametrize("factor", [0.3, 1.0, 3.0])
def test_every_element_moves_along_its_port_off_its_host(built, factor):
    station, parts = built
    apart = exploded(station, parts, factor)
    for element, placed in apart.placements.items():
        before = station.placements[element]
        assert np.array_equal(
            placed.station_from_module[:3, :3], before.station_from_module[:3, :3]
        )
        moved = placed.station_from_module[:3, 3] - before.station_from_module[:3, 3]
        if before.dock is None:
            assert not moved.any()
            continue
        host = station.placements[before.dock.to_element]
        of_host = (
            apart.placements[host.element].station_from_module[:3, 3]
            - host.station_from_module[:3, 3]
        )
        port = parts[host.module].module_from_port[before.dock.to_port]
        axis = host.station_from_module[:3, :3] @ port[:3, 2]
        gap = float((moved - of_host) @ axis)
        assert np.allclose(moved - of_host, gap * axis, atol=1e-9)
        assert gap >= factor * 1.0 - 1e-9


@settings(max_examples=150, deadline=None)
@given(trees(), st.floats(0.0, 3.0))
def test_siblings_never_reach_deeper_into_each_other(tree, factor):
    apart = exploded(tree.station, tree.parts, factor)
    by_host: dict[str, list[str]] = {}
    for element, placed in tree.station.placements.items():
        if placed.dock is not None:
            by_host.setdefault(placed.dock.to_element, []).append(element)
    for siblings in by_host.values():
        for one, other in combinations(siblings, 2):
            before = depth(box(tree, tree.station, one), box(tree, tree.station, other))
            after = depth(box(tree, apart, one), box(tree, apart, other))
            assert after <= before + 1e-9


@given(trees(), st.floats(0.01, 3.0))
@settings(max_examples=60, deadline=None)
def test_a_leader_bridges_every_gap(tree, factor):
    apart = exploded(tree.station, tree.parts, factor)
    lines = {line.element: line for line in leaders(apart, tree.parts)}
    shifts = shifts_m(tree.station, tree.parts, factor)
    for element, placed in tree.station.placements.items():
        if placed.dock is None:
            assert element not in lines
            continue
        line = lines[element]
        gap = np.linalg.norm(shifts[element] - shifts[placed.dock.to_element])
        assert np.isclose(np.linalg.norm(line.end_m - line.start_m), gap)
    assert not leaders(tree.station, tree.parts)


@pytest.mark.parametrize("name", ["ross", "ross-2021"])
def test_nothing_of_ross_runs_into_anything(name):
    spec = load_station(name)
    parts = build_parts(spec, REFERENCE)
    station, solids = station_at(spec, parts, len(spec.steps)), Solids(parts)
    for factor in (0.3, 1.0, 3.0):
        assert not overlaps(exploded(station, parts, factor), solids)


def test_what_is_on_its_way_arrives_at_its_exploded_place():
    spec = load_station("ross")
    parts = build_parts(spec, REFERENCE)
    done = exploded(station_at(spec, parts, 6), parts, 1.0)
    during = station_during(spec, parts, 6, 0.3)
    grown = parts_during(during, parts, REFERENCE)
    apart = exploded(during, grown, 1.0)
    there = done.placements["tsm-1"].station_from_module
    off = apart.placements["tsm-1"].station_from_module[:3, 3] - there[:3, 3]
    # It comes in along the port's axis, which is +Y.
    assert off[1] > 1.0
    assert np.allclose(off[[0, 2]], 0.0, atol=1e-6)
    late = station_during(spec, parts, 6, 0.999)
    grown = parts_during(late, parts, REFERENCE)
    home = exploded(late, grown, 1.0).placements["tsm-1"].station_from_module
    assert np.allclose(home, there, atol=1e-6)


def test_free_flyers_stay():
    spec = load_station("ross-2021")
    free = build_parts(spec, REFERENCE)
    whole = station_at(spec, free, len(spec.steps))
    apart = exploded(whole, free, 2.0)
    loose = [e for e, placed in whole.placements.items() if placed.dock is None]
    assert len(loose) > 1
    for element in loose:
        assert np.array_equal(
            apart.placements[element].station_from_module,
            whole.placements[element].station_from_module,
        )
