"""The part kinds and their fields as people read them: units, defaults, limits."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from viewer.errors import InputError, nearest
from viewer.spec.kinds import PART_KINDS, PartRecord
from viewer.spec.schema import json_schema

Schema = Mapping[str, Any]

_UNITS = {"_m": "m", "_deg": "degrees", "_kg": "kg"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldText:
    """A field of a part kind, in words; `default` is None where it must be given."""

    name: str
    unit: str
    default: str | None
    takes: str
    """What it may be: choices, limits or the sort of value."""
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KindText:
    """A part kind, in words; `fields` are its own, without name and place."""

    kind: str
    summary: str
    fields: tuple[FieldText, ...]


def kind_texts() -> tuple[KindText, ...]:
    """Return every part kind with its fields, in the order of the table."""
    definitions = json_schema("module")["$defs"]
    return tuple(
        _kind(kind, definitions[record.__name__], definitions)
        for kind, record in PART_KINDS.items()
    )


def kind_text(kind: str) -> KindText:
    """Return one part kind.

    Raises
    ------
    InputError
        If there is none of the name.
    """
    if kind not in PART_KINDS:
        message = f"no part kind '{kind}'{nearest(kind, PART_KINDS)}"
        raise InputError(message)
    return next(text for text in kind_texts() if text.kind == kind)


def _kind(kind: str, table: Schema, definitions: Schema) -> KindText:
    common, needed = set(PartRecord.model_fields), set(table.get("required", ()))
    return KindText(
        kind=kind,
        summary=" ".join(str(table["description"]).split()),
        fields=tuple(
            _field(name, entry, definitions, is_needed=name in needed)
            for name, entry in table["properties"].items()
            if name not in common
        ),
    )


def _field(
    name: str, entry: Schema, definitions: Schema, *, is_needed: bool
) -> FieldText:
    unit = next((unit for end, unit in _UNITS.items() if name.endswith(end)), "")
    default = None if is_needed else _value(entry["default"]) if _has(entry) else "none"
    return FieldText(
        name=name,
        unit=unit,
        default=default,
        takes=_takes(entry, definitions),
        description=" ".join(str(entry.get("description", "")).split()),
    )


def _has(entry: Schema) -> bool:
    return entry.get("default") is not None


def _value(value: Any) -> str:
    """Return a default as TOML has it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, Mapping):
        inner = ", ".join(f"{k} = {_value(v)}" for k, v in value.items())
        return f"{{ {inner} }}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_value, value))}]"
    return f"{value:g}"


def _takes(entry: Schema, definitions: Schema) -> str:
    """Return what a value may be, without the expressions that all numbers take."""
    if "$ref" in entry:
        found = definitions[entry["$ref"].rsplit("/", 1)[-1]]
        return "a table: " + ", ".join(found["properties"])
    if "anyOf" in entry:
        kinds = [k for k in entry["anyOf"] if not _is_expression(k)]
        return " or ".join(dict.fromkeys(_takes(kind, definitions) for kind in kinds))
    if "const" in entry or "enum" in entry:
        choices = entry.get("enum", [entry.get("const")])
        return ", ".join(f'"{choice}"' for choice in choices)
    if entry.get("type") == "array":
        return _list_of(entry, definitions)
    if entry.get("type") in ("number", "integer"):
        return _number(entry)
    return "true, false" if entry.get("type") == "boolean" else "text"


def _is_expression(entry: Schema) -> bool:
    return entry.get("type") == "string" and "An expression" in str(
        entry.get("description", "")
    )


def _list_of(entry: Schema, definitions: Schema) -> str:
    if "prefixItems" in entry:
        inner = [_takes(item, definitions) for item in entry["prefixItems"]]
        alike = len(set(inner)) == 1
        return f"{len(inner)} of: {inner[0]}" if alike else f"[{', '.join(inner)}]"
    return f"a list of: {_takes(entry.get('items', {}), definitions)}"


def _number(entry: Schema) -> str:
    sort = "whole number" if entry["type"] == "integer" else "number"
    limits = (
        ("above", "exclusiveMinimum"),
        ("from", "minimum"),
        ("below", "exclusiveMaximum"),
        ("to", "maximum"),
    )
    said = [f"{word} {entry[key]:g}" for word, key in limits if key in entry]
    return " ".join([sort, *said])
