"""Binary glTF 2.0: metres, +Y up, a node for each station, phase, element and part.

Written by hand: node names, instances, linear colours and buffer targets are then
what the specification asks for, and the same input gives the same bytes.
"""

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

import numpy as np

from viewer.errors import InputError, nearest
from viewer.export.glb_buffers import GlbBuffers
from viewer.export.glb_textures import GlbTextures
from viewer.export.progress import Progress, silent
from viewer.export.tree import ExportNode
from viewer.files import atomic_write
from viewer.geometry.body import Body
from viewer.geometry.file_frames import GLTF_FROM_STATION
from viewer.geometry.frames import Transform, compose
from viewer.scene.scene import Material

STATEMENT = "A reconstruction from public figures; not an official model."
GENERATOR = "ross-viewer"

_MAGIC, _VERSION = 0x46546C67, 2
_JSON_CHUNK, _BIN_CHUNK = 0x4E4F534A, 0x004E4942
_RIGID = 1e-9

Json = dict[str, object]


@dataclass(slots=True)
class _Document:
    """A glTF document as it grows."""

    materials: Mapping[str, Material]
    buffers: GlbBuffers = field(default_factory=GlbBuffers)
    textures: GlbTextures = field(default_factory=GlbTextures)
    nodes: list[Json] = field(default_factory=list)
    meshes: list[Json] = field(default_factory=list)
    mesh_index: dict[tuple[tuple[int, str], ...], int] = field(default_factory=dict)
    material_index: dict[tuple[str, bool], int] = field(default_factory=dict)
    """(role, whether with its texture) -> number: not every mesh can carry one."""


def write_glb(
    path: Path,
    roots: Sequence[ExportNode],
    materials: Mapping[str, Material],
    *,
    extras: Mapping[str, object] | None = None,
    progress: Progress = silent,
) -> None:
    """Write the trees, each with its root in the station frame, into one GLB file.

    `extras` are facts about the whole file, kept in its `asset`.
    """
    with atomic_write(path) as stream:
        write_glb_to(stream, roots, materials, extras=extras, progress=progress)


def write_glb_to(
    stream: BinaryIO,
    roots: Sequence[ExportNode],
    materials: Mapping[str, Material],
    *,
    extras: Mapping[str, object] | None = None,
    progress: Progress = silent,
) -> None:
    """Write the trees as GLB to an open stream; see `write_glb`."""
    document = _Document(materials=materials)
    total = sum(_count(root) for root in roots)
    report = _Counted(progress, total)
    scene = [_add_node(document, root, report, is_root=True) for root in roots]
    buffers = document.buffers
    entries = _material_entries(document)
    text = _text(document, scene, entries, extras or {})
    length = 12 + 8 + len(text) + (8 + buffers.size if buffers.size else 0)
    stream.write(struct.pack("<III", _MAGIC, _VERSION, length))
    stream.write(struct.pack("<II", len(text), _JSON_CHUNK) + text)
    if buffers.size:
        stream.write(struct.pack("<II", buffers.size, _BIN_CHUNK))
        stream.writelines(buffers.chunks)
    progress(1.0, "written")


@dataclass(slots=True)
class _Counted:
    """Reports the share of nodes done."""

    progress: Progress
    total: int
    done: int = 0

    def step(self, name: str) -> None:
        self.progress(0.9 * self.done / self.total, name)
        self.done += 1


def _count(node: ExportNode) -> int:
    return 1 + sum(_count(child) for child in node.children)


def _add_node(
    document: _Document, node: ExportNode, report: _Counted, *, is_root: bool = False
) -> int:
    """Append a node and all below it; return its number."""
    report.step(node.name)
    entry: Json = {"name": node.name}
    document.nodes.append(entry)
    number = len(document.nodes) - 1
    entry.update(
        _pose(
            compose(GLTF_FROM_STATION, node.parent_from_node)
            if is_root
            else node.parent_from_node
        )
    )
    if node.bodies:
        entry["mesh"] = _mesh(document, node.bodies, node.shape or node.name)
    if node.children:
        entry["children"] = [
            _add_node(document, child, report) for child in node.children
        ]
    if node.extras:
        entry["extras"] = node.extras
    return number


def _mesh(document: _Document, bodies: tuple[Body, ...], name: str) -> int:
    key = tuple((id(body.mesh), body.material) for body in bodies)
    if (known := document.mesh_index.get(key)) is None:
        primitives = [_primitive(document, body) for body in bodies]
        document.meshes.append({"name": name, "primitives": primitives})
        known = document.mesh_index[key] = len(document.meshes) - 1
    return known


