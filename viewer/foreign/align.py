"""How a cloud of points of unknown size and attitude lies on the reference station.

First every attitude along the axes, mirrored ones too, is laid on the station by
correlating coarse grids, which strays and turned arrays disturb little; the best are
then refined by iterated closest points (Besl and McKay 1992) with the scale and turn
of Umeyama (1991), over the pairs that agree.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations, product

import numpy as np
from numpy.typing import NDArray

from viewer.foreign.target import Target
from viewer.geometry.frames import Points, Transform, apply, rotation

_CELL_M = 3.0
_CELLS = 80
# A model may lack wings that the reference has, or reach further.
_SPANS = (1.0, 0.93, 0.87, 1.07)
_TRIED = 10
CLEARLY_IT_M = 2.3
"""An alignment whose misfit is less needs no other to be tried."""
_OWN_STEPS_DEG = (0.0, 15.0, 30.0, 45.0, 60.0, 75.0)
_LOOSE_M, _TIGHT_M, _FAR_M = 4.0, 1.5, 12.0
_MIRROR_ODDS = 1.03
# An attitude within some two degrees of the axes.
_AXIS_SLACK = 0.035
# Pairs nearer than this agree, or nearer than so many times the median.
_TRUSTED_M, _TRUSTED = 0.8, 2.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Limits:
    """What is known before: a scale, and which turns may be tried.

    `scale` is metres for one unit of the file; `turns` are (3, 3), station from file.
    """

    scale: float | None = None
    turns: tuple[NDArray[np.float64], ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Alignment:
    """A way to lay the cloud on the station; `misfit_m` is less the better it is."""

    station_from_file: Transform
    misfit_m: float

    @property
    def scale(self) -> float:
        """Metres for one unit of the file."""
        return scale_of(self.station_from_file)

    @property
    def turn(self) -> NDArray[np.float64]:
        """The turn alone, (3, 3); mirroring where its determinant is -1."""
        turn: NDArray[np.float64] = self.station_from_file[:3, :3] / self.scale
        return turn


def signed_axes() -> tuple[NDArray[np.float64], ...]:
    """Return the 48 ways to put three axes on three axes, mirrored ones included."""
    found = []
    for order, signs in product(permutations(range(3)), product((1.0, -1.0), repeat=3)):
        turn = np.zeros((3, 3))
        turn[range(3), order] = signs
        found.append(turn)
    return tuple(found)


def alignments(
    points: Points, target: Target, limits: Limits, *, askew: bool = False
) -> list[Alignment]:
    """Return the ways to lay a cloud, (n, 3) in the file's frame, the best first.

    The file's own axes are put on the station's; where it lies askew, the cloud's.
    """
    frames = _own_frames(points) if askew else [np.eye(3)]
    few = points[:: max(1, len(points) // 12_000)]
    rough = sorted(_laid(few, frames, target, limits), key=lambda laid: -laid[0])
    tried = _distinct([start for _, start in rough])[:_TRIED]
    matcher = _Matcher(points[:: max(1, len(points) // 20_000)], target)
    found = [matcher.refined(start, limits, rounds=12) for start in tried]
    return sorted(found, key=lambda alignment: alignment.misfit_m)


def refined(
    found: Sequence[Alignment], points: Points, target: Target, limits: Limits
) -> list[Alignment]:
    """Return alignments made exact with all the points, the best first.

    An attitude that is nearly along the axes is taken to be meant along them. A
    mirrored one must fit clearly better than a plain one.
    """
    matcher = _Matcher(points, target, tight=True)
    exact = []
    for alignment in found:
        loose = matcher.refined(alignment.station_from_file, limits, rounds=30)
        turn = _along_axes(loose.turn) if limits.turns is None else loose.turn
        start = loose.station_from_file.copy()
        start[:3, :3] = loose.scale * turn
        exact.append(matcher.refined(start, limits, rounds=30, keep_turn=True))
    return sorted(exact, key=_reluctance)


def _reluctance(alignment: Alignment) -> float:
    mirrored = np.linalg.det(alignment.turn) < 0.0
    return alignment.misfit_m * (_MIRROR_ODDS if mirrored else 1.0)


def _along_axes(turn: NDArray[np.float64]) -> NDArray[np.float64]:
    nearest = np.round(turn)
    near = np.abs(turn - nearest).max() < _AXIS_SLACK
    return nearest if near else turn


def scale_of(place: Transform) -> float:
    """Return by how much a placement makes things larger."""
    return float(abs(np.linalg.det(place[:3, :3])) ** (1.0 / 3.0))


def undone(place: Transform) -> Transform:
    """Return the inverse of a placement that scales."""
    back: Transform = np.linalg.inv(place).astype(float)
    return back


# --- laying it on ----------------------------------------------------------------


def _laid(
    points: Points,
    frames: Sequence[NDArray[np.float64]],
    target: Target,
    limits: Limits,
) -> Iterable[tuple[float, Transform]]:
    """Give each attitude and size with how well its grid covers the station's."""
    from scipy import fft

    wanted = fft.rfftn(_grid(target.rigid_m, soften=True))
    for turn, scale in _attitudes(points, frames, target, limits):
        cloud = points @ (scale * turn).T
        middle = (cloud.min(axis=0) + cloud.max(axis=0)) / 2.0
        if np.ptp(cloud, axis=0).max() > 0.9 * _CELLS * _CELL_M:
            continue
        grid = _grid(cloud - middle)
        cover = fft.irfftn(wanted * np.conj(fft.rfftn(grid)), grid.shape)
        best = int(np.argmax(cover))
        shift = np.array(np.unravel_index(best, grid.shape), dtype=float)
        shift[shift > _CELLS / 2.0] -= _CELLS
        start = np.eye(4)
        start[:3, :3] = scale * turn
        start[:3, 3] = shift * _CELL_M - middle
        yield float(cover.flat[best]) / np.sqrt(grid.sum()), start


