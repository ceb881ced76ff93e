"""One closed solid from many overlapping bodies, exact and fit for a printer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
from manifold3d import Error, Manifold, Mesh, OpType
from numpy.typing import NDArray

from viewer.errors import InputError, ViewerError
from viewer.export.progress import Progress, silent
from viewer.export.solids import (
    PRINTABLE_MM,
    PlacedSolid,
    solids_of,
    solids_where_they_stand,
    standing_free,
)
from viewer.export.threads import workers
from viewer.export.tree import ExportNode, placed_bodies
from viewer.geometry.frames import Points, Transform
from viewer.geometry.mesh import Indices
from viewer.geometry.shells import compacted, shell_boxes, shell_labels, shell_measures

# Faces that coincide leave shells without thickness between them: far thinner
# than this, as anything that was modelled is far thicker.
_CRUMB_MM = 1e-6

# Edges that just miss each other leave slivers that hang on nothing: no longer
# than a nozzle is wide, and of less volume than a cube of a twentieth millimetre.
_SLIVER_MM3 = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Solid:
    """A closed surface in millimetres, ready for float32.

    No two points share a place even as float32, so that a reader who joins
    corners by position finds the very triangles that are meant.
    """

    points_mm: NDArray[np.float32]
    triangles: Indices
    volume_mm3: float
    bodies: int
    thickened: tuple[PlacedSolid, ...] = ()
    """Bodies that were made thicker than they are."""
    thin: tuple[PlacedSolid, ...] = ()
    """Bodies under `PRINTABLE_MM` that stand free, thinnest first."""
    loose: tuple[tuple[str, ...], ...] = ()
    """What does not hang on the largest piece, each by a body's names."""


def united(
    roots: Sequence[ExportNode],
    print_from_station: Transform,
    mm_per_m: float,
    progress: Progress = silent,
    *,
    least_mm: float | None = None,
) -> Solid:
    """Return the union of all bodies of the trees as one solid.

    Elements are united first, then with each other. Hollows inside one body are
    filled; those that several bodies enclose stay. What is thinner than `least_mm`
    is thickened to it.

    Raises
    ------
    InputError
        If a body is not closed, which the sentence names, or nothing is left.
    """
    placed = [body for root in roots for body in placed_bodies(root)]
    # With nothing to thicken the first elements are united while others are moved.
    solids = (
        solids_where_they_stand(placed, print_from_station, mm_per_m)
        if least_mm is None
        else solids_of(placed, print_from_station, mm_per_m, least_mm)
    )
    return united_solids(solids, progress)


def united_solids(solids: Iterable[PlacedSolid], progress: Progress = silent) -> Solid:
    """Return the union of bodies that stand in the printer's frame; see `united`."""
    found, whole = _union(solids, progress)
    surface = printable(whole)
    return Solid(
        points_mm=surface.points_mm,
        triangles=surface.triangles,
        volume_mm3=whole.volume(),
        bodies=len(found),
        thickened=tuple(solid for solid in found if solid.thickened),
        thin=_thin(found),
        loose=tuple(_named(box, found) for box in surface.pieces_mm[1:]),
    )


def _union(
    solids: Iterable[PlacedSolid], progress: Progress
) -> tuple[list[PlacedSolid], Manifold]:
    """Return the solids that hold something, and the union of all.

    Element by element, so that it can be stopped, and each on a core of its own.
    """
    found: list[PlacedSolid] = []
    waiting = []
    with workers() as pool:
        for names, run in groupby(solids, key=lambda solid: solid.names[:3]):
            progress(0.0, f"moving {names[-1]}")
            several = [solid for solid in run if solid.shells]
            shells = [shell for solid in several for shell in solid.shells]
            waiting.append((names[-1], pool.submit(_added, shells)))
            found += several
        done = []
        for number, (name, element) in enumerate(waiting):
            progress(0.8 * number / len(waiting), f"uniting {name}")
            done.append(element.result())
    if not found:
        message = "there is nothing to export: the station has no element yet"
        raise InputError(message)
    progress(0.8, "uniting the station")
    whole = _added(done)
    if whole.status() != Error.NoError:
        message = f"the bodies cannot be united ({whole.status().name})"
        raise ViewerError(message)
    progress(0.95, "rounding")
    return found, whole


