"""Mesh files as they are found: every format, and every way in which they are odd."""

from pathlib import Path

import lib3mf
import numpy as np
import pytest
import trimesh
from PIL import Image

from viewer.errors import InputError
from viewer.foreign.read import read_mesh

BOX = trimesh.creation.box((1.0, 2.0, 3.0))


@pytest.mark.parametrize("suffix", ["glb", "stl", "obj", "ply", "off"])
def test_every_format_gives_the_same_triangles(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"box.{suffix}"
    BOX.export(path)
    (node,) = read_mesh(path).nodes
    corners = node.points[node.triangles]
    assert corners.shape == (12, 3, 3)
    assert np.ptp(corners.reshape(-1, 3), axis=0) == pytest.approx([1.0, 2.0, 3.0])
    assert node.colours.shape == (12, 3)


def test_gltf_with_its_buffers_beside_it(tmp_path: Path) -> None:
    for name, content in trimesh.exchange.gltf.export_gltf(BOX.scene()).items():
        (tmp_path / name).write_bytes(content)
    (node,) = read_mesh(tmp_path / "model.gltf").nodes
    assert len(node.triangles) == 12


def test_draco_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "box.glb"
    content = trimesh.exchange.gltf.export_glb(BOX.scene(), extension_draco=True)
    path.write_bytes(content)
    assert b"KHR_draco_mesh_compression" in content
    (node,) = read_mesh(path).nodes
    assert len(node.triangles) == 12


def test_textures_are_seen_in_webp_too(tmp_path: Path) -> None:
    image = Image.new("RGB", (64, 64), (20, 120, 220))
    material = trimesh.visual.material.PBRMaterial(baseColorTexture=image)
    mesh = BOX.copy()
    uv = np.random.default_rng(0).random((len(mesh.vertices), 2))
    mesh.visual = trimesh.visual.TextureVisuals(uv=uv, material=material)
    content = trimesh.exchange.gltf.export_glb(mesh.scene(), extension_webp=True)
    assert b"EXT_texture_webp" in content
    (tmp_path / "a.glb").write_bytes(content)
    (node,) = read_mesh(tmp_path / "a.glb").nodes
    assert np.abs(node.colours.astype(int) - (20, 120, 220)).max() < 12


def test_nodes_keep_their_names_places_and_colours(tmp_path: Path) -> None:
    scene = trimesh.Scene()
    red = trimesh.visual.material.PBRMaterial(baseColorFactor=(200, 20, 10, 255))
    mesh = BOX.copy()
    mesh.visual = trimesh.visual.TextureVisuals(material=red)
    place = trimesh.transformations.translation_matrix((10.0, 0.0, 0.0))
    scene.add_geometry(mesh, node_name="left", geom_name="one")
    scene.add_geometry(mesh, node_name="right", geom_name="one", transform=place)
    scene.export(tmp_path / "two.glb")
    nodes = {node.name: node for node in read_mesh(tmp_path / "two.glb").nodes}
    assert set(nodes) == {"left", "right"}
    apart = nodes["right"].points.mean(axis=0) - nodes["left"].points.mean(axis=0)
    assert apart == pytest.approx([10.0, 0.0, 0.0])
    assert nodes["left"].colours[0] == pytest.approx([200, 20, 10], abs=2)


def test_3mf_is_read_with_its_transforms(tmp_path: Path) -> None:
    wrapper = lib3mf.get_wrapper()
    model = wrapper.CreateModel()
    mesh = model.AddMeshObject()
    mesh.SetName("plate")
    vertices = [lib3mf.Position(), lib3mf.Position(), lib3mf.Position()]
    for vertex, at in zip(vertices, ((0, 0, 0), (1, 0, 0), (0, 1, 0)), strict=True):
        vertex.Coordinates[:] = at
    triangle = lib3mf.Triangle()
    triangle.Indices[:] = (0, 1, 2)
    mesh.SetGeometry(vertices, [triangle])
    model.AddBuildItem(mesh, wrapper.GetTranslationTransform(5.0, 6.0, 7.0))
    path = tmp_path / "plate.3mf"
    model.QueryWriter("3mf").WriteToFile(str(path))
    (node,) = read_mesh(path).nodes
    assert node.name == "plate"
    assert node.points[0] == pytest.approx([5.0, 6.0, 7.0])


def test_a_wrong_extension_is_seen_through_and_said(tmp_path: Path) -> None:
    path = tmp_path / "box.obj"
    BOX.export(path, file_type="stl")
    mesh = read_mesh(path)
    assert len(mesh.nodes[0].triangles) == 12
    assert mesh.remarks == ("holds STL, whatever its name ends in",)


def test_broken_and_doubled_triangles_are_left_out(tmp_path: Path) -> None:
    faces = np.vstack([BOX.faces, BOX.faces[:4], [[0, 0, 1], [2, 2, 2]]])
    odd = trimesh.Trimesh(BOX.vertices, faces, process=False)
    odd.export(tmp_path / "odd.ply")
    (node,) = read_mesh(tmp_path / "odd.ply").nodes
    assert len(node.triangles) == 12


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("a.glb", b"glTF\x02\x00\x00\x00\xff\xff", "cannot be read as GLB"),
        ("a.stl", b"solid nothing\nfacet\nendsolid", "no triangles"),
        ("a.3mf", b"PK\x03\x04 broken", "cannot be read as 3MF"),
        ("a.txt", b"hello", "is no mesh file that is known"),
        ("a.ply", b"ply\nformat ascii 1.0\nend_header\n", "PLY|no triangles"),
    ],
)
def test_what_is_no_mesh_is_refused_in_words(
    tmp_path: Path, name: str, content: bytes, complaint: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=complaint):
        read_mesh(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.glb: cannot be read"):
        read_mesh(tmp_path / "none.glb")
