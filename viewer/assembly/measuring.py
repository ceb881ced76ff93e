"""What is measured on a station: distances, edges, diameters, lengths, clearances.

Every figure is of the built model, metres, and comes with the places between which it
was taken, in the station frame.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from viewer.assembly.station import Parts, Placement, Station
from viewer.errors import InputError, nearest
from viewer.geometry.circles import Circle, fit_circle
from viewer.geometry.frames import Points, Transform, apply, compose, inverse
from viewer.geometry.gaps import Gap, gap_between, shells_round
from viewer.geometry.mesh import Mesh, merged
from viewer.geometry.parts import BuiltModule, PartRuns, note_part_runs, part_runs_of
from viewer.spec.measures import (
    ClearanceRecord,
    DiameterRecord,
    DistanceRecord,
    EdgeRecord,
    LengthRecord,
    MeasureRecord,
    elements_of,
)
from viewer.spec.model import ElementId, StepRecord

Note = Literal["", "docked", "touching", "inside"]
_KEPT = 4
"""Of the clearances between two modules, by how they stand to each other."""
_AXIAL = 0.95
"""The cosine from which on a port looks along its module."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Measured:
    """A measure with its figure.

    Attributes
    ----------
    value_m : float
    points_m : (n, 3), station frame
        Between what it was taken: two points, or those of an edge in order.
    details : figures beside it, by name
        `dx_m`, `dy_m`, `dz_m` of a distance, along the station's axes; `radius_m` and
        `residual_m` of a diameter; `between_ports_m` of a length.
    parts : names of parts
        Of a clearance: the nearest part of either element.
    note : of a clearance of nothing, why
        The elements are docked to each other, touch, or one is inside the other.
    circle : of a diameter
    """

    measure: MeasureRecord
    value_m: float
    points_m: Points
    details: Mapping[str, float] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    note: Note = ""
    circle: Circle | None = None


def measured(measure: MeasureRecord, station: Station, parts: Parts) -> Measured:
    """Return a measure with its figure, taken on the station at its step.

    Raises
    ------
    InputError
        If an element is not there, or points make no circle.
    """
    wrong = list(_absent(measure, station))
    if wrong:
        raise InputError("\n".join(wrong))
    match measure:
        case DistanceRecord():
            return distance(measure)
        case EdgeRecord():
            return edge_length(measure)
        case DiameterRecord():
            return diameter(measure)
        case LengthRecord():
            return module_length(measure, station, parts)
        case ClearanceRecord():
            return clearance(measure, station, parts)


def all_measured(
    measures: Iterable[MeasureRecord], station: Station, parts: Parts
) -> list[Measured]:
    """Return every measure with its figure.

    Raises
    ------
    InputError
        With a line for everything that is wrong with any of them.
    """
    found, wrong = [], []
    for measure in measures:
        try:
            found.append(measured(measure, station, parts))
        except InputError as error:
            wrong += str(error).splitlines()
    if wrong:
        raise InputError("\n".join(dict.fromkeys(wrong)))
    return found


def is_there(measure: MeasureRecord, station: Station) -> bool:
    """Tell whether every element that a measure names is there at the step."""
    return all(name in station.placements for name in elements_of(measure))


def _absent(measure: MeasureRecord, station: Station) -> Iterator[str]:
    for name in elements_of(measure):
        if name in station.placements:
            continue
        arrives = next((s.id for s in station.spec.steps if _brings(s, name)), None)
        if arrives is None:
            hint = nearest(name, station.placements)
            yield f"{measure.kind} '{name}': no such element is there{hint}"
        else:
            yield (
                f"{measure.kind} '{name}': it is not there at this step; "
                f"step '{arrives}' brings it"
            )


def _brings(step: StepRecord, element: str) -> bool:
    return any((each.id or each.module) == element for each in step.add)


# --- points -----------------------------------------------------------------------


def distance(measure: DistanceRecord) -> Measured:
    """Return how far two points are apart, and how far along each axis."""
    points = np.array([measure.from_m, measure.to_m])
    dx, dy, dz = (points[1] - points[0]).tolist()
    return Measured(
        measure=measure,
        value_m=float(np.linalg.norm(points[1] - points[0])),
        points_m=points,
        details={"dx_m": dx, "dy_m": dy, "dz_m": dz},
    )


def edge_length(measure: EdgeRecord) -> Measured:
    """Return how long an edge is from point to point, and back where it closes."""
    points = np.array(measure.points_m)
    path = np.concatenate([points, points[:1]]) if measure.closed else points
    pieces = np.linalg.norm(np.diff(path, axis=0), axis=1)
    return Measured(measure=measure, value_m=float(pieces.sum()), points_m=path)


