"""One closed solid from many overlapping bodies, exact and fit for a printer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from manifold3d import Error, Manifold, Mesh64, OpType
from numpy.typing import NDArray

from viewer.errors import InputError, ViewerError
from viewer.export.progress import Progress, silent
from viewer.export.shells import compacted, shell_labels, shell_measures
from viewer.export.tree import ExportNode, PlacedBody, placed_bodies
from viewer.geometry.frames import Points, Transform
from viewer.geometry.mesh import Indices, Mesh, welded

# What a common nozzle can lay down: thinner walls are lost in slicing.
PRINTABLE_MM = 0.4

# Faces that coincide leave shells without thickness between them: far thinner
# than this, as anything that was modelled is far thicker.
_CRUMB_MM = 1e-6

# Rounding at this decimal of a millimetre takes the noise of the transforms out:
# faces that meet in a plane of the station then meet in it exactly, and unite.
# It stays under the union's own tolerance, so that facets stay flat.
_SNAP_DECIMALS = 11


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Solid:
    """A closed surface in millimetres, ready for float32.

    No two points share a place even as float32, so that a reader who joins
    corners by position finds the very triangles that are meant.
    """

    points_mm: NDArray[np.float32]
    triangles: Indices
    volume_mm3: float
    pieces: int
    """How many solids that do not hang together; 1 for a printable model."""
    bodies: int
    thin: tuple["ThinBody", ...]
    """Bodies under `PRINTABLE_MM`, thinnest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThinBody:
    """A body too thin to print, by the names of the nodes that lead to it."""

    names: tuple[str, ...]
    thickness_mm: float


@dataclass(frozen=True, slots=True)
class _Shells:
    """The shells of one mesh, outward ones alone, and how thick the thinnest is."""

    solids: tuple[Manifold, ...]
    thickness_m: float


def united(
    roots: Sequence[ExportNode],
    print_from_station: Transform,
    mm_per_m: float,
    progress: Progress = silent,
) -> Solid:
    """Return the union of all bodies of the trees as one solid.

    Hollows inside one body are filled. Elements are united first, then with each
    other.

    Raises
    ------
    InputError
        If a body is not closed; the sentence names it.
    """
    placed = [body for root in roots for body in placed_bodies(root)]
    if not placed:
        message = "there is nothing to export: the station has no element yet"
        raise InputError(message)
    shells: dict[int, _Shells] = {}
    groups: dict[tuple[str, ...], list[Manifold]] = {}
    for body in placed:
        known = _shells(shells, body)
        place = _print_place(body.root_from_body, print_from_station, mm_per_m)
        groups.setdefault(body.names[:3], []).extend(
            _placed(solid, place) for solid in known.solids
        )
    whole = _union_of_groups(groups, progress)
    points, triangles, pieces = printable(whole)
    return Solid(
        points_mm=points,
        triangles=triangles,
        volume_mm3=whole.volume(),
        pieces=pieces,
        bodies=len(placed),
        thin=_thin(placed, shells, mm_per_m),
    )


def _shells(known: dict[int, _Shells], body: PlacedBody) -> _Shells:
    mesh = body.body.mesh
    if id(mesh) not in known:
        solids = tuple(_solids(mesh, body.names))
        thickness_m = min((_thickness(solid) for solid in solids), default=0.0)
        known[id(mesh)] = _Shells(solids, thickness_m)
    return known[id(mesh)]


def _solids(mesh: Mesh, names: tuple[str, ...]) -> Iterator[Manifold]:
    """Return each shell of a mesh as a solid; those that bound a hollow are left out."""
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
    box = np.array(solid.bounding_box()).reshape(2, 3)
    return float(
        min((box[1] - box[0]).min(), 4 * solid.volume() / solid.surface_area())
    )


def _thin(
    placed: Sequence[PlacedBody], shells: dict[int, _Shells], mm_per_m: float
) -> tuple[ThinBody, ...]:
    thin = [
        ThinBody(names=body.names, thickness_mm=thickness_mm)
        for body in placed
        if (thickness_mm := shells[id(body.body.mesh)].thickness_m * mm_per_m)
        < PRINTABLE_MM
    ]
    return tuple(sorted(thin, key=lambda body: (body.thickness_mm, body.names)))


