"""How facts of the model are put in words for the window."""

from html import escape

from PySide6.QtCore import QCoreApplication

from viewer.assembly.figures import StationFigure, StationFigures
from viewer.scene.captions import figure_words
from viewer.scene.view import Language
from viewer.spec.model import StepRecord
from viewer.spec.record import Dates, LocalText

# Told apart by word and by lightness too, not by hue alone.
_BADGES = {
    "published": ("#1b5e86", "#ffffff"),
    "inferred": ("#d8b45a", "#2a2212"),
    "estimate": ("#efe3c8", "#5a4a24"),
}


def tr(text: str) -> str:
    """Return a text of the window in the user's language."""
    return QCoreApplication.translate("window", text)


def said(text: LocalText, language: Language) -> str:
    """Return a text of the model in a language, in English where it lacks it."""
    return text.ru if language == "ru" and text.ru else text.en


def dates(when: Dates) -> str:
    """Return a date or a range of dates."""
    return f"{when.start}–{when.end}" if when.end else when.start


def step_line(step: StepRecord) -> str:
    """Return when and on what a step flies, in one line."""
    said_of = [
        dates(step.date) if step.date else "",
        step.launcher.value if step.launcher else "",
    ]
    return " · ".join(text for text in said_of if text)


def caption(figures: StationFigures, language: Language) -> str:
    """Return the sentence under the view for the present step."""
    step = figures.station.step
    if step is None:
        return ""
    text = step.caption or step.name
    return f"{said(step.name, language)} — {said(text, language)}"


def details_html(figures: StationFigures, language: Language) -> str:
    """Return the panel of a step: its date and launcher, and the station's figures."""
    step, phase = figures.station.step, figures.phase
    if step is None or phase is None:
        return ""
    head = f"<h2>{escape(said(step.name, language))}</h2>"
    head += f"<p>{escape(said(phase.name, language))}</p>"
    rows = []
    if (date := step.date) is not None:
        rows.append(_row(tr("Date"), dates(date), date.confidence, date.source))
    if launcher := step.launcher:
        rows.append(
            _row(tr("Launcher"), launcher.value, launcher.confidence, launcher.source)
        )
    counts = tr("{modules} modules, {ships} ships and free flyers").format(
        modules=figures.modules, ships=figures.visiting
    )
    rows.append(f"<h3>{tr('The station at this step')}</h3><p>{counts}</p>")
    rows += [_figure(key, figure, language) for key, figure in figures.figures.items()]
    return head + "".join(rows)


def number(value: float) -> str:
    """Return a number as it is printed: thin spaces, no needless decimals."""
    text = f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
    return text.replace(",", "\u202f")


def _figure(key: str, figure: StationFigure, language: Language) -> str:
    value = f"{number(figure.value)} {figure.unit}"
    text = _row(figure_words(key, language), value, figure.confidence, figure.source)
    if figure.published is not None:
        text += "<p style='margin-left:12px'>" + escape(
            tr("Published: {total:g} {unit}; difference {difference:+g}").format(
                total=figure.published.value,
                unit=figure.unit,
                difference=round(figure.difference or 0.0, 3),
            )
        )
        text += f"<br><small>{escape(figure.published.source)}</small></p>"
    if figure.lacking:
        names = f"{tr('Not known of:')} {', '.join(figure.lacking)}"
        text += f"<p style='margin-left:12px'><small>{escape(names)}</small></p>"
    return text


def _row(name: str, value: str, confidence: str, source: str) -> str:
    back, front = _BADGES[confidence]
    badge = (
        f"<span style='background-color:{back};color:{front}'>"
        f"&nbsp;{tr(confidence)}&nbsp;</span>"
    )
    return (
        f"<p><b>{escape(name)}</b>&nbsp; {escape(value)} &nbsp;{badge}"
        f"<br><small>{escape(source)}</small></p>"
    )
