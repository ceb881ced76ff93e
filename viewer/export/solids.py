"""Bodies as solids where they stand, ready to be united."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from manifold3d import Manifold
from numpy.typing import NDArray

from viewer.errors import InputError
from viewer.export.tree import ExportNode, placed_bodies
from viewer.geometry.frames import Points, Transform
from viewer.geometry.manifolds import OpenSurfaceError, box_of, shells_of
from viewer.geometry.mesh import Mesh, union_bounds

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
                    box_mm=union_bounds(box_of(shell) for shell in shells),
                )
            )
    return solids


def _shape(mesh: Mesh, names: tuple[str, ...]) -> _Shape:
    try:
        shells = tuple(shells_of(mesh))
    except OpenSurfaceError as error:
        message = f"{' / '.join(names)}: the surface is not closed ({error})"
        raise InputError(message) from error
    return _Shape(shells, min((_thickness(shell) for shell in shells), default=0.0))


def _thickness(solid: Manifold) -> float:
    """Return how thick a solid is at most, in its own units.

    The least side of its box, or four times its volume by its surface: the
    diameter of a rod, and no more than twice the wall of a tube.
    """
    sides = np.ptp(box_of(solid), axis=0)
    return float(min(sides.min(), 4.0 * solid.volume() / solid.surface_area()))


def _moved(solid: Manifold, place: NDArray[np.float64]) -> Manifold:
    def snapped(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.round(points, _SNAP_DECIMALS)

    return solid.transform(np.ascontiguousarray(place)).warp_batch(snapped)
