"""Walls, rods and sheets made as thick as a printer needs them."""

from manifold3d import Manifold

from viewer.geometry.manifolds import thickness_of

_BALL_SEGMENTS = 8
# A sheet that is measured a hair below what was asked for is thick enough.
_ENOUGH = 0.99
# The ball has corners: between them it reaches less far out than its radius.
_CORNERS = 1.1
# What is rounded by so little of its new thickness looks the same printed, and the sum
# takes as long as the surface has triangles.
_ROUNDED = 0.05
_UNFOLDED = 0.25


def thickened(shell: Manifold, least: float) -> Manifold:
    """Return a shell grown on all sides until it is `least` thick, in its own units.

    It comes back as it was if it is so thick already. The outline grows by half of
    what the thickness lacks: a Minkowski sum with a ball.
    """
    thickness = thickness_of(shell)
    missing = least - thickness
    if missing <= (1.0 - _ENOUGH) * least:
        return shell
    ball = Manifold.sphere(_CORNERS * missing / 2.0, _BALL_SEGMENTS)
    # Far less than it is thick, or a sheet would fold into nothing.
    plain = shell.simplify(min(_ROUNDED * least, _UNFOLDED * thickness))
    whole = plain.minkowski_sum(ball)
    whole.num_tri()  # sums wait until they are asked for
    return whole
