"""What a stranger reads in OBJ and PLY files."""

from pathlib import Path

import numpy as np
import pytest
import trimesh

from tests.export.conftest import Sample
from viewer.errors import InputError, UsageError
from viewer.export.job import ExportOptions, Summary
from viewer.export.obj import write_obj
from viewer.export.ply import write_ply
from viewer.export.tree import placed_bodies
from viewer.export.write import write
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.mesh import volume_m3


def export(sample: Sample, path: Path, **options: object) -> Summary:
    chosen = ExportOptions(**options)  # type: ignore[arg-type]
    return write(sample.station, sample.parts, sample.materials, path, chosen)


def volume(sample: Sample) -> float:
    return sum(volume_m3(placed.body.mesh) for placed in placed_bodies(sample.tree))


def test_an_obj_stands_upright_with_all_its_solids(
    sample: Sample, tmp_path: Path
) -> None:
    path = tmp_path / "a.obj"
    summary = export(sample, path)
    read = trimesh.load(path, force="mesh", process=False)

    # x -5 to 25, y -4 to 4, z -21.5 to 4 in the station frame.
    assert np.allclose(read.bounds, [[-4, -4, -5], [4, 21.5, 25]], atol=1e-3)
    assert len(read.faces) == summary.triangles == 84
    assert read.volume == pytest.approx(volume(sample), rel=1e-5)
    table = path.with_suffix(".mtl")
    assert summary.size_bytes == path.stat().st_size + table.stat().st_size


def test_an_obj_names_its_parts_and_materials(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / "a.obj"
    export(sample, path)
    lines = path.read_text("utf-8").splitlines()
    names = [line[2:] for line in lines if line.startswith("o ")]
    used = {line.split()[1] for line in lines if line.startswith("usemtl ")}
    table = path.with_suffix(".mtl").read_text("utf-8").splitlines()

    assert len(names) == len(set(names)) == 7
    assert any(name.endswith("/Core/fin-1") for name in names)
    assert "mtllib a.mtl" in lines
    assert used == {line.split()[1] for line in table if line.startswith("newmtl ")}
    at = table.index("newmtl panel")
    assert table[at + 1] == "Kd 0.1000 0.2000 0.5000"


def test_normals_of_an_obj_point_outward(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / "a.obj"
    export(sample, path)
    lines = path.read_text("utf-8").splitlines()
    points, normals = (
        np.array([line.split()[1:] for line in lines if line.startswith(f"{word} ")])
        for word in ("v", "vn")
    )
    faces = np.array(
        [
            [int(corner.split("//")[0]) - 1 for corner in line.split()[1:]]
            for line in lines
            if line.startswith("f ")
        ]
    )
    a, b, c = (points.astype(float)[faces[:, k]] for k in range(3))
    assert (np.cross(b - a, c - a) * normals.astype(float)[faces[:, 0]]).sum(
        axis=1
    ).min() > 0.0


def test_a_ply_has_zenith_up_normals_and_colours(
    sample: Sample, tmp_path: Path
) -> None:
    path = tmp_path / "a.ply"
    summary = export(sample, path)
    read = trimesh.load(path, process=False)

    assert np.allclose(read.bounds, [[-5, -4, -4], [25, 4, 21.5]], atol=1e-5)
    assert len(read.faces) == summary.triangles == 84
    assert read.volume == pytest.approx(volume(sample), rel=1e-5)
    colours = {tuple(row) for row in read.visual.vertex_colors.tolist()}
    assert (26, 51, 128, 255) in colours
    told = read.vertex_normals[read.faces[:, 0]]
    assert (told * read.face_normals).sum(axis=1).min() > 0.99


@pytest.mark.parametrize("suffix", [".obj", ".ply"])
def test_what_they_cannot_carry_is_refused(
    sample: Sample, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"a{suffix}"
    with pytest.raises(UsageError, match="metres"):
        export(sample, path, scale=200.0)
    with pytest.raises(UsageError, match="glTF"):
        export(sample, path, animated_at=INTERACTIVE)
    for writer in (write_obj, write_ply):
        with pytest.raises(InputError, match="no material 'hull'"):
            writer(path, [sample.tree], {})
    assert list(tmp_path.iterdir()) == []
