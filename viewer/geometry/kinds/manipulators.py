"""Builder of jointed arms."""

import numpy as np

from viewer.geometry.body import Body, bodies
from viewer.geometry.detail import Detail
from viewer.geometry.frames import Transform, compose, rotation, translation
from viewer.geometry.mesh import Mesh, moved
from viewer.geometry.solids import boxes, cylinder, revolve, rods
from viewer.geometry.surfaces import unit_circle
from viewer.spec.kinds.structures import Manipulator

Piece = tuple[str, Mesh]

_X = (1.0, 0.0, 0.0)
_Y = (0.0, 1.0, 0.0)
# Sizes of a joint in radii of the limb: its drum, and half of its width.
_DRUM = 1.4
_HALF = 1.5
# From here on, in radii, a link is a limb with bands and not a mere joint.
_LIMB = 9.0


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


def tip_pose(fields: Manipulator) -> Transform:
    """Return `part_from_tip`, (4, 4), metres: +X out of the end effector's face."""
    return joint_poses(fields)[-1]


def build_manipulator(fields: Manipulator, detail: Detail) -> tuple[Body, ...]:
    """Return limbs with bands, a housing at each joint, base and end effector."""
    base, *moving = arm_links(fields, detail)
    pieces = [(body.material, body.mesh) for body in base]
    for pose, link in zip(joint_poses(fields), moving, strict=True):
        pieces += [(body.material, moved(body.mesh, pose)) for body in link]
    return bodies(*pieces)


def arm_links(fields: Manipulator, detail: Detail) -> list[tuple[Body, ...]]:
    """Return the base, each link in the frame of its near end, and the effector.

    `joint_poses` says where all but the base are, in the same order.
    """
    links = [
        bodies(*_link(fields, length, number, detail))
        for number, length in enumerate(fields.links_m)
    ]
    return [bodies(*_base(fields, detail)), *links, bodies(*_effector(fields, detail))]


def _base(fields: Manipulator, detail: Detail) -> list[Piece]:
    """Return the flange that the shoulder stands on."""
    radius = fields.tube_m / 2.0
    profile = np.array([(-0.9, 0.0), (-0.9, 1.9), (-0.6, 1.9), (0.2, 1.2), (0.2, 0.0)])
    return [("metal", revolve(profile * radius, detail.segments(1.9 * radius)))]


def _link(
    fields: Manipulator, length: float, number: int, detail: Detail
) -> list[Piece]:
    """Return the joint at a link's near end and the limb that it turns."""
    radius = fields.tube_m / 2.0
    segments = detail.segments(radius)
    pieces = _joint(radius, fields.material if number else "metal", detail)
    if length <= _LIMB * radius:
        limb = cylinder((0, 0, 0), (length, 0, 0), 0.94 * radius, segments)
        return [*pieces, (fields.material, limb)]
    pieces.append((fields.material, _limb(length, radius, segments)))
    pieces.append(("metal", _bands(length, radius, segments, detail)))
    return [*pieces, *_camera(length, radius)]


def _joint(radius: float, role: str, detail: Detail) -> list[Piece]:
    """Return a drum across the arm, along the axis it turns about, with its caps."""
    segments = detail.segments(_DRUM * radius)
    drum, half, cap = _DRUM * radius, _HALF * radius, (_HALF + 0.22) * radius
    housing = cylinder((0, -half, 0), (0, half, 0), drum, segments)
    pieces: list[Piece] = [(role, housing)]
    caps = cylinder((0, -cap, 0), (0, cap, 0), 0.78 * drum, segments)
    pieces.append(("metal_dark", caps))
    if detail.fine:
        # The split between the two halves that turn against each other.
        y = np.array([[0.0, s * 0.45 * half, 0.0] for s in (-1.0, 1.0)])
        width = np.array([0.0, 0.03 * half, 0.0])
        rings = rods(y - width, y + width, 1.025 * drum, segments)
        pieces.append(("metal_dark", rings))
    return pieces


def _limb(length: float, radius: float, segments: int) -> Mesh:
    """Return a tube with a conical collar to the joint at either end."""
    near, far = 1.1 * radius, length - 1.1 * radius
    outline = [
        (near, 0.0),
        (near, 1.25 * radius),
        (near + 1.6 * radius, radius),
        (far - 1.6 * radius, radius),
        (far, 1.25 * radius),
        (far, 0.0),
    ]
    return revolve(outline, segments)


def _bands(length: float, radius: float, segments: int, detail: Detail) -> Mesh:
    """Return the clamps round a limb: at its collars, its middle and, near, between."""
    shares = (0.0, 0.25, 0.5, 0.75, 1.0) if detail.fine else (0.0, 0.5, 1.0)
    first = 3.2 * radius
    at = first + np.array(shares) * (length - 2.0 * first)
    centres = np.column_stack([at, np.zeros_like(at), np.zeros_like(at)])
    half = np.array([0.3 * radius, 0.0, 0.0])
    return rods(centres - half, centres + half, 1.08 * radius, segments)


def _camera(length: float, radius: float) -> list[Piece]:
    """Return the camera on a limb's back that watches the joint ahead."""
    x, z = length - 4.6 * radius, 1.35 * radius
    case = boxes(np.array([(x, 0.0, z)]), np.array([1.4, 0.8, 0.9]) * radius)
    eye = cylinder((x, 0, z), (x + 0.9 * radius, 0, z), 0.26 * radius, 6)
    return [("hull_dark", case), ("dark", eye)]


def _effector(fields: Manipulator, detail: Detail) -> list[Piece]:
    """Return wrist, drum with its mouth and three fingers; it ends at the tip."""
    radius = fields.tube_m / 2.0
    length = min(3.0 * radius, 0.7 * fields.links_m[-1])
    outer = 1.25 * radius
    segments = detail.segments(outer)
    drum = [
        (-length, 0.0),
        (-length, 0.7 * outer),
        (-0.75 * length, outer),
        (-0.12 * length, outer),
        (-0.12 * length, 0.66 * outer),
        (-0.4 * length, 0.6 * outer),
        (-0.4 * length, 0.0),
    ]
    around = 0.8 * outer * unit_circle(3)
    feet = np.column_stack([np.full(3, -0.3 * length), around])
    tips = np.column_stack([np.zeros(3), around])
    probe = cylinder((-0.5 * length, 0, 0), (-0.05 * length, 0, 0), 0.18 * outer, 6)
    sides = detail.segments(0.14 * outer) if detail.fine else 4
    return [
        ("metal_dark", revolve(drum, segments)),
        ("metal", rods(feet, tips, 0.14 * outer, sides)),
        ("dark", probe),
    ]