def diameter(measure: DiameterRecord) -> Measured:
    """Return how wide the circle through points is.

    Raises
    ------
    InputError
        If they lie on a line, or far from any circle.
    """
    points = np.array(measure.points_m)
    circle = fit_circle(points)
    if circle is None:
        message = "diameter: the points lie on a straight line"
        raise InputError(message)
    # Three points always have a circle, however little of it they go round.
    if len(points) > 3 and not circle.is_round:
        message = (
            f"diameter: the points are no circle: they lie {circle.residual_m:.3f} m "
            f"off the nearest one, of {circle.diameter_m:.3f} m"
        )
        raise InputError(message)
    spoke = points[0] - circle.centre_m
    spoke *= circle.radius_m / np.linalg.norm(spoke)
    return Measured(
        measure=measure,
        value_m=circle.diameter_m,
        points_m=np.array([circle.centre_m + spoke, circle.centre_m - spoke]),
        details={"radius_m": circle.radius_m, "residual_m": circle.residual_m},
        circle=circle,
    )


# --- elements ---------------------------------------------------------------------


def module_length(measure: LengthRecord, station: Station, parts: Parts) -> Measured:
    """Return how long an element is along its hull, over all its parts.

    `between_ports_m` is how far the docking planes at its two ends are apart, where it
    has ports at both.
    """
    placed = station.placements[ElementId(measure.element)]
    built = parts[placed.module]
    low, high = (float(x) for x in built.bounds_m[:, 0])
    ends = np.array([[low, 0.0, 0.0], [high, 0.0, 0.0]])
    between = _between_ports_m(built)
    return Measured(
        measure=measure,
        value_m=high - low,
        points_m=apply(placed.station_from_module, ends),
        details={} if between is None else {"between_ports_m": between},
    )


def _between_ports_m(built: BuiltModule) -> float | None:
    frames = built.module_from_port.values()
    ahead = [float(port[0, 3]) for port in frames if port[0, 2] > _AXIAL]
    behind = [float(port[0, 3]) for port in frames if port[0, 2] < -_AXIAL]
    return max(ahead) - min(behind) if ahead and behind else None


def clearance(measure: ClearanceRecord, station: Station, parts: Parts) -> Measured:
    """Return how near two elements come to each other, exactly, and where.

    Nought where they touch, are docked, or one is inside the other; `note` says so.
    """
    one = station.placements[ElementId(measure.element)]
    other = station.placements[ElementId(measure.to)]
    if one is other:
        message = f"clearance '{one.element}': name two elements, not one twice"
        raise InputError(message)
    ours, theirs = whole_mesh(parts[one.module]), whole_mesh(parts[other.module])
    one_from_other = compose(
        inverse(one.station_from_module), other.station_from_module
    )
    gap, inside = _gap(ours, theirs, one_from_other)
    return Measured(
        measure=measure,
        value_m=0.0 if inside else gap.distance_m,
        points_m=apply(one.station_from_module, gap.points_m),
        parts=tuple(
            runs.name_of(triangle)
            for mesh, triangle in zip((ours, theirs), gap.triangles, strict=True)
            if (runs := part_runs_of(mesh)) is not None
        ),
        note="inside" if inside else _note(gap.distance_m, one, other),
    )


def _gap(ours: Mesh, theirs: Mesh, ours_from_theirs: Transform) -> tuple[Gap, bool]:
    """Return how far two elements are apart, and whether one is inside the other.

    The last few for each two are kept: a picture is composed again and again.
    """
    known = _gaps.setdefault(ours, WeakKeyDictionary()).setdefault(theirs, {})
    pose = ours_from_theirs.tobytes()
    if pose not in known:
        gap = gap_between(ours, theirs, ours_from_theirs)
        one, other = gap.points_m[:1], gap.points_m[1:]
        inside = gap.distance_m > 0.0 and (
            shells_round(ours, other[0]) > 0
            or shells_round(theirs, apply(inverse(ours_from_theirs), one)[0]) > 0
        )
        known[pose] = (gap, inside)
        if len(known) > _KEPT:
            del known[next(iter(known))]
    return known[pose]


def _note(distance_m: float, one: Placement, other: Placement) -> Note:
    if distance_m > 0.0:
        return ""
    for guest, host in ((one, other), (other, one)):
        if guest.dock is not None and guest.dock.to_element == host.element:
            return "docked"
    return "touching"


_gaps: WeakKeyDictionary[
    Mesh, WeakKeyDictionary[Mesh, dict[bytes, tuple[Gap, bool]]]
] = WeakKeyDictionary()
_wholes: WeakKeyDictionary[BuiltModule, Mesh] = WeakKeyDictionary()


def whole_mesh(module: BuiltModule) -> Mesh:
    """Return all of a module as one mesh in its frame; merged once and kept with it."""
    if (whole := _wholes.get(module)) is None:
        whole = _wholes[module] = merged(list(module.by_material.values()))
        if runs := _whole_runs(module):
            note_part_runs(whole, runs)
    return whole


def _whole_runs(module: BuiltModule) -> PartRuns | None:
    """Return whose the triangles of the whole are, where that is known of all."""
    starts: list[NDArray[np.int64]] = []
    names: list[str] = []
    first = 0
    for material, mesh in module.by_material.items():
        if (runs := module.part_runs.get(material)) is None:
            return None
        starts.append(runs.starts + first)
        names += runs.names
        first += len(mesh.triangles)
    return PartRuns(starts=np.concatenate(starts), names=tuple(names))
