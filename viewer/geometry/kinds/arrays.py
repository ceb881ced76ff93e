"""Builder of solar array wings."""

import math

import numpy as np

from viewer.geometry.body import Body, bodies
from viewer.geometry.detail import Detail
from viewer.geometry.frames import rotation, translation
from viewer.geometry.kinds.blankets import covered_panel, flat_core
from viewer.geometry.kinds.folding import Fold, fold
from viewer.geometry.lattice import mast
from viewer.geometry.mesh import Mesh, moved
from viewer.geometry.solids import boxes, cylinder, repeated, revolve, rods
from viewer.spec.kinds.appendages import SolarWing

Piece = tuple[str, Mesh]

_X = (1.0, 0.0, 0.0)
_BEVEL_M = 0.012
# A boom shorter than this is none.
_LEAST_M = 0.01
# The longest cell of a mast, in widths: from afar wide cells look the same.
_BAY, _COARSE_BAY = 1.5, 5.0


def build_solar_wing(fields: SolarWing, detail: Detail) -> tuple[Body, ...]:
    """Return drive, boom, mast and the hinged panels with cells up and backs down."""
    row = fold(fields.length_m, fields.panels, fields.thickness_m, fields.deploy)
    turning = [
        *_blankets(fields, row, detail),
        *_boom(fields, detail),
        *_spine(fields, row, detail),
        *_tip(fields, row, detail),
    ]
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


def _blankets(fields: SolarWing, row: Fold, detail: Detail) -> list[Piece]:
    """Return the panels of all blankets and what joins them."""
    # A fabric blanket that is stretched flat is one sheet.
    is_sheet = not fields.frame and fields.deploy == 1.0
    panel = covered_panel(fields, row.panel_m, detail, core=not is_sheet)
    blanket = [(role, repeated(mesh, row.panels)) for role, mesh in panel]
    if is_sheet:
        blanket.append(("cells_back", flat_core(fields)))
    places = [translation((fields.boom_m, y, 0.0)) for y in _blanket_centres(fields)]
    ends = _hinges if fields.frame else _blanket_boxes
    return [
        *((role, repeated(mesh, places)) for role, mesh in blanket),
        *ends(fields, row, detail),
    ]


def _hinges(fields: SolarWing, row: Fold, detail: Detail) -> list[Piece]:
    """Return the shaft of each hinge line, which joins the blankets too."""
    if len(row.panels) < 2 or not (detail.fine or fields.gap_m > 0.0):
        return []
    half = 0.5 * wing_width_m(fields) - 0.01
    x, radius = -0.5 * row.panel_m, min(0.62 * fields.thickness_m, 0.4 * row.panel_m)
    sides = detail.segments(radius) if detail.fine else 3
    shaft = cylinder((x, -half, 0.0), (x, half, 0.0), radius, sides)
    at = translation((fields.boom_m, 0.0, 0.0))
    return [("metal", moved(repeated(shaft, row.panels[1:]), at))]


def _blanket_boxes(fields: SolarWing, row: Fold, detail: Detail) -> list[Piece]:
    """Return the boxes that fabric blankets are folded into, at both of their ends."""
    depth = min(0.25, 0.05 * row.reach_m + 0.02)
    height = max(4.0 * fields.thickness_m, 0.1)
    near, far = fields.boom_m + depth / 2.0, fields.boom_m + row.reach_m - depth / 2.0
    middles = _blanket_centres(fields)
    centres = [(near, y, 0.0) for y in middles] + [(far, y, row.tip_m) for y in middles]
    size = np.array((depth, fields.width_m, height))
    return [("frame", boxes(np.array(centres), size, _bevel(detail)))]


def _drive(fields: SolarWing, detail: Detail) -> list[Piece]:
    """Return the drive's housing, which does not turn with the wing."""
    radius = 0.95 * fields.boom_diameter_m
    length = radius
    if fields.boom_m > _LEAST_M:
        length = min(2.2 * radius, 0.45 * fields.boom_m)
    # A drum with a bearing flange in front, narrower to the turning boom.
    corners = [(-0.5, 0.86), (0.45, 0.86), (0.45, 1.0), (0.72, 1.0), (1.0, 0.7)]
    if not detail.fine:
        corners = [(-0.5, 0.86), (0.6, 1.0), (1.0, 0.7)]
    profile = [(-0.5, 0.0), *corners, (1.0, 0.0)]
    outline = [(x * length, r * radius) for x, r in profile]
    return [("metal_dark", revolve(outline, detail.segments(radius)))]


