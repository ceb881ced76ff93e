"""The figures of two stations, row by row: for charts, tables and the window."""

from dataclasses import dataclass

from viewer.assembly.figures import StationFigure, StationFigures
from viewer.scene.captions import figure_words, unit_words
from viewer.scene.view import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A figure of two stations; None where one has none."""

    name: str
    unit: str
    values: tuple[float | None, float | None]
    sources: tuple[str, str]


def figure_rows(
    one: StationFigures, other: StationFigures, language: Language
) -> list[FigureRow]:
    """Return what is compared of two stations: a chart's and a table's rows.

    Published totals come before sums, of which cargo and ships are no part.
    """
    modules = FigureRow(
        name=figure_words("modules", language),
        unit="",
        values=(float(one.modules), float(other.modules)),
        sources=("counted", "counted"),
    )
    rows = [modules]
    for key in dict.fromkeys([*one.figures, *other.figures]):
        pair = one.figures.get(key), other.figures.get(key)
        known = next(figure for figure in pair if figure is not None)
        unit = unit_words(known.unit, language)
        rows.append(
            FigureRow(
                name=figure_words(key, language),
                unit=unit,
                values=(_value(pair[0]), _value(pair[1])),
                sources=(_source(pair[0]), _source(pair[1])),
            )
        )
    return rows


def _value(figure: StationFigure | None) -> float | None:
    """Return the published total where there is one, else what the model gives."""
    if figure is None:
        return None
    return figure.value if figure.published is None else figure.published.value


def _source(figure: StationFigure | None) -> str:
    if figure is None:
        return ""
    known = figure if figure.published is None else figure.published
    return f"{known.source} [{known.confidence}]"
