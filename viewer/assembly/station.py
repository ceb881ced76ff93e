"""The station at a step: which elements are there, and where.

Relative frames are stored (which port is docked to which), world poses are
derived. Stepping changes transforms alone; no mesh is copied.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from viewer.assembly.mating import mate
from viewer.geometry.frames import Transform, compose, default_clock, mount
from viewer.geometry.parts import BuiltModule
from viewer.spec.model import (
    AddAction,
    ElementId,
    ModuleId,
    ModuleKey,
    MoveAction,
    PortId,
    RootPose,
    SetAction,
    StationSpec,
    StepId,
    StepRecord,
)
from viewer.spec.record import LocalText
from viewer.spec.variants import changed_key, element_key

Parts = Mapping[ModuleKey, BuiltModule]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dock:
    """How an element hangs on the one before it."""

    port: PortId
    to_element: ElementId
    to_port: PortId
    roll_deg: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Placement:
    """An element of the station and where it is.

    `dock` is None for the first element and for what flies free. Ships and what flies
    free are `visiting`: no part of the station's own figures. `arrived` is the step
    that brought it.
    """

    element: ElementId
    name: LocalText
    module: ModuleKey
    dock: Dock | None
    station_from_module: Transform
    arrived: StepId
    visiting: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Station:
    """A station as it stands after `steps_done` of its steps."""

    spec: StationSpec
    steps_done: int
    placements: Mapping[ElementId, Placement]

    @property
    def step(self) -> StepRecord | None:
        """The step that was done last; None before the first."""
        return self.spec.steps[self.steps_done - 1] if self.steps_done else None


def station_at(spec: StationSpec, parts: Parts, steps_done: int) -> Station:
    """Return the station after its first `steps_done` steps, 0 to all of them.

    Pure: the same arguments give the same station. `after_step` takes one more.
    """
    station = Station(spec=spec, steps_done=0, placements={})
    for _ in range(steps_done):
        station = after_step(station, parts)
    return station


def after_step(station: Station, parts: Parts) -> Station:
    """Return the station with its next step done; the one given stays as it is.

    Within a step elements leave, move and change before others arrive.
    """
    step = station.spec.steps[station.steps_done]
    placements = dict(station.placements)
    for removal in step.remove:
        del placements[ElementId(removal.element)]
    for move in step.move:
        placements = _with_move(placements, move, parts)
    for change in step.set:
        placements = _with_change(placements, change, station.spec, parts)
    for arrival in step.add:
        placed = _arrived(placements, arrival, step, station.spec, parts)
        placements[placed.element] = placed
    return Station(
        spec=station.spec, steps_done=station.steps_done + 1, placements=placements
    )


def _with_move(
    placements: dict[ElementId, Placement], move: MoveAction, parts: Parts
) -> dict[ElementId, Placement]:
    element = ElementId(move.element)
    dock = _dock(move.port, move.to, move.roll_deg)
    changed = {**placements, element: replace(placements[element], dock=dock)}
    return _derived(changed, parts)


def _with_change(
    placements: dict[ElementId, Placement],
    change: SetAction,
    spec: StationSpec,
    parts: Parts,
) -> dict[ElementId, Placement]:
    element = ElementId(change.element)
    placed = placements[element]
    key = changed_key(placed.module, change.parameters)
    return _derived({**placements, element: replace(placed, module=key)}, parts)


def _derived(
    placements: dict[ElementId, Placement], parts: Parts
) -> dict[ElementId, Placement]:
    """Derive every world pose anew from the relative ones."""
    done: dict[ElementId, Placement] = {}

    def place(element: ElementId) -> Placement:
        if element not in done:
            placed = placements[element]
            if placed.dock is not None:
                pose = _docked(
                    place(placed.dock.to_element), placed.dock, placed.module, parts
                )
                placed = replace(placed, station_from_module=pose)
            done[element] = placed
        return done[element]

    return {element: place(element) for element in placements}


def _arrived(
    placements: Mapping[ElementId, Placement],
    arrival: AddAction,
    step: StepRecord,
    spec: StationSpec,
    parts: Parts,
) -> Placement:
    key = element_key(ModuleId(arrival.module), arrival.set)
    module = spec.modules[key]
    if arrival.port is None or arrival.to is None:
        dock = None
        pose = _root_pose(arrival.pose or RootPose())
    else:
        dock = _dock(arrival.port, arrival.to, arrival.roll_deg)
        pose = _docked(placements[dock.to_element], dock, key, parts)
    return Placement(
        element=ElementId(arrival.id or arrival.module),
        name=arrival.name or module.name,
        module=key,
        dock=dock,
        station_from_module=pose,
        arrived=StepId(step.id),
        visiting=module.role == "ship" or (dock is None and bool(placements)),
    )


def _dock(port: str, to: str, roll_deg: float) -> Dock:
    to_element, _, to_port = to.partition(".")
    return Dock(
        port=PortId(port),
        to_element=ElementId(to_element),
        to_port=PortId(to_port),
        roll_deg=roll_deg,
    )


def _docked(host: Placement, dock: Dock, key: ModuleKey, parts: Parts) -> Transform:
    host_from_module = mate(
        parts[host.module].module_from_port[dock.to_port],
        parts[key].module_from_port[dock.port],
        dock.roll_deg,
    )
    return compose(host.station_from_module, host_from_module)


def _root_pose(pose: RootPose) -> Transform:
    return mount(pose.origin_m, pose.out, pose.clock or default_clock(pose.out))
