"""Builder of the inflatable section: fabric pillows in a net of taut straps."""

import numpy as np

from viewer.geometry.body import Body, bodies
from viewer.geometry.detail import Detail
from viewer.geometry.frames import Points, rotation
from viewer.geometry.mesh import Mesh
from viewer.geometry.solids import loft, repeated, revolve
from viewer.geometry.surfaces import normalised, unit_circle
from viewer.spec.kinds.hulls import SoftSection

_STRAP_M = 0.09
_STRAP_HEIGHT_M = 0.035
_RING_M = 0.3
# How far a pillow swells beyond its four straps, as a share of its width.
_SWELL = 0.11
_STEEP = 0.5


def build_soft_section(fields: SoftSection, detail: Detail) -> tuple[Body, ...]:
    """Return the fabric barrel, its straps and the two rigid end rings."""
    net = _net(fields)
    width = np.pi * fields.diameter_m / fields.gores
    cells = max(2, detail.segments(float(width), 36.0))
    pieces = [(fields.material, _fabric(net, cells))]
    if detail.features:
        pieces.append(("strap", _lengthwise(net, bead=not detail.fine)))
        pieces += [("strap", hoop) for hoop in _hoops(net, plain=not detail.fine)]
    radius = fields.end_diameter_m / 2.0
    segments = detail.segments(radius)
    depth = min(_RING_M, fields.length_m * 0.1)
    for end, inward in ((0.0, 1.0), (fields.length_m, -1.0)):
        pieces.append(("metal", _end_ring(end, inward, radius, depth, segments)))
    return bodies(*pieces)


def _net(fields: SoftSection) -> Points:
    """Return the knots of the strap net, (hoops + 2, gores, 3)."""
    ring = min(_RING_M, fields.length_m * 0.1) * 0.7
    turn = np.linspace(0.0, np.pi, fields.hoops + 2)
    # A superellipse: full shoulders, a nearly straight middle.
    along = np.sign(np.cos(turn)) * np.abs(np.cos(turn)) ** 0.85
    x = ring + (fields.length_m - 2.0 * ring) * (1.0 - along) / 2.0
    held = fields.end_diameter_m / 2.0 - 0.02
    radius = held + (fields.diameter_m / 2.0 - held) * np.sin(turn) ** 0.55
    circle = unit_circle(fields.gores)
    net = np.zeros((len(x), fields.gores, 3))
    net[..., 0] = x[:, None]
    net[..., 1:] = radius[:, None, None] * circle
    return net


def _fabric(net: Points, cells: int) -> Mesh:
    """Return the skin: straight along the straps, swelling between them."""
    share = np.arange(cells) / cells
    ahead = np.roll(net, -1, axis=1)
    rows = _between(net, ahead, share)
    skin = _between_rows(rows, share)
    swollen = skin + _swell(net, ahead, cells)
    held = np.linalg.norm(net[[0, -1], :1, 1:], axis=2)
    for end in (0, -1):
        flat = normalised(swollen[end, :, 1:])
        swollen[end, :, 1:] = flat * held[end]
    return loft(swollen, crease_deg=30.0)


def _between(first: Points, second: Points, share: Points) -> Points:
    """Return the points at each share of the way, knot by knot, (k, n m, 3)."""
    part = share[:, None]
    mixed: Points = first[:, :, None] * (1.0 - part) + second[:, :, None] * part
    return mixed.reshape(len(first), -1, 3)


def _between_rows(rows: Points, share: Points) -> Points:
    """Return the rows at each share of the way from one to the next."""
    part = share[:, None, None]
    mixed: Points = rows[:-1, None] * (1.0 - part) + rows[1:, None] * part
    return np.concatenate([mixed.reshape(-1, rows.shape[1], 3), rows[-1:]])


def _swell(net: Points, ahead: Points, cells: int) -> Points:
    """Return how far each point of the skin is pushed out of its cell's four edges."""
    across, along = ahead[:-1] - net[:-1], net[1:] - net[:-1]
    out = normalised(np.cross(across, along))
    width = np.minimum(
        np.linalg.norm(across, axis=2), np.linalg.norm(along, axis=2) * 1.2
    )
    height = out * width[..., None] * _SWELL
    share = np.arange(cells) / cells
    hump = 1.0 - (2.0 * share - 1.0) ** 2
    pillow = hump[:, None, None, None] * hump[:, None]
    grid = height[:, None, :, None] * pillow
    rows = grid.reshape(len(height) * cells, -1, 3)
    return np.concatenate([rows, np.zeros((1, rows.shape[1], 3))])


def _slopes(path: Points) -> tuple[Points, Points]:
    """Return the unit tangent and outward normal at each knot of (k, 2) x and r."""
    step = np.gradient(path, axis=0)
    ahead = normalised(step)
    return ahead, np.column_stack([-ahead[:, 1], ahead[:, 0]])


def _path(net: Points) -> Points:
    return np.column_stack([net[:, 0, 0], np.hypot(net[:, 0, 1], net[:, 0, 2])])


def _section(height: float, *, bead: bool) -> list[tuple[float, float]]:
    """Return a strap's corners, across and out: flat, or from afar a mere ridge."""
    half, root = _STRAP_M / 2.0, -0.05
    if bead:
        return [(-half, root), (0.0, height), (half, root)]
    return [(-half, root), (-half * 0.9, height), (half * 0.9, height), (half, root)]


def _hoops(net: Points, *, plain: bool) -> list[Mesh]:
    """Return the straps round the barrel, flat on its slope."""
    path = _path(net)
    ahead, out = _slopes(path)
    corners = _section(_STRAP_HEIGHT_M, bead=False)
    hoops = []
    for knot, along, up in list(zip(path, ahead, out, strict=True))[1:-1]:
        # A disc right through the barrel takes fewer triangles than a ring, but on
        # a steep shoulder it would look out.
        is_disc = plain and abs(along[1]) < _STEEP
        section = corners[1:-1] if is_disc else corners
        outline = [knot + a * along + h * up for a, h in section]
        hoops.append(revolve(outline, net.shape[1], closed=not is_disc))
    return hoops


def _lengthwise(net: Points, *, bead: bool) -> Mesh:
    """Return the straps from end to end, one on each seam."""
    path = _path(net)
    _, out = _slopes(path)
    corners = _section(_STRAP_HEIGHT_M * 0.8, bead=bead)
    rings = np.zeros((len(path), len(corners), 3))
    for corner, (side, height) in enumerate(corners):
        raised = path + out * height
        rings[:, corner] = np.column_stack(
            [raised[:, 0], raised[:, 1], np.full(len(path), side)]
        )
    step = 360.0 / net.shape[1]
    turns = [rotation((1.0, 0.0, 0.0), step * k) for k in range(net.shape[1])]
    return repeated(loft(rings), turns)


def _end_ring(
    end: float, inward: float, radius: float, depth: float, segments: int
) -> Mesh:
    """Return the rigid disc that holds the fabric at one end."""
    outline = [
        (0.0, radius - 0.05),
        (0.03, radius),
        (depth * 0.8, radius),
        (depth, radius - 0.06),
    ]
    return revolve([(end + inward * x, r) for x, r in outline], segments)
