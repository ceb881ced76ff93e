"""USDZ read back with OpenUSD, and checked as phones want it."""

from pathlib import Path

import numpy as np
import pytest
from pxr import Usd, UsdGeom, UsdShade, UsdValidation

from viewer.cli.main import run


@pytest.fixture(scope="module")
def package(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("usd") / "ross.usdz"
    assert run(["export", "ross", "--step", "phase-1", "-o", str(path)]) == 0
    return path


def test_the_checker_finds_nothing(package):
    validators = UsdValidation.ValidationRegistry().GetOrLoadAllValidators()
    assert len(validators) > 20
    context = UsdValidation.ValidationContext(validators)
    found = context.Validate(Usd.Stage.Open(str(package)))
    assert [error.GetMessage() for error in found] == []


def test_it_is_as_large_as_the_station_and_stands_upright(package):
    stage = Usd.Stage.Open(str(package))
    assert UsdGeom.GetStageUpAxis(stage) == UsdGeom.Tokens.y
    assert UsdGeom.GetStageMetersPerUnit(stage) == 1.0
    cache = UsdGeom.BBoxCache(Usd.TimeCode.Default(), [UsdGeom.Tokens.default_])
    box = cache.ComputeWorldBound(stage.GetDefaultPrim()).ComputeAlignedRange()
    # Span across X, height along Y, length along Z.
    assert box.GetSize()[0] == pytest.approx(40.0, abs=0.01)
    assert box.GetSize()[2] == pytest.approx(31.4, abs=0.3)


def test_every_module_is_a_named_prim_and_every_mesh_has_its_look(package):
    stage = Usd.Stage.Open(str(package))
    names = {prim.GetMetadata("displayName") for prim in stage.Traverse()}
    assert {"Science-power module (NEM)", "Node module (UUM)"} <= names
    meshes = [p for p in stage.Traverse() if p.IsA(UsdGeom.Mesh)]
    assert len(meshes) > 50
    for prim in meshes:
        look, _ = UsdShade.MaterialBindingAPI(prim).ComputeBoundMaterial()
        assert look
        mesh = UsdGeom.Mesh(prim)
        corners = np.array(mesh.GetFaceVertexIndicesAttr().Get())
        assert corners.max() < len(mesh.GetPointsAttr().Get())


def test_it_has_no_scale(tmp_path, capsys):
    path = tmp_path / "a.usdz"
    assert run(["export", "ross", "-o", str(path), "--scale", "1:100"]) == 2
    assert "is in metres" in capsys.readouterr().err
