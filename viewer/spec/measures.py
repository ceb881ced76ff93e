"""What is measured in a picture: a table for each, of the kind that it names."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field

from viewer.errors import nearest
from viewer.spec.faults import Faults, Key
from viewer.spec.record import Flag, Name, Number, Record
from viewer.spec.wording import described, validated

MAX_MEASURES = 100
MAX_POINTS = 200
_MOST_M = 10_000.0

Metres = Annotated[Number, Field(ge=-_MOST_M, le=_MOST_M)]
PlaceM = tuple[Metres, Metres, Metres]
Of = Literal["station", "reference"]


class DistanceRecord(Record):
    """How far it is from one point to another."""

    kind: Literal["distance"]
    from_m: PlaceM
    to_m: PlaceM
    of: Of = "station"
    """In whose station frame the points are."""


class EdgeRecord(Record):
    """How long an edge is, from point to point."""

    kind: Literal["edge"]
    points_m: Annotated[tuple[PlaceM, ...], Field(min_length=2, max_length=MAX_POINTS)]
    closed: Flag = False
    """Whether it leads from the last point back to the first."""
    of: Of = "station"
    """In whose station frame the points are."""


class DiameterRecord(Record):
    """How wide the circle is that passes nearest to points."""

    kind: Literal["diameter"]
    points_m: Annotated[tuple[PlaceM, ...], Field(min_length=3, max_length=MAX_POINTS)]
    of: Of = "station"
    """In whose station frame the points are."""


class LengthRecord(Record):
    """How long an element is along the axis of its hull."""

    kind: Literal["length"]
    element: Name


class ClearanceRecord(Record):
    """How near two elements come to each other."""

    kind: Literal["clearance"]
    element: Name
    to: Name


MeasureRecord = Annotated[
    DistanceRecord | EdgeRecord | DiameterRecord | LengthRecord | ClearanceRecord,
    Field(discriminator="kind"),
]
MeasureRecords = Annotated[tuple[MeasureRecord, ...], Field(max_length=MAX_MEASURES)]
PointMeasure = DistanceRecord | EdgeRecord | DiameterRecord
MEASURES: Mapping[str, type[Record]] = {
    "distance": DistanceRecord,
    "edge": EdgeRecord,
    "diameter": DiameterRecord,
    "length": LengthRecord,
    "clearance": ClearanceRecord,
}


def read_measures(entries: Sequence[object], key: Key, faults: Faults) -> list[Record]:
    """Return the measures that have no fault, each by the record of its kind."""
    found = []
    for place, entry in enumerate(entries):
        at = (*key, place)
        if isinstance(entry, Record):
            found.append(entry)
            continue
        if not isinstance(entry, dict):
            faults.add(at, f"must be a table, is {described(entry)}")
            continue
        kind = entry.get("kind")
        if (record := MEASURES.get(str(kind))) is None:
            faults.add((*at, "kind"), _no_kind(kind))
        elif (measure := validated(record, entry, at, faults)) is not None:
            found.append(measure)
    return found


def _no_kind(kind: object) -> str:
    known = ", ".join(MEASURES)
    if kind is None:
        return f"is missing; there are {known}"
    near = nearest(kind, MEASURES) if isinstance(kind, str) else ""
    return f"must be one of {known}, is {described(kind)}{near}"


def elements_of(measure: MeasureRecord) -> tuple[str, ...]:
    """Return the elements that a measure names."""
    if isinstance(measure, LengthRecord):
        return (measure.element,)
    if isinstance(measure, ClearanceRecord):
        return (measure.element, measure.to)
    return ()
