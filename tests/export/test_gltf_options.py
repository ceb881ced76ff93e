"""Variants, compression and instances of glTF files."""

import json
from pathlib import Path
from typing import Any

import DracoPy
import numpy as np
import pytest

from tests.export.conftest import Sample
from viewer.export import ExportOptions, write
from viewer.scene.scene import Material


@pytest.fixture
def materials(sample: Sample) -> dict[str, Material]:
    blue = Material(name="blueprint", colour=(0.1, 0.2, 0.6))
    return {**sample.materials, "blueprint": blue}


def written(
    sample: Sample, materials: dict[str, Material], path: Path, **options: bool
) -> tuple[dict[str, Any], bytes]:
    chosen = ExportOptions(**options)
    write(sample.station, sample.parts, materials, path, chosen)
    content = json.loads(path.read_text(encoding="utf-8"))
    return content, path.with_suffix(".bin").read_bytes()


def test_a_look_of_one_material_is_a_variant(
    sample: Sample, materials: dict[str, Material], tmp_path: Path
) -> None:
    content, _ = written(sample, materials, tmp_path / "a.gltf")

    extension = "KHR_materials_variants"
    names = [v["name"] for v in content["extensions"][extension]["variants"]]
    assert names == ["own materials", "blueprint"]
    assert content["extensionsUsed"] == [extension]
    assert "extensionsRequired" not in content
    for mesh in content["meshes"]:
        for primitive in mesh["primitives"]:
            own, blue = primitive["extensions"][extension]["mappings"]
            assert own == {"material": primitive["material"], "variants": [0]}
            assert content["materials"][blue["material"]]["name"] == "blueprint"


def test_variants_can_be_left_out(
    sample: Sample, materials: dict[str, Material], tmp_path: Path
) -> None:
    content, _ = written(sample, materials, tmp_path / "a.gltf", variants=False)

    assert "extensionsUsed" not in content
    assert "blueprint" not in [material["name"] for material in content["materials"]]


def test_compressed_meshes_decode_to_what_they_were(
    sample: Sample, materials: dict[str, Material], tmp_path: Path
) -> None:
    plain, _ = written(sample, materials, tmp_path / "a.gltf")
    content, data = written(sample, materials, tmp_path / "b.gltf", compressed=True)

    extension = "KHR_draco_mesh_compression"
    assert extension in content["extensionsRequired"]
    for before, after in zip(plain["meshes"], content["meshes"], strict=True):
        (primitive,) = after["primitives"]
        stored = primitive["extensions"][extension]
        view = content["bufferViews"][stored["bufferView"]]
        start = view["byteOffset"]
        mesh = DracoPy.decode(data[start : start + view["byteLength"]])
        accessor = content["accessors"][primitive["attributes"]["POSITION"]]
        original = plain["accessors"][before["primitives"][0]["attributes"]["POSITION"]]

        assert accessor["count"] == len(mesh.points)
        indices = content["accessors"][primitive["indices"]]
        assert indices["count"] == np.asarray(mesh.faces).size
        np.testing.assert_allclose(mesh.points.min(axis=0), original["min"], atol=1e-3)
        np.testing.assert_allclose(mesh.points.max(axis=0), original["max"], atol=1e-3)
        ids = {entry["unique_id"] for entry in mesh.attributes}
        assert set(stored["attributes"].values()) == ids


def test_copies_become_instances(
    sample: Sample, materials: dict[str, Material], tmp_path: Path
) -> None:
    plain, _ = written(sample, materials, tmp_path / "a.gltf")
    content, data = written(sample, materials, tmp_path / "b.gltf", instanced=True)

    extension = "EXT_mesh_gpu_instancing"
    (node,) = (n for n in content["nodes"] if extension in n.get("extensions", {}))
    assert node["name"] == "fin"
    assert node["extras"]["copies"] == ["fin-1", "fin-2", "fin-3", "fin-4"]
    assert len(plain["nodes"]) - len(content["nodes"]) == 3
    fins = [n for n in plain["nodes"] if n["name"].startswith("fin-")]
    for name, width in (("TRANSLATION", 3), ("ROTATION", 4)):
        accessor = content["accessors"][
            node["extensions"][extension]["attributes"][name]
        ]
        view = content["bufferViews"][accessor["bufferView"]]
        values = np.frombuffer(
            data, "<f4", accessor["count"] * width, view["byteOffset"]
        ).reshape(-1, width)
        rest = [0.0] * 3 if width == 3 else [0.0, 0.0, 0.0, 1.0]
        wanted = [fin.get(name.lower(), rest) for fin in fins]
        np.testing.assert_allclose(values, wanted, atol=1e-6)


@pytest.mark.parametrize("options", [{"compressed": True}, {"instanced": True}])
def test_the_same_input_gives_the_same_bytes(
    sample: Sample,
    materials: dict[str, Material],
    tmp_path: Path,
    options: dict[str, bool],
) -> None:
    chosen = ExportOptions(**options)
    for name in ("a.glb", "b.glb"):
        write(sample.station, sample.parts, materials, tmp_path / name, chosen)

    assert (tmp_path / "a.glb").read_bytes() == (tmp_path / "b.glb").read_bytes()


def test_files_say_who_may_not_read_them(
    sample: Sample, materials: dict[str, Material], tmp_path: Path
) -> None:
    chosen = ExportOptions(compressed=True, instanced=True)
    path = tmp_path / "a.glb"
    summary = write(sample.station, sample.parts, materials, path, chosen)

    assert len(summary.notes) == 2
