"""Bodies as solids where they stand, ready to be united."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from manifold3d import Manifold
from numpy.typing import NDArray

from viewer.errors import InputError
from viewer.export.prints.thicken import thickened
from viewer.export.threads import side_by_side
from viewer.export.tree import ExportNode, PlacedBody, placed_bodies
from viewer.geometry.frames import Points, Transform
from viewer.geometry.manifolds import (
    OpenSurfaceError,
    box_of,
    lots_of,
    shells_of,
    thickness_of,
)
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

    `names` lead to it from the root; those of `shells` that overlap are apart.
    `thickness_mm` is that of its thinnest shell,
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
    """The shells of one mesh in its own frame, metres, and the thinnest's thickness.

    `lots` are the shells in as few solids as can be.
    """

    shells: tuple[Manifold, ...]
    thickness_m: float
    thickened: bool = False
    lots: tuple[Manifold, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Gather the lots."""
        object.__setattr__(self, "lots", tuple(lots_of(self.shells)))


def placed_solids(
    roots: Sequence[ExportNode],
    print_from_station: Transform,
    mm_per_m: float,
    least_mm: float | None = None,
) -> list[PlacedSolid]:
    """Return every body of the trees as solids; see `solids_of`."""
    placed = [body for root in roots for body in placed_bodies(root)]
    solids = solids_of(placed, print_from_station, mm_per_m, least_mm)
    return [solid for solid in solids if solid.shells]


def solids_of(
    placed: Sequence[PlacedBody],
    print_from_station: Transform,
    mm_per_m: float,
    least_mm: float | None = None,
) -> list[PlacedSolid]:
    """Return each body as solids, without any shells where it encloses nothing.

    Shells that overlap are told apart, hollows inside one body are filled. With
    `least_mm`, what stands free of all the others and is thinner is thickened to it.

    Raises
    ------
    InputError
        If a body is not closed; the sentence names it.
    """
    print_from_world = print_from_station * mm_per_m
    shapes: dict[int, _Shape] = {}
    solids = list(_in_turn(placed, shapes, print_from_world, mm_per_m))

    def of_shape(body: PlacedBody) -> PlacedSolid:
        return _solid(body, shapes[id(body.body.mesh)], print_from_world, mm_per_m)

    if least_mm is not None:
        free = {id(solid) for solid in standing_free(solids, least_mm)}
        thin = [id(solid) in free for solid in solids]
        keys = {
            id(body.body.mesh): None
            for body, is_thin in zip(placed, thin, strict=True)
            if is_thin
        }
        least_m = least_mm / mm_per_m
        grown = side_by_side(lambda key: _grown(shapes[key], least_m), keys)
        shapes |= zip(keys, grown, strict=True)
        solids = [
            of_shape(body) if id(body.body.mesh) in keys else solid
            for body, solid in zip(placed, solids, strict=True)
        ]
    return solids


def solids_where_they_stand(
    placed: Iterable[PlacedBody], print_from_station: Transform, mm_per_m: float
) -> Iterator[PlacedSolid]:
    """Give each body as solids, one by one; see `solids_of`."""
    return _in_turn(placed, {}, print_from_station * mm_per_m, mm_per_m)


def _in_turn(
    placed: Iterable[PlacedBody],
    shapes: "dict[int, _Shape]",
    print_from_world: Transform,
    mm_per_m: float,
) -> Iterator[PlacedSolid]:
    for body in placed:
        mesh = body.body.mesh
        if id(mesh) not in shapes:
            shapes[id(mesh)] = _shape(mesh, body.names)
        yield _solid(body, shapes[id(mesh)], print_from_world, mm_per_m)


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
        if solid.shells
        and solid.thickness_mm < least_mm
        and not ((low <= solid.box_mm[0]) & (high >= solid.box_mm[1])).all(axis=1).any()
    ]


def _solid(
    placed: PlacedBody,
    shape: "_Shape",
    print_from_world: Transform,
    mm_per_m: float,
) -> PlacedSolid:
    place = (print_from_world @ placed.root_from_body)[:3]
    shells = tuple(_moved(lot, place) for lot in shape.lots)
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
