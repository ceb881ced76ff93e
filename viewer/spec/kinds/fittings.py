"""Engines, tanks, windows, rails and plain solids."""

from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from viewer.spec.kinds.part import PartRecord
from viewer.spec.record import Angle, Distance, Length, Name, Number, PointM


class Engine(PartRecord):
    """A rocket engine with a bell nozzle that opens along +X; origin at its mount."""

    kind: Literal["engine"]
    exit_diameter_m: Length = 0.5
    length_m: Length = 0.8


class ThrusterBlock(PartRecord):
    """A housing with small nozzles that fire sideways; it stands along +X."""

    kind: Literal["thruster_block"]
    size_m: tuple[Length, Length, Length] = (0.25, 0.5, 0.3)
    """Along the part's X, Y and Z, metres."""
    nozzle_m: Length = 0.1
    """Exit diameter of a nozzle, metres."""
    nozzles: Annotated[
        tuple[Literal["+y", "-y", "+z", "-z", "+x"], ...], Field(max_length=12)
    ] = (
        "+y",
        "-y",
        "+z",
        "-z",
    )


class Tank(PartRecord):
    """A tank with domed ends along +X, centred on the origin; a ball if no longer."""

    kind: Literal["tank"]
    diameter_m: Length
    length_m: Length
    """Over the domes, metres; at least the diameter."""
    material: Name = "metal"

    @field_validator("length_m")
    @classmethod
    def _holds_its_domes(cls, length: float, info: ValidationInfo) -> float:
        least = info.data.get("diameter_m", 0.0)
        if length < least:
            raise ValueError(
                f"must be at least diameter_m, which is {least:g}; is {length:g}"
            )
        return length


class Window(PartRecord):
    """A porthole that looks along +X; origin on the hull."""

    kind: Literal["window"]
    diameter_m: Length = 0.4
    depth_m: Length = 0.12
    """How far the rim reaches into the hull, metres."""


class Hatch(PartRecord):
    """A round hatch with hinge and rim, facing +X; origin on the hull."""

    kind: Literal["hatch"]
    diameter_m: Length = 1.0
    depth_m: Length = 0.2
    """How far the rim reaches into the hull, metres."""


class Rail(PartRecord):
    """A handrail on stand-offs: a tube along a path, feet towards the part's -Z.

    With `radius_m` the path is an arc about the part's X at the origin instead.
    """

    kind: Literal["rail"]
    length_m: Length | None = None
    """Of a straight rail along +X, metres."""
    radius_m: Length | None = None
    """Of the surface under a rail that runs round a hull, metres."""
    arc_deg: Annotated[Number, Field(gt=0, le=360)] = 360.0
    """Of a rail that runs round a hull, centred on the part's +Z."""
    standoff_m: Length = 0.09
    tube_m: Length = 0.035
    material: Name = "rail"

    @model_validator(mode="after")
    def _has_one_path(self) -> Self:
        if (self.length_m is None) == (self.radius_m is None):
            raise ValueError("must have either length_m or radius_m")
        return self


class Tube(PartRecord):
    """A round tube along a path of straight pieces, in the part frame."""

    kind: Literal["tube"]
    points_m: Annotated[tuple[PointM, ...], Field(min_length=2, max_length=64)]
    diameter_m: Length
    material: Name = "metal"

    @field_validator("points_m")
    @classmethod
    def _leads_somewhere(
        cls, points: Sequence[tuple[float, float, float]]
    ) -> Sequence[tuple[float, float, float]]:
        if len(set(points)) < 2:
            raise ValueError("must have two points that differ")
        return points


class Box(PartRecord):
    """A bevelled box that stands on the origin along +X, centred in Y and Z."""

    kind: Literal["box"]
    size_m: tuple[Length, Length, Length]
    """Along the part's X, Y and Z, metres."""
    bevel_m: Distance = 0.02
    turn_deg: Angle = 0.0
    material: Name = "hull"
