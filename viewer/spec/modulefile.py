"""A module file: read and checked once, bound to parameters as often as needed."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from viewer.errors import Problem, nearest
from viewer.spec.faults import Faults, Key
from viewer.spec.kinds import PART_KINDS, PartRecord
from viewer.spec.model import (
    ModuleFile,
    ModuleId,
    ModuleKey,
    ModuleSpec,
    Parameter,
    Port,
    PortId,
    PortRecord,
)
from viewer.spec.parameters import Binding, change_fault, check_parameters
from viewer.spec.rules import (
    check_axes,
    check_distinct,
    check_figures,
    check_materials,
    check_repeat,
)
from viewer.spec.tomlfile import TomlFile, read_toml
from viewer.spec.wording import described, number, sound_entries, validated

_KEPT = 64
"""Variants of a module that are kept: all that a station has, and the last few that a
slider has been through."""

Values = tuple[tuple[str, float], ...]

# What may hold expressions, and is worked out anew when a parameter changes.
_SAID_WITH_PARAMETERS = ("figures", "parameters", "ports")


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A module with parameters changed; without a spec where that leads to faults."""

    spec: ModuleSpec | None
    faults: Faults | None = None
    """What is wrong with these values that is not wrong with the file itself."""

    def problems(self) -> list[Problem]:
        """Return what is wrong with these values alone."""
        return self.faults.problems() if self.faults else []


class ModuleSource:
    """One module file. `base` is None where the file has a fault.

    `parameters` are those that could be read; `ports` is None where one of them
    could not.
    """

    def __init__(self, file: TomlFile) -> None:
        """Check everything that can be checked with the parameters' defaults."""
        self.path: Path = file.path
        self.faults: Faults = file.faults
        self.parameters: Mapping[str, Parameter] = {}
        self.ports: Mapping[PortId, Port] | None = None
        self.base: ModuleSpec | None = None
        self._data = file.data
        self._plain_parts: dict[int, PartRecord] = {}
        self._variants: dict[tuple[Values, ModuleKey], Variant] = {}
        if file.is_read:
            self._check_id()
            self.base = self._bound({}, self.faults, ())

    @property
    def id(self) -> ModuleId:
        """The module's id, which is its file's name."""
        return ModuleId(self.path.stem)

    def variant(self, changed: Mapping[str, float], key: ModuleKey) -> Variant:
        """Return the module with parameters changed: the same object for the same.

        The values must have passed `change_faults`. `key` names the variant.
        """
        if self.base is None or not changed:
            return Variant(spec=self.base)
        wanted = (tuple(sorted(changed.items())), key)
        # Whatever is asked for again goes to the end: the first is the longest unused.
        made = self._variants.pop(wanted, None) or self._made(changed, key)
        self._variants[wanted] = made
        while len(self._variants) > _KEPT:
            del self._variants[next(iter(self._variants))]
        return made

    def _made(self, changed: Mapping[str, float], key: ModuleKey) -> Variant:
        values = ", ".join(f"{name} = {number(v)}" for name, v in changed.items())
        there = Faults(path=self.path, text=self.faults.text, when=f" (with {values})")
        spec = self._bound(changed, there, key.changed)
        return Variant(spec=spec, faults=there if there.found else None)

    def change_faults(self, changed: Mapping[str, float]) -> dict[str, str]:
        """Return parameter -> what is wrong with the value that it is given."""
        if not self._data:
            return {}
        found = {
            name: change_fault(name, value, self.parameters)
            for name, value in changed.items()
            # Of a parameter that is itself at fault, nothing can be said.
            if name in self.parameters or name not in self._tables()
        }
        return {name: fault for name, fault in found.items() if fault}

    def _tables(self) -> Mapping[str, Any]:
        tables = self._data.get("parameters")
        return tables if isinstance(tables, dict) else {}

    def _check_id(self) -> None:
        given = self._data.get("id")
        if isinstance(given, str) and given != self.path.stem:
            message = f"must be '{self.path.stem}' as the file's name, is '{given}'"
            self.faults.add(("id",), message)

    def _bound(
        self,
        changed: Mapping[str, float],
        faults: Faults,
        key: tuple[tuple[str, float], ...],
    ) -> ModuleSpec | None:
        binding = Binding(self._tables(), changed, faults)
        worked = {
            name: binding.worked_out(value, (name,))
            if name in _SAID_WITH_PARAMETERS
            else value
            for name, value in self._data.items()
        }
        head = validated(ModuleFile, worked, (), faults)
        parts = self._parts(binding, faults)
        parameters = sound_entries(Parameter, worked, "parameters", faults)
        ports = sound_entries(PortRecord, worked, "ports", faults)
        if not self.parameters:
            self.parameters = {str(name): p for name, p in parameters.items()}
        _check_head(worked, self.parameters, ports, binding, faults)
        placed = None
        if not faults.is_at_fault(("ports",)):
            placed = {PortId(port.id): _port(port) for port in ports.values()}
        if not changed:
            self.ports = placed
        if head is None or placed is None or faults.found:
            return None
        return ModuleSpec(
            key=ModuleKey(module=self.id, changed=key),
            path=self.path,
            name=head.name,
            role=head.role,
            summary=head.summary,
            figures=head.figures,
            parameters=self.parameters,
            values=binding.values,
            parts=tuple(parts),
            ports=placed,
        )

    def _parts(self, binding: Binding, faults: Faults) -> list[PartRecord]:
        tables = self._data.get("parts")
        if not isinstance(tables, list):
            return []  # said by `_head`
        parts = {
            place: self._part(place, table, binding, faults)
            for place, table in enumerate(tables)
            if isinstance(table, dict)
        }
        names = [part.name if part else None for part in parts.values()]
        if len(parts) == len(tables):
            check_distinct(faults, "parts", "name", names)
        return [part for part in parts.values() if part is not None]

    def _part(
        self, place: int, table: dict[str, Any], binding: Binding, faults: Faults
    ) -> PartRecord | None:
        if (plain := self._plain_parts.get(place)) is not None:
            return plain
        key: Key = ("parts", place)
        worked = binding.worked_out(table, key)
        part = checked_part(worked, key, faults)
        if part is not None and worked is table:
            self._plain_parts[place] = part
        return part