def _boom(fields: SolarWing, detail: Detail) -> list[Piece]:
    """Return the tube from the drive and the struts that spread to the blankets."""
    if fields.boom_m <= _LEAST_M:
        return []
    tube = fields.boom_diameter_m / 2.0
    end = fields.boom_m + 0.04
    half = 0.5 * wing_width_m(fields)
    beam = max(0.7 * fields.boom_diameter_m, 0.05)
    root = _bar(fields.boom_m - 0.45 * beam, 0.0, (beam, 2.0 * half, beam), detail)
    pieces: list[Piece] = [("metal", _along(0.0, end, tube, detail)), ("frame", root)]
    if fields.boom_m > 4.0 * beam:
        pieces.append(("metal", _struts(fields, half, beam, detail)))
    return pieces


def _struts(fields: SolarWing, half: float, beam: float, detail: Detail) -> Mesh:
    """Return the two legs of the A-frame; a bar across them where that is seen."""
    radius = 0.15 * fields.boom_diameter_m + 0.01
    foot = np.array([0.3 * fields.boom_m, 0.0, 0.0])
    heads = np.array(
        [[fields.boom_m - 0.5 * beam, s * 0.72 * half, 0.0] for s in (-1.0, 1.0)]
    )
    starts, ends = np.array([foot, foot]), heads
    if detail.fine:
        left, right = foot + 0.5 * (heads - foot)
        starts, ends = np.vstack([starts, left]), np.vstack([ends, right])
    return rods(starts, ends, radius, detail.segments(radius) if detail.fine else 4)


def _spine(fields: SolarWing, row: Fold, detail: Detail) -> list[Piece]:
    """Return what carries two blankets: a lattice mast with its canister, or a spar."""
    if fields.blankets == 1:
        return []
    far, width = fields.boom_m + row.reach_m, fields.mast_width_m
    if width <= 0.0:
        radius = max(0.28 * fields.boom_diameter_m, 0.03)
        return [("frame", _along(fields.boom_m - 0.05, far - 0.01, radius, detail))]
    start = 0.55 * fields.boom_m
    longest = (_BAY if detail.fine else _COARSE_BAY) * width
    bays = max(2, math.ceil((far - start) / longest))
    pieces: list[Piece] = [("metal", mast(start, far - 0.02, width, bays, detail))]
    if fields.boom_m > _LEAST_M:
        canister = _along(0.35 * fields.boom_m, start, 0.62 * width, detail)
        pieces.append(("metal", canister))
    return pieces


def _tip(fields: SolarWing, row: Fold, detail: Detail) -> list[Piece]:
    """Return the bar at the end of the row, and its post where that stands high."""
    depth = min(0.12, 0.25 * row.reach_m)
    x = fields.boom_m + row.reach_m - depth / 2.0
    size = (depth, wing_width_m(fields), max(1.6 * fields.thickness_m, 0.05))
    pieces: list[Piece] = [("frame", _bar(x, row.tip_m, size, detail))]
    if fields.blankets == 2 and row.tip_m > 0.01:
        post = cylinder((x, 0.0, 0.0), (x, 0.0, row.tip_m), 0.3 * depth, 6)
        pieces.append(("frame", post))
    return pieces


def _bar(
    x: float, z: float, size_m: tuple[float, float, float], detail: Detail
) -> Mesh:
    return boxes(np.array([(x, 0.0, z)]), np.array(size_m), _bevel(detail))


def _bevel(detail: Detail) -> float:
    return _BEVEL_M if detail.fine else 0.0


def _along(start: float, end: float, radius: float, detail: Detail) -> Mesh:
    return cylinder((start, 0, 0), (end, 0, 0), radius, detail.segments(radius))
