"""Two solids made to plug into each other: a keyed peg here, its socket there.

All lengths are millimetres; a joint's frame has +Z from the socket's side to the peg's.
"""

from dataclasses import dataclass

import numpy as np
from manifold3d import CrossSection, FillRule, Manifold, OpType

from viewer.geometry.frames import Transform, inverse

CLEARANCE_MM = 0.15
"""Between peg and socket, all round: a push fit on a common printer."""
_DEEPER_MM = 0.5
"""By how much a socket is deeper than its peg, so that the faces meet."""
_WALL_MM = 0.8
"""What is left round a socket: two lines of a common nozzle."""
_RADII_MM = (4.0, 3.5, 3.0, 2.5, 2.0, 1.75, 1.5, 1.25, 1.0, 0.8)
_LENGTH = 2.0
"""Of a peg, as a multiple of its radius."""
_FLAT = 0.7
"""Where the key is cut off a peg, as a share of its radius: it fits one way only."""
_SIDES = 32
_BITE_MM = 0.3
_FULL = 0.98
_HALF = 0.5
_REACH = 3.0
"""How far docking gear may reach over its plane, in radii of its ring."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Jointed:
    """Two solids cut at a joint; the radius is None where no peg has room."""

    host: Manifold
    guest: Manifold
    radius_mm: float | None


def jointed(
    host: Manifold,
    guest: Manifold,
    print_from_joint: Transform,
    largest_mm: float,
) -> Jointed:
    """Return two solids cut at a joint's plane, with a socket and a peg if they fit.

    What either has over the plane is cut off round the axis, out to its ring, which
    is no wider than `largest_mm`; what the host then still shares with the guest is
    the guest's.
    """
    into = _affine(inverse(print_from_joint))
    a, b = host.transform(into), guest.transform(into)
    ring = min(largest_mm, max(_ring(a, -_BITE_MM), _ring(b, _BITE_MM)))
    if ring > 0.0:
        over = _rod(1.05 * ring, 0.0, _REACH * ring)
        a, b = a - over, b - over.rotate([180.0, 0.0, 0.0])
    radius = _peg_radius(a, b)
    if radius is not None:
        a, b = _with_socket(a, radius), _with_peg(b, radius)
    # The peg lies in its socket, so this takes nothing of it.
    a = a - b
    back = _affine(print_from_joint)
    return Jointed(host=a.transform(back), guest=b.transform(back), radius_mm=radius)


def _affine(place: Transform) -> np.ndarray:
    return np.ascontiguousarray(place[:3])


def _rod(radius: float, low: float, high: float) -> Manifold:
    rod = Manifold.cylinder(high - low, radius, circular_segments=_SIDES)
    return rod.translate([0.0, 0.0, low])


def _outline(solid: Manifold, height: float) -> CrossSection:
    """Return what a solid covers at a height, its hollows filled, round the axis."""
    outer = [
        polygon for polygon in solid.slice(height).to_polygons() if _area(polygon) > 0.0
    ]
    return CrossSection(outer, FillRule.Positive)


def _area(polygon: np.ndarray) -> float:
    x, y = polygon[:, 0], polygon[:, 1]
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) / 2.0


def _ring(solid: Manifold, height: float) -> float:
    """Return how far from the axis a solid reaches there, in one piece; 0 for none."""
    for piece in _outline(solid, height).decompose():
        (polygon, *_) = piece.to_polygons()
        if _encloses(polygon):
            return float(np.hypot(polygon[:, 0], polygon[:, 1]).max())
    return 0.0


def _encloses(polygon: np.ndarray) -> bool:
    """Return whether a polygon winds round the origin."""
    around = np.append(polygon, polygon[:1], axis=0) @ np.array([1.0, 1.0j])
    turns = float(np.angle(around[1:] / around[:-1]).sum()) / (2.0 * np.pi)
    return abs(turns) > _HALF


def _peg_radius(host: Manifold, guest: Manifold) -> float | None:
    """Return the radius of the widest peg that both sides have room for."""
    for radius in _RADII_MM:
        socket = radius + CLEARANCE_MM + _WALL_MM
        deep = _LENGTH * radius + _DEEPER_MM
        if all(_covers(host, -z, socket) for z in (_BITE_MM, deep / 2.0, deep)) and all(
            _covers(guest, z, radius) for z in (_BITE_MM, radius)
        ):
            return radius
    return None


def _covers(solid: Manifold, height: float, radius: float) -> bool:
    circle = CrossSection.circle(radius, _SIDES)
    covered = (circle ^ _outline(solid, height)).area()
    return bool(covered >= _FULL * circle.area())


def _key(radius: float, clearance: float = 0.0) -> CrossSection:
    """Return the section of a peg, a circle with a flat on the +X side."""
    wide = radius + clearance
    room = CrossSection.square([wide + _FLAT * radius + clearance, 2.0 * wide])
    return CrossSection.circle(wide, _SIDES) ^ room.translate([-wide, -wide])


def _with_socket(host: Manifold, radius: float) -> Manifold:
    """Return the host with solid material below its plane and a socket in that."""
    deep = _LENGTH * radius + _DEEPER_MM
    wall = radius + CLEARANCE_MM + _WALL_MM
    socket = _key(radius, CLEARANCE_MM).extrude(deep + _BITE_MM)
    return (host + _rod(wall, -deep - _WALL_MM, 0.0)) - socket.translate(
        [0.0, 0.0, -deep]
    )


def _with_peg(guest: Manifold, radius: float) -> Manifold:
    """Return the guest with solid material over its plane and a peg below it."""
    length, tip = _LENGTH * radius, 0.25 * radius
    shaft = _key(radius).extrude(length - tip + _BITE_MM)
    shaft = shaft.translate([0.0, 0.0, tip - length])
    cone = _key(radius).extrude(tip, scale_top=(0.8, 0.8)).rotate([180.0, 0.0, 0.0])
    # Turned over about X, the flat stays on its side.
    cone = cone.translate([0.0, 0.0, tip - length])
    root = _rod(radius, 0.0, max(radius, 1.5))
    return Manifold.batch_boolean([guest, shaft, cone, root], OpType.Add)
