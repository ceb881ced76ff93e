"""Builder of solar array wings."""

import math

import numpy as np

from viewer.geometry.body import Body, bodies
from viewer.geometry.detail import Detail
from viewer.geometry.frames import rotation, translation
from viewer.geometry.kinds.folding import Fold, fold
from viewer.geometry.lattice import mast
from viewer.geometry.mesh import Mesh, moved
from viewer.geometry.solids import box, boxes, cylinder, repeated, rods
from viewer.spec.kinds.appendages import SolarWing

Piece = tuple[str, Mesh]

_X = (1.0, 0.0, 0.0)
# How far cells stand over their frame: enough to be told apart from afar.
_PROUD_M = 0.006


def build_solar_wing(fields: SolarWing, detail: Detail) -> tuple[Body, ...]:
    """Return drive, boom, mast and the hinged panels with cells up and backs down."""
    row = fold(fields.length_m, fields.panels, fields.thickness_m, fields.deploy)
    turning: list[Piece] = []
    for y in _blanket_centres(fields):
        turning += _blanket(fields, row, y)
    turning += _boom(fields, detail)
    turning += _spine(fields, row, detail)
    turn = rotation(_X, fields.turn_deg)
    turned = [(role, moved(mesh, turn)) for role, mesh in turning]
    return bodies(*turned, *_drive(fields, detail))


def wing_width_m(fields: SolarWing) -> float:
    """Return the width over all blankets along Y, metres."""
    return fields.blankets * fields.width_m + (fields.blankets - 1) * fields.gap_m


def _blanket_centres(fields: SolarWing) -> list[float]:
    if fields.blankets == 1:
        return [0.0]
    middle = (fields.width_m + fields.gap_m) / 2.0
    return [-middle, middle]


def _blanket(fields: SolarWing, row: Fold, y: float) -> list[Piece]:
    """Return the panels of one blanket, its middle at `y`."""
    at = translation((fields.boom_m, y, 0.0))
    pieces = [
        (role, moved(repeated(mesh, row.panels), at))
        for role, mesh in _panel(fields, row.panel_m)
    ]
    return pieces if fields.frame else [*pieces, *_blanket_boxes(fields, row, y)]


def _panel(fields: SolarWing, length: float) -> list[Piece]:
    """Return one panel about its middle: frame or fabric, cells above, back below."""
    width, thick = fields.width_m, fields.thickness_m
    margin = min(0.06, 0.04 * min(length, width)) if fields.frame else 0.012
    seam = 0.02 * length if fields.frame else 0.004 * length
    inner = (length - 2.0 * seam, width - 2.0 * margin)
    skin = min(_PROUD_M, thick / 3.0)
    core = box((length, width, thick - 2.0 * skin))
    # Sunk into the core, so that no two faces lie in one plane.
    face = box((*inner, 2.0 * skin), centre_m=(0.0, 0.0, thick / 2.0 - skin))
    if not fields.frame:
        return [("cells_back", core), ("cells", face)]
    back = box((*inner, 2.0 * skin), centre_m=(0.0, 0.0, skin - thick / 2.0))
    return [("frame", core), ("cells", face), ("cells_back", back)]


def _blanket_boxes(fields: SolarWing, row: Fold, y: float) -> list[Piece]:
    """Return the boxes that a fabric blanket is folded into, at both of its ends."""
    depth = min(0.25, 0.05 * row.reach_m + 0.02)
    height = max(4.0 * fields.thickness_m, 0.1)
    near, far = fields.boom_m, fields.boom_m + row.reach_m
    centres = [(near + depth / 2.0, y, 0.0), (far - depth / 2.0, y, 0.0)]
    size = (depth, fields.width_m, height)
    return [("frame", boxes(np.array(centres), np.array(size), 0.02))]


def _drive(fields: SolarWing, detail: Detail) -> list[Piece]:
    """Return the drive's housing, which does not turn with the wing."""
    radius = 0.95 * fields.boom_diameter_m
    length = min(2.2 * radius, 0.45 * fields.boom_m) if fields.boom_m else radius
    segments = detail.segments(radius)
    housing = cylinder((-0.5 * length, 0, 0), (length, 0, 0), radius, segments)
    return [("metal_dark", housing)]


def _boom(fields: SolarWing, detail: Detail) -> list[Piece]:
    """Return the tube from the drive and the struts that spread to the blankets."""
    if fields.boom_m <= 0.0:
        return []
    tube = fields.boom_diameter_m / 2.0
    end = fields.boom_m + 0.04
    piece: list[Piece] = [
        ("metal", cylinder((0, 0, 0), (end, 0, 0), tube, detail.segments(tube)))
    ]
    half = 0.5 * wing_width_m(fields)
    beam = max(0.7 * fields.boom_diameter_m, 0.05)
    root = box(
        (beam, 2.0 * half, beam),
        centre_m=(fields.boom_m - 0.45 * beam, 0, 0),
        bevel_m=0.01,
    )
    piece.append(("frame", root))
    if fields.boom_m > 4.0 * beam:
        start = np.array([[0.3 * fields.boom_m, 0.0, 0.0]] * 2)
        ends = np.array(
            [[fields.boom_m - 0.5 * beam, s * 0.72 * half, 0.0] for s in (-1, 1)]
        )
        piece.append(
            ("metal", rods(start, ends, 0.3 * tube + 0.01, _thin(detail, tube)))
        )
    return piece


def _spine(fields: SolarWing, row: Fold, detail: Detail) -> list[Piece]:
    """Return what carries the blankets: a lattice mast or a spar, and the tip bar."""
    near, far = fields.boom_m - 0.05, fields.boom_m + row.reach_m
    width = fields.mast_width_m
    pieces: list[Piece] = []
    if width > 0.0:
        start = 0.55 * fields.boom_m
        bays = max(2, math.ceil((far - start) / (5.5 * width)))
        pieces.append(("metal", mast(start, far - 0.02, width, bays, detail)))
        canister = (0.35 * fields.boom_m, 0.56 * fields.boom_m)
        pieces.append(("metal", _along(*canister, 0.62 * width, detail)))
    elif fields.blankets == 2:
        radius = max(0.28 * fields.boom_diameter_m, 0.03)
        pieces.append(("frame", _along(near, far - 0.01, radius, detail)))
    depth = min(0.12, 0.25 * row.reach_m)
    size = (depth, wing_width_m(fields), max(1.6 * fields.thickness_m, 0.05))
    pieces.append(
        ("frame", box(size, centre_m=(far - depth / 2.0, 0.0, 0.0), bevel_m=0.01))
    )
    return pieces


def _along(start: float, end: float, radius: float, detail: Detail) -> Mesh:
    return cylinder((start, 0, 0), (end, 0, 0), radius, detail.segments(radius))


def _thin(detail: Detail, radius: float) -> int:
    """Return the segments of a strut: few where nobody can tell."""
    return detail.segments(radius) if detail.fine else 5