def _attitudes(
    points: Points,
    frames: Sequence[NDArray[np.float64]],
    target: Target,
    limits: Limits,
) -> Iterable[tuple[NDArray[np.float64], float]]:
    if limits.turns is not None:
        for turn in limits.turns:
            span = float(np.ptp(points @ turn.T, axis=0)[1])
            yield from ((turn, scale) for scale in _scales(span, target, limits))
        return
    for frame in frames:
        extent = np.ptp(points @ frame.T, axis=0)
        for axes in signed_axes():
            across = float(extent @ np.abs(axes[1]))
            # The station is widest along its truss.
            if across > 0.8 * extent.max():
                scales = _scales(across, target, limits)
                yield from ((axes @ frame, scale) for scale in scales)


def _scales(span: float, target: Target, limits: Limits) -> Sequence[float]:
    if limits.scale is not None:
        return (limits.scale,)
    return [share * target.span_m / max(span, 1e-12) for share in _SPANS]


def _own_frames(points: Points) -> list[NDArray[np.float64]]:
    """Return the axes that the cloud itself lies along, turned about its longest.

    The longest is the truss; how its arrays stand decides what the others are.
    """
    centred = points - points.mean(axis=0)
    _, own = np.linalg.eigh(centred.T @ centred)
    frame = own.T * np.sign(np.linalg.det(own))
    turns = [rotation((0.0, 0.0, 1.0), step)[:3, :3] for step in _OWN_STEPS_DEG]
    return [turn @ frame for turn in turns]


def _grid(points: Points, *, soften: bool = False) -> NDArray[np.float32]:
    """Return which cells about the origin hold points, (c, c, c)."""
    place = np.floor(points / _CELL_M).astype(int) % _CELLS
    grid = np.zeros((_CELLS,) * 3, dtype=np.float32)
    grid[tuple(place.T)] = 1.0
    if soften:
        for axis in range(3):
            grid = (
                0.5 * grid
                + 0.25 * np.roll(grid, 1, axis=axis)
                + 0.25 * np.roll(grid, -1, axis=axis)
            ).astype(np.float32)
    return grid


