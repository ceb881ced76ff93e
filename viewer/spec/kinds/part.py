"""What all part kinds have in common: where they sit and how often."""

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo

from viewer.spec.record import Angle, Direction, Name, Offset, PointM, Record, Whole


class Mount(Record):
    """Where a part sits in the module frame.

    A part is modelled with its mounting point at its own origin, reaching along
    its own +X; its own +Z is its upper side.
    """

    origin_m: PointM = (0.0, 0.0, 0.0)
    """The part's origin in the module frame, metres."""
    out: Direction = (1.0, 0.0, 0.0)
    """The direction of the part's +X in the module frame."""
    clock: Direction | None = None
    """The direction of the part's +Z, made square to `out`; the module's +Z where
    none is named, or its +X where `out` lies along Z."""


class Repeat(Record):
    """Copies of a part, turned about an axis of the module or shifted."""

    count: Annotated[Whole, Field(ge=2, le=360)]
    """How many in all, the first one included."""
    about: Literal["x", "y", "z"] = "x"
    """The axis of the module frame that the copies are turned about."""
    step_deg: Angle | None = None
    """The turn from one copy to the next; a full circle divided evenly where none
    is named and nothing is shifted."""
    shift_m: tuple[Offset, Offset, Offset] | None = None
    """The shift from one copy to the next in the module frame, metres."""


class PartRecord(Record):
    """One entry of a module's `[[parts]]`."""

    kind: str
    name: Name | None = None
    """For people and for exported files; numbered by kind where none is given."""
    at: Mount = Mount()
    repeat: Repeat | None = None


def below(value: float, info: ValidationInfo, limit: str) -> float:
    """Return a length that must be less than the field `limit`, named before it."""
    most = info.data.get(limit)
    if most is not None and value >= most:
        raise ValueError(f"must be less than {limit}, which is {most:g}; is {value:g}")
    return value
