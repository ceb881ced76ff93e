"""The records of `configs/materials.toml`: how each material role looks."""

from typing import Annotated

from pydantic import Field

from viewer.spec.record import Fraction, Name, Record

Hex = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]


class MaterialRecord(Record):
    """A surface in glTF's metallic-roughness terms."""

    colour: Hex
    """sRGB, as `#rrggbb`."""
    metallic: Fraction = 0.0
    roughness: Fraction = 0.6
    opacity: Fraction = 1.0


class MaterialsFile(Record):
    """The whole file: material role -> look."""

    materials: Annotated[dict[Name, MaterialRecord], Field(min_length=1)]
