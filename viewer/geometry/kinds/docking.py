"""Builders of docking mechanisms, so shaped that two that dock do not collide.

Both faces lie on the docking plane, x = 0, and overlap there by a hair, so that a
docked pair is one solid when it is printed. Only the side called active reaches
over the plane: its probe, petals or guides find their place in the passive side,
whose recess is larger by a clearance. Docked, the passive side's azimuths run the
other way round (y is mirrored), so features are set out for that.
"""

from collections.abc import Callable

import numpy as np

from viewer.geometry.body import Body, bodies
from viewer.geometry.detail import Detail
from viewer.geometry.frames import Points, rotation
from viewer.geometry.mesh import Mesh
from viewer.geometry.solids import box, loft, repeated, revolve, rods, slab
from viewer.geometry.surfaces import unit_circle
from viewer.spec.kinds.docking import DockingPort

Piece = tuple[str, Mesh]

OVERLAP_M = 0.0005
"""How far each face reaches over the docking plane."""
_CLEARANCE_M = 0.02
# How far the hull behind may reach into the body.
_WALL_M = 0.06
# Of the passage's diameter: how far a probe reaches, how deep the cone is.
_PROBE = 0.28
_DROGUE = 0.38


def build_docking_port(fields: DockingPort, detail: Detail) -> tuple[Body, ...]:
    """Return the mechanism, its docking plane at x = 0 and +X out of the module."""
    builders: dict[tuple[str, str], Callable[[DockingPort, Detail], list[Piece]]] = {
        ("ssvp", "active"): _probe_port,
        ("ssvp", "passive"): _drogue_port,
        ("ssvp-hybrid", "active"): _probe_port,
        ("ssvp-hybrid", "passive"): _drogue_port,
        ("apas", "active"): _petal_port,
        ("apas", "passive"): _petal_port,
        ("cbm", "active"): _berthing_port,
        ("cbm", "passive"): _berthing_port,
    }
    return bodies(*builders[fields.type, fields.side](fields, detail))


def _sizes(fields: DockingPort) -> tuple[float, float]:
    """Return the radii of the flange and of the passage, the latter well inside."""
    flange = fields.diameter_m / 2.0
    return flange, min(fields.passage_m / 2.0, flange * 0.86)


def _recess(fields: DockingPort, share: float) -> float:
    """Return the depth of a recess: a share of the passage, but inside the body."""
    passage = 2.0 * _sizes(fields)[1]
    return min(share * passage, max(_room(fields), 0.5 * fields.depth_m))


def _room(fields: DockingPort) -> float:
    """Return how deep the body may be hollowed before the hull behind it shows."""
    return fields.depth_m - min(_WALL_M, 0.1 * 2.0 * _sizes(fields)[1])


def _shell(fields: DockingPort, recess: float, detail: Detail, *, lip: float) -> Mesh:
    """Return the body: neck, flange with bevelled rim, flat face and round recess.

    `lip` is the radial width of the raised face round the passage.
    """
    flange, passage = _sizes(fields)
    depth, rim = fields.depth_m, min(0.1, fields.depth_m * 0.35)
    neck = max(flange * 0.93, passage + 0.02)
    step = min(passage + lip, flange - 0.02)
    outline = [
        (-depth, 0.0),
        (-depth, neck),
        (-rim - 0.02, neck),
        (-rim, flange),
        (-0.03, flange),
        (-0.016, flange - 0.014),
        (-0.016, step + 0.008),
        (OVERLAP_M, step),
        (OVERLAP_M, passage),
        (-recess, passage),
        (-recess, 0.0),
    ]
    if detail.fine:
        outline[8:8] = _seal(step, passage)
    else:
        outline[2:6] = [(-rim, flange), (-0.016, flange)]
    return revolve(outline, _segments(fields, detail))


def _segments(fields: DockingPort, detail: Detail) -> int:
    """Return the chords of all large circles: one count, so that they lie true."""
    return detail.segments(_sizes(fields)[0] * (1.0 if detail.fine else 0.8))


def _seal(outer: float, inner: float) -> list[tuple[float, float]]:
    """Return the corners of a seal's groove in the face, from outside inwards."""
    middle, half = 0.6 * outer + 0.4 * inner, 0.1 * (outer - inner)
    top, floor = middle + half, middle - half
    depth = min(0.012, half)
    return [(OVERLAP_M, top), (-depth, top), (-depth, floor), (OVERLAP_M, floor)]


def _latches(fields: DockingPort, count: int, detail: Detail) -> list[Piece]:
    """Return the hook housings that stand round the neck behind the flange."""
    if not detail.features:
        return []
    flange, _ = _sizes(fields)
    rim = min(0.1, fields.depth_m * 0.35)
    length = min(0.14, fields.depth_m - rim - 0.02)
    if length < 0.03:
        return []
    block = box(
        (length + 0.02, flange * 0.13, flange * 0.2),
        centre_m=(-rim - length / 2.0, flange * 0.93, 0.0),
        bevel_m=_bevel(detail),
    )
    count = count if detail.fine else 4
    return [("metal_dark", repeated(block, _turns(count, 180.0 / count)))]


