"""Walls, rods and sheets made as thick as a printer needs them."""

from manifold3d import Manifold

from viewer.geometry.manifolds import thickness_of

_BALL_SEGMENTS = 8
# A sheet that is measured a hair below what was asked for is thick enough.
_ENOUGH = 0.99
# The ball has corners: between them it reaches less far out than its radius.
_CORNERS = 1.1


def thickened(shell: Manifold, least: float) -> Manifold:
    """Return a shell grown on all sides until it is `least` thick, in its own units.

    It comes back as it was if it is so thick already. The outline grows by half of
    what the thickness lacks: a Minkowski sum with a ball.
    """
    missing = least - thickness_of(shell)
    if missing <= (1.0 - _ENOUGH) * least:
        return shell
    ball = Manifold.sphere(_CORNERS * missing / 2.0, _BALL_SEGMENTS)
    return shell.minkowski_sum(ball)
