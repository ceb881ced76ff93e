"""What a spacewalk needs: fixtures, adapters, work sites, and who makes it."""

from typing import Annotated, Literal

from pydantic import Field

from viewer.spec.kinds.part import PartRecord
from viewer.spec.record import Angle, Length, Number


class GrappleFixture(PartRecord):
    """A pin on a base with three cam arms and a target, which an arm takes hold of."""

    kind: Literal["grapple_fixture"]
    diameter_m: Length = 0.62
    """Of the base, metres."""
    pin_m: Length = 0.32
    """How far the grapple pin stands out of the base, metres."""


class PayloadAdapter(PartRecord):
    """A square plate with guide cones and a latch that payloads are set upon."""

    kind: Literal["payload_adapter"]
    width_m: Length = 0.9
    plate_m: Length = 0.06
    """Thickness of the plate, metres."""
    standoff_m: Length = 0.22
    """How far the plate stands off its mount, on four legs, metres."""


class WorkSite(PartRecord):
    """A foot restraint on a jointed stanchion, with a lamp, where a cosmonaut works."""

    kind: Literal["work_site"]
    height_m: Length = 0.7
    """Of the foot plate over the mount, metres."""
    lamp_m: Length = 0.45
    """Of the lamp over the foot plate, metres."""
    tilt_deg: Annotated[Angle, Field(ge=-60, le=60)] = 0.0
    """Of the foot plate about the part's Y."""


class Cosmonaut(PartRecord):
    """A figure in a spacewalk suit, for scale: soles at the origin, head along +X.

    It faces the part's +Z.
    """

    kind: Literal["cosmonaut"]
    height_m: Annotated[Number, Field(gt=1.0, le=2.5)] = 1.8
    """From the soles to the top of the helmet, metres."""
    arms_deg: Annotated[Angle, Field(ge=0, le=120)] = 38.0
    """How far the arms are raised to the sides."""
