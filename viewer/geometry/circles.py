"""Circles and balls through points, by least squares, and how well they fit."""

from dataclasses import dataclass

import numpy as np

from viewer.geometry.frames import Points

LEAST_POINTS = 5
"""Of a circle: through three there is always one, and a box has four corners."""
_ROUND = 0.01
"""How far off points may lie, as a share of the radius."""
_SLACK_M = 2e-3
_LEAST_ARC_DEG = 60.0
"""Less of a circle than this says little of its size."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Circle:
    """A circle that was fitted to points.

    Attributes
    ----------
    centre_m : (3,)
    axis : (3,), unit length
        Square to its plane.
    radius_m : float
    residual_m : float
        How far the points lie off it, root mean square.
    arc_deg : float
        How much of it the points go round, 360 where they close it.
    """

    centre_m: Points
    axis: Points
    radius_m: float
    residual_m: float
    arc_deg: float

    @property
    def diameter_m(self) -> float:
        """Twice the radius."""
        return 2.0 * self.radius_m

    @property
    def is_round(self) -> bool:
        """Whether the points are those of a circle."""
        near = self.residual_m <= _ROUND * self.radius_m + _SLACK_M
        return near and self.arc_deg >= _LEAST_ARC_DEG


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ball:
    """A ball that was fitted to points; `residual_m` is a root mean square."""

    centre_m: Points
    radius_m: float
    residual_m: float

    @property
    def is_round(self) -> bool:
        """Whether the points are those of a ball."""
        return self.residual_m <= _ROUND * self.radius_m + _SLACK_M


def fit_circle(points_m: Points) -> Circle | None:
    """Return the circle nearest to points, (n, 3); None where they lie on a line.

    The plane is the one that the points lie in best; what they lie off it counts as
    residual too.
    """
    middle = points_m.mean(axis=0)
    _, sizes, axes = np.linalg.svd(points_m - middle, full_matrices=False)
    if len(points_m) < 3 or sizes[1] < 1e-9 * max(float(sizes[0]), 1e-9):
        return None
    flat = (points_m - middle) @ axes.T
    (x, y), radius = _nearest_round(flat[:, :2])
    off = np.hypot(np.hypot(flat[:, 0] - x, flat[:, 1] - y) - radius, flat[:, 2])
    return Circle(
        centre_m=middle + x * axes[0] + y * axes[1],
        axis=axes[2],
        radius_m=radius,
        residual_m=float(np.sqrt(np.mean(off**2))),
        arc_deg=_arc_deg(flat[:, :2] - [x, y]),
    )


def fit_ball(points_m: Points) -> Ball | None:
    """Return the ball nearest to points, (n, 3); None where they lie in a plane."""
    middle = points_m.mean(axis=0)
    sizes = np.linalg.svd(points_m - middle, compute_uv=False)
    if len(points_m) < 4 or sizes[2] < 1e-6 * max(float(sizes[0]), 1e-9):
        return None
    centre, radius = _nearest_round(points_m - middle)
    off = np.linalg.norm(points_m - middle - centre, axis=1) - radius
    return Ball(
        centre_m=middle + centre,
        radius_m=radius,
        residual_m=float(np.sqrt(np.mean(off**2))),
    )


def _nearest_round(points: Points) -> tuple[Points, float]:
    """Return the centre and the radius of what is round in any dimension.

    |p|^2 = 2 c.p + (r^2 - |c|^2) is linear in c and the rest.
    """
    rows = np.column_stack([2.0 * points, np.ones(len(points))])
    solved, *_ = np.linalg.lstsq(rows, (points**2).sum(axis=1))
    centre = solved[:-1]
    return centre, float(np.sqrt(max(solved[-1] + centre @ centre, 0.0)))


def _arc_deg(spokes: Points) -> float:
    """Return how far round points lie: all but the widest gap between neighbours.

    A gap that is no wider than a facet closes it.
    """
    angles = np.sort(np.degrees(np.arctan2(spokes[:, 1], spokes[:, 0])))
    gaps = np.diff([*angles, angles[0] + 360.0])
    widest = float(gaps.max())
    return 360.0 if widest <= 75.0 and len(angles) >= LEAST_POINTS else 360.0 - widest
