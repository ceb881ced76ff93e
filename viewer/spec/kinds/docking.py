"""Docking mechanisms."""

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from viewer.spec.kinds.part import PartRecord, below
from viewer.spec.record import Length, Name


class DockingPort(PartRecord):
    """A docking or berthing mechanism; origin on the docking plane, +X out.

    The body reaches back by `depth_m`; it must reach into the hull behind it.
    """

    kind: Literal["docking_port"]
    type: Literal["ssvp", "ssvp-hybrid", "apas", "cbm"]
    """Probe and cone; hybrid (probe and cone in a wide ring); androgynous; CBM."""
    side: Literal["active", "passive"]
    """Active: probe, or guide petals out. Passive: receiving cone, or ring alone."""
    diameter_m: Length = 1.35
    """Of the outer flange, metres."""
    passage_m: Annotated[Length, Field(validate_default=True)] = 0.8
    depth_m: Length = 0.35
    """From the docking plane back to the hull, metres."""
    material: Name = "metal"

    @field_validator("passage_m")
    @classmethod
    def _fits_the_flange(cls, passage: float, info: ValidationInfo) -> float:
        return below(passage, info, "diameter_m")
