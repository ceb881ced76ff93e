"""Open lattices of thin rods."""

import math

import numpy as np

from viewer.geometry.detail import Detail
from viewer.geometry.frames import Points
from viewer.geometry.mesh import Mesh, merged
from viewer.geometry.solids import rods

# Thinner than this a rod may be three-sided.
_THREAD_M = 0.04

# Corners of a section of width and height 1, counter-clockwise seen along -X.
SECTIONS: dict[str, tuple[tuple[float, float], ...]] = {
    "box": ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)),
    "hexagon": (
        (-0.5, 0.0),
        (-0.25, -0.5),
        (0.25, -0.5),
        (0.5, 0.0),
        (0.25, 0.5),
        (-0.25, 0.5),
    ),
    "triangle": ((-0.5, -0.5), (0.5, -0.5), (0.0, 0.5)),
}


def section_corners(section: str, width_m: float, height_m: float) -> Points:
    """Return the corners of a section in Y and Z, (n, 2), metres."""
    corners: Points = np.array(SECTIONS[section]) * np.array([width_m, height_m])
    return corners


def lattice(  # noqa: PLR0913 - a lattice has that many dimensions
    corners_yz_m: Points,
    span_m: tuple[float, float],
    bays: int,
    radius_m: float,
    brace_radius_m: float,
    *,
    detail: Detail,
) -> Mesh:
    """Return longerons, battens and alternating diagonals along X, ends closed.

    Parameters
    ----------
    corners_yz_m : (n, 2), metres
        Where the longerons run.
    span_m : (float, float)
        Where the lattice begins and ends along X.
    bays : int
        Cells along the length; a ring of battens stands at each end of a cell.
    radius_m, brace_radius_m : float
        Of the longerons; of battens and diagonals.
    """
    start, end = span_m
    count = len(corners_yz_m)
    stations = np.linspace(start + brace_radius_m, end - brace_radius_m, bays + 1)
    grid = np.zeros((bays + 1, count, 3))
    grid[..., 0] = stations[:, None]
    grid[..., 1:] = corners_yz_m
    neighbour = np.roll(grid, -1, axis=1)
    # Neighbouring faces and cells lean opposite ways.
    leaning = (np.arange(bays)[:, None] + np.arange(count)) % 2 == 0
    lower = np.where(leaning[..., None], grid[:-1], neighbour[:-1])
    upper = np.where(leaning[..., None], neighbour[1:], grid[1:])
    first, last = grid[0].copy(), grid[-1].copy()
    first[:, 0], last[:, 0] = start, end
    # Four corners touch the bounds that the section was drawn for; see `_sides`.
    thick = _sides(detail, radius_m, 4)
    thin = _sides(detail, brace_radius_m, 3)
    battens = rods(grid.reshape(-1, 3), neighbour.reshape(-1, 3), brace_radius_m, thin)
    diagonals = rods(lower.reshape(-1, 3), upper.reshape(-1, 3), brace_radius_m, thin)
    return merged([rods(first, last, radius_m, thick), battens, diagonals])


def mast(
    start_m: float, end_m: float, width_m: float, bays: int, detail: Detail
) -> Mesh:
    """Return a coilable mast of triangular section along X."""
    radius = 0.045 * width_m
    corners = section_corners("triangle", width_m - 2 * radius, width_m - 2 * radius)
    span = (start_m, end_m)
    return lattice(corners, span, bays, radius, 0.7 * radius, detail=detail)


def _sides(detail: Detail, radius_m: float, least: int) -> int:
    """Return the sides of a rod: a lattice has hundreds, and from afar they are lines.

    A multiple of four where they are many, so that a rod is as wide as its diameter
    along both axes of the section.
    """
    return math.ceil(detail.segments(radius_m) / 4) * 4 if detail.fine else least
