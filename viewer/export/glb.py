"""Binary glTF 2.0: metres, +Y up, a node for each station, phase, element and part.

Written by hand: node names, instances, linear colours and buffer targets are then
what the specification asks for, and the same input gives the same bytes.
"""

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import quote

from viewer.errors import InputError, nearest
from viewer.export.glb_buffers import GlbBuffers
from viewer.export.glb_instances import EXTENSION as INSTANCES
from viewer.export.glb_instances import common_name, instances_entry, runs
from viewer.export.glb_textures import GlbTextures
from viewer.export.glb_variants import EXTENSION as VARIANTS
from viewer.export.glb_variants import primitive_entry, root_entry
from viewer.export.gltf_additions import (
    NOTHING,
    Additions,
    animations,
    camera_entries,
    lenses,
)
from viewer.export.poses import pose_entry
from viewer.export.progress import Progress, silent
from viewer.export.tree import ExportNode
from viewer.export.written import Written
from viewer.files import atomic_write
from viewer.geometry.body import Body
from viewer.geometry.file_frames import GLTF_FROM_STATION
from viewer.geometry.frames import compose
from viewer.geometry.mesh import Mesh
from viewer.scene.colours import linear_light
from viewer.scene.scene import Material

if TYPE_CHECKING:
    from viewer.export.glb_draco import DracoMeshes

STATEMENT = "A reconstruction from public figures; not an official model."
GENERATOR = "ross-viewer"
COPYRIGHT = "ross-viewer contributors, MIT licence"

DRACO = "KHR_draco_mesh_compression"
_NEEDED = frozenset({DRACO, INSTANCES})
"""Extensions without which a file makes no sense."""

_MAGIC, _VERSION = 0x46546C67, 2
_JSON_CHUNK, _BIN_CHUNK = 0x4E4F534A, 0x004E4942

Json = dict[str, object]


@dataclass(slots=True)
class _Document:
    """A glTF document as it grows."""

    materials: Mapping[str, Material]
    additions: Additions = NOTHING
    buffers: GlbBuffers = field(default_factory=GlbBuffers)
    textures: GlbTextures = field(default_factory=GlbTextures)
    nodes: list[Json] = field(default_factory=list)
    meshes: list[Json] = field(default_factory=list)
    mesh_index: dict[tuple[tuple[int, str], ...], int] = field(default_factory=dict)
    material_index: dict[tuple[str, bool], int] = field(default_factory=dict)
    """(role, whether with its texture) -> number: not every mesh can carry one."""
    node_of_key: dict[str, int] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    """The extensions that the file makes use of."""
    draco: "DracoMeshes | None" = None

    def material(self, role: str, *, is_textured: bool = False) -> int:
        """Return the number of a material of the file."""
        return self.material_index.setdefault(
            (role, is_textured), len(self.material_index)
        )


def write_glb(  # noqa: PLR0913 - where to, what, in which looks, how
    path: Path,
    roots: Sequence[ExportNode],
    materials: Mapping[str, Material],
    *,
    extras: Mapping[str, object] | None = None,
    additions: Additions = NOTHING,
    progress: Progress = silent,
) -> Written:
    """Write the trees, each with its root in the station frame, into one GLB file.

    `extras` are facts about the whole file, kept in its `asset`.
    """
    content, buffers = gltf_content(
        roots, materials, extras=extras, additions=additions, progress=progress
    )
    with atomic_write(path) as stream:
        _write_chunks(stream, content, buffers)
    progress(1.0, "written")
    return _written(content, path)


def write_gltf(  # noqa: PLR0913 - where to, what, in which looks, how
    path: Path,
    roots: Sequence[ExportNode],
    materials: Mapping[str, Material],
    *,
    extras: Mapping[str, object] | None = None,
    additions: Additions = NOTHING,
    progress: Progress = silent,
) -> Written:
    """Write the trees as a glTF text with its data beside it.

    The data has the text's name and the suffix `.bin`.
    """
    content, buffers = gltf_content(
        roots, materials, extras=extras, additions=additions, progress=progress
    )
    data = path.with_suffix(".bin")
    entries = cast("list[Json]", content.get("buffers", []))
    for entry in entries:
        entry["uri"] = quote(data.name)
    with atomic_write(data) as stream, atomic_write(path) as text:
        stream.writelines(buffers.chunks)
        text.write(json.dumps(content, indent=1, ensure_ascii=False).encode())
    progress(1.0, "written")
    return _written(content, path, data)


def write_glb_to(  # noqa: PLR0913 - where to, what, in which looks, how
    stream: BinaryIO,
    roots: Sequence[ExportNode],
    materials: Mapping[str, Material],
    *,
    extras: Mapping[str, object] | None = None,
    additions: Additions = NOTHING,
    progress: Progress = silent,
) -> Written:
    """Write the trees as GLB to an open stream; see `write_glb`."""
    content, buffers = gltf_content(
        roots, materials, extras=extras, additions=additions, progress=progress
    )
    _write_chunks(stream, content, buffers)
    progress(1.0, "written")
    return _written(content)


def _written(content: Json, *files: Path) -> Written:
    nodes, meshes = (
        len(cast("list[Json]", content.get(key, []))) for key in ("nodes", "meshes")
    )
    return Written(files=files, nodes=nodes, meshes=meshes)


def _write_chunks(stream: BinaryIO, content: Json, buffers: GlbBuffers) -> None:
    text = _text(content)
    length = 12 + 8 + len(text) + (8 + buffers.size if buffers.size else 0)
    stream.write(struct.pack("<III", _MAGIC, _VERSION, length))
    stream.write(struct.pack("<II", len(text), _JSON_CHUNK) + text)
    if buffers.size:
        stream.write(struct.pack("<II", buffers.size, _BIN_CHUNK))
        stream.writelines(buffers.chunks)


