"""The figures of a station: summed from its modules, measured on the model.

A sum stands beside the published total where there is one, with the difference.
Nothing is hidden: an element that lacks a figure is named, and a figure is no
surer than its least sure part.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from viewer.assembly.bounds import all_bounds
from viewer.assembly.station import Parts, Placement, Station
from viewer.assembly.tallies import array_area_m2, has_cells, launches, years
from viewer.geometry.frames import Points
from viewer.geometry.mesh import union_bounds
from viewer.spec.model import (
    MODULE_UNITS,
    ElementId,
    ModuleSpec,
    PhaseRecord,
    Role,
)
from viewer.spec.record import Confidence, Figure

SUMMED = ("mass_kg", "pressurised_volume_m3", "power_kw")
COUNTED: tuple[Role, ...] = ("module", "platform")
"""What is counted as a module of the station."""
IN_LENGTH: tuple[Role, ...] = ("module", "platform", "adapter")
"""What the length of the station is measured over."""
_WEAKEST_LAST: tuple[Confidence, ...] = ("published", "inferred", "estimate")
_X, _Y = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class StationFigure:
    """A figure of the whole station.

    `published` is the total that its source gives for the phase that this step
    completes, and `difference` how far `value` lies over it. `lacking` names the
    elements whose own figure is not known, so that the sum leaves them out.
    """

    value: float
    unit: str
    source: str
    confidence: Confidence
    note: str | None = None
    published: Figure | None = None
    lacking: tuple[ElementId, ...] = ()

    @property
    def difference(self) -> float | None:
        """The value less the published total."""
        return None if self.published is None else self.value - self.published.value


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ElementFigures:
    """An element with its place in the assembly, its box and its own figures."""

    placement: Placement
    module: ModuleSpec
    phase: PhaseRecord
    bounds_m: Points

    @property
    def figures(self) -> Mapping[str, Figure]:
        """The module's figures, by key."""
        return self.module.figures


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StationFigures:
    """Everything that `info` says of a station at a step."""

    station: Station
    phase: PhaseRecord | None
    phase_complete: bool
    modules: int
    visiting: int
    figures: Mapping[str, StationFigure]
    bounds_m: Points
    elements: tuple[ElementFigures, ...]


def station_figures(station: Station, parts: Parts) -> StationFigures:
    """Return the figures of a station at its step.

    Sums and measures leave visiting ships out; `bounds_m` holds all that is there.
    """
    elements = _elements(station, parts)
    own = [element for element in elements if not element.placement.visiting]
    phase = _phase_of_step(station)
    complete = _is_phase_complete(station)
    figures = _all_figures(own, phase, complete)
    return StationFigures(
        station=station,
        phase=phase,
        phase_complete=complete,
        modules=sum(element.module.role in COUNTED for element in own),
        visiting=len(elements) - len(own),
        figures={**figures, **_tallies(station, parts, own)},
        bounds_m=union_bounds(element.bounds_m for element in elements),
        elements=elements,
    )


def _elements(station: Station, parts: Parts) -> tuple[ElementFigures, ...]:
    phases = {phase.id: phase for phase in station.spec.phases}
    phase_of = {step.id: phases[step.phase] for step in station.spec.steps}
    boxes = all_bounds(station, parts)
    return tuple(
        ElementFigures(
            placement=placement,
            module=station.spec.modules[placement.module],
            phase=phase_of[placement.arrived],
            bounds_m=boxes[placement.element],
        )
        for placement in station.placements.values()
    )


def _phase_of_step(station: Station) -> PhaseRecord | None:
    step = station.step
    phases = {phase.id: phase for phase in station.spec.phases}
    return phases[step.phase] if step else None


def _is_phase_complete(station: Station) -> bool:
    step = station.step
    rest = station.spec.steps[station.steps_done :]
    return step is not None and all(later.phase != step.phase for later in rest)


def _all_figures(
    own: Sequence[ElementFigures], phase: PhaseRecord | None, complete: bool
) -> dict[str, StationFigure]:
    totals = phase.figures if phase and complete else {}
    figures = {key: _sum(key, own, totals.get(key)) for key in SUMMED}
    figures["length_m"] = _extent(own, _X, totals.get("length_m"))
    figures["span_m"] = _extent(own, _Y, totals.get("span_m"))
    if phase and "crew" in phase.figures:
        figures["crew"] = _stated(phase.figures["crew"], "crew")
    return figures


