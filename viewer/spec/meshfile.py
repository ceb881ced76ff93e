"""The side file of a found mesh: `NAME.toml` beside `NAME.glb`."""

from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from viewer.errors import ConfigError, nearest
from viewer.spec.faults import in_order
from viewer.spec.record import Flag, Length, LocalText, Number, Record, Text
from viewer.spec.tomlfile import read_toml
from viewer.spec.wording import validated

UNITS_M = {
    "metre": 1.0,
    "decimetre": 0.1,
    "centimetre": 0.01,
    "millimetre": 0.001,
    "inch": 0.0254,
    "foot": 0.3048,
    "yard": 0.9144,
    "kilometre": 1000.0,
}
"""Units by name, in metres (International Yard and Pound Agreement 1959)."""

Axis = Literal["+x", "-x", "+y", "-y", "+z", "-z"]
Scale = Annotated[Number, Field(gt=0)]


class MeshNotes(Record):
    """What is known of a mesh file; the program finds out what is left out."""

    unit: Scale | None = None
    """The unit of the file, by name or in metres; a name becomes metres."""
    length_m: Length | None = None
    """The true length of its longest side, metres, instead of a unit."""
    up: Axis | None = None
    """The file's axis that points to zenith."""
    forward: Axis | None = None
    """The file's axis that points forward, along the flight."""
    mirror: Flag | None = None
    """Whether the file shows the station in a mirror."""
    drop: tuple[Text, ...] = ()
    """Names of nodes that are left out."""
    name: LocalText | None = None
    credit: Text | None = None
    """Who made it, for captions."""
    licence: Text | None = None

    @field_validator("unit", mode="before")
    @classmethod
    def _in_metres(cls, unit: object) -> object:
        if not isinstance(unit, str):
            return unit
        if unit not in UNITS_M:
            known = ", ".join(UNITS_M)
            raise ValueError(f"no unit '{unit}'{nearest(unit, UNITS_M)}; has {known}")
        return UNITS_M[unit]

    @model_validator(mode="after")
    def _does_not_contradict_itself(self) -> Self:
        if self.unit is not None and self.length_m is not None:
            raise ValueError("must have either unit or length_m")
        if self.up and self.forward and self.up[1] == self.forward[1]:
            raise ValueError("up and forward must lie along different axes")
        return self


def notes_path(mesh: Path) -> Path:
    """Return where the side file of a mesh lies."""
    return mesh.with_suffix(".toml")


def load_mesh_notes(mesh: Path) -> MeshNotes:
    """Return what the side file of a mesh says; nothing is known where it has none.

    Raises
    ------
    ConfigError
        With every problem of the side file.
    """
    path = notes_path(mesh)
    if not path.is_file():
        return MeshNotes()
    file = read_toml(path)
    notes = validated(MeshNotes, file.data, (), file.faults) if file.is_read else None
    if notes is None:
        raise ConfigError(in_order(file.faults.problems()))
    return notes
