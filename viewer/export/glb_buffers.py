"""The binary half of a GLB file: arrays, and the JSON entries that describe them.

Arrays are kept as they are and written straight from memory: no joining, no copy
but the one from float64 to float32.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.frames import Points
from viewer.geometry.mesh import Indices, Mesh

_FLOAT, _UINT16, _UINT32 = 5126, 5123, 5125
_ARRAY_BUFFER, _ELEMENT_ARRAY_BUFFER = 34962, 34963
_WORD = 4
_TYPES = {1: "SCALAR", 2: "VEC2", 3: "VEC3", 4: "VEC4"}

# The highest index of a type is kept for restarting a strip.
_MOST_FOR_UINT16 = 65535


@dataclass(frozen=True, slots=True)
class Accessors:
    """Accessor numbers of one mesh."""

    position: int
    normal: int
    indices: int


@dataclass(slots=True)
class GlbBuffers:
    """The arrays of a file in order, with their bufferViews and accessors."""

    chunks: list[memoryview | bytes] = field(default_factory=list)
    views: list[dict[str, object]] = field(default_factory=list)
    accessors: list[dict[str, object]] = field(default_factory=list)
    size: int = 0
    _meshes: dict[int, Accessors] = field(default_factory=dict)
    _coordinates: dict[tuple[int, tuple[float, float]], int] = field(
        default_factory=dict
    )
    _values: dict[tuple[bytes, int], int] = field(default_factory=dict)

    def add_mesh(self, mesh: Mesh) -> Accessors:
        """Return the accessors of a mesh, storing it the first time it is asked for.

        Meshes are told apart by identity; whoever calls keeps them alive.
        """
        if (known := self._meshes.get(id(mesh))) is None:
            known = self._meshes[id(mesh)] = Accessors(
                position=self._add_vectors(mesh.points, bounded=True),
                normal=self._add_vectors(mesh.normals, bounded=False),
                indices=self._add_indices(mesh.triangles, len(mesh.points)),
            )
        return known

    def add_coordinates(self, mesh: Mesh, tile_m: tuple[float, float]) -> int:
        """Return the accessor of a mesh's texture coordinates, in tiles.

        glTF's v runs down from the picture's first row, ours up from its last.
        """
        key = (id(mesh), tile_m)
        if (known := self._coordinates.get(key)) is None:
            assert mesh.uv is not None
            uv = mesh.uv / np.array(tile_m) * [1.0, -1.0]
            known = self._coordinates[key] = self._add_vectors(uv, bounded=False)
        return known

    def add_file(self, content: bytes) -> int:
        """Return the bufferView of a file that is held whole, such as a picture."""
        self.views.append(
            {"buffer": 0, "byteOffset": self.size, "byteLength": len(content)}
        )
        self._append(content)
        return len(self.views) - 1

    def add_values(self, rows: NDArray[np.float64], *, bounded: bool) -> int:
        """Return the accessor of plain numbers, (n, 1, 3 or 4); equal ones are shared.

        `bounded` states the least and the most, which times of animations need.
        """
        array = np.ascontiguousarray(rows, dtype="<f4")
        key = (array.tobytes(), array.shape[1])
        if (known := self._values.get(key)) is None:
            accessor: dict[str, object] = {
                "bufferView": self._add_view(array, None),
                "componentType": _FLOAT,
                "count": len(array),
                "type": _TYPES[array.shape[1]],
            }
            if bounded:
                accessor["min"] = [float(array.min())]
                accessor["max"] = [float(array.max())]
            self.accessors.append(accessor)
            known = self._values[key] = len(self.accessors) - 1
        return known

    def add_promise(self, entry: Mapping[str, object], count: int) -> int:
        """Return an accessor whose values an extension keeps elsewhere."""
        self.accessors.append({**entry, "count": count})
        return len(self.accessors) - 1

    def _add_vectors(self, vectors: Points, *, bounded: bool) -> int:
        array = np.ascontiguousarray(vectors, dtype="<f4")
        accessor: dict[str, object] = {
            "bufferView": self._add_view(array, _ARRAY_BUFFER),
            "componentType": _FLOAT,
            "count": len(array),
            "type": f"VEC{array.shape[1]}",
        }
        if bounded:
            # Column by column: 25 times faster than a reduction over axis 0.
            columns = [array[:, k] for k in range(3)]
            accessor["min"] = [float(column.min()) for column in columns]
            accessor["max"] = [float(column.max()) for column in columns]
        self.accessors.append(accessor)
        return len(self.accessors) - 1

    def _add_indices(self, triangles: Indices, points: int) -> int:
        short = points <= _MOST_FOR_UINT16
        array = np.ascontiguousarray(triangles, dtype="<u2" if short else "<u4")
        self.accessors.append(
            {
                "bufferView": self._add_view(array, _ELEMENT_ARRAY_BUFFER),
                "componentType": _UINT16 if short else _UINT32,
                "count": array.size,
                "type": "SCALAR",
            }
        )
        return len(self.accessors) - 1

    def _add_view(self, array: NDArray[Any], target: int | None) -> int:
        view: dict[str, object] = {
            "buffer": 0,
            "byteOffset": self.size,
            "byteLength": array.nbytes,
        }
        if target is not None:
            view["target"] = target
        self.views.append(view)
        self._append(array.data)
        return len(self.views) - 1

    def _append(self, content: memoryview | bytes) -> None:
        length = memoryview(content).nbytes
        self.chunks.append(content)
        self.size += length
        if padding := -length % _WORD:
            self.chunks.append(bytes(padding))
            self.size += padding
