"""Printed pages: an instruction booklet, a page for each step, and a poster.

In the manner of construction kits: what arrives, where it docks, the station so far.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from viewer.assembly.figures import StationFigures, station_figures
from viewer.assembly.station import Station
from viewer.errors import UsageError
from viewer.export.progress import Progress
from viewer.files import atomic_write
from viewer.pictures.paper import register_fonts
from viewer.pictures.shot import detail_of, samples_of, scene_of
from viewer.pictures.stock import Stock
from viewer.render.lettering import font_file
from viewer.render.offscreen import Studio
from viewer.scene.captions import (
    date_text,
    dates_text,
    figure_words,
    text_in,
    unit_words,
)
from viewer.scene.figure_rows import figure_rows
from viewer.scene.references import figures_named, reference_title
from viewer.scene.view import Language
from viewer.spec.model import StepRecord
from viewer.spec.shotlist import shot_asked_for
from viewer.spec.shots import ShotSpec

MM = 72.0 / 25.4
A4_MM, A3_MM, A2_MM = (297.0, 210.0), (297.0, 420.0), (420.0, 594.0)
POSTERS = {"a3": A3_MM, "a2": A2_MM}
_DPI = 200
_INK, _SOFT, _ACCENT = (0.08, 0.11, 0.15), (0.36, 0.41, 0.46), (0.85, 0.42, 0.05)
_KEYS = ("mass_kg", "pressurised_volume_m3", "length_m", "span_m", "power_kw", "crew")

_NOTE = "A reconstruction from public figures; published totals where there are any."
_WORDS = {
    "Assembly": "Сборка",
    "Arrives": "Прибывает",
    "Docks": "Стыкуется",
    "So far": "Станция на этом шаге",
    "modules": "модулей",
    "first element": "первый элемент",
    "free flight": "свободный полёт",
    "{port} to {to}": "{port} к {to}",
    _NOTE: "Реконструкция по открытым данным; где есть опубликованный итог, взят он.",
    "at the same scale": "в одном масштабе",
}


def said(words: str, language: Language, **values: object) -> str:
    """Return a phrase of the pages in the language."""
    return (_WORDS[words] if language == "ru" else words).format(**values)


@dataclass(slots=True, kw_only=True)
class _Press:
    """A PDF that is being written, and where its pictures are taken."""

    canvas: Any
    fonts: Mapping[bool, str]
    words: Mapping[str, Any]
    stock: Stock
    studio: Studio
    language: Language

    def picture(self, size_mm: tuple[float, float], **words: object) -> ShotSpec:
        """Return the shot for a picture so large on paper."""
        size = tuple(round(side / 25.4 * _DPI) for side in size_mm)
        table = {**self.words, "size": size, "language": self.language, **words}
        return shot_asked_for(table)

    def place(
        self,
        corner_mm: tuple[float, float],
        size_mm: tuple[float, float],
        **words: object,
    ) -> None:
        """Take a picture and lay it down with its lower left corner there."""
        shot = self.picture(size_mm, **words)
        scene = scene_of(shot, self.stock)
        pixels = self.studio.picture(scene, shot.asked.size, samples_of(shot))
        self.lay(pixels, corner_mm, size_mm)

    def lay(
        self,
        pixels: NDArray[np.uint8],
        corner_mm: tuple[float, float],
        size_mm: tuple[float, float],
    ) -> None:
        """Lay pixels down as a JPEG of high quality."""
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        stream = BytesIO()
        Image.fromarray(pixels[..., :3]).save(stream, "JPEG", quality=92, subsampling=0)
        stream.seek(0)
        corner = [value * MM for value in corner_mm]
        self.canvas.drawImage(ImageReader(stream), *corner, *[s * MM for s in size_mm])

    def text(  # noqa: PLR0913 - what, where, how
        self,
        words: str,
        x_mm: float,
        y_mm: float,
        size_pt: float,
        *,
        bold: bool = False,
        colour: Sequence[float] = _INK,
        width_mm: float = 0.0,
    ) -> float:
        """Write words, broken to a width if one is given; return the next line's y."""
        from reportlab.lib.utils import simpleSplit

        font = self.fonts[bold]
        self.canvas.setFont(font, size_pt)
        self.canvas.setFillColorRGB(*colour)
        lines = (
            simpleSplit(words, font, size_pt, width_mm * MM) if width_mm else [words]
        )
        for line in lines:
            self.canvas.drawString(x_mm * MM, y_mm * MM, line)
            y_mm -= 1.28 * size_pt / MM
        return y_mm


def _opened(
    path: Path, size_mm: tuple[float, float], words: Mapping[str, Any]
) -> _Press:
    from reportlab.pdfgen.canvas import Canvas

    if path.suffix.lower() != ".pdf":
        message = f"{path}: pages are written as .pdf"
        raise UsageError(message)
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=[side * MM for side in size_mm], invariant=1)
    canvas.stream = stream
    return _Press(
        canvas=canvas,
        fonts=register_fonts(font_file),
        words={key: value for key, value in words.items() if key != "language"},
        stock=Stock(),
        studio=Studio(),
        language=words.get("language", "en"),
    )