def _added(solids: Sequence[Manifold]) -> Manifold:
    whole = Manifold.batch_boolean(list(solids), OpType.Add)
    whole.num_tri()  # booleans wait until they are asked for
    return whole


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Surface:
    """A solid's surface as float32, all points distinct."""

    points_mm: NDArray[np.float32]
    triangles: Indices
    rows: Indices
    """(n,): which of the solid's triangles each of these is."""
    pieces_mm: tuple[Points, ...]
    """Boxes of what hangs together, (2, 3) each, the largest solid's first."""


def printable(whole: Manifold) -> Surface:
    """Return a solid's surface, ready for float32.

    Crumbs between faces that coincide are left out. Points that round to one place
    are set apart by the least step of float32: joining them would fold slivers onto
    each other, and simplifying first was measured to lose volume.

    Raises
    ------
    InputError
        If nothing is left.
    """
    mesh = whole.to_mesh64()
    exact = np.asarray(mesh.vert_properties)[:, :3]
    triangles = np.asarray(mesh.tri_verts).astype(np.int32)
    keep, pieces = _without_crumbs(exact, triangles)
    if not pieces:
        message = "at this scale nothing is large enough to print"
        raise InputError(message)
    exact, triangles = compacted(exact, triangles[keep])
    # Adding zero makes the negative zeros positive: one place, one bit pattern.
    points = _set_apart(exact.astype(np.float32) + np.float32(0.0))
    # All points are apart now, so their numbers stand for their places.
    if not _pairs_up(triangles):
        message = "the united surface did not close after rounding"
        raise ViewerError(message)
    return Surface(
        points_mm=points, triangles=triangles, rows=keep, pieces_mm=tuple(pieces)
    )


def _without_crumbs(points: Points, triangles: Indices) -> tuple[Indices, list[Points]]:
    """Return the triangles that are of no crumb, as rows, and the solids' boxes."""
    labels, count = shell_labels(triangles, len(points))
    volumes, surfaces = shell_measures(points, triangles, labels, count)
    boxes = shell_boxes(points, triangles, labels, count)
    sliver = np.ptp(boxes, axis=1).max(axis=1, initial=0.0) < PRINTABLE_MM
    least = np.where(sliver, _SLIVER_MM3, _CRUMB_MM * surfaces + _CRUMB_MM**3)
    keep = np.abs(volumes) > least
    solid = np.flatnonzero(keep & (volumes > 0.0))
    pieces = [boxes[k] for k in solid[np.argsort(-volumes[solid], kind="stable")]]
    return np.flatnonzero(keep[labels]).astype(np.int32), pieces


