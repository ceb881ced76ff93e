"""Things of known size beside a station: a cosmonaut, a bus, a football pitch.

A cosmonaut in a suit is 1.8 m tall, a city bus 12 m long (the common rigid length
under Directive 96/53/EC), a pitch 105 by 68 m (FIFA's size for internationals).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from viewer.geometry.body import Body, bodies
from viewer.geometry.detail import STILL
from viewer.geometry.frames import Points, Transform, frozen, rotation
from viewer.geometry.kinds import build_part
from viewer.geometry.mesh import Mesh
from viewer.geometry.solids import box, boxes, cylinder
from viewer.scene.scene import SceneNode
from viewer.spec.kinds import PART_KINDS

Piece = tuple[SceneNode, Mesh]

BUS_M = (12.0, 2.55, 3.1)
"""Length, width and height."""
PITCH_M = (105.0, 68.0)
COSMONAUT_M = 1.8

_APART_M = 2.0
_BELOW_M = 4.0


def aid_pieces(
    names: Sequence[str], points_m: Points, place_m: Points, axes: Points
) -> Iterable[Piece]:
    """Give the aids that are named, as nodes of the world.

    Those that stand do so in a row, upright in the picture, from `place_m` (3,) to the
    right; the pitch lies level under `points_m` (n, 3). `axes` are the view's right,
    up and backward as rows of a (3, 3).
    """
    along = 0.0
    for name in dict.fromkeys(names):
        if name == "pitch":
            pose = _under(points_m)
        else:
            length = _LENGTHS_M[name]
            pose = _upright(place_m + axes[0] * (along + length / 2.0), axes)
            along += length + _APART_M
        for body in _BUILDERS[name]():
            node = SceneNode(
                id=f"aid/{name}/{body.material}",
                mesh=f"aid/{name}/{body.material}",
                material=body.material,
                world_from_mesh=pose,
                layer="aid",
            )
            yield node, body.mesh


def _upright(foot_m: Points, axes: Points) -> Transform:
    """Return a frame with +X up in the picture, +Z to the viewer and a little aside."""
    pose = np.eye(4)
    turn = np.radians(28.0)
    towards = np.cos(turn) * axes[2] + np.sin(turn) * axes[0]
    pose[:3, 0], pose[:3, 2] = axes[1], towards
    pose[:3, 1] = np.cross(towards, axes[1])
    pose[:3, 3] = foot_m
    return frozen(pose)


def _under(points_m: Points) -> Transform:
    low, high = points_m.min(axis=0), points_m.max(axis=0)
    # Along Y, which stations are broad in.
    pose = rotation((0.0, 0.0, 1.0), 90.0).copy()
    pose[:3, 3] = [*((low + high) / 2.0)[:2], high[2] + _BELOW_M]
    return frozen(pose)


def _cosmonaut() -> tuple[Body, ...]:
    return build_part(PART_KINDS["cosmonaut"](kind="cosmonaut"), STILL)


def _bus() -> tuple[Body, ...]:
    """Return a bus that stands on the origin, up along +X, its side towards +Z."""
    length, width, height = BUS_M
    floor, sill, roof = 0.35, 1.25, 2.75
    shell = box(
        (height - floor, length, width),
        centre_m=((height + floor) / 2.0, 0.0, 0.0),
        bevel_m=0.14,
    )
    middle, tall = (sill + roof) / 2.0, roof - sill
    panes = np.linspace(-0.5, 0.5, 8)[:-1] * (length - 0.6) + (length - 0.6) / 14.0
    sides = [[middle, y, z] for y in panes for z in (-width / 2.0, width / 2.0)]
    ends = [[middle, y, 0.0] for y in (-length / 2.0, length / 2.0)]
    glass = boxes(np.array(sides), np.array([tall, length / 7.0 - 0.22, 0.04]))
    front = boxes(np.array(ends), np.array([tall, 0.04, width - 0.3]))
    wheels = [
        cylinder((0.48, y, z), (0.48, y, z + 0.3), 0.48, 24)
        for y in (-length * 0.28, length * 0.27)
        for z in (-width / 2.0 - 0.01, width / 2.0 - 0.29)
    ]
    pieces = [("bus", shell), ("glass", glass), ("glass", front)]
    return bodies(*pieces, *(("dark", wheel) for wheel in wheels))


def _pitch() -> tuple[Body, ...]:
    """Return a pitch under z = 0 with its lines, along X and Y."""
    length, width = PITCH_M
    field = box((length + 6.0, width + 6.0, 0.3), centre_m=(0.0, 0.0, 0.15))
    half_x, half_y, line = length / 2.0, width / 2.0, 0.35
    long_ways = [(0.0, -half_y), (0.0, half_y)]
    cross_ways = [(-half_x, 0.0), (0.0, 0.0), (half_x, 0.0)]
    lines = [
        box((length + line, line, 0.06), centre_m=(x, y, -0.02)) for x, y in long_ways
    ]
    lines += [
        box((line, width + line, 0.06), centre_m=(x, y, -0.02)) for x, y in cross_ways
    ]
    for end in (-1.0, 1.0):
        # The penalty area: 16.5 m deep, 40.32 m wide.
        x, deep, wide = end * half_x, end * 16.5, 40.32
        lines.append(box((line, wide, 0.06), centre_m=(x - deep, 0.0, -0.02)))
        lines += [
            box((16.5, line, 0.06), centre_m=(x - deep / 2.0, side * wide / 2, -0.02))
            for side in (-1.0, 1.0)
        ]
    return bodies(("pitch", field), *(("pitch_line", each) for each in lines))


_BUILDERS: Mapping[str, Callable[[], tuple[Body, ...]]] = {
    "cosmonaut": _cosmonaut,
    "bus": _bus,
    "pitch": _pitch,
}
_LENGTHS_M = {"cosmonaut": 1.0, "bus": BUS_M[0]}
AIDS = tuple(_BUILDERS)