def _distinct(starts: Sequence[Transform]) -> list[Transform]:
    """Return one start, the best, for each turn and nearly equal size."""
    kept: dict[tuple[float, ...], list[Transform]] = {}
    for start in starts:
        size = scale_of(start)
        turn = tuple((start[:3, :3] / size).round(1).ravel() + 0.0)
        several = kept.setdefault(turn, [])
        if len(several) < 2:
            several.append(start)
    return sorted(
        (start for several in kept.values() for start in several),
        key=lambda start: next(k for k, s in enumerate(starts) if s is start),
    )


# --- refining ----------------------------------------------------------------------


class _Matcher:
    """Pairs of nearest points between a cloud and the station, both ways."""

    def __init__(self, points: Points, target: Target, *, tight: bool = False) -> None:
        from scipy.spatial import cKDTree

        self._clip_m = _TIGHT_M if tight else _LOOSE_M
        self._points = points
        self._tree = cKDTree(points)
        self._whole = cKDTree(target.whole_m)
        self._target = target
        probes = 4000 if tight else 1500
        self._rigid = target.rigid_m[:: max(1, len(target.rigid_m) // probes)]
        self._back = points[:: max(1, len(points) // probes)]

    def refined(
        self, start: Transform, limits: Limits, rounds: int, *, keep_turn: bool = False
    ) -> Alignment:
        """Return the alignment that a start settles into, and how well it fits."""
        place = start
        for _ in range(rounds):
            source, wanted = self._pairs(place)
            following = _similarity(source, wanted, place, limits, keep_turn=keep_turn)
            settled = _is_settled(following, place)
            place = following
            if settled:
                break
        there, back = self._distances(place)
        misfit = float(
            np.minimum(there, self._clip_m).mean()
            + 0.25 * np.minimum(back, _FAR_M).mean()
        )
        return Alignment(station_from_file=place, misfit_m=misfit)

    def _distances(self, place: Transform) -> tuple[Points, Points]:
        size = scale_of(place)
        there, _ = self._tree.query(apply(undone(place), self._rigid))
        back, _ = self._whole.query(apply(place, self._back))
        return there * size, back

    def _pairs(self, place: Transform) -> tuple[Points, Points]:
        """Return points of the file and where they belong, those that agree.

        What agrees is judged the more strictly the better the rest does: so arrays
        that stand otherwise soon have no say.
        """
        size = scale_of(place)
        there, near = self._tree.query(apply(undone(place), self._rigid))
        back, belongs = self._whole.query(apply(place, self._back))
        there *= size
        trusted = max(_TRUSTED_M, _TRUSTED * float(np.median(there)))
        close, close_back = there <= trusted, back <= trusted
        source = np.concatenate([self._points[near[close]], self._back[close_back]])
        wanted = np.concatenate(
            [self._rigid[close], self._target.whole_m[belongs[close_back]]]
        )
        return source, wanted


def _is_settled(following: Transform, place: Transform) -> bool:
    """Return whether a round moved nothing by more than some millimetres."""
    turned = np.abs(following[:3, :3] - place[:3, :3]).max()
    moved = np.abs(following[:3, 3] - place[:3, 3]).max()
    return bool(turned < 3e-5 * np.abs(place[:3, :3]).max() and moved < 3e-3)


def _similarity(
    source: Points,
    wanted: Points,
    place: Transform,
    limits: Limits,
    *,
    keep_turn: bool,
) -> Transform:
    """Return the turn, size and shift that lay source on wanted best (Umeyama 1991).

    Mirrored stays mirrored; a known size is kept, and the turn where it is said.
    """
    here, there = source.mean(axis=0), wanted.mean(axis=0)
    a, b = source - here, wanted - there
    u, spread, vt = np.linalg.svd(b.T @ a / len(a))
    signs = np.ones(3)
    if np.linalg.det(u @ vt) * np.linalg.det(place[:3, :3]) < 0.0:
        signs[2] = -1.0
    turn = (u * signs) @ vt
    size = float((spread * signs).sum() / (a**2).sum() * len(a))
    if keep_turn:
        turn = place[:3, :3] / scale_of(place)
        size = float(np.einsum("ij,ij->", b, a @ turn.T) / (a**2).sum())
    size = size if limits.scale is None else limits.scale
    found = np.eye(4)
    found[:3, :3] = size * turn
    found[:3, 3] = there - found[:3, :3] @ here
    return found
