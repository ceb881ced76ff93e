"""The bodies of a file that knows no tree, with materials that are all known."""

from collections.abc import Mapping, Sequence

from viewer.export.tree import ExportNode, PlacedBody, placed_bodies
from viewer.scene.materials import check_roles
from viewer.scene.scene import Material


def known_bodies(
    roots: Sequence[ExportNode], materials: Mapping[str, Material]
) -> list[PlacedBody]:
    """Return every body that is seen, tree by tree.

    Raises
    ------
    InputError
        If a body names a material that the table lacks.
    """
    placed = [body for root in roots for body in placed_bodies(root)]
    where = {body.body.material: " / ".join(body.names) for body in placed}
    check_roles(where, materials)
    return placed
