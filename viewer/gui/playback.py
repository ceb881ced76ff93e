"""How steps are played, and what is shown a moment later."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from viewer.gui.text import mark

SPEED_TEXTS: Mapping[float, str] = {
    0.25: mark("0.25×"),
    0.5: mark("0.5×"),
    1.0: mark("1×"),
    2.0: mark("2×"),
    4.0: mark("4×"),
}
SPEEDS = tuple(SPEED_TEXTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Playback:
    """Whether and how the steps are played."""

    playing: bool = False
    animated: bool = True
    """Whether steps are shown taking place, or at once."""
    speed: float = 1.0
    loop: bool = False
    """Whether the first step comes after the last one."""

    def faster(self, by: int) -> "Playback":
        """Return the same, so many of `SPEEDS` quicker, or slower."""
        place = SPEEDS.index(self.speed) + by
        return replace(self, speed=SPEEDS[min(max(place, 0), len(SPEEDS) - 1)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Tempo:
    """How long things last at speed 1, milliseconds."""

    motion_ms: float = 2200.0
    """A step that takes place: long enough to follow a docking."""
    rest_ms: float = 1000.0
    """The pause after it, to see what has come of it."""
    cut_ms: float = 1800.0
    """A step that is shown at once."""
    end_ms: float = 2500.0
    """The whole station, before it all begins again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Playhead:
    """What is shown: a step, from 1, at a time in it, and for how long it has stood."""

    step: int
    time: float = 1.0
    rested_ms: float = 0.0
    ended: bool = False


def advanced(
    head: Playhead, elapsed_ms: float, playback: Playback, tempo: Tempo, count: int
) -> Playhead:
    """Return what is to be shown some time later of a station of `count` steps.

    However long that is, a step is shown done before the next one begins: so a slow
    machine leaves none out.
    """
    if head.time < 1.0:
        gone = elapsed_ms * playback.speed / tempo.motion_ms
        time = min(1.0, head.time + gone) if playback.animated else 1.0
        head = replace(head, time=time, rested_ms=0.0)
        is_over = time >= 1.0 and head.step >= count and not playback.loop
        return replace(head, ended=is_over or (time >= 1.0 and not playback.playing))
    if not playback.playing or (head.step >= count and not playback.loop):
        return replace(head, ended=True)
    rested_ms = head.rested_ms + elapsed_ms * playback.speed
    if rested_ms < _pause_ms(head, playback, tempo, count):
        return replace(head, rested_ms=rested_ms)
    step = head.step + 1 if head.step < count else 1
    return Playhead(step=step, time=0.0 if playback.animated else 1.0)


def _pause_ms(head: Playhead, playback: Playback, tempo: Tempo, count: int) -> float:
    if head.step >= count:
        return tempo.end_ms
    return tempo.rest_ms if playback.animated else tempo.cut_ms


def position_of(step: int, time: float) -> float:
    """Return a time in a step, from 1, as a place from 0 to the count of steps."""
    return step - 1 + time


def place_at(position: float, count: int) -> tuple[int, float]:
    """Return the step, from 1, and the time in it at a place from 0 to `count`.

    Between two steps the earlier one is done.
    """
    position = min(max(position, 0.0), float(count))
    step = max(1, math.ceil(position))
    return step, position - (step - 1)
