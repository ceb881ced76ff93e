"""Searching for how a found mesh lies: what of it, how large, how turned."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from viewer.foreign.align import (
    CLEARLY_IT_M,
    Alignment,
    Limits,
    alignments,
    refined,
    signed_axes,
)
from viewer.foreign.samples import clusters, sampled
from viewer.foreign.target import Target
from viewer.geometry.frames import Points
from viewer.spec.meshfile import MeshNotes

_ROUGH = 60_000
_CHOICES = 4
_CLUSTER_CELLS = 24


def best_alignment(
    corners: NDArray[np.float64], target: Target, notes: MeshNotes
) -> tuple[Alignment, Alignment | None, Limits]:
    """Return the best alignment, the next best attitude, and what was known."""
    found: list[tuple[Alignment, Points, Limits]] = []
    for triangles in _bodies(corners):
        body = sampled(triangles, _ROUGH).points
        found += _laid_on(body, target, notes)
        if _is_clear(found):
            break
    if found and not _is_clear(found) and found[0][2].turns is None:
        body = min(found, key=_misfit)[1]
        found += _laid_on(body, target, notes, askew=True)
    if not found:
        return _unplaced(corners.reshape(-1, 3), target), None, Limits()
    found.sort(key=_misfit)
    _, body, limits = found[0]
    starts = [alignment for alignment, of, _ in found if of is body][:_CHOICES]
    exact = refined(starts, body, target, limits)
    others = [a for a in exact[1:] if np.abs(a.turn - exact[0].turn).max() > 0.3]
    return exact[0], others[0] if others else None, limits


def _laid_on(
    body: Points, target: Target, notes: MeshNotes, *, askew: bool = False
) -> list[tuple[Alignment, Points, Limits]]:
    limits = _limits(notes, body)
    laid = alignments(body, target, limits, askew=askew)[:_CHOICES]
    return [(alignment, body, limits) for alignment in laid]


def _misfit(found: tuple[Alignment, Points, Limits]) -> float:
    return found[0].misfit_m


def _is_clear(found: Sequence[tuple[Alignment, Points, Limits]]) -> bool:
    return bool(found) and min(map(_misfit, found)) < CLEARLY_IT_M


def _unplaced(points: Points, target: Target) -> Alignment:
    """Return the alignment of what can not be laid on at all: its middle on ours."""
    size = target.span_m / max(float(np.ptp(points, axis=0).max()), 1e-12)
    place = np.diag([size, size, size, 1.0])
    place[:3, 3] = target.whole_m.mean(axis=0) - size * points.mean(axis=0)
    return Alignment(station_from_file=place, misfit_m=float("inf"))


def _bodies(corners: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """Return what the station may be among the triangles: all, or what lies together.

    Counted by triangles: what surrounds a model, a sky or a floor, is larger than it
    and plainer.
    """
    found, current = [corners], corners
    for _ in range(5):
        groups = clusters(current.mean(axis=1), _CLUSTER_CELLS)
        large = [mask for mask in groups[:2] if mask.mean() > 0.1]
        if not large or large[0].all():
            break
        found += [current[mask] for mask in large]
        current = current[large[0]]
    return found[:1] + found[:0:-1][:3]


def _limits(notes: MeshNotes, points: Points) -> Limits:
    scale = None
    if notes.unit is not None:
        scale = notes.unit
    elif notes.length_m is not None:
        scale = notes.length_m / max(float(np.ptp(points, axis=0).max()), 1e-12)
    if notes.up is None and notes.forward is None and notes.mirror is None:
        return Limits(scale=scale)
    turns = tuple(turn for turn in signed_axes() if _agrees(turn, notes))
    return Limits(scale=scale, turns=turns)


def _agrees(turn: NDArray[np.float64], notes: MeshNotes) -> bool:
    """Return whether a turn puts the file's axes where the notes say."""
    mirrored = bool(np.linalg.det(turn) < 0.0)
    if notes.mirror is not None and mirrored != notes.mirror:
        return False
    wanted = ((notes.up, (0.0, 0.0, -1.0)), (notes.forward, (1.0, 0.0, 0.0)))
    return all(
        axis is None or np.allclose(turn @ _direction(axis), station)
        for axis, station in wanted
    )


def _direction(axis: str) -> NDArray[np.float64]:
    unit = np.zeros(3)
    unit["xyz".index(axis[1])] = 1.0 if axis[0] == "+" else -1.0
    return unit
