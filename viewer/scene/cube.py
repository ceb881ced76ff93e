"""A cube that shows how the station is turned: its facets, and which lies at a place.

Its six faces look to the station's sides; its corners are cut off, so that each is a
facet of its own. Each facet is a preset of that name. Places are in units of half the
cube's edge, right and up from its middle as it is seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np

from viewer.geometry.frames import Points, frozen, unit
from viewer.scene.camera import CAMERAS, CORNERS, SIDES, view_axes

CUT = 0.5
"""How much of each edge the corners take, of half the edge."""
REACH = 3.0**0.5
"""How far from its middle the cube reaches, however it is turned, at most."""
_EDGE_ON = 0.05
"""The cosine below which a facet is seen too much from the side."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Facet:
    """A face or a cut corner.

    Attributes
    ----------
    preset : str
        The camera that looks at it.
    outline : (n, 3), cube frame, which has the station's axes
        Its corners, in order round it.
    normal : (3,), unit length
    right, up : (3,)
        In its plane, as the preset sees them.
    """

    preset: str
    outline: Points
    normal: Points
    right: Points
    up: Points

    @property
    def is_corner(self) -> bool:
        """Whether it is a corner that is cut off."""
        return self.preset in CORNERS


@cache
def facets() -> tuple[Facet, ...]:
    """Return the six faces and the eight corners."""
    return (*(_face(name) for name in SIDES), *_corners())


def _face(name: str) -> Facet:
    preset = CAMERAS[name]
    right, up, normal = view_axes(np.array(preset.towards_camera), np.array(preset.up))
    near, far = 1.0 - CUT, 1.0
    round_it = ((far, near), (near, far), (-near, far), (-far, near))
    half = [normal + u * right + v * up for u, v in round_it]
    other = [normal - u * right - v * up for u, v in round_it]
    return _facet(name, np.array([*half, *other]), normal, right, up)


def _corners() -> Iterator[Facet]:
    for ahead, starboard, below in product((1.0, -1.0), repeat=3):
        name = "front" if ahead > 0.0 else "aft"
        name += "-starboard" if starboard > 0.0 else "-port"
        name += "-below" if below > 0.0 else ""
        corner = np.array([ahead, starboard, below])
        outline = np.array([corner * (1.0 - CUT * axis) for axis in np.eye(3)])
        preset = CAMERAS[name]
        right, up, _ = view_axes(corner, np.array(preset.up))
        yield _facet(name, outline, np.array(unit(corner.tolist())), right, up)


def _facet(
    name: str, outline: Points, normal: Points, right: Points, up: Points
) -> Facet:
    return Facet(
        preset=name,
        outline=frozen(outline),
        normal=frozen(normal.copy()),
        right=frozen(right.copy()),
        up=frozen(up.copy()),
    )


def visible_facets(axes: Points) -> tuple[Facet, ...]:
    """Return the facets that are seen; none of them covers another.

    `axes` are the camera's right, up and backward as rows of a (3, 3).
    """
    return tuple(f for f in facets() if float(axes[2] @ f.normal) > _EDGE_ON)


def facet_at(axes: Points, place: tuple[float, float]) -> Facet | None:
    """Return the facet that is seen at a place; None beside the cube."""
    for facet in visible_facets(axes):
        if _holds(facet.outline @ axes[:2].T, np.array(place)):
            return facet
    return None


def _holds(outline: Points, place: Points) -> bool:
    """Return whether a convex outline, (n, 2), holds a place, (2,)."""
    ways = np.roll(outline, -1, axis=0) - outline
    off = place - outline
    sides = ways[:, 0] * off[:, 1] - ways[:, 1] * off[:, 0]
    return bool((sides >= 0.0).all() or (sides <= 0.0).all())
