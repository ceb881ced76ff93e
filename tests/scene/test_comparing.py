"""Ways to compare: in halves, as outlines on one sheet, with things of known size."""

import numpy as np
import pytest

from viewer.geometry.frames import apply
from viewer.scene.aids import AIDS, BUS_M, COSMONAUT_M, PITCH_M, aid_pieces
from viewer.scene.camera import project
from viewer.scene.compose import compose
from viewer.scene.scene import Scene, halves
from viewer.scene.view import ViewState

ASPECT = 16.0 / 9.0


def points(scene: Scene, *layers: str, start: str = "") -> np.ndarray:
    return np.concatenate(
        [
            apply(node.world_from_mesh, scene.meshes[node.mesh].points)
            for node in scene.nodes
            if node.layer in layers and node.id.startswith(start)
        ]
    )


@pytest.fixture
def both(built, reference):
    return lambda aspect=ASPECT, **view: compose(
        *built, ViewState(**view), reference, aspect
    )


def test_halves_show_each_station_alone_by_the_same_camera(both):
    scene = both(layout="split")
    assert scene.split
    left, right = halves(scene)
    assert {node.layer for node in left.nodes} <= {"station", "aid"}
    assert {node.layer for node in right.nodes} == {"reference"}
    assert left.camera is right.camera
    assert len(left.labels) + len(right.labels) == len(scene.labels)
    assert set(left.meshes) | set(right.meshes) == set(scene.meshes)


def test_in_halves_both_are_in_the_middle_and_whole(both):
    scene = both(layout="split")
    for half in halves(scene):
        seen = project(half.camera, points(half, "station", "reference"), ASPECT / 2.0)
        assert seen.min() > 0.0
        assert seen.max() < 1.0


def test_without_a_reference_nothing_is_split(built):
    assert not compose(*built, ViewState(layout="split")).split


def test_outlines_are_as_large_as_the_stations_and_apart(both):
    scene = both(layout="silhouettes")
    alone = both(layout="alone", scale_bar=False)
    size = np.ptp(points(alone, "station"), axis=0)
    # On the sheet -Y is to the right and -Z up. From above, Y is across and X up.
    wanted = {
        "top": (size[1], size[0]),
        "starboard": (size[0], size[2]),
        "front": (size[1], size[2]),
    }
    boxes = []
    for layer in ("station", "reference"):
        for view, (across, up) in wanted.items():
            flat = points(scene, layer, start=f"{layer}/{view}/")[:, 1:]
            if layer == "station":
                assert np.ptp(flat, axis=0) == pytest.approx([across, up])
            boxes.append((flat.min(axis=0), flat.max(axis=0)))
    for one in range(len(boxes)):
        for other in range(one):
            (low, high), (low_2, high_2) = boxes[one], boxes[other]
            assert (high < low_2).any() or (high_2 < low).any()


def test_every_outline_has_its_metres_and_nothing_leaves_the_picture(both):
    scene = both(layout="silhouettes")
    texts = [label.text for label in scene.labels]
    assert sum(text.endswith(" m") for text in texts) == 2 * 4 + 1
    assert {"Top", "Side", "Front"} <= set(texts)
    seen = project(scene.camera, points(scene, "station", "reference", "aid"), ASPECT)
    assert seen.min() > 0.0
    assert seen.max() < 1.0
    russian = both(layout="silhouettes", language="ru")
    assert "Сверху" in [label.text for label in russian.labels]


def test_aids_have_their_sizes():
    axes = np.eye(3)
    size = {}
    for name in AIDS:
        pieces = list(aid_pieces([name], np.zeros((1, 3)), np.zeros(3), axes))
        size[name] = np.ptp(np.concatenate([mesh.points for _, mesh in pieces]), axis=0)
    # A bus and a cosmonaut stand along their own X, a bus reaches along its Y.
    assert size["cosmonaut"][0] == pytest.approx(COSMONAUT_M, rel=0.02)
    assert size["bus"][:2] == pytest.approx([BUS_M[2], BUS_M[0]], rel=0.02)
    assert size["pitch"][:2] == pytest.approx(np.array(PITCH_M) + 6.0)


def test_aids_are_in_the_picture_and_stand_apart(both):
    scene = both(aids=("cosmonaut", "bus", "pitch"))
    seen = {
        name: project(scene.camera, points(scene, "aid", start=f"aid/{name}/"), ASPECT)
        for name in AIDS
    }
    assert all(s.min() > 0.0 and s.max() < 1.0 for s in seen.values())
    assert seen["cosmonaut"][:, 0].max() < seen["bus"][:, 0].min()
