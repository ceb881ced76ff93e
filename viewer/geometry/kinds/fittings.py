"""Builders of windows, hatches, rails and plain solids."""

import math

import numpy as np

from viewer.geometry.body import Body, bodies
from viewer.geometry.detail import Detail
from viewer.geometry.frames import rotation
from viewer.geometry.mesh import Mesh, merged, moved
from viewer.geometry.profiles import dome
from viewer.geometry.solids import (
    box,
    boxes,
    repeated,
    revolve,
    rods,
    torus_ring,
    tube_path,
)
from viewer.geometry.surfaces import arc
from viewer.spec.kinds.fittings import (
    Box,
    Hatch,
    Rail,
    Tube,
    Window,
)

Piece = tuple[str, Mesh]

_POST_EVERY_M = 1.6


def build_window(fields: Window, detail: Detail) -> tuple[Body, ...]:
    """Return a porthole: bevelled rim, gasket and recessed glass."""
    radius, depth = fields.diameter_m / 2.0, fields.depth_m
    segments = max(10, detail.segments(radius))
    pane = radius * 0.76
    rim = [
        (-depth, radius),
        (0.045, radius),
        (0.07, radius * 0.93),
        (0.07, radius * 0.84),
        (0.04, pane),
        (-depth, pane),
    ]
    if not detail.fine:
        rim = [rim[0], (0.06, radius * 0.97), (0.06, radius * 0.82), rim[-1]]
    glass = [(-depth * 0.5, 0.0), (-depth * 0.5, pane * 1.02), (0.034, pane * 1.02)]
    glass += [(0.042, 0.0)]
    if not detail.fine:
        del glass[1]
    pieces = [
        ("metal", revolve(rim, segments, closed=True)),
        ("glass", revolve(glass, segments)),
    ]
    if detail.fine:
        pieces.append(("metal_dark", _bolts(radius * 0.885, 0.07, 16)))
    return bodies(*pieces)


def _bolts(radius: float, height: float, count: int) -> Mesh:
    """Return bolt heads on a circle that stand out of a face at x = `height`."""
    angle = np.arange(count) * (2.0 * np.pi / count)
    around = np.column_stack([np.cos(angle), np.sin(angle)]) * radius
    low = np.insert(around, 0, height - 0.01, axis=1)
    return rods(low, low + np.array([0.018, 0.0, 0.0]), radius * 0.035, 6)


def build_hatch(fields: Hatch, detail: Detail) -> tuple[Body, ...]:
    """Return a hatch: rim, dished lid, hinge and latch handle."""
    radius, depth = fields.diameter_m / 2.0, fields.depth_m
    segments = max(12, detail.segments(radius))
    lid_radius = radius * 0.84
    rim = [
        (-depth, radius),
        (0.04, radius),
        (0.075, radius * 0.96),
        (0.075, radius * 0.88),
        (0.03, lid_radius),
        (-depth, lid_radius),
    ]
    if not detail.fine:
        rim = [rim[0], (0.07, radius * 0.98), (0.07, radius * 0.86), rim[-1]]
    swell = dome((0.05, lid_radius * 0.82), radius * 0.16, detail, least=2)
    lid = np.concatenate(
        [
            [(-depth * 0.5, 0.0), (-depth * 0.5, lid_radius * 1.01)],
            [(0.034, lid_radius * 1.01), (0.05, lid_radius * 0.95)],
            swell,
        ]
    )
    pieces = [
        ("metal", revolve(rim, segments, closed=True)),
        ("hull", revolve(lid, segments)),
    ]
    if detail.features:
        pieces += _hatch_fittings(radius, radius * 0.16 + 0.05, detail)
    return bodies(*pieces)


def _hatch_fittings(radius: float, top: float, detail: Detail) -> list[Piece]:
    """Return the hinge on the +Z rim, latches on the others, and the handle."""
    bevel = 0.01 if detail.fine else 0.0
    hinge = boxes(
        np.array(
            [[0.07, -radius * 0.2, radius * 0.9], [0.07, radius * 0.2, radius * 0.9]]
        ),
        np.array([0.06, radius * 0.1, radius * 0.24]),
        bevel,
    )
    pin = rods(
        np.array([[0.1, -radius * 0.3, radius * 0.97]]),
        np.array([[0.1, radius * 0.3, radius * 0.97]]),
        radius * 0.035,
        _thin(radius * 0.035, detail),
    )
    latch = box(
        (0.06, radius * 0.12, radius * 0.2),
        centre_m=(0.07, 0.0, -radius * 0.9),
        bevel_m=bevel,
    )
    turns = [rotation((1.0, 0.0, 0.0), angle) for angle in (-70.0, 0.0, 70.0)]
    grip = radius * 0.22
    handle = np.array(
        [
            [top - 0.04, -grip, 0.0],
            [top + 0.05, -grip, 0.0],
            [top + 0.05, grip, 0.0],
            [top - 0.04, grip, 0.0],
        ]
    )
    return [
        ("metal_dark", merged([hinge, pin, repeated(latch, turns)])),
        ("rail", tube_path(handle, 0.03, _thin(0.015, detail))),
    ]


