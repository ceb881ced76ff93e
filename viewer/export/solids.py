"""Bodies as solids where they stand, ready to be united."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from manifold3d import Manifold
from numpy.typing import NDArray

from viewer.errors import InputError
from viewer.export.prints.thicken import thickened
from viewer.export.tree import ExportNode, PlacedBody, placed_bodies
from viewer.geometry.frames import Points, Transform
from viewer.geometry.manifolds import OpenSurfaceError, box_of, shells_of, thickness_of
from viewer.geometry.mesh import Mesh, union_bounds

# Rounding at this decimal of a millimetre takes the noise of the transforms out:
# faces that meet in a plane of the station then meet in it exactly, and unite.
# It stays under the union's own tolerance, so that facets stay flat.
_SNAP_DECIMALS = 11

PRINTABLE_MM = 0.4
"""What a common nozzle can lay down: thinner walls are lost in slicing."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlacedSolid:
    """A body as solids in the printer's frame, millimetres.

    `names` lead to it from the root. `thickness_mm` is that of its thinnest shell,
    at most; `box_mm` is (2, 3).
    """

    names: tuple[str, ...]
    material: str
    shells: tuple[Manifold, ...]
    thickness_mm: float
    box_mm: Points
    thickened: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """The shells of one mesh in its own frame, metres, and the thinnest's thickness."""

    shells: tuple[Manifold, ...]
    thickness_m: float
    thickened: bool = False


def placed_solids(
    roots: Sequence[ExportNode],
    print_from_station: Transform,
    mm_per_m: float,
    least_mm: float | None = None,
) -> list[PlacedSolid]:
    """Return every body of the trees as solids; shells that overlap are told apart.

    Hollows inside one body are filled. With `least_mm`, what stands free and is
    thinner is thickened to it.

    Raises
    ------
    InputError
        If a body is not closed; the sentence names it.
    """
    print_from_world = print_from_station * mm_per_m
    placed = [body for root in roots for body in placed_bodies(root)]
    shapes: dict[int, _Shape] = {}
    for body in placed:
        if id(body.body.mesh) not in shapes:
            shapes[id(body.body.mesh)] = _shape(body.body.mesh, body.names)
    solids = [_solid(body, shapes, print_from_world, mm_per_m) for body in placed]
    if least_mm is not None:
        free = {id(solid) for solid in standing_free(solids, least_mm)}
        thin = {
            id(body.body.mesh)
            for body, solid in zip(placed, solids, strict=True)
            if id(solid) in free
        }
        grown = {key: _grown(shapes[key], least_mm / mm_per_m) for key in thin}
        solids = [
            _solid(body, grown, print_from_world, mm_per_m)
            if id(body.body.mesh) in grown
            else solid
            for body, solid in zip(placed, solids, strict=True)
        ]
    return [solid for solid in solids if solid.shells]


def standing_free(solids: Sequence[PlacedSolid], least_mm: float) -> list[PlacedSolid]:
    """Return the bodies under a thickness that no thicker one backs.

    A stripe on a hull is thin and prints with it: its box is the hull's, or next
    to it.
    """
    thick = [solid.box_mm for solid in solids if solid.thickness_mm >= least_mm]
    boxes = np.array(thick).reshape(-1, 2, 3)
    low, high = boxes[:, 0] - PRINTABLE_MM, boxes[:, 1] + PRINTABLE_MM
    return [
        solid
        for solid in solids
        if solid.thickness_mm < least_mm
        and not ((low <= solid.box_mm[0]) & (high >= solid.box_mm[1])).all(axis=1).any()
    ]


def _solid(
    placed: PlacedBody,
    shapes: Mapping[int, "_Shape"],
    print_from_world: Transform,
    mm_per_m: float,
) -> PlacedSolid:
    shape = shapes[id(placed.body.mesh)]
    place = (print_from_world @ placed.root_from_body)[:3]
    shells = tuple(_moved(shell, place) for shell in shape.shells)
    empty = np.zeros((2, 3))
    return PlacedSolid(
        names=placed.names,
        material=placed.body.material,
        shells=shells,
        thickness_mm=shape.thickness_m * mm_per_m,
        thickened=shape.thickened,
        box_mm=union_bounds(box_of(shell) for shell in shells) if shells else empty,
    )


def _grown(shape: "_Shape", least_m: float) -> "_Shape":
    shells = tuple(thickened(shell, least_m) for shell in shape.shells)
    thickness = min((thickness_of(shell) for shell in shells), default=0.0)
    return _Shape(shells=shells, thickness_m=thickness, thickened=True)


def _shape(mesh: Mesh, names: tuple[str, ...]) -> _Shape:
    try:
        shells = tuple(shells_of(mesh))
    except OpenSurfaceError as error:
        message = f"{' / '.join(names)}: the surface is not closed ({error})"
        raise InputError(message) from error
    thickness = min((thickness_of(shell) for shell in shells), default=0.0)
    return _Shape(shells=shells, thickness_m=thickness)


def _moved(solid: Manifold, place: NDArray[np.float64]) -> Manifold:
    def snapped(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.round(points, _SNAP_DECIMALS)

    return solid.transform(np.ascontiguousarray(place)).warp_batch(snapped)
