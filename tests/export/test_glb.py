"""GLB files hold the station's nodes, upright, in metres, and read back alike."""

import io
import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import trimesh
from hypothesis import given
from hypothesis import strategies as st

from tests.export.conftest import Sample, box
from viewer.errors import InputError
from viewer.export.glb import write_glb, write_glb_to
from viewer.export.poses import quaternion
from viewer.export.progress import Cancelled
from viewer.export.tree import ExportNode, model_tree, tree_bounds_m
from viewer.geometry.body import Body
from viewer.geometry.file_frames import GLTF_FROM_STATION
from viewer.geometry.frames import rotation
from viewer.geometry.glb_read import read_glb
from viewer.geometry.mesh import Mesh, merged
from viewer.scene.scene import Material, Texture


@pytest.fixture
def written(sample: Sample, tmp_path: Path) -> Path:
    path = tmp_path / "tiny.glb"
    write_glb(path, [sample.tree], sample.materials)
    return path


def content(path: Path) -> dict[str, Any]:
    """Return the JSON chunk."""
    data = path.read_bytes()
    (size,) = struct.unpack_from("<I", data, 12)
    return json.loads(data[20 : 20 + size])


def test_the_turn_to_gltf_is_proper() -> None:
    turn = GLTF_FROM_STATION[:3, :3]

    assert np.linalg.det(turn) == pytest.approx(1.0)
    np.testing.assert_array_equal(turn @ [1, 0, 0], [0, 0, 1])  # forward: the front
    np.testing.assert_array_equal(turn @ [0, 0, -1], [0, 1, 0])  # zenith: up
    np.testing.assert_array_equal(turn @ [0, 1, 0], [-1, 0, 0])  # starboard


def test_a_stranger_sees_the_mast_upright_and_the_bow_in_front(written: Path) -> None:
    scene = trimesh.load_scene(written)
    lowest, highest = scene.bounds

    # Station: x -5 to 25 forward, y -4 to 4 starboard, z -21.5 (zenith) to 4.
    np.testing.assert_allclose(lowest, [-4.0, -4.0, -5.0], atol=1e-3)
    np.testing.assert_allclose(highest, [4.0, 21.5, 25.0], atol=1e-3)


def test_a_stranger_finds_solids_of_the_right_volume(written: Path) -> None:
    scene = trimesh.load_scene(written)
    solid = scene.to_mesh()
    solid.merge_vertices(merge_norm=True)

    assert solid.is_watertight
    expected = 10 * 3 * 3 + 4 * 2.6 * 0.2 * 1.0 + 2 * 20.2
    assert solid.volume == pytest.approx(expected, rel=1e-6)


def test_normals_point_outward(written: Path) -> None:
    model = read_glb(written)
    for node in model.nodes:
        for body in node.bodies:
            mesh = body.mesh
            a, b, c = (mesh.points[mesh.triangles[:, k]] for k in range(3))
            faces = np.cross(b - a, c - a)
            agree = np.einsum("ij,ij->i", faces, mesh.normals[mesh.triangles[:, 0]])
            assert (agree > 0).all()


def test_names_and_ids_are_kept(written: Path) -> None:
    nodes = content(written)["nodes"]
    names = [node["name"] for node in nodes]

    assert names[:4] == ["Tiny station", "Phase one", "Core", "hull"]
    ids = [
        node["extras"]["id"] for node in nodes if node["extras"]["kind"] == "element"
    ]
    assert ids == ["core", "tower", "bowsprit"]


def test_repeats_are_instances(written: Path) -> None:
    found = content(written)

    placed = [node["mesh"] for node in found["nodes"] if "mesh" in node]
    assert len(placed) == 7
    assert len(found["meshes"]) == len(set(placed)) == 3


def test_every_view_has_a_target_and_every_position_its_bounds(written: Path) -> None:
    found = content(written)

    assert all(view["target"] in {34962, 34963} for view in found["bufferViews"])
    for mesh in found["meshes"]:
        for primitive in mesh["primitives"]:
            accessor = found["accessors"][primitive["attributes"]["POSITION"]]
            assert len(accessor["min"]) == len(accessor["max"]) == 3


def test_unmoved_nodes_have_no_pose(written: Path) -> None:
    nodes = {node["name"]: node for node in content(written)["nodes"]}

    assert not {"matrix", "translation", "rotation"} & nodes["hull"].keys()
    assert not {"matrix", "translation", "rotation"} & nodes["fin-1"].keys() - {
        "rotation"
    }


def test_colours_are_linear(written: Path) -> None:
    materials = {
        m["name"]: m["pbrMetallicRoughness"] for m in content(written)["materials"]
    }

    # sRGB 0.9, 0.9, 0.5 in linear light, worked out from IEC 61966-2-1.
    assert materials["hull"]["baseColorFactor"] == pytest.approx(
        [0.787412, 0.787412, 0.214041, 1.0], abs=1e-5
    )
    assert set(materials) == {"hull", "panel"}