def _closed(press: _Press, path: Path) -> None:
    press.studio.close()
    press.canvas.save()
    with atomic_write(path) as file:
        file.write(press.canvas.stream.getvalue())


# --- the booklet ---------------------------------------------------------------


def write_booklet(path: Path, words: Mapping[str, Any], progress: Progress) -> int:
    """Write the instruction booklet of a station and return its number of pages.

    `words` are those of a shot: `station`, `language`, `style`, `set`.

    Raises
    ------
    UsageError
        If the file is no .pdf, or a word is wrong.
    """
    press = _opened(path, A4_MM, words)
    shot = press.picture((10.0, 10.0))
    spec = press.stock.spec(shot.station, shot.overrides)
    pages = len(spec.steps) + 1
    progress(0.0, "cover")
    _cover(press, text_in(spec.name, press.language))
    for number, step in enumerate(spec.steps, start=1):
        progress(number / pages, f"page {number + 1} of {pages}")
        _page(press, step, number, pages)
    _closed(press, path)
    progress(1.0, "written")
    return pages


def _cover(press: _Press, name: str) -> None:
    press.place((0.0, 0.0), A4_MM, layout="alone", labels=False, scale_bar=False)
    press.text(name, 18.0, 180.0, 46.0, bold=True, colour=(1.0, 1.0, 1.0))
    words = said("Assembly", press.language)
    press.text(words, 18.0, 166.0, 20.0, colour=(0.92, 0.94, 0.96))
    press.canvas.showPage()


def _page(press: _Press, step: StepRecord, number: int, pages: int) -> None:
    shot = press.picture((10.0, 10.0), step=step.id)
    model = press.stock.model(shot.station, step.id, shot.overrides, detail_of(shot))
    arriving = list(_arriving(model.station, step))
    mark = {"highlight": arriving[-1]} if arriving else {}
    plain = {"step": step.id, "layout": "alone", "labels": False, "style": "print"}
    press.place((72.0, 18.0), (217.0, 160.0), **plain, scale_bar=True, **mark)
    press.text(str(number), 12.0, 178.0, 64.0, bold=True, colour=_ACCENT)
    title = text_in(step.name, press.language)
    y = press.text(title, 72.0, 194.0, 24.0, bold=True, width_mm=210.0)
    when = [dates_text(step.date, press.language)] if step.date else []
    when += [step.launcher.value] if step.launcher else []
    press.text(" · ".join(when), 72.0, y + 1.0, 11.0, colour=_SOFT)
    y = _arrivals(press, model.station, arriving)
    if arriving:
        press.place(
            (12.0, y - 44.0), (54.0, 42.0), **plain, scale_bar=False, fit=arriving[-1]
        )
        y -= 50.0
    _so_far(press, station_figures(model.station, model.parts), y)
    caption = step.caption or step.name
    press.text(text_in(caption, press.language), 72.0, 11.0, 10.5, width_mm=200.0)
    press.text(f"{number + 1} / {pages}", 279.0, 6.0, 8.0, colour=_SOFT)
    press.canvas.showPage()


def _arriving(station: Station, step: StepRecord) -> Iterable[str]:
    """Give the elements that a step brings or moves and that are there after it."""
    for add in step.add:
        yield add.id or add.module
    if not step.add:
        yield from (move.element for move in step.move)


def _arrivals(press: _Press, station: Station, arriving: Sequence[str]) -> float:
    """Write what arrives and where it docks; return the y below it."""
    language = press.language
    y = press.text(said("Arrives", language), 12.0, 164.0, 9.0, colour=_SOFT)
    for element in arriving[:4]:
        placed = next(p for e, p in station.placements.items() if e == element)
        name = text_in(placed.name, language)
        y = press.text(name, 12.0, y, 11.0, bold=True, width_mm=56.0)
        if placed.dock is None:
            free = "free flight" if placed.visiting else "first element"
            where = said(free, language)
        else:
            other = station.placements[placed.dock.to_element]
            to = f"{text_in(other.name, language)} ({placed.dock.to_port})"
            where = said("{port} to {to}", language, port=placed.dock.port, to=to)
        y = press.text(where, 12.0, y, 9.0, colour=_SOFT, width_mm=56.0) - 1.5
    return y


