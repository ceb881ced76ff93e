"""Binary PLY: one mesh with normals and colours, metres, +Z up."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from viewer.export.glb import GENERATOR, STATEMENT
from viewer.export.progress import Progress, silent
from viewer.export.surfaces import known_bodies
from viewer.export.tree import ExportNode, PlacedBody
from viewer.export.units import UNIT_NAMES, metres_per
from viewer.export.written import Written
from viewer.files import atomic_write
from viewer.geometry.file_frames import PRINT_FROM_STATION
from viewer.geometry.frames import apply
from viewer.scene.scene import Material

_VERTEX = np.dtype([("point", "<f4", 3), ("normal", "<f4", 3), ("colour", "u1", 4)])
_FACE = np.dtype([("count", "u1"), ("corners", "<i4", 3)])
_HEADER = """ply
format binary_little_endian 1.0
comment {generator}: {statement}
comment {unit}, +Z up
element vertex {vertices}
property float x
property float y
property float z
property float nx
property float ny
property float nz
property uchar red
property uchar green
property uchar blue
property uchar alpha
element face {faces}
property list uchar int vertex_indices
end_header
"""


def write_ply(
    path: Path,
    roots: Sequence[ExportNode],
    materials: Mapping[str, Material],
    *,
    unit: str = "m",
    progress: Progress = silent,
) -> Written:
    """Write the trees as one PLY mesh; colours are sRGB, opacity is alpha.

    Axes are STL's: +X forward, +Z zenith.

    Raises
    ------
    InputError
        If a body names a material that the table lacks.
    """
    placed = known_bodies(roots, materials)
    vertices, faces, per_m = [], [], 1.0 / metres_per(unit)
    first = 0
    for number, body in enumerate(placed):
        progress(0.9 * number / len(placed), body.names[-1])
        vertices.append(_vertices(body, materials[body.body.material], per_m))
        faces.append(body.body.mesh.triangles + first)
        first += len(vertices[-1])
    rows = np.zeros(sum(map(len, faces)), dtype=_FACE)
    rows["count"], rows["corners"] = 3, np.concatenate(faces)
    header = _HEADER.format(
        generator=GENERATOR,
        statement=STATEMENT,
        unit=UNIT_NAMES[unit],
        vertices=first,
        faces=len(rows),
    )
    with atomic_write(path) as stream:
        stream.write(header.encode("ascii"))
        stream.write(np.concatenate(vertices).tobytes())
        stream.write(rows.tobytes())
    progress(1.0, "written")
    return Written(files=(path,), nodes=1, meshes=1)


def _vertices(placed: PlacedBody, material: Material, per_m: float) -> np.ndarray:
    mesh, place = placed.body.mesh, PRINT_FROM_STATION @ placed.root_from_body
    rows = np.zeros(len(mesh.points), dtype=_VERTEX)
    rows["point"] = per_m * apply(place, mesh.points)
    rows["normal"] = mesh.normals @ place[:3, :3].T
    colour = np.array([*material.colour, material.opacity])
    rows["colour"] = np.round(255.0 * colour)
    return rows
