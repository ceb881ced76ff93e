"""How well a mesh lies on the station, in figures and in words."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.foreign.align import Alignment, Limits, undone
from viewer.foreign.samples import Samples, closest_m
from viewer.foreign.target import Target
from viewer.geometry.frames import apply
from viewer.spec.meshfile import UNITS_M, MeshNotes

# A fit is good where half of the station's modules and truss lie so near to the
# mesh, this share of them within a metre, and a part of the mesh near to the station.
GOOD_MEDIAN_M = 0.8
_GOOD_SHARE = 0.55
# Arrays that stand otherwise may be more than half of the mesh.
_BACK_SHARE, _GOOD_BACK_M = 0.25, 1.5
# A true fit is sharp: laid on so far aside it would be so many times worse. What merely
# fills the station's room is not.
_ASIDE_M, _SHARP = 3.5, 2.0
_SAME_UNIT = 0.06
_USUAL = ("metre", "centimetre", "millimetre", "inch", "foot")
_CLEAR = 1.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """Distances, metres, and the share within 1 m."""

    median_m: float
    share: float
    back_m: float
    """How near that part of the mesh is to the station that is nearest."""
    aside_m: float
    """The median where the mesh is laid on a little aside."""

    @property
    def is_good(self) -> bool:
        """Whether the mesh is taken for the station."""
        near = self.median_m < GOOD_MEDIAN_M and self.back_m < _GOOD_BACK_M
        sharp = self.aside_m > _SHARP * self.median_m
        return near and sharp and self.share > _GOOD_SHARE


def measured(best: Alignment, surface: Samples, target: Target) -> Misfit:
    """Return how far the station and a mesh that is laid on it are apart."""
    from scipy.spatial import cKDTree

    inverse = undone(best.station_from_file)
    probes = target.rigid_m[::4]
    there = closest_m(apply(inverse, probes), surface) * best.scale
    placed = apply(
        best.station_from_file, surface.points[:: max(1, len(surface.points) // 6000)]
    )
    back, _ = cKDTree(target.whole_m).query(placed)
    tree = cKDTree(surface.points)
    shifts = _ASIDE_M * np.array([[1, 0, 0], [-1, 0, 0], [0, 0, 1], [0, 0, -1]])
    aside = [tree.query(apply(inverse, probes + shift))[0] for shift in shifts]
    return Misfit(
        median_m=float(np.median(there)),
        share=float((there < 1.0).mean()),
        back_m=float(np.quantile(back, _BACK_SHARE)),
        aside_m=float(np.median(np.concatenate(aside))) * best.scale,
    )


def words_of_size(
    best: Alignment, corners: NDArray[np.float64], notes: MeshNotes, limits: Limits
) -> list[str]:
    """Return what is said of the unit and the size."""
    size = np.ptp(corners.reshape(-1, 3), axis=0)
    box = " x ".join(f"{value:.4g}" for value in size)
    if limits.scale is not None:
        source = "unit" if notes.unit is not None else "length_m"
        return [f"one unit of the file is {best.scale:.6g} m, as its {source} says"]
    words = [f"one unit of the file is {best.scale:.4g} m, its box {box} units"]
    unit, metres = min(
        ((unit, UNITS_M[unit]) for unit in _USUAL),
        key=lambda item: abs(np.log(best.scale / item[1])),
    )
    off = best.scale / metres - 1.0
    if abs(off) < _SAME_UNIT:
        which = "too large" if off < 0.0 else "too small"
        share = f"{abs(1.0 / (1.0 + off) - 1.0):.1%} {which}"
        words.append(f"the unit is taken to be the {unit}, the model {share}")
    else:
        words.append("the unit is no usual one: the size comes from the fit alone")
    return words


def words_of_axes(best: Alignment) -> str:
    """Return what is said of the axes and of mirroring."""
    turn = best.turn
    forward, up = turn.T @ [1.0, 0.0, 0.0], turn.T @ [0.0, 0.0, -1.0]
    words = f"forward is {axis_name(forward)} of the file, up is {axis_name(up)}"
    if is_askew(turn):
        words += ", nearly: it lies askew"
    if np.linalg.det(turn) < 0.0:
        words += "; it is mirrored, and turned back"
    return words


def is_askew(turn: NDArray[np.float64]) -> bool:
    """Return whether a turn, (3, 3), puts axes on no axes."""
    return bool(np.abs(turn - np.round(turn)).max() > 1e-6)


def axis_name(direction: NDArray[np.float64]) -> str:
    """Return the axis that a direction is nearest to, such as `+Y`."""
    axis = int(np.argmax(np.abs(direction)))
    return f"{'+' if direction[axis] > 0.0 else '-'}{'XYZ'[axis]}"


def words_of_fit(
    best: Alignment, rival: Alignment | None, misfit: Misfit, *, good: bool
) -> list[str]:
    """Return what is said of how well it fits."""
    near = (
        f"half of the station's modules and truss lie within {misfit.median_m:.2f} m"
        f" of the mesh, {misfit.share:.0%} within 1 m"
    )
    if not good:
        return [
            "poor fit: this may be no model of the station, or one too different;"
            f" {near}"
        ]
    words = [near]
    if rival is not None and rival.misfit_m < _CLEAR * best.misfit_m:
        words.append("another attitude fits nearly as well: check which side is up")
    return words
