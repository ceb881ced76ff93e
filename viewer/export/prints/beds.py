"""Pieces turned, cut and laid out on printers' beds. All lengths are millimetres."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from manifold3d import JoinType, Manifold

from viewer.export.prints.pegs import jointed
from viewer.export.solids import PRINTABLE_MM
from viewer.geometry.frames import Points, Transform, port_frame
from viewer.geometry.manifolds import box_of

GAP_MM = 4.0
"""Between two pieces on a bed."""
_STEEP = float(np.cos(np.radians(45.0)))
"""A face whose normal points down more than this needs support below it."""
_LYING_MM = 0.2
"""So close to the bed a face lies on it."""
_TALL = 0.002
"""What a millimetre of height counts against the overhanging share of the surface."""
_SLENDER = 0.01
"""What each width of its foot that a piece is tall counts against that share."""
_FIRST_MM = 0.15
"""Of the height of the first layer its middle, where a slicer cuts it."""
_FOOT_MM2 = 4.0
"""So much of the first layer holds a piece on the bed."""
_MOST_CUTS = 6
_PLACES = 25
_CRUMB_MM3 = 0.5
_CRUMB_MM = 1.5

Room: TypeAlias = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Piece:
    """A solid that is printed in one go; `material` is what most of it is made of."""

    name: str
    names: tuple[str, ...]
    material: str
    solid: Manifold


# The six ways down: each turn brings another side of the piece onto the bed.
_TURNS = (
    (0.0, 0.0, 0.0),
    (180.0, 0.0, 0.0),
    (90.0, 0.0, 0.0),
    (-90.0, 0.0, 0.0),
    (0.0, 90.0, 0.0),
    (0.0, -90.0, 0.0),
)


def fitted(piece: Piece, bed_mm: Room | None, deep: int = 0) -> list[Piece]:
    """Return a piece turned to print best, or those that it is cut into to fit.

    Nothing comes back of what is too large for the bed even in many cuts.
    """
    ways = [_rested(piece.solid.rotate(list(turn))) for turn in _TURNS]
    fitting = [way for way in ways if bed_mm is None or _fits(way, bed_mm)]
    if fitting:
        return [replace(piece, solid=min(fitting, key=_trouble))]
    if deep >= _MOST_CUTS:
        return []
    return [
        part
        for half in _halves(piece, max(bed_mm or (0.0,)))
        for whole in apart(half)[0]
        for part in fitted(whole, bed_mm, deep + 1)
    ]


def apart(piece: Piece) -> tuple[list[Piece], int]:
    """Return what hangs together, each for itself, and how many crumbs were left out.

    The largest keeps the name; others are numbered.
    """
    solids = sorted(piece.solid.decompose(), key=lambda solid: -solid.volume())
    kept = [solid for solid in solids if _prints(solid)]
    names = [piece.name, *(f"{piece.name} +{k}" for k in range(1, len(kept)))]
    pieces = [
        replace(piece, name=name, solid=solid)
        for name, solid in zip(names, kept, strict=False)
    ]
    return pieces, len(solids) - len(kept)


def _prints(solid: Manifold) -> bool:
    """Return whether a solid is large enough to be picked up."""
    longest = float(np.ptp(box_of(solid), axis=0).max())
    return solid.volume() >= _CRUMB_MM3 and longest >= _CRUMB_MM


def _fits(solid: Manifold, bed_mm: Room) -> bool:
    x, y, z = np.ptp(box_of(solid), axis=0)
    wide, deep, high = bed_mm
    flat = (x <= wide and y <= deep) or (y <= wide and x <= deep)
    return bool(flat and z <= high)


def _rested(solid: Manifold) -> Manifold:
    low = box_of(solid)[0]
    return solid.translate((-low).tolist())


def _trouble(solid: Manifold) -> float:
    """Return how badly a piece prints as it lies: overhangs, height, a narrow foot."""
    height = float(box_of(solid)[1, 2])
    slender = height / max(float(np.sqrt(foot(solid))), _LYING_MM)
    return overhang_share(solid) + _TALL * height + _SLENDER * slender


def foot(solid: Manifold) -> float:
    """Return how much of a piece's first layer is wide enough to be printed, mm2.

    A slicer leaves out what is narrower than its line, and refuses a piece that then
    has no first layer.
    """
    low = float(box_of(solid)[0, 2])
    layer = solid.slice(low + _FIRST_MM)
    return float(layer.offset(-PRINTABLE_MM / 2.0, JoinType.Round).area())


def stands(solid: Manifold) -> bool:
    """Return whether a piece holds on the bed as it lies."""
    return foot(solid) >= _FOOT_MM2


def overhang_share(solid: Manifold) -> float:
    """Return the share of a surface that hangs over by more than 45 degrees, 0 to 1.

    What lies on the bed, at z = 0, needs no support.
    """
    mesh = solid.to_mesh64()
    corners = np.asarray(mesh.vert_properties)[:, :3][np.asarray(mesh.tri_verts)]
    u, v = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    normals = np.cross(u, v)
    areas = np.linalg.norm(normals, axis=1)
    hangs = (normals[:, 2] < -_STEEP * areas) & (
        corners[:, :, 2].max(axis=1) > _LYING_MM
    )
    return float(areas[hangs].sum() / max(float(areas.sum()), 1e-12))


def _halves(piece: Piece, room: float) -> tuple[Piece, Piece]:
    """Return a piece cut across its longest side, pegged where that fits."""
    axis = int(np.argmax(np.ptp(box_of(piece.solid), axis=0)))
    normal = np.eye(3)[axis]
    offset = _narrowest(piece.solid, axis, room)
    above, below = piece.solid.split_by_plane(normal.tolist(), offset)
    joint = _joint(piece.solid, axis, offset)
    if joint is not None:
        done = jointed(below, above, joint, 0.0)
        below, above = done.host, done.guest
    return (
        replace(piece, name=f"{piece.name} a", solid=below),
        replace(piece, name=f"{piece.name} b", solid=above),
    )


def _narrowest(solid: Manifold, axis: int, room: float) -> float:
    """Return where a cut across an axis goes through the least material.

    As few cuts as can be: within a stretch that leaves pieces no longer than `room`,
    where one cut can do that.
    """
    low, high = box_of(solid)[:, axis].tolist()
    longest = high - low
    if longest <= room:  # it is another side that does not fit
        first, last = 0.3 * longest, 0.7 * longest
    else:
        first, last = max(longest - room, 0.5 * room), room
    places = low + np.linspace(min(first, last), max(first, last), _PLACES)
    turned = solid.transform(_across(axis)[:3])
    areas = np.array([turned.slice(place).area() for place in places])
    off_middle = np.abs(places - (low + high) / 2.0) / longest
    return float(places[np.argmin(areas + 0.05 * areas.max() * off_middle)])


def _across(axis: int) -> Transform:
    """Return the turn that brings an axis to +Z."""
    frame = np.eye(4)
    # Rows: two axes of the cut, then the way through it.
    frame[:3, :3] = np.roll(np.eye(3), 2 - axis, axis=0)
    return frame


def _joint(solid: Manifold, axis: int, middle: float) -> Transform | None:
    """Return the frame of a joint at a cut, its origin where most material is."""
    frame = _across(axis)
    section = solid.transform(frame[:3]).slice(middle)
    pieces = section.decompose()
    if not pieces:
        return None
    largest = max(pieces, key=lambda piece: piece.area())
    x0, y0, x1, y1 = largest.bounds()
    u, v, w = frame[:3, :3]
    place: Points = (x0 + x1) / 2.0 * u + (y0 + y1) / 2.0 * v + middle * w
    return port_frame(place.tolist(), w.tolist(), u.tolist())


# --- packing ------------------------------------------------------------------------


@dataclass(slots=True)
class _Row:
    """A row of pieces on a bed."""

    y: float
    depth: float
    used: float = 0.0


def packed(pieces: Sequence[Piece], bed_mm: Room | None) -> list[list[Piece]]:
    """Return the pieces moved to where they lie, bed by bed; each must fit alone.

    Rows of falling depth, each piece in the first row that has room. Without a bed
    all lie on one that is about square.
    """
    turned = [_lengthwise(piece) for piece in pieces]
    turned.sort(key=lambda piece: (-_size(piece)[1], piece.name))
    wide, deep = _plate(turned) if bed_mm is None else bed_mm[:2]
    beds: list[tuple[list[Piece], list[_Row]]] = []
    for piece in turned:
        for laid, rows in beds:
            if (spot := _spot(rows, piece, wide, deep)) is not None:
                laid.append(_at(piece, spot))
                break
        else:
            beds.append(([_at(piece, (0.0, 0.0))], [_first_row(piece)]))
    return [laid for laid, _ in beds]


def _size(piece: Piece) -> tuple[float, float]:
    x, y, _ = np.ptp(box_of(piece.solid), axis=0).tolist()
    return x, y


def _lengthwise(piece: Piece) -> Piece:
    """Return a piece with its longer side along X."""
    x, y = _size(piece)
    if x >= y:
        return piece
    return replace(piece, solid=_rested(piece.solid.rotate([0.0, 0.0, 90.0])))


def _plate(pieces: Sequence[Piece]) -> tuple[float, float]:
    sizes = np.array([_size(piece) for piece in pieces]) + GAP_MM
    side = max(1.15 * float(np.sqrt(sizes.prod(axis=1).sum())), float(sizes.max()))
    return side, float("inf")


def _spot(
    rows: list[_Row], piece: Piece, wide: float, deep: float
) -> tuple[float, float] | None:
    """Return where a piece finds room on a bed, and take it; None if it finds none."""
    x, y = _size(piece)
    for row in rows:
        if row.used + x <= wide and y <= row.depth:
            spot = (row.used, row.y)
            row.used += x + GAP_MM
            return spot
    last = rows[-1]
    start = last.y + last.depth + GAP_MM
    if start + y > deep or x > wide:
        return None
    rows.append(_Row(y=start, depth=y, used=x + GAP_MM))
    return 0.0, start


def _first_row(piece: Piece) -> _Row:
    x, y = _size(piece)
    return _Row(y=0.0, depth=y, used=x + GAP_MM)


def _at(piece: Piece, spot: tuple[float, float]) -> Piece:
    return replace(piece, solid=piece.solid.translate([spot[0], spot[1], 0.0]))
