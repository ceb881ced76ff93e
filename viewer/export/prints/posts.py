"""A stand that is put together by hand: a plinth, and posts that plug in."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from manifold3d import Manifold, OpType

from viewer.export.prints.pegs import CLEARANCE_MM
from viewer.export.solids import PlacedSolid
from viewer.geometry.manifolds import box_of

POST = "post"
"""The material of posts: what else a stand is made of is its plinth."""
_SUNK_MM = 8.0
"""How far a post goes down into the plinth, at most."""
_SUNK_SHARE = 0.6
"""And of the plinth's height."""
_DEEPER_MM = 0.5
_SIDES = 32


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LooseStand:
    """The pieces of a stand, in millimetres, where they stand.

    `rooms` is what has to be free in a model that is put on it.
    """

    plinth: Manifold
    posts: tuple[Manifold, ...]
    rooms: Manifold


def loose_stand(solids: Sequence[PlacedSolid]) -> LooseStand:
    """Return a stand taken apart, with sockets for its posts in the plinth."""
    of_plinth = [s for solid in solids if solid.material != POST for s in solid.shells]
    plinth = Manifold.batch_boolean(of_plinth, OpType.Add)
    sunk = min(_SUNK_MM, _SUNK_SHARE * float(np.ptp(box_of(plinth)[:, 2])))
    upright = [
        post
        for solid in solids
        if solid.material == POST
        for shell in solid.shells
        for post in shell.decompose()
    ]
    rooms = Manifold.batch_boolean(
        [_rod(post, sunk + _DEEPER_MM, CLEARANCE_MM) for post in upright], OpType.Add
    )
    return LooseStand(
        plinth=plinth - rooms,
        posts=tuple(_rod(post, sunk, 0.0) for post in upright),
        rooms=rooms,
    )


def _rod(post: Manifold, longer_mm: float, wider_mm: float) -> Manifold:
    """Return an upright post made longer at its foot and wider all round.

    What is wider is higher by as much: a post does not touch the end of its socket.
    """
    low, high = box_of(post)
    radius = float((high - low)[0]) / 2.0 + wider_mm
    foot, top = float(low[2]) - longer_mm, float(high[2]) + wider_mm
    rod = Manifold.cylinder(top - foot, radius, circular_segments=_SIDES)
    x, y = ((low + high) / 2.0)[:2].tolist()
    return rod.translate([x, y, foot])
