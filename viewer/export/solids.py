"""Bodies as solids where they stand, ready to be united."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from manifold3d import Error, Manifold, Mesh64
from numpy.typing import NDArray

from viewer.errors import InputError
from viewer.export.shells import compacted, shell_labels, shell_measures
from viewer.export.tree import ExportNode, placed_bodies
from viewer.geometry.frames import Points, Transform
from viewer.geometry.mesh import Indices, Mesh, union_bounds, welded

# Rounding at this decimal of a millimetre takes the noise of the transforms out:
# faces that meet in a plane of the station then meet in it exactly, and unite.
# It stays under the union's own tolerance, so that facets stay flat.
_SNAP_DECIMALS = 11


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlacedSolid:
    """A body as solids in the printer's frame, millimetres.

    `names` lead to it from the root. `thickness_mm` is that of its thinnest shell,
    at most; `box_mm` is (2, 3).
    """

    names: tuple[str, ...]
    shells: tuple[Manifold, ...]
    thickness_mm: float
    box_mm: Points


@dataclass(frozen=True, slots=True)
class _Shape:
    """The shells of one mesh in its own frame, metres, and the thinnest's thickness."""

    shells: tuple[Manifold, ...]
    thickness_m: float


def placed_solids(
    roots: Sequence[ExportNode], print_from_station: Transform, mm_per_m: float
) -> list[PlacedSolid]:
    """Return every body of the trees as solids; shells that overlap are told apart.

    Hollows inside one body are filled.

    Raises
    ------
    InputError
        If a body is not closed; the sentence names it.
    """
    shapes: dict[int, _Shape] = {}
    solids = []
    for placed in (body for root in roots for body in placed_bodies(root)):
        mesh = placed.body.mesh
        if id(mesh) not in shapes:
            shapes[id(mesh)] = _shape(mesh, placed.names)
        shape = shapes[id(mesh)]
        place = (print_from_station @ placed.root_from_body)[:3] * mm_per_m
        if shells := tuple(_moved(shell, place) for shell in shape.shells):
            solids.append(
                PlacedSolid(
                    names=placed.names,
                    shells=shells,
                    thickness_mm=shape.thickness_m * mm_per_m,
                    box_mm=union_bounds(_box(shell) for shell in shells),
                )
            )
    return solids


def _shape(mesh: Mesh, names: tuple[str, ...]) -> _Shape:
    shells = tuple(_shells(mesh, names))
    return _Shape(shells, min((_thickness(shell) for shell in shells), default=0.0))


def _shells(mesh: Mesh, names: tuple[str, ...]) -> Iterator[Manifold]:
    """Return each shell of a mesh as a solid, those round a hollow left out."""
    points, triangles = welded(mesh)
    labels, count = shell_labels(triangles, len(points))
    volumes, _ = shell_measures(points, triangles, labels, count)
    for shell in np.flatnonzero(volumes > 0.0):
        yield _closed(*compacted(points, triangles[labels == shell]), names)


def _closed(points: Points, triangles: Indices, names: tuple[str, ...]) -> Manifold:
    solid = Manifold(
        Mesh64(
            vert_properties=np.ascontiguousarray(points),
            tri_verts=np.ascontiguousarray(triangles, dtype=np.uint64),
        )
    )
    if (fault := solid.status()) != Error.NoError:
        message = f"{' / '.join(names)}: the surface is not closed ({fault.name})"
        raise InputError(message)
    return solid


def _thickness(solid: Manifold) -> float:
    """Return how thick a solid is at most, in its own units.

    The least side of its box, or four times its volume by its surface: the
    diameter of a rod, and no more than twice the wall of a tube.
    """
    sides = np.ptp(_box(solid), axis=0)
    return float(min(sides.min(), 4.0 * solid.volume() / solid.surface_area()))


def _box(solid: Manifold) -> Points:
    return np.array(solid.bounding_box()).reshape(2, 3)


def _moved(solid: Manifold, place: NDArray[np.float64]) -> Manifold:
    def snapped(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.round(points, _SNAP_DECIMALS)

    return solid.transform(np.ascontiguousarray(place)).warp_batch(snapped)
