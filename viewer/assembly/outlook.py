"""What a station's present step brings, and what its later steps will."""

from collections.abc import Mapping

from viewer.assembly.station import Parts, Placement, Station, station_at
from viewer.spec.model import ElementId, StationSpec

_KEPT = 4
_finals: dict[int, tuple[StationSpec, Station]] = {}


def brought_by_step(station: Station) -> frozenset[ElementId]:
    """Return what the station's last step brought or moved, with all that hang on it.

    Only what is there: nothing before the first step.
    """
    step = station.step
    if step is None:
        return frozenset()
    moved = {ElementId(move.element) for move in step.move}
    arrived = {e for e, p in station.placements.items() if p.arrived == step.id}
    found = (moved & station.placements.keys()) | arrived
    while more := _hanging_on(station, found) - found:
        found |= more
    return frozenset(found)


def _hanging_on(station: Station, hosts: set[ElementId]) -> set[ElementId]:
    return {
        element
        for element, placed in station.placements.items()
        if placed.dock is not None and placed.dock.to_element in hosts
    }


def yet_to_come(station: Station, final: Station) -> Mapping[ElementId, Placement]:
    """Return the elements that later steps add for good, where they will be in the end.

    Of the complete station, `final`, all that is not there yet; ships that visit, and
    whatever is gone again by then, are left out.
    """
    return {
        element: placed
        for element, placed in final.placements.items()
        if element not in station.placements and not placed.visiting
    }


def final_station(spec: StationSpec, parts: Parts) -> Station:
    """Return the station after all its steps, worked out once for each spec."""
    # By identity, since specs hold mappings; kept beside it so that it stays unique.
    kept = _finals.get(id(spec))
    if kept is None:
        final = station_at(spec, parts, len(spec.steps))
        while len(_finals) >= _KEPT:
            del _finals[next(iter(_finals))]
        kept = _finals[id(spec)] = (spec, final)
    return kept[1]
