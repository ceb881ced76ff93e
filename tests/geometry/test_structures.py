"""Lattices and jointed arms."""

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
from viewer.geometry.kinds import build_part
from viewer.geometry.kinds.manipulators import joint_poses, tip_pose
from viewer.geometry.mesh import union_bounds
from viewer.spec.kinds.structures import Manipulator, Truss

details = st.sampled_from(list(DETAILS.values()))


def truss(**fields: Any) -> Truss:
    return Truss(kind="truss", **fields)


def arm(**fields: Any) -> Manipulator:
    return Manipulator(kind="manipulator", **fields)


def bounds_m(bodies: tuple[Body, ...]) -> Points:
    return union_bounds([body.mesh.bounds_m for body in bodies])


BEAM = {"length_m": 14.0, "width_m": 2.0, "height_m": 1.6, "bays": 8}
ERA = arm(
    links_m=(0.7, 4.8, 4.8, 0.6),
    joints_deg=(0.0, 38.0, -112.0, 74.0),
    yaw_deg=200.0,
    tube_m=0.26,
)
EXAMPLES: dict[str, tuple[Truss | Manipulator, int]] = {
    "box": (truss(**BEAM), 1200),
    "triangle": (truss(**BEAM, section="triangle"), 1200),
    "hexagon": (truss(**BEAM, section="hexagon", core_m=0.8), 1600),
    "decked": (truss(**BEAM, deck=True), 1300),
    "one bay": (truss(length_m=1.0, width_m=1.0, height_m=1.0, bays=1), 200),
    "arm": (ERA, 900),
    "stub": (arm(links_m=(1.0,)), 450),
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


@settings(max_examples=60)
@given(
    st.fixed_dictionaries(
        {
            "length_m": st.floats(1.0, 50.0),
            "width_m": st.floats(0.5, 8.0),
            "height_m": st.floats(0.5, 8.0),
            "section": st.sampled_from(["box", "hexagon", "triangle"]),
            "bays": st.integers(1, 16),
            "tube_m": st.floats(0.03, 0.24),
            "deck": st.booleans(),
            "core_m": st.sampled_from([0.0, 0.3]),
        }
    ),
    details,
)
def test_a_lattice_is_exactly_as_large_as_its_fields_say(
    fields: dict[str, Any], detail: Detail
) -> None:
    bodies = build_part(truss(**fields), detail)
    for body in bodies:
        assert_sound(body.mesh)
    half = np.array([0.0, fields["width_m"] / 2.0, fields["height_m"] / 2.0])
    far = np.array([fields["length_m"], 0.0, 0.0])
    assert bounds_m(bodies) == pytest.approx(np.array([-half, far + half]))


def test_a_lattice_hangs_together() -> None:
    """All rods meet: the union of the shells is one piece."""
    for section in ("box", "hexagon", "triangle"):
        (body,) = build_part(truss(**BEAM, section=section), INTERACTIVE)
        assert len(solid(body.mesh).decompose()) == 1


def test_diagonals_of_neighbouring_bays_lean_opposite_ways() -> None:
    (body,) = build_part(truss(**BEAM), INTERACTIVE)
    a, b, c = (body.mesh.points[body.mesh.triangles[:, k]] for k in range(3))
    edges = np.concatenate([b - a, c - b, a - c])
    edges = edges[np.linalg.norm(edges, axis=1) > 1.0]
    edges /= np.linalg.norm(edges, axis=1)[:, None]
    brace = 0.12 * 2.0 / 3.0
    bay = (14.0 - brace) / 8
    for aside in ((0.0, 2.0 - 0.12, 0.0), (0.0, 0.0, 1.6 - 0.12)):
        # The edges of a rod run along it: as many lean one way as the other.
        ways = [np.array([bay, 0.0, 0.0]) + sign * np.array(aside) for sign in (1, -1)]
        along = [
            int((np.abs(edges @ way / np.linalg.norm(way)) > 1.0 - 1e-9).sum())
            for way in ways
        ]
        assert along[0] == along[1] > 0


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"width_m": 0.2}, "less than half of width_m, which is 0.1; is 0.12"),
        ({"tube_m": 0.9}, "less than half of height_m, which is 0.8; is 0.9"),
    ],
)
def test_a_lattice_without_room_is_refused(
    fields: dict[str, float], message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        truss(**BEAM | fields)


def test_an_arm_with_more_joints_than_links_is_refused() -> None:
    with pytest.raises(ValidationError, match="each of the 1 links of links_m; has 2"):
        arm(links_m=(1.0,), joints_deg=(10.0, 20.0))


def test_an_arm_at_rest_reaches_straight_ahead() -> None:
    fields = arm(links_m=(1.0, 2.0, 3.0), yaw_deg=50.0)
    assert tip_pose(fields)[:3, 3] == pytest.approx((6.0, 0.0, 0.0))
    assert bounds_m(build_part(fields, INTERACTIVE))[1, 0] == pytest.approx(6.0)


@pytest.mark.parametrize(
    ("joints", "yaw", "tip"),
    [
        # Right-handed about +Y: from +X towards -Z.
        ((90.0, 0.0), 0.0, (0.0, 0.0, -3.0)),
        ((0.0, 90.0), 0.0, (1.0, 0.0, -2.0)),
        ((90.0, -90.0), 0.0, (2.0, 0.0, -1.0)),
        # Then about +X: from -Z towards +Y.
        ((90.0, 0.0), 90.0, (0.0, 3.0, 0.0)),
        ((90.0,), 180.0, (0.0, 0.0, 3.0)),
    ],
)
def test_joints_bend_the_arm_as_documented(
    joints: tuple[float, ...], yaw: float, tip: tuple[float, float, float]
) -> None:
    fields = arm(links_m=(1.0, 2.0), joints_deg=joints, yaw_deg=yaw)
    assert tip_pose(fields)[:3, 3] == pytest.approx(tip)


angles = st.floats(-180.0, 180.0)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.floats(0.3, 8.0), angles), min_size=1, max_size=6),
    angles,
    st.floats(0.08, 0.4),
    details,
)
def test_arms_are_sound_and_keep_the_length_of_their_links(
    links: list[tuple[float, float]], yaw: float, tube: float, detail: Detail
) -> None:
    lengths, joints = zip(*links, strict=True)
    fields = arm(links_m=lengths, joints_deg=joints, yaw_deg=yaw, tube_m=tube)
    places = np.array([pose[:3, 3] for pose in joint_poses(fields)])
    assert np.linalg.norm(np.diff(places, axis=0), axis=1) == pytest.approx(lengths)
    assert tip_pose(fields)[:3, :3] @ tip_pose(fields)[:3, :3].T == pytest.approx(
        np.eye(3)
    )
    for body in build_part(fields, detail):
        assert_sound(body.mesh)


def test_the_end_effector_ends_at_the_tip() -> None:
    tip = tip_pose(ERA)
    ahead = tip[:3, 0]
    # The tip is as far along the last link as anything near it.
    points = np.concatenate([body.mesh.points for body in build_part(ERA, INTERACTIVE)])
    near = points[np.linalg.norm(points - tip[:3, 3], axis=1) < 0.3]
    assert ((near - tip[:3, 3]) @ ahead).max() == pytest.approx(0.0, abs=0.02)