def gltf_content(
    roots: Sequence[ExportNode],
    materials: Mapping[str, Material],
    *,
    extras: Mapping[str, object] | None = None,
    additions: Additions = NOTHING,
    progress: Progress = silent,
) -> tuple[Json, GlbBuffers]:
    """Return the JSON of the trees and the data that it speaks of."""
    document = _Document(materials=materials, additions=additions)
    if additions.compressed:
        from viewer.export.glb_draco import DracoMeshes

        document.draco = DracoMeshes(document.buffers)
    total = sum(_count(root) for root in roots)
    report = _Counted(progress, total)
    scene = [_add_node(document, root, report, is_root=True) for root in roots]
    buffers = document.buffers
    content = _content(document, scene, extras or {})
    if additions.cameras:
        entries = camera_entries(additions.cameras, len(document.nodes))
        scene.append(len(document.nodes))
        document.nodes.extend(entries)
        content["cameras"] = lenses(additions.cameras)
    if clips := animations(additions.clips, document.node_of_key, buffers):
        content["animations"] = clips
    if document.used:
        content["extensionsUsed"] = sorted(document.used)
    if needed := sorted(document.used & _NEEDED):
        content["extensionsRequired"] = needed
    if VARIANTS in document.used:
        content["extensions"] = root_entry(additions.variants)
    if buffers.size:
        content["buffers"] = [{"byteLength": buffers.size}]
    return content, buffers


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
    if node.key:
        document.node_of_key.setdefault(node.key, number)
    entry.update(
        pose_entry(
            compose(GLTF_FROM_STATION, node.parent_from_node)
            if is_root
            else node.parent_from_node
        )
    )
    if node.hidden:
        entry["scale"] = [0.0, 0.0, 0.0]
    if node.bodies:
        entry["mesh"] = _mesh(document, node.bodies, node.shape or node.name)
    if node.children:
        entry["children"] = _add_children(document, node.children, report)
    if node.extras:
        entry["extras"] = node.extras
    return number


def _add_children(
    document: _Document, nodes: Sequence[ExportNode], report: _Counted
) -> list[int]:
    if not document.additions.instanced:
        return [_add_node(document, node, report) for node in nodes]
    return [
        _add_node(document, run[0], report)
        if len(run) == 1
        else _add_instances(document, run, report)
        for run in runs(nodes)
    ]


def _add_instances(
    document: _Document, copies: Sequence[ExportNode], report: _Counted
) -> int:
    """Append one node that stands for all copies of a part; return its number."""
    first, name = copies[0], common_name(copies)
    for copy in copies:
        report.step(copy.name)
    document.used.add(INSTANCES)
    document.nodes.append(
        {
            "name": name,
            "mesh": _mesh(document, first.bodies, first.shape or name),
            "extensions": instances_entry(copies, document.buffers),
            "extras": {**first.extras, "copies": [copy.name for copy in copies]},
        }
    )
    return len(document.nodes) - 1


def _mesh(document: _Document, bodies: tuple[Body, ...], name: str) -> int:
    key = tuple((id(body.mesh), body.material) for body in bodies)
    if (known := document.mesh_index.get(key)) is None:
        primitives = [_primitive(document, body) for body in bodies]
        document.meshes.append({"name": name, "primitives": primitives})
        known = document.mesh_index[key] = len(document.meshes) - 1
    return known


def _primitive(document: _Document, body: Body) -> Json:
    texture = _known_material(document, body.material).texture
    tile = None if texture is None or body.mesh.uv is None else texture.tile_m
    own = document.material(body.material, is_textured=tile is not None)
    entry = {**_surface(document, body.mesh, tile), "material": own}
    if variants := document.additions.variants:
        document.used.add(VARIANTS)
        looks = primitive_entry(own, variants, document.material)
        entry["extensions"] = {**cast("Json", entry.get("extensions", {})), **looks}
    return entry


def _surface(
    document: _Document, mesh: Mesh, tile_m: tuple[float, float] | None
) -> Json:
    """Return what a primitive says of its mesh: attributes and indices."""
    if document.draco is not None:
        document.used.add(DRACO)
        return document.draco.primitive(mesh, tile_m)
    accessors = document.buffers.add_mesh(mesh)
    attributes = {"POSITION": accessors.position, "NORMAL": accessors.normal}
    if tile_m is not None:
        coordinates = document.buffers.add_coordinates(mesh, tile_m)
        attributes["TEXCOORD_0"] = coordinates
    return {"attributes": attributes, "indices": accessors.indices}


def _known_material(document: _Document, name: str) -> Material:
    if name not in document.materials:
        hint = nearest(name, document.materials)
        message = f"the materials table has no '{name}'{hint}"
        raise InputError(message)
    return document.materials[name]


def _text(content: Json) -> bytes:
    """Return the JSON chunk, padded with spaces to whole words as the format asks."""
    text = json.dumps(
        content, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()
    return text + b" " * (-len(text) % 4)


def _content(
    document: _Document, scene: list[int], extras: Mapping[str, object]
) -> Json:
    materials, buffers = _material_entries(document), document.buffers
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
        }
    return content


def _asset(extras: Mapping[str, object]) -> Json:
    return {
        "version": "2.0",
        "generator": GENERATOR,
        "copyright": COPYRIGHT,
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
    """Return an sRGB channel as glTF's factors are: linear light, to six digits."""
    return round(linear_light(channel), 6)
