"""Measures in words and in tables."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.errors import UsageError
from viewer.spec.faults import Faults, key_text
from viewer.spec.measure_words import measure_asked_for, measure_words
from viewer.spec.measures import read_measures
from viewer.spec.shotlist import shot_asked_for

numbers = st.integers(-99_999, 99_999).map(lambda n: n / 1000.0)
points = st.lists(
    st.tuples(numbers, numbers, numbers).map(list), min_size=3, max_size=9
)
names = st.sampled_from(["nem", "tsm-1", "a_b", "x0"])
tables = st.one_of(
    st.builds(lambda p: {"kind": "distance", "from_m": p[0], "to_m": p[1]}, points),
    st.builds(lambda p: {"kind": "edge", "points_m": p}, points),
    st.builds(lambda p: {"kind": "edge", "points_m": p, "closed": True}, points),
    st.builds(lambda p: {"kind": "diameter", "points_m": p, "of": "reference"}, points),
    st.builds(lambda e: {"kind": "length", "element": e}, names),
    st.builds(lambda e, t: {"kind": "clearance", "element": e, "to": t}, names, names),
)


@given(tables)
def test_words_say_what_a_table_says(table):
    assert measure_asked_for(measure_words(table)) == table


@given(st.lists(tables, max_size=4))
def test_every_table_is_a_measure(several):
    asked = shot_asked_for({"measures": several}).asked.measures
    dumped = [m.model_dump(mode="json", exclude_defaults=True) for m in asked]
    assert dumped == several


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("lenght:nem", "did you mean 'length'"),
        ("length", "write it as length:nem"),
        ("length:", "write it as length:nem"),
        ("length@reference:nem", "write it as length:nem"),
        ("clearance:nem", "write it as clearance:nem,tsm-1"),
        ("clearance:a,b,c", "write it as"),
        ("distance:0,0,0", "write it as"),
        ("distance:0,0,0:1,1,1:2,2,2", "write it as"),
        ("distance:0,0,x:1,1,1", "write it as"),
        ("loop:0,0,0:1,1,1", "write it as"),
        ("", "there are distance, edge"),
    ],
)
def test_words_that_are_no_measure_are_told_how_one_is_written(text, words):
    with pytest.raises(UsageError, match=words):
        measure_asked_for(text)


def test_every_fault_is_noted_at_its_own_key():
    faults = Faults(path=Path("shots.toml"))
    entries = [
        {"kind": "lenght", "element": "nem"},
        {"element": "nem"},
        "length:nem",
        {"kind": "length", "elment": "nem"},
        {"kind": "distance", "from_m": [0.0, 0.0], "to_m": [0.0, 0.0, "1"]},
    ]
    assert read_measures(entries, ("shots", 0, "measures"), faults) == []
    said = {key_text(f.key).removeprefix("shots[0].measures"): f for f in faults.found}
    assert "did you mean 'length'" in said["[0].kind"].message
    assert "is missing; there are distance" in said["[1].kind"].message
    assert "must be a table" in said["[2]"].message
    assert "did you mean 'element'" in said["[3].elment"].message
    assert "3 entries" in said["[4].from_m"].message
    assert "must be a number" in said["[4].to_m[2]"].message


def test_a_wrong_measure_of_a_command_is_told_as_its_option():
    with pytest.raises(UsageError, match="--measure: "):
        shot_asked_for({"measures": [{"kind": "length", "element": "NEM"}]})