def _tallies(
    station: Station, parts: Parts, own: Sequence[ElementFigures]
) -> dict[str, StationFigure]:
    """Return what is counted or measured: array area, launches, years."""
    arrays = [e for e in own if has_cells(parts[e.placement.module])]
    area = array_area_m2([e.placement for e in arrays], parts)
    figures = _launched(station)
    if not arrays:
        return figures
    measured = StationFigure(
        value=area,
        unit=MODULE_UNITS["array_area_m2"],
        source="measured on this model, one face of the cells of "
        + ", ".join(element.placement.element for element in arrays),
        confidence=weakest(_size_confidence(element) for element in arrays),
    )
    return {"array_area_m2": measured, **figures}


def _launched(station: Station) -> dict[str, StationFigure]:
    """Return launches and years so far; nothing of what has no dates."""
    step = station.step
    first, date = station.spec.steps[0].date, step.date if step else None
    if first is None:
        return {}
    dates = [when for when in (first, date) if when]
    return {
        "launches": StationFigure(
            value=float(launches(station)),
            unit=MODULE_UNITS["launches"],
            source="counted: the steps so far that brought elements of the station",
            confidence=weakest([date.confidence] if date else []),
        ),
        "years": StationFigure(
            value=round(years(station.spec, station.steps_done), 2),
            unit=MODULE_UNITS["years"],
            source=f"from {first.start} to {date.start if date else '-'}:"
            f" {first.source}",
            confidence=weakest(when.confidence for when in dates),
        ),
    }


def _sum(
    key: str, own: Sequence[ElementFigures], published: Figure | None
) -> StationFigure:
    """Sum a figure over the elements that have it."""
    known = [element for element in own if key in element.figures]
    expected = {"pressurised_volume_m3": ("module",), "power_kw": ()}.get(key)
    lacking = [
        element.placement.element
        for element in own
        if key not in element.figures
        and (expected is None or element.module.role in expected)
    ]
    shares = ", ".join(
        f"{e.placement.element} {e.figures[key].value:g} ({e.figures[key].source})"
        for e in known
    )
    return StationFigure(
        value=float(sum(element.figures[key].value for element in known)),
        unit=MODULE_UNITS[key],
        source=f"sum of {len(known)} elements: {shares}" if known else "not known",
        confidence=weakest(element.figures[key].confidence for element in known),
        published=published,
        lacking=tuple(lacking),
    )


def _extent(
    own: Sequence[ElementFigures], axis: int, published: Figure | None
) -> StationFigure:
    """Measure the station along an axis of the station frame."""
    roles = IN_LENGTH if axis == _X else None
    measured = [e for e in own if roles is None or e.module.role in roles]
    low = min(measured, key=lambda e: float(e.bounds_m[0][axis]))
    high = max(measured, key=lambda e: float(e.bounds_m[1][axis]))
    what = "X, modules and adapters" if axis == _X else "Y, arrays included"
    return StationFigure(
        value=float(high.bounds_m[1][axis] - low.bounds_m[0][axis]),
        unit="m",
        source=f"measured on this model along {what}: "
        f"{low.placement.element} to {high.placement.element}",
        confidence=weakest(_size_confidence(e) for e in (low, high)),
        published=published,
    )


def _size_confidence(element: ElementFigures) -> Confidence:
    """How sure an element's dimensions are: as sure as its parameters."""
    parameters = element.module.parameters.values()
    return weakest(parameter.confidence for parameter in parameters)


def _stated(figure: Figure, key: str) -> StationFigure:
    return StationFigure(
        value=figure.value,
        unit=MODULE_UNITS[key],
        source=figure.source,
        confidence=figure.confidence,
        note=figure.note,
    )


def weakest(confidences: Iterable[Confidence]) -> Confidence:
    """Return the least sure of them; of none at all, `estimate`."""
    ranks = [_WEAKEST_LAST.index(confidence) for confidence in confidences]
    return _WEAKEST_LAST[max(ranks)] if ranks else "estimate"
