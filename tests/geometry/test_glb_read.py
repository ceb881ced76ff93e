"""The reader of our own GLB files takes nothing for granted."""

import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from viewer.errors import InputError
from viewer.geometry.glb_read import open_glb, read_glb

POINTS = np.array([[0, 0, 0], [1, 0, 0], [0, 2, 0]], dtype="<f4")
NORMALS = np.array([[0, 0, 1]] * 3, dtype="<f4")
INDICES = np.array([0, 1, 2, 0], dtype="<u2")[:3]


def triangle() -> dict[str, Any]:
    """Return the JSON of a file with one triangle, 3 m up."""
    return {
        "asset": {"version": "2.0", "extras": {"credit": "public figures"}},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [
            {"name": "root", "children": [1]},
            {"name": "leaf", "mesh": 0, "translation": [0, 3, 0]},
        ],
        "meshes": [
            {
                "name": "shape",
                "primitives": [
                    {
                        "attributes": {"POSITION": 0, "NORMAL": 1},
                        "indices": 2,
                        "material": 0,
                    }
                ],
            }
        ],
        "materials": [{"name": "hull"}],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3"},
            {"bufferView": 1, "componentType": 5126, "count": 3, "type": "VEC3"},
            {"bufferView": 2, "componentType": 5123, "count": 3, "type": "SCALAR"},
        ],
        "bufferViews": [
            {"buffer": 0, "byteOffset": 0, "byteLength": 36},
            {"buffer": 0, "byteOffset": 36, "byteLength": 36},
            {"buffer": 0, "byteOffset": 72, "byteLength": 6},
        ],
        "buffers": [{"byteLength": 80}],
    }


def glb(path: Path, content: object) -> Path:
    """Write a GLB file with this JSON and the triangle's arrays."""
    text = json.dumps(content).encode()
    text += b" " * (-len(text) % 4)
    binary = POINTS.tobytes() + NORMALS.tobytes() + INDICES.tobytes() + b"\0\0"
    path.write_bytes(
        struct.pack("<4sII", b"glTF", 2, 28 + len(text) + len(binary))
        + struct.pack("<I4s", len(text), b"JSON")
        + text
        + struct.pack("<I4s", len(binary), b"BIN\0")
        + binary
    )
    return path


def test_the_axes_of_gltf_are_turned_to_the_stations(tmp_path: Path) -> None:
    model = read_glb(glb(tmp_path / "a.glb", triangle()))

    assert [(node.name, node.parent) for node in model.nodes] == [
        ("root", None),
        ("leaf", 0),
    ]
    leaf = model.nodes[1]
    # Up in glTF is zenith, the station's -Z.
    np.testing.assert_allclose(leaf.station_from_node[:3, 3], [0, 0, -3])
    np.testing.assert_array_equal(leaf.bodies[0].mesh.points, POINTS)
    assert (leaf.shape, leaf.bodies[0].material) == ("shape", "hull")
    assert model.extras == {"credit": "public figures"}


def at(*keys: str | int) -> Callable[[dict[str, Any], object], None]:
    """Return a function that sets the entry at a path of keys."""

    def assign(content: dict[str, Any], value: object) -> None:
        for key in keys[:-1]:
            content = content[key]
        content[keys[-1]] = value  # type: ignore[index]

    return assign


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        (at("asset", "version"), "1.0", "not glTF 2.0"),
        (at("extensionsRequired"), ["KHR_draco_mesh_compression"], "needs KHR_draco"),
        (at("nodes", 1, "children"), [0], "ring"),
        (at("nodes", 1, "children"), [1], "ring"),
        (at("nodes", 1, "scale"), [1, 2, 3], "scaled"),
        (at("nodes", 1, "mesh"), 7, "out of range"),
        (at("nodes", 0, "children"), [9], "out of range"),
        (at("meshes", 0, "primitives", 0, "mode"), 1, "plain triangles"),
        (at("meshes", 0, "primitives", 0, "attributes"), {"POSITION": 0}, "NORMAL"),
        (at("accessors", 0, "sparse"), {}, "accessor 0"),
        (at("accessors", 0, "componentType"), 5122, "accessor 0"),
        (at("accessors", 2, "type"), "VEC2", "accessor 2"),
        (at("accessors", 0, "count"), 400, "buffer is smaller"),
        (at("accessors", 1, "count"), 2, "differ in number"),
        (at("bufferViews", 0, "byteStride"), 24, "accessor 0"),
        (at("bufferViews", 2, "byteOffset"), 44, "corner that is not there"),
        (at("scenes"), [], "out of range"),
        (at("nodes", 1, "rotation"), [0, 0, 1], "argument"),
    ],
)
def test_what_is_not_known_is_refused_in_a_sentence(
    tmp_path: Path,
    place: Callable[[dict[str, Any], object], None],
    value: object,
    words: str,
) -> None:
    content = triangle()
    place(content, value)
    path = glb(tmp_path / "odd.glb", content)

    with pytest.raises(InputError, match=f"odd.glb: .*{words}"):
        read_glb(path)


@pytest.mark.parametrize("size", [0, 3, 12, 19, 24, 200, -1])
def test_a_file_cut_short_is_refused(tmp_path: Path, size: int) -> None:
    path = glb(tmp_path / "cut.glb", triangle())
    path.write_bytes(path.read_bytes()[:size])

    with pytest.raises(InputError, match=r"cut.glb: is not a GLB file"):
        read_glb(path)


def test_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\r\n" + bytes(100))

    with pytest.raises(InputError, match="does not begin as one"):
        open_glb(path)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        open_glb(tmp_path / "none.glb")
