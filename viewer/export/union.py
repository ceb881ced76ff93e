"""One closed solid from many overlapping bodies, exact and fit for a printer."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from manifold3d import Error, Manifold, OpType
from numpy.typing import NDArray

from viewer.errors import InputError, ViewerError
from viewer.export.progress import Progress, silent
from viewer.export.solids import PlacedSolid, placed_solids
from viewer.export.tree import ExportNode
from viewer.geometry.frames import Points, Transform
from viewer.geometry.mesh import Indices
from viewer.geometry.shells import compacted, shell_boxes, shell_labels, shell_measures

# What a common nozzle can lay down: thinner walls are lost in slicing.
PRINTABLE_MM = 0.4

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
    thin: tuple[PlacedSolid, ...]
    """Bodies under `PRINTABLE_MM` that stand free, thinnest first."""
    loose: tuple[tuple[str, ...], ...]
    """What does not hang on the largest piece, each by a body's names."""


def united(
    roots: Sequence[ExportNode],
    print_from_station: Transform,
    mm_per_m: float,
    progress: Progress = silent,
) -> Solid:
    """Return the union of all bodies of the trees as one solid.

    Elements are united first, then with each other. Hollows inside one body are
    filled; those that several bodies enclose stay.

    Raises
    ------
    InputError
        If a body is not closed, which the sentence names, or nothing is left.
    """
    solids = placed_solids(roots, print_from_station, mm_per_m)
    if not solids:
        message = "there is nothing to export: the station has no element yet"
        raise InputError(message)
    whole = _union(solids, progress)
    points, triangles, pieces = printable(whole)
    if not pieces:
        message = "at this scale nothing is large enough to print"
        raise InputError(message)
    return Solid(
        points_mm=points,
        triangles=triangles,
        volume_mm3=whole.volume(),
        bodies=len(solids),
        thin=_thin(solids),
        loose=tuple(_named(box, solids) for box in pieces[1:]),
    )


def _union(solids: Sequence[PlacedSolid], progress: Progress) -> Manifold:
    """Return the union of all solids, element by element, so that it can be stopped."""
    groups: dict[tuple[str, ...], list[Manifold]] = {}
    for solid in solids:
        groups.setdefault(solid.names[:3], []).extend(solid.shells)
    done = []
    for number, (names, shells) in enumerate(groups.items()):
        progress(0.8 * number / len(groups), f"uniting {names[-1]}")
        element = Manifold.batch_boolean(shells, OpType.Add)
        element.num_tri()  # booleans wait until they are asked for
        done.append(element)
    progress(0.8, "uniting the station")
    whole = Manifold.batch_boolean(done, OpType.Add)
    if whole.status() != Error.NoError:
        message = f"the bodies cannot be united ({whole.status().name})"
        raise ViewerError(message)
    progress(0.95, "rounding")
    return whole


def printable(whole: Manifold) -> tuple[NDArray[np.float32], Indices, list[Points]]:
    """Return a solid's points as float32, all distinct, its triangles and pieces.

    Pieces are boxes, (2, 3), the largest solid's first. Crumbs between faces that
    coincide are left out. Points that round to one place are set apart by the
    least step of float32: joining them would fold slivers onto each other, and
    simplifying first was measured to lose volume.
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


def _without_crumbs(
    points: Points, triangles: Indices
) -> tuple[Points, Indices, list[Points]]:
    """Return the surface without shells of no thickness, and its solids' boxes."""
    labels, count = shell_labels(triangles, len(points))
    volumes, surfaces = shell_measures(points, triangles, labels, count)
    boxes = shell_boxes(points, triangles, labels, count)
    sliver = np.ptp(boxes, axis=1).max(axis=1, initial=0.0) < PRINTABLE_MM
    least = np.where(sliver, _SLIVER_MM3, _CRUMB_MM * surfaces + _CRUMB_MM**3)
    keep = np.abs(volumes) > least
    solid = np.flatnonzero(keep & (volumes > 0.0))
    pieces = [boxes[k] for k in solid[np.argsort(-volumes[solid], kind="stable")]]
    return *compacted(points, triangles[keep[labels]]), pieces


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


def _thin(solids: Sequence[PlacedSolid]) -> tuple[PlacedSolid, ...]:
    """Return the thin bodies that no thick one backs, the thinnest first.

    A stripe on a hull is thin and prints with it: its box is the hull's, or next
    to it.
    """
    thick = [solid.box_mm for solid in solids if solid.thickness_mm >= PRINTABLE_MM]
    boxes = np.array(thick).reshape(-1, 2, 3)
    low, high = boxes[:, 0] - PRINTABLE_MM, boxes[:, 1] + PRINTABLE_MM
    thin = [
        solid
        for solid in solids
        if solid.thickness_mm < PRINTABLE_MM
        and not ((low <= solid.box_mm[0]) & (high >= solid.box_mm[1])).all(axis=1).any()
    ]
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


def bounds_mm(points: NDArray[np.float32]) -> Points:
    """Return the box round the points, (2, 3), millimetres."""
    return np.array([points.min(axis=0), points.max(axis=0)], dtype=np.float64)
