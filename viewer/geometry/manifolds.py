"""Meshes as solids that can be cut and united: the one room that knows manifold3d."""

from collections.abc import Iterator, Sequence

import numpy as np
from manifold3d import Error, Manifold, Mesh64

from viewer.geometry.frames import Points
from viewer.geometry.mesh import Indices, Mesh, welded
from viewer.geometry.shells import compacted, shell_measures, solid_labels

# Two faces of a closed stroke that meet back to back enclose nothing but rounding.
_FOLDED_M = 1e-9


class OpenSurfaceError(ValueError):
    """A mesh that encloses nothing."""


def shells_of(mesh: Mesh) -> Iterator[Manifold]:
    """Give each shell of a mesh as a solid, in the mesh's frame, metres.

    Shells may reach into each other, and touch; those round a hollow are left out,
    so that hollows inside one body are filled.

    Raises
    ------
    OpenSurfaceError
        If a shell is not closed.
    """
    points, triangles = welded(mesh)
    if (labelled := solid_labels(triangles)) is None:
        raise OpenSurfaceError(Error.NotManifold.name)
    labels, count = labelled
    volumes, surfaces = shell_measures(points, triangles, labels, count)
    for shell in np.flatnonzero(volumes > _FOLDED_M * surfaces):
        yield _closed(*compacted(points, triangles[labels == shell]))


def hull_points(points: Points) -> Points:
    """Return the corners of the convex hull of points, (n, 3); none if it is flat."""
    hull = Manifold.hull_points(np.ascontiguousarray(points))
    return np.asarray(hull.to_mesh64().vert_properties)[:, :3]


def lots_of(shells: Sequence[Manifold]) -> list[Manifold]:
    """Return the shells in as few solids as can be, those of one solid well apart.

    One solid is moved and united much faster than the hundred rods it holds.
    """
    lots: list[tuple[list[Manifold], list[Points]]] = []
    for shell in shells:
        low, high = box = box_of(shell)
        for members, boxes in lots:
            others = np.array(boxes)
            near = (others[:, 0] <= high).all(axis=1) & (others[:, 1] >= low).all(
                axis=1
            )
            if not near.any():
                members.append(shell)
                boxes.append(box)
                break
        else:
            lots.append(([shell], [box]))
    return [
        members[0] if len(members) == 1 else Manifold.compose(members)
        for members, _ in lots
    ]


def box_of(solid: Manifold) -> Points:
    """Return the box round a solid, (2, 3), in its own units."""
    return np.array(solid.bounding_box()).reshape(2, 3)


def thickness_of(solid: Manifold) -> float:
    """Return how thick a solid is at most, in its own units.

    The least side of its box, or four times its volume by its surface: the
    diameter of a rod, and no more than twice the wall of a tube.
    """
    sides = np.ptp(box_of(solid), axis=0)
    return float(min(sides.min(), 4.0 * solid.volume() / solid.surface_area()))


def _closed(points: Points, triangles: Indices) -> Manifold:
    solid = Manifold(
        Mesh64(
            vert_properties=np.ascontiguousarray(points),
            tri_verts=np.ascontiguousarray(triangles, dtype=np.uint64),
        )
    )
    if (fault := solid.status()) != Error.NoError:
        raise OpenSurfaceError(fault.name)
    return solid
