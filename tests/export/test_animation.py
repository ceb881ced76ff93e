"""What a stranger sees who plays the clips of a file: the steps as computed."""

import json
import struct
import tempfile
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from viewer.assembly.moves import station_during
from viewer.assembly.station import Parts, Station, station_at
from viewer.errors import UsageError
from viewer.export.clips import OPENING_S, PAUSE_S, STEP_S
from viewer.export.job import ExportOptions
from viewer.export.tree import placed_bodies, station_tree
from viewer.export.write import write
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.file_frames import GLTF_FROM_STATION
from viewer.geometry.frames import apply
from viewer.geometry.parts import build_parts
from viewer.scene.materials import load_materials
from viewer.spec.load import load_station

STATIONS = Path(__file__).parents[2] / "configs" / "stations"
NAMES = ["ross", "ross-51", "ross-2021"]
COUNTS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4}


@lru_cache
def built(name: str) -> tuple[Station, Parts]:
    spec = load_station(STATIONS / f"{name}.toml")
    parts = build_parts(spec, INTERACTIVE)
    return station_at(spec, parts, len(spec.steps)), parts


@lru_cache
def played(name: str) -> "Player":
    station, parts = built(name)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "animated.glb"
        options = ExportOptions(animated_at=INTERACTIVE)
        write(station, parts, load_materials(), path, options)
        return Player(path.read_bytes())


def turned(quaternion) -> np.ndarray:
    """Return the rotation of a unit quaternion (x, y, z, w), (3, 3)."""
    v, w = np.array(quaternion[:3]), quaternion[3]
    x, y, z = v
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    return np.eye(3) + 2.0 * w * cross + 2.0 * cross @ cross


class Player:
    """Reads a GLB and says where its nodes are at a time of a clip."""

    def __init__(self, data: bytes) -> None:
        (length,) = struct.unpack_from("<I", data, 12)
        self.file = json.loads(data[20 : 20 + length])
        self.bin = data[28 + length :]
        self.clips = {clip["name"]: clip for clip in self.file.get("animations", [])}

    def array(self, number: int) -> np.ndarray:
        accessor = self.file["accessors"][number]
        view = self.file["bufferViews"][accessor["bufferView"]]
        width = COUNTS[accessor["type"]]
        kind = {5126: "<f4", 5123: "<u2", 5125: "<u4"}[accessor["componentType"]]
        start, count = view["byteOffset"], accessor["count"] * width
        found = np.frombuffer(self.bin, kind, count, start)
        return found.reshape(-1, width).astype(float)

    def values(self, clip: str | None, time_s: float) -> dict[tuple[int, str], list]:
        """Return what a clip says of (node, path) at a time."""
        if clip is None:
            return {}
        entry, found = self.clips[clip], {}
        for channel in entry["channels"]:
            sampler = entry["samplers"][channel["sampler"]]
            times = self.array(sampler["input"])[:, 0]
            rows = self.array(sampler["output"])
            after = int(np.clip(np.searchsorted(times, time_s), 1, len(times) - 1))
            share = (time_s - times[after - 1]) / (times[after] - times[after - 1])
            share = float(np.clip(share, 0.0, 1.0))
            if sampler["interpolation"] == "STEP":
                share = float(share >= 1.0)
            value = rows[after - 1] * (1.0 - share) + rows[after] * share
            path = channel["target"]["path"]
            if path == "rotation":
                value = value / np.linalg.norm(value)
            found[channel["target"]["node"], path] = value
        return found

    def world(self, clip: str | None = None, time_s: float = 0.0) -> list[np.ndarray]:
        """Return `file_from_node` of every node."""
        values, nodes = self.values(clip, time_s), self.file["nodes"]
        found: dict[int, np.ndarray] = {}

        def visit(number: int, above: np.ndarray) -> None:
            node, own = nodes[number], np.eye(4)
            default = {
                "translation": [0, 0, 0],
                "rotation": [0, 0, 0, 1],
                "scale": [1, 1, 1],
            }
            move, turn, size = (
                values.get((number, path), node.get(path, rest))
                for path, rest in default.items()
            )
            own[:3, :3] = turned(turn) @ np.diag(size)
            own[:3, 3] = move
            found[number] = above @ own
            for child in node.get("children", ()):
                visit(child, found[number])

        for root in self.file["scenes"][0]["nodes"]:
            visit(root, np.eye(4))
        return [found[number] for number in range(len(nodes))]

    def elements(self) -> dict[str, int]:
        return {
            node["extras"]["id"]: number
            for number, node in enumerate(self.file["nodes"])
            if node.get("extras", {}).get("kind") == "element"
        }

    def bounds(self, world: list[np.ndarray]) -> np.ndarray:
        """Return the box round all that is not shrunk to nothing, file frame."""
        points = []
        for number, node in enumerate(self.file["nodes"]):
            if "mesh" not in node or abs(np.linalg.det(world[number][:3, :3])) < 1e-6:
                continue
            for primitive in self.file["meshes"][node["mesh"]]["primitives"]:
                place = self.array(primitive["attributes"]["POSITION"])
                points.append(apply(world[number], place))
        every = np.concatenate(points)
        return np.array([every.min(axis=0), every.max(axis=0)])


