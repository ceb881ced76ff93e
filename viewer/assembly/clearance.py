"""What reaches into what: overlaps of elements that no mate explains.

Boxes tell who may touch whom; solids tell, exactly, how much. Where two elements are
docked, their mechanisms reach into each other: that is what the ports are for, within
the room that a docking mechanism takes up.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from manifold3d import Manifold

from viewer.assembly.station import Parts, Placement, Station
from viewer.geometry.frames import Points, Transform, apply, compose, inverse
from viewer.geometry.manifolds import box_of, shells_of
from viewer.geometry.mesh import box_corners
from viewer.geometry.parts import BuiltModule
from viewer.spec.model import ElementId, ModuleKey

LEAST_M3 = 1e-3
"""What is smaller than a litre is the rounding of facets."""

# The room of a docking mechanism: berthing flanges of 2 m and the cones behind them;
# petals and probes that reach some 0.6 m into the other side.
_PORT_RADIUS_M = 1.6
_PORT_REACH_M = 0.65


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Overlap:
    """Two elements that are in the same place."""

    one: ElementId
    other: ElementId
    parts: tuple[str, str]
    """The part of each that reaches furthest into the other."""
    volume_m3: float
    centre_m: Points
    """Of the largest overlap, (3,), station frame."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shell:
    """A closed piece of a part, in its module's frame, metres."""

    part: str
    solid: Manifold
    box_m: Points


@dataclass(slots=True)
class Solids:
    """Elements as solids; each module is turned into solids once."""

    parts: Parts
    _shells: dict[ModuleKey, tuple[Shell, ...]] = field(default_factory=dict)

    def of(self, placed: Placement) -> tuple[Shell, ...]:
        """Return the shells of an element in its module's frame."""
        if placed.module not in self._shells:
            shells = tuple(module_shells(self.parts[placed.module]))
            self._shells[placed.module] = shells
        return self._shells[placed.module]


def overlaps(
    station: Station, solids: Solids, among: frozenset[ElementId] | None = None
) -> list[Overlap]:
    """Return every overlap of two elements that no mate explains, largest first.

    Parameters
    ----------
    among : frozenset of ElementId, optional
        Only pairs that one of these takes part in: what a step has brought.
    """
    boxes = {
        element: _turned_box(placed, solids.parts[placed.module].bounds_m)
        for element, placed in station.placements.items()
    }
    found = [
        overlap
        for one, other in _pairs(boxes, among)
        if (overlap := _overlap(station, solids, one, other)) is not None
    ]
    return sorted(found, key=lambda overlap: -overlap.volume_m3)


def module_shells(module: BuiltModule) -> Iterator[Shell]:
    """Give every closed piece of a module, where it is in the module's frame."""
    for part in module.parts:
        for body in part.bodies:
            shells = list(shells_of(body.mesh))
            for place in part.module_from_part:
                for shell in shells:
                    solid = shell.transform(np.ascontiguousarray(place[:3]))
                    yield Shell(part=part.name, solid=solid, box_m=box_of(solid))


def _turned_box(placed: Placement, box_m: Points) -> Points:
    points = apply(placed.station_from_module, box_corners(box_m))
    return np.array([points.min(axis=0), points.max(axis=0)])


def _pairs(
    boxes: dict[ElementId, Points], among: frozenset[ElementId] | None
) -> Iterator[tuple[ElementId, ElementId]]:
    elements = list(boxes)
    for place, one in enumerate(elements):
        for other in elements[place + 1 :]:
            asked = among is None or one in among or other in among
            if asked and _touch(boxes[one], boxes[other]):
                yield one, other


def _touch(one: Points, other: Points) -> bool:
    return bool((one[0] < other[1]).all() and (other[0] < one[1]).all())


def _overlap(
    station: Station, solids: Solids, one: ElementId, other: ElementId
) -> Overlap | None:
    """Return how two elements overlap beyond what their mate explains, if they do."""
    a, b = station.placements[one], station.placements[other]
    a_from_b = compose(inverse(a.station_from_module), b.station_from_module)
    ports = [
        compose(inverse(a.station_from_module), port)
        for port in _mates(station, solids.parts, one, other)
    ]
    pieces = [
        (names, piece)
        for names, piece in _pieces(solids.of(a), solids.of(b), a_from_b)
        if piece.volume() > LEAST_M3 and not _is_explained(piece, ports)
    ]
    if not pieces:
        return None
    names, largest = max(pieces, key=lambda pair: pair[1].volume())
    centre = box_of(largest).mean(axis=0)
    return Overlap(
        one=one,
        other=other,
        parts=names,
        volume_m3=sum(piece.volume() for _, piece in pieces),
        centre_m=apply(a.station_from_module, centre[None])[0],
    )


def _pieces(
    ours: tuple[Shell, ...], theirs: tuple[Shell, ...], a_from_b: Transform
) -> Iterator[tuple[tuple[str, str], Manifold]]:
    """Give every part of space that two shells share, in the frame of the first."""
    place = np.ascontiguousarray(a_from_b[:3])
    moved = []
    for shell in theirs:
        corners = apply(a_from_b, box_corners(shell.box_m))
        moved.append(np.array([corners.min(axis=0), corners.max(axis=0)]))
    boxes = np.array([shell.box_m for shell in ours])
    others = np.array(moved)
    low = np.maximum(boxes[:, None, 0], others[None, :, 0])
    high = np.minimum(boxes[:, None, 1], others[None, :, 1])
    for i, j in np.argwhere((low < high).all(axis=2)):
        shared = ours[i].solid ^ theirs[j].solid.transform(place)
        if not shared.is_empty():
            yield (ours[i].part, theirs[j].part), shared


def _mates(
    station: Station, parts: Parts, one: ElementId, other: ElementId
) -> list[Transform]:
    """Return the frames of the ports by which two elements hang on each other."""
    found = []
    for own, host in ((one, other), (other, one)):
        dock = station.placements[own].dock
        if dock is not None and dock.to_element == host:
            placed = station.placements[host]
            port = parts[placed.module].module_from_port[dock.to_port]
            found.append(compose(placed.station_from_module, port))
    return found


def _is_explained(piece: Manifold, ports: list[Transform]) -> bool:
    """Tell whether a piece lies within the room of a docking mechanism.

    `ports` are in the piece's frame.
    """
    points = np.asarray(piece.to_mesh64().vert_properties)[:, :3]
    for port in ports:
        x, y, z = apply(inverse(port), points).T
        if np.hypot(x, y).max() < _PORT_RADIUS_M and np.abs(z).max() < _PORT_REACH_M:
            return True
    return False
