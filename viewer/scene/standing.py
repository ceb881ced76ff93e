"""Where a station ever is: what a picture is arranged round that is to stand still."""

import numpy as np

from viewer.assembly.course import Course
from viewer.assembly.explode import exploded
from viewer.assembly.outlook import final_station
from viewer.assembly.station import Parts, Placement, Station
from viewer.geometry.frames import Points, apply
from viewer.geometry.outermost import outermost
from viewer.geometry.parts import with_parts
from viewer.scene.members import drawn_parts
from viewer.scene.view import ViewState
from viewer.spec.model import StationSpec

_KEPT = 4
_places: dict[int, tuple[StationSpec, tuple[Placement, ...]]] = {}


def standing_points_m(station: Station, parts: Parts, view: ViewState) -> Points:
    """Return the outermost points of all that a view draws of any step, (n, 3).

    In the station frame; none where it draws nothing. Drawn apart, a station is as
    large as it is in the end.
    """
    placed = _ever(station.spec, parts)
    if view.explode:
        final = exploded(final_station(station.spec, parts), parts, view.explode)
        placed = tuple(final.placements.values())
    found = []
    for each in placed:
        module = parts[each.module]
        names = drawn_parts(each.element, module, view)
        if names is not None:
            module = with_parts(module, names)
        found += [
            apply(each.station_from_module, outermost(mesh))
            for mesh in module.by_material.values()
        ]
    return np.concatenate(found) if found else np.zeros((0, 3))


def _ever(spec: StationSpec, parts: Parts) -> tuple[Placement, ...]:
    """Return every place and state that an element is ever in, each once."""
    # By identity, since specs hold mappings; kept beside it so that it stays unique.
    kept = _places.get(id(spec))
    if kept is None:
        found = {
            (element, placed.module, placed.station_from_module.tobytes()): placed
            for station in Course(spec, parts).each()
            for element, placed in station.placements.items()
        }
        while len(_places) >= _KEPT:
            del _places[next(iter(_places))]
        kept = _places[id(spec)] = (spec, tuple(found.values()))
    return kept[1]