def _primitive(document: _Document, body: Body) -> Json:
    accessors = document.buffers.add_mesh(body.mesh)
    attributes = {"POSITION": accessors.position, "NORMAL": accessors.normal}
    texture = _known_material(document, body.material).texture
    is_textured = texture is not None and body.mesh.uv is not None
    if texture is not None and is_textured:
        coordinates = document.buffers.add_coordinates(body.mesh, texture.tile_m)
        attributes["TEXCOORD_0"] = coordinates
    key = (body.material, is_textured)
    number = document.material_index.setdefault(key, len(document.material_index))
    return {
        "attributes": attributes,
        "indices": accessors.indices,
        "material": number,
    }


def _known_material(document: _Document, name: str) -> Material:
    if name not in document.materials:
        hint = nearest(name, document.materials)
        message = f"the materials table has no '{name}'{hint}"
        raise InputError(message)
    return document.materials[name]


def _pose(parent_from_node: Transform) -> Json:
    """Return translation and rotation, what is zero left out; a matrix if not rigid."""
    turn = parent_from_node[:3, :3]
    skew = np.abs(turn @ turn.T - np.eye(3)).max()
    if skew > _RIGID or np.linalg.det(turn) < 0.0:
        return {"matrix": parent_from_node.T.reshape(-1).tolist()}
    pose: Json = {}
    # Rounded to a nanometre, so that products of turns leave no 1e-17 behind.
    offset = (np.round(parent_from_node[:3, 3], 9) + 0.0).tolist()
    if any(offset):
        pose["translation"] = offset
    rotation = quaternion(turn)
    if rotation[3] < 1.0:
        pose["rotation"] = rotation
    return pose


def quaternion(turn: Transform) -> list[float]:
    """Return the unit quaternion (x, y, z, w), w >= 0, of a (3, 3) rotation.

    Shepperd's method: the largest of the four is found first, which keeps the
    others exact at half turns.
    """
    trace = float(np.trace(turn))
    squares = np.array([*(1.0 + 2.0 * np.diag(turn) - trace), 1.0 + trace])
    largest = int(np.argmax(squares))
    x, y, z = turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]
    products = turn + turn.T
    rows = np.array(
        [
            [squares[0], products[0, 1], products[0, 2], x],
            [products[0, 1], squares[1], products[1, 2], y],
            [products[0, 2], products[1, 2], squares[2], z],
            [x, y, z, squares[3]],
        ]
    )
    row = rows[largest] / np.linalg.norm(rows[largest])
    row = np.round(row if row[3] >= 0.0 else -row, 12) + 0.0
    return [float(value) for value in row]


def _text(
    document: _Document,
    scene: list[int],
    materials: list[Json],
    extras: Mapping[str, object],
) -> bytes:
    """Return the JSON chunk, padded with spaces to whole words as the format asks."""
    buffers = document.buffers
    content: Json = {
        "asset": _asset(extras),
        "scene": 0,
        "scenes": [{"nodes": scene}],
        "nodes": document.nodes,
    }
    if buffers.size:
        content |= {
            "meshes": document.meshes,
            "materials": materials,
            **document.textures.entries(),
            "accessors": buffers.accessors,
            "bufferViews": buffers.views,
            "buffers": [{"byteLength": buffers.size}],
        }
    text = json.dumps(
        content, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()
    return text + b" " * (-len(text) % 4)


def _asset(extras: Mapping[str, object]) -> Json:
    return {
        "version": "2.0",
        "generator": GENERATOR,
        "copyright": "ross-viewer contributors, MIT licence",
        "extras": {"statement": STATEMENT, **extras},
    }


def _material_entries(document: _Document) -> list[Json]:
    entries = []
    for name, is_textured in document.material_index:
        material = document.materials[name]
        entry = _material_entry(material)
        if is_textured:
            # The texture is the whole colour.
            number = document.textures.number(material, document.buffers)
            surface = cast("Json", entry["pbrMetallicRoughness"])
            surface["baseColorFactor"] = [1.0, 1.0, 1.0, material.opacity]
            surface["baseColorTexture"] = {"index": number}
        entries.append(entry)
    return entries


def _material_entry(material: Material) -> Json:
    entry: Json = {
        "name": material.name,
        "pbrMetallicRoughness": {
            "baseColorFactor": [
                *(_linear(channel) for channel in material.colour),
                material.opacity,
            ],
            "metallicFactor": material.metallic,
            "roughnessFactor": material.roughness,
        },
    }
    if material.opacity < 1.0:
        entry["alphaMode"] = "BLEND"
    return entry


def _linear(channel: float) -> float:
    """Return an sRGB channel as linear light (IEC 61966-2-1): glTF's factors are."""
    if channel <= 0.04045:
        return round(channel / 12.92, 6)
    return round(float(((channel + 0.055) / 1.055) ** 2.4), 6)
