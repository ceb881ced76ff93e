"""Meshes of the ISS in any unit and attitude are laid on it; others are not."""

import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import trimesh
from numpy.typing import NDArray

from viewer.cli.main import run
from viewer.errors import ConfigError, InputError
from viewer.foreign.fit import Fit, fit_mesh
from viewer.foreign.model import ForeignMesh, ForeignNode
from viewer.geometry.baked import load_reference_bake
from viewer.geometry.frames import apply
from viewer.scene.references import reference_named
from viewer.spec.meshfile import MeshNotes, load_mesh_notes

INCH_M = 0.0254
# glTF's axes: +X to the left, +Y up, +Z forward.
FILE_FROM_STATION = np.array([[0.0, -1.0, 0.0], [0.0, 0.0, -1.0], [1.0, 0.0, 0.0]])


@cache
def corners() -> NDArray[np.float64]:
    """Return the triangles of the ISS as another author might have drawn them.

    Arrays are turned by 60 degrees, newer modules are missing, sizes are 3 % off.
    """
    model = load_reference_bake()
    assert model is not None
    turn = trimesh.transformations.rotation_matrix(np.radians(60.0), (0.0, 1.0, 0.0))
    found = []
    for node in model.nodes:
        if node.extras.get("id") in ("nauka", "prichal", "bishop", "beam", "era"):
            continue
        for body in node.bodies:
            points = apply(node.station_from_node, body.mesh.points)
            if node.extras.get("role") == "array":
                points = apply(turn, points)
            found.append(points[body.mesh.triangles] * 1.03)
    return np.concatenate(found)


def mesh_of(**nodes: NDArray[np.float64]) -> ForeignMesh:
    return ForeignMesh(
        path=Path("found.glb"),
        nodes=tuple(
            ForeignNode(
                name=name,
                points=triangles.reshape(-1, 3),
                triangles=np.arange(len(triangles) * 3, dtype=np.int32).reshape(-1, 3),
                colours=np.full((len(triangles), 3), 200, dtype=np.uint8),
            )
            for name, triangles in nodes.items()
        ),
    )


def assert_true_size(fit: Fit, unit_m: float) -> None:
    assert fit.ok, fit.assumed
    assert fit.scale == pytest.approx(unit_m / 1.03, rel=0.015)
    assert fit.median_distance_m < 0.35


@pytest.mark.slow
def test_inches_along_gltf_axes_with_strays() -> None:
    station = corners() @ FILE_FROM_STATION.T / INCH_M + [4000.0, -250.0, 90.0]
    dome = trimesh.creation.icosphere(radius=30_000.0, subdivisions=2).triangles
    cube = trimesh.creation.box((50.0,) * 3).triangles + np.array((2e6, 0.0, 3e5))
    fit = fit_mesh(mesh_of(station=station, sky=np.array(dome), lost=cube))
    assert_true_size(fit, INCH_M)
    assert (fit.up, fit.forward, fit.mirrored) == ("+y", "+z", False)
    assert set(fit.dropped) == {"sky", "lost"}
    assert any("taken to be the inch" in words for words in fit.assumed)
    assert [node.name for node in fit.mesh.nodes] == ["station"]
    # The fit is a placement: it takes the file's points to the station's.
    placed = apply(fit.station_from_file, station.reshape(-1, 3))
    assert placed[:, 1].max() == pytest.approx(54.1, abs=1.2)


@pytest.mark.slow
def test_a_mirrored_model_in_millimetres_that_lies_askew() -> None:
    turn = trimesh.transformations.rotation_matrix(0.8, (1.0, 2.0, 3.0))[:3, :3]
    mirrored = corners() * [1.0, -1.0, 1.0] @ turn.T * 1000.0
    fit = fit_mesh(mesh_of(station=mirrored[:, ::-1]))
    assert_true_size(fit, 0.001)
    assert fit.mirrored
    assert fit.is_askew


@pytest.mark.slow
@pytest.mark.parametrize("what", ["ball", "blocks"])
def test_what_is_no_station_is_a_poor_fit(what: str) -> None:
    if what == "ball":
        triangles = np.array(trimesh.creation.icosphere(subdivisions=3).triangles)
    else:
        heights = np.random.default_rng(1).uniform(1.0, 9.0, (30, 20))
        triangles = np.concatenate(
            [
                trimesh.creation.box((1.0, 1.0, h)).triangles
                + np.array((2.0 * x, 2.0 * y, h / 2))
                for (x, y), h in np.ndenumerate(heights)
            ]
        )
    fit = fit_mesh(mesh_of(thing=triangles))
    assert not fit.ok
    assert any(words.startswith("poor fit") for words in fit.assumed)


def test_what_its_owner_says_is_kept() -> None:
    station = corners() @ FILE_FROM_STATION.T / 1.03
    notes = MeshNotes.model_validate(
        {"unit": "metre", "up": "+y", "forward": "+z", "mirror": False}
    )
    fit = fit_mesh(mesh_of(station=station), notes)
    assert fit.ok
    assert fit.scale == pytest.approx(1.0, abs=1e-12)
    assert fit.turn == pytest.approx(FILE_FROM_STATION.T, abs=0.02)


def test_a_side_file_names_nodes_that_are_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"has no node 'statoin' \(did you mean"):
        fit_mesh(mesh_of(station=corners()), MeshNotes(drop=("statoin",)))
    (tmp_path / "a.toml").write_text(
        'unit = "furlong"\nup = "+y"\nforward = "-y"\n', encoding="utf-8"
    )
    with pytest.raises(ConfigError) as caught:
        load_mesh_notes(tmp_path / "a.glb")
    (problem,) = caught.value.problems
    assert (problem.line, problem.key) == (1, "unit")
    assert "no unit 'furlong'" in problem.message
    assert load_mesh_notes(tmp_path / "b.glb") == MeshNotes()


@pytest.mark.slow
def test_the_command_and_the_picture_say_the_same(tmp_path: Path, capsys) -> None:
    path = tmp_path / "found.stl"
    drawn = corners() @ FILE_FROM_STATION.T
    shape = trimesh.Trimesh(**trimesh.triangles.to_kwargs(drawn), process=False)
    shape.export(path)
    assert run(["fit", str(path), "--json", "--write"]) == 0
    out = capsys.readouterr().out
    said = json.loads(out[: out.rindex("}") + 1])
    assert said["ok"] is True
    assert np.shape(said["station_from_file"]) == (4, 4)
    assert said["scale"] == pytest.approx(1.0 / 1.03, rel=0.015)
    notes = load_mesh_notes(path)
    assert (notes.up, notes.forward, notes.mirror) == ("+y", "+z", False)
    reference = reference_named(str(path))
    assert reference is not None
    assert reference.warning == ""
    assert np.ptp(reference.bounds_m[:, 1]) == pytest.approx(108.3, rel=0.02)
