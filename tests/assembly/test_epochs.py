"""The ISS as it stood at a date, or when it was like ROSS."""

from functools import cache

import pytest

from viewer.assembly.epochs import steps_like, steps_until
from viewer.assembly.station import Parts, Station, station_at
from viewer.assembly.steps import steps_done
from viewer.errors import InputError
from viewer.geometry.detail import REFERENCE
from viewer.geometry.parts import build_parts
from viewer.scene.references import reference_named
from viewer.spec.load import load_station
from viewer.spec.model import StationSpec


@cache
def built(name: str) -> tuple[StationSpec, Parts]:
    spec = load_station(name)
    return spec, build_parts(spec, REFERENCE)


def iss_on(date: str) -> Station:
    spec, parts = built("iss")
    return station_at(spec, parts, steps_until(spec, date))


@pytest.mark.parametrize(
    ("date", "there", "not_there"),
    [
        ("1998-11", {"zarya"}, {"unity"}),
        ("2000", {"zvezda", "truss_z1", "truss_p6", "saw_2b"}, {"destiny"}),
        ("2001-09-14", {"pirs", "quest"}, {"truss_s0"}),
        ("2021-07-20", {"pirs"}, {"nauka"}),
        ("2021-07-21", {"nauka"}, {"pirs"}),
    ],
)
def test_a_date_shows_what_was_there(date, there, not_there):
    elements = set(iss_on(date).placements)
    assert there <= elements
    assert not (not_there & elements)


@pytest.mark.parametrize(
    ("element", "places"),
    [
        ("truss_p6", {"2001": "truss_z1", "2008": "truss_p5"}),
        ("leonardo", {"2012": "unity", "2016": "tranquility"}),
        (
            "pma3",
            {
                "2000": "unity",
                "2010-01": "harmony",
                "2012": "tranquility",
                "2018": "harmony",
            },
        ),
        (
            "pma2",
            {
                "1999": "unity",
                "2001-02-07": "truss_z1",
                "2002": "destiny",
                "2008": "harmony",
            },
        ),
        ("harmony", {"2007-10": "unity", "2008": "destiny"}),
    ],
)
def test_what_moved_was_where_it_was(element, places):
    for date, neighbour in places.items():
        dock = iss_on(date).placements[element].dock
        assert dock is not None
        assert dock.to_element == neighbour, date


def test_before_the_first_element_there_is_nothing():
    with pytest.raises(InputError, match="begins on 1998-11-20"):
        steps_until(built("iss")[0], "1998-10")


def test_a_station_is_matched_by_what_is_asked():
    spec, parts = built("iss")
    ross, ross_parts = built("ross")
    first = station_at(ross, ross_parts, steps_done(ross, "phase-1"))
    names = {
        by: spec.steps[steps_like(spec, parts, first, by) - 1].id
        for by in ("mass", "modules", "years")
    }
    assert names["mass"] == "zvezda"
    modules = station_at(spec, parts, steps_like(spec, parts, first, "modules"))
    own = [
        p
        for p in modules.placements.values()
        if spec.modules[p.module].role == "module"
    ]
    assert len(own) == 4


def test_references_are_named_by_step_and_by_date():
    by_step, by_date = reference_named("iss:destiny"), reference_named("iss@2001-02-10")
    assert by_step is not None
    assert by_date is not None
    assert by_step.bounds_m == pytest.approx(by_date.bounds_m)
    assert by_date.title.en == "ISS, February 2001"
    with pytest.raises(InputError, match="leave --match out"):
        reference_named("iss@2001", match="mass")
