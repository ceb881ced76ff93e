"""Builders of dishes and small antennas."""

import numpy as np

from viewer.geometry.body import Body, bodies
from viewer.geometry.detail import Detail
from viewer.geometry.frames import compose, rotation, translation
from viewer.geometry.mesh import Mesh, merged, moved
from viewer.geometry.solids import box, cone, cylinder, revolve, rods, sphere
from viewer.geometry.surfaces import unit_circle
from viewer.spec.kinds.appendages import Antenna, Dish

Piece = tuple[str, Mesh]

_Y = (0.0, 1.0, 0.0)


def build_dish(fields: Dish, detail: Detail) -> tuple[Body, ...]:
    """Return mast, gimbal and a bowl that looks along its boresight."""
    radius = fields.diameter_m / 2.0
    pole = 0.045 * fields.diameter_m + 0.015
    joint = 2.4 * pole
    # A turn about +Y takes +X towards -Z, so towards +Z is the other way.
    tilted = compose(
        translation((fields.mast_m, 0.0, 0.0)), rotation(_Y, -fields.tilt_deg)
    )
    head = [
        (role, moved(mesh, tilted))
        for role, mesh in _head(fields, radius, joint, detail)
    ]
    segments = detail.segments(joint)
    foot = fields.mast_m if fields.mast_m > 0.0 else joint
    mast = cylinder((-0.05, 0, 0), (foot, 0, 0), pole, detail.segments(pole))
    ball = moved(sphere(joint, segments), translation((fields.mast_m, 0.0, 0.0)))
    return bodies(("metal", mast), ("metal_dark", ball), *head)


def _head(fields: Dish, radius: float, joint: float, detail: Detail) -> list[Piece]:
    depth = fields.depth_m or fields.diameter_m / 6.0
    wall = 0.02 * fields.diameter_m + 0.006
    base = 0.7 * joint
    chords = 10 if detail.fine else 4
    at = np.linspace(0.0, 1.0, chords + 1)
    # A paraboloid: depth goes with the square of the radius.
    inside = np.column_stack([base + wall + depth * at**2, radius * at])
    rim = [(base + depth + wall, radius), (base + depth, radius)]
    back = np.column_stack([base + depth * at[::-1] ** 2, radius * at[::-1]])
    profile = np.concatenate([inside[:-1], np.array(rim), back[1:]])
    segments = detail.segments(radius)
    focus = base + wall + min(radius**2 / (4.0 * depth), 2.2 * depth)
    feed = 0.07 * fields.diameter_m
    return [
        ("hull", revolve(profile, segments)),
        ("metal", _feed_struts(base + wall + 0.5 * depth, 0.7 * radius, focus, detail)),
        ("hull_dark", cylinder((focus - feed, 0, 0), (focus + feed, 0, 0), feed, 8)),
        ("metal_dark", cylinder((0, 0, 0), (base + wall / 2.0, 0, 0), 0.6 * joint, 8)),
    ]


def _feed_struts(x: float, radius: float, focus: float, detail: Detail) -> Mesh:
    feet = np.column_stack([np.full(3, x), unit_circle(3) * radius])
    heads = np.column_stack([np.full(3, focus), unit_circle(3) * 0.02])
    return rods(feet, heads, 0.012 + 0.01 * radius, detail.segments(0.02) // 2)


def build_antenna(fields: Antenna, detail: Detail) -> tuple[Body, ...]:
    """Return a small antenna of the form that is asked for."""
    build = {"whip": _whip, "kurs": _kurs, "patch": _patch, "horn": _horn}[fields.form]
    pieces = build(fields, detail)
    if fields.material is not None:
        pieces = [(fields.material, mesh) for _, mesh in pieces]
    return bodies(*pieces)


def _whip(fields: Antenna, detail: Detail) -> list[Piece]:
    foot = fields.diameter_m / 2.0
    sides = detail.segments(foot) if detail.fine else 5
    base = min(0.12 * fields.length_m, 2.0 * fields.diameter_m)
    rod = cone((0, 0, 0), (fields.length_m, 0, 0), 0.35 * foot, 0.15 * foot, sides)
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
    pole = 0.14 * radius + 0.012
    sides = detail.segments(pole) if detail.fine else 5
    spread = 0.8 * radius
    starts = np.array([[-0.05, 0.0, 0.0], [-0.05, spread, 0.0], [-0.05, -spread, 0.0]])
    ends = np.array([[neck + 0.02, 0.0, 0.0]] + [[0.7 * neck, 0.0, 0.0]] * 2)
    return [
        ("hull_dark", revolve(profile, detail.segments(radius))),
        ("metal", rods(starts, ends, pole, sides)),
    ]


def _patch(fields: Antenna, detail: Detail) -> list[Piece]:
    side, height = fields.diameter_m, fields.length_m
    plate = box(
        (0.45 * height, side, side), centre_m=(0.77 * height, 0, 0), bevel_m=0.02
    )
    foot = cylinder(
        (-0.05, 0, 0), (0.6 * height, 0, 0), 0.2 * side, detail.segments(0.2 * side)
    )
    return [("hull", plate), ("metal", foot)]


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
