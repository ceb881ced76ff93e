"""What is measured on stations whose sizes are known."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import write_tiny_station
from viewer.assembly.measuring import (
    Measured,
    all_measured,
    distance,
    edge_length,
    measured,
    whole_mesh,
)
from viewer.assembly.station import Parts, Station, station_at
from viewer.errors import InputError
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.parts import build_parts, part_runs_of
from viewer.spec.load import load_station
from viewer.spec.measures import (
    ClearanceRecord,
    DiameterRecord,
    DistanceRecord,
    EdgeRecord,
    LengthRecord,
)

numbers = st.floats(-100.0, 100.0)
places = st.tuples(numbers, numbers, numbers)


def _built(path: Path, steps: int = 3) -> tuple[Station, Parts]:
    spec = load_station(path)
    parts = build_parts(spec, INTERACTIVE)
    return station_at(spec, parts, steps), parts


@pytest.fixture
def tiny(tiny_station: Path) -> tuple[Station, Parts]:
    return _built(tiny_station)


@pytest.fixture(scope="module")
def ross() -> tuple[Station, Parts]:
    spec = load_station("ross")
    parts = build_parts(spec, INTERACTIVE)
    return station_at(spec, parts, len(spec.steps)), parts


def clearance(one: str, other: str, built: tuple[Station, Parts]) -> Measured:
    return measured(ClearanceRecord(kind="clearance", element=one, to=other), *built)


# --- points -------------------------------------------------------------------------


@given(places, places)
def test_a_distance_is_the_length_of_its_shares_along_the_axes(one, other):
    found = distance(DistanceRecord(kind="distance", from_m=one, to_m=other))
    shares = [found.details[name] for name in ("dx_m", "dy_m", "dz_m")]
    assert np.hypot(np.hypot(*shares[:2]), shares[2]) == pytest.approx(found.value_m)
    assert np.allclose(np.array(one) + shares, other)


def test_an_edge_is_as_long_as_its_pieces_and_back_where_it_closes():
    points = ((0.0, 0.0, 0.0), (3.0, 0.0, 0.0), (3.0, 4.0, 0.0))
    there = edge_length(EdgeRecord(kind="edge", points_m=points))
    round_ = edge_length(EdgeRecord(kind="edge", points_m=points, closed=True))
    assert (there.value_m, round_.value_m) == (7.0, 12.0)
    assert len(round_.points_m) == 4


def test_a_diameter_is_that_of_the_circle_through_the_points(tiny):
    points = ((5.0, 3.0, 0.0), (5.0, 0.0, 3.0), (5.0, -3.0, 0.0))
    found = measured(DiameterRecord(kind="diameter", points_m=points), *tiny)
    assert found.value_m == pytest.approx(6.0)
    assert found.details["residual_m"] == pytest.approx(0.0, abs=1e-9)
    assert np.allclose(found.points_m.mean(axis=0), [5.0, 0.0, 0.0])
    assert np.linalg.norm(np.diff(found.points_m, axis=0)) == pytest.approx(6.0)


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (((0, 0, 0), (1, 0, 0), (2, 0, 0)), "straight line"),
        (((0, 0, 0), (4, 0, 0), (4, 1, 0), (0, 1, 0), (2, 1, 0)), "no circle"),
    ],
)
def test_what_is_no_circle_has_no_diameter(tiny, points, words):
    places_m = tuple(tuple(float(x) for x in point) for point in points)
    with pytest.raises(InputError, match=words):
        measured(DiameterRecord(kind="diameter", points_m=places_m), *tiny)


# --- elements -----------------------------------------------------------------------


def test_a_module_is_as_long_as_its_hull_wherever_it_stands(tiny):
    for element, length in (("core", 10.0), ("lab", 4.0), ("ship", 3.0)):
        found = measured(LengthRecord(kind="length", element=element), *tiny)
        assert found.value_m == pytest.approx(length, abs=0.01)
        assert found.details["between_ports_m"] == pytest.approx(length)
        along = np.abs(np.diff(found.points_m, axis=0)[0])
        assert along[0] == pytest.approx(found.value_m)


def test_what_is_docked_is_no_distance_apart_and_what_is_not_is(tiny):
    docked = clearance("core", "lab", tiny)
    assert (docked.value_m, docked.note) == (0.0, "docked")
    apart = clearance("core", "ship", tiny)
    assert apart.note == ""
    # The lab of 4 m lies between them.
    assert apart.value_m == pytest.approx(4.0, abs=0.01)
    assert np.allclose(np.abs(np.diff(apart.points_m, axis=0))[0, 0], 4.0, atol=0.01)
    assert apart.parts == ("hull", "hull")


def test_one_inside_the_other_is_no_distance_apart(tmp_path: Path):
    path = write_tiny_station(tmp_path)
    ship = tmp_path / "modules" / "ship.toml"
    text = ship.read_text(encoding="utf-8").replace(
        '["= length_m", 2.0]', '["= length_m", 0.5]'
    )
    ship.write_text(text.replace("[[0, 2.0]", "[[0, 0.5]"), encoding="utf-8")
    station = path.read_text(encoding="utf-8").replace(
        'port = "aft"\nto = "lab.fore"\n', _FREE
    )
    path.write_text(station, encoding="utf-8")
    found = clearance("core", "ship", _built(path))
    assert (found.value_m, found.note) == (0.0, "inside")


_FREE = "pose = { origin_m = [3.0, 0, 0] }\n"


def test_it_is_the_same_from_either_side(ross):
    for pair in (("nem", "tsm-1"), ("bm", "platform"), ("shm", "tsm-2")):
        there, back = clearance(*pair, ross), clearance(*pair[::-1], ross)
        assert there.value_m == pytest.approx(back.value_m, abs=1e-9)
        assert there.value_m > 1.0
        gap = np.linalg.norm(there.points_m[0] - there.points_m[1])
        assert gap == pytest.approx(there.value_m, abs=1e-9)


def test_no_two_vertices_are_nearer_than_the_clearance(ross):
    station, parts = ross
    found = clearance("tsm-2", "bm", ross)
    for element, point in zip(("tsm-2", "bm"), found.points_m, strict=True):
        placed = station.placements[element]
        turn, shift = np.split(placed.station_from_module[:3], [3], axis=1)
        own = whole_mesh(parts[placed.module]).points @ turn.T + shift[:, 0]
        other = found.points_m.sum(axis=0) - point
        assert np.linalg.norm(own - other, axis=1).min() >= found.value_m - 1e-9


def test_the_whole_of_a_module_knows_whose_its_triangles_are(tiny):
    _, parts = tiny
    for module in parts.values():
        whole = whole_mesh(module)
        assert whole is whole_mesh(module)
        runs = part_runs_of(whole)
        assert runs is not None
        assert set(runs.names) == {part.name for part in module.parts}


# --- what is wrong --------------------------------------------------------------------


def test_everything_that_is_wrong_is_said_at_once(tiny_station):
    first = _built(tiny_station, steps=1)
    measures = (
        LengthRecord(kind="length", element="coer"),
        ClearanceRecord(kind="clearance", element="core", to="ship"),
        ClearanceRecord(kind="clearance", element="core", to="core"),
    )
    with pytest.raises(InputError) as error:
        all_measured(measures, *first)
    lines = str(error.value).splitlines()
    assert lines[0].endswith("(did you mean 'core'?)")
    assert "step 'ship' brings it" in lines[1]
    assert "two elements" in lines[2]
    assert len(lines) == 3
