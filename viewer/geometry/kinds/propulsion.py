"""Builders of engines, thruster blocks and tanks."""

import numpy as np

from viewer.geometry.body import Body, bodies
from viewer.geometry.detail import Detail
from viewer.geometry.frames import Points, mount, rotation, translation
from viewer.geometry.mesh import Mesh, moved
from viewer.geometry.profiles import bell, dome, offset
from viewer.geometry.solids import box, repeated, revolve, rods, torus_ring, tube_path
from viewer.spec.kinds.fittings import Engine, Tank, ThrusterBlock

Piece = tuple[str, Mesh]

_NOZZLE_SIDES = {
    "+x": ((1.0, 0.0, 0.0), (0.0, 0.0, 1.0)),
    "+y": ((0.0, 1.0, 0.0), (1.0, 0.0, 0.0)),
    "-y": ((0.0, -1.0, 0.0), (1.0, 0.0, 0.0)),
    "+z": ((0.0, 0.0, 1.0), (1.0, 0.0, 0.0)),
    "-z": ((0.0, 0.0, -1.0), (1.0, 0.0, 0.0)),
}


def build_engine(fields: Engine, detail: Detail) -> tuple[Body, ...]:
    """Return injector, chamber, throat and bell with a wall and a dark inside."""
    exit_radius, length = fields.exit_diameter_m / 2.0, fields.length_m
    throat = (length * 0.36, exit_radius * 0.3)
    wall = min(max(0.004, exit_radius * 0.035), length * 0.06, exit_radius * 0.1)
    chords = 16 if detail.fine else 3
    outside = bell(throat, (length, exit_radius), 1.1, chords)
    inside = offset(outside, wall)
    # The lip is cut flat at the exit.
    inside[-1] = [length, exit_radius - wall]
    if not detail.fine:
        inside = inside[[0, 1, -1]]
    nozzle = np.concatenate([outside, inside[::-1]])
    chamber = exit_radius * 0.46
    back = [
        (0.0, 0.0),
        (0.0, chamber * 1.2),
        (length * 0.06, chamber * 1.2),
        (length * 0.09, chamber),
        (length * 0.24, chamber),
        (throat[0] + wall, throat[1] + wall * 0.5),
        (throat[0] + wall, 0.0),
    ]
    if not detail.fine:
        back[1:4] = [(0.0, chamber)]
    segments = max(10, detail.segments(exit_radius))
    pieces = [
        ("bronze", revolve(nozzle, segments, closed=True)),
        ("metal_dark", revolve(back, segments)),
        ("dark", _throat_plug(inside, wall, segments)),
    ]
    if detail.fine:
        pieces += _engine_fittings(length, exit_radius, chamber, outside, detail)
    return bodies(*pieces)


def _throat_plug(inside: Points, wall: float, segments: int) -> Mesh:
    """Return the dark lining of the throat, a cup that opens into the bell."""
    root, end = inside[0], inside[1]
    lining = [
        (root[0] + wall, 0.0),
        (root[0] + wall, root[1] + wall * 0.3),
        (end[0], end[1] + wall * 0.3),
        (root[0] + 2.0 * wall, 0.0),
    ]
    return revolve(lining, segments)