def _print_place(
    root_from_body: Transform, print_from_station: Transform, mm_per_m: float
) -> NDArray[np.float64]:
    place = (print_from_station @ root_from_body)[:3]
    return np.ascontiguousarray(place * mm_per_m)


def _placed(solid: Manifold, place: NDArray[np.float64]) -> Manifold:
    def snapped(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.round(points, _SNAP_DECIMALS)

    return solid.transform(place).warp_batch(snapped)


def _union_of_groups(
    groups: dict[tuple[str, ...], list[Manifold]], progress: Progress
) -> Manifold:
    """Return the union of all groups, one by one, so that it can be stopped."""
    done = []
    for number, (names, solids) in enumerate(groups.items()):
        progress(0.8 * number / len(groups), f"uniting {names[-1]}")
        united_group = Manifold.batch_boolean(solids, OpType.Add)
        united_group.num_tri()  # booleans wait until they are asked for
        done.append(united_group)
    progress(0.8, "uniting the station")
    whole = Manifold.batch_boolean(done, OpType.Add)
    if whole.status() != Error.NoError:
        message = f"the bodies cannot be united ({whole.status().name})"
        raise ViewerError(message)
    progress(0.95, "rounding")
    return whole


def printable(whole: Manifold) -> tuple[NDArray[np.float32], Indices, int]:
    """Return a solid's points as float32, all distinct, its triangles and pieces.

    Crumbs between faces that coincide are left out. Points that round to one
    place are set apart by the least step of float32: joining them would fold
    slivers onto each other, and simplifying first was measured to lose volume.
    """
    mesh = whole.to_mesh64()
    exact, triangles, pieces = _without_crumbs(
        np.asarray(mesh.vert_properties)[:, :3],
        np.asarray(mesh.tri_verts).astype(np.int32),
    )
    # Adding zero makes the negative zeros positive: one place, one bit pattern.
    points = _set_apart(exact.astype(np.float32) + np.float32(0.0))
    if not closes_exactly(points, triangles):
        message = "the united surface did not close after rounding"
        raise ViewerError(message)
    return points, triangles, pieces


def _without_crumbs(points: Points, triangles: Indices) -> tuple[Points, Indices, int]:
    """Return the surface without shells of next to no volume, and its solids' count."""
    labels, count = shell_labels(triangles, len(points))
    volumes, surfaces = shell_measures(points, triangles, labels, count)
    keep = np.abs(volumes) > _CRUMB_MM * surfaces + _CRUMB_MM**3
    kept = compacted(points, triangles[keep[labels]])
    return *kept, int((volumes[keep] > 0.0).sum())


def _set_apart(points: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the points with those at one place moved by single float32 steps."""
    moved = points.copy()
    for attempt in range(64):
        first = np.zeros(len(moved), dtype=bool)
        first[np.unique(moved, axis=0, return_index=True)[1]] = True
        if first.all():
            return moved
        rows, axis = np.flatnonzero(~first), attempt % 3
        moved[rows, axis] = np.nextafter(moved[rows, axis], np.float32(np.inf))
    message = "points of the united surface cannot be told apart"
    raise ViewerError(message)


def closes_exactly(points: NDArray[np.float32], triangles: Indices) -> bool:
    """Return whether every edge is run exactly once each way, joined by position.

    This is what a slicer sees: positions compared bit for bit, no tolerance.
    """
    _, place = np.unique(points, axis=0, return_inverse=True)
    a, b, c = place.reshape(-1)[triangles].T.astype(np.int64)
    start, end = np.concatenate([a, b, c]), np.concatenate([b, c, a])
    there, back = np.sort(start << 32 | end), np.sort(end << 32 | start)
    once = bool((there[1:] != there[:-1]).all())
    return once and bool((start != end).all()) and np.array_equal(there, back)


def bounds_mm(points: NDArray[np.float32]) -> Points:
    """Return the box round the points, (2, 3), millimetres."""
    return np.array([points.min(axis=0), points.max(axis=0)], dtype=np.float64)
