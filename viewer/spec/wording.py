"""What a value that does not fit is told, in words for people who write no code."""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

from pydantic import ValidationError

from viewer.errors import nearest
from viewer.spec.faults import Faults, Key
from viewer.spec.record import Record

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

AnyRecord = TypeVar("AnyRecord", bound=Record)

_UNITS = (
    ("_m", "m"),
    ("_deg", "degrees"),
    ("_kg", "kg"),
    ("_m3", "m3"),
    ("_m2", "m2"),
    ("_kw", "kW"),
    ("_px", "pixels"),
)
_PATTERNS: Mapping[str, str] = {
    r"^[a-z][a-z0-9_-]*$": (
        "must begin with a small letter and hold only a-z, 0-9, - and _"
    ),
    r"^[a-z0-9][a-z0-9_-]*$": (
        "must begin with a small letter or a digit and hold only a-z, 0-9, - and _"
    ),
    r"^[a-z0-9_-]+\.[a-z0-9_-]+$": "must name an element and its port: 'element.port'",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": (
        'must be a date such as "2027", "2027-03" or "2027-03-31"'
    ),
    r"^[0-9]*[a-z][a-z0-9_-]*$": "must hold a small letter, and only a-z, 0-9, - and _",
    r"^[a-z][a-z0-9_]*$": "must begin with a small letter and hold only a-z, 0-9 and _",
    r"^[a-z][a-z0-9_-]*\.[a-z][a-z0-9_]*$": (
        "must name a module and its parameter: 'module.parameter'"
    ),
    r"^[a-z][a-z0-9_-]*(/[a-z][a-z0-9_-]*)?$": (
        "must name an element, or one of its parts as 'element/part'"
    ),
    r"^[a-z][a-z0-9_-]*/[a-z][a-z0-9_-]*$": (
        "must name an element and its part: 'element/part'"
    ),
    r"^#[0-9a-fA-F]{6}$": 'must be a colour such as "#f2f2ee"',
}
_WANTED: Mapping[str, str] = {
    "float_type": "a number",
    "float_parsing": "a number",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing_size": "a smaller number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "string_type": "a text in quotes",
    "list_type": "a list in square brackets",
    "tuple_type": "a list in square brackets",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
    "finite_number": "a finite number",
}
_EXAMPLES: Mapping[str, str] = {
    "LocalText": ' such as { en = "Core", ru = "Ядро" }',
    "Figure": ' such as { value = 1.5, source = "…", confidence = "published" }',
    "Stated": ' such as { value = "…", source = "…", confidence = "published" }',
    "Dates": ' such as { start = "2027", source = "…", confidence = "estimate" }',
    "Mount": " such as { origin_m = [0, 0, 0], out = [1, 0, 0] }",
    "SectionRecord": ' such as { axis = "x", at_m = 4.5 }',
    "PortMount": " such as { origin_m = [0, 0, 0], out = [1, 0, 0] }",
    "Repeat": ' such as { count = 4, about = "x" }',
    "RootPose": " such as { origin_m = [0, 0, 0], out = [1, 0, 0] }",
}
_LIMITS: Mapping[str, tuple[str, str]] = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
}


def validated(
    record: type[AnyRecord], table: object, at: Key, faults: Faults
) -> AnyRecord | None:
    """Return the record of a table, or None with every fault noted under `at`."""
    try:
        return record.model_validate(table)
    except ValidationError as error:
        note_errors(faults, error, record, at)
        return None


def sound_entries(
    record: type[AnyRecord], table: Mapping[str, Any], name: str, faults: Faults
) -> dict[str | int, AnyRecord]:
    """Return the entries of a list, or of a table of tables, that have no fault."""
    entries = table.get(name)
    found: dict[str | int, AnyRecord] = {}
    places: Iterable[tuple[str | int, Any]] = ()
    if isinstance(entries, list):
        places = enumerate(entries)
    elif isinstance(entries, dict):
        places = entries.items()
    for place, entry in places:
        if not faults.found or not faults.is_at_fault((name, place)):
            found[place] = record.model_validate(entry)
    return found


def note_errors(
    faults: Faults, error: ValidationError, record: type[Record], at: Key = ()
) -> None:
    """Note every complaint of pydantic about a table, in our words.

    `at` is where the table stands in the file. What is already known to be wrong
    is not said twice.
    """
    details = error.errors(include_url=False)
    misspelt = _misspelt(details)
    for detail in details:
        location = tuple(detail["loc"])
        key = at + location
        if key[-1:] == ("[key]",):  # the name of an entry, not its value
            key = key[:-1]
        if detail["type"] == "missing" and key and isinstance(key[-1], int):
            # A place that is missing from a fixed-length list: said of the list.
            key = key[:-1]
        if location not in misspelt and not faults.is_at_fault(key):
            faults.add(key, message_of(detail, record, location))


def _misspelt(details: Sequence["ErrorDetails"]) -> set[Key]:
    """Return the missing keys that stand there under a name much like theirs."""
    unknown: dict[Key, list[str]] = {}
    for detail in details:
        if detail["type"] == "extra_forbidden":
            *table, name = detail["loc"]
            unknown.setdefault(tuple(table), []).append(str(name))
    return {
        tuple(detail["loc"])
        for detail in details
        if detail["type"] == "missing"
        and nearest(str(detail["loc"][-1]), unknown.get(tuple(detail["loc"][:-1]), ()))
    }


