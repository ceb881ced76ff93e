"""Pressure hulls and everything else that is mainly a body of revolution."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from viewer.spec.kinds.part import PartRecord, below
from viewer.spec.record import Angle, Count, Distance, Flag, Length, Name, Offset, Whole


class Hull(PartRecord):
    """A stepped hull: a closed body of revolution about its +X.

    Cylinders, cones and steps are all corners of one profile.
    """

    kind: Literal["hull"]
    profile: Annotated[
        tuple[tuple[Offset, Distance], ...], Field(min_length=2, max_length=64)
    ]
    """Corners `[x_m, diameter_m]`, x never falling; open ends are closed flat."""
    fillet_m: Distance = 0.0
    """Radius that rounds the corners of the profile, metres."""
    rings_m: tuple[Offset, ...] = ()
    """Where weld rings run round the hull: x, metres."""
    ring_width_m: Length = 0.08
    ring_height_m: Length = 0.03
    panels: Count = 0
    """Shield panels round the hull, parted by fine seams; 0 for a smooth skin."""
    frames: Flag = False
    """Whether the flat ends, their rims then left sharp, carry a metal frame ring."""
    material: Name = "hull"
    ring_material: Name = "hull_dark"

    @field_validator("profile")
    @classmethod
    def _encloses_something(
        cls, profile: Sequence[tuple[float, float]]
    ) -> Sequence[tuple[float, float]]:
        if any(after[0] < before[0] for before, after in pairwise(profile)):
            raise ValueError("must not run back: x must never fall")
        if profile[0][0] == profile[-1][0]:
            raise ValueError("must have a length: all corners lie at one x")
        if not any(diameter for _, diameter in profile):
            raise ValueError("must have a diameter: all corners lie on the axis")
        return profile


class SphereNode(PartRecord):
    """A spherical node with collars that carry docking ports; centre at the origin."""

    kind: Literal["sphere_node"]
    diameter_m: Length = 3.3
    collars: tuple[Literal["+x", "-x", "+y", "-y", "+z", "-z"], ...] = ()
    """The sides of the part frame with a collar."""
    collar_diameter_m: Length = 1.9
    collar_reach_m: Length = 2.2
    """From the centre to the collar's outer face, metres."""
    material: Name = "insulation"


class SoftSection(PartRecord):
    """A barrel-shaped inflatable section with restraint straps, along +X from 0."""

    kind: Literal["soft_section"]
    length_m: Length
    diameter_m: Length
    end_diameter_m: Length
    """Of the rigid rings that hold the fabric at both ends, metres."""
    gores: Annotated[Whole, Field(ge=6, le=64)] = 24
    """Lobes between the lengthwise straps."""
    hoops: Annotated[Whole, Field(ge=0, le=24)] = 6
    """Straps round the barrel."""
    material: Name = "fabric"

    @field_validator("end_diameter_m")
    @classmethod
    def _narrows(cls, end: float, info: ValidationInfo) -> float:
        return below(end, info, "diameter_m")


class Adapter(PartRecord):
    """A cone between two rings whose axes may be offset, along +X from 0 (a PMA)."""

    kind: Literal["adapter"]
    length_m: Length
    start_diameter_m: Length
    end_diameter_m: Length
    offset_m: tuple[Offset, Offset] = (0.0, 0.0)
    """How far the end's centre lies from the axis along the part's Y and Z, metres."""
    ribs: Count = 0
    material: Name = "hull_dark"


class Cupola(PartRecord):
    """A faceted observation dome with side windows and a round top window, along +X."""

    kind: Literal["cupola"]
    length_m: Length = 1.5
    diameter_m: Length = 2.955
    top_diameter_m: Annotated[Length, Field(validate_default=True)] = 1.6
    sides: Annotated[Whole, Field(ge=4, le=12)] = 6
    shutters: Flag = True
    """Whether opened shutters stand round the side windows."""
    material: Name = "hull"
    turn_deg: Angle = 0.0

    @field_validator("top_diameter_m")
    @classmethod
    def _narrows(cls, top: float, info: ValidationInfo) -> float:
        return below(top, info, "diameter_m")
