"""Builder of open lattices."""

import numpy as np

from viewer.geometry.body import Body, bodies
from viewer.geometry.detail import Detail
from viewer.geometry.lattice import lattice, section_corners
from viewer.geometry.mesh import Mesh
from viewer.geometry.solids import box, boxes
from viewer.spec.kinds.structures import Truss

Piece = tuple[str, Mesh]

_BRACE = 2.0 / 3.0


def build_truss(fields: Truss, detail: Detail) -> tuple[Body, ...]:
    """Return longerons, battens and diagonals; a deck and a core where asked for."""
    radius = fields.tube_m / 2.0
    inset = fields.tube_m
    corners = section_corners(
        fields.section, fields.width_m - inset, fields.height_m - inset
    )
    beam = lattice(
        corners,
        (0.0, fields.length_m),
        fields.bays,
        radius,
        _BRACE * radius,
        detail=detail,
    )
    pieces: list[Piece] = [(fields.material, beam)]
    if fields.deck:
        pieces += _deck(fields)
    if fields.core_m > 0.0:
        pieces += _core(fields)
    return bodies(*pieces)


def _deck(fields: Truss) -> list[Piece]:
    """Return a plate on the -Z face with a stiffener over each ring of battens."""
    plate, rib = 0.05, max(0.6 * fields.tube_m, 0.05)
    z = -fields.height_m / 2.0 + plate / 2.0
    size = (fields.length_m, fields.width_m, plate)
    deck = box(size, centre_m=(fields.length_m / 2.0, 0.0, z), bevel_m=0.01)
    x = np.linspace(rib, fields.length_m - rib, fields.bays + 1)
    centres = np.column_stack([x, np.zeros_like(x), np.full_like(x, z + rib / 2.0)])
    ribs = boxes(centres, np.array([rib, fields.width_m - rib, plate + rib]))
    return [("hull", deck), (fields.material, ribs)]


def _core(fields: Truss) -> list[Piece]:
    """Return the closed equipment boxes inside, one for each bay but the seams."""
    bay = fields.length_m / fields.bays
    x = bay * (np.arange(fields.bays) + 0.5)
    centres = np.column_stack([x, np.zeros_like(x), np.zeros_like(x)])
    size = np.array([0.82 * bay, fields.core_m, fields.core_m])
    cores = boxes(centres, size, 0.04)
    spine = 0.3 * fields.core_m
    beam = box(
        (fields.length_m, spine, spine), centre_m=(fields.length_m / 2.0, 0.0, 0.0)
    )
    return [("insulation", cores), ("metal", beam)]
