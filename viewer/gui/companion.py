"""What a station is set beside, at the step that is shown of it. No Qt."""

from viewer.assembly.epochs import Likeness, like_among
from viewer.assembly.figures import StationFigures
from viewer.assembly.station import Station
from viewer.gui.model import Model
from viewer.scene.reference import Reference, reference_from_station

_KEPT = 8
"""Steps of the other station whose merged meshes are kept."""


class Companion:
    """The reference of a model; where it is a station, at any of its steps."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._shown: dict[int, Reference] = {}

    def reference(self, own: Station, match: Likeness | None) -> Reference | None:
        """Return what is shown beside `own`; None where the model names nothing.

        `match` is in what it is to be most like `own`; None for the step it names.
        """
        number = self._number(own, match)
        course = self._model.beside.course
        if match is None or number is None or course is None:
            return self._model.reference
        # Whatever is asked for again goes to the end: the first is unused longest.
        shown = self._shown.pop(number, None)
        if shown is None:
            shown = reference_from_station(course.at(number), course.parts)
        self._shown[number] = shown
        while len(self._shown) > _KEPT:
            del self._shown[next(iter(self._shown))]
        return shown

    def figures(self, own: Station, match: Likeness | None) -> StationFigures | None:
        """Return the figures of what is shown; None where it is no station."""
        number = self._number(own, match)
        course = self._model.beside.course
        return None if course is None or number is None else course.figures(number)

    def _number(self, own: Station, match: Likeness | None) -> int | None:
        course = self._model.beside.course
        if course is None:
            return None
        if match is None:
            return self._model.beside.number
        return like_among(course.each(), own, match)
