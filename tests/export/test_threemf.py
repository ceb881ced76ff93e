"""What a strict reader of 3MF finds."""

from pathlib import Path
from typing import Any

import lib3mf
import numpy as np
import pytest

from tests.export.conftest import Sample, box
from viewer.errors import InputError
from viewer.export.job import ExportOptions, Summary
from viewer.export.threemf import handed_over, write_3mf
from viewer.export.tree import ExportNode
from viewer.export.write import write
from viewer.geometry.body import Body

COLOURS = {"Core": {"hull", "panel"}, "Mast": {"panel"}, "Mast 2": {"panel"}}


def export(sample: Sample, path: Path, **options: Any) -> Summary:
    chosen = ExportOptions(**options)
    return write(sample.station, sample.parts, sample.materials, path, chosen)


def read(path: Path) -> Any:
    """Return the model as the reference library reads it, strictly."""
    model = lib3mf.get_wrapper().CreateModel()
    reader = model.QueryReader("3mf")
    reader.SetStrictModeActive(True)
    reader.ReadFromFile(str(path))
    assert reader.GetWarningCount() == 0
    return model


def every(iterator: Any, current: str) -> list[Any]:
    found = []
    while iterator.MoveNext():
        found.append(getattr(iterator, current)())
    return found


def points(mesh: Any) -> np.ndarray:
    return np.array([list(vertex.Coordinates) for vertex in mesh.GetVertices()])


def test_each_element_is_one_closed_object(sample: Sample, tmp_path: Path) -> None:
    summary = export(sample, tmp_path / "a.3mf")
    model = read(tmp_path / "a.3mf")
    meshes = every(model.GetMeshObjects(), "GetCurrentMeshObject")
    items = every(model.GetBuildItems(), "GetCurrent")

    names = [item.GetObjectResource().GetName() for item in items]
    assert names == ["Core", "Mast", "Mast 2"]
    assert summary.nodes == 3
    assert len(meshes) == summary.meshes
    assert all(mesh.IsManifoldAndOriented() for mesh in meshes)
    assert sum(mesh.GetTriangleCount() for mesh in meshes) == summary.triangles


def test_it_is_to_scale_and_stands_on_the_bed(sample: Sample, tmp_path: Path) -> None:
    export(sample, tmp_path / "a.3mf", scale=100.0)
    model = read(tmp_path / "a.3mf")
    assert model.GetUnit() == lib3mf.ModelUnit.MilliMeter
    meshes = every(model.GetMeshObjects(), "GetCurrentMeshObject")
    every_point = np.concatenate([points(mesh) for mesh in meshes])

    assert every_point.min(axis=0) == pytest.approx([0, 0, 0], abs=1e-4)
    # 30 m long, 8 m broad, 25.5 m high.
    assert every_point.max(axis=0) == pytest.approx([300, 80, 255], abs=1e-3)


def test_parts_have_their_colours(sample: Sample, tmp_path: Path) -> None:
    export(sample, tmp_path / "a.3mf")
    model = read(tmp_path / "a.3mf")
    (group,) = every(model.GetBaseMaterialGroups(), "GetCurrentBaseMaterialGroup")
    told = {
        group.GetName(number): group.GetDisplayColor(number)
        for number in group.GetAllPropertyIDs()
    }
    panel = told["panel"]
    assert (panel.Red, panel.Green, panel.Blue) == (26, 51, 128)
    for mesh in every(model.GetMeshObjects(), "GetCurrentMeshObject"):
        assert mesh.GetObjectLevelProperty()[0] == group.GetResourceID()
        numbers = painted(mesh)
        assert {group.GetName(number) for number in numbers} == COLOURS[mesh.GetName()]


def painted(mesh: Any) -> set[int]:
    """Return the numbers of a mesh's colours, each triangle of one."""
    rows = [tuple(own.PropertyIDs) for own in mesh.GetAllTriangleProperties()]
    assert all(len(set(row)) == 1 for row in rows)
    return {number for number, *_ in rows}


def test_the_same_input_gives_the_same_bytes(sample: Sample, tmp_path: Path) -> None:
    for name in ("a.3mf", "b.3mf"):
        export(sample, tmp_path / name)
    assert (tmp_path / "a.3mf").read_bytes() == (tmp_path / "b.3mf").read_bytes()


def test_what_is_too_small_is_named(sample: Sample, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing is large enough"):
        export(sample, tmp_path / "a.3mf", scale=1e12)
    assert list(tmp_path.iterdir()) == []


def test_a_stripe_on_a_hull_stays_thin(sample: Sample, tmp_path: Path) -> None:
    hull = Body(material="hull", mesh=box((0.0, 0.0, 0.0), (10.0, 3.0, 3.0)))
    stripe = Body(material="panel", mesh=box((1.0, 1.0, 2.9), (9.0, 2.0, 3.01)))
    sheet = Body(material="panel", mesh=box((20.0, 0.0, 0.0), (21.0, 3.0, 0.01)))
    element = ExportNode(name="Core", bodies=(hull, stripe, sheet))
    root = ExportNode(
        name="Tiny", children=(ExportNode(name="One", children=(element,)),)
    )
    printed = write_3mf(
        tmp_path / "a.3mf", [root], sample.materials, scale=200.0, least_mm=1.0
    )

    (core,) = printed.solids
    # Zenith up, the stripe is below: 15 mm of hull and 0.05 of stripe.
    low, high = core.solid.points_mm.min(axis=0), core.solid.points_mm.max(axis=0)
    assert high[2] - low[2] == pytest.approx(15.05 + 0.475 * 1.1, abs=0.05)
    assert high[0] == pytest.approx(105.0 + 0.475 * 1.1, abs=0.05)


def test_a_unit_loses_nothing(sample: Sample, tmp_path: Path) -> None:
    export(sample, tmp_path / "mm.3mf", scale=144.0)
    export(sample, tmp_path / "m.3mf", scale=144.0, units="m")
    several = [
        np.concatenate(
            [
                points(mesh)
                for mesh in every(
                    read(tmp_path / name).GetMeshObjects(), "GetCurrentMeshObject"
                )
            ]
        )
        for name in ("mm.3mf", "m.3mf")
    ]

    np.testing.assert_allclose(1000.0 * several[1], several[0], rtol=2e-7, atol=1e-6)


def test_a_binding_that_is_made_otherwise_is_used_as_it_is() -> None:
    class Plain:
        given: tuple[Any, ...] = ()

        def SetGeometry(self, *rows: Any) -> None:  # noqa: N802 - the binding's name
            self.given = rows

    mesh = Plain()
    handed_over(mesh, "SetGeometry", [1], [2])
    assert mesh.given == ([1], [2])
