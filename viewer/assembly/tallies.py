"""Figures of a station that are counted or measured, not summed from its modules."""

from collections.abc import Iterable

import numpy as np

from viewer.assembly.station import Parts, Placement, Station
from viewer.geometry.mesh import Mesh
from viewer.geometry.parts import BuiltModule
from viewer.spec.model import ModuleId, StationSpec

_CELLS = "cells"


def array_area_m2(placements: Iterable[Placement], parts: Parts) -> float:
    """Return the area of the solar cells of some elements, one face of each array.

    Cells are thin sheets: half of their surface is one face.
    """
    sheets = (parts[p.module].by_material.get(_CELLS) for p in placements)
    return sum(_surface_m2(sheet) / 2.0 for sheet in sheets if sheet is not None)


def has_cells(module: BuiltModule) -> bool:
    """Return whether a module carries solar cells."""
    return _CELLS in module.by_material


def _surface_m2(mesh: Mesh) -> float:
    a, b, c = (mesh.points[mesh.triangles[:, k]] for k in range(3))
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2.0)


def launches(station: Station) -> int:
    """Return how many steps so far have brought elements of the station itself.

    Ships that visit are not counted, what has left again is.
    """
    spec = station.spec
    ships = {
        key.module for key, module in spec.modules.items() if module.role == "ship"
    }
    done = spec.steps[: station.steps_done]
    # The first element is docked to nothing; others that are not fly free.
    return sum(
        number == 0
        or any(add.to and ModuleId(add.module) not in ships for add in step.add)
        for number, step in enumerate(done)
    )


def years_of(date: str) -> float:
    """Return an ISO date of any precision as years, its middle where it is vague."""
    year, *rest = (int(part) for part in date.split("-"))
    month = rest[0] if rest else 6.5
    day = rest[1] if len(rest) > 1 else 15
    return year + (month - 1.0) / 12.0 + (day - 1.0) / 365.25


def years(spec: StationSpec, steps_done: int) -> float:
    """Return the years from the first step to the one that was done last."""
    if not steps_done:
        return 0.0
    first, last = spec.steps[0].date, spec.steps[steps_done - 1].date
    if first is None or last is None:
        return 0.0
    return years_of(last.start) - years_of(first.start)
