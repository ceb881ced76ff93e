"""Builders of grapple fixtures, payload adapters, work sites and cosmonauts."""

import math
from collections.abc import Sequence

import numpy as np

from viewer.geometry.body import Body, bodies
from viewer.geometry.detail import Detail
from viewer.geometry.frames import Points, default_clock, mount, rotation, translation
from viewer.geometry.mesh import Mesh, merged, moved
from viewer.geometry.profiles import dome
from viewer.geometry.solids import (
    box,
    boxes,
    cone,
    cylinder,
    repeated,
    rods,
    sphere,
    tube_path,
)
from viewer.geometry.surfaces import normalised
from viewer.geometry.turning import revolve
from viewer.spec.kinds.spacewalk import (
    Cosmonaut,
    GrappleFixture,
    PayloadAdapter,
    WorkSite,
)

Piece = tuple[str, Mesh]
_X = (1.0, 0.0, 0.0)

# --- fixtures -----------------------------------------------------------------------


def build_grapple_fixture(fields: GrappleFixture, detail: Detail) -> tuple[Body, ...]:
    """Return the base, the pin with its ball, three cam arms and the target."""
    radius, pin = fields.diameter_m / 2.0, fields.pin_m
    round_about = max(10, detail.segments(radius))
    thin = max(6, detail.segments(0.05 * radius))
    base = revolve(
        [(-0.05, radius), (0.03, radius), (0.05, 0.94 * radius)],
        round_about,
    )
    shaft = cone((0.0, 0.0, 0.0), (pin, 0.0, 0.0), 0.16 * radius, 0.05 * radius, thin)
    ball = _ball(pin, 0.11 * radius, thin)
    arm = cone(
        (0.0, 0.0, 0.82 * radius),
        (0.55 * pin, 0.0, 0.24 * radius),
        0.07 * radius,
        0.045 * radius,
        thin,
    )
    cams = repeated(arm, [rotation(_X, angle) for angle in (60.0, 180.0, 300.0)])
    stem = cylinder(
        (0.0, 0.0, 0.62 * radius),
        (0.6 * pin, 0.0, 0.62 * radius),
        0.03 * radius,
        thin,
    )
    plate = box(
        (0.02, 0.8 * radius, 0.34 * radius), centre_m=(0.058, 0.0, 0.62 * radius)
    )
    return bodies(
        ("metal_dark", base),
        ("metal", merged([shaft, ball, cams])),
        ("hull_dark", merged([stem, plate])),
    )


def build_payload_adapter(fields: PayloadAdapter, detail: Detail) -> tuple[Body, ...]:
    """Return the plate on its legs, guide cones at its corners, latch and plugs."""
    width, top = fields.width_m, fields.standoff_m + fields.plate_m
    bevel = 0.008 if detail.fine else 0.0
    thin = max(6, detail.segments(0.04 * width))
    plate = box(
        (fields.plate_m, width, width),
        centre_m=(fields.standoff_m + fields.plate_m / 2.0, 0.0, 0.0),
        bevel_m=min(bevel, 0.2 * fields.plate_m),
    )
    corners = np.array([(y, z) for y in (-0.4, 0.4) for z in (-0.4, 0.4)]) * width
    feet = np.insert(corners * 0.8, 0, -0.02, axis=1)
    legs = rods(feet, np.insert(corners, 0, top - 0.01, axis=1), 0.03 * width, thin)
    tips = np.insert(corners, 0, top - 0.01, axis=1)
    guides = rods(
        tips,
        np.add(tips, [0.13 * width, 0.0, 0.0]),
        0.06 * width,
        thin,
        end_radius_m=0.02,
    )
    latch = revolve(
        [
            (top - 0.02, 0.17 * width),
            (top + 0.05, 0.17 * width),
            (top + 0.08, 0.13 * width),
            (top + 0.03, 0.06 * width),
        ],
        max(10, detail.segments(0.17 * width)),
    )
    plugs = boxes(
        np.array([[top + 0.02, y * width, 0.0] for y in (-0.33, 0.33)]),
        np.array([0.08, 0.12 * width, 0.24 * width]),
        bevel,
    )
    return bodies(
        ("hull_dark", plate),
        ("metal", merged([legs, latch])),
        ("metal_dark", merged([guides, plugs])),
    )


