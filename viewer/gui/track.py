"""What a timeline shows, and where: phases, years, places of steps. No Qt."""

import itertools
from dataclasses import dataclass

from viewer.scene.captions import text_in
from viewer.scene.view import Language
from viewer.spec.model import StationSpec

_SNAP_PX = 7.0
_SNAP_SHARE = 0.2
"""Of a step at most, however near its ends lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A phase on the timeline: its name, its first step, from 1, and its last."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A year on the timeline, and the first of its steps, from 1."""

    text: str
    step: int


def bands_of(spec: StationSpec, language: Language) -> tuple[Band, ...]:
    """Return the phases in the order of the steps; one that is interrupted, twice."""
    names = {phase.id: text_in(phase.name, language) for phase in spec.phases}
    numbered = enumerate(spec.steps, start=1)
    found = []
    for phase, group in itertools.groupby(numbered, key=lambda pair: pair[1].phase):
        numbers = [number for number, _ in group]
        found.append(Band(name=names[phase], first=numbers[0], last=numbers[-1]))
    return tuple(found)


def ticks_of(spec: StationSpec) -> tuple[Tick, ...]:
    """Return each year that differs from that of the step before, at its step."""
    found: list[Tick] = []
    for number, step in enumerate(spec.steps, start=1):
        year = step.date.start[:4] if step.date else ""
        if year and (not found or found[-1].text != year):
            found.append(Tick(text=year, step=number))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """The line on which step k reaches from k - 1 to k, pixels."""

    left_px: float
    width_px: float
    count: int

    @property
    def step_px(self) -> float:
        """How long a step is."""
        return self.width_px / max(self.count, 1)

    def x_of(self, position: float) -> float:
        """Return where a place between 0 and the count of steps lies."""
        return self.left_px + position * self.step_px

    def position_at(self, x_px: float) -> float:
        """Return the place under a pixel; near the end of a step, that end."""
        position = (x_px - self.left_px) / max(self.step_px, 1e-6)
        position = min(max(position, 0.0), float(self.count))
        near = round(position)
        reach = min(_SNAP_PX / max(self.step_px, 1e-6), _SNAP_SHARE)
        return float(near) if abs(position - near) <= reach else position

    def step_at(self, x_px: float) -> int:
        """Return the step, from 1, whose stretch lies under a pixel."""
        position = (x_px - self.left_px) / max(self.step_px, 1e-6)
        return min(max(int(position) + 1, 1), max(self.count, 1))
