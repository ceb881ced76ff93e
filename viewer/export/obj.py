"""Wavefront OBJ with its MTL: an object for each part, metres, +Y up."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

import numpy as np

from viewer.export.glb import GENERATOR, STATEMENT
from viewer.export.progress import Progress, silent
from viewer.export.surfaces import known_bodies
from viewer.export.tree import ExportNode, PlacedBody
from viewer.export.units import UNIT_NAMES, metres_per
from viewer.export.written import Written
from viewer.files import atomic_write
from viewer.geometry.file_frames import GLTF_FROM_STATION
from viewer.geometry.frames import apply
from viewer.scene.scene import Material

_ROUGHEST = 1000.0


def write_obj(
    path: Path,
    roots: Sequence[ExportNode],
    materials: Mapping[str, Material],
    *,
    unit: str = "m",
    progress: Progress = silent,
) -> Written:
    """Write the trees as OBJ with an MTL beside it.

    Axes are glTF's: +Y zenith, +Z forward. Positions have four decimals of the unit.

    Raises
    ------
    InputError
        If a body names a material that the table lacks.
    """
    placed = known_bodies(roots, materials)
    used = dict.fromkeys(body.body.material for body in placed)
    table = path.with_suffix(".mtl")
    with atomic_write(table) as colours, atomic_write(path) as stream:
        colours.write(_mtl(materials[role] for role in used).encode())
        stream.write(
            f"# {GENERATOR}: {STATEMENT}\n# {UNIT_NAMES[unit]}, +Y up\n".encode()
        )
        stream.write(f"mtllib {table.name}\n".encode())
        _write_objects(stream, placed, 1.0 / metres_per(unit), progress)
    progress(1.0, "written")
    count = objects(placed)
    return Written(files=(path, table), nodes=count, meshes=count)


def objects(placed: Sequence[PlacedBody]) -> int:
    """Return how many objects the bodies are: those that stand together are one."""
    parts = [_part(body) for body in placed]
    return sum(part != before for part, before in pairwise([(), *parts]))


def _part(body: PlacedBody) -> tuple[object, ...]:
    return body.names, body.root_from_body.tobytes()


def _write_objects(
    stream: BinaryIO,
    placed: Sequence[PlacedBody],
    per_m: float,
    progress: Progress,
) -> None:
    """Write an object for each part, with all its bodies; names are told apart."""
    first, taken, last = 1, Counter[str](), None
    for number, body in enumerate(placed):
        progress(number / len(placed), body.names[-1])
        part = _part(body)
        if part != last:
            stream.write(f"o {_name(body, taken)}\n".encode())
        last = part
        stream.write(_surface(body, first, per_m).encode())
        first += len(body.body.mesh.points)


def _name(placed: PlacedBody, taken: Counter[str]) -> str:
    name = ("/".join(placed.names[1:]) or placed.names[0]).replace(" ", "_")
    taken[name] += 1
    return name if taken[name] == 1 else f"{name}#{taken[name]}"


def _surface(placed: PlacedBody, first: int, per_m: float) -> str:
    """Return the lines of a body; its vertices count from `first`."""
    mesh, place = placed.body.mesh, GLTF_FROM_STATION @ placed.root_from_body
    lines = [f"usemtl {placed.body.material}"]
    points = per_m * apply(place, mesh.points)
    lines += ["v {:.4f} {:.4f} {:.4f}".format(*row) for row in points.tolist()]
    normals = np.round(mesh.normals @ place[:3, :3].T, 4) + 0.0
    lines += ["vn {:g} {:g} {:g}".format(*row) for row in normals.tolist()]
    corners = np.repeat(mesh.triangles + first, 2, axis=1)
    lines += ["f {}//{} {}//{} {}//{}".format(*row) for row in corners.tolist()]
    return "\n".join(lines) + "\n"


def _mtl(materials: Iterable[Material]) -> str:
    """Return the table; `Pm` and `Pr` are the usual words for metal and roughness."""
    lines = []
    for material in materials:
        colour = " ".join(f"{channel:.4f}" for channel in material.colour)
        shine = _ROUGHEST * (1.0 - material.roughness) ** 2
        lines += [
            f"newmtl {material.name}",
            f"Kd {colour}",
            "Ks " + " ".join([f"{0.04 + 0.5 * material.metallic:.3f}"] * 3),
            f"Ns {shine:.1f}",
            f"Pm {material.metallic:g}",
            f"Pr {material.roughness:g}",
            f"d {material.opacity:g}",
            "illum 2\n",
        ]
    return "\n".join(lines)