def build_work_site(fields: WorkSite, detail: Detail) -> tuple[Body, ...]:
    """Return a socket, a stanchion, the foot plate with its loops, and a lamp."""
    height, thin = fields.height_m, max(6, detail.segments(0.03))
    socket = revolve([(-0.04, 0.09), (0.12, 0.09), (0.16, 0.055)], max(8, thin))
    stanchion = cylinder((0.05, 0.0, 0.0), (height, 0.0, 0.0), 0.03, thin)
    knuckle = _ball(height - 0.078, 0.065, max(8, thin))
    plate = box((0.03, 0.46, 0.36), bevel_m=0.01 if detail.fine else 0.0)
    loops = [
        tube_path(_loop(y, z), 0.025, thin)
        for y, z in ((-0.12, 0.06), (0.12, 0.06), (-0.12, -0.14), (0.12, -0.14))
    ]
    pose = translation((height, 0.0, 0.0)) @ rotation((0.0, 1.0, 0.0), fields.tilt_deg)
    mast = np.array([[0.0, -0.2, -0.15], [fields.lamp_m, -0.26, -0.15]])
    stalk = cylinder(mast[0].tolist(), mast[1].tolist(), 0.016, thin)
    end = mast[1] - [0.02, 0.0, 0.03]
    lamp = cone(
        end.tolist(), np.add(end, [0.0, 0.0, 0.12]).tolist(), 0.04, 0.075, max(8, thin)
    )
    pane_end = np.add(end, [0.0, 0.0, 0.118])
    pane = cylinder(
        pane_end.tolist(),
        np.add(pane_end, [0.0, 0.0, 0.008]).tolist(),
        0.068,
        max(8, thin),
    )
    return bodies(
        ("metal_dark", merged([socket, knuckle])),
        ("metal", merged([stanchion, moved(plate, pose)])),
        ("rail", moved(merged([*loops, stalk]), pose)),
        ("hull", moved(lamp, pose)),
        ("glass", moved(pane, pose)),
    )


def _loop(y_m: float, z_m: float) -> Points:
    """Return the path of a loop over a boot, (4, 3)."""
    return np.array(
        [
            [-0.01, y_m - 0.07, z_m],
            [0.09, y_m - 0.06, z_m],
            [0.09, y_m + 0.06, z_m],
            [-0.01, y_m + 0.07, z_m],
        ]
    )


def _ball(centre_m: float, radius_m: float, segments: int) -> Mesh:
    """Return a ball about a place on the part's X."""
    return moved(sphere(radius_m, segments), translation((centre_m, 0.0, 0.0)))


# --- the cosmonaut ------------------------------------------------------------------

# A man in a suit of 1.8 m; other heights are scaled.
_TALL_M = 1.8
_HIP, _KNEE, _ANKLE = (0.86, 0.14, 0.0), (0.48, 0.17, 0.03), (0.12, 0.17, 0.0)
_SHOULDER = (1.37, 0.25, 0.0)
_UPPER_ARM_M, _FOREARM_M = 0.28, 0.27


def build_cosmonaut(fields: Cosmonaut, detail: Detail) -> tuple[Body, ...]:
    """Return a suit with helmet and visor, life-support pack, limbs and stripes."""
    left = _left_side(fields.arms_deg, detail)
    # Mirrored across the part's XZ plane.
    mirror = np.diag([1.0, -1.0, 1.0, 1.0])
    pieces = [*_trunk(detail), *left]
    pieces += [(role, moved(mesh, mirror)) for role, mesh in left]
    scale = fields.height_m / _TALL_M
    return bodies(*((role, _stretched(mesh, (scale,) * 3)) for role, mesh in pieces))


def _trunk(detail: Detail) -> list[Piece]:
    bevel = 0.03 if detail.fine else 0.0
    torso = _ellipsoid((1.16, 0.0, 0.0), (0.36, 0.27, 0.21), detail)
    pelvis = _ellipsoid((0.88, 0.0, 0.0), (0.16, 0.22, 0.18), detail)
    helmet = _ellipsoid((1.62, 0.0, 0.02), (0.18, 0.165, 0.18), detail)
    visor = _ellipsoid((1.625, 0.0, 0.055), (0.14, 0.152, 0.172), detail)
    collar = cylinder((1.44, 0.0, 0.0), (1.5, 0.0, 0.0), 0.15, _round(0.15, detail))
    pack = box((0.74, 0.46, 0.2), centre_m=(1.22, 0.0, -0.24), bevel_m=bevel)
    panel = box((0.14, 0.22, 0.07), centre_m=(1.16, 0.0, 0.21), bevel_m=0.3 * bevel)
    return [
        ("suit", merged([torso, pelvis, helmet, pack])),
        ("bronze", visor),
        ("metal", collar),
        ("metal_dark", panel),
    ]


