"""The module that the panels tell of: the one that was selected last. No Qt."""

from dataclasses import dataclass

from viewer.assembly.station import Placement, Station
from viewer.gui.tree_nodes import element_of
from viewer.spec.model import (
    AddAction,
    ElementId,
    ModuleId,
    ModuleKey,
    ModuleSpec,
    StepRecord,
)
from viewer.spec.record import LocalText
from viewer.spec.variants import element_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """An element, whether or not it is there at the step that is shown.

    `placement` is where it is; None where it is not. `step` and `number`, from 1, are
    what brings it. `shared_by` are all elements of the same module, itself among them.
    """

    element: str
    part: str | None
    name: LocalText
    module: ModuleSpec
    placement: Placement | None
    step: StepRecord
    number: int
    shared_by: tuple[str, ...]

    @property
    def key(self) -> ModuleKey:
        """Which variant of its module it is."""
        return self.module.key


def chosen_of(station: Station, selected: tuple[str, ...]) -> Chosen | None:
    """Return the element that was selected last; None where none is."""
    if not selected:
        return None
    element, _, part = selected[-1].partition("/")
    arrivals = list(_arrivals(station))
    found = next((each for each in arrivals if _element(each[2]) == element), None)
    if found is None:
        return None
    number, step, arrival = found
    placement = station.placements.get(ElementId(element_of(element)))
    key = (
        placement.module
        if placement
        else element_key(ModuleId(arrival.module), arrival.set)
    )
    module = station.spec.modules[key]
    alike = [_element(each) for _, _, each in arrivals if each.module == key.module]
    return Chosen(
        element=element,
        part=part or None,
        name=arrival.name or module.name,
        module=module,
        placement=placement,
        step=step,
        number=number,
        shared_by=tuple(dict.fromkeys(alike)),
    )


def _arrivals(station: Station) -> list[tuple[int, StepRecord, AddAction]]:
    return [
        (number, step, arrival)
        for number, step in enumerate(station.spec.steps, start=1)
        for arrival in step.add
    ]


def _element(arrival: AddAction) -> str:
    return arrival.id or arrival.module
