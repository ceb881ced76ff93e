"""Builders of dishes and small antennas."""

import numpy as np

from viewer.geometry.body import Body, bodies
from viewer.geometry.detail import Detail
from viewer.geometry.frames import compose, rotation, translation
from viewer.geometry.mesh import Mesh, merged, moved
from viewer.geometry.solids import box, cone, cylinder, revolve, rods
from viewer.geometry.surfaces import unit_circle
from viewer.spec.kinds.appendages import Antenna, Dish

Piece = tuple[str, Mesh]

_Y = (0.0, 1.0, 0.0)
# The least segments of a head that is looked at for its roundness.
_ROUND = 12
# A mast shorter than this is none.
_LEAST_M = 0.01


def build_dish(fields: Dish, detail: Detail) -> tuple[Body, ...]:
    """Return mast, gimbal and a bowl that looks along its boresight."""
    pole = 0.045 * fields.diameter_m + 0.015
    # A turn about +Y takes +X towards -Z, so towards +Z is the other way.
    tilted = compose(
        translation((fields.mast_m, 0.0, 0.0)), rotation(_Y, -fields.tilt_deg)
    )
    head = [(role, moved(mesh, tilted)) for role, mesh in _head(fields, pole, detail)]
    return bodies(*_mast(fields, pole, detail), *head)


def _mast(fields: Dish, pole: float, detail: Detail) -> list[Piece]:
    """Return the mast with its foot and the axle that the bowl tilts about."""
    axle = 1.5 * pole
    top = fields.mast_m
    segments = detail.segments(axle)
    pieces: list[Piece] = [
        (
            "metal_dark",
            cylinder((top, -2.4 * pole, 0), (top, 2.4 * pole, 0), axle, segments),
        )
    ]
    if top > _LEAST_M:
        shaft = cylinder((-0.05, 0, 0), (top, 0, 0), pole, detail.segments(pole))
        pieces.append(("metal", shaft))
    if top > 4.0 * pole:
        foot = cone((-0.05, 0, 0), (1.6 * pole, 0, 0), 2.0 * pole, pole, segments)
        pieces.append(("metal_dark", foot))
    return pieces


def _head(fields: Dish, pole: float, detail: Detail) -> list[Piece]:
    """Return bowl, neck, feed and its tripod; the gimbal's centre at the origin."""
    radius = fields.diameter_m / 2.0
    depth = fields.depth_m or fields.diameter_m / 6.0
    wall = 0.012 * fields.diameter_m + 0.006
    base = 2.6 * pole
    focus = base + wall + min(radius**2 / (4.0 * depth), 2.2 * depth)
    feed = 0.06 * fields.diameter_m
    few = detail.segments(feed) if detail.fine else 6
    # The horn opens towards the bowl; the box behind it holds the receiver.
    horn = cone((focus - feed, 0, 0), (focus, 0, 0), 0.95 * feed, 0.55 * feed, few)
    box_behind = cylinder((focus - 0.1 * feed, 0, 0), (focus + feed, 0, 0), feed, few)
    neck = cone((0, 0, 0), (base + wall / 2.0, 0, 0), 0.9 * pole, 2.0 * pole, 8)
    return [
        ("hull", _bowl(radius, depth, base, wall, detail)),
        ("metal", _feed_struts(base + 0.8 * wall, depth, radius, focus, detail)),
        ("hull_dark", merged([horn, box_behind])),
        ("metal_dark", neck),
    ]


def _bowl(
    radius: float, depth: float, base: float, wall: float, detail: Detail
) -> Mesh:
    """Return the bowl's shell, its back at x = `base` on the axis."""
    chords = 10 if detail.fine else 3
    at = np.linspace(0.0, 1.0, chords + 1)
    # A paraboloid: depth goes with the square of the radius.
    inside = np.column_stack([base + wall + depth * at**2, radius * at])
    rim = [(base + depth + wall, radius), (base + depth, radius)]
    back = np.column_stack([base + depth * at[::-1] ** 2, radius * at[::-1]])
    profile = np.concatenate([inside[:-1], np.array(rim), back[1:]])
    return revolve(profile, detail.segments(radius))


def _feed_struts(
    base: float, depth: float, radius: float, focus: float, detail: Detail
) -> Mesh:
    """Return the three legs from the bowl, a little inside its rim, to the feed."""
    share = 0.82
    around = unit_circle(3)
    foot = base + depth * share**2
    feet = np.column_stack([np.full(3, foot), share * radius * around])
    heads = np.column_stack([np.full(3, focus + 0.02 * radius), 0.05 * radius * around])
    sides = detail.segments(0.02) // 2 if detail.fine else 3
    return rods(feet, heads, 0.008 + 0.012 * radius, sides)


