"""Builders of deployed and of flush radiators."""

import math

import numpy as np

from viewer.geometry.body import Body, bodies
from viewer.geometry.detail import Detail
from viewer.geometry.frames import rotation, translation
from viewer.geometry.kinds.folding import Fold, fold
from viewer.geometry.mesh import Mesh, merged, moved
from viewer.geometry.solids import arc_panel, boxes, cylinder, repeated, rods
from viewer.spec.kinds.appendages import BodyRadiator, Radiator

Piece = tuple[str, Mesh]

_X = (1.0, 0.0, 0.0)
_GAP = 0.03
_HOOP_END_DEG = 1.2
# Between two flush panels.
_SEAM_M = 0.04
# Coolant runs along a panel in tubes about so far apart, seen as fine ridges.
_TUBE_EVERY_M = 0.28
_RIDGE_M = 0.004
# A stem shorter than this is none.
_LEAST_M = 0.01


def build_radiator(fields: Radiator, detail: Detail) -> tuple[Body, ...]:
    """Return hinged panels with manifolds along their edges, on a scissor stem."""
    row = fold(fields.length_m, fields.panels, fields.thickness_m, fields.deploy)
    at = translation((fields.stem_m, 0.0, 0.0))
    turn = rotation(_X, fields.turn_deg)
    pieces = [
        ("radiator", moved(repeated(_panel(fields, row, detail), row.panels), at)),
        ("frame", moved(repeated(_manifolds(fields, row, detail), row.panels), at)),
        ("metal", _stem(fields, detail)),
    ]
    if detail.fine and len(row.panels) > 1:
        hinges = repeated(_hinges(fields, row, detail), row.panels[1:])
        pieces.append(("metal_dark", moved(hinges, at)))
    return bodies(*((role, moved(mesh, turn)) for role, mesh in pieces))


def _panel(fields: Radiator, row: Fold, detail: Detail) -> Mesh:
    """Return one panel about its middle; from near, with the ridges of its tubes."""
    thick = fields.thickness_m
    length = row.panel_m - min(_GAP * row.panel_m, 0.08)
    # Into the manifolds at both edges, so that nothing gapes.
    width = fields.width_m - 2.0 * _manifold_m(fields)
    if not detail.fine:
        return boxes(np.zeros((1, 3)), np.array([length, width, thick]))
    sheet = boxes(
        np.zeros((1, 3)), np.array([length, width, thick - 2.0 * _RIDGE_M]), 0.1 * thick
    )
    count = max(1, round(width / _TUBE_EVERY_M))
    y = (np.arange(count) - (count - 1) / 2.0) * (width / count)
    centres = np.column_stack([np.zeros(count), y, np.zeros(count)])
    ridges = boxes(centres, np.array([0.94 * length, 0.05, thick]))
    return merged([sheet, ridges])


def _manifold_m(fields: Radiator) -> float:
    """Return the radius of the tubes along the edges of a panel."""
    return min(0.45 * fields.thickness_m + 0.012, 0.2 * fields.width_m)


def _manifolds(fields: Radiator, row: Fold, detail: Detail) -> Mesh:
    radius = _manifold_m(fields)
    side = np.array([-1.0, 1.0]) * (fields.width_m / 2.0 - radius)
    ends = np.column_stack([np.full(2, 0.5 * row.panel_m), side, np.zeros(2)])
    sides = math.ceil(detail.segments(radius) / 4) * 4 if detail.fine else 4
    return rods(ends * [-1.0, 1.0, 1.0], ends, radius, sides)


def _hinges(fields: Radiator, row: Fold, detail: Detail) -> Mesh:
    """Return the three knuckles of a hinge line."""
    radius, x = 0.62 * fields.thickness_m, -0.5 * row.panel_m
    y = np.array([-0.34, 0.0, 0.34]) * fields.width_m
    half = 0.035 * fields.width_m
    starts = np.column_stack([np.full(3, x), y - half, np.zeros(3)])
    ends = np.column_stack([np.full(3, x), y + half, np.zeros(3)])
    return rods(starts, ends, radius, detail.segments(radius))


def _stem(fields: Radiator, detail: Detail) -> Mesh:
    """Return the hinge beam and the scissor arms that carry the first panel."""
    width, beam = fields.width_m, max(0.08, fields.thickness_m)
    root = fields.stem_m
    bevel = 0.01 if detail.fine else 0.0
    parts = [boxes(np.array([(root, 0.0, 0.0)]), np.array([beam, width, beam]), bevel)]
    if root > _LEAST_M:
        feet = np.array([(0.0, s * 0.14 * width, 0.0) for s in (-1, 1)])
        heads = np.array([(root, s * 0.38 * width, 0.0) for s in (-1, 1)])
        sides = detail.segments(0.4 * beam) if detail.fine else 4
        # The arms and, crossing them, the brace of the scissors.
        starts, ends = np.vstack([feet, feet]), np.vstack([heads, heads[::-1]])
        radii = np.array([0.4, 0.4, 0.22, 0.22]) * beam
        parts.append(rods(starts, ends, radii, sides))
        drum = detail.segments(0.9 * beam)
        parts.append(
            cylinder((0, -0.22 * width, 0), (0, 0.22 * width, 0), 0.9 * beam, drum)
        )
    return merged(parts)


def build_body_radiator(fields: BodyRadiator, detail: Detail) -> tuple[Body, ...]:
    """Return curved panels round a hull, on hoops that reach into it."""
    radius = fields.diameter_m / 2.0
    panels = _panels(fields, radius + fields.standoff_m, detail)
    hoops = _hoops(fields, radius, detail)
    return bodies(("radiator", panels), ("metal", hoops))


def _first_deg(fields: BodyRadiator) -> float:
    """Return where the arc begins, from +Y towards +Z, so that +Z is its middle."""
    return 90.0 - fields.arc_deg / 2.0


def _panels(fields: BodyRadiator, radius: float, detail: Detail) -> Mesh:
    step = fields.arc_deg / fields.panels
    seam = min(math.degrees(0.5 * _SEAM_M / radius), 0.1 * step)
    panel = arc_panel(
        radius,
        fields.thickness_m,
        (0.0, fields.length_m),
        (seam, step - seam),
        detail.segments(radius, step),
        bevel_m=0.3 * fields.thickness_m if detail.fine else 0.0,
    )
    starts = _first_deg(fields) + step * np.arange(fields.panels)
    return repeated(panel, [rotation(_X, float(start)) for start in starts])


def _hoops(fields: BodyRadiator, radius: float, detail: Detail) -> Mesh:
    """Return two hoops under the panels: from inside the hull to inside the panels."""
    depth = fields.standoff_m + 0.5 * fields.thickness_m + 0.06
    width = min(0.12, 0.1 * fields.length_m)
    trim = min(_HOOP_END_DEG, 0.1 * fields.arc_deg)
    start = _first_deg(fields) + trim
    end = start + fields.arc_deg - 2.0 * trim
    # As many chords as the panels have, so that no corner pokes through.
    chords = detail.segments(radius, fields.arc_deg / fields.panels) * fields.panels
    hoop = arc_panel(radius - 0.06, depth, (0.0, width), (start, end), chords)
    at = (0.18 * fields.length_m, 0.82 * fields.length_m - width)
    return repeated(hoop, [translation((x, 0.0, 0.0)) for x in at])