def _check_head(
    worked: Mapping[str, Any],
    parameters: Mapping[str, Parameter],
    ports: Mapping[str | int, PortRecord],
    binding: Binding,
    faults: Faults,
) -> None:
    check_parameters(parameters, binding.values, faults)
    check_figures(faults, ("figures",), worked.get("figures"))
    check_distinct(faults, "ports", "id", [port.id for port in ports.values()])
    for place, port in ports.items():
        check_axes(faults, ("ports", place, "at"), port.at.out, port.at.clock)


def read_module(path: Path) -> ModuleSource:
    """Read and check a module file; what is wrong is in its faults."""
    return ModuleSource(read_toml(path))


def checked_part(table: dict[str, Any], key: Key, faults: Faults) -> PartRecord | None:
    """Return a part as the record of its kind, or None and the faults."""
    kind = table.get("kind")
    if not isinstance(kind, str) or kind not in PART_KINDS:
        name = "kind" if "kind" in table else _misspelt_kind(table)
        faults.add((*key, name), _kind_fault(kind, name))
        return None
    part = validated(PART_KINDS[kind], table, key, faults)
    if part is None:
        return None
    check_axes(faults, (*key, "at"), part.at.out, part.at.clock)
    check_repeat(faults, (*key, "repeat"), part.repeat)
    check_materials(faults, key, part)
    return part


def _misspelt_kind(table: dict[str, Any]) -> str:
    return next((name for name in table if nearest(name, ["kind"])), "kind")


def _kind_fault(kind: object, name: str) -> str:
    known = ", ".join(PART_KINDS)
    if name != "kind":
        return "unknown key (did you mean 'kind'?)"
    if kind is None:
        return f"is missing; the part kinds are {known}"
    if not isinstance(kind, str):
        return f"must be the name of a part kind, is {described(kind)}"
    return f"no part kind '{kind}'{nearest(kind, PART_KINDS) or f'; there are {known}'}"


def _port(record: PortRecord) -> Port:
    return Port(
        id=PortId(record.id),
        type=record.type,
        side=record.side,
        origin_m=record.at.origin_m,
        out=record.at.out,
        clock=record.at.clock,
    )
