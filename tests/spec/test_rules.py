"""The walk through the steps, against a station that is put together at random."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.spec.test_bad import BAD
from viewer.errors import ConfigError
from viewer.spec.load import load_station

HEAD = """
id = "random"
name = { en = "Random" }
phases = [{ id = "one", name = { en = "One" } }]
"""
STEP = """
[[steps]]
id = "s{number}"
phase = "one"
name = {{ en = "A step" }}
date = {{ start = "2030", source = "a test", confidence = "estimate" }}
"""
PORTS = {
    "fore": ("ssvp", "passive"),
    "aft": ("ssvp", "active"),
    "side": ("cbm", "active"),
    "up": ("ssvp", "passive"),
}
ELEMENTS = st.sampled_from(["a", "b", "c", "d"])
PORT = st.sampled_from(sorted(PORTS))
ACTIONS = st.one_of(
    st.tuples(st.just("add"), ELEMENTS, PORT, ELEMENTS, PORT),
    st.tuples(st.just("move"), ELEMENTS, PORT, ELEMENTS, PORT),
    st.tuples(st.just("remove"), ELEMENTS, PORT, ELEMENTS, PORT),
)
Action = tuple[str, str, str, str, str]


class Model:
    """The rules said a second time, as plainly as possible."""

    def __init__(self) -> None:
        self.docked: dict[str, tuple[str, str, str] | None] = {"root": None}

    def allows(self, action: Action) -> bool:
        kind, element, port, host, host_port = action
        is_there = element in self.docked
        if kind == "add":
            return not is_there and self._can_dock(element, port, host, host_port)
        if not is_there or self.docked[element] is None:
            return False
        if kind == "remove":
            return all(
                dock is None or dock[1] != element for dock in self.docked.values()
            )
        before = self.docked.pop(element)
        below = {element} | {e for e in self.docked if self._hangs_on(e, element)}
        fits = host not in below and self._can_dock(element, port, host, host_port)
        self.docked[element] = before
        return fits

    def take(self, action: Action) -> None:
        kind, element, port, host, host_port = action
        if kind == "remove":
            del self.docked[element]
        else:
            self.docked[element] = (port, host, host_port)

    def _hangs_on(self, element: str, other: str) -> bool:
        dock = self.docked.get(element)
        return dock is not None and (dock[1] == other or self._hangs_on(dock[1], other))

    def _can_dock(self, element: str, port: str, host: str, host_port: str) -> bool:
        taken = set()
        for name, dock in self.docked.items():
            if dock is not None:
                taken |= {(name, dock[0]), (dock[1], dock[2])}
        (own_type, own_side), (its_type, its_side) = PORTS[port], PORTS[host_port]
        return (
            host in self.docked
            and host != element
            and not taken & {(host, host_port), (element, port)}
            and own_type == its_type
            and {own_side, its_side} == {"active", "passive"}
        )


def text_of(actions: list[Action]) -> str:
    text = HEAD + STEP.format(number=0) + '[[steps.add]]\nmodule = "lab"\nid = "root"\n'
    for number, (kind, element, port, host, host_port) in enumerate(actions, start=1):
        text += STEP.format(number=number) + f"[[steps.{kind}]]\n"
        if kind == "add":
            text += f'module = "lab"\nid = "{element}"\n'
        else:
            text += f'element = "{element}"\n'
        if kind != "remove":
            text += f'port = "{port}"\nto = "{host}.{host_port}"\n'
    return text


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("random")
    lab = BAD / "stations" / "modules" / "good" / "lab.toml"
    (folder / "lab.toml").write_text(lab.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(actions=st.lists(ACTIONS, max_size=25))
def test_the_first_action_against_the_rules_is_the_first_that_is_told(
    folder: Path, actions: list[Action]
) -> None:
    """Every action that the rules allow is done; the first other one is at fault."""
    model = Model()
    done: list[Action] = []
    refused = None
    for action in actions:
        if model.allows(action):
            model.take(action)
            done.append(action)
        elif refused is None:
            refused = action
    path = folder / "random.toml"
    path.write_text(text_of(done), encoding="utf-8")

    assert len(load_station(path).steps) == len(done) + 1

    if refused is not None and not model_after(done).allows(refused):
        path.write_text(text_of([*done, refused]), encoding="utf-8")
        with pytest.raises(ConfigError) as caught:
            load_station(path)
        steps = {problem.key.partition(".")[0] for problem in caught.value.problems}
        assert steps == {f"steps[{len(done) + 1}]"}


def model_after(actions: list[Action]) -> Model:
    model = Model()
    for action in actions:
        model.take(action)
    return model
