"""JSON Schema of the config files, for editors that complete and check as one types.

Descriptions are the attribute docstrings of the records. They are read from the
source here, when a schema is asked for: pydantic would read them on every start.
"""

import ast
import inspect
import textwrap
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from pydantic.json_schema import models_json_schema

from viewer.errors import UsageError, nearest
from viewer.spec.kinds import PART_KINDS
from viewer.spec.model import ModuleFile, StationFile
from viewer.spec.record import Record
from viewer.spec.shots import (
    CameraRecord,
    OrbitRecord,
    ShotDefaults,
    ShotRecord,
    ShotsFile,
)

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TITLES: Mapping[str, str] = {
    "module": "A module of a space station",
    "station": "A space station and the steps of its assembly",
    "shots": "A list of pictures",
}
_RECORDS: Mapping[str, tuple[type[Record], ...]] = {
    "module": (ModuleFile, *PART_KINDS.values()),
    "station": (StationFile,),
    "shots": (ShotsFile, ShotDefaults, ShotRecord, CameraRecord, OrbitRecord),
}
_EXPRESSION: Schema = {
    "type": "string",
    "pattern": r"^\s*=",
    "description": "An expression over the module's parameters, such as "
    '"= length_m / 2 - 0.4"; sin, cos, tan take degrees.',
}


def json_schema(sort: str) -> Schema:
    """Return the JSON Schema of a sort of file: `module`, `station` or `shots`.

    Raises
    ------
    UsageError
        If there is no such sort of file.
    """
    if sort not in _RECORDS:
        known = ", ".join(_RECORDS)
        message = f"no schema for '{sort}'{nearest(sort, _RECORDS)}; there are {known}"
        raise UsageError(message)
    definitions = _definitions(_RECORDS[sort])
    top: Schema = definitions.pop(_RECORDS[sort][0].__name__)
    if sort == "module":
        _allow_parts(top)
        _allow_expressions(definitions)
    elif sort == "shots":
        _allow_shots(top, definitions)
    top |= {"title": _TITLES[sort]}
    return {"$schema": _DIALECT, **top, "$defs": definitions}


def _definitions(records: tuple[type[Record], ...]) -> dict[str, Schema]:
    """Return every table that the records name, by record, with its descriptions."""
    asked = [(record, "validation") for record in records]
    _, whole = models_json_schema(asked)  # type: ignore[arg-type]
    definitions: dict[str, Schema] = whole["$defs"]
    for record in _all_records(Record):
        if (table := definitions.get(record.__name__)) is not None:
            _describe(table, attribute_docstrings(record))
    return {name: _as_toml(table) for name, table in definitions.items()}


def _as_toml(schema: Any) -> Any:
    """Return a schema without nulls, which TOML has not, and closed to odd names."""
    if isinstance(schema, list):
        return [_as_toml(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {
        key: value if key == "default" else _as_toml(value)
        for key, value in schema.items()
        if not (key == "default" and value is None)
    }
    if "patternProperties" in plain:
        plain["additionalProperties"] = False
    choices = plain.get("anyOf", [])
    if {"type": "null"} in choices and len(choices) == 2:
        del plain["anyOf"]
        plain = next(c for c in choices if c != {"type": "null"}) | plain
    return plain


def _all_records(record: type[Record]) -> list[type[Record]]:
    below = [deeper for sub in record.__subclasses__() for deeper in _all_records(sub)]
    return [record, *below]


def _describe(table: Schema, texts: Mapping[str, str]) -> None:
    for name, field in table.get("properties", {}).items():
        field.pop("title", None)
        if name in texts:
            field["description"] = texts[name]


def attribute_docstrings(record: type) -> dict[str, str]:
    """Return the text under each field of a record, its ancestors' included."""
    texts: dict[str, str] = {}
    for cls in reversed(record.__mro__):
        if issubclass(cls, Record) and cls is not Record:
            texts |= _own_docstrings(cls)
    return texts


def _own_docstrings(cls: type) -> dict[str, str]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    assert isinstance(tree.body[0], ast.ClassDef)
    body = tree.body[0].body
    return {
        field.target.id: inspect.cleandoc(text.value.value)
        for field, text in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }


def _allow_parts(top: Schema) -> None:
    """Say that a part is a table of the kind that it names."""
    kinds = [_reference(record.__name__) for record in PART_KINDS.values()]
    top["properties"]["parts"]["items"] = {"oneOf": kinds}


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _allow_expressions(definitions: dict[str, Schema]) -> None:
    """Let an expression stand for every number of a module but a range's ends."""
    for name, table in definitions.items():
        for field, schema in table.get("properties", {}).items():
            if (name, field) != ("Parameter", "range"):
                table["properties"][field] = _or_expression(schema)


def _or_expression(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_or_expression(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") in ("number", "integer"):
        outer = {k: schema[k] for k in ("description", "default") if k in schema}
        inner = {k: v for k, v in schema.items() if k not in outer}
        return {"anyOf": [inner, _EXPRESSION], **outer}
    return {
        key: value if key == "default" else _or_expression(value)
        for key, value in schema.items()
    }


def _allow_shots(top: Schema, definitions: dict[str, Schema]) -> None:
    """Say what stands in the tables of a list of shots."""
    properties = top["properties"]
    properties["defaults"] = _reference("ShotDefaults")
    properties["shots"]["items"] = _reference("ShotRecord")
    for name in ("ShotDefaults", "ShotRecord"):
        fields = definitions[name]["properties"]
        plain = {k: v for k, v in fields["camera"].items() if k != "description"}
        fields["camera"] = {
            "anyOf": [
                plain,
                _reference("OrbitRecord"),
                _reference("CameraRecord"),
            ],
            "description": "A preset's name, a direction, or a camera of one's own.",
        }
        nested = {"type": "object", "additionalProperties": {"type": "number"}}
        values = {"anyOf": [{"type": "number"}, nested]}
        fields["set"] |= {"additionalProperties": values}
        fields["set"].pop("propertyNames", None)
        fields["set"].pop("patternProperties", None)
        fields["step"]["type"] = ["string", "integer"]
    # With a matrix the name is a pattern.
    definitions["ShotRecord"]["properties"]["name"].pop("pattern", None)
