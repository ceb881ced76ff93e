"""What is written is read back by another library as what it was."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import trimesh
from pxr import Usd, UsdGeom

from tests.export.test_threemf import every, points
from tests.export.test_threemf import read as read_strictly
from viewer.export import ExportOptions, Summary, station_tree, write
from viewer.export.tree import ExportNode, placed_bodies
from viewer.export.union import united
from viewer.geometry.detail import STILL
from viewer.geometry.file_frames import GLTF_FROM_STATION, PRINT_FROM_STATION
from viewer.geometry.frames import Points, Transform, apply
from viewer.geometry.mesh import box_corners
from viewer.pictures.model import Model, build_model
from viewer.scene.materials import load_materials

MILLIMETRE = 1e-3


@pytest.fixture(scope="module")
def model() -> Model:
    return build_model("ross")


def export(model: Model, path: Path, **options: Any) -> Summary:
    chosen = ExportOptions(**options)
    return write(model.station, model.parts, load_materials(), path, chosen)


def bounds(model: Model, turn: Transform) -> Points:
    """Return the box of the station in a file's axes, (2, 3), metres."""
    points = np.concatenate(
        [
            apply(turn @ placed.root_from_body, placed.body.mesh.points)
            for placed in placed_bodies(station_tree(model.station, model.parts))
        ]
    )
    return np.array([points.min(axis=0), points.max(axis=0)])


def names(node: ExportNode) -> set[str]:
    return {node.name}.union(*(names(child) for child in node.children))


@pytest.mark.parametrize("suffix", ["glb", "gltf", "obj", "ply"])
def test_bounds_and_counts_come_back(model: Model, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    summary = export(model, path)
    read = trimesh.load(path, process=False)
    turn = PRINT_FROM_STATION if suffix == "ply" else GLTF_FROM_STATION

    np.testing.assert_allclose(read.bounds, bounds(model, turn), atol=MILLIMETRE)
    triangles = (
        len(read.faces)
        if isinstance(read, trimesh.Trimesh)
        else sum(
            len(read.geometry[read.graph[node][1]].faces)
            for node in read.graph.nodes_geometry
        )
    )
    assert triangles == summary.triangles


def test_names_come_back(model: Model, tmp_path: Path) -> None:
    export(model, tmp_path / "a.glb")
    read = trimesh.load(tmp_path / "a.glb", process=False)

    # Copies of one name get a number from the reader.
    tree = names(station_tree(model.station, model.parts))
    assert tree <= set(read.graph.nodes)


def test_volumes_come_back(model: Model, tmp_path: Path) -> None:
    export(model, tmp_path / "a.glb")
    export(model, tmp_path / "a.ply")
    volumes = [
        trimesh.load(tmp_path / name, force="mesh", process=False).volume
        for name in ("a.glb", "a.ply")
    ]
    own = sum(
        trimesh.Trimesh(body.body.mesh.points, body.body.mesh.triangles).volume
        for body in placed_bodies(station_tree(model.station, model.parts))
    )

    np.testing.assert_allclose(volumes, own, rtol=1e-3)


def test_a_print_keeps_the_bounds_and_the_volume(model: Model, tmp_path: Path) -> None:
    path = tmp_path / "a.stl"
    summary = export(model, path, scale=100.0)
    read = trimesh.load_mesh(path)

    wanted = 10.0 * bounds(model, PRINT_FROM_STATION)
    np.testing.assert_allclose(read.bounds, wanted, atol=10.0 * MILLIMETRE)
    told = float(summary.notes[0].split(" mm, ")[1].split(" cm3")[0])
    assert read.volume / 1000.0 == pytest.approx(told, rel=1e-3)


def test_a_package_for_phones_keeps_bounds_counts_and_names(
    model: Model, tmp_path: Path
) -> None:
    path = tmp_path / "a.usdz"
    summary = export(model, path)
    stage = Usd.Stage.Open(str(path))
    cache = UsdGeom.BBoxCache(Usd.TimeCode.Default(), [UsdGeom.Tokens.default_])
    box = cache.ComputeWorldBound(stage.GetDefaultPrim()).ComputeAlignedRange()

    wanted = bounds(model, GLTF_FROM_STATION)
    np.testing.assert_allclose([box.GetMin(), box.GetMax()], wanted, atol=MILLIMETRE)
    meshes = [prim for prim in stage.Traverse() if prim.IsA(UsdGeom.Mesh)]
    faces = sum(len(UsdGeom.Mesh(m).GetFaceVertexCountsAttr().Get()) for m in meshes)
    assert faces == summary.triangles
    groups = [prim for prim in stage.Traverse() if prim.IsA(UsdGeom.Xform)]
    assert len(meshes) + len(groups) == summary.nodes
    tree = station_tree(model.station, model.parts)
    assert names(tree) <= {
        prim.GetMetadata("displayName") or tree.name for prim in groups
    }


def test_coloured_prints_keep_bounds_and_volume(model: Model, tmp_path: Path) -> None:
    export(model, tmp_path / "a.stl", scale=100.0)
    summary = export(model, tmp_path / "a.3mf", scale=100.0)
    meshes = every(
        read_strictly(tmp_path / "a.3mf").GetMeshObjects(), "GetCurrentMeshObject"
    )
    solids = [
        trimesh.Trimesh(
            points(mesh),
            [list(face.Indices) for face in mesh.GetTriangleIndices()],
            process=False,
        )
        for mesh in meshes
    ]
    box = np.array([solid.bounds for solid in solids])
    size = box[:, 1].max(axis=0) - box[:, 0].min(axis=0)
    wanted = 10.0 * np.ptp(bounds(model, PRINT_FROM_STATION), axis=0)

    np.testing.assert_allclose(size, wanted, atol=10.0 * MILLIMETRE)
    assert len(solids) == summary.nodes == len(model.station.placements)
    # Elements overlap by a millimetre of the station where they dock, and no more.
    whole = trimesh.load_mesh(tmp_path / "a.stl").volume
    assert sum(solid.volume for solid in solids) == pytest.approx(whole, rel=1e-3)


@pytest.mark.slow
def test_a_union_does_not_hang_on_the_order_of_its_parts() -> None:
    still = build_model("ross", detail=STILL)
    tree = station_tree(still.station, still.parts)
    for phase in tree.children:
        for element in phase.children:
            whole = united([element], PRINT_FROM_STATION, 10.0)
            turned = replace(element, children=element.children[::-1])
            other = united([turned], PRINT_FROM_STATION, 10.0)
            assert other.volume_mm3 == pytest.approx(whole.volume_mm3, rel=1e-4)


def test_the_bounds_of_every_element_are_its_nodes(
    model: Model, tmp_path: Path
) -> None:
    export(model, tmp_path / "a.glb")
    read = trimesh.load(tmp_path / "a.glb", process=False)
    for phase in station_tree(model.station, model.parts).children:
        for element in phase.children:
            corners = np.concatenate(
                [
                    apply(
                        GLTF_FROM_STATION @ placed.root_from_body,
                        box_corners(placed.body.mesh.bounds_m),
                    )
                    for placed in placed_bodies(element)
                ]
            )
            below = read.graph.transforms.successors(element.name)
            boxes = [
                trimesh.bounds.corners(read.geometry[geometry].bounds)
                for node in below
                if (geometry := read.graph[node][1])
            ]
            places = [read.graph[node][0] for node in below if read.graph[node][1]]
            found = np.concatenate(
                [apply(place, box) for place, box in zip(places, boxes, strict=True)]
            )
            np.testing.assert_allclose(
                found.min(axis=0), corners.min(axis=0), atol=MILLIMETRE
            )
