"""A body: what a part kind is built of."""

from dataclasses import dataclass

from viewer.geometry.mesh import Mesh, merged


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Body:
    """A closed mesh of one material, in its part's frame."""

    material: str
    mesh: Mesh


def bodies(*pieces: tuple[str, Mesh]) -> tuple[Body, ...]:
    """Return one body for each material named, in the order they first come.

    A body may hold several closed shells, which may reach into each other.
    """
    by_material: dict[str, list[Mesh]] = {}
    for material, mesh in pieces:
        by_material.setdefault(material, []).append(mesh)
    return tuple(
        Body(material=material, mesh=meshes[0] if len(meshes) == 1 else merged(meshes))
        for material, meshes in by_material.items()
    )
