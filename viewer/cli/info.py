"""The command `info`: a station's figures, as a table or as JSON."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from viewer.assembly.differences import Difference, differences
from viewer.assembly.figures import (
    ElementFigures,
    StationFigure,
    StationFigures,
    station_figures,
)
from viewer.cli.model import parse_changes
from viewer.errors import UsageError
from viewer.pictures.model import build_model
from viewer.scene.captions import figure_words
from viewer.scene.references import figures_named
from viewer.scene.view import Language
from viewer.spec.model import MODULE_UNITS
from viewer.spec.record import Figure


def print_info(
    station: str,
    step: str,
    against: str | None,
    changes: Sequence[str],
    *,
    as_json: bool,
    chart: Path | None = None,
    language: Language = "en",
) -> None:
    """Print the figures of a station, beside those of another if one is named.

    `against` may name a step too (`iss:zvezda`, `iss@2000-12`); `chart` is the file of
    a bar chart of both.
    """
    if chart is not None and against is None:
        message = f"{chart}: a chart needs a second station: name it with --against"
        raise UsageError(message)
    figures = _figures(station, step, changes)
    other = figures_named(against)
    if chart is not None and other is not None:
        from viewer.pictures.chart import write_chart

        write_chart(chart, figures, other, language)
    if as_json:
        content = as_json_object(figures)
        if other:
            content["against"] = as_json_object(other)
            found = differences(figures.station, other.station)
            content["differences"] = [asdict(difference) for difference in found]
        click.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return
    for line in _lines(figures):
        click.echo(line)
    if other:
        click.echo()
        for line in _comparison_lines(figures, other):
            click.echo(line)
        for line in _difference_lines(figures, other):
            click.echo(line)


def _figures(station: str, step: str, changes: Sequence[str]) -> StationFigures:
    model = build_model(station, step, parse_changes(changes))
    return station_figures(model.station, model.parts)


# --- JSON ---------------------------------------------------------------------


def as_json_object(figures: StationFigures) -> dict[str, object]:
    """Return the contract of `info --json` as plain values."""
    step = figures.station.step
    return {
        "station": figures.station.spec.id,
        "name": figures.station.spec.name.model_dump(exclude_none=True),
        "step": step.id if step else None,
        "step_number": figures.station.steps_done,
        "phase": figures.phase.id if figures.phase else None,
        "phase_complete": figures.phase_complete,
        "modules": figures.modules,
        "visiting": figures.visiting,
        "figures": {
            key: _station_figure(figure) for key, figure in figures.figures.items()
        },
        "bounds_m": _rounded(figures.bounds_m.tolist()),
        "elements": [_element(element) for element in figures.elements],
    }


def _station_figure(figure: StationFigure) -> dict[str, object]:
    return {
        "value": round(figure.value, 4),
        "unit": figure.unit,
        "source": figure.source,
        "confidence": figure.confidence,
        "note": figure.note,
        "published": _published(figure.published, figure.unit),
        "difference": None
        if figure.difference is None
        else round(figure.difference, 4),
        "lacking": list(figure.lacking),
    }


def _published(figure: Figure | None, unit: str) -> dict[str, object] | None:
    if figure is None:
        return None
    return {"unit": unit, **figure.model_dump()}


def _element(element: ElementFigures) -> dict[str, object]:
    return {
        "id": element.placement.element,
        "name": element.placement.name.en,
        "name_ru": element.placement.name.ru,
        "module": element.module.key.module,
        "role": element.module.role,
        "phase": element.phase.id,
        "step": element.placement.arrived,
        "visiting": element.placement.visiting,
        "bounds_m": _rounded(element.bounds_m.tolist()),
        "figures": {
            key: {"unit": MODULE_UNITS.get(key, ""), **figure.model_dump()}
            for key, figure in element.figures.items()
        },
    }


def _rounded(rows: Sequence[Sequence[float]]) -> list[list[float]]:
    return [[round(value, 4) for value in row] for row in rows]


# --- text ---------------------------------------------------------------------


def _lines(figures: StationFigures) -> Iterable[str]:
    spec, step = figures.station.spec, figures.station.step
    yield f"{spec.name.en}" + (f" - {spec.summary.en}" if spec.summary else "")
    if step and figures.phase:
        count = len(spec.steps)
        number = figures.station.steps_done
        yield f"Step {number} of {count}: {step.name.en} ({step.id})"
        state = "complete" if figures.phase_complete else "under way"
        yield f"{figures.phase.name.en} ({figures.phase.id}), {state}"
    ships = f"{figures.visiting} visiting ships and free flyers"
    yield f"{figures.modules} modules, {ships} (not in the sums)"
    yield ""
    for key, figure in figures.figures.items():
        yield from _figure_lines(figure_words(key, "en"), figure)
    yield ""
    yield (
        f"{'element':<14}{'phase':<14}{'mass kg':>10}"
        f"{'volume m3':>11}{'length m':>10}  name"
    )
    for element in figures.elements:
        yield _element_line(element)
    for name, fact in spec.facts.items():
        yield f"{name}: {fact.value} [{fact.confidence}; {fact.source}]"


def _figure_lines(label: str, figure: StationFigure) -> Iterable[str]:
    yield f"{label}: {figure.value:,.6g} {figure.unit} [{figure.confidence}]"
    yield f"    source: {figure.source}"
    if figure.note:
        yield f"    note: {figure.note}"
    if figure.published is not None:
        total = figure.published
        yield (
            f"    published: {total.value:,.6g} {figure.unit} ({total.source}); "
            f"difference {figure.difference:+,.6g}"
        )
    if figure.lacking:
        yield f"    not in the sum, figure unknown: {', '.join(figure.lacking)}"


def _element_line(element: ElementFigures) -> str:
    def cell(key: str, width: int) -> str:
        figure = element.figures.get(key)
        return f"{figure.value:>{width},.5g}" if figure else f"{'-':>{width}}"

    mark = " (visiting)" if element.placement.visiting else ""
    return (
        f"{element.placement.element:<14}{element.phase.id:<14}{cell('mass_kg', 10)}"
        f"{cell('pressurised_volume_m3', 11)}{cell('length_m', 10)}"
        f"  {element.placement.name.en}{mark}"
    )


def _comparison_lines(one: StationFigures, other: StationFigures) -> Iterable[str]:
    names = [figures.station.spec.name.en for figures in (one, other)]
    yield f"{'':<24}{names[0]:>16}{names[1]:>16}{'ratio':>9}"
    counts = (one.modules, other.modules)
    yield f"{'Modules':<24}{counts[0]:>16}{counts[1]:>16}{_ratio(*counts):>9}"
    for key in dict.fromkeys([*one.figures, *other.figures]):
        pair = one.figures.get(key), other.figures.get(key)
        cells = [f"{f.value:,.6g} {f.unit}" if f else "-" for f in pair]
        ratio = _ratio(pair[0].value, pair[1].value) if pair[0] and pair[1] else ""
        yield f"{figure_words(key, 'en'):<24}{cells[0]:>16}{cells[1]:>16}{ratio:>9}"


def _difference_lines(one: StationFigures, other: StationFigures) -> Iterable[str]:
    """Say how two stations differ; of two that share no element, nothing."""
    here, there = one.station, other.station
    if not here.placements.keys() & there.placements.keys():
        return
    names = [station.spec.name.en for station in (here, there)]
    found = differences(here, there)
    for name, missing in zip(names, ("other", "one"), strict=True):
        alone = [d for d in found if d.what == "element" and not getattr(d, missing)]
        if alone:
            yield ""
            yield f"Only in {name}: {', '.join(d.one or d.other for d in alone)}"
    yield ""
    for difference in found:
        if difference.what != "element":
            yield from _one_difference(difference, names)


def _one_difference(difference: Difference, names: Sequence[str]) -> Iterable[str]:
    yield f"{difference.subject}, {difference.what}:"
    sides = (
        (names[0], difference.one, difference.one_source),
        (names[1], difference.other, difference.other_source),
    )
    for name, value, source in sides:
        stated = f" [{source}]" if source and value else ""
        yield f"    {name}: {value or 'nothing stated'}{stated}"


def _ratio(one: float, other: float) -> str:
    return f"{one / other:.2f}" if other else "-"
