import numpy as np
import pytest

from viewer.errors import InputError
from viewer.export.glb import write_glb
from viewer.export.tree import ExportNode, station_tree
from viewer.scene.materials import load_materials
from viewer.scene.reference import reference_from_glb, reference_from_station


def test_a_station_becomes_one_mesh_for_each_material(built):
    station, parts = built
    reference = reference_from_station(station, parts, credit="a test")
    roles = {role for module in parts.values() for role in module.by_material}
    assert set(reference.meshes) == roles
    assert reference.title.en == "Tiny"
    assert np.ptp(reference.bounds_m[:, 0]) == pytest.approx(17.0, abs=0.2)
    triangles = sum(len(mesh.triangles) for mesh in reference.meshes.values())
    assert triangles == sum(
        len(mesh.triangles)
        for placement in station.placements.values()
        for mesh in parts[placement.module].by_material.values()
    )


def test_a_written_station_comes_back_the_same(built, tmp_path):
    station, parts = built
    path = tmp_path / "tiny.glb"
    write_glb(path, [station_tree(station, parts)], load_materials())
    read, made = reference_from_glb(path), reference_from_station(station, parts)
    assert read.title == made.title
    assert set(read.meshes) == set(made.meshes)
    assert np.allclose(read.bounds_m, made.bounds_m, atol=1e-5)


def test_a_file_without_a_mesh_is_refused(tmp_path):
    path = tmp_path / "empty.glb"
    write_glb(path, [ExportNode(name="nothing")], load_materials())
    with pytest.raises(InputError, match="holds no mesh"):
        reference_from_glb(path)
