"""A model at its steps, done or under way. No Qt."""

from dataclasses import replace

from viewer.assembly.figures import StationFigures
from viewer.assembly.moves import parts_during
from viewer.assembly.station import Parts, Station
from viewer.geometry.detail import INTERACTIVE
from viewer.gui.model import Model


class Stepping:
    """The station of a model at any time of any step; what is found is kept."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._course = model.course
        self._grown = model.parts
        """With the states of what has been seen on its way."""

    def at(self, steps_done: int) -> Station:
        """Return the station after its first `steps_done` steps."""
        return self._course.at(steps_done)

    def figures(self, steps_done: int) -> StationFigures:
        """Return the figures of the station after its first `steps_done` steps."""
        return self._course.figures(steps_done)

    def during(self, number: int, time: float) -> tuple[Station, Parts]:
        """Return the station at a time, 0 to 1, of step `number`, and all its parts."""
        placements = self._course.placements(number, time)
        station = replace(self.at(number), placements=placements)
        shapes = self._model.shapes
        self._grown = parts_during(station, self._grown, INTERACTIVE, shapes)
        return station, self._grown
