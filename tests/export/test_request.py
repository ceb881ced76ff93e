"""An export in words: the command that is shown asks for what was chosen."""

import shlex
from dataclasses import fields, replace
from pathlib import Path

import pytest

from viewer.cli.exports import request_from
from viewer.cli.main import run
from viewer.errors import UsageError
from viewer.export.request import (
    Beside,
    ExportRequest,
    beside_named,
    beside_of,
    changes_of,
    command_words,
    options_of,
)

OTHER = {
    "station": "my station.toml",
    "step": "phase-1",
    "detail": "still",
    "only": ("nem", "uum"),
    "reference": "iss:1a-r",
    "with_reference": True,
    "units": "in",
    "scale": "1:144",
    "length": "300mm",
    "animation": True,
    "variants": False,
    "draco": True,
    "instancing": True,
    "min_thickness": 0.8,
    "split": True,
    "bed": "220x220x250",
    "stand": True,
    "each": True,
    "language": "ru",
    "report": Path("a report.txt"),
    "changes": ("nem.length_m=12.123456789", "uum.length_m=5.0"),
}


def as_parsed(request: ExportRequest, monkeypatch) -> ExportRequest:
    """Return the request as the command line reads its own words."""
    found = []

    def noted(station, output, options):
        assert output == Path("out file.glb")
        found.append(request_from(station, options))

    monkeypatch.setattr("viewer.cli.exports.write_export", noted)
    text = shlex.join(command_words(request, "out file.glb"))
    assert run(shlex.split(text)) == 0
    return found[0]


def test_another_value_of_each_field_is_known_here():
    assert set(OTHER) == {field.name for field in fields(ExportRequest)}
    for name, value in OTHER.items():
        assert value != getattr(ExportRequest(), name)


@pytest.mark.parametrize("name", OTHER)
def test_the_command_asks_for_each_field(name, monkeypatch):
    request = replace(ExportRequest(), **{name: OTHER[name]})

    assert as_parsed(request, monkeypatch) == request


def test_the_command_asks_for_all_of_them_and_for_none(monkeypatch):
    assert as_parsed(ExportRequest(**OTHER), monkeypatch) == ExportRequest(**OTHER)
    assert command_words(ExportRequest(), "a.glb") == ["export", "ross", "-o", "a.glb"]


def test_changed_parameters_are_said_to_the_last_digit():
    value = 0.1 + 0.2
    (word,) = changes_of({"nem": {"length_m": value}})

    assert float(word.partition("=")[2]) == value


@pytest.mark.parametrize("words", [{"scale": "0"}, {"bed": "2x2"}, {"length": "x"}])
def test_what_cannot_be_read_is_refused(words):
    with pytest.raises(UsageError):
        options_of(ExportRequest(**words), Path("a.stl"), Beside())


def test_a_page_compares_unless_it_is_told_not_to():
    plain, page = Path("a.glb"), Path("a.html")
    asked = ExportRequest(with_reference=True)

    assert beside_named(ExportRequest(), plain, "iss") is None
    assert beside_named(ExportRequest(), page, "iss") == "iss"
    assert beside_named(ExportRequest(reference="none"), page, "iss") is None
    assert beside_named(asked, plain, "iss") == "iss"
    assert beside_named(replace(asked, reference="ross"), plain, "iss") == "ross"
    with pytest.raises(UsageError, match="--reference"):
        beside_named(asked, plain, None)


def test_a_reference_at_a_step_of_its_own_stands_beside(tiny_station: Path):
    page = Path("a.html")
    first = beside_of(f"{tiny_station}:core", page)
    last = beside_of(f"{tiny_station}", page)

    assert first.figures.figures["mass_kg"].value == 1000
    assert last.figures.figures["mass_kg"].value == 3000
    assert first.tree is not None
    assert beside_of(None, page).tree is None
