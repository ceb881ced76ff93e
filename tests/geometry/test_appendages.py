"""Solar wings, radiators and antennas."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.geometry.soundness import assert_sound, solid
from viewer.geometry.body import Body
from viewer.geometry.detail import DETAILS, INTERACTIVE, STILL, Detail
from viewer.geometry.frames import Points, apply, rotation
from viewer.geometry.kinds import build_part
from viewer.geometry.kinds.folding import fold
from viewer.geometry.mesh import union_bounds
from viewer.spec.kinds import PART_KINDS, PartRecord

BLANKETS = ("cells", "cells_back")


def record(kind: str, **fields: Any) -> PartRecord:
    return PART_KINDS[kind](kind=kind, **fields)


def built(fields: PartRecord, detail: Detail = INTERACTIVE) -> dict[str, Body]:
    return {body.material: body for body in build_part(fields, detail)}


def bounds_m(bodies: dict[str, Body], *materials: str) -> Points:
    names = materials or tuple(bodies)
    return union_bounds([bodies[name].mesh.bounds_m for name in names])


NEM = {"length_m": 17.6, "width_m": 2.05, "blankets": 2, "gap_m": 0.3, "boom_m": 3.0}
EXAMPLES = {
    "wing": (record("solar_wing", **NEM), 700),
    "wing half open": (record("solar_wing", **NEM, deploy=0.5, panels=7), 700),
    "wing folded": (record("solar_wing", **NEM, deploy=0.0), 700),
    "wing of one blanket": (record("solar_wing", length_m=13.0, width_m=4.0), 400),
    "wing of one panel": (
        record("solar_wing", length_m=2.0, width_m=1.0, panels=1, boom_m=0.0),
        160,
    ),
    "fabric wing with a mast": (
        record(
            "solar_wing",
            length_m=32.6,
            width_m=4.6,
            blankets=2,
            gap_m=2.4,
            mast_width_m=0.77,
            boom_diameter_m=0.45,
            panels=40,
            frame=False,
        ),
        1500,
    ),
    "radiator": (record("radiator", length_m=5.4, width_m=2.2), 300),
    "radiator half open": (
        record("radiator", length_m=13.0, width_m=3.1, panels=7, deploy=0.5),
        350,
    ),
    "flush radiator": (
        record("body_radiator", diameter_m=4.25, length_m=3.4, arc_deg=110.0),
        400,
    ),
    "ring radiator": (record("body_radiator", diameter_m=4.25, length_m=3.4), 640),
    "dish": (record("dish", diameter_m=1.3, mast_m=0.9, tilt_deg=35.0), 350),
    "dish without a mast": (record("dish", diameter_m=0.6, mast_m=0.0), 350),
    "whip": (record("antenna", form="whip", diameter_m=0.05), 24),
    "kurs": (record("antenna", form="kurs", length_m=0.9, diameter_m=0.35), 200),
    "patch": (record("antenna", form="patch", length_m=0.2), 80),
    "horn": (record("antenna", form="horn", length_m=0.6), 150),
}


@pytest.mark.parametrize("detail", DETAILS.values(), ids=lambda detail: detail.name)
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_body_is_sound_and_fit_for_printing(name: str, detail: Detail) -> None:
    for body in build_part(EXAMPLES[name][0], detail):
        assert_sound(body.mesh)
        assert solid(body.mesh).volume() > 0.0


@pytest.mark.parametrize("name", EXAMPLES)
def test_parts_keep_to_their_triangles(name: str) -> None:
    fields, most = EXAMPLES[name]
    moving, still = (
        sum(len(body.mesh.triangles) for body in build_part(fields, detail))
        for detail in (INTERACTIVE, STILL)
    )
    assert moving <= most
    assert moving <= still <= 20 * most


WINGS = st.fixed_dictionaries(
    {
        "length_m": st.floats(0.5, 40.0),
        "width_m": st.floats(0.3, 6.0),
        "blankets": st.sampled_from([1, 2]),
        "gap_m": st.floats(0.0, 3.0),
        "boom_m": st.floats(0.0, 5.0),
        "boom_diameter_m": st.floats(0.04, 0.5),
        "mast_width_m": st.sampled_from([0.0, 0.3, 0.8]),
        "panels": st.integers(1, 24),
        "thickness_m": st.floats(0.01, 0.08),
        "frame": st.booleans(),
        "deploy": st.sampled_from([0.0, 0.3, 0.999, 1.0]),
        "turn_deg": st.floats(-180.0, 180.0),
    }
)
details = st.sampled_from(list(DETAILS.values()))


@settings(max_examples=60)
@given(WINGS, details)
def test_wings_are_sound_over_the_range_of_their_fields(
    fields: dict[str, Any], detail: Detail
) -> None:
    for body in build_part(record("solar_wing", **fields), detail):
        assert_sound(body.mesh)


@settings(max_examples=40)
@given(WINGS, details)
def test_an_open_wing_reaches_as_far_as_its_fields_say(
    fields: dict[str, Any], detail: Detail
) -> None:
    fields = fields | {"deploy": 1.0, "turn_deg": 0.0}
    bodies = built(record("solar_wing", **fields), detail)
    near, far = fields["boom_m"], fields["boom_m"] + fields["length_m"]
    half = fields["blankets"] * fields["width_m"] / 2.0
    half += (fields["blankets"] - 1) * fields["gap_m"] / 2.0
    low, high = bounds_m(bodies)
    assert high[0] == pytest.approx(far)
    assert (low[1], high[1]) == pytest.approx((-half, half)) or (
        # Nothing but what carries the blankets may be wider than they are.
        half < max(fields["mast_width_m"], fields["boom_diameter_m"])
    )
    sheet = bounds_m(bodies, *BLANKETS)
    assert near <= sheet[0, 0] < near + 0.03 * fields["length_m"]
    assert far >= sheet[1, 0] > far - 0.03 * fields["length_m"]
    thick = fields["thickness_m"]
    assert np.ptp(sheet[:, 2]) == pytest.approx(thick, rel=0.35)


@given(WINGS)
@settings(max_examples=40)
def test_cells_face_up_and_their_backs_down(fields: dict[str, Any]) -> None:
    fields = fields | {"deploy": 1.0, "turn_deg": 0.0, "frame": True}
    bodies = built(record("solar_wing", **fields))
    area = {}
    for role, facing in (("cells", 1.0), ("cells_back", -1.0)):
        mesh = bodies[role].mesh
        a, b, c = (mesh.points[mesh.triangles[:, k]] for k in range(3))
        across = np.cross(b - a, c - a)[:, 2] / 2.0
        level = mesh.points[mesh.triangles][..., 2].max(axis=1) * facing > 0.0
        outward = (across * facing > 0.0) & level
        area[role] = across[outward].sum() * facing
    whole = fields["blankets"] * fields["length_m"] * fields["width_m"]
    assert area["cells"] == pytest.approx(area["cells_back"])
    assert 0.8 * whole < area["cells"] < whole


@given(WINGS)
@settings(max_examples=30)
def test_cells_carry_texture_coordinates_in_metres(fields: dict[str, Any]) -> None:
    fields = fields | {"deploy": 1.0, "turn_deg": 0.0}
    mesh = built(record("solar_wing", **fields))["cells"].mesh
    assert mesh.uv is not None
    a, b, c = (mesh.triangles[:, k] for k in range(3))
    flat = np.abs(mesh.normals[a][:, 2]) > 1.0 - 1e-12
    for start, end in ((a, b), (b, c), (c, a)):
        seen = np.linalg.norm(mesh.uv[end] - mesh.uv[start], axis=1)[flat]
        is_long = np.linalg.norm(mesh.points[end] - mesh.points[start], axis=1)[flat]
        assert seen == pytest.approx(is_long)


def test_the_drive_stands_still_while_the_wing_turns() -> None:
    at_rest = built(record("solar_wing", **NEM))
    turned = built(record("solar_wing", **NEM, turn_deg=70.0))
    drive, later = (b["metal_dark"].mesh.points for b in (at_rest, turned))
    assert np.array_equal(drive, later)
    turn = rotation((1.0, 0.0, 0.0), 70.0)
    for role in at_rest.keys() - {"metal_dark"}:
        expected = apply(turn, at_rest[role].mesh.points)
        assert turned[role].mesh.points == pytest.approx(expected)


@pytest.mark.parametrize("kind", ["solar_wing", "radiator"])
def test_the_further_open_the_further_it_reaches(kind: str) -> None:
    reach = []
    for deploy in np.linspace(0.0, 1.0, 21):
        fields = record(kind, length_m=12.0, width_m=3.0, deploy=float(deploy))
        reach.append(bounds_m(built(fields))[1, 0])
    assert np.all(np.diff(reach) >= 0.0)
    # Folded it is a stack, thinner than a tenth of the whole.
    assert reach[0] < reach[-1] - 0.85 * 12.0


@given(
    st.floats(0.5, 40.0), st.integers(1, 60), st.floats(0.005, 0.1), st.floats(0.0, 1.0)
)
def test_folded_panels_keep_their_length_and_their_hinges(
    length: float, panels: int, thickness: float, deploy: float
) -> None:
    row = fold(length, panels, thickness, deploy)
    ends = np.array([(-0.5, 0.0, 0.0), (0.5, 0.0, 0.0)]) * row.panel_m
    placed = np.array([apply(panel, ends) for panel in row.panels])
    assert placed[0, 0] == pytest.approx(np.zeros(3), abs=1e-7)
    assert placed[1:, 0] == pytest.approx(placed[:-1, 1], abs=1e-7)
    assert placed[-1, 1] == pytest.approx((row.reach_m, 0.0, row.tip_m), abs=1e-7)
    assert row.reach_m <= length * (1 + 1e-12)
    if deploy == 1.0:
        assert np.abs(placed[..., 2]).max() == 0.0


RADIATORS = st.fixed_dictionaries(
    {
        "length_m": st.floats(0.5, 25.0),
        "width_m": st.floats(0.4, 4.0),
        "panels": st.integers(1, 12),
        "thickness_m": st.floats(0.01, 0.15),
        "stem_m": st.floats(0.0, 3.0),
        "deploy": st.sampled_from([0.0, 0.4, 1.0]),
    }
)


@settings(max_examples=50)
@given(RADIATORS, details)
def test_radiators_are_sound_and_as_large_as_their_fields_say(
    fields: dict[str, Any], detail: Detail
) -> None:
    bodies = built(record("radiator", **fields), detail)
    for body in bodies.values():
        assert_sound(body.mesh)
    if fields["deploy"] == 1.0:
        low, high = bounds_m(bodies, "radiator", "frame")
        half = fields["width_m"] / 2.0
        assert (low[1], high[1]) == pytest.approx((-half, half))
        reach = fields["stem_m"] + fields["length_m"]
        assert (low[0], high[0]) == pytest.approx((fields["stem_m"], reach))


@settings(max_examples=50)
@given(
    st.floats(0.5, 8.0),
    st.floats(0.3, 10.0),
    st.integers(1, 24),
    st.floats(20.0, 360.0),
    details,
)
def test_flush_radiators_lie_outside_the_hull(
    diameter: float, length: float, panels: int, arc: float, detail: Detail
) -> None:
    fields = record(
        "body_radiator",
        diameter_m=diameter,
        length_m=length,
        panels=panels,
        arc_deg=arc,
    )
    bodies = built(fields, detail)
    for body in bodies.values():
        assert_sound(body.mesh)
    points = bodies["radiator"].mesh.points
    assert (points[:, 0].min(), points[:, 0].max()) == pytest.approx((0.0, length))
    out = np.hypot(points[:, 1], points[:, 2])
    radius = diameter / 2.0
    assert (out.min(), out.max()) == pytest.approx((radius + 0.05, radius + 0.08))
    # The arc has +Z in its middle.
    angle = np.degrees(np.arctan2(points[:, 1], points[:, 2]))
    assert np.abs(angle).max() <= arc / 2.0
    assert angle.min() == pytest.approx(-angle.max())


@settings(max_examples=40)
@given(
    st.floats(0.2, 4.0),
    st.none() | st.floats(0.05, 1.0),
    st.floats(0.0, 3.0),
    st.floats(-90.0, 90.0),
    details,
)
def test_dishes_are_sound_and_look_where_they_are_tilted(
    diameter: float, depth: float | None, mast: float, tilt: float, detail: Detail
) -> None:
    fields = record(
        "dish", diameter_m=diameter, depth_m=depth, mast_m=mast, tilt_deg=tilt
    )
    bodies = built(fields, detail)
    for body in bodies.values():
        assert_sound(body.mesh)
    boresight = np.array([np.cos(np.radians(tilt)), 0.0, np.sin(np.radians(tilt))])
    bowl = bodies["hull"].mesh.points - [mast, 0.0, 0.0]
    along = bowl @ boresight
    aside = np.linalg.norm(bowl - along[:, None] * boresight, axis=1)
    assert aside.max() == pytest.approx(diameter / 2.0)
    # The rim is what lies furthest ahead.
    assert aside[np.argmax(along)] == pytest.approx(diameter / 2.0)
    assert along.min() > 0.0


@settings(max_examples=60)
@given(
    st.sampled_from(["whip", "kurs", "patch", "horn"]),
    st.floats(0.3, 4.0),
    st.floats(0.03, 0.5),
    details,
)
def test_antennas_are_sound_and_as_long_as_their_fields_say(
    form: str, length: float, diameter: float, detail: Detail
) -> None:
    fields = record("antenna", form=form, length_m=length, diameter_m=diameter)
    bodies = built(fields, detail)
    for body in bodies.values():
        assert_sound(body.mesh)
    low, high = bounds_m(bodies)
    assert high[0] == pytest.approx(length)
    assert -0.1 <= low[0] < 0.0
    assert high[1] == pytest.approx(diameter / 2.0, rel=0.06)


def test_an_antenna_can_be_painted() -> None:
    fields = record("antenna", form="kurs", material="hull")
    assert built(fields).keys() == {"hull"}
