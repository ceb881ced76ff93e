"""The part kinds that are mainly bodies of revolution, and the fittings."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.geometry.soundness import assert_sound, solid
from viewer.geometry.body import Body
from viewer.geometry.detail import DETAILS, INTERACTIVE, STILL, Detail
from viewer.geometry.frames import Points
from viewer.geometry.kinds import BUILDERS, build_part
from viewer.geometry.mesh import union_bounds, volume_m3
from viewer.spec.kinds import PART_KINDS, PartRecord

FINEST = Detail(name="finest", chord_error_m=0.0002, minimum=64)


def record(kind: str, **fields: Any) -> PartRecord:
    return PART_KINDS[kind](kind=kind, **fields)


def bounds_m(bodies: tuple[Body, ...]) -> Points:
    return union_bounds([body.mesh.bounds_m for body in bodies])


def triangles(bodies: tuple[Body, ...]) -> int:
    return sum(len(body.mesh.triangles) for body in bodies)


STEPPED = [(0, 2.0), (0.5, 2.9), (3.0, 2.9), (4.2, 4.25), (10.0, 4.25), (11.2, 2.2)]
# Each with the most triangles it may have when it is drawn while moving.
EXAMPLES = {
    "hull": (record("hull", profile=STEPPED, fillet_m=0.15, rings_m=[1.8, 7.0]), 1300),
    "panelled hull": (
        record("hull", profile=STEPPED, panels=12, rings_m=[7.0], frames=True),
        2600,
    ),
    "open-ended cone": (record("hull", profile=[(0, 0.0), (2, 1.0)]), 300),
    "node": (record("sphere_node", collars=["+x", "-x", "+y", "-y", "+z", "-z"]), 3000),
    "small node": (
        record(
            "sphere_node", diameter_m=2.3, collar_diameter_m=1.55, collar_reach_m=1.14
        ),
        700,
    ),
    "soft section": (
        record("soft_section", length_m=10.0, diameter_m=7.4, end_diameter_m=4.25),
        4600,
    ),
    "adapter": (
        record(
            "adapter",
            length_m=2.0,
            start_diameter_m=2.0,
            end_diameter_m=1.4,
            offset_m=(0.0, 0.4),
            ribs=12,
        ),
        800,
    ),
    "cupola": (record("cupola"), 1200),
    "engine": (record("engine"), 440),
    "thrusters": (record("thruster_block"), 240),
    "tank": (record("tank", diameter_m=0.7, length_m=1.5), 320),
    "ball tank": (record("tank", diameter_m=0.7, length_m=0.7), 320),
    "window": (record("window"), 170),
    "hatch": (record("hatch"), 700),
    "rail": (record("rail", length_m=2.4), 60),
    "ring rail": (record("rail", radius_m=1.45), 420),
    "arc rail": (record("rail", radius_m=1.45, arc_deg=90.0), 180),
    "tube": (
        record("tube", points_m=[(0, 0, 0), (1, 0, 0), (1, 1, 0)], diameter_m=0.1),
        60,
    ),
    "lettering on a plate": (record("lettering", text="Союз МС-29"), 450),
    "lettering along a hull": (
        record("lettering", text="НЭМ", ground="along", radius_m=2.1),
        110,
    ),
    "lettering around a hull": (
        record("lettering", text="РОСС, ISS", ground="around", radius_m=1.5),
        380,
    ),
    "lettering on a ball": (
        record("lettering", text="УУМ", height_m=0.34, ground="ball", radius_m=1.65),
        100,
    ),
    "grapple fixture": (record("grapple_fixture"), 500),
    "payload adapter": (record("payload_adapter"), 450),
    "work site": (record("work_site"), 700),
    "cosmonaut": (record("cosmonaut"), 2600),
    "box": (record("box", size_m=(1.0, 0.5, 0.3)), 44),
}
PORTS = {
    f"{kind} {side}": record(
        "docking_port", type=kind, side=side, diameter_m=flange, passage_m=passage
    )
    for kind, flange, passage in (
        ("ssvp", 1.35, 0.8),
        ("ssvp-hybrid", 1.55, 0.8),
        ("apas", 1.5, 0.8),
        ("cbm", 2.0, 1.27),
    )
    for side in ("active", "passive")
}
ALL = {name: fields for name, (fields, _) in EXAMPLES.items()} | PORTS


def test_every_kind_that_a_file_can_name_has_a_builder() -> None:
    assert BUILDERS.keys() == PART_KINDS.keys()


@pytest.mark.parametrize("detail", DETAILS.values(), ids=lambda detail: detail.name)
@pytest.mark.parametrize("name", ALL)
def test_every_body_is_sound_and_fit_for_printing(name: str, detail: Detail) -> None:
    for body in build_part(ALL[name], detail):
        assert_sound(body.mesh)
        assert solid(body.mesh).volume() > 0.0


@pytest.mark.parametrize(
    ("kind", "fields", "message"),
    [
        ("hull", {"profile": [(0, 0), (1, 0)]}, "all corners lie on the axis"),
        ("hull", {"profile": [(1, 1), (1, 2)]}, "all corners lie at one x"),
        ("hull", {"profile": [(1, 1), (0, 2)]}, "x must never fall"),
        ("tank", {"diameter_m": 2.0, "length_m": 1.0}, "at least diameter_m"),
        ("cupola", {"top_diameter_m": 3.0}, "less than diameter_m, which is 2.955"),
        ("cupola", {"diameter_m": 1.5}, "less than diameter_m, which is 1.5; is 1.6"),
        (
            "soft_section",
            {"length_m": 9.0, "diameter_m": 4.0, "end_diameter_m": 5.0},
            "less than diameter_m",
        ),
        (
            "docking_port",
            {"type": "apas", "side": "active", "passage_m": 2.0},
            "less than diameter_m",
        ),
        ("rail", {}, "either length_m or radius_m"),
        ("rail", {"length_m": 1.0, "radius_m": 1.0}, "either length_m or radius_m"),
        (
            "tube",
            {"points_m": [(0, 0, 0), (0, 0, 0)], "diameter_m": 0.1},
            "two points that differ",
        ),
    ],
)
def test_what_cannot_be_built_is_refused(
    kind: str, fields: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        record(kind, **fields)


@pytest.mark.parametrize("name", EXAMPLES)
def test_parts_keep_to_their_triangles(name: str) -> None:
    fields, most = EXAMPLES[name]
    moving = triangles(build_part(fields, INTERACTIVE))
    assert moving <= most
    assert moving <= triangles(build_part(fields, STILL)) <= 20 * most


@pytest.mark.parametrize("name", PORTS)
def test_ports_keep_to_their_triangles(name: str) -> None:
    assert triangles(build_part(PORTS[name], INTERACTIVE)) <= 640


def test_a_hull_converges_to_the_volume_of_its_cones() -> None:
    fields = record("hull", profile=STEPPED)
    x, d = np.array(STEPPED).T
    exact = (
        np.pi / 12 * np.sum(np.diff(x) * (d[:-1] ** 2 + d[:-1] * d[1:] + d[1:] ** 2))
    )
    errors = []
    for detail in (INTERACTIVE, STILL, FINEST):
        (body,) = build_part(fields, detail)
        errors.append(exact - volume_m3(body.mesh))
    assert errors[0] > errors[1] > errors[2] > 0.0
    assert errors[2] < 1e-3 * exact


@given(st.floats(0.2, 6.0), st.floats(0.0, 8.0))
def test_a_tank_has_the_size_and_volume_of_a_capsule(
    diameter: float, more: float
) -> None:
    length = diameter + more
    fields = record("tank", diameter_m=diameter, length_m=length)
    bodies = build_part(fields, FINEST if diameter < 1.0 else STILL)
    assert np.allclose(bounds_m(bodies)[:, 0], [-length / 2, length / 2])
    exact = np.pi * diameter**2 * (diameter / 6 + more / 4)
    union = solid(bodies[0].mesh).volume()
    assert union == pytest.approx(exact, rel=0.03)


lengths = st.floats(0.05, 20.0)
corners = st.lists(
    st.tuples(st.floats(-20, 20), st.floats(0.0, 9.0)), min_size=2, max_size=9
)


def _hull_corners(drawn: list[tuple[float, float]]) -> list[tuple[float, float]]:
    drawn = sorted((round(x, 2), round(d, 2)) for x, d in drawn)
    drawn[0] = (drawn[0][0], max(drawn[0][1], 0.1))
    return [*drawn, (drawn[-1][0] + 0.5, 0.8)]


@settings(max_examples=60)
@given(
    corners.map(_hull_corners),
    st.floats(0.0, 0.5),
    st.lists(st.floats(-20, 20), max_size=3),
    st.integers(0, 24),
    st.sampled_from(list(DETAILS.values())),
)
def test_hulls_of_any_profile_are_closed(
    profile: list[tuple[float, float]],
    fillet: float,
    rings: list[float],
    panels: int,
    detail: Detail,
) -> None:
    fields = record(
        "hull", profile=profile, fillet_m=fillet, rings_m=rings, panels=panels
    )
    for body in build_part(fields, detail):
        assert_sound(body.mesh)


DRAWN = {
    "sphere_node": {
        "diameter_m": st.floats(0.5, 8.0),
        "collar_diameter_m": st.floats(0.3, 8.0),
        "collar_reach_m": st.floats(0.5, 8.0),
        "collars": st.lists(st.sampled_from(["+x", "-y", "+z"]), max_size=3),
    },
    "soft_section": {
        "length_m": st.floats(1.0, 20.0),
        "diameter_m": st.floats(3.0, 9.0),
        "end_diameter_m": st.floats(0.5, 2.9),
        "gores": st.integers(6, 40),
        "hoops": st.integers(0, 12),
    },
    "adapter": {
        "length_m": st.floats(0.3, 9.0),
        "start_diameter_m": st.floats(0.5, 5.0),
        "end_diameter_m": st.floats(0.5, 5.0),
        "offset_m": st.tuples(st.floats(-0.5, 0.5), st.floats(-0.5, 0.5)),
        "ribs": st.integers(0, 12),
    },
    "cupola": {
        "length_m": st.floats(0.8, 3.0),
        "diameter_m": st.floats(2.0, 4.0),
        "top_diameter_m": st.floats(0.6, 1.8),
        "sides": st.integers(4, 12),
    },
    "docking_port": {
        "type": st.sampled_from(["ssvp", "ssvp-hybrid", "apas", "cbm"]),
        "side": st.sampled_from(["active", "passive"]),
        "diameter_m": st.floats(0.6, 3.0),
        "passage_m": st.floats(0.2, 0.55),
        "depth_m": st.floats(0.05, 2.0),
    },
    "engine": {
        "exit_diameter_m": st.floats(0.05, 2.0),
        "length_m": st.floats(0.5, 4.0),
    },
    "thruster_block": {
        "size_m": st.tuples(*[st.floats(0.05, 2.0)] * 3),
        "nozzle_m": st.floats(0.02, 0.3),
        "nozzles": st.lists(
            st.sampled_from(["+y", "-y", "+z", "-z", "+x"]), max_size=6
        ),
    },
    "window": {"diameter_m": st.floats(0.1, 2.0), "depth_m": st.floats(0.01, 1.0)},
    "hatch": {"diameter_m": st.floats(0.3, 2.0), "depth_m": st.floats(0.01, 1.0)},
    "rail": {
        "length_m": st.floats(0.2, 12.0),
        "standoff_m": st.floats(0.04, 0.3),
        "tube_m": st.floats(0.01, 0.06),
    },
    "box": {
        "size_m": st.tuples(lengths, lengths, lengths),
        "bevel_m": st.floats(0.0, 20.0),
        "turn_deg": st.floats(-360.0, 360.0),
    },
}


@pytest.mark.parametrize("kind", DRAWN)
def test_kinds_are_sound_over_the_range_of_their_fields(kind: str) -> None:
    @settings(max_examples=40, database=None)
    @given(st.fixed_dictionaries(DRAWN[kind]), st.sampled_from(list(DETAILS.values())))
    def check(fields: dict[str, Any], detail: Detail) -> None:
        for body in build_part(record(kind, **fields), detail):
            assert_sound(body.mesh)

    check()


@given(st.floats(0.2, 1.5), st.floats(20.0, 360.0))
def test_arc_rails_stand_off_the_hull(radius: float, arc: float) -> None:
    (body,) = build_part(record("rail", radius_m=radius, arc_deg=arc), STILL)
    assert_sound(body.mesh)
    reach = np.hypot(body.mesh.points[:, 1], body.mesh.points[:, 2]).max()
    assert reach == pytest.approx(radius + 0.09 + 0.0175, abs=0.01)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("hull", [[0.0, -2.125, -2.125], [11.2, 2.125, 2.125]]),
        ("node", [[-2.2, -2.2, -2.2], [2.2, 2.2, 2.2]]),
        ("soft section", [[0.0, -3.7, -3.7], [10.0, 3.7, 3.7]]),
        ("adapter", [[0.0, -1.0, -1.0], [2.0, 1.0, 1.1]]),
        ("engine", [[0.0, -0.25, -0.25], [0.8, 0.25, 0.25]]),
        ("window", [[-0.12, -0.2, -0.2], [0.07, 0.2, 0.2]]),
        ("rail", [[0.0, 0.0, 0.0], [2.4, 0.0, 0.1075]]),
        ("box", [[0.0, -0.25, -0.15], [1.0, 0.25, 0.15]]),
    ],
)
def test_parts_are_as_large_as_their_fields_say(name: str, expected: list[Any]) -> None:
    assert bounds_m(build_part(ALL[name], STILL)) == pytest.approx(
        np.array(expected), abs=0.05
    )
