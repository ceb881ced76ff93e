"""The command `measure`: lengths and distances on a station, as lines or as JSON."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import click

from viewer.assembly.measuring import Measured, all_measured
from viewer.cli.model import parse_changes
from viewer.errors import UsageError
from viewer.geometry.detail import STILL
from viewer.pictures.model import build_model
from viewer.scene.measures import length_text
from viewer.spec.measure_words import measure_asked_for
from viewer.spec.measures import ClearanceRecord, LengthRecord, MeasureRecord
from viewer.spec.shotlist import shot_asked_for

_NOTES: Mapping[str, str] = {
    "docked": "docked to each other",
    "touching": "they touch or reach into each other",
    "inside": "one is inside the other",
}


def print_measures(
    station: str,
    what: Sequence[str],
    step: str,
    changes: Sequence[str],
    *,
    as_json: bool,
) -> None:
    """Print what is measured on a station at a step, at still detail: to millimetres.

    Raises
    ------
    UsageError
        With everything that is no measure.
    InputError
        With every element that is not there.
    """
    measures = parse_measures(what)
    model = build_model(station, step, parse_changes(changes), STILL)
    found = all_measured(measures, model.station, model.parts)
    if as_json:
        done = model.station.step
        content = {
            "station": model.station.spec.id,
            "step": done.id if done else None,
            "measures": [as_json_object(each) for each in found],
        }
        click.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return
    for each in found:
        click.echo(sentence(each))


def parse_measures(what: Sequence[str]) -> tuple[MeasureRecord, ...]:
    """Return measures from their words; complain about all that are none at once."""
    tables, wrong = [], []
    for text in what:
        try:
            tables.append(measure_asked_for(text))
        except UsageError as error:
            wrong.append(str(error))
    if wrong:
        raise UsageError("\n".join(wrong))
    return shot_asked_for({"measures": tables}).asked.measures


def as_json_object(found: Measured) -> dict[str, Any]:
    """Return the contract of `measure --json` as plain values, metres."""
    content: dict[str, Any] = found.measure.model_dump(
        mode="json", include={"kind", "element", "to"}
    )
    content["value_m"] = round(found.value_m, 6)
    content |= {name: round(value, 6) for name, value in found.details.items()}
    content["points_m"] = found.points_m.round(6).tolist()
    if found.parts:
        content["parts"] = list(found.parts)
    if found.note:
        content["note"] = found.note
    return content


def sentence(found: Measured) -> str:
    """Return a measure and its figure in one line."""
    head = f"{_subject(found.measure)}: {length_text(found.value_m)} m"
    aside = [_NOTES[found.note]] if found.note else []
    aside += [f"{_plain(name)} {length_text(m)} m" for name, m in found.details.items()]
    if found.parts:
        aside.append("from {} to {}".format(*found.parts))
    if isinstance(found.measure, ClearanceRecord):
        places = ("[{:.2f}, {:.2f}, {:.2f}]".format(*p) for p in found.points_m)
        aside.append("between " + " and ".join(places))
    return f"{head} ({'; '.join(aside)})" if aside else head


def _subject(measure: MeasureRecord) -> str:
    match measure:
        case LengthRecord():
            return f"length of {measure.element}"
        case ClearanceRecord():
            return f"clearance of {measure.element} and {measure.to}"
        case _:
            return measure.kind


def _plain(name: str) -> str:
    return name.removesuffix("_m").replace("_", " ")
