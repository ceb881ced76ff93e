"""GLB files of our own making, read back: the baked reference.

Strict and small. It knows what `viewer.export.glb` writes and refuses the rest;
foreign meshes need a reader that forgives more.
"""

import json
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from viewer.errors import InputError
from viewer.geometry.body import Body
from viewer.geometry.file_frames import GLTF_FROM_STATION
from viewer.geometry.frames import IDENTITY, Transform, compose, frozen, inverse
from viewer.geometry.mesh import Mesh

_MAGIC, _VERSION = 0x46546C67, 2
_JSON_CHUNK, _BIN_CHUNK = 0x4E4F534A, 0x004E4942
_HEADER, _CHUNK_HEADER = struct.Struct("<III"), struct.Struct("<II")
_TYPES: Mapping[int, Any] = {5126: "<f4", 5123: "<u2", 5125: "<u4"}
_WIDTHS = {"SCALAR": 1, "VEC3": 3}
_TRIANGLES = 4
# What animations alone show: a station at rest is without it.
_HIDDEN = [0.0, 0.0, 0.0]
_VECTOR, _INDEX = ("VEC3", (5126,)), ("SCALAR", (5123, 5125))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GlbNode:
    """A node of a read file; `parent` is the number of the node above it."""

    name: str
    parent: int | None
    parent_from_node: Transform
    """In the station frame for a root: the axes of glTF are turned back."""
    station_from_node: Transform
    bodies: tuple[Body, ...]
    shape: str
    """The name of its mesh in the file, empty where it has none."""
    extras: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GlbModel:
    """A read file: parents come before their children."""

    nodes: tuple[GlbNode, ...]
    extras: Mapping[str, Any]
    """The facts about the whole file, from its `asset`."""


def read_glb(path: Path) -> GlbModel:
    """Return what a GLB file of this program holds, in the station frame, metres.

    Meshes that nodes share are shared again.

    Raises
    ------
    InputError
        If the file is not there, is cut short or holds what this reader does not
        know: a compressed mesh, a morph, a sparse accessor.
    """
    return open_glb(path).model()


def open_glb(path: Path) -> "GlbFile":
    """Return a GLB file whose meshes are not unpacked yet; see `read_glb`."""
    with _refused(path):
        content, binary = _chunks(memoryview(path.read_bytes()))
        if content["asset"]["version"] != "2.0":
            raise ValueError("is not glTF 2.0")
        if needed := content.get("extensionsRequired"):
            raise ValueError(f"needs {', '.join(needed)}")
        return GlbFile(path=path, content=content, binary=binary)


