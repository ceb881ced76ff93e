"""Measures as lines of a table: what, of what, how long, and what else."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QLocale

from viewer.assembly.measuring import Measured, is_there, measured
from viewer.assembly.station import Parts, Station
from viewer.gui.text import mark, said, tr
from viewer.scene.measures import length_text
from viewer.scene.view import Language
from viewer.spec.measures import (
    DistanceRecord,
    MeasureRecord,
    PlaceM,
    PointMeasure,
    elements_of,
)
from viewer.spec.model import ElementId

_KINDS: Mapping[str, str] = {
    "distance": mark("Distance"),
    "edge": mark("Edge"),
    "diameter": mark("Diameter"),
    "length": mark("Length"),
    "clearance": mark("Clearance"),
}
_DETAILS: Mapping[str, str] = {
    "dx_m": mark("forward {length} m"),
    "dy_m": mark("starboard {length} m"),
    "dz_m": mark("nadir {length} m"),
    "radius_m": mark("radius {length} m"),
    "between_ports_m": mark("between docking planes {length} m"),
}
_NOTES: Mapping[str, str] = {
    "docked": mark("docked to each other"),
    "touching": mark("they touch or reach into each other"),
    "inside": mark("one is inside the other"),
}
_DASH = " \N{EN DASH} "


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow:
    """A measure in words."""

    kind: str
    of: str
    figure: str
    details: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts, in the order of the columns."""
        return self.kind, self.of, self.figure, self.details


def measure_rows(
    measures: tuple[MeasureRecord, ...],
    station: Station,
    parts: Parts,
    language: Language,
) -> list[MeasureRow]:
    """Return a line for each measure; without a figure where something is absent."""
    return [_row(measure, station, parts, language) for measure in measures]


def _row(
    measure: MeasureRecord, station: Station, parts: Parts, language: Language
) -> MeasureRow:
    kind = tr(_KINDS[measure.kind])
    if not is_there(measure, station):
        of = _DASH.join(elements_of(measure))
        absent = tr("not there at this step")
        return MeasureRow(kind=kind, of=of, figure="—", details=absent)
    found = measured(measure, station, parts)
    figure = tr("{length} m").format(length=local_length(found.value_m))
    return MeasureRow(
        kind=kind,
        of=_of(found, station, language),
        figure=figure,
        details=", ".join(_details(found)),
    )


def _of(found: Measured, station: Station, language: Language) -> str:
    measure = found.measure
    if not isinstance(measure, PointMeasure):
        elements = map(ElementId, elements_of(measure))
        names = [said(station.placements[name].name, language) for name in elements]
        if found.parts:
            pairs = zip(names, found.parts, strict=True)
            names = [f"{name} ({part})" for name, part in pairs]
        return _DASH.join(names)
    if isinstance(measure, DistanceRecord):
        words = _DASH.join(_place(p) for p in (measure.from_m, measure.to_m))
    else:
        words = tr("round {place}").format(place=_place(_middle(measure.points_m)))
    if measure.of == "reference":
        return tr("reference: {words}").format(words=words)
    return words


def _details(found: Measured) -> list[str]:
    details = [
        tr(_DETAILS[name]).format(length=local_length(value))
        for name, value in found.details.items()
        if name in _DETAILS
    ]
    return [tr(_NOTES[found.note]), *details] if found.note else details


def local_length(length_m: float) -> str:
    """Return a length in metres as the user's language writes it."""
    return _local(length_text(length_m))


def _local(text: str) -> str:
    plain = text.replace("-", "\N{MINUS SIGN}")
    return plain.replace(".", QLocale().decimalPoint())


def _place(place_m: PlaceM) -> str:
    return "[" + "; ".join(_local(f"{round(x, 2) + 0.0:.2f}") for x in place_m) + "]"


def _middle(points_m: tuple[PlaceM, ...]) -> PlaceM:
    count = len(points_m)
    x, y, z = (sum(axis) / count for axis in zip(*points_m, strict=True))
    return x, y, z
