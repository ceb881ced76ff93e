"""How thick something round is where it is pointed at: a hull, a ball, a tube."""

import numpy as np

from viewer.geometry.circles import Ball, Circle, fit_ball, fit_circle
from viewer.geometry.creases import MeshEdges, creases_of
from viewer.geometry.frames import Points
from viewer.geometry.mesh import Mesh

_ALL_WAYS = 0.05
"""The least variance of normals that point all ways, as on a piece of a ball."""
_RADIAL = 0.95
_FLAT_DEG = 0.1


def round_at(mesh: Mesh, triangle: int, point_m: Points) -> Circle | Ball | None:
    """Return the ball, or the circle of the section, at a point of a mesh's surface.

    The surface is the smooth patch round the triangle. A section is square to the axis
    about which that patch is round.

    Parameters
    ----------
    point_m : (3,), in the mesh's frame

    Returns
    -------
    Circle or Ball or None
        In the mesh's frame; None where the patch is not round.
    """
    creases = creases_of(mesh)
    own = creases.patch == creases.patch[triangle]
    corners = mesh.points[mesh.triangles[own]]
    normals, spread = _normals(corners)
    if (ball := _ball(corners, normals, spread)) is not None:
        return ball
    edges = creases.edges
    bent = own[edges.faces[:, 0]] & edges.sharp(_FLAT_DEG)
    _, axes = np.linalg.eigh(spread)
    found = [
        circle
        for axis in (axes.T)
        if (circle := _section(edges, bent, axis, point_m)) is not None
    ]
    return max(found, key=lambda circle: circle.arc_deg, default=None)


def _normals(corners: Points) -> tuple[Points, Points]:
    """Return the unit normals of triangles, (n, 3), and how they spread, (3, 3)."""
    a, b, c = (corners[:, k] for k in range(3))
    across = np.cross(b - a, c - a)
    sizes = np.maximum(np.linalg.norm(across, axis=1), 1e-15)
    normals = across / sizes[:, None]
    weights = sizes / sizes.sum()
    off = normals - weights @ normals
    return normals, np.einsum("i,ij,ik->jk", weights, off, off)


def _ball(corners: Points, normals: Points, spread: Points) -> Ball | None:
    """Return the ball that a patch is of, or None.

    Two rims of a tube lie on a ball too; but the walls between them look elsewhere.
    """
    if np.linalg.eigvalsh(spread)[0] < _ALL_WAYS:
        return None
    ball = fit_ball(corners.reshape(-1, 3))
    if ball is None or not ball.is_round:
        return None
    out = corners.mean(axis=1) - ball.centre_m
    out /= np.maximum(np.linalg.norm(out, axis=1), 1e-12)[:, None]
    radial = np.abs(np.einsum("ij,ij->i", out, normals)).min() > _RADIAL
    return ball if radial else None


def _section(
    edges: MeshEdges, bent: Points, axis: Points, point_m: Points
) -> Circle | None:
    """Return the circle in which a plane cuts edges; None where that is no circle.

    Only edges at which the surface turns are cut: a diagonal of a flat facet is cut
    within the facet, inside the circle.
    """
    ends = edges.ends[bent]
    over = (ends - point_m) @ axis
    cut = (over[:, 0] > 0.0) != (over[:, 1] > 0.0)
    low, high = over[cut, 0], over[cut, 1]
    share = (low / (low - high))[:, None]
    points = ends[cut, 0] + share * (ends[cut, 1] - ends[cut, 0])
    if len(points) < 3:
        return None
    circle = fit_circle(points)
    return circle if circle is not None and circle.is_round else None
