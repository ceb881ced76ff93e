"""The records of `configs/materials.toml`: how each material role looks."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from viewer.errors import ConfigError
from viewer.spec.faults import in_order
from viewer.spec.record import Fraction, Name, Number, Record
from viewer.spec.tomlfile import TomlFile, read_toml
from viewer.spec.wording import validated

Pattern = Literal["solar-cells", "blanket-back", "hull-panels", "quilt", "radiator"]
Tile = Annotated[Number, Field(ge=0.01, le=100.0)]
Hex = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]


class MaterialRecord(Record):
    """A surface in glTF's metallic-roughness terms."""

    colour: Hex
    """sRGB, as `#rrggbb`."""
    metallic: Fraction = 0.0
    roughness: Fraction = 0.6
    opacity: Fraction = 1.0
    texture: Pattern | None = None
    """The pattern that is drawn on it."""
    tile_m: tuple[Tile, Tile] = (1.0, 1.0)
    """How far one tile of the pattern reaches, metres: along u and v."""


class MaterialsFile(Record):
    """The whole file: material role -> look."""

    materials: Annotated[dict[Name, MaterialRecord], Field(min_length=1)]


def load_materials_file(path: Path) -> MaterialsFile:
    """Return the table of a materials file.

    Raises
    ------
    ConfigError
        With every problem of the file.
    """
    file = read_toml(path)
    materials = read_materials(file)
    if materials is None:
        raise ConfigError(in_order(file.faults.problems()))
    return materials


def read_materials(file: TomlFile) -> MaterialsFile | None:
    """Return the table of a materials file, or None with its faults noted."""
    if not file.is_read:
        return None
    return validated(MaterialsFile, file.data, (), file.faults)