def build_antenna(fields: Antenna, detail: Detail) -> tuple[Body, ...]:
    """Return a small antenna of the form that is asked for."""
    build = {"whip": _whip, "kurs": _kurs, "patch": _patch, "horn": _horn}[fields.form]
    pieces = build(fields, detail)
    if fields.material is not None:
        pieces = [(fields.material, mesh) for _, mesh in pieces]
    return bodies(*pieces)


def _whip(fields: Antenna, detail: Detail) -> list[Piece]:
    foot = fields.diameter_m / 2.0
    sides = detail.segments(foot) if detail.fine else 4
    thin = sides if detail.fine else 3
    base = min(0.12 * fields.length_m, 2.0 * fields.diameter_m)
    rod = cone((0, 0, 0), (fields.length_m, 0, 0), 0.35 * foot, 0.15 * foot, thin)
    return [
        ("metal", rod),
        ("hull_dark", cone((-0.03, 0, 0), (base, 0, 0), foot, 0.5 * foot, sides)),
    ]


def _kurs(fields: Antenna, detail: Detail) -> list[Piece]:
    """Return the rendezvous head: a drum with a cone of spirals, on an A-frame boom."""
    radius, length = fields.diameter_m / 2.0, fields.length_m
    drum = min(0.9 * radius, 0.35 * length)
    neck = length - drum - 0.6 * radius
    profile = [
        (neck, 0.0),
        (neck, 0.75 * radius),
        (neck + 0.3 * drum, radius),
        (neck + drum, radius),
        (neck + drum, 0.8 * radius),
        (neck + 0.85 * drum, 0.7 * radius),
        (length, 0.16 * radius),
        (length, 0.0),
    ]
    pole = min(0.14 * radius + 0.012, 0.3 * radius)
    sides = detail.segments(pole) if detail.fine else 5
    spread = min(0.8 * radius, radius - pole)
    starts = np.array([[-0.05, 0.0, 0.0], [-0.05, spread, 0.0], [-0.05, -spread, 0.0]])
    ends = np.array([[neck + 0.02, 0.0, 0.0]] + [[0.7 * neck, 0.0, 0.0]] * 2)
    return [
        ("hull_dark", revolve(profile, max(_ROUND, detail.segments(radius)))),
        ("metal", rods(starts, ends, pole, sides)),
    ]


def _patch(fields: Antenna, detail: Detail) -> list[Piece]:
    """Return a flat box on a short foot, its radiating face a square of bronze."""
    side, height = fields.diameter_m, fields.length_m
    back, front = 0.5 * height, 0.97 * height
    bevel = 0.02 if detail.fine else 0.0
    plate = box(
        (front - back, side, side), centre_m=(0.5 * (back + front), 0, 0), bevel_m=bevel
    )
    face = 0.68 * side
    patch = box((0.2 * height, face, face), centre_m=(0.9 * height, 0, 0))
    foot = cylinder(
        (-0.05, 0, 0), (0.6 * height, 0, 0), 0.2 * side, detail.segments(0.2 * side)
    )
    return [("hull", plate), ("bronze", patch), ("metal", foot)]


def _horn(fields: Antenna, detail: Detail) -> list[Piece]:
    """Return a conical horn with a dark mouth on a short mast."""
    mouth, length = fields.diameter_m / 2.0, fields.length_m
    throat, start, wall = 0.3 * mouth, 0.45 * length, 0.06 * mouth
    horn = [
        (start, 0.0),
        (start, throat),
        (length, mouth),
        (length, mouth - wall),
        (start + 0.15 * length, throat - wall),
        (start + 0.15 * length, 0.0),
    ]
    plug = [(start + 0.1 * length, 0.0), (start + 0.1 * length, throat - wall)]
    plug += [(start + 0.17 * length, throat - 0.5 * wall), (start + 0.17 * length, 0.0)]
    segments = detail.segments(mouth)
    pole = cylinder((-0.05, 0, 0), (start + 0.02, 0, 0), 0.5 * throat, 6)
    return [
        ("hull_dark", revolve(horn, segments)),
        ("dark", revolve(plug, segments)),
        ("metal", merged([pole])),
    ]
