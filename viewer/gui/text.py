"""How facts of the model are put in words for the window."""

from html import escape

from PySide6.QtCore import QCoreApplication, QLocale

from viewer.assembly.figures import StationFigure, StationFigures
from viewer.gui.shades import Shades
from viewer.scene.captions import dates_text, figure_words, unit_words
from viewer.scene.view import Language
from viewer.spec.model import StepRecord
from viewer.spec.record import Confidence, LocalText

MINUS = "\N{MINUS SIGN}"
CONTEXT = "window"
"""Of all texts of the window, in the translation files."""


def mark(text: str) -> str:
    """Return the text as it is: it is translated where it is shown, by `tr`.

    So that texts in tables are found by who translates.
    """
    return text


_CONFIDENCE = {
    "published": mark("published"),
    "inferred": mark("inferred"),
    "estimate": mark("estimate"),
}


def tr(text: str) -> str:
    """Return a text of the window in the user's language."""
    return QCoreApplication.translate(CONTEXT, text)


def counted(text: str, count: int) -> str:
    """Return a text about so many things, `%n` in it, in the form that the count needs.

    The English forms are translations too: `%n module(s)`.
    """
    return QCoreApplication.translate(CONTEXT, text, None, count)


def said(text: LocalText, language: Language) -> str:
    """Return a text of the model in a language, in English where it lacks it."""
    return text.ru if language == "ru" and text.ru else text.en


def step_line(step: StepRecord, language: Language) -> str:
    """Return when and on what a step flies, in one line."""
    said_of = [
        dates_text(step.date, language) if step.date else "",
        step.launcher.value if step.launcher else "",
    ]
    return " · ".join(text for text in said_of if text)


def step_caption(step: StepRecord, language: Language) -> str:
    """Return the sentence under the view for a step."""
    name = said(step.name, language)
    return f"{name} — {said(step.caption, language)}" if step.caption else name


def details_html(figures: StationFigures, language: Language, shades: Shades) -> str:
    """Return the panel of a step: its date and launcher, and the station's figures."""
    step, phase = figures.station.step, figures.phase
    if step is None or phase is None:
        return ""
    head = f"<h2>{escape(said(step.name, language))}</h2>"
    head += f"<p>{escape(said(phase.name, language))}</p>"
    rows = []
    if (date := step.date) is not None:
        when = dates_text(date, language)
        rows.append(row_html(tr("Date"), when, date.confidence, date.source, shades))
    if launcher := step.launcher:
        flown = launcher.value, launcher.confidence, launcher.source
        rows.append(row_html(tr("Launcher"), *flown, shades))
    modules = counted("%n module(s)", figures.modules)
    ships = counted("%n ship(s) and free flyer(s)", figures.visiting)
    counts = tr("{modules}, {ships}").format(modules=modules, ships=ships)
    rows.append(f"<h3>{tr('The station at this step')}</h3><p>{counts}</p>")
    for key, figure in figures.figures.items():
        rows.append(_figure(key, figure, language, shades))
    return head + "".join(rows)


def number(value: float) -> str:
    """Return a number as it is printed: thin spaces, no needless decimals.

    What parts the decimals is as the user's language has it.
    """
    if abs(value) >= 1000:
        return f"{value:,.0f}".replace(",", "\u202f").replace("-", MINUS)
    text = f"{value:.4g}".replace("-", MINUS)
    return text.replace(".", QLocale().decimalPoint())


def signed(value: float) -> str:
    """Return a difference as it is printed."""
    return ("+" if value > 0 else "") + number(value)


def _figure(key: str, figure: StationFigure, language: Language, shades: Shades) -> str:
    unit = unit_words(figure.unit, language)
    value = f"{number(figure.value)} {unit}".rstrip()
    name, sourced = figure_words(key, language), (figure.confidence, figure.source)
    text = row_html(name, value, *sourced, shades)
    if figure.published is not None:
        text += "<p style='margin-left:12px'>" + escape(
            tr("Published: {total}; difference {difference}").format(
                total=f"{number(figure.published.value)} {unit}".rstrip(),
                difference=signed(round(figure.difference or 0.0, 3)),
            )
        )
        text += f"<br><small>{escape(figure.published.source)}</small></p>"
    if figure.lacking:
        names = f"{tr('Not known of:')} {', '.join(figure.lacking)}"
        text += f"<p style='margin-left:12px'><small>{escape(names)}</small></p>"
    return text


def badge_html(confidence: Confidence, shades: Shades) -> str:
    """Return how sure a figure is: told by word, by hue and by lightness."""
    back, front = getattr(shades, confidence)
    style = f"background-color:{back};color:{front}"
    return f"<span style='{style}'>&nbsp;{tr(_CONFIDENCE[confidence])}&nbsp;</span>"


def row_html(
    name: str, value: str, confidence: Confidence, source: str, shades: Shades
) -> str:
    """Return a figure with how sure it is, and where it comes from below it."""
    return (
        f"<p><b>{escape(name)}</b>&nbsp; {escape(value)} "
        f"&nbsp;{badge_html(confidence, shades)}"
        f"<br><small>{escape(source)}</small></p>"
    )
