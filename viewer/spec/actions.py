"""The steps of a station file as far as they can be read.

The walk through the steps must find every fault of a file at once, so it goes on
where a value is wrong: that value is None here, and its fault is noted already.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from viewer.spec.faults import Faults, Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Mating:
    """Which port is to meet which; `is_named` tells whether anything was said."""

    port: str | None
    target: str | None
    target_port: str | None
    is_named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An element that comes; `element` is None where its name cannot be read."""

    key: Key
    element: str | None
    module: str | None
    mating: Mating
    has_pose: bool
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An element that goes to another port."""

    key: Key
    element: str | None
    mating: Mating


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """An element that leaves."""

    key: Key
    element: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Parameters of an element that change."""

    key: Key
    element: str | None
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step, its actions in the order in which they are done."""

    key: Key
    id: str | None
    phase: str | None
    removals: tuple[Removal, ...]
    moves: tuple[Move, ...]
    changes: tuple[Change, ...]
    arrivals: tuple[Arrival, ...]


Table = Mapping[str, Any]


def readable_steps(data: Table, faults: Faults) -> tuple[Step, ...]:
    """Return the steps of a station file that was checked table by table."""
    reader = _Reader(faults)
    return tuple(reader.step(t, key) for t, key in reader.tables(data, (), "steps"))


def readable_ids(data: Table, name: str, faults: Faults) -> tuple[tuple[Key, str], ...]:
    """Return the key and id of every table of a list such as ``phases``."""
    reader = _Reader(faults)
    found = (
        ((*key, "id"), reader.text(table, key, "id"))
        for table, key in reader.tables(data, (), name)
    )
    return tuple((key, text) for key, text in found if text is not None)


@dataclass(frozen=True, slots=True)
class _Reader:
    faults: Faults

    def is_sound(self, key: Key) -> bool:
        return not self.faults.found or not self.faults.is_at_fault(key)

    def tables(self, table: Table, at: Key, name: str) -> Iterator[tuple[Table, Key]]:
        entries = table.get(name)
        for place, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict):
                yield entry, (*at, name, place)

    def text(self, table: Table, at: Key, name: str) -> str | None:
        value = table.get(name)
        sound = isinstance(value, str) and self.is_sound((*at, name))
        return value if sound else None

    def numbers(self, table: Table, at: Key, name: str) -> Mapping[str, float]:
        values = table.get(name)
        if not isinstance(values, dict):
            return {}
        return {
            parameter: float(value)
            for parameter, value in values.items()
            if self.is_sound((*at, name, parameter))
        }

    def mating(self, table: Table, at: Key) -> Mating:
        to = self.text(table, at, "to") or ""
        target, _, target_port = to.partition(".")
        return Mating(
            port=self.text(table, at, "port"),
            target=target or None,
            target_port=target_port or None,
            is_named="port" in table or "to" in table,
        )

    def step(self, table: Table, key: Key) -> Step:
        return Step(
            key=key,
            id=self.text(table, key, "id"),
            phase=self.text(table, key, "phase"),
            removals=tuple(
                Removal(key=at, element=self.text(action, at, "element"))
                for action, at in self.tables(table, key, "remove")
            ),
            moves=tuple(
                Move(
                    key=at,
                    element=self.text(action, at, "element"),
                    mating=self.mating(action, at),
                )
                for action, at in self.tables(table, key, "move")
            ),
            changes=tuple(
                Change(
                    key=at,
                    element=self.text(action, at, "element"),
                    values=self.numbers(action, at, "parameters"),
                )
                for action, at in self.tables(table, key, "set")
            ),
            arrivals=tuple(
                self.arrival(action, at)
                for action, at in self.tables(table, key, "add")
            ),
        )

    def arrival(self, table: Table, at: Key) -> Arrival:
        module = self.text(table, at, "module")
        element = self.text(table, at, "id") if "id" in table else module
        return Arrival(
            key=at,
            element=element,
            module=module,
            mating=self.mating(table, at),
            has_pose="pose" in table,
            values=self.numbers(table, at, "set"),
        )
