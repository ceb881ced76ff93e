"""Other people's programs find nothing to complain about in our files."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.export.conftest import Sample
from viewer.export import ExportOptions, PrintOptions, write
from viewer.geometry.detail import INTERACTIVE
from viewer.pictures.model import build_model
from viewer.scene.materials import load_materials

pytestmark = pytest.mark.external

HERE = Path(__file__).parent


def node_modules(package: str = "gltf-validator") -> Path | None:
    """Return a folder that holds a Node package, if there is one.

    `ROSS_NODE_MODULES` names it; else where the scripts put it, and caches.
    """
    cache = Path.home() / ".cache"
    places = [os.environ.get("ROSS_NODE_MODULES", "")]
    places.append(str(Path(sys.prefix) / "share" / "node" / "node_modules"))
    places += [str(path) for path in cache.glob("*/node/node_modules")]
    places += [str(path) for path in cache.glob("*/node_modules")]
    for place in filter(None, places):
        if (Path(place) / package).is_dir():
            return Path(place)
    return None


@pytest.fixture(scope="session")
def validator() -> Path:
    modules = node_modules()
    if not shutil.which("node") or modules is None:
        pytest.skip("node with gltf-validator is not there; set ROSS_NODE_MODULES")
    return modules


def issues_of(path: Path, validator: Path) -> dict[str, Any]:
    """Return what Khronos' validator says of a file."""
    told = subprocess.run(
        ["node", str(HERE / "gltf_validate.mjs"), str(validator), str(path)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return json.loads(told)


@pytest.mark.parametrize("with_reference", [False, True])
def test_khronos_finds_nothing_at_all(
    sample: Sample, tmp_path: Path, validator: Path, *, with_reference: bool
) -> None:
    path = tmp_path / "tiny.glb"
    options = ExportOptions(reference=sample.tree if with_reference else None)
    write(sample.station, sample.parts, sample.materials, path, options)
    issues = issues_of(path, validator)

    assert issues["messages"] == []
    assert not any(issues[f"num{kind}"] for kind in ("Errors", "Warnings", "Infos"))


WHOLE: dict[str, tuple[str, str, dict[str, Any]]] = {
    "plain": ("ross", "glb", {}),
    "text": ("ross", "gltf", {}),
    "animated": ("ross", "glb", {"animated_at": INTERACTIVE}),
    "ISS animated": ("iss", "glb", {"animated_at": INTERACTIVE}),
    "on its stand": ("ross", "glb", {"printing": PrintOptions(stand=True)}),
    "compressed": ("ross", "glb", {"compressed": True}),
    "instances": ("ross", "glb", {"instanced": True}),
    "everything": (
        "ross",
        "glb",
        {"compressed": True, "instanced": True, "animated_at": INTERACTIVE},
    ),
}


@pytest.mark.parametrize("case", WHOLE)
def test_khronos_accepts_whole_stations(
    tmp_path: Path, validator: Path, case: str
) -> None:
    station, suffix, options = WHOLE[case]
    model, path = build_model(station), tmp_path / f"a.{suffix}"
    chosen = ExportOptions(**options)
    write(model.station, model.parts, load_materials(), path, chosen)
    issues = issues_of(path, validator)

    # It says for information that it does not look into compressed buffers.
    grave = [said for said in issues["messages"] if said["severity"] < 2]
    assert grave == []
    assert issues["numErrors"] == issues["numWarnings"] == 0


@pytest.mark.skipif(not shutil.which("admesh"), reason="admesh is not installed")
def test_admesh_finds_no_fault(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / "tiny.stl"
    write(sample.station, sample.parts, sample.materials, path)
    report = subprocess.run(
        ["admesh", str(path)],
        capture_output=True,
        text=True,
        check=True,
        errors="replace",
    ).stdout

    faults = re.findall(
        r"^(?:Total disconnected facets|Degenerate facets|Edges fixed|Facets \w+"
        r"|Backwards edges|Normals fixed) +: +(\d+)",
        report,
        re.MULTILINE,
    )
    assert len(faults) == 8
    assert set(faults) == {"0"}
