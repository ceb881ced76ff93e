"""Bake a station into the file that is loaded where only its looks matter."""

from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

import numpy as np

from viewer.assembly.station import station_at
from viewer.export.glb import write_glb_to
from viewer.export.tree import station_tree
from viewer.geometry.baked import configs_digest
from viewer.geometry.detail import REFERENCE, Detail
from viewer.geometry.mesh import Mesh
from viewer.geometry.parts import BuiltModule, build_parts
from viewer.scene.scene import Material
from viewer.spec.model import StationSpec

_NOTHING = 1e-9
"""Metres, and of a normal: far below what single precision holds beside a metre."""


def write_bake(
    stream: BinaryIO,
    spec: StationSpec,
    materials: Mapping[str, Material],
    *,
    detail: Detail = REFERENCE,
    configs: Path | None = None,
) -> None:
    """Write the whole station as GLB with one mesh for each element and material.

    The file records which files under `configs` it was made from;
    `load_reference_bake` refuses it once they change.
    """
    parts = {key: _compact(module) for key, module in build_parts(spec, detail).items()}
    station = station_at(spec, parts, len(spec.steps))
    paths = [spec.path, *(module.path for module in spec.modules.values())]
    write_glb_to(
        stream,
        [station_tree(station, parts, by_material=True)],
        materials,
        extras={"configs": configs_digest(paths, configs), "detail": detail.name},
    )


def _compact(module: BuiltModule) -> BuiltModule:
    return BuiltModule(
        key=module.key,
        parts=(),
        module_from_port=module.module_from_port,
        by_material={
            material: joined(mesh) for material, mesh in module.by_material.items()
        },
        bounds_m=module.bounds_m,
    )


def joined(mesh: Mesh) -> Mesh:
    """Return the mesh with vertices that are equal in float32 made one.

    Triangles that this folds are left out: they cover nothing.
    """
    rows = np.hstack([mesh.points, mesh.normals]).astype(np.float32)
    # What rounding leaves of a zero, its sign too, differs from processor to processor.
    rows[np.abs(rows) < _NOTHING] = 0.0
    _, first, index = np.unique(rows, axis=0, return_index=True, return_inverse=True)
    # Kept in the order of first use, which neighbours on the surface share.
    order = np.argsort(first)
    number = np.argsort(order)[index.reshape(-1)]
    triangles = number[mesh.triangles].astype(np.int32)
    a, b, c = triangles.T
    return Mesh(
        points=rows[first[order], :3].astype(np.float64),
        normals=rows[first[order], 3:].astype(np.float64),
        triangles=triangles[(a != b) & (b != c) & (c != a)],
    )
