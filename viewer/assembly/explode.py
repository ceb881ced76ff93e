"""The exploded view: elements drawn apart along the axes of the ports that join them.

Each element moves off its host along the axis of the host's port, and all that hangs on
it with it: so every mate opens into a straight gap that a leader line can bridge. What
hangs on nothing stays. Elements on one host whose axes run alike open by the same gap,
so that none of them runs into another one ahead of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from viewer.assembly.station import Parts, Placement, Station
from viewer.geometry.frames import Points, apply, compose, translation
from viewer.spec.model import ElementId, PortId

_SHARE = 0.3
"""Of its own length along the axis, that an element moves off its host at 1."""
_LEAST_M = 1.0
_ALIKE = 0.95
"""The cosine from which on two axes run alike."""
_JOINED_M = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Leader:
    """The line along a docking axis, over the gap between the ports of a mate.

    Attributes
    ----------
    start_m, end_m : (3,) float64, station frame
        The host's port and the element's.
    """

    element: ElementId
    start_m: Points
    end_m: Points


def exploded(station: Station, parts: Parts, factor: float) -> Station:
    """Return the station with its elements drawn apart; at 0 the very same.

    Parameters
    ----------
    factor : float
        How far, 0 or more: at 1 by three tenths of an element's own length, and by a
        metre at least.
    """
    if factor == 0.0:
        return station
    shifts = shifts_m(station, parts, factor)
    placements = {
        element: replace(
            placed,
            station_from_module=compose(
                translation(shifts[element].tolist()), placed.station_from_module
            ),
        )
        for element, placed in station.placements.items()
    }
    return replace(station, placements=placements)


def shifts_m(
    station: Station, parts: Parts, factor: float
) -> Mapping[ElementId, Points]:
    """Return how far each element is moved, (3,), metres, station frame."""
    axes = {e: _axis(station, parts, e) for e in station.placements}
    gaps = _gaps_m(station, parts, axes)
    found: dict[ElementId, Points] = {}

    def shift(element: ElementId) -> Points:
        if element not in found:
            axis = axes[element]
            dock = station.placements[element].dock
            found[element] = (
                np.zeros(3)
                if axis is None or dock is None
                else shift(dock.to_element) + factor * gaps[element] * axis
            )
        return found[element]

    return {element: shift(element) for element in station.placements}


def leaders(station: Station, parts: Parts) -> list[Leader]:
    """Return the lines between the ports of an exploded station's mates.

    Elements that are on their way to their port have none yet.
    """
    found = []
    for element, placed in station.placements.items():
        dock = placed.dock
        if dock is None or dock.to_element not in station.placements:
            continue
        host = station.placements[dock.to_element]
        start, axis = _port(host, parts, dock.to_port)
        end, _ = _port(placed, parts, dock.port)
        along = float((end - start) @ axis)
        aside = float(np.linalg.norm(end - start - along * axis))
        if aside < _JOINED_M < along:
            found.append(Leader(element=element, start_m=start, end_m=end))
    return found


def _axis(station: Station, parts: Parts, element: ElementId) -> Points | None:
    """Return the axis of the port that an element hangs on, (3,), out of its host."""
    dock = station.placements[element].dock
    if dock is None or dock.to_element not in station.placements:
        return None
    return _port(station.placements[dock.to_element], parts, dock.to_port)[1]


def _port(placed: Placement, parts: Parts, port: str) -> tuple[Points, Points]:
    """Return the place of a port and the way out of it, (3,) each, station frame."""
    frame = parts[placed.module].module_from_port[PortId(port)]
    turn = placed.station_from_module[:3, :3]
    return apply(placed.station_from_module, frame[:3, 3]), turn @ frame[:3, 2]


def _gaps_m(
    station: Station, parts: Parts, axes: Mapping[ElementId, Points | None]
) -> Mapping[ElementId, float]:
    """Return the gap that opens before each element at 1, metres."""
    own = {
        element: max(_LEAST_M, _SHARE * _length_m(station, parts, element, axis))
        for element, axis in axes.items()
        if axis is not None
    }
    beside: dict[ElementId, list[ElementId]] = {}
    for element in own:
        dock = station.placements[element].dock
        assert dock is not None
        beside.setdefault(dock.to_element, []).append(element)
    return {
        element: max(
            own[other] for other in siblings if _run_alike(axes[element], axes[other])
        )
        for siblings in beside.values()
        for element in siblings
    }


def _run_alike(one: Points | None, other: Points | None) -> bool:
    return one is not None and other is not None and float(one @ other) > _ALIKE


def _length_m(
    station: Station, parts: Parts, element: ElementId, axis: Points
) -> float:
    """Return how far an element reaches along an axis, all that folds unfolded."""
    placed = station.placements[element]
    whole = parts.get(replace(placed.module, unfolded=1.0), parts[placed.module])
    low, high = whole.bounds_m
    along = placed.station_from_module[:3, :3].T @ axis
    return float(np.abs(along) @ (high - low))