def _thin(radius_m: float, detail: Detail) -> int:
    """Return the segments of a thin tube: fewer than a circle's least when far off."""
    return 4 if radius_m < 2.0 * detail.chord_error_m else detail.segments(radius_m)


def build_rail(fields: Rail, detail: Detail) -> tuple[Body, ...]:
    """Return a handrail: a bent tube on feet, straight along +X or round an arc."""
    segments = _thin(fields.tube_m / 2.0, detail)
    if fields.radius_m is not None:
        return bodies(*_arc_rail(fields, fields.radius_m, segments, detail))
    assert fields.length_m is not None, "the record asks for one of the two"
    return bodies(*_straight_rail(fields, fields.length_m, segments, detail))


def _straight_rail(
    fields: Rail, length: float, segments: int, detail: Detail
) -> list[Piece]:
    """Return a rail from x = 0 to `length`, its tube `standoff_m` over the surface."""
    top, inset = fields.standoff_m, min(fields.standoff_m * 0.5, length * 0.2)
    half = fields.tube_m / 2.0
    path = np.array(
        [
            [half, 0.0, -0.02],
            [half + inset, 0.0, top],
            [length - half - inset, 0.0, top],
            [length - half, 0.0, -0.02],
        ]
    )
    pieces = [(fields.material, tube_path(path, fields.tube_m, segments))]
    count = math.ceil(length / _POST_EVERY_M) - 1
    if count > 0:
        x = np.linspace(half + inset, length - half - inset, count + 2)[1:-1]
        feet = np.column_stack([x, np.zeros_like(x), np.full_like(x, -0.02)])
        heads = feet + np.array([0.0, 0.0, top + 0.02])
        pieces.append(
            (fields.material, rods(feet, heads, half * 0.8, 6 if detail.fine else 3))
        )
    if detail.fine:
        pads = np.array([[half, 0.0, 0.0], [length - half, 0.0, 0.0]])
        pieces.append(("metal", boxes(pads, np.array([0.09, 0.09, 0.03]), 0.008)))
    return pieces


def _arc_rail(
    fields: Rail, radius: float, segments: int, detail: Detail
) -> list[Piece]:
    """Return a rail round a hull about +X, centred on +Z, with posts under it."""
    top = radius + fields.standoff_m
    # A rail stands off the hull, so that it may cut its corners a little more.
    chords = detail.segments(top * 0.6, fields.arc_deg)
    if fields.arc_deg >= 360.0:
        tube = torus_ring(2.0 * top, fields.tube_m, chords, tube_segments=segments)
    else:
        start, end = 90.0 - fields.arc_deg / 2.0, 90.0 + fields.arc_deg / 2.0
        round_the_hull = arc(start, end, max(2, chords)) * top
        foot = arc(start, end, 1) * (radius - 0.02)
        path = np.concatenate([foot[:1], round_the_hull, foot[1:]])
        tube = tube_path(np.insert(path, 0, 0.0, axis=1), fields.tube_m, segments)
    return [
        (fields.material, tube),
        (fields.material, _arc_posts(fields, radius, detail)),
    ]


def _arc_posts(fields: Rail, radius: float, detail: Detail) -> Mesh:
    """Return the posts of an arc rail, evenly from its one end to the other."""
    run = math.radians(fields.arc_deg) * radius
    count = max(2, math.ceil(run / _POST_EVERY_M))
    if fields.arc_deg >= 360.0:
        angle = 90.0 + np.arange(count) * 360.0 / count
    else:
        half = fields.arc_deg / 2.0
        angle = 90.0 + np.linspace(-half, half, count + 2)[1:-1]
    turn = np.radians(angle)
    around = np.column_stack([np.zeros_like(turn), np.cos(turn), np.sin(turn)])
    top = radius + fields.standoff_m
    feet, heads = around * (radius - 0.03), around * top
    return rods(feet, heads, fields.tube_m * 0.4, 6 if detail.fine else 3)


def build_tube(fields: Tube, detail: Detail) -> tuple[Body, ...]:
    """Return a mitred round tube along the path."""
    segments = detail.segments(fields.diameter_m / 2.0)
    path = np.array(fields.points_m, dtype=float)
    return bodies((fields.material, tube_path(path, fields.diameter_m, segments)))


def build_box(fields: Box, detail: Detail) -> tuple[Body, ...]:
    """Return a bevelled box that stands on the origin along +X."""
    centre = (fields.size_m[0] / 2.0, 0.0, 0.0)
    solid = box(fields.size_m, centre_m=centre, bevel_m=fields.bevel_m)
    turned = moved(solid, rotation((1.0, 0.0, 0.0), fields.turn_deg))
    return bodies((fields.material, turned))
