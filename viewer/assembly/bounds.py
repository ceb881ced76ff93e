"""Where elements end in the station frame."""

import numpy as np

from viewer.assembly.station import Parts, Placement, Station
from viewer.geometry.frames import Points, apply
from viewer.geometry.mesh import union_bounds
from viewer.spec.model import ElementId


def element_bounds(placement: Placement, parts: Parts) -> Points:
    """Return the box round an element, (2, 3), metres, station frame.

    Exact: taken over every vertex, not over the turned box of the module.
    """
    boxes = []
    for mesh in parts[placement.module].by_material.values():
        points = apply(placement.station_from_module, mesh.points)
        boxes.append(np.array([points.min(axis=0), points.max(axis=0)]))
    return union_bounds(boxes)


def all_bounds(station: Station, parts: Parts) -> dict[ElementId, Points]:
    """Return the box round each element of the station."""
    return {
        element: element_bounds(placement, parts)
        for element, placement in station.placements.items()
    }
