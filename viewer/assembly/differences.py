"""How two stations differ, beyond their figures: who is there, where, when, by what."""

from collections.abc import Iterator
from dataclasses import dataclass

from viewer.assembly.station import Placement, Station
from viewer.spec.model import ElementId, StepRecord
from viewer.spec.record import Dates


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that is not the same, each side with its source.

    `subject` is an element's id, or a fact's name; an empty text means that the side
    has nothing of the kind.
    """

    subject: str
    what: str
    one: str
    other: str
    one_source: str = ""
    other_source: str = ""


def differences(one: Station, other: Station) -> list[Difference]:
    """Return how two stations differ, each as it stands at its step."""
    return [*_elements(one, other), *_facts(one, other)]


def _elements(one: Station, other: Station) -> Iterator[Difference]:
    for element in dict.fromkeys([*one.placements, *other.placements]):
        here, there = one.placements.get(element), other.placements.get(element)
        if here is None or there is None:
            yield Difference(
                subject=element,
                what="element",
                one=here.name.en if here else "",
                other=there.name.en if there else "",
            )
        else:
            yield from _changed(one, other, here, there)


def _changed(
    one: Station, other: Station, here: Placement, there: Placement
) -> Iterator[Difference]:
    if (a := _place(here)) != (b := _place(there)):
        yield Difference(subject=here.element, what="docked to", one=a, other=b)
    steps = _step_of(one, here.element), _step_of(other, there.element)
    dates = [_span(step.date) for step in steps]
    if dates[0] != dates[1]:
        sources = [step.date.source if step.date else "" for step in steps]
        yield Difference(
            subject=here.element,
            what="date",
            one=dates[0],
            other=dates[1],
            one_source=sources[0],
            other_source=sources[1],
        )
    launchers = [step.launcher for step in steps]
    names = [launcher.value if launcher else "" for launcher in launchers]
    if names[0] != names[1]:
        sources = [launcher.source if launcher else "" for launcher in launchers]
        yield Difference(
            subject=here.element,
            what="launcher",
            one=names[0],
            other=names[1],
            one_source=sources[0],
            other_source=sources[1],
        )


def _facts(one: Station, other: Station) -> Iterator[Difference]:
    for name in dict.fromkeys([*one.spec.facts, *other.spec.facts]):
        a, b = one.spec.facts.get(name), other.spec.facts.get(name)
        if (a.value if a else "") != (b.value if b else ""):
            yield Difference(
                subject=name,
                what="fact",
                one=a.value if a else "",
                other=b.value if b else "",
                one_source=a.source if a else "",
                other_source=b.source if b else "",
            )


def _place(placed: Placement) -> str:
    """Return the port that an element hangs on, in a station file's words."""
    dock = placed.dock
    if dock is None:
        return "free-flying" if placed.visiting else "the first element"
    return f"{dock.to_element}.{dock.to_port}"


def _step_of(station: Station, element: ElementId) -> StepRecord:
    arrived = station.placements[element].arrived
    return next(step for step in station.spec.steps if step.id == arrived)


def _span(date: Dates | None) -> str:
    if date is None:
        return ""
    return (
        date.start if date.end in (None, date.start) else f"{date.start} to {date.end}"
    )
