"""The figures of two stations as bars, each row in its own unit, with their sources."""

import textwrap
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from viewer.assembly.figures import StationFigures
from viewer.errors import UsageError
from viewer.files import atomic_write
from viewer.scene.captions import text_in
from viewer.scene.figure_rows import FigureRow, figure_rows
from viewer.scene.view import Language

CHART_FORMATS = (".png", ".svg", ".pdf")
_COLOURS = ("#1b5e86", "#c98a1b")
"""Told apart by lightness too."""
_INK, _SOFT = "#14202b", "#55606b"
_WIDTH_IN, _ROW_IN, _HEAD_IN, _SOURCE_IN = 10.0, 0.62, 1.15, 0.155
_SOURCE_LETTERS = 150


def write_chart(
    path: Path, one: StationFigures, other: StationFigures, language: Language = "en"
) -> None:
    """Write the chart as PNG (300 dpi), SVG or PDF, with text as text.

    Raises
    ------
    UsageError
        If the suffix is none of these.
    """
    if path.suffix.lower() not in CHART_FORMATS:
        known = ", ".join(CHART_FORMATS)
        message = f"{path}: a chart is written as {known}"
        raise UsageError(message)
    content = _drawn(one, other, language, path.suffix.lower()[1:])
    with atomic_write(path) as file:
        file.write(content)


def _drawn(
    one: StationFigures, other: StationFigures, language: Language, kind: str
) -> bytes:
    import matplotlib as mpl
    from matplotlib.figure import Figure

    rows = figure_rows(one, other, language)
    names = [text_in(s.station.spec.name, language) for s in (one, other)]
    notes = _notes(rows, names)
    height = _HEAD_IN + _ROW_IN * len(rows) + _SOURCE_IN * len(notes) + 0.3
    settings: dict[Any, object] = {
        "svg.hashsalt": "chart",
        "svg.fonttype": "none",
        "pdf.fonttype": 42,
    }
    with mpl.rc_context(settings):
        figure = Figure(figsize=(_WIDTH_IN, height), dpi=300, facecolor="white")
        foot = (_SOURCE_IN * len(notes) + 0.2) / height
        room = 1.0 - foot - _HEAD_IN / height
        axes = figure.add_axes((0.21, foot, 0.60, room))
        _bars(axes, rows)
        _head(figure, names, height)
        figure.text(
            0.03, 0.1 / height, "\n".join(notes), fontsize=6.2, color=_SOFT, va="bottom"
        )
        stream = BytesIO()
        dates = {"png": {}, "svg": {"Date": None}, "pdf": {"CreationDate": None}}
        figure.savefig(stream, format=kind, metadata=dates[kind])
    return stream.getvalue()


def _bars(axes: "object", rows: Sequence[FigureRow]) -> None:
    """Draw two bars a row; the longer is as long as the chart is wide."""
    from matplotlib.axes import Axes

    assert isinstance(axes, Axes)
    for row, fields in enumerate(rows):
        most = max(value or 0.0 for value in fields.values) or 1.0
        for side, value in enumerate(fields.values):
            level = row + (-0.19 if side == 0 else 0.19)
            share = (value or 0.0) / most
            axes.barh(level, share, height=0.34, color=_COLOURS[side])
            words = "—" if value is None else f"{_number(value)} {fields.unit}".strip()
            axes.text(share + 0.012, level, words, va="center", fontsize=9, color=_INK)
        axes.text(
            -0.02, row, fields.name, ha="right", va="center", fontsize=10, color=_INK
        )
    axes.set_xlim(0.0, 1.0)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_axis_off()


def _head(figure: "object", names: Sequence[str], height_in: float) -> None:
    from matplotlib.figure import Figure

    assert isinstance(figure, Figure)
    top = 1.0 - 0.42 / height_in
    figure.text(0.03, top, " / ".join(names), fontsize=17, weight="bold", color=_INK)
    for side, name in enumerate(names):
        x, y = 0.21 + 0.3 * side, 1.0 - 0.86 / height_in
        figure.text(x, y, "■", fontsize=14, color=_COLOURS[side], va="center")
        figure.text(x + 0.025, y, name, fontsize=11, color=_INK, va="center")


def _notes(rows: Sequence[FigureRow], names: Sequence[str]) -> list[str]:
    """Return the sources, a line or two for each figure of each station."""
    notes = []
    for row in rows:
        for name, source in zip(names, row.sources, strict=True):
            if source:
                words = f"{row.name}, {name}: {source}"
                notes.append(textwrap.shorten(words, _SOURCE_LETTERS, placeholder=" …"))
    return notes


def _number(value: float) -> str:
    text = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return text.replace(",", "\N{NARROW NO-BREAK SPACE}")
