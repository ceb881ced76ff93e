"""The page of part kinds is what the kinds are."""

import json
import runpy
from pathlib import Path

import pytest
from click.testing import CliRunner

from viewer.cli.main import cli
from viewer.errors import InputError
from viewer.spec.kind_fields import kind_text, kind_texts
from viewer.spec.kinds import PART_KINDS, PartRecord

PROJECT = Path(__file__).parents[2]
SCRIPT = PROJECT / "scripts" / "document_parts.py"
AGAIN = "write it anew: .venv/bin/python scripts/document_parts.py"


def test_the_page_describes_every_kind_as_it_is():
    page = (PROJECT / "docs" / "parts.md").read_text(encoding="utf-8")
    assert page == runpy.run_path(str(SCRIPT))["markdown"](), AGAIN
    for kind in PART_KINDS:
        assert (PROJECT / "docs" / "parts" / f"{kind}.jpg").is_file(), AGAIN


def test_every_example_of_the_page_can_be_built():
    built = dict(runpy.run_path(str(SCRIPT))["parts"]())
    assert list(built) == list(PART_KINDS)
    assert all(built.values())


def test_every_own_field_is_told_with_unit_default_and_description():
    for text in kind_texts():
        own = set(PART_KINDS[text.kind].model_fields) - set(PartRecord.model_fields)
        assert {field.name for field in text.fields} == own
        for field in text.fields:
            assert field.takes
            assert (field.unit == "m") == field.name.endswith("_m")
            model = PART_KINDS[text.kind].model_fields[field.name]
            assert (field.default is None) == model.is_required()


def test_a_field_is_told_as_a_file_has_it():
    fields = {field.name: field for field in kind_text("docking_port").fields}
    assert fields["side"].takes == '"active", "passive"'
    assert fields["diameter_m"].default == "1.35"
    assert fields["diameter_m"].takes == "number above 0 to 250"


def test_an_unknown_kind_gets_the_nearest_name():
    with pytest.raises(InputError, match="did you mean 'cosmonaut'"):
        kind_text("cosmonuat")


def test_the_command_names_each_kind_and_all_fields_of_one():
    every = CliRunner().invoke(cli, ["parts"]).output.splitlines()
    assert [line.split()[0] for line in every] == list(PART_KINDS)
    one = CliRunner().invoke(cli, ["parts", "rail"]).output
    assert all(f"  {field.name} " in one for field in kind_text("rail").fields)
    told = json.loads(CliRunner().invoke(cli, ["parts", "--json"]).output)
    assert [entry["kind"] for entry in told] == list(PART_KINDS)
