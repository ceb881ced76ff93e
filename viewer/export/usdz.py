"""USDZ for phones and tablets: a prim for each part, metres, +Y up.

Written with OpenUSD's own library; materials are UsdPreviewSurface, which every
viewer knows.
"""

import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from viewer.errors import MachineError
from viewer.export.glb import GENERATOR, STATEMENT
from viewer.export.progress import Progress, silent
from viewer.export.surfaces import known_bodies
from viewer.export.tree import ExportNode, PlacedBody
from viewer.export.units import metres_per
from viewer.export.written import Written
from viewer.files import atomic_write
from viewer.geometry.file_frames import GLTF_FROM_STATION
from viewer.geometry.frames import apply
from viewer.scene.colours import linear_light
from viewer.scene.scene import Material


def write_usdz(
    path: Path,
    roots: Sequence[ExportNode],
    materials: Mapping[str, Material],
    *,
    unit: str = "m",
    progress: Progress = silent,
) -> Written:
    """Write the trees as one USDZ package.

    Axes are glTF's: +Y zenith, +Z forward.

    Raises
    ------
    InputError
        If a body names a material that the table lacks.
    MachineError
        If OpenUSD can not make the package.
    """
    from pxr import Sdf, UsdUtils

    placed = known_bodies(roots, materials)
    with tempfile.TemporaryDirectory() as folder:
        layer, package = Path(folder) / "model.usdc", Path(folder) / "model.usdz"
        _stage(layer, placed, materials, metres_per(unit), progress)
        made = UsdUtils.CreateNewARKitUsdzPackage(
            Sdf.AssetPath(str(layer)), str(package)
        )
        if not made:
            message = f"{path}: OpenUSD could not make the package"
            raise MachineError(message)
        with atomic_write(path) as stream:
            stream.write(package.read_bytes())
    progress(1.0, "written")
    return Written(files=(path,), nodes=prims(placed), meshes=len(placed))


def _stage(
    layer: Path,
    placed: Sequence[PlacedBody],
    materials: Mapping[str, Material],
    metres: float,
    progress: Progress,
) -> None:
    from pxr import Usd, UsdGeom, UsdShade

    stage = Usd.Stage.CreateNew(str(layer))
    stage.SetMetadata("comment", f"{GENERATOR}: {STATEMENT}")
    UsdGeom.SetStageUpAxis(stage, UsdGeom.Tokens.y)
    UsdGeom.SetStageMetersPerUnit(stage, metres)
    top = "/" + _prim_name(placed[0].names[0])
    stage.SetDefaultPrim(UsdGeom.Xform.Define(stage, top).GetPrim())
    used = dict.fromkeys(body.body.material for body in placed)
    looks = {role: _look(stage, top, materials[role]) for role in used}
    known: set[str] = set()
    for number, (body, steps) in enumerate(zip(placed, _paths(placed), strict=True)):
        progress(number / len(placed), body.names[-1])
        for name, step in zip(body.names[1:], steps[1:-1], strict=True):
            if step not in known:
                prim = UsdGeom.Xform.Define(stage, step).GetPrim()
                prim.SetMetadata("displayName", name)
                known.add(step)
        mesh = _mesh(stage, steps[-1], body, 1.0 / metres)
        UsdShade.MaterialBindingAPI.Apply(mesh).Bind(looks[body.body.material])
    stage.GetRootLayer().Save()


def prims(placed: Sequence[PlacedBody]) -> int:
    """Return how many prims hold the bodies or stand above one."""
    return len({step for steps in _paths(placed) for step in steps})


def _paths(placed: Sequence[PlacedBody]) -> Iterator[list[str]]:
    """Give the paths of the prims down to each body; the last is the body's alone."""
    taken: Counter[str] = Counter()
    top = "/" + _prim_name(placed[0].names[0])
    for body in placed:
        steps = [top]
        for name in (*body.names[1:], body.body.material):
            steps.append(f"{steps[-1]}/{_prim_name(name)}")
        taken[steps[-1]] += 1
        if (count := taken[steps[-1]]) > 1:
            steps[-1] += f"_{count}"
        yield steps


def _prim_name(name: str) -> str:
    """Return a name as USD takes it: letters, digits and underscores."""
    plain = re.sub(r"[^A-Za-z0-9_]", "_", name)
    return plain if plain[:1].isalpha() else f"_{plain}"


def _mesh(stage: Any, path: str, placed: PlacedBody, per_m: float) -> Any:
    from pxr import Gf, UsdGeom, Vt

    source, place = placed.body.mesh, GLTF_FROM_STATION @ placed.root_from_body
    points = (per_m * apply(place, source.points)).astype(np.float32)
    normals = (source.normals @ place[:3, :3].T).astype(np.float32)
    mesh = UsdGeom.Mesh.Define(stage, path)
    mesh.CreateSubdivisionSchemeAttr(UsdGeom.Tokens.none)
    mesh.CreatePointsAttr(Vt.Vec3fArray.FromNumpy(points))
    mesh.CreateNormalsAttr(Vt.Vec3fArray.FromNumpy(normals))
    mesh.SetNormalsInterpolation(UsdGeom.Tokens.vertex)
    count = len(source.triangles)
    threes = np.full(count, 3, dtype=np.int32)
    mesh.CreateFaceVertexCountsAttr(Vt.IntArray.FromNumpy(threes))
    corners = np.ascontiguousarray(source.triangles.reshape(-1), dtype=np.int32)
    mesh.CreateFaceVertexIndicesAttr(Vt.IntArray.FromNumpy(corners))
    low, high = points.min(axis=0), points.max(axis=0)
    box = [Gf.Vec3f(*low.tolist()), Gf.Vec3f(*high.tolist())]
    mesh.CreateExtentAttr(Vt.Vec3fArray(box))
    return mesh.GetPrim()


def _look(stage: Any, top: str, material: Material) -> Any:
    """Define a material as a UsdPreviewSurface and return it."""
    from pxr import Gf, Sdf, UsdShade

    path = f"{top}/Looks/{_prim_name(material.name)}"
    look = UsdShade.Material.Define(stage, path)
    shader = UsdShade.Shader.Define(stage, f"{path}/surface")
    shader.CreateIdAttr("UsdPreviewSurface")
    linear = [linear_light(channel) for channel in material.colour]
    values = (
        ("diffuseColor", Sdf.ValueTypeNames.Color3f, Gf.Vec3f(*linear)),
        ("metallic", Sdf.ValueTypeNames.Float, material.metallic),
        ("roughness", Sdf.ValueTypeNames.Float, material.roughness),
        ("opacity", Sdf.ValueTypeNames.Float, material.opacity),
    )
    for name, kind, value in values:
        shader.CreateInput(name, kind).Set(value)
    look.CreateSurfaceOutput().ConnectToSource(shader.ConnectableAPI(), "surface")
    return look
