"""A baked station is used only while it is what the configs give."""

from pathlib import Path

import numpy as np
import pytest

from tests.export.conftest import CORE, DATES, box, module_spec
from viewer.export.bake import joined, write_bake
from viewer.geometry.baked import load_reference_bake
from viewer.geometry.frames import apply
from viewer.geometry.mesh import is_closed, merged, volume_m3
from viewer.scene.scene import Material
from viewer.spec.kinds.fittings import Box
from viewer.spec.model import (
    AddAction,
    ModuleSpec,
    PhaseRecord,
    RootPose,
    StationSpec,
    StepRecord,
)
from viewer.spec.record import LocalText


@pytest.fixture
def configs(tmp_path: Path) -> Path:
    folder = tmp_path / "configs"
    (folder / "stations").mkdir(parents=True)
    (folder / "modules").mkdir()
    (folder / "stations" / "tiny.toml").write_text("id = 'tiny'\n", encoding="utf-8")
    (folder / "modules" / "core.toml").write_text("id = 'core'\n", encoding="utf-8")
    return folder


@pytest.fixture
def baked(configs: Path, tmp_path: Path) -> Path:
    path = tmp_path / "tiny.glb"
    part = Box(kind="box", size_m=(4.0, 2.0, 1.0))
    materials = {"hull": Material(name="hull", colour=(0.5, 0.5, 0.5))}
    with path.open("wb") as stream:
        write_bake(stream, spec(configs, part), materials, configs=configs)
    return path


def spec(configs: Path, part: Box) -> StationSpec:
    """Return a station of one box, 3 m ahead of the origin."""
    plain = module_spec(CORE, "Core")
    module = ModuleSpec(
        key=CORE,
        path=configs / "modules" / "core.toml",
        name=plain.name,
        role="module",
        summary=None,
        figures={},
        parameters={},
        values={},
        parts=(part,),
        ports={},
    )
    step = StepRecord(
        id="launch",
        phase="one",
        name=LocalText(en="Launch"),
        date=DATES,
        add=[AddAction(module="core", pose=RootPose(origin_m=(3.0, 0.0, 0.0)))],
    )
    return StationSpec(
        id="tiny",
        path=configs / "stations" / "tiny.toml",
        name=LocalText(en="Tiny"),
        summary=None,
        reference=None,
        facts={},
        phases=(PhaseRecord(id="one", name=LocalText(en="One")),),
        steps=(step,),
        modules={CORE: module},
    )


def test_it_holds_an_element_with_its_name_and_place(
    baked: Path, configs: Path
) -> None:
    model = load_reference_bake(baked, configs)

    assert model is not None
    assert [node.name for node in model.nodes] == ["Tiny", "One", "Core"]
    core = model.nodes[-1]
    points = np.concatenate(
        [apply(core.station_from_node, body.mesh.points) for body in core.bodies]
    )
    assert np.ptp(points, axis=0) == pytest.approx([4.0, 2.0, 1.0])
    assert points[:, 0].min() == pytest.approx(3.0)


@pytest.mark.parametrize("name", ["stations/tiny.toml", "modules/core.toml"])
def test_an_edited_config_retires_it(baked: Path, configs: Path, name: str) -> None:
    with (configs / name).open("a") as stream:
        stream.write("# longer now\n")

    assert load_reference_bake(baked, configs) is None


def test_a_config_that_is_gone_retires_it(baked: Path, configs: Path) -> None:
    (configs / "modules" / "core.toml").unlink()

    assert load_reference_bake(baked, configs) is None


def test_a_missing_or_cut_file_is_none(baked: Path, configs: Path) -> None:
    assert load_reference_bake(baked.with_name("none.glb"), configs) is None
    baked.write_bytes(baked.read_bytes()[:-8])

    assert load_reference_bake(baked, configs) is None


def test_joining_equal_vertices_keeps_the_solid() -> None:
    cube = box((0, 0, 0), (1, 2, 3))
    # The same points again for the second half of the triangles.
    doubled = merged([cube, cube])
    split = type(cube)(
        points=doubled.points,
        normals=doubled.normals,
        triangles=np.concatenate([cube.triangles[:6], cube.triangles[6:] + 24]),
    )
    mesh = joined(split)

    assert len(mesh.points) == 24
    assert is_closed(mesh)
    assert volume_m3(mesh) == pytest.approx(6.0)
