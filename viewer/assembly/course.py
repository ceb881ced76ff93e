"""A station at each of its steps, every one worked out once."""

from collections.abc import Callable, Iterator

from viewer.assembly.figures import StationFigures, station_figures
from viewer.assembly.moves import Placements, next_step
from viewer.assembly.station import Parts, Station, after_step
from viewer.spec.model import StationSpec


class Course:
    """The stations that a spec goes through: for those who go back and forth.

    `station_at` starts from nothing each time, which takes 50 ms at the end of the
    47 steps of the ISS. The same step gives the same object again.
    """

    def __init__(self, spec: StationSpec, parts: Parts) -> None:
        self.spec, self.parts = spec, parts
        self._stations = [Station(spec=spec, steps_done=0, placements={})]
        self._figures: dict[int, StationFigures] = {}
        self._motion: tuple[int, Callable[[float], Placements]] | None = None

    def at(self, steps_done: int) -> Station:
        """Return the station after its first `steps_done` steps."""
        while len(self._stations) <= steps_done:
            self._stations.append(after_step(self._stations[-1], self.parts))
        return self._stations[steps_done]

    def each(self) -> Iterator[Station]:
        """Give the station after each of its steps."""
        return map(self.at, range(1, len(self.spec.steps) + 1))

    def figures(self, steps_done: int) -> StationFigures:
        """Return the figures of the station after its first `steps_done` steps."""
        known = self._figures.get(steps_done)
        if known is None:
            known = station_figures(self.at(steps_done), self.parts)
            self._figures[steps_done] = known
        return known

    def placements(self, steps_done: int, time: float) -> Placements:
        """Return who is where at a time, 0 to 1, of step `steps_done`, from 1."""
        if self._motion is None or self._motion[0] != steps_done:
            motion = next_step(self.at(steps_done - 1), self.parts)
            self._motion = (steps_done, motion)
        return self._motion[1](time)