@dataclass(slots=True, kw_only=True, eq=False)
class GlbFile:
    """A GLB file in memory."""

    path: Path
    content: dict[str, Any]
    binary: memoryview
    _shapes: dict[int, tuple[Body, ...]] = field(default_factory=dict)
    _meshes: dict[tuple[int, int, int], Mesh] = field(default_factory=dict)

    @property
    def extras(self) -> Mapping[str, Any]:
        """The facts about the whole file, from its `asset`."""
        extras: Mapping[str, Any] = self.content["asset"].get("extras", {})
        return extras

    def model(self) -> GlbModel:
        """Return the file's nodes and meshes in the station frame."""
        with _refused(self.path):
            return GlbModel(nodes=tuple(self._nodes()), extras=self.extras)

    def _nodes(self) -> Iterator[GlbNode]:
        """Return all nodes of the scene, parents first."""
        entries = self.content["nodes"]
        scene = self.content["scenes"][self.content.get("scene", 0)]
        waiting: list[tuple[int, int | None]] = [
            (root, None) for root in reversed(scene["nodes"])
        ]
        done: list[GlbNode] = []
        while waiting:
            if len(done) == len(entries):
                raise ValueError("its nodes form a ring")
            index, parent = waiting.pop()
            if entries[index].get("scale") == _HIDDEN:
                continue
            above = IDENTITY if parent is None else done[parent].station_from_node
            node = self._node(entries[index], parent, above)
            waiting.extend(
                (c, len(done)) for c in reversed(entries[index].get("children", ()))
            )
            done.append(node)
            yield node

    def _node(
        self, entry: dict[str, Any], parent: int | None, above: Transform
    ) -> GlbNode:
        pose = _pose(entry)
        if parent is None:
            pose = compose(inverse(GLTF_FROM_STATION), pose)
        mesh = entry.get("mesh")
        return GlbNode(
            name=entry.get("name", ""),
            parent=parent,
            parent_from_node=pose,
            station_from_node=compose(above, pose),
            bodies=() if mesh is None else self._bodies(mesh),
            shape="" if mesh is None else self.content["meshes"][mesh].get("name", ""),
            extras=entry.get("extras", {}),
        )

    def _bodies(self, index: int) -> tuple[Body, ...]:
        if index not in self._shapes:
            self._shapes[index] = tuple(
                self._body(entry)
                for entry in self.content["meshes"][index]["primitives"]
            )
        return self._shapes[index]

    def _body(self, entry: dict[str, Any]) -> Body:
        if entry.get("mode", _TRIANGLES) != _TRIANGLES or "targets" in entry:
            raise ValueError("a primitive is not plain triangles")
        attributes = entry["attributes"]
        key = (attributes["POSITION"], attributes["NORMAL"], entry["indices"])
        if key not in self._meshes:
            self._meshes[key] = self._mesh(*key)
        return Body(
            material=self.content["materials"][entry["material"]]["name"],
            mesh=self._meshes[key],
        )

    def _mesh(self, position: int, normal: int, indices: int) -> Mesh:
        points = self._array(position, *_VECTOR).astype(np.float64)
        normals = self._array(normal, *_VECTOR).astype(np.float64)
        triangles = self._array(indices, *_INDEX).astype(np.int32).reshape(-1, 3)
        if len(normals) != len(points):
            raise ValueError("normals and positions differ in number")
        if len(triangles) and not 0 <= triangles.min() <= triangles.max() < len(points):
            raise ValueError("a triangle has a corner that is not there")
        return Mesh(points=frozen(points), normals=frozen(normals), triangles=triangles)

    def _array(self, index: int, shape: str, kinds: tuple[int, ...]) -> NDArray[Any]:
        """Return an accessor's values as they lie in the file, without a copy."""
        entry = self.content["accessors"][index]
        view = self.content["bufferViews"][entry["bufferView"]]
        known = entry["type"] == shape and entry["componentType"] in kinds
        if not known or "sparse" in entry or "byteStride" in view or view["buffer"]:
            raise ValueError(f"accessor {index} is of a kind that is not known here")
        start = view.get("byteOffset", 0) + entry.get("byteOffset", 0)
        width = _WIDTHS[shape]
        kind = np.dtype(_TYPES[entry["componentType"]])
        flat: NDArray[Any] = np.frombuffer(
            self.binary, kind, entry["count"] * width, start
        )
        return flat.reshape(-1, width) if width > 1 else flat


@contextmanager
def _refused(path: Path) -> Iterator[None]:
    """Turn what goes wrong with a file into one sentence about it."""
    try:
        yield
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror}"
        raise InputError(message) from error
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        cause = f"has no {error}" if isinstance(error, KeyError) else str(error)
        message = f"{path}: is not a GLB file of this program: {cause}"
        raise InputError(message) from error


def _chunks(data: memoryview) -> tuple[dict[str, Any], memoryview]:
    """Return the JSON and the binary chunk of a GLB file."""
    start = _HEADER.size + _CHUNK_HEADER.size
    if len(data) < start:
        raise ValueError("it is too short")
    magic, version, length = _HEADER.unpack_from(data)
    if (magic, version) != (_MAGIC, _VERSION):
        raise ValueError("it does not begin as one")
    if length != len(data):
        raise ValueError(f"it has {len(data)} bytes and claims {length}")
    size, kind = _CHUNK_HEADER.unpack_from(data, _HEADER.size)
    content = json.loads(bytes(data[start : start + size]))
    rest = data[start + size :]
    if kind != _JSON_CHUNK or not isinstance(content, dict):
        raise ValueError("its first chunk is not JSON")
    if not rest:
        return content, rest
    if len(rest) < _CHUNK_HEADER.size:
        raise ValueError("it is cut short")
    size, kind = _CHUNK_HEADER.unpack_from(rest)
    if kind != _BIN_CHUNK or size != len(rest) - _CHUNK_HEADER.size:
        raise ValueError("its second chunk is not its only binary one")
    return content, rest[_CHUNK_HEADER.size :]


def _pose(entry: dict[str, Any]) -> Transform:
    """Return `parent_from_node` of a node, as the file states it."""
    if "scale" in entry:
        raise ValueError("a node is scaled")
    if "matrix" in entry:
        return frozen(np.array(entry["matrix"], dtype=float).reshape(4, 4).T)
    if "rotation" not in entry and "translation" not in entry:
        return IDENTITY
    pose = np.eye(4)
    if "rotation" in entry:
        pose[:3, :3] = _turn(*entry["rotation"])
    pose[:3, 3] = entry.get("translation", (0.0, 0.0, 0.0))
    return frozen(pose)


def _turn(x: float, y: float, z: float, w: float) -> NDArray[np.float64]:
    """Return the (3, 3) rotation of a unit quaternion."""
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ]
    )
