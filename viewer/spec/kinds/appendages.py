"""Solar arrays, radiators and antennas."""

from typing import Annotated, Literal

from pydantic import Field

from viewer.spec.kinds.part import PartRecord
from viewer.spec.record import (
    Angle,
    Distance,
    Flag,
    Fraction,
    Length,
    Name,
    Number,
    Whole,
)


class SolarWing(PartRecord):
    """A solar array wing that reaches along +X, its cells facing +Z.

    A boom leads from the drive at the origin to the inner edge of the blankets.
    One blanket lies on the axis; two lie to either side of a mast.
    """

    kind: Literal["solar_wing"]
    length_m: Length
    """Of the blankets along +X when fully deployed, metres."""
    width_m: Length
    """Of one blanket, metres."""
    blankets: Literal[1, 2] = 1
    gap_m: Distance = 0.0
    """Between two blankets, metres."""
    boom_m: Distance = 1.0
    """From the origin to the inner edge of the blankets, metres."""
    boom_diameter_m: Length = 0.12
    mast_width_m: Distance = 0.0
    """Of the mast between two blankets, metres; 0 for a plain spar."""
    panels: Annotated[Whole, Field(ge=1, le=200)] = 8
    """Hinged panels, or folds, along the length."""
    thickness_m: Length = 0.03
    frame: Flag = True
    """Whether each panel has a stiff frame, as against a fabric blanket."""
    deploy: Fraction = 1.0
    """0 folded, 1 fully open."""
    turn_deg: Angle = 0.0
    """Of the drive about +X."""


class Radiator(PartRecord):
    """A deployed flat radiator that reaches along +X, its faces looking along Z."""

    kind: Literal["radiator"]
    length_m: Length
    width_m: Length
    panels: Annotated[Whole, Field(ge=1, le=50)] = 4
    thickness_m: Length = 0.05
    stem_m: Distance = 0.3
    """From the origin to the first panel, metres."""
    deploy: Fraction = 1.0
    turn_deg: Angle = 0.0


class BodyRadiator(PartRecord):
    """Radiator panels that lie flush round a cylindrical hull, about +X from 0."""

    kind: Literal["body_radiator"]
    diameter_m: Length
    """Of the hull under it, metres."""
    length_m: Length
    panels: Annotated[Whole, Field(ge=1, le=64)] = 8
    arc_deg: Annotated[Number, Field(gt=0, le=360)] = 360.0
    """Of the arc that is covered, centred on +Z."""
    standoff_m: Length = 0.05
    thickness_m: Length = 0.03


class Dish(PartRecord):
    """A parabolic antenna on a mast, its boresight along +X."""

    kind: Literal["dish"]
    diameter_m: Length
    depth_m: Length | None = None
    """Of the bowl; a sixth of the diameter where none is named."""
    mast_m: Distance = 0.4
    tilt_deg: Angle = 0.0
    """Of the boresight from +X towards +Z."""


class Antenna(PartRecord):
    """A small antenna that stands on the hull along +X."""

    kind: Literal["antenna"]
    form: Literal["whip", "kurs", "patch", "horn"]
    """A rod; the Kurs rendezvous head on its boom; a flat patch; a horn."""
    length_m: Length = 1.0
    diameter_m: Length = 0.3
    """Of the head, metres (of a rod: its foot)."""
    material: Name | None = None