def _set_apart(points: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the points with those at one place moved by single float32 steps."""
    moved = points.copy()
    for attempt in range(64):
        first, _ = _places(moved)
        if first.all():
            return moved
        rows, axis = np.flatnonzero(~first), attempt % 3
        moved[rows, axis] = np.nextafter(moved[rows, axis], np.float32(np.inf))
    message = "points of the united surface cannot be told apart"
    raise ViewerError(message)


def _places(points: NDArray[np.float32]) -> tuple[NDArray[np.bool_], Indices]:
    """Return which points are the first at their place, and each one's place.

    Compared bit for bit, by sorting whole numbers: many times faster than rows.
    """
    bits = np.ascontiguousarray(points).view(np.uint32).astype(np.uint64)
    keys = bits[:, 0] << np.uint64(32) | bits[:, 1]
    order = np.lexsort((bits[:, 2], keys))
    new = np.ones(len(order), dtype=bool)
    new[1:] = (np.diff(keys[order]) != 0) | (np.diff(bits[order, 2]) != 0)
    first = np.zeros(len(order), dtype=bool)
    first[order[new]] = True
    place = np.zeros(len(order), dtype=np.int32)
    place[order] = np.cumsum(new) - 1
    return first, place


def closes_exactly(points: NDArray[np.float32], triangles: Indices) -> bool:
    """Return whether every edge is run exactly once each way, joined by position.

    This is what a slicer sees: positions compared bit for bit, no tolerance.
    """
    return _pairs_up(_places(points)[1][triangles])


def _pairs_up(triangles: Indices) -> bool:
    a, b, c = triangles.T.astype(np.int64)
    start, end = np.concatenate([a, b, c]), np.concatenate([b, c, a])
    there, back = np.sort(start << 32 | end), np.sort(end << 32 | start)
    once = bool((there[1:] != there[:-1]).all())
    return once and bool((start != end).all()) and np.array_equal(there, back)


def _thin(solids: Sequence[PlacedSolid]) -> tuple[PlacedSolid, ...]:
    """Return the thin bodies that no thick one backs, the thinnest first."""
    thin = standing_free(solids, PRINTABLE_MM)
    return tuple(sorted(thin, key=lambda solid: (solid.thickness_mm, solid.names)))


def _named(piece_mm: Points, solids: Sequence[PlacedSolid]) -> tuple[str, ...]:
    """Return the names of the largest body that lies in a piece's box."""
    grown = piece_mm + np.array([[-1e-3], [1e-3]])
    inside = [
        solid
        for solid in solids
        if (solid.box_mm[0] >= grown[0]).all() and (solid.box_mm[1] <= grown[1]).all()
    ]
    if not inside:
        return ()
    return max(
        inside, key=lambda solid: float(np.ptp(solid.box_mm, axis=0).sum())
    ).names


def solid_of(whole: Manifold) -> Solid:
    """Return a solid, in millimetres, ready to be written."""
    surface = printable(whole)
    return Solid(
        points_mm=surface.points_mm,
        triangles=surface.triangles,
        volume_mm3=whole.volume(),
        bodies=len(surface.pieces_mm),
    )


def joined(solids: Sequence[Solid]) -> tuple[Solid, Indices]:
    """Return the union of solids, and for each triangle the number of its solid."""
    first = Manifold.reserve_ids(len(solids))
    shells = [_manifold(solid, first + k) for k, solid in enumerate(solids)]
    whole = Manifold.batch_boolean(shells, OpType.Add)
    mesh, surface = whole.to_mesh64(), printable(whole)
    ends = np.asarray(mesh.run_index).astype(np.int64) // 3
    runs = np.asarray(mesh.run_original_id).astype(np.int32) - first
    of_triangle: Indices = np.repeat(runs, np.diff(ends))[surface.rows]
    solid = Solid(
        points_mm=surface.points_mm,
        triangles=surface.triangles,
        volume_mm3=whole.volume(),
        bodies=sum(solid.bodies for solid in solids),
    )
    return solid, of_triangle


def _manifold(solid: Solid, number: int) -> Manifold:
    mesh = Mesh(
        np.ascontiguousarray(solid.points_mm, dtype=np.float32),
        np.ascontiguousarray(solid.triangles, dtype=np.uint32),
        run_index=np.array([0, 3 * len(solid.triangles)], dtype=np.uint32),
        run_original_id=np.array([number], dtype=np.uint32),
    )
    return Manifold(mesh)


def rescaled(solid: Solid, factor: float) -> Solid:
    """Return a solid in another unit, its points still told apart as float32."""
    points = (solid.points_mm.astype(np.float64) * factor).astype(np.float32)
    return replace(solid, points_mm=_set_apart(points + np.float32(0.0)))


def bounds_mm(points: NDArray[np.float32]) -> Points:
    """Return the box round the points, (2, 3), millimetres."""
    return np.array([points.min(axis=0), points.max(axis=0)], dtype=np.float64)
