"""Which step of a station's assembly stands for a date, or is like another station."""

from collections.abc import Iterable
from typing import Literal

from viewer.assembly.course import Course
from viewer.assembly.figures import COUNTED
from viewer.assembly.station import Parts, Station
from viewer.assembly.tallies import years
from viewer.errors import InputError
from viewer.spec.model import StationSpec

Likeness = Literal["mass", "modules", "years"]
"""What two stations have in common when they are compared."""


def steps_until(spec: StationSpec, date: str) -> int:
    """Return how many steps are done by an ISO date of any precision, its end included.

    Raises
    ------
    InputError
        If the assembly begins later.
    """
    done = [
        number
        for number, step in enumerate(spec.steps, start=1)
        if step.date is not None and step.date.start[: len(date)] <= date
    ]
    if not done:
        first = spec.steps[0].date
        begins = f"begins on {first.start}" if first else "has no dates"
        message = f"{spec.id}@{date}: the assembly of {spec.id} {begins}"
        raise InputError(message)
    return max(done)


def steps_like(spec: StationSpec, parts: Parts, station: Station, by: Likeness) -> int:
    """Return the step, from 1, at which a station is most like another at its step.

    `mass` and `modules` count what belongs to the station, ships left out; `years`
    counts from the first step. Of steps that are equally like, the last.
    """
    return like_among(Course(spec, parts).each(), station, by)


def like_among(stations: Iterable[Station], station: Station, by: Likeness) -> int:
    """Return which of a station's steps, from the first, is most like another station.

    As `steps_like`, for who has the stations already.
    """
    wanted = _measure(station, by)
    best, least = 1, float("inf")
    for number, each in enumerate(stations, start=1):
        off = abs(_measure(each, by) - wanted)
        if off <= least:
            best, least = number, off
    return best


def _measure(station: Station, by: Likeness) -> float:
    if by == "years":
        return years(station.spec, station.steps_done)
    own = [
        station.spec.modules[placement.module]
        for placement in station.placements.values()
        if not placement.visiting
    ]
    if by == "modules":
        return float(sum(module.role in COUNTED for module in own))
    masses = (module.figures.get("mass_kg") for module in own)
    return float(sum(mass.value for mass in masses if mass is not None))
