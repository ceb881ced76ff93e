"""Builder of the faceted observation dome."""

import numpy as np

from viewer.geometry.body import Body, bodies
from viewer.geometry.detail import Detail
from viewer.geometry.frames import Points, rotation
from viewer.geometry.mesh import Mesh
from viewer.geometry.profiles import filleted
from viewer.geometry.solids import loft, repeated, revolve
from viewer.geometry.surfaces import faceted, fan, normalised
from viewer.spec.kinds.hulls import Cupola

_BASE_SHARE = 0.34
_TOP_SHARE = 0.12
_FRAME_HEIGHT_M = 0.045
_GLASS_HEIGHT_M = 0.014
# The shutters stand this far from the window's plane when open.
_OPEN_DEG = 112.0


def build_cupola(fields: Cupola, detail: Detail) -> tuple[Body, ...]:
    """Return the dome: base drum, faceted cone with windows, round top window."""
    base = fields.length_m * _BASE_SHARE
    shoulder = fields.length_m * (1.0 - _TOP_SHARE)
    outer, top = fields.diameter_m / 2.0, fields.top_diameter_m / 2.0
    turns = _turns(fields)
    facet = _facet(base, shoulder, outer * 0.94, top, fields.sides)
    pieces = [
        (fields.material, _drum(base, outer, detail)),
        (fields.material, _faceted_cone(facet, turns)),
    ]
    frame, glass, shutter = _window(facet)
    pieces += [("hull_dark", repeated(frame, turns)), ("glass", repeated(glass, turns))]
    if fields.shutters and detail.features:
        pieces.append((fields.material, repeated(shutter, turns)))
    return bodies(*pieces, *_top_window(shoulder, fields.length_m, top * 0.8, detail))


def _turns(fields: Cupola) -> list[Points]:
    step = 360.0 / fields.sides
    return [
        rotation((1.0, 0.0, 0.0), fields.turn_deg + step * k)
        for k in range(fields.sides)
    ]


def _drum(base: float, radius: float, detail: Detail) -> Mesh:
    """Return the round base with a bevelled flange at each end."""
    outline = [(0.0, 0.0), (0.0, radius), (0.09, radius), (0.13, radius - 0.05)]
    outline += [
        (base - 0.04, radius - 0.05),
        (base + 0.03, radius * 0.9),
        (base + 0.03, 0.0),
    ]
    return revolve(filleted(np.array(outline), 0.02, detail), detail.segments(radius))


def _facet(low: float, high: float, radius: float, top: float, sides: int) -> Points:
    """Return one face of the cone, (4, 3), counter-clockwise from outside.

    Bottom left and right, top right and left; the face looks along +Y.
    """
    half = np.pi / sides
    corners = [
        (low, radius, -half),
        (low, radius, half),
        (high, top, half),
        (high, top, -half),
    ]
    return np.array([[x, r * np.cos(a), r * np.sin(a)] for x, r, a in corners])


def _faceted_cone(facet: Points, turns: list[Points]) -> Mesh:
    """Return the closed frustum of all faces, each face flat."""
    count = len(turns)
    corners = np.array([facet[[0, 3]] @ turn[:3, :3].T for turn in turns])
    points = np.concatenate([corners[:, 0], corners[:, 1]])
    here = np.arange(count, dtype=np.int32)
    following = (here + 1) % count
    sides = [np.column_stack([here, following, following + count])]
    sides += [np.column_stack([here, following + count, here + count])]
    caps = [fan(0, count)[:, ::-1], fan(count, count)]
    return faceted(points, np.concatenate([*sides, *caps]).astype(np.int32))


def _inset(facet: Points, edge_m: float) -> Points:
    """Return the facet with its edges drawn in by about `edge_m`."""
    inset: Points = facet.copy()
    for k in range(4):
        to_next = normalised(facet[(k + 1) % 4] - facet[k])
        to_last = normalised(facet[k - 1] - facet[k])
        sine = np.linalg.norm(np.cross(to_next, to_last))
        inset[k] = facet[k] + (to_next + to_last) * edge_m / sine
    return inset


def _window(facet: Points) -> tuple[Mesh, Mesh, Mesh]:
    """Return the raised frame, the pane in it and the open shutter of one face."""
    out = normalised(np.cross(facet[1] - facet[0], facet[3] - facet[0]))
    if out[1] < 0.0:
        out = -out
    sides = np.linalg.norm(np.roll(facet, -1, axis=0) - facet, axis=1)
    size = float(sides.min())
    outer, inner = _inset(facet, size * 0.08), _inset(facet, size * 0.19)
    frame = _bezel(outer, inner, out)
    pane = np.array([inner - out * 0.03, inner + out * _GLASS_HEIGHT_M])
    pane += (pane - pane.mean(axis=1, keepdims=True)) * 0.01
    return frame, loft(pane), _shutter(outer, out)


def _bezel(outer: Points, inner: Points, out: Points) -> Mesh:
    """Return a frame with bevelled edges round a four-sided opening."""
    sections = [
        outer - out * 0.02,
        inner - out * 0.02,
        inner + out * _FRAME_HEIGHT_M * 0.6,
        inner * 0.75 + outer * 0.25 + out * _FRAME_HEIGHT_M,
        inner * 0.2 + outer * 0.8 + out * _FRAME_HEIGHT_M,
        outer + out * _FRAME_HEIGHT_M * 0.3,
    ]
    rings = np.array(sections).transpose(1, 0, 2)
    return loft(rings, looped=True)


def _shutter(facet: Points, out: Points) -> Mesh:
    """Return the shutter, turned open about the lower edge of its window."""
    hinge = facet[0] + out * (_FRAME_HEIGHT_M + 0.03)
    axis = normalised(facet[1] - facet[0])
    turn = rotation(axis.tolist(), _OPEN_DEG)[:3, :3]
    lid = np.array([facet + out * 0.04, facet + out * 0.07]) - facet[0]
    lid[1] = lid[1].mean(axis=0) + (lid[1] - lid[1].mean(axis=0)) * 0.94
    opened: Points = lid @ turn.T + hinge
    return loft(opened)


def _top_window(
    low: float, high: float, radius: float, detail: Detail
) -> list[tuple[str, Mesh]]:
    """Return the rim of the top window and its pane."""
    segments = detail.segments(radius)
    rim = [
        (low - 0.05, radius * 1.12),
        (high - 0.03, radius * 1.12),
        (high, radius * 1.06),
    ]
    rim += [
        (high, radius * 0.94),
        (high - 0.05, radius * 0.9),
        (low - 0.05, radius * 0.9),
    ]
    pane = [(low - 0.04, radius * 0.905), (high - 0.06, radius * 0.905)]
    return [
        ("hull_dark", revolve(rim, segments, closed=True)),
        ("glass", revolve(pane, segments)),
    ]
