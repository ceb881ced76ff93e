"""A body: what a part kind is built of."""

from dataclasses import dataclass

from viewer.geometry.mesh import Mesh


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Body:
    """A closed mesh of one material, in its part's frame."""

    material: str
    mesh: Mesh
