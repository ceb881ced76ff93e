"""Builders of deployed and of flush radiators."""

import numpy as np

from viewer.geometry.body import Body, bodies
from viewer.geometry.detail import Detail
from viewer.geometry.frames import rotation, translation
from viewer.geometry.kinds.folding import fold
from viewer.geometry.mesh import Mesh, merged, moved
from viewer.geometry.solids import arc_panel, box, cylinder, repeated, rods
from viewer.spec.kinds.appendages import BodyRadiator, Radiator

_X = (1.0, 0.0, 0.0)
_GAP = 0.03
_SEAM_DEG = 1.2


def build_radiator(fields: Radiator, detail: Detail) -> tuple[Body, ...]:
    """Return hinged panels with manifolds along their edges, on a scissor stem."""
    row = fold(fields.length_m, fields.panels, fields.thickness_m, fields.deploy)
    length, width, thick = row.panel_m, fields.width_m, fields.thickness_m
    gap = min(_GAP * length, 0.08)
    panel = box((length - gap, width - 0.1, thick), bevel_m=0.2 * thick)
    manifold = 0.45 * thick + 0.012
    sides = detail.segments(manifold) if detail.fine else 6
    edges = rods(
        np.array([[-0.5 * length, s * (width / 2.0 - manifold), 0.0] for s in (-1, 1)]),
        np.array([[0.5 * length, s * (width / 2.0 - manifold), 0.0] for s in (-1, 1)]),
        manifold,
        sides,
    )
    at = translation((fields.stem_m, 0.0, 0.0))
    turn = rotation(_X, fields.turn_deg)
    pieces = [
        ("radiator", moved(repeated(panel, row.panels), at)),
        ("frame", moved(repeated(edges, row.panels), at)),
        ("metal", _stem(fields, detail)),
    ]
    return bodies(*((role, moved(mesh, turn)) for role, mesh in pieces))


def _stem(fields: Radiator, detail: Detail) -> Mesh:
    """Return the hinge beam and the scissor arms that carry the first panel."""
    width, beam = fields.width_m, max(0.08, fields.thickness_m)
    root = fields.stem_m
    parts = [box((beam, width, beam), centre_m=(root, 0.0, 0.0), bevel_m=0.01)]
    if root > 0.0:
        feet = [(0.0, s * 0.14 * width, 0.0) for s in (-1, 1)]
        heads = [(root, s * 0.38 * width, 0.0) for s in (-1, 1)]
        sides = detail.segments(0.4 * beam) if detail.fine else 6
        parts.append(rods(np.array(feet), np.array(heads), 0.4 * beam, sides))
        sides = detail.segments(0.9 * beam)
        parts.append(
            cylinder((0, -0.22 * width, 0), (0, 0.22 * width, 0), 0.9 * beam, sides)
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
    seam = min(_SEAM_DEG, 0.1 * step)
    chords = detail.segments(radius, step)
    starts = _first_deg(fields) + step * np.arange(fields.panels)
    return merged(
        [
            arc_panel(
                radius,
                fields.thickness_m,
                (0.0, fields.length_m),
                (float(start + seam), float(start + step - seam)),
                chords,
                bevel_m=0.3 * fields.thickness_m,
            )
            for start in starts
        ]
    )


def _hoops(fields: BodyRadiator, radius: float, detail: Detail) -> Mesh:
    """Return two hoops under the panels: from inside the hull to inside the panels."""
    depth = fields.standoff_m + 0.5 * fields.thickness_m + 0.06
    width = min(0.12, 0.1 * fields.length_m)
    start = _first_deg(fields) + _SEAM_DEG
    end = start + fields.arc_deg - 2.0 * _SEAM_DEG
    # As many chords as the panels have, so that no corner pokes through.
    chords = detail.segments(radius, fields.arc_deg / fields.panels) * fields.panels
    return merged(
        [
            arc_panel(radius - 0.06, depth, (x, x + width), (start, end), chords)
            for x in (0.18 * fields.length_m, 0.82 * fields.length_m - width)
        ]
    )
