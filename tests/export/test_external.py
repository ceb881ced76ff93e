"""Other people's programs find nothing to complain about in our files."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.export.conftest import Sample
from viewer.export import ExportOptions, write

pytestmark = pytest.mark.external

HERE = Path(__file__).parent


def node_modules(package: str = "gltf-validator") -> Path | None:
    """Return a folder that holds a Node package, if there is one.

    `ROSS_NODE_MODULES` names it; else the caches where it is usually put.
    """
    cache = Path.home() / ".cache"
    places = [os.environ.get("ROSS_NODE_MODULES", "")]
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


@pytest.mark.parametrize("with_reference", [False, True])
def test_khronos_finds_nothing_at_all(
    sample: Sample, tmp_path: Path, validator: Path, *, with_reference: bool
) -> None:
    path = tmp_path / "tiny.glb"
    options = ExportOptions(reference=sample.tree if with_reference else None)
    write(sample.station, sample.parts, sample.materials, path, options)
    report = subprocess.run(
        ["node", str(HERE / "gltf_validate.mjs"), str(validator), str(path)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    issues = json.loads(report)
    assert issues["messages"] == []
    assert not any(issues[f"num{kind}"] for kind in ("Errors", "Warnings", "Infos"))


@pytest.mark.skipif(not shutil.which("admesh"), reason="admesh is not installed")
def test_admesh_finds_no_fault(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / "tiny.stl"
    write(sample.station, sample.parts, sample.materials, path)
    report = subprocess.run(
        ["admesh", str(path)], capture_output=True, text=True, check=True
    ).stdout

    faults = re.findall(
        r"^(?:Total disconnected facets|Degenerate facets|Edges fixed|Facets \w+"
        r"|Backwards edges|Normals fixed) +: +(\d+)",
        report,
        re.MULTILINE,
    )
    assert len(faults) == 8
    assert set(faults) == {"0"}
