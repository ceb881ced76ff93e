"""How two ports meet."""

import math

from viewer.errors import InputError
from viewer.geometry.frames import HALF_TURN_X, Transform, compose, inverse, rotation


class MateError(InputError):
    """Two ports that cannot be docked."""


def mate(
    a_from_port: Transform, b_from_port: Transform, roll_deg: float = 0.0
) -> Transform:
    """Return B's module frame as seen from A's when the two ports are docked.

    The ports meet face to face: origins coincide, +Z axes oppose, and at zero
    roll the +X clocking marks are parallel. A stays, B moves. Swapping the two
    gives the inverse: ``mate(a, b, r) @ mate(b, a, r)`` is the identity.

    Parameters
    ----------
    a_from_port, b_from_port : (4, 4) float64, metres
        Each port's frame in its own module.
    roll_deg : float
        Right-handed turn of B about A's port +Z, degrees.

    Returns
    -------
    a_from_b : (4, 4) float64, read-only
        Rigid; maps points of B's module frame to A's, metres.

    Raises
    ------
    MateError
        If `roll_deg` is not finite.
    """
    if not math.isfinite(roll_deg):
        message = f"the roll of a mate must be a finite angle, is {roll_deg}"
        raise MateError(message)
    return compose(
        a_from_port,
        rotation((0.0, 0.0, 1.0), roll_deg),
        HALF_TURN_X,
        inverse(b_from_port),
    )
