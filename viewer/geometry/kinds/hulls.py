"""Builders of pressure hulls and what else is mainly a body of revolution."""

import numpy as np

from viewer.geometry.body import Body, bodies
from viewer.geometry.detail import Detail
from viewer.geometry.frames import Points, mount
from viewer.geometry.kinds import panels
from viewer.geometry.mesh import Mesh, merged, moved
from viewer.geometry.profiles import capped, filleted, radius_at
from viewer.geometry.solids import loft, revolve, sphere
from viewer.geometry.surfaces import unit_circle
from viewer.spec.kinds.hulls import Adapter, Hull, SphereNode

_SUNK_M = 0.015
_FRAME_M = 0.09
_FRAME_HEIGHT_M = 0.03
_LEAST_FRAME_RADIUS_M = 0.2
_SIDES = {
    "+x": ((1.0, 0.0, 0.0), (0.0, 0.0, 1.0)),
    "-x": ((-1.0, 0.0, 0.0), (0.0, 0.0, 1.0)),
    "+y": ((0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "-y": ((0.0, -1.0, 0.0), (0.0, 0.0, 1.0)),
    "+z": ((0.0, 0.0, 1.0), (1.0, 0.0, 0.0)),
    "-z": ((0.0, 0.0, -1.0), (1.0, 0.0, 0.0)),
}


def build_hull(fields: Hull, detail: Detail) -> tuple[Body, ...]:
    """Return a stepped hull with its weld rings, frames and shield panels."""
    corners = np.array(fields.profile, dtype=float) * [1.0, 0.5]
    outline = _hull_outline(fields, corners, detail)
    segments = detail.segments(float(outline[:, 1].max()))
    count = fields.panels if detail.features else 0
    if count and detail.fine:
        segments = panels.segments_for(count, segments)
    pieces = [(fields.material, revolve(outline, segments, uv=True))]
    if count:
        pieces += _panels(fields, outline, segments, detail)
    for x in fields.rings_m:
        size = fields.ring_width_m, fields.ring_height_m
        ring = _weld_ring(outline, x, size, segments, plain=not detail.fine)
        if ring is not None:
            pieces.append((fields.ring_material, ring))
    if fields.frames and detail.features:
        pieces += [("metal", ring) for ring in _end_frames(corners, segments)]
    return bodies(*pieces)


def _panels(
    fields: Hull, outline: Points, segments: int, detail: Detail
) -> list[tuple[str, Mesh]]:
    """Return the shield panels, or from afar the seams between them."""
    breaks = fields.rings_m if detail.fine else ()
    clear = fields.ring_width_m / 2.0 + 0.015
    spans = panels.bays(outline, breaks, clear, fields.panels, whole=not detail.fine)
    if not spans:
        return []
    seams = panels.seam_lines(outline, spans, fields.panels, segments)
    pieces = [(fields.ring_material, seams)]
    if detail.fine:
        shield = panels.shield(outline, spans, fields.panels, segments)
        pieces.append((fields.material, shield))
    return pieces


def _hull_outline(fields: Hull, corners: Points, detail: Detail) -> Points:
    """Return the profile with rounded corners; the rims stay sharp under frames."""
    outline = capped(corners)
    radii = np.full(len(outline), fields.fillet_m)
    if fields.frames:
        radii[np.isin(outline[:, 0], corners[[0, -1], 0])] = 0.0
    return filleted(outline, radii, detail)


def _weld_ring(
    outline: Points, x: float, size: tuple[float, float], segments: int, *, plain: bool
) -> Mesh | None:
    """Return a band round the hull at x, or None beside the hull.

    It is bevelled, or `plain` for when it is far off.
    """
    width, height = size
    low, middle, high = radius_at(outline, np.array([x - width / 2, x, x + width / 2]))
    if middle < 0.05:
        return None
    low, high = (radius if radius > 0.05 else middle for radius in (low, high))
    if plain:
        # A disc right through the hull takes fewer triangles than a ring.
        disc = [(x - width / 2, low + height), (x + width / 2, high + height)]
        return revolve(disc, segments)
    bevel = min(height, width / 4.0)
    section = [
        (x - width / 2, low - _SUNK_M),
        (x - width / 2 + bevel, max(low, middle) + height),
        (x + width / 2 - bevel, max(high, middle) + height),
        (x + width / 2, high - _SUNK_M),
    ]
    return revolve(section, segments, closed=True)


def _end_frames(corners: Points, segments: int) -> list[Mesh]:
    """Return the frame rings of the flat ends, flush with them."""
    rings = []
    for (x, radius), inward in ((corners[0], 1.0), (corners[-1], -1.0)):
        if radius > _LEAST_FRAME_RADIUS_M:
            section = [
                (x - inward * 0.004, radius - 0.04),
                (x - inward * 0.004, radius + _FRAME_HEIGHT_M),
                (x + inward * _FRAME_M, radius - 0.01),
            ]
            rings.append(revolve(section, segments, closed=True))
    return rings


def build_sphere_node(fields: SphereNode, detail: Detail) -> tuple[Body, ...]:
    """Return a quilted ball with blended collars on the sides named."""
    radius = fields.diameter_m / 2.0
    pieces = [(fields.material, _quilted_ball(radius, detail))]
    collar_radius = min(fields.collar_diameter_m / 2.0, radius * 0.98)
    segments = detail.segments(collar_radius)
    collar = _collar(radius, collar_radius, fields.collar_reach_m, detail)
    rim = fields.collar_reach_m
    rings = [(rim, 0.08, 0.025), (rim - 0.16, 0.05, 0.012)] if detail.fine else []
    for side in dict.fromkeys(fields.collars):
        out, clock = _SIDES[side]
        turn = mount((0.0, 0.0, 0.0), out, clock)
        pieces.append(
            (fields.material, moved(revolve(collar, segments, uv=True), turn))
        )
        for place, width, height in rings:
            if place - width > radius * 0.9:
                ring = _flat_band(place, width, collar_radius, height, segments)
                pieces.append(("metal", moved(ring, turn)))
    return bodies(*pieces)


def _flat_band(
    end: float, width: float, radius: float, height: float, segments: int
) -> Mesh:
    """Return a bevelled band on a cylinder that ends at x = `end`."""
    top, bevel = radius + height, height * 0.6
    section = [
        (end - width, radius - _SUNK_M),
        (end - width + bevel, top),
        (end - bevel, top),
        (end, radius - _SUNK_M),
    ]
    return revolve(section, segments, closed=True)


def _collar(ball: float, collar: float, reach: float, detail: Detail) -> Points:
    """Return the outline of a collar, rounded into the ball it stands on.

    The round touches both: its centre lies outside, at the ball's radius plus its
    own from the ball's centre and at the collar's radius plus its own from the axis.
    """
    blend = min(0.18, collar * 0.2)
    centre = np.sqrt(max((ball + blend) ** 2 - (collar + blend) ** 2, 0.0))
    if centre > reach - 0.05 or collar + blend > ball:
        root = np.sqrt(max(ball**2 - collar**2, 0.0)) * 0.9
        return np.array(
            [
                [min(root, reach - 0.05), 0.0],
                [min(root, reach - 0.05), collar],
                [reach, collar],
                [reach, 0.0],
            ]
        )
    start = np.degrees(np.arctan2(-(collar + blend), -centre))
    chords = max(1, detail.segments(blend, -90.0 - start))
    angle = np.radians(np.linspace(start, -90.0, chords + 1))
    rounded = [centre, collar + blend] + blend * np.column_stack(
        [np.cos(angle), np.sin(angle)]
    )
    # A little under the skin, so that the rim of the round does not show.
    rounded[0] *= 0.995
    return np.concatenate([rounded, [[reach, collar]]])


def _quilted_ball(radius: float, detail: Detail) -> Mesh:
    """Return a ball whose insulation is drawn in along seams from pole to pole."""
    segments = detail.segments(radius)
    gores = 8
    if not detail.fine:
        return sphere(radius, segments)
    each = max(2, -(-segments // gores))
    segments = gores * each
    rows = max(4, segments // 2)
    circle = unit_circle(segments)
    drawn = np.where(np.arange(segments) % each == each // 2, 0.022, 0.0)
    polar = np.linspace(np.pi, 0.0, rows + 1)[1:-1]
    scale = (1.0 - drawn) * radius
    rings = np.zeros((rows - 1, segments, 3))
    rings[..., 0] = np.cos(polar)[:, None] * radius
    rings[..., 1:] = (np.sin(polar)[:, None] * scale)[..., None] * circle
    poles = np.zeros((2, 1, 3))
    poles[:, 0, 0] = [-radius, radius]
    ends = np.broadcast_to(poles, (2, segments, 3))
    return loft(np.concatenate([ends[:1], rings, ends[1:]]), crease_deg=20.0)


def build_adapter(fields: Adapter, detail: Detail) -> tuple[Body, ...]:
    """Return a lopsided cone between two rings, with ribs along it."""
    radii = np.array([fields.start_diameter_m, fields.end_diameter_m]) / 2.0
    segments = detail.segments(float(radii.max()))
    ring = min(0.12, fields.length_m * 0.2)
    shift = np.array(fields.offset_m)
    cone = _skewed_cone(radii, fields.length_m, shift, ring, segments)
    pieces = [(fields.material, cone)]
    start = _flat_band(ring, ring, radii[0], 0.03, segments)
    end = _flat_band(fields.length_m, ring, radii[1], 0.03, segments)
    offset = np.eye(4)
    offset[1:3, 3] = shift
    pieces += [("metal", start), ("metal", moved(end, offset))]
    if fields.ribs and detail.features:
        pieces.append((fields.material, _ribs(fields, radii, ring)))
    return bodies(*pieces)


def _skewed_cone(
    radii: Points, length: float, shift: Points, ring: float, segments: int
) -> Mesh:
    """Return the cone with a short straight collar at each end."""
    circle = unit_circle(segments)
    stations = [(0.0, 0.0, radii[0]), (ring, 0.0, radii[0])]
    stations += [(length - ring, 1.0, radii[1]), (length, 1.0, radii[1])]
    rings = np.zeros((4, segments, 3))
    for k, (x, share, radius) in enumerate(stations):
        rings[k, :, 0] = x
        rings[k, :, 1:] = circle * radius + shift * share
    return loft(rings, crease_deg=30.0)


def _ribs(fields: Adapter, radii: Points, ring: float) -> Mesh:
    """Return ribs that run up the cone between its two rings."""
    foot_x, head_x = ring * 0.8, fields.length_m - ring * 0.8
    shift = np.array([0.0, *fields.offset_m])
    section = np.array(
        [[-0.025, -0.03], [-0.015, 0.035], [0.015, 0.035], [0.025, -0.03]]
    )
    ribs = []
    for across, up in unit_circle(fields.ribs):
        along, out = np.array([0.0, -up, across]), np.array([0.0, across, up])
        foot = np.array([foot_x, 0.0, 0.0]) + out * radii[0]
        head = np.array([head_x, 0.0, 0.0]) + shift + out * radii[1]
        outline = section[:, :1] * along + section[:, 1:] * out
        ribs.append(loft(np.array([foot + outline, head + outline])))
    return merged(ribs)