def _so_far(press: _Press, figures: StationFigures, y: float) -> None:
    """Write the station's figures at the step."""
    language = press.language
    y = press.text(said("So far", language), 12.0, y, 9.0, colour=_SOFT)
    count = f"{figures.modules} {said('modules', language)}"
    y = press.text(count, 12.0, y, 11.0, bold=True)
    for key in _KEYS:
        if (figure := figures.figures.get(key)) is not None and figure.value:
            unit = unit_words(figure.unit, language)
            words = f"{figure_words(key, language)}: {figure.value:,.6g} {unit}"
            words = words.replace(",", "\N{NO-BREAK SPACE}")
            y = press.text(words, 12.0, y, 9.0, width_mm=56.0)


# --- the poster ----------------------------------------------------------------


def write_poster(
    path: Path, words: Mapping[str, Any], size: str, progress: Progress
) -> None:
    """Write the poster that compares a station with its reference.

    `size` is `a3` or `a2`; the errors are those of `write_booklet`.
    """
    width, height = POSTERS[size]
    press = _opened(path, POSTERS[size], words)
    unit = width / A3_MM[0]
    progress(0.0, "the two side by side")
    hero = 0.42 * height
    look = {"labels": False, "scale_bar": False, "detail": "still"}
    press.place(
        (0.0, height - hero), (width, hero), layout="beside", **look, style="space"
    )
    shot = press.picture((10.0, 10.0))
    spec = press.stock.spec(shot.station, shot.overrides)
    name, margin = text_in(spec.name, press.language), 14.0 * unit
    white = (1.0, 1.0, 1.0)
    y = height - 24.0 * unit
    y = press.text(name, margin, y, 44.0 * unit, bold=True, colour=white)
    last = spec.steps[-1].date
    when = date_text(last.start, press.language) if last else ""
    press.text(when, margin, y, 14.0 * unit, colour=(0.9, 0.93, 0.97))
    beside = reference_title(shot.reference or spec.reference, press.language)
    if beside is not None:
        beneath = f"{beside}, {said('at the same scale', press.language)}"
        low = height - hero + 6.0 * unit
        press.text(beneath, margin, low, 11.0 * unit, colour=(0.9, 0.93, 0.97))
    note = said(_NOTE, press.language)
    press.text(note, margin, 4.0 * unit, 6.5 * unit, colour=_SOFT)
    progress(0.4, "outlines")
    sheet = 0.27 * height
    press.place(
        (margin, height - hero - sheet - 4.0 * unit),
        (width - 2.0 * margin, sheet),
        layout="silhouettes",
        style="print",
        labels=True,
    )
    progress(0.7, "figures")
    _chart(press, shot, (margin, 8.0 * unit), (width - 2.0 * margin, 0.27 * height))
    _closed(press, path)
    progress(1.0, "written")


def _chart(
    press: _Press,
    shot: ShotSpec,
    corner_mm: tuple[float, float],
    size_mm: tuple[float, float],
) -> None:
    """Draw both stations' figures as bars, two columns of rows."""
    spec = press.stock.spec(shot.station, shot.overrides)
    other = figures_named(shot.reference or spec.reference)
    if other is None:
        return
    model = press.stock.model(
        shot.station, shot.asked.step, shot.overrides, detail_of(shot)
    )
    own = station_figures(model.station, model.parts)
    rows = figure_rows(own, other, press.language)
    names = [text_in(f.station.spec.name, press.language) for f in (own, other)]
    colours = ((0.106, 0.369, 0.525), (0.788, 0.541, 0.106))
    half = (len(rows) + 1) // 2
    step, wide = size_mm[1] / (half + 1.2), size_mm[0] / 2.0
    unit = size_mm[0] / A3_MM[0]
    top = corner_mm[1] + size_mm[1]
    for side, name in enumerate(names):
        x = corner_mm[0] + side * wide / 2.0
        press.canvas.setFillColorRGB(*colours[side])
        press.canvas.rect(
            x * MM, (top - 5 * unit) * MM, 5 * unit * MM, 4 * unit * MM, 0, 1
        )
        press.text(name, x + 7.0 * unit, top - 4.6 * unit, 12.0 * unit, bold=True)
    for index, row in enumerate(rows):
        x = corner_mm[0] + (index // half) * wide
        y = top - (index % half + 1.5) * step
        press.text(row.name, x, y + 0.42 * step, 9.5 * unit, colour=_SOFT)
        most = max(value or 0.0 for value in row.values) or 1.0
        for side, value in enumerate(row.values):
            length = (value or 0.0) / most * (wide - 50.0 * unit)
            low = y + (0.08 - 0.27 * side) * step
            press.canvas.setFillColorRGB(*colours[side])
            press.canvas.rect(x * MM, low * MM, length * MM, 0.22 * step * MM, 0, 1)
            words = "—" if value is None else f"{value:,.4g} {row.unit}"
            words = (
                words if value is None or value < 1000 else f"{value:,.0f} {row.unit}"
            )
            words = words.replace(",", "\N{NO-BREAK SPACE}")
            press.text(words, x + length + 1.5 * unit, low + 0.03 * step, 8.5 * unit)
