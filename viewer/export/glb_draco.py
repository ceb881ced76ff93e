"""Meshes compressed by Draco, as KHR_draco_mesh_compression."""

from dataclasses import dataclass, field
from typing import Any

import DracoPy
import numpy as np

from viewer.export.glb_buffers import GlbBuffers
from viewer.geometry.frames import Points
from viewer.geometry.mesh import Mesh

# A module 20 m long keeps its points to 0.3 mm, normals to a tenth of a degree.
_POSITION_BITS, _NORMAL_BITS, _COORDINATE_BITS = 16, 10, 14
_LEVEL = 7
_NAMES = {0: "POSITION", 1: "NORMAL", 3: "TEXCOORD_0"}
"""Draco's kinds of attribute in glTF's words."""
_FLOAT, _UINT32 = 5126, 5125

Json = dict[str, Any]
_Key = tuple[int, tuple[float, float] | None]


@dataclass(slots=True)
class DracoMeshes:
    """The compressed meshes of a file, each stored once."""

    buffers: GlbBuffers
    _known: dict[_Key, Json] = field(default_factory=dict)

    def primitive(self, mesh: Mesh, tile_m: tuple[float, float] | None) -> Json:
        """Return the entries of a primitive: attributes, indices, extensions.

        With `tile_m` its texture coordinates are stored too, in such tiles. Meshes
        are told apart by identity; whoever calls keeps them alive.
        """
        key = (id(mesh), tile_m)
        if key not in self._known:
            self._known[key] = self._stored(mesh, tile_m)
        return self._known[key]

    def _stored(self, mesh: Mesh, tile_m: tuple[float, float] | None) -> Json:
        content = _encoded(mesh, tile_m)
        # The encoder joins equal corners: only the decoder knows how many are left.
        decoded = DracoPy.decode(content)
        ids = {
            _NAMES[entry["attribute_type"]]: entry["unique_id"]
            for entry in decoded.attributes
            if entry["attribute_type"] in _NAMES
        }
        points = np.asarray(decoded.points, dtype=np.float32).astype(np.float64)
        accessors = {
            name: self._accessor(name, len(points), points) for name in sorted(ids)
        }
        indices = self.buffers.add_promise(
            {"componentType": _UINT32, "type": "SCALAR"}, decoded.faces.size
        )
        view = self.buffers.add_file(content)
        extension = {"bufferView": view, "attributes": dict(sorted(ids.items()))}
        return {
            "attributes": accessors,
            "indices": indices,
            "extensions": {"KHR_draco_mesh_compression": extension},
        }

    def _accessor(self, name: str, count: int, points: Points) -> int:
        entry: Json = {
            "componentType": _FLOAT,
            "type": "VEC2" if name == "TEXCOORD_0" else "VEC3",
        }
        if name == "POSITION":
            entry["min"] = points.min(axis=0).tolist()
            entry["max"] = points.max(axis=0).tolist()
        return self.buffers.add_promise(entry, count)


def _encoded(mesh: Mesh, tile_m: tuple[float, float] | None) -> bytes:
    coordinates = None
    if tile_m is not None and mesh.uv is not None:
        tiles = mesh.uv / np.array(tile_m) * [1.0, -1.0]
        coordinates = np.ascontiguousarray(tiles, dtype=np.float64)
    return bytes(
        DracoPy.encode(
            np.ascontiguousarray(mesh.points, dtype=np.float32),
            np.ascontiguousarray(mesh.triangles, dtype=np.uint32),
            quantization_bits=_POSITION_BITS,
            compression_level=_LEVEL,
            normals=np.ascontiguousarray(mesh.normals, dtype=np.float64),
            normal_quantization_bits=_NORMAL_BITS,
            tex_coord=coordinates,
            tex_coord_quantization_bits=_COORDINATE_BITS,
        )
    )
