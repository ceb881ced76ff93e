"""Open lattices and arms."""

import math
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from viewer.spec.kinds.part import PartRecord
from viewer.spec.record import Angle, Distance, Flag, Length, Name, Whole


class Truss(PartRecord):
    """An open lattice beam along +X from 0, its section centred on the axis."""

    kind: Literal["truss"]
    length_m: Length
    width_m: Length
    """Of the section along Y, metres."""
    height_m: Length
    """Of the section along Z, metres."""
    section: Literal["box", "hexagon", "triangle"] = "box"
    bays: Annotated[Whole, Field(ge=1, le=100)] = 4
    tube_m: Annotated[Length, Field(validate_default=True)] = 0.12
    """Diameter of the longerons, metres; the diagonals are two thirds of it."""
    deck: Flag = False
    """Whether the -Z face carries a solid deck."""
    core_m: Distance = 0.0
    """Width of a closed equipment box inside, metres; 0 for none."""
    material: Name = "lattice"

    @field_validator("tube_m")
    @classmethod
    def _leaves_room(cls, tube: float, info: ValidationInfo) -> float:
        for side in ("width_m", "height_m"):
            most = info.data.get(side, math.inf) / 2.0
            if tube >= most:
                raise ValueError(
                    f"must be less than half of {side}, which is {most:g}; is {tube:g}"
                )
        return tube


class Manipulator(PartRecord):
    """A jointed arm; it starts along +X and bends at each joint about its own Y.

    Joint `i` turns the links after it, right-handed about Y (`joints_deg`), after
    the shoulder has turned the whole arm about +X (`yaw_deg`).
    """

    kind: Literal["manipulator"]
    links_m: Annotated[tuple[Length, ...], Field(min_length=1, max_length=8)]
    joints_deg: Annotated[tuple[Angle, ...], Field(max_length=8)] = ()
    """One for each link: the turn at the link's near end."""
    yaw_deg: Angle = 0.0
    """Of the whole arm about the part's +X, right-handed."""
    tube_m: Length = 0.22
    material: Name = "arm"

    @field_validator("joints_deg")
    @classmethod
    def _has_links_for_all(
        cls, joints: tuple[float, ...], info: ValidationInfo
    ) -> tuple[float, ...]:
        links = len(info.data.get("links_m", joints))
        if len(joints) > links:
            raise ValueError(
                f"must have at most one angle for each of the {links} links of"
                f" links_m; has {len(joints)}"
            )
        return joints