def clip_of(player: Player, number: int) -> str:
    return next(name for name in player.clips if name.startswith(f"{number:02d} "))


@pytest.mark.parametrize("name", NAMES)
def test_there_is_a_clip_for_each_step_and_one_for_the_whole(name):
    station, _ = built(name)
    assert list(played(name).clips) == [
        "Assembly",
        *(f"{k:02d} {step.name.en}" for k, step in enumerate(station.spec.steps, 1)),
    ]


@pytest.mark.parametrize("time", [0.0, 0.25, 0.5, 0.75, 1.0])
@pytest.mark.parametrize("name", NAMES)
def test_elements_are_where_the_step_puts_them(name, time):
    station, parts = built(name)
    player = played(name)
    for number in range(1, station.steps_done + 1):
        expected = station_during(station.spec, parts, number, time).placements
        world = player.world(clip_of(player, number), time * STEP_S)
        for element, node in player.elements().items():
            size = abs(np.linalg.det(world[node][:3, :3]))
            assert size == pytest.approx(float(element in expected), abs=1e-5)
            if element in expected:
                pose = GLTF_FROM_STATION @ expected[element].station_from_module
                assert np.abs(world[node] - pose).max() < 2e-3


@pytest.mark.parametrize("name", NAMES)
def test_after_each_step_the_file_shows_the_station_of_that_step(name):
    """Arrays at their angles, arms bent, states changed: to the millimetre."""
    station, parts = built(name)
    player = played(name)
    for number in range(1, station.steps_done + 1):
        tree = station_tree(station_at(station.spec, parts, number), parts)
        points = np.concatenate(
            [
                apply(
                    GLTF_FROM_STATION @ placed.root_from_body, placed.body.mesh.points
                )
                for placed in placed_bodies(tree)
            ]
        )
        expected = [points.min(axis=0), points.max(axis=0)]
        found = player.bounds(player.world(clip_of(player, number), STEP_S))
        assert np.abs(found - expected).max() < 1e-3, number
        start = OPENING_S + (number - 1) * (STEP_S + PAUSE_S)
        whole = player.bounds(player.world("Assembly", start + STEP_S))
        assert np.abs(whole - expected).max() < 1e-3, number


@pytest.mark.parametrize("name", NAMES)
def test_at_rest_it_is_the_station_as_it_stands(name, tmp_path):
    station, parts = built(name)
    still = tmp_path / "still.glb"
    write(station, parts, load_materials(), still)
    without, player = Player(still.read_bytes()), played(name)
    assert not without.clips
    apart = player.bounds(player.world()) - without.bounds(without.world())
    assert np.abs(apart).max() < 1e-3


def test_the_cameras_are_the_presets_and_see_the_station():
    player = played("ross")
    names = [camera["name"] for camera in player.file["cameras"]]
    assert len(set(names)) == len(names) >= 6
    low, high = player.bounds(player.world())
    world = player.world()
    for number, node in enumerate(player.file["nodes"]):
        if "camera" in node:
            towards = (low + high) / 2.0 - world[number][:3, 3]
            towards /= np.linalg.norm(towards)
            assert -world[number][:3, 2] @ towards > 0.95


def test_a_solid_to_print_takes_no_animation(tmp_path):
    station, parts = built("ross")
    options = ExportOptions(animated_at=INTERACTIVE)
    with pytest.raises(UsageError, match="still"):
        write(station, parts, load_materials(), tmp_path / "a.stl", options)


def test_gltf_is_a_text_with_its_data_beside_it(tmp_path):
    station, parts = built("ross")
    path = tmp_path / "ross station.gltf"
    summary = write(station, parts, load_materials(), path)
    file = json.loads(path.read_text("utf-8"))
    assert file["buffers"][0]["uri"] == "ross%20station.bin"
    size = path.with_suffix(".bin").stat().st_size
    assert file["buffers"][0]["byteLength"] == size
    assert summary.size_bytes == size + path.stat().st_size