def _bevel(detail: Detail) -> float:
    """Return the bevel of small blocks: none where it would not be seen."""
    return 0.015 if detail.fine else 0.0


def _turns(count: int, first_deg: float) -> list[Points]:
    step = 360.0 / count
    return [rotation((1.0, 0.0, 0.0), first_deg + step * k) for k in range(count)]


def _lip(fields: DockingPort) -> float:
    """Return the width of the face: a hybrid port has the wide ring."""
    flange, passage = _sizes(fields)
    return (flange - passage) * (0.8 if fields.type == "ssvp-hybrid" else 0.5)


def _hooks(fields: DockingPort) -> int:
    return 12 if fields.type == "ssvp-hybrid" else 8


def _drogue_port(fields: DockingPort, detail: Detail) -> list[Piece]:
    """Return a receiving cone in its ring, with the socket at its apex."""
    _, passage = _sizes(fields)
    recess = _recess(fields, _DROGUE)
    socket = passage * 0.17
    floor = -recess - 0.016
    cone = [
        (floor, 0.0),
        (floor, passage + 0.004),
        (-0.02, passage + 0.004),
        (-0.02, passage - 0.022),
        (-recess * 0.94, socket),
        (floor + 0.008, socket),
        (floor + 0.008, 0.0),
    ]
    pit = [(floor + 0.002, socket * 0.99), (floor + 0.012, socket * 0.99)]
    if not detail.fine:
        # Nobody sees the cone's back, and into its socket.
        bottom = -recess * 0.94
        cone = [(floor, 0.0), (-0.02, passage + 0.02), *cone[3:5], (bottom, 0.0)]
        pit = [(bottom - 0.004, socket * 0.99), (bottom + 0.004, socket * 0.99)]
    segments = _segments(fields, detail)
    return [
        (fields.material, _shell(fields, recess + 0.012, detail, lip=_lip(fields))),
        ("metal_dark", revolve(cone, segments)),
        ("dark", revolve(pit, segments // 2 if detail.fine else 6)),
        *_latches(fields, _hooks(fields), detail),
    ]


def _probe_port(fields: DockingPort, detail: Detail) -> list[Piece]:
    """Return a ring with a dished lid and the probe, its head over the plane."""
    _, passage = _sizes(fields)
    recess = min(0.1 * 2.0 * passage, _recess(fields, _DROGUE))
    reach = min(_PROBE * 2.0 * passage, 0.88 * max(_room(fields), 0.02))
    scale = passage / 0.4
    lid = [
        (-recess - 0.01, 0.0),
        (-recess - 0.01, passage + 0.004),
        (-recess * 0.75, passage + 0.004),
        (-recess * 0.6, passage * 0.82),
        (-recess * 0.45, passage * 0.4),
        (-recess * 0.45, 0.0),
    ]
    if not detail.fine:
        lid[2:5] = []
    head = min(max(0.03, 0.052 * scale), reach * 0.2)
    probe = [
        (-recess * 0.5, 0.0),
        (-recess * 0.5, 0.15 * scale),
        (-recess * 0.2, 0.13 * scale),
        (reach * 0.3, 0.05 * scale),
        (reach - 2.6 * head, 0.04 * scale),
        (reach - 2.2 * head, head),
        (reach - 1.2 * head, head),
        (reach - 0.3 * head, head * 0.6),
        (reach, head * 0.2),
        (reach, 0.0),
    ]
    if not detail.fine:
        probe = [*probe[:2], *probe[3:6], *probe[7:]]
    pieces = [
        (fields.material, _shell(fields, recess, detail, lip=_lip(fields))),
        ("metal_dark", revolve(lid, _segments(fields, detail))),
        ("metal", revolve(probe, detail.segments(0.1 * scale))),
        *_latches(fields, _hooks(fields), detail),
    ]
    if detail.fine:
        pieces.append(("metal_dark", _struts(passage, recess, reach, scale)))
    return pieces


def _struts(passage: float, recess: float, reach: float, scale: float) -> Mesh:
    """Return the shock absorbers that brace the probe against its lid."""
    around = unit_circle(3)
    low = np.column_stack([np.full(3, -recess * 0.55), around * passage * 0.62])
    high = np.column_stack([np.full(3, reach * 0.12), around * 0.075 * scale])
    return rods(low, high, 0.018 * scale, 5)


def _petal_port(fields: DockingPort, detail: Detail) -> list[Piece]:
    """Return an androgynous ring: active with its petals out, passive drawn in.

    The petals stand 120 degrees apart and the two sides' half a pitch off each
    other, so that docked ones pass between each other.
    """
    _, passage = _sizes(fields)
    recess = _recess(fields, 0.36)
    active = fields.side == "active"
    reach = 0.7 * min(0.36 * 2.0 * passage, max(_room(fields), 0.02))
    span = (-recess * 0.5, reach) if active else (-recess * 0.8, -0.012)
    petal = _petal(passage, span, detail)
    first = 30.0 if active else 90.0
    segments = _segments(fields, detail)
    floor = [(-recess - 0.01, passage * 0.86), (-recess + 0.012, passage * 0.86)]
    frame = [
        (-recess - 0.01, passage + 0.004),
        (-recess + 0.03, passage + 0.004),
        (-recess + 0.03, passage * 0.84),
        (-recess - 0.01, passage * 0.84),
    ]
    return [
        (fields.material, _shell(fields, recess, detail, lip=_lip(fields))),
        ("dark", revolve(floor, segments)),
        ("metal_dark", revolve(frame, segments, closed=True)),
        ("metal", repeated(petal, _turns(3, first))),
        *_latches(fields, 12, detail),
    ]


def _petal(passage: float, span: tuple[float, float], detail: Detail) -> Mesh:
    """Return one guide petal about azimuth 0: a curved plate, tapered, leaning in."""
    low, high = span
    # Held in its own ring's wall; clear of the other ring's where it crosses over.
    held, clear = passage + 0.005, passage - _CLEARANCE_M
    rows = [(low, 27.0, held), (min(0.0, high) - 0.01, 27.0, held)]
    if high > 0.0:
        rows[1:] = [
            (-0.05, 27.0, held),
            (-0.015, 27.0, clear),
            (high, 13.0, clear * 0.8),
        ]
    chords = 8 if detail.fine else 3
    outside: list[Points] = []
    inside: list[Points] = []
    for x, half_deg, radius in rows:
        angle = np.radians(np.linspace(-half_deg, half_deg, chords + 1))
        around = np.column_stack([np.cos(angle), np.sin(angle)])
        outside.append(np.insert(around * radius, 0, x, axis=1))
        inside.append(np.insert(around * (radius - 0.03), 0, x, axis=1))
    return slab(np.array(outside), np.array(inside))


def _berthing_port(fields: DockingPort, detail: Detail) -> list[Piece]:
    """Return a wide flat ring with latches, or strikers; guides if it is active."""
    flange, passage = _sizes(fields)
    active = fields.side == "active"
    recess = _recess(fields, 0.12)
    ring = fields.model_copy(update={"diameter_m": fields.diameter_m - 0.12})
    lip = (flange - passage) * 0.7
    segments = _segments(fields, detail)
    gap = [(-recess - 0.01, passage * 0.99), (-recess + 0.004, passage * 0.99)]
    lid = [
        (-recess - 0.01, 0.0),
        (-recess - 0.01, passage * 0.93),
        (-recess * 0.75, passage * 0.9),
        (-recess * 0.45, passage * 0.45),
        (-recess * 0.45, 0.0),
    ]
    pieces = [
        (fields.material, _shell(ring, recess, detail, lip=lip)),
        ("dark", revolve(gap, segments)),
        ("metal_dark", revolve(lid, segments)),
    ]
    if detail.features:
        pieces += _guides(flange, fields.depth_m, detail) if active else []
        pieces.append(("metal_dark", _berthing_latches(flange, fields.depth_m, detail)))
    return pieces


def _guides(flange: float, depth: float, detail: Detail) -> list[Piece]:
    """Return the four guides that slide over the rim of the passive ring."""
    back, front, low = -min(0.16, depth * 0.8), 0.11, flange - 0.055
    corners = [
        (back, low),
        (back, flange),
        (0.0, flange),
        (front, low + 0.02),
        (front, low),
    ]
    section = np.insert(np.array(corners), 2, 0.0, axis=1)
    aside = np.array([0.0, 0.0, 0.09])
    rings = np.array([section + aside, section - aside])
    foot = box(
        (-back - 0.012, 0.09, 0.22),
        centre_m=((back - 0.012) / 2.0, flange - 0.065, 0.0),
        bevel_m=_bevel(detail),
    )
    turns = _turns(4, 45.0)
    return [("metal", repeated(loft(rings), turns)), ("metal", repeated(foot, turns))]


def _berthing_latches(flange: float, depth: float, detail: Detail) -> Mesh:
    """Return the four latches, or the strikers they meet, all behind the plane."""
    length = min(0.12, depth * 0.6)
    latch = box(
        (length, 0.06, 0.24),
        centre_m=(-length / 2.0 - 0.03, flange - 0.06, 0.0),
        bevel_m=_bevel(detail),
    )
    return repeated(latch, _turns(4, 0.0))
