"""What happens to whom in a step."""

import pytest

from viewer.assembly.happenings import happenings
from viewer.spec.load import load_station


def told(station: str, step: str) -> dict[str, tuple[str, ...]]:
    spec = load_station(station)
    number = [each.id for each in spec.steps].index(step) + 1
    found = happenings(spec, number)
    return {each.kind: tuple(name.en for name in each.names) for each in found}


def test_who_comes_and_who_makes_room_is_named():
    assert told("ross", "platform") == {
        "moves": ("Orel",),
        "arrives": ("Service platform (PlOKA)",),
    }
    nauka = told("iss", "nauka")
    assert nauka["leaves"] == ("Pirs",)
    assert "Nauka" in nauka["arrives"]
    assert list(nauka) == ["leaves", "arrives"]


@pytest.mark.parametrize("name", ["ross", "iss"])
def test_each_action_of_each_step_is_told(name):
    spec = load_station(name)
    for number, step in enumerate(spec.steps, start=1):
        count = sum(len(each.names) for each in happenings(spec, number))
        acts = (step.add, step.move, step.set, step.remove)
        assert count == sum(len(act) for act in acts) > 0