def message_of(detail: "ErrorDetails", record: type[Record], location: Key) -> str:
    """Return what is wrong with one value, what would be right and the nearest name."""
    kind, given = detail["type"], detail["input"]
    context: Mapping[str, Any] = detail.get("ctx", {})
    if kind in _WANTED:
        example = _EXAMPLES.get(context.get("class_name", ""), "")
        return f"must be {_WANTED[kind]}{example}, is {described(given)}"
    if kind in _LIMITS:
        limit, words = _LIMITS[kind]
        unit = unit_of(location)
        return f"must be {words} {number(context[limit])}{unit}, is {described(given)}"
    special = _SPECIAL.get(kind)
    return special(detail, record, location) if special else _plain(detail)


def described(value: object) -> str:
    """Return a value as a sentence names it: ``the text "abc"``, ``a list``."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return number(value)
        case str():
            short = value if len(value) <= 40 else value[:39] + "…"
            return f'the text "{short}"'
        case list() | tuple():
            return f"a list of {len(value)}"
        case dict():
            return "a table"
        case _:
            return "a date or time"


def number(value: float) -> str:
    """Return a number as people write it."""
    if isinstance(value, int):
        return (
            str(value)
            if abs(value) < 10**12
            else f"a number of {_digits(value)} digits"
        )
    if math.isnan(value):
        return "not a number (nan)"
    if math.isinf(value):
        return "infinite (inf)"
    return f"{value:.10g}"


def _digits(value: int) -> int:
    return int(value.bit_length() * math.log10(2)) + 1


def unit_of(key: Key) -> str:
    """Return the unit that the last name of a key carries, with a blank before it."""
    names = [part for part in key if isinstance(part, str)]
    for suffix, unit in _UNITS:
        if names and names[-1].endswith(suffix):
            return f" {unit}"
    return ""


def _unknown_key(_: "ErrorDetails", record: type[Record], location: Key) -> str:
    known = field_names(record, location[:-1])
    return f"unknown key{nearest(str(location[-1]), known) or _listed(known)}"


def _missing(_: "ErrorDetails", record: type[Record], location: Key) -> str:
    if location and isinstance(location[-1], int):
        wanted = _fixed_length(record, location[:-1])
        return f"must have {wanted} entries, has {location[-1]}"
    return "is missing"


def _choice(detail: "ErrorDetails", _: type[Record], __: Key) -> str:
    expected = detail.get("ctx", {})["expected"]
    names = re.findall(r"'([^']*)'", expected)
    given = detail["input"]
    near = nearest(given, names) if isinstance(given, str) else ""
    return f"must be {expected}, is {described(given)}{near}"


def _pattern(detail: "ErrorDetails", _: type[Record], __: Key) -> str:
    pattern = detail.get("ctx", {})["pattern"]
    wanted = _PATTERNS.get(pattern, f"must match {pattern}")
    return f"{wanted}; is {described(detail['input'])}"


def _length(detail: "ErrorDetails", record: type[Record], location: Key) -> str:
    context = detail.get("ctx", {})
    what = "characters" if detail["type"].startswith("string") else "entries"
    if "min_length" in context:
        limit, words = context["min_length"], "at least"
    else:
        limit, words = context["max_length"], "at most"
    given = detail["input"]
    has = len(given) if isinstance(given, Sequence | Mapping) else 0
    if wanted := _fixed_length(record, location):
        return f"must have {wanted} entries, has {has}"
    if limit == 1 and has == 0:
        return "must not be empty"
    return f"must have {words} {limit} {what}, has {has}"


def _own(detail: "ErrorDetails", _: type[Record], __: Key) -> str:
    return str(detail.get("ctx", {}).get("error", detail["msg"]))


def _plain(detail: "ErrorDetails") -> str:
    return f"does not fit: {detail['msg'][:1].lower()}{detail['msg'][1:]}"


_SPECIAL: Mapping[str, Callable[["ErrorDetails", type[Record], Key], str]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "literal_error": _choice,
    "string_pattern_mismatch": _pattern,
    "too_short": _length,
    "too_long": _length,
    "string_too_short": _length,
    "string_too_long": _length,
    "value_error": _own,
}


def _listed(names: Iterable[str]) -> str:
    return f"; there are {', '.join(sorted(names))}"


def field_names(record: type[Record], location: Key) -> tuple[str, ...]:
    """Return the keys that the table at `location` of a record may have."""
    kind: object = record
    for part in location:
        kind = _inner(kind, part)
    found = _record_in(kind)
    return tuple(found.model_fields) if found else ()


def _fixed_length(record: type[Record], location: Key) -> int | None:
    """Return how many entries a list must have, where that is fixed."""
    kind: object = record
    for part in location:
        kind = _inner(kind, part)
    for candidate in _members(kind):
        arguments = get_args(candidate)
        if get_origin(candidate) is tuple and Ellipsis not in arguments:
            return len(arguments)
    return None


def _inner(kind: object, part: str | int) -> object:
    """Return the type of one entry of a record, list or table."""
    found = _record_in(kind)
    if found is not None and isinstance(part, str):
        field = found.model_fields.get(part)
        return None if field is None else field.annotation
    for candidate in _members(kind):
        arguments = get_args(candidate)
        if get_origin(candidate) in (list, tuple) and isinstance(part, int):
            return arguments[min(part, len(arguments) - 1)]
        if get_origin(candidate) is dict:
            return arguments[1]
    return None


def _members(kind: object) -> list[object]:
    """Return a type, or the members of a union or an annotated type."""
    if get_origin(kind) in (list, tuple, dict) or isinstance(kind, type):
        return [kind]
    inner = [member for part in get_args(kind) for member in _members(part)]
    return inner or [kind]


def _record_in(kind: object) -> type[Record] | None:
    for member in _members(kind):
        if isinstance(member, type) and issubclass(member, Record):
            return member
    return None
