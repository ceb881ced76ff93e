"""What the list of steps says of each of them."""

from html import escape

from viewer.assembly.happenings import Happening, Kind, happenings
from viewer.gui.shades import Shades
from viewer.gui.text import badge_html, mark, said, step_line, tr
from viewer.scene.captions import dates_text
from viewer.scene.view import Language
from viewer.spec.model import StationSpec
from viewer.spec.record import Dates, Stated

_SIGNS: dict[Kind, str] = {
    "arrives": "+",
    "moves": "\N{RIGHTWARDS ARROW}",
    "changes": "\N{CLOCKWISE OPEN CIRCLE ARROW}",
    "leaves": "\N{MINUS SIGN}",
}
"""In the order in which they are told: what is new comes first."""
_WORDS: dict[Kind, str] = {
    "arrives": mark("Arrives: {names}"),
    "moves": mark("Moves to another port: {names}"),
    "changes": mark("Turns or unfolds: {names}"),
    "leaves": mark("Leaves: {names}"),
}


def brief(spec: StationSpec, number: int, language: Language) -> str:
    """Return who comes, moves, changes and leaves in a step, in a few signs."""
    return "   ".join(
        f"{_SIGNS[kind]} {names}" for kind, names in _told(spec, number, language)
    )


def in_full(spec: StationSpec, number: int, language: Language) -> str:
    """Return all that a line of the list tells, as it is read aloud."""
    step = spec.steps[number - 1]
    lines = [f"{number}  {said(step.name, language)}", step_line(step, language)]
    lines += [
        tr(_WORDS[kind]).format(names=names)
        for kind, names in _told(spec, number, language)
    ]
    return ". ".join(line for line in lines if line)


def tip_html(spec: StationSpec, number: int, language: Language, shades: Shades) -> str:
    """Return what is to be known of a step: its caption, its date, its sources."""
    step = spec.steps[number - 1]
    lines = [f"<b>{escape(said(step.name, language))}</b>"]
    if step.caption:
        lines.append(escape(said(step.caption, language)))
    for kind, names in _told(spec, number, language):
        lines.append(escape(tr(_WORDS[kind]).format(names=names)))
    if step.date:
        when = dates_text(step.date, language)
        lines.append(_sourced(tr("Date"), when, step.date, shades))
    if step.launcher:
        flown = step.launcher.value
        lines.append(_sourced(tr("Launcher"), flown, step.launcher, shades))
    return "".join(f"<p style='margin:4px'>{line}</p>" for line in lines)


def _sourced(name: str, value: str, of: Dates | Stated, shades: Shades) -> str:
    return (
        f"{escape(name)}: {escape(value)} {badge_html(of.confidence, shades)}"
        f"<br><small>{escape(of.source)}</small>"
    )


def _told(spec: StationSpec, number: int, language: Language) -> list[tuple[Kind, str]]:
    by_kind = {each.kind: each for each in happenings(spec, number)}
    return [
        (kind, _names(by_kind[kind], language)) for kind in _SIGNS if kind in by_kind
    ]


def _names(happening: Happening, language: Language) -> str:
    return ", ".join(dict.fromkeys(said(name, language) for name in happening.names))
