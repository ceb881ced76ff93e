"""What is written is read back by another library as what it was."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import trimesh

from viewer.export import ExportOptions, Summary, station_tree, write
from viewer.export.tree import ExportNode, placed_bodies
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
