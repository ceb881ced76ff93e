"""Names on hulls."""

from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from viewer.spec.kinds.part import PartRecord
from viewer.spec.record import Length, Name, Number, Text

LETTERS = frozenset(
    "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-—.,:/()«»+"
)
"""The signs that can be set; small letters are set as capitals."""


class Lettering(PartRecord):
    """Raised block letters that face along +X, read along +Y with +Z up.

    The origin is the middle of the words, on the surface that carries them.
    """

    kind: Literal["lettering"]
    text: Annotated[Text, Field(max_length=64)]
    """Russian or English letters, digits and simple signs; set in capitals."""
    height_m: Length = 0.5
    """Of a capital, metres."""
    weight: Annotated[Number, Field(ge=0.05, le=0.25)] = 0.17
    """The width of a stroke, as a share of the height."""
    ground: Literal["flat", "along", "around", "ball"] = "flat"
    """What carries them: a flat face, a round hull that the words run along or
    around, or a ball."""
    radius_m: Length | None = None
    """Of a round hull or a ball, metres."""
    relief_m: Length = 0.012
    """How far the letters stand out, metres."""
    sink_m: Length = 0.04
    """How far they reach into the ground, metres."""
    material: Name = "lettering"

    @field_validator("text")
    @classmethod
    def _can_be_set(cls, text: str) -> str:
        unknown = sorted({c for c in text.upper() if c not in LETTERS and c != " "})
        if unknown:
            raise ValueError(f"has signs that there are no letters for: {unknown}")
        return text

    @model_validator(mode="after")
    def _lies_on_its_ground(self) -> Self:
        if (self.ground == "flat") != (self.radius_m is None):
            raise ValueError(
                "must have radius_m where its ground is round, and only there"
            )
        return self
