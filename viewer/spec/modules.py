"""Module files: read once, bound to their parameters as often as needed."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from viewer.errors import ConfigError, nearest
from viewer.spec.document import Document, read_document
from viewer.spec.expressions import ExpressionError, evaluate, is_expression, parse
from viewer.spec.kinds import PART_KINDS, PartRecord
from viewer.spec.faults import Key
from viewer.spec.model import (
    ModuleFile,
    ModuleId,
    ModuleSpec,
    Parameter,
    Port,
    PortId,
    PortRecord,
)
from viewer.spec.variants import element_key
from viewer.spec.wording import described

_SQUARE = 1e-6


@dataclass(slots=True)
class ModuleSource:
    """A module file that was read, with the parameters that it declares."""

    document: Document
    parameters: Mapping[str, Parameter]
    defaults: Mapping[str, float]


def load_module(path: Path, changed: Mapping[str, float] | None = None) -> ModuleSpec:
    """Return the module of a file with some parameters changed.

    Raises
    ------
    ConfigError
        With every problem of the file, or of the changes, at once.
    """
    source = read_module(path)
    for name, value in (changed or {}).items():
        if message := change_fault(source, name, value):
            source.document.fault(("parameters",), message)
    spec = bind(source, changed or {}, {})
    if spec is None or source.document.faults.found:
        raise ConfigError(source.document.problems())
    return spec


def read_module(path: Path) -> ModuleSource:
    """Read a module file and its parameters; faults are noted in its document."""
    document = read_document(path)
    parameters = _parameters(document)
    defaults = {
        name: value
        for name, parameter in parameters.items()
        if isinstance(value := parameter.default, int | float)
    }
    return ModuleSource(document=document, parameters=parameters, defaults=defaults)


def change_fault(source: ModuleSource, name: str, value: float) -> str | None:
    """Return what is wrong with setting a parameter of a module to a value."""
    if name not in source.parameters:
        known = list(source.parameters)
        close = nearest(name, known) or f"; it has {', '.join(known) or 'none'}"
        return f"the module has no parameter '{name}'{close}"
    low, high = source.parameters[name].range
    if not low <= value <= high:
        return f"'{name}' must lie between {low:g} and {high:g}, is {value:g}"
    return None


def bind(
    source: ModuleSource, overrides: Mapping[str, float], changed: Mapping[str, float]
) -> ModuleSpec | None:
    """Return the module with its parameters bound, or None with the faults noted.

    `overrides` hold for every variant; `changed` names this one and goes into its
    key.
    """
    document = source.document
    if not document.table:
        return None
    values = {**source.defaults, **overrides, **changed}
    table = _evaluated(document, values)
    raw_parts = table.pop("parts", None)
    table["parameters"] = {}
    table["parts"] = raw_parts if raw_parts is not None else []
    if raw_parts is None:
        document.fault(("parts",), "is missing: a module has at least one [[parts]]")
        table["parts"] = [{}]
    file = document.validated(ModuleFile, table)
    parts = _parts(document, raw_parts)
    if file is None or len(parts) != len(table["parts"]) or document.faults.found:
        return None
    _check_module(document, file, parts)
    return ModuleSpec(
        key=element_key(ModuleId(file.id), changed),
        path=document.path,
        name=file.name,
        role=file.role,
        summary=file.summary,
        figures=file.figures,
        parameters=source.parameters,
        values=values,
        parts=tuple(parts),
        ports={PortId(port.id): _port(port) for port in file.ports},
    )


# --- parameters ---------------------------------------------------------------


def _parameters(document: Document) -> dict[str, Parameter]:
    tables = document.table.get("parameters", {})
    if not isinstance(tables, dict):
        document.fault(("parameters",), "must be a table")
        return {}
    values = _default_values(document, tables)
    found = {}
    for name, table in tables.items():
        key: Key = ("parameters", name)
        if isinstance(table, dict) and name in values:
            table = {**table, "default": values[name]}
        parameter = document.validated(Parameter, table, key)
        if parameter is not None:
            _check_range(document, key, parameter)
            found[name] = parameter
    return found


def _check_range(document: Document, key: Key, parameter: Parameter) -> None:
    low, high = parameter.range
    if low > high:
        document.fault((*key, "range"), f"runs backwards: {low:g} to {high:g}")
    elif not low <= parameter.default <= high:
        document.fault(
            (*key, "default"),
            f"{parameter.default:g} lies outside the range {low:g} to {high:g}",
        )


def _default_values(document: Document, tables: Mapping[str, Any]) -> dict[str, float]:
    """Evaluate the defaults; each may refer to others, in any order."""
    raw = {
        name: table["default"]
        for name, table in tables.items()
        if isinstance(table, dict) and "default" in table
    }
    values = {name: value for name, value in raw.items() if _is_number(value)}
    waiting = {name: text for name, text in raw.items() if is_expression(text)}
    while waiting:
        ready = [name for name in waiting if not _unmet(waiting[name], waiting)]
        if not ready:
            _note_cycle(document, waiting)
            return values
        for name in ready:
            key = ("parameters", name, "default")
            value = _value(document, waiting.pop(name), values, key)
            if _is_number(value):
                values[name] = value
    return values


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _unmet(text: str, waiting: Mapping[str, str]) -> frozenset[str]:
    try:
        return parse(text).names & waiting.keys()
    except ExpressionError:
        return frozenset()


def _note_cycle(document: Document, waiting: Mapping[str, str]) -> None:
    for name, text in waiting.items():
        others = ", ".join(sorted(_unmet(text, waiting)))
        document.fault(
            ("parameters", name, "default"),
            f"is part of a cycle: '{name}' needs {others}, which needs it in turn",
        )


# --- expressions --------------------------------------------------------------


def _evaluated(document: Document, values: Mapping[str, float]) -> dict[str, Any]:
    """Return the tables with every expression of parts, ports and figures evaluated."""
    table = dict(document.table)
    for name in ("parts", "ports", "figures"):
        if name in table:
            table[name] = _value(document, table[name], values, (name,))
    return table


def _value(
    document: Document, value: object, values: Mapping[str, float], key: Key
) -> Any:  # noqa: ANN401 - a TOML value of any shape
    if is_expression(value):
        return _number(document, str(value), values, key)
    if isinstance(value, list):
        return [_value(document, v, values, (*key, i)) for i, v in enumerate(value)]
    if isinstance(value, dict):
        return {k: _value(document, v, values, (*key, k)) for k, v in value.items()}
    return value


def _number(
    document: Document, text: str, values: Mapping[str, float], key: Key
) -> float | int | str:
    try:
        value = evaluate(text, values)
    except ExpressionError as error:
        document.fault(key, f"'{text}' {error}")
        return 1
    # A whole number may stand where a count is wanted.
    return int(value) if value.is_integer() else value


# --- parts and ports ----------------------------------------------------------


def _parts(document: Document, raw_parts: object) -> list[PartRecord]:
    if not isinstance(raw_parts, list):
        return []
    parts = []
    for index, raw in enumerate(raw_parts):
        key: Key = ("parts", index)
        kind = raw.get("kind") if isinstance(raw, dict) else None
        if isinstance(kind, str) and kind in PART_KINDS:
            part = document.validated(PART_KINDS[kind], raw, key)
            if part is not None:
                parts.append(part)
        else:
            document.fault(*_no_kind(key, kind))
    return parts


def _no_kind(key: Key, kind: object) -> tuple[Key, str]:
    if kind is None:
        return key, "has no 'kind'"
    close = nearest(str(kind), PART_KINDS) or f"; known: {', '.join(PART_KINDS)}"
    return (*key, "kind"), f"there is no part kind {described(kind)}{close}"


def _port(record: PortRecord) -> Port:
    return Port(
        id=PortId(record.id),
        type=record.type,
        side=record.side,
        origin_m=record.at.origin_m,
        out=record.at.out,
        clock=record.at.clock,
    )


def _check_module(
    document: Document, file: ModuleFile, parts: list[PartRecord]
) -> None:
    if file.id != document.path.stem:
        document.fault(
            ("id",),
            f"must be '{document.path.stem}', as the file is called, is '{file.id}'",
        )
    _check_unique(document, "parts", "name", [part.name for part in parts])
    _check_unique(document, "ports", "id", [port.id for port in file.ports])
    for index, part in enumerate(parts):
        _check_axes(document, ("parts", index, "at"), part.at.out, part.at.clock)
    for index, port in enumerate(file.ports):
        _check_axes(document, ("ports", index, "at"), port.at.out, port.at.clock)


def _check_unique(
    document: Document, table: str, key: str, names: list[str | None]
) -> None:
    counts = Counter(name for name in names if name is not None)
    for index, name in enumerate(names):
        if name is not None and counts[name] > 1 and name in names[:index]:
            document.fault((table, index, key), f"'{name}' is used twice")


def _check_axes(
    document: Document,
    key: Key,
    out: tuple[float, float, float],
    clock: tuple[float, float, float] | None,
) -> None:
    if not any(out):
        document.fault((*key, "out"), "must be a direction, not [0, 0, 0]")
    elif clock is not None and _is_parallel(out, clock):
        document.fault((*key, "clock"), "must not be zero nor lie along 'out'")


def _is_parallel(a: tuple[float, float, float], b: tuple[float, float, float]) -> bool:
    cross = (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )
    return math.hypot(*cross) <= _SQUARE * math.hypot(*a) * math.hypot(*b)
