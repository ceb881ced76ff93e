"""The JSON Schema says of a file what loading says of it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.spec.test_bad import BAD
from viewer.errors import UsageError
from viewer.spec.kinds import PART_KINDS
from viewer.spec.library import configs_dir
from viewer.spec.schema import json_schema

SORTS = {"module": "modules", "station": "stations", "shots": "shots"}
SHIPPED = [
    (sort, path)
    for sort, folder in SORTS.items()
    for path in sorted((configs_dir() / folder).rglob("*.toml"))
]
# Faults of single values; what two values say together is beyond a schema.
PLAINLY_BAD = [
    ("module", "modules/unknown-key.toml"),
    ("module", "modules/wrong-type.toml"),
    ("module", "modules/missing-key.toml"),
    ("module", "modules/absurd-size.toml"),
    ("module", "modules/unknown-kind.toml"),
    ("module", "modules/no-parts.toml"),
    ("station", "stations/all-at-once.toml"),
    ("shots", "shots/defaults.toml"),
    ("shots", "shots/shots.toml"),
]


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("sort", SORTS)
def test_it_is_a_schema_and_describes_itself(sort: str) -> None:
    schema = json_schema(sort)

    Draft202012Validator.check_schema(schema)
    assert all("description" in table for table in schema["$defs"].values())
    assert "null" not in str(schema)


@pytest.mark.parametrize(("sort", "path"), SHIPPED, ids=lambda v: getattr(v, "stem", v))
def test_every_shipped_file_keeps_to_it(sort: str, path: Path) -> None:
    errors = Draft202012Validator(json_schema(sort)).iter_errors(read(path))

    assert [f"{list(error.path)}: {error.message[:200]}" for error in errors] == []


@pytest.mark.parametrize(("sort", "name"), PLAINLY_BAD)
def test_a_bad_file_breaks_it(sort: str, name: str) -> None:
    assert not Draft202012Validator(json_schema(sort)).is_valid(read(BAD / name))


def test_every_part_kind_is_offered_with_its_fields() -> None:
    schema = json_schema("module")
    offered = [kind["$ref"] for kind in schema["properties"]["parts"]["items"]["oneOf"]]

    assert offered == [f"#/$defs/{record.__name__}" for record in PART_KINDS.values()]
    for kind, record in PART_KINDS.items():
        fields = schema["$defs"][record.__name__]["properties"]
        assert fields.keys() == record.model_fields.keys()
        assert fields["kind"]["const"] == kind


def test_fields_carry_the_text_that_stands_under_them() -> None:
    wing = json_schema("module")["$defs"]["SolarWing"]["properties"]

    assert wing["deploy"]["description"] == "0 folded, 1 fully open."
    assert wing["at"] == {"$ref": "#/$defs/Mount"} | {
        key: wing["at"][key] for key in wing["at"].keys() - {"$ref"}
    }
    assert {"type": "string"}.items() <= wing["deploy"]["anyOf"][1].items()


def test_another_word_is_refused() -> None:
    with pytest.raises(UsageError, match="did you mean 'module'"):
        json_schema("modul")
