"""How variants of a station differ."""

import pytest

from viewer.assembly.differences import differences
from viewer.assembly.station import Station, station_at
from viewer.geometry.detail import REFERENCE
from viewer.geometry.parts import build_parts
from viewer.spec.load import load_station


def complete(name: str) -> Station:
    spec = load_station(name)
    return station_at(spec, build_parts(spec, REFERENCE), len(spec.steps))


def test_a_station_does_not_differ_from_itself() -> None:
    assert differences(complete("ross"), complete("ross")) == []


def test_a_variant_differs_where_it_should() -> None:
    found = differences(complete("ross"), complete("ross-2024"))
    elements = [d for d in found if d.what == "element"]
    dates = {d.subject: (d.one, d.other) for d in found if d.what == "date"}

    assert [(d.subject, d.one) for d in elements] == [("com", "")]
    assert dates["nem"] == ("2025 to 2026", "2027-12")
    assert not [d for d in found if d.what in ("docked to", "launcher")]
    assert all(d.one_source and d.other_source for d in found if d.what == "date")


def test_the_other_way_round_is_the_same_turned_round() -> None:
    one, other = complete("ross"), complete("ross-51")
    there = {(d.subject, d.what): (d.one, d.other) for d in differences(one, other)}
    back = {(d.subject, d.what): (d.other, d.one) for d in differences(other, one)}

    assert there == back
    assert there["nem", "docked to"] == ("the first element", "uum.forward")
    assert there["nauka", "element"] == ("", "Nauka")


@pytest.mark.parametrize("name", ["ross-2021", "ross-2024", "ross-51"])
def test_variants_share_the_modules_of_the_station(name: str) -> None:
    own = {key.module: spec.path for key, spec in load_station("ross").modules.items()}
    others = {key.module: spec.path for key, spec in load_station(name).modules.items()}
    shared = own.keys() & others.keys()

    assert {"nem", "uum", "bm", "shm", "orel"} <= shared
    assert all(own[module] == others[module] for module in shared)


def test_what_flies_free_is_counted_apart() -> None:
    station = complete("ross-2021")

    assert station.placements["oka-t"].dock is None
    assert station.placements["oka-t"].visiting
    assert not station.placements["nem"].visiting