def test_the_same_input_gives_the_same_bytes(sample: Sample) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    write_glb_to(first, [sample.tree], sample.materials)
    write_glb_to(second, [sample.tree], sample.materials)

    assert first.getvalue() == second.getvalue()


def test_our_reader_turns_the_axes_back(written: Path, sample: Sample) -> None:
    tree = model_tree(read_glb(written))

    np.testing.assert_allclose(
        tree_bounds_m(tree), tree_bounds_m(sample.tree), atol=1e-5
    )


def test_what_was_read_writes_the_same_bytes_again(
    written: Path, sample: Sample
) -> None:
    again = io.BytesIO()
    write_glb_to(again, [model_tree(read_glb(written))], sample.materials)

    assert again.getvalue() == written.read_bytes()


def test_an_unknown_material_is_named(sample: Sample) -> None:
    with pytest.raises(InputError, match="'hull'"):
        write_glb_to(io.BytesIO(), [sample.tree], {"panel": sample.materials["panel"]})


def test_cancelling_leaves_nothing(sample: Sample, tmp_path: Path) -> None:
    def stop(fraction: float, _text: str) -> None:
        if fraction > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_glb(tmp_path / "a.glb", [sample.tree], sample.materials, progress=stop)

    assert not list(tmp_path.iterdir())


def test_large_meshes_get_wide_indices(tmp_path: Path, sample: Sample) -> None:
    block = box((0, 0, 0), (1, 1, 1))
    for count, width in ((65535 // 24, 5123), (65535 // 24 + 1, 5125)):
        bodies = (Body(material="hull", mesh=merged([block] * count)),)
        path = tmp_path / f"{count}.glb"
        write_glb(path, [ExportNode(name="a", bodies=bodies)], sample.materials)

        indices = content(path)["meshes"][0]["primitives"][0]["indices"]
        assert content(path)["accessors"][indices]["componentType"] == width
        assert len(read_glb(path).nodes[0].bodies[0].mesh.points) == 24 * count


@given(
    axis=st.tuples(*[st.floats(-1.0, 1.0)] * 3).filter(
        lambda a: np.hypot(*a[:2]) > 0.01
    ),
    angle_deg=st.one_of(
        st.floats(-360.0, 360.0), st.sampled_from([90.0, 180.0, 270.0])
    ),
)
def test_quaternions_are_unit_and_turn_the_same_way(
    axis: tuple[float, float, float], angle_deg: float
) -> None:
    turn = rotation(axis, angle_deg)[:3, :3]
    x, y, z, w = quaternion(turn)

    assert x * x + y * y + z * z + w * w == pytest.approx(1.0, abs=1e-11)
    vector = np.array([0.3, -0.7, 0.2])
    twice = 2.0 * np.cross([x, y, z], vector)
    turned = vector + w * twice + np.cross([x, y, z], twice)
    np.testing.assert_allclose(turned, turn @ vector, atol=1e-10)


def test_textures_are_held_once_and_laid_in_tiles() -> None:
    uv = np.array([[0.0, 0.0], [0.8, 0.0], [0.0, 0.4]])
    points = np.array([[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    sheet = Mesh(
        points=points,
        normals=np.tile([0.0, 0.0, 1.0], (3, 1)),
        triangles=np.array([[0, 1, 2]], dtype=np.int32),
        uv=uv,
    )
    quilted = Material(
        name="quilted",
        colour=(0.5, 0.5, 0.5),
        texture=Texture(pattern="quilt", tile_m=(0.4, 0.2)),
    )
    children = tuple(
        ExportNode(name=f"sheet-{k}", bodies=(Body(material="quilted", mesh=sheet),))
        for k in range(2)
    )
    stream = io.BytesIO()
    root = ExportNode(name="root", children=children)
    write_glb_to(stream, [root], {"quilted": quilted})
    data = stream.getvalue()
    (size,) = struct.unpack_from("<I", data, 12)
    model, binary = json.loads(data[20 : 20 + size]), data[28 + size :]
    (material,) = model["materials"]
    (image,) = model["images"]
    number = model["meshes"][0]["primitives"][0]["attributes"]["TEXCOORD_0"]
    starts = [view["byteOffset"] for view in model["bufferViews"]]
    start = starts[model["accessors"][number]["bufferView"]]
    surface = material["pbrMetallicRoughness"]

    assert surface["baseColorTexture"] == {"index": 0}
    assert surface["baseColorFactor"] == [1.0, 1.0, 1.0, 1.0]
    laid = np.frombuffer(binary, "<f4", 6, start).reshape(3, 2)
    assert np.allclose(laid, [[0, 0], [2, 0], [0, -2]])
    assert binary[starts[image["bufferView"]] :].startswith(b"\x89PNG\r\n\x1a\n")