def _left_side(arms_deg: float, detail: Detail) -> list[Piece]:
    """Return the leg and the arm at the part's +Y."""
    hip, knee, ankle, shoulder = map(np.array, (_HIP, _KNEE, _ANKLE, _SHOULDER))
    down = math.radians(arms_deg)
    elbow = shoulder + _UPPER_ARM_M * np.array([-math.cos(down), math.sin(down), 0.05])
    fore = np.array([-math.cos(down), math.sin(down) * 0.6, 0.75])
    wrist = elbow + _FOREARM_M * fore / np.linalg.norm(fore)
    hand = wrist + 0.1 * fore / np.linalg.norm(fore)
    suit = [
        _limb(hip, knee, 0.125, 0.1, detail),
        _limb(knee, ankle, 0.1, 0.085, detail),
        _limb(shoulder, elbow, 0.1, 0.08, detail),
        _limb(elbow, wrist, 0.08, 0.065, detail),
    ]
    boot = _limb(
        np.array([0.075, 0.17, -0.05]), [0.065, 0.17, 0.13], 0.075, 0.065, detail
    )
    glove = _limb(wrist, hand, 0.06, 0.05, detail)
    sole = box((0.03, 0.15, 0.32), centre_m=(0.015, 0.17, 0.04))
    stripes = [
        _ring(hip + (knee - hip) * 0.45, knee - hip, 0.122, detail),
        _ring(shoulder + (elbow - shoulder) * 0.55, elbow - shoulder, 0.096, detail),
    ]
    cuffs = [
        _ring(wrist, fore, 0.073, detail),
        _ring(np.add(ankle, [0.02, 0.0, 0.0]), knee - ankle, 0.096, detail),
    ]
    return [
        ("suit", merged([*suit, boot])),
        ("suit_stripe", merged(stripes)),
        ("metal", merged(cuffs)),
        ("metal_dark", merged([glove, sole])),
    ]


def _round(radius_m: float, detail: Detail) -> int:
    return max(8, detail.segments(radius_m))


def _ellipsoid(centre: Sequence[float], half: Sequence[float], detail: Detail) -> Mesh:
    """Return an ellipsoid with these half axes along X, Y and Z."""
    unit = sphere(1.0, _round(max(half), detail))
    return moved(_stretched(unit, half), translation(centre))


def _stretched(mesh: Mesh, factors: Sequence[float]) -> Mesh:
    """Return the mesh stretched along the axes; normals follow the surface."""
    size = np.array(factors)
    return Mesh(
        points=mesh.points * size,
        normals=normalised(mesh.normals / size),
        triangles=mesh.triangles,
    )


def _limb(
    start: Points | Sequence[float],
    end: Points | Sequence[float],
    start_m: float,
    end_m: float,
    detail: Detail,
) -> Mesh:
    """Return a limb with round ends between two joints, its radius at either."""
    first, along = np.array(start, dtype=float), np.subtract(end, start)
    length = float(np.linalg.norm(along))
    head = dome((length, end_m), end_m, detail, least=3)
    tail = dome((0.0, start_m), start_m, detail, least=3)
    profile = np.concatenate([(tail * [-1.0, 1.0])[::-1], head])
    out = (along / length).tolist()
    pose = mount(first.tolist(), out, default_clock(out))
    return moved(revolve(profile, _round(start_m, detail)), pose)


def _ring(centre: Points, along: Points, radius_m: float, detail: Detail) -> Mesh:
    """Return a short band about a limb."""
    step = 0.02 * np.asarray(along) / np.linalg.norm(along)
    ends = (np.asarray(centre) - step).tolist(), (np.asarray(centre) + step).tolist()
    return cylinder(*ends, radius_m, _round(radius_m, detail))
