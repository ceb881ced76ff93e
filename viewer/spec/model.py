"""The records of a module file and a station file, and what they resolve to.

The records (`ModuleFile`, `StationFile`) mirror the TOML tables. The specs
(`ModuleSpec`, `StationSpec`) are what the rest of the program reads: parameters
bound, expressions evaluated, names resolved, every cross-check passed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, NewType

from pydantic import Field

from viewer.spec.kinds import PartRecord
from viewer.spec.record import (
    Angle,
    Dates,
    Direction,
    Figure,
    LocalText,
    Name,
    Number,
    ParameterName,
    PointM,
    Record,
    Sourced,
    Stated,
    StepName,
    Text,
)

ModuleId = NewType("ModuleId", str)
ElementId = NewType("ElementId", str)
PortId = NewType("PortId", str)
StepId = NewType("StepId", str)
PhaseId = NewType("PhaseId", str)

Role = Literal[
    "module",  # counted as a module; pressurised
    "platform",  # counted as a module; no pressure
    "adapter",  # a pressurised adapter, not counted (PMA)
    "ship",  # a visiting ship, counted apart
    "truss",
    "array",
    "radiator",
    "equipment",
]
PortType = Literal["ssvp", "ssvp-hybrid", "apas", "cbm", "structural", "berth"]
PortSide = Literal["active", "passive", "androgynous"]

MAX_PARAMETERS = 100

MODULE_UNITS: Mapping[str, str] = {
    "mass_kg": "kg",
    "pressurised_volume_m3": "m3",
    "length_m": "m",
    "diameter_m": "m",
    "span_m": "m",
    "array_area_m2": "m2",
    "power_kw": "kW",
    "crew": "persons",
    "life_years": "years",
    "launches": "launches",
    "years": "years",
}


class Parameter(Sourced):
    """A named dimension of a module that users may change within its range."""

    default: Number
    range: tuple[Number, Number]
    label: Text | None = None


class PortMount(Record):
    """Where a port sits: +Z of the port along `out`, its +X along `clock`."""

    origin_m: PointM
    out: Direction
    clock: Direction | None = None


class PortRecord(Record):
    """A place where another module docks, berths or is fixed."""

    id: Name
    type: PortType
    side: PortSide
    at: PortMount
    label: Text | None = None


class ModuleFile(Record):
    """A module file after its expressions are evaluated."""

    id: Name
    name: LocalText
    role: Role
    summary: LocalText | None = None
    figures: dict[str, Figure] = {}
    parameters: Annotated[
        dict[ParameterName, Parameter], Field(max_length=MAX_PARAMETERS)
    ] = {}
    parts: Annotated[list[dict[str, Any]], Field(min_length=1)]
    """Each is validated by the record of its own `kind`."""
    ports: Annotated[list[PortRecord], Field(max_length=100)] = []


class RootPose(Record):
    """Where the first element, or one that flies free, stands in the station frame."""

    origin_m: PointM = (0.0, 0.0, 0.0)
    out: Direction = (1.0, 0.0, 0.0)
    """The direction of the module's +X in the station frame."""
    clock: Direction | None = None
    """The direction of the module's +Z; the station's +Z, nadir, if none is named."""


class AddAction(Record):
    """An element arrives: its port is mated to a port of an element that is there."""

    module: Name
    id: Name | None = None
    """The element's own id; the module's where none is named."""
    name: LocalText | None = None
    port: Name | None = None
    to: Annotated[str, Field(pattern=r"^[a-z0-9_-]+\.[a-z0-9_-]+$")] | None = None
    """`element.port`; left out, with `port`, for the first element, and for what flies
    free beside the station: both may have a pose instead."""
    roll_deg: Angle = 0.0
    pose: RootPose | None = None
    set: dict[str, Number] = {}
    """Parameters of the module that differ for this element."""


class MoveAction(Record):
    """An element, with all that hangs on it, goes to another port."""

    element: Name
    port: Name
    to: Annotated[str, Field(pattern=r"^[a-z0-9_-]+\.[a-z0-9_-]+$")]
    roll_deg: Angle = 0.0


class RemoveAction(Record):
    """An element leaves; nothing may hang on it."""

    element: Name


class SetAction(Record):
    """Parameters of an element change: arrays unfold or turn, an arm moves."""

    element: Name
    parameters: dict[str, Number]


class StepRecord(Record):
    """One step of the assembly."""

    id: StepName
    phase: Name
    name: LocalText
    date: Dates | None
    """None, which no file can say, where a module is shown alone."""
    launcher: Stated | None = None
    caption: LocalText | None = None
    remove: list[RemoveAction] = []
    move: list[MoveAction] = []
    set: list[SetAction] = []
    add: list[AddAction] = []


class PhaseRecord(Record):
    """A phase of the assembly, with what is published of the station at its end."""

    id: Name
    name: LocalText
    date: Dates | None = None
    figures: dict[str, Figure] = {}


class OverlapRecord(Record):
    """Two elements that are meant to reach into each other."""

    between: tuple[Name, Name]
    reason: Text


class StationFile(Record):
    """A station file."""

    id: Name
    name: LocalText
    summary: LocalText | None = None
    reference: Name | None = None
    """The station that it is set beside where the user names none."""
    facts: dict[str, Stated] = {}
    phases: Annotated[list[PhaseRecord], Field(min_length=1)]
    steps: Annotated[list[StepRecord], Field(min_length=1)]
    overlaps: list[OverlapRecord] = []
    """What `check` need not complain about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Port:
    """A port of a module; its frame is built in `viewer.geometry`."""

    id: PortId
    type: PortType
    side: PortSide
    origin_m: tuple[float, float, float]
    out: tuple[float, float, float]
    clock: tuple[float, float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleKey:
    """A module as it is built: its id and the parameters that were changed."""

    module: ModuleId
    changed: tuple[tuple[str, float], ...] = ()
    unfolded: float = 1.0
    """How far what folds has opened towards its own `deploy`, 0 to 1: less than 1
    only while the element is on its way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleSpec:
    """A module with its parameters bound."""

    key: ModuleKey
    path: Path
    name: LocalText
    role: Role
    summary: LocalText | None
    figures: Mapping[str, Figure]
    parameters: Mapping[str, Parameter]
    values: Mapping[str, float]
    """Every parameter with the value that it was built with."""
    parts: tuple[PartRecord, ...]
    ports: Mapping[PortId, Port]


@dataclass(frozen=True, slots=True, kw_only=True)
class StationSpec:
    """A station whose every name is resolved and every cross-check passed."""

    id: str
    path: Path
    name: LocalText
    summary: LocalText | None
    reference: str | None
    facts: Mapping[str, Stated]
    phases: tuple[PhaseRecord, ...]
    steps: tuple[StepRecord, ...]
    modules: Mapping[ModuleKey, ModuleSpec]
    """Every module in every state that a step puts it in."""
    overlaps: tuple[OverlapRecord, ...] = ()
