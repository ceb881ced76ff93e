"""Docking ports as markers, and the names of the free ones."""

from itertools import combinations, product

import numpy as np
import pytest

from viewer.assembly.moves import parts_during, station_during
from viewer.assembly.station import station_at
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.frames import apply
from viewer.geometry.mesh import is_closed
from viewer.geometry.parts import build_parts
from viewer.scene.captions import label_box
from viewer.scene.compose import compose
from viewer.scene.ports import marker, port_marks
from viewer.scene.scene import Scene
from viewer.scene.view import Section, ViewState
from viewer.spec.load import load_station

ASPECT = 16 / 9
TYPES = ("ssvp", "ssvp-hybrid", "apas", "cbm", "structural", "berth")
SIDES = ("active", "passive", "androgynous")
EVERYTHING = frozenset({"nem", "uum", "bm", "shm", "orel", "tsm-1", "tsm-2"})


@pytest.fixture(scope="module")
def ross():
    spec = load_station("ross")
    parts = build_parts(spec, INTERACTIVE)
    return lambda count: (station_at(spec, parts, count), parts)


def names(scene: Scene) -> list[str]:
    return [label.text for label in scene.labels if "· free" in label.text]


def test_ports_that_are_docked_are_taken_and_others_free(built):
    marks = {
        (mark.placement.element, mark.port.id): mark.is_free
        for mark in port_marks(*built, {"core", "lab", "ship"})
    }
    assert marks == {
        ("core", "aft"): True,
        ("core", "fore"): False,
        ("lab", "aft"): False,
        ("lab", "fore"): False,
        ("ship", "aft"): False,
        ("ship", "fore"): True,
    }


def test_of_two_kinds_of_one_place_the_one_that_is_used_counts(ross):
    # The science-power module's forward port is there in two kinds.
    alone = [m.port.id for m in port_marks(*ross(1), EVERYTHING)]
    docked = {m.port.id: m.is_free for m in port_marks(*ross(2), {"nem"})}
    assert sorted(alone) == ["aft", "forward"]
    assert docked == {"aft": True, "forward": False}


def test_markers_are_nodes_in_two_colours_that_move_with_their_element(built):
    station, parts = built
    scene = compose(station, parts, ViewState(ports=True))
    nodes = {n.id: n for n in scene.nodes if n.id.startswith("ports/")}
    assert {n.material for n in nodes.values()} == {"port_free", "port_taken"}
    assert {n.layer for n in nodes.values()} == {"aid"}
    assert set(nodes) == {
        "ports/core/port_free",
        "ports/core/port_taken",
        "ports/lab/port_taken",
        "ports/ship/port_free",
        "ports/ship/port_taken",
    }
    for node in nodes.values():
        pose = station.placements[node.element].station_from_module
        assert np.array_equal(node.world_from_mesh, pose)
    again = compose(station, parts, ViewState(ports=True))
    assert all(again.meshes[n.mesh] is scene.meshes[n.mesh] for n in nodes.values())
    assert not [n for n in compose(*built, ViewState()).nodes if "port" in n.material]


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("side", SIDES)
def test_a_marker_lies_about_its_port_and_points_out(kind, side):
    free, taken = marker(kind, side, is_free=True), marker(kind, side, is_free=False)
    for mesh in (free, taken):
        assert is_closed(mesh)
        low, high = mesh.bounds_m
        assert high[2] > 0.6  # the arrow, along +Z
        assert high[2] > -2.0 * low[2]
        assert high[0] > -low[0]  # the stroke at the clocking mark, +X
    # Only what is taken is filled.
    reach = np.linalg.norm(free.points[:, :2], axis=1)
    inner = free.points[(np.abs(free.points[:, 2]) < 0.06) & (reach > 0.1)]
    assert np.linalg.norm(inner[:, :2], axis=1).min() > 0.3
    assert volume_near_the_plane(taken) > 2.0 * volume_near_the_plane(free)


def volume_near_the_plane(mesh) -> float:
    """Return how much of the port's plane a marker's triangles cover, square metres."""
    corners = mesh.points[mesh.triangles]
    flat = (np.abs(corners[..., 2]) < 0.2).all(axis=1)
    a, b, c = corners[flat].transpose(1, 0, 2)
    return float(np.abs(np.cross(b - a, c - a)[:, 2]).sum())


def test_every_type_and_side_has_a_shape_of_its_own():
    shapes = [marker(k, s, is_free=True) for k, s in product(TYPES, SIDES)]
    for one, other in combinations(shapes, 2):
        same = one.points.shape == other.points.shape
        assert not (same and np.allclose(one.points, other.points))


def test_free_docking_ports_are_named_in_either_language(built):
    view = ViewState(ports=True, camera="front-starboard")
    scene = compose(*built, view, None, ASPECT)
    assert "SSVP passive · free" in names(scene)
    russian = compose(*built, ViewState(ports=True, language="ru"), None, ASPECT)
    assert "ССВП пассивный · свободен" in [label.text for label in russian.labels]
    bare = compose(*built, ViewState(ports=True, labels=False), None, ASPECT)
    assert not bare.labels


@pytest.mark.parametrize("camera", ["default", "front", "starboard", "top", "aft-port"])
@pytest.mark.parametrize("count", [2, 5, 10])
def test_names_cover_one_another_nowhere(ross, camera, count):
    view = ViewState(ports=True, camera=camera, layout="alone")
    scene = compose(*ross(count), view, None, ASPECT)
    assert names(scene)
    boxes = [label_box(label, scene.camera, ASPECT) for label in scene.labels]
    named = ["· free" in label.text for label in scene.labels]
    own = [box for box, is_named in zip(boxes, named, strict=True) if is_named]
    for box in own:
        assert box.min() > 0.0
        assert box.max() < 1.0
        others = [other for other in boxes if other is not box]
        for other in others:
            apart = (box[1] <= other[0]) | (other[1] <= box[0])
            assert apart.any()


def test_ports_behind_the_station_are_not_named(built):
    ahead = compose(*built, ViewState(ports=True, camera="front"), None, ASPECT)
    behind = compose(*built, ViewState(ports=True, camera="aft"), None, ASPECT)
    assert names(ahead) == ["SSVP passive · free"]
    assert names(behind) == ["SSVP active · free"]


def test_ports_go_with_what_is_drawn(built):
    view = ViewState(ports=True, hidden=("ship",))
    scene = compose(*built, view, None, ASPECT)
    owners = {n.element for n in scene.nodes if n.id.startswith("ports/")}
    assert owners == {"core", "lab"}
    cut = Section(normal=(1.0, 0.0, 0.0), at_m=5.0)
    scene = compose(*built, ViewState(ports=True, section=cut))
    assert [n.id for n in scene.nodes if n.id.startswith("ports/")] == [
        "ports/core/port_free"
    ]


def test_ports_fly_with_what_is_on_its_way(built):
    station, parts = built
    during = station_during(station.spec, parts, 3, 0.5)
    grown = parts_during(during, parts, INTERACTIVE)
    scene = compose(during, grown, ViewState(ports=True), framed=station)
    (node,) = [n for n in scene.nodes if n.id == "ports/ship/port_free"]
    away = apply(node.world_from_mesh, scene.meshes[node.mesh].points)[:, 0].min()
    assert away > 17.0
