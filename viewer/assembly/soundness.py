"""What is wrong with how things stand: overlaps and parts that float, as problems."""

from collections.abc import Iterator

import numpy as np

from viewer.assembly.attachment import loose_parts
from viewer.assembly.clearance import Overlap, Solids, overlaps
from viewer.assembly.station import Parts, Placement, Station, after_step
from viewer.errors import Problem
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.manifolds import OpenSurfaceError
from viewer.geometry.parts import build_module, build_parts
from viewer.spec.faults import Faults, Key
from viewer.spec.model import ElementId, ModuleSpec, StationSpec


def module_problems(spec: ModuleSpec) -> list[Problem]:
    """Return the parts of a module that hang on nothing, and surfaces that are open."""
    faults = Faults(path=spec.path, text=spec.path.read_text(encoding="utf-8"))
    try:
        loose = loose_parts(build_module(spec, INTERACTIVE))
    except OpenSurfaceError as error:
        faults.add(("parts",), f"a part is not closed ({error})")
        return faults.problems()
    for name in loose:
        faults.add(_part_key(spec, name), f"'{name}' floats: it touches no other part")
    return faults.problems()


def station_problems(spec: StationSpec) -> list[Problem]:
    """Return every overlap at any step that neither a mate nor the file explains."""
    text = spec.path.read_text(encoding="utf-8")
    faults = Faults(path=spec.path, text=text)
    explained = {frozenset(entry.between) for entry in spec.overlaps}
    said: set[frozenset[str]] = set()
    for number, overlap in _by_step(spec, build_parts(spec, INTERACTIVE)):
        pair = frozenset((str(overlap.one), str(overlap.other)))
        if pair not in explained | said:
            said.add(pair)
            faults.add(_step_key(spec, number, overlap), _sentence(overlap))
    return faults.problems()


def _by_step(spec: StationSpec, parts: Parts) -> Iterator[tuple[int, Overlap]]:
    """Give what overlaps at each step; only what a step has changed is looked at."""
    solids = Solids(parts)
    station = Station(spec=spec, steps_done=0, placements={})
    for number in range(len(spec.steps)):
        before, station = station, after_step(station, parts)
        new = frozenset(
            element
            for element, placed in station.placements.items()
            if not _stands_as(placed, before.placements.get(element))
        )
        for overlap in overlaps(station, solids, new):
            yield number, overlap


def _stands_as(placed: Placement, earlier: Placement | None) -> bool:
    if earlier is None or earlier.module != placed.module:
        return False
    return np.array_equal(earlier.station_from_module, placed.station_from_module)


def _sentence(overlap: Overlap) -> str:
    x, y, z = overlap.centre_m.round(2).tolist()
    one, other = overlap.parts
    return (
        f"{overlap.one} ({one}) and {overlap.other} ({other}) share "
        f"{overlap.volume_m3:.3f} m3 round [{x:g}, {y:g}, {z:g}]; "
        "no mate explains it, and [[overlaps]] gives no reason"
    )


def _step_key(spec: StationSpec, number: int, overlap: Overlap) -> Key:
    """Return where the step adds the one of the two that came last."""
    for place, arrival in enumerate(spec.steps[number].add):
        name = ElementId(arrival.id or arrival.module)
        if name in (overlap.one, overlap.other):
            return ("steps", number, "add", place)
    return ("steps", number)


def _part_key(spec: ModuleSpec, name: str) -> Key:
    for place, part in enumerate(spec.parts):
        if part.name == name:
            return ("parts", place, "name")
    return ("parts",)
