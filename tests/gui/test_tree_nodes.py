"""The tree of a station, and what is selected and shown of it. No window is needed."""

from dataclasses import replace
from pathlib import Path

import pytest

from viewer.assembly.station import station_at
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.parts import build_parts
from viewer.gui.selecting import after_click, everything, neighbour_of, parent_of
from viewer.gui.showing import (
    are_ghosted,
    are_hidden,
    are_isolated,
    is_all_shown,
    names_of,
    with_all_shown,
    with_ghosted,
    with_hidden,
    with_isolated,
    with_known,
    with_shown,
)
from viewer.gui.tree_nodes import (
    members_below,
    nodes_below,
    part_words,
    states_of,
    station_tree,
)
from viewer.scene.view import ViewState
from viewer.spec.load import load_station


@pytest.fixture
def built(tiny_station: Path):
    spec = load_station(tiny_station)
    return spec, build_parts(spec, INTERACTIVE)


@pytest.fixture
def tree(built):
    return station_tree(*built, "en")


def states_at(built, step: int, view: ViewState | None = None):
    return states_of(station_at(*built, step), view or ViewState())


def node_of(tree, name):
    return next(node for node in nodes_below(tree) if node.id == name)


def test_the_tree_holds_every_element_where_it_arrives_with_its_parts(tree):
    lines = [(node.kind, node.id, node.step) for node in nodes_below(tree)]

    assert lines == [
        ("station", "", 0),
        ("phase", "phase:one", 1),
        ("element", "core", 1),
        ("part", "core/hull", 1),
        ("element", "lab", 2),
        ("part", "lab/hull", 2),
        ("phase", "phase:two", 3),
        ("element", "ship", 3),
        ("part", "ship/hull", 3),
    ]
    assert [node_of(tree, name).name for name in ("", "lab", "lab/hull")] == [
        "Tiny",
        "Lab",
        "Hull",
    ]
    assert members_below(tree) == ()
    assert members_below(node_of(tree, "phase:one")) == ("core", "lab")


def test_the_trees_of_all_shipped_stations_name_each_line_once():
    for name in ("ross", "ross-2021", "iss"):
        spec = load_station(name)
        tree = station_tree(spec, build_parts(spec, INTERACTIVE), "ru")
        ids = [node.id for node in nodes_below(tree)]
        known = names_of(spec, build_parts(spec, INTERACTIVE))

        assert len(ids) == len(set(ids))
        assert {name for name in ids if name and ":" not in name} <= known
    assert part_words("array-wing-port") == "Array wing port"


def test_a_tree_stays_equal_from_step_to_step_and_after_a_reload(
    built, tree, tiny_station
):
    spec = load_station(tiny_station)

    assert station_tree(spec, build_parts(spec, INTERACTIVE), "en") == tree


def test_states_tell_what_is_there_hidden_and_seen_through(built, tree):
    core, lab, phase = (node_of(tree, name) for name in ("core", "lab", "phase:one"))
    first = states_at(built, 1)
    assert first.is_present(core)
    assert not first.is_present(lab)
    assert first.is_present(phase)
    assert not first.is_present(node_of(tree, "phase:two"))
    view = ViewState(hidden=("core",), ghosted=("lab",))
    states = states_at(built, 2, view)
    assert states.is_hidden(core)
    assert states.is_hidden(node_of(tree, "core/hull"))
    assert not states.is_hidden(phase)
    assert states.is_ghosted(lab)
    assert not states.is_ghosted(phase)
    alone = states_at(built, 2, ViewState(only=("lab/hull",)))
    assert alone.is_hidden(core)
    assert not alone.is_hidden(lab)
    assert states_at(built, 2, ViewState(hidden_parts=("lab/hull",))).is_hidden(lab)


def test_clicks_take_the_module_then_its_part_then_the_module_again():
    selected = after_click((), "lab", "hull", add=False)
    assert selected == ("lab",)
    selected = after_click(selected, "lab", "hull", add=False)
    assert selected == ("lab/hull",)
    assert after_click(selected, "lab", "port", add=False) == ("lab/port",)
    assert after_click(selected, "lab", "hull", add=False) == ("lab",)
    assert after_click(selected, "core", "hull", add=False) == ("core",)
    assert after_click(selected, None, None, add=False) == ()


def test_clicks_with_a_key_add_and_take_away():
    assert after_click(("core",), "lab", "hull", add=True) == ("core", "lab")
    assert after_click(("core", "lab"), "core", None, add=True) == ("lab",)
    assert after_click(("core/hull", "lab"), "core", None, add=True) == ("lab",)
    assert after_click(("core",), None, None, add=True) == ("core",)
    # With several selected a click takes one of them, not its part.
    assert after_click(("core", "lab"), "lab", "hull", add=False) == ("lab",)


def test_parents_and_neighbours_go_round_what_is_there(built, tree):
    assert parent_of(tree, ("lab/hull", "core/hull")) == ("lab", "core")
    assert parent_of(tree, ("lab",)) == ("core", "lab")
    states = states_at(built, 2)
    assert everything(tree, states) == ("core", "lab")
    assert neighbour_of(tree, states, (), 1) == ("core",)
    assert neighbour_of(tree, states, (), -1) == ("lab",)
    assert neighbour_of(tree, states, ("lab",), 1) == ("core",)
    assert neighbour_of(tree, states_at(built, 3), ("lab",), 1) == ("ship",)
    assert neighbour_of(tree, states, ("lab/hull",), -1) == ("lab/hull",)


@pytest.mark.parametrize(
    ("change", "is_done"),
    [
        (with_hidden, are_hidden),
        (with_isolated, are_isolated),
        (with_ghosted, are_ghosted),
    ],
)
@pytest.mark.parametrize("names", [("lab",), ("core", "lab/hull")])
def test_what_is_done_to_names_is_undone_by_doing_it_again(change, is_done, names):
    view = ViewState(selected=names)
    done = change(view, names)

    assert is_done(done, names)
    assert not is_done(view, names)
    assert not is_done(view, ())
    assert not is_all_shown(done)
    assert change(done, names) == view
    assert with_all_shown(done) == view


def test_what_is_isolated_is_seen_though_it_was_hidden():
    hidden = with_hidden(ViewState(), ("lab", "core/hull"))
    view = with_isolated(hidden, ("lab",))

    assert (view.hidden, view.only) == ((), ("lab",))
    assert with_isolated(hidden, ("core/hull",)).hidden_parts == ()


@pytest.mark.parametrize("names", [("lab",), ("lab/hull",)])
@pytest.mark.parametrize(
    "view",
    [
        ViewState(hidden=("core", "lab"), hidden_parts=("lab/hull", "core/hull")),
        ViewState(only=("core",), hidden_parts=("lab/hull",)),
        ViewState(only=("core/hull",), hidden=("lab",)),
    ],
)
def test_what_is_shown_is_seen_whatever_has_hidden_it(built, tree, view, names):
    states = states_at(built, 2, with_shown(view, names))
    before = states_at(built, 2, view)

    assert before.is_hidden(node_of(tree, names[0]))
    assert not states.is_hidden(node_of(tree, names[0]))
    core = node_of(tree, "core")
    assert states.is_hidden(core) == before.is_hidden(core)


def test_names_of_another_station_are_let_go(built):
    view = ViewState(
        hidden=("zarya", "lab"),
        only=("lab/hull", "lab/window"),
        selected=("zarya/hull",),
        style="print",
    )
    known = names_of(*built)

    assert with_known(view, known) == ViewState(
        hidden=("lab",), only=("lab/hull",), style="print"
    )
    assert with_known(replace(view, only=()), known).only == ()
