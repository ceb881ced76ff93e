"""Builders of open lattices and of jointed arms."""

from collections.abc import Sequence

import numpy as np

from viewer.geometry.body import Body, bodies
from viewer.geometry.detail import Detail
from viewer.geometry.frames import Transform, compose, rotation, translation
from viewer.geometry.lattice import lattice, section_corners
from viewer.geometry.mesh import Mesh, merged, moved
from viewer.geometry.solids import box, boxes, cylinder, rods
from viewer.geometry.surfaces import unit_circle
from viewer.spec.kinds.structures import Manipulator, Truss

Piece = tuple[str, Mesh]

_X = (1.0, 0.0, 0.0)
_Y = (0.0, 1.0, 0.0)
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


def joint_poses(fields: Manipulator) -> list[Transform]:
    """Return `part_from_link` of each link's near end, and of the tip at the end.

    Each is (4, 4), metres: +X runs along the link. The whole arm is first turned
    about the part's +X by `yaw_deg`; each joint turns all links after it about its
    own +Y, right-handed, so that a positive angle leads from +X towards -Z.
    """
    joints = [*fields.joints_deg, *[0.0] * len(fields.links_m)]
    pose = rotation(_X, fields.yaw_deg)
    poses = []
    for link, angle in zip(fields.links_m, joints, strict=False):
        pose = compose(pose, rotation(_Y, angle))
        poses.append(pose)
        pose = compose(pose, translation((link, 0.0, 0.0)))
    return [*poses, pose]


def build_manipulator(fields: Manipulator, detail: Detail) -> tuple[Body, ...]:
    """Return limbs with bands, a housing at each joint and an end effector."""
    *links, tip = joint_poses(fields)
    pieces: list[Piece] = []
    for number, (pose, length) in enumerate(zip(links, fields.links_m, strict=True)):
        for role, mesh in _link(fields, length, number, detail):
            pieces.append((role, moved(mesh, pose)))
    pieces += [(role, moved(mesh, tip)) for role, mesh in _effector(fields, detail)]
    return bodies(*pieces)


def _link(
    fields: Manipulator, length: float, number: int, detail: Detail
) -> list[Piece]:
    radius = fields.tube_m / 2.0
    housing = 1.45 * radius
    segments = detail.segments(radius)
    # The housing lies across the arm, along the axis that the joint turns about.
    joint = cylinder((0, -1.5 * radius, 0), (0, 1.5 * radius, 0), housing, segments)
    limb = cylinder((0, 0, 0), (length, 0, 0), radius, segments)
    pieces: list[Piece] = [(fields.material, limb)]
    pieces.append(("metal_dark" if number else "metal", joint))
    if length > 6.0 * housing:
        at = (1.6 * housing, 0.5 * length, length - 1.6 * housing)
        pieces.append(("metal", _bands(at, 1.14 * radius, radius, segments)))
    return pieces


def _bands(at: Sequence[float], radius: float, width: float, segments: int) -> Mesh:
    starts = np.array([[x - width / 2.0, 0.0, 0.0] for x in at])
    ends = np.array([[x + width / 2.0, 0.0, 0.0] for x in at])
    return rods(starts, ends, radius, segments)


def _effector(fields: Manipulator, detail: Detail) -> list[Piece]:
    """Return the wrist, the grapple's drum and three fingers that end at the tip."""
    radius = fields.tube_m / 2.0
    length = min(2.4 * radius, 0.6 * fields.links_m[-1])
    segments = detail.segments(1.3 * radius)
    drum = cylinder((-length, 0, 0), (-0.25 * length, 0, 0), 1.3 * radius, segments)
    around = unit_circle(3) * radius
    starts = np.column_stack([np.full(3, -0.4 * length), around])
    ends = np.column_stack([np.zeros(3), 0.75 * around])
    fingers = rods(starts, ends, 0.16 * radius, 5)
    wrist = cylinder(
        (-1.15 * length, -1.3 * radius, 0),
        (-1.15 * length, 1.3 * radius, 0),
        1.2 * radius,
        segments,
    )
    return [("metal_dark", merged([drum, wrist])), ("metal", fingers)]