def _engine_fittings(
    length: float, exit_radius: float, chamber: float, outside: Points, detail: Detail
) -> list[Piece]:
    """Return the feed lines and the hoops round the bell."""
    bend = np.array(
        [
            [-length * 0.02, chamber * 0.7, 0.0],
            [length * 0.1, chamber * 1.5, 0.0],
            [length * 0.3, chamber * 1.35, 0.0],
            [length * 0.42, exit_radius * 0.32, 0.0],
        ]
    )
    line = tube_path(
        bend, min(exit_radius * 0.11, length * 0.06), max(5, detail.segments(0.02) // 2)
    )
    turns = [rotation((1.0, 0.0, 0.0), angle) for angle in (20.0, 200.0)]
    pieces = [("metal", repeated(line, turns))]
    for x, radius in outside[[5, 9, 13]]:
        ring = torus_ring(2.0 * radius, exit_radius * 0.06, detail.segments(radius))
        pieces.append(("bronze", moved(ring, translation((x, 0.0, 0.0)))))
    return pieces


def build_thruster_block(fields: ThrusterBlock, detail: Detail) -> tuple[Body, ...]:
    """Return the housing and one small nozzle for each direction named."""
    size = np.array(fields.size_m)
    bevel = 0.035 if detail.fine else 0.0
    housing = box(fields.size_m, centre_m=(size[0] / 2.0, 0.0, 0.0), bevel_m=bevel)
    radius = fields.nozzle_m / 2.0
    nozzle = _small_nozzle(radius, detail)
    cup = _nozzle_cup(radius, detail)
    pieces = [("insulation", housing)]
    for side in dict.fromkeys(fields.nozzles):
        out, clock = _NOZZLE_SIDES[side]
        for shift in _spread(side, fields.nozzles.count(side), size, radius):
            place = mount((_foot(out, size) + shift).tolist(), out, clock)
            pieces.append(("bronze", moved(nozzle, place)))
            if detail.fine:
                pieces.append(("dark", moved(cup, place)))
    return bodies(*pieces)


def _foot(out: tuple[float, float, float], size: Points) -> Points:
    """Return where a nozzle's root lies on the housing's face."""
    centre = np.array([size[0] * 0.58, 0.0, 0.0])
    reach = np.array([size[0] * 0.42, size[1] / 2.0, size[2] / 2.0])
    foot: Points = centre + np.array(out) * reach
    return foot


def _spread(side: str, count: int, size: Points, radius: float) -> list[Points]:
    """Return where several nozzles on one side sit, along the face's longer way."""
    axis = {"x": 1, "y": 2, "z": 1}[side[1]]
    room = max(size[axis] / 2.0 - radius, 0.0)
    shifts = np.linspace(-room, room, count + 2)[1:-1]
    return [np.eye(3)[axis] * shift for shift in shifts]


def _small_nozzle(radius: float, detail: Detail) -> Mesh:
    """Return a small bell with a hollow, along +X from its root inside the block."""
    outline = [(-0.02, 0.0), (-0.02, radius * 0.5), (radius * 0.3, radius * 0.5)]
    outline += [
        (radius * 1.9, radius),
        (radius * 1.9, radius * 0.9),
        (radius * 0.5, 0.0),
    ]
    if not detail.fine:
        del outline[2], outline[-2]
    return revolve(outline, detail.segments(radius) if detail.fine else 6)


def _nozzle_cup(radius: float, detail: Detail) -> Mesh:
    """Return the dark disc that closes the hollow of a small nozzle."""
    outline = [
        (radius * 0.8, 0.0),
        (radius * 1.15, radius * 0.52),
        (radius * 1.15, 0.0),
    ]
    return revolve(outline, detail.segments(radius))


def build_tank(fields: Tank, detail: Detail) -> tuple[Body, ...]:
    """Return a capsule with a weld band and its two bosses."""
    radius = fields.diameter_m / 2.0
    half = max(fields.length_m / 2.0 - radius, 0.0)
    left = dome((-half, radius), -radius, detail, least=2)[::-1]
    right = dome((half, radius), radius, detail, least=2)
    segments = detail.segments(radius)
    pieces = [
        (
            fields.material,
            revolve(np.concatenate([left, right]), segments, crease_deg=60),
        )
    ]
    if detail.fine:
        width, height = radius * 0.12, radius * 0.03
        band = [
            (-width, radius - 0.01),
            (-width * 0.6, radius + height),
            (width * 0.6, radius + height),
            (width, radius - 0.01),
        ]
        pieces.append((fields.material, revolve(band, segments, closed=True)))
        pieces.append(("metal_dark", _bosses(half + radius, radius * 0.12)))
    return bodies(*pieces)


def _bosses(end: float, boss: float) -> Mesh:
    """Return the fittings at the two poles, flush with the tank's length."""
    starts = np.array([[end - boss, 0.0, 0.0], [-end + boss, 0.0, 0.0]])
    ends = np.array([[end, 0.0, 0.0], [-end, 0.0, 0.0]])
    return rods(starts, ends, boss, 12)
