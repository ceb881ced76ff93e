"""Parameters as rows: round values, the ends, what a step sets. No window is needed."""

import pytest

from viewer.assembly.station import station_at
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.parts import build_parts
from viewer.gui.chosen import chosen_of
from viewer.gui.hanging import guests_of, joint_of, port_uses
from viewer.gui.parameter_rows import parameter_rows, round_step, unit_sign
from viewer.spec.load import load_station


@pytest.fixture(scope="module")
def ross():
    spec = load_station("ross", {"nem": {"length_m": 15.0}})
    parts = build_parts(spec, INTERACTIVE)
    return [station_at(spec, parts, count) for count in range(len(spec.steps) + 1)]


def rows_of(station, element, overrides=None):
    chosen = chosen_of(station, (element,))
    return {row.name: row for row in parameter_rows(chosen, overrides or {})}


def test_rows_tell_what_is_chosen_and_what_the_default_is(ross):
    rows = rows_of(ross[-1], "nem", {"nem": {"length_m": 15.0, "root_m": 3.0}})
    length, root = rows["length_m"], rows["root_m"]

    assert (length.value, length.default, length.is_changed) == (15.0, 13.5, True)
    # What is chosen is shown, though the model was not built with it.
    assert (root.value, root.is_changed) == (3.0, True)
    assert not rows["wing_width_m"].is_changed
    assert (length.label, length.unit) == ("Length between the docking planes", "m")
    assert (rows["sun_deg"].unit, unit_sign("count")) == ("°", "")
    assert length.confidence == "estimate"
    assert "de.wikipedia" in length.source


def test_every_position_of_every_slider_is_a_value_of_its_own_within_the_range(ross):
    for element in ross[-1].placements:
        for row in rows_of(ross[-1], element).values():
            values = [row.value_at(place) for place in range(row.positions + 1)]

            assert values == sorted(set(values))
            assert (values[0], values[-1]) == (row.low, row.high)
            assert [row.position_of(v) for v in values] == list(range(len(values)))
            whole = [round(v / row.step, 6) for v in values[1:-1]]
            assert all(number == round(number) for number in whole)
            assert 50 <= row.positions <= 200


def test_steps_of_sliders_are_round():
    wanted = [0.033, 0.05, 0.7, 1.0, 2.4, 360 / 150, 0.0]

    assert [round_step(w) for w in wanted] == [0.05, 0.05, 1.0, 1.0, 5.0, 5.0, 1.0]


def test_what_a_step_sets_for_an_element_is_told(tiny_station):
    text = tiny_station.read_text(encoding="utf-8")
    wanted = 'module = "lab"\nset = { length_m = 6.0 }'
    tiny_station.write_text(text.replace('module = "lab"', wanted), encoding="utf-8")
    overrides = {"lab": {"length_m": 8.0}}
    spec = load_station(tiny_station, overrides)
    station = station_at(spec, build_parts(spec, INTERACTIVE), 3)
    row = rows_of(station, "lab", overrides)["length_m"]

    assert (row.fixed, row.value, row.default) == (6.0, 8.0, 4.0)
    assert rows_of(station, "lab")["length_m"].value == 4.0
    assert rows_of(station, "core")["length_m"].fixed is None


def test_the_chosen_one_is_the_last_that_was_selected(ross):
    chosen = chosen_of(ross[-1], ("uum", "nem/array-wing"))

    assert (chosen.element, chosen.part, chosen.number) == ("nem", "array-wing", 1)
    assert chosen_of(ross[-1], ()) is None
    assert chosen_of(ross[-1], ("nothing",)) is None
    later = chosen_of(ross[1], ("uum",))
    assert later.placement is None
    assert later.number > 1


def test_ports_tell_what_is_docked_there_and_what_is_fitted_instead(ross):
    station = ross[-1]
    nem = chosen_of(station, ("nem",))
    uses = {use.port.id: use for use in port_uses(station, nem)}
    assert joint_of(station, nem) is None
    forward = uses["forward"] if uses["forward"].element else uses["forward-active"]
    other = uses["forward-active"] if forward is uses["forward"] else uses["forward"]

    assert forward.element == "uum"
    assert other.instead == forward.port.id
    assert not other.is_free
    assert uses["aft"].element == "progress-ms"
    joint = joint_of(station, chosen_of(station, ("uum",)))
    assert (joint.element, joint.other.id) == ("nem", forward.port.id)
    assert joint.own.id == forward.its_port
    assert set(guests_of(station, "nem")) == {"uum", "progress-ms"}
    free = port_uses(ross[1], chosen_of(ross[1], ("nem",)))
    assert {use.port.id for use in free if use.is_free} >= {"aft", "forward"}
