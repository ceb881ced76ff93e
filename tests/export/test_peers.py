"""Other people's programs open what we export, and find what is meant."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.export.test_external import node_modules
from tests.export.test_threemf import every, read
from viewer.assembly.station import station_at
from viewer.export import ExportOptions, PrintOptions, Summary, station_tree, write
from viewer.export.cameras import preset_names
from viewer.export.tree import ExportNode
from viewer.geometry.detail import INTERACTIVE
from viewer.pictures.model import Model, build_model
from viewer.scene.materials import load_materials

pytestmark = [pytest.mark.external, pytest.mark.peers]

HERE = Path(__file__).parent
SECONDS = 900


@pytest.fixture(scope="module")
def model() -> Model:
    return build_model("ross")


def export(model: Model, path: Path, **options: Any) -> Summary:
    chosen = ExportOptions(**options)
    return write(model.station, model.parts, load_materials(), path, chosen)


def run(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in words],
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
        errors="replace",
    )


def program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed; scripts/peers installs it")
    return path


def names_of(node: ExportNode) -> list[str]:
    return [node.name, *(name for child in node.children for name in names_of(child))]


def clip_names(model: Model) -> list[str]:
    """Return what the animations are called, in their order."""
    steps = enumerate(model.station.spec.steps, start=1)
    return ["Assembly", *(f"{number:02d} {step.name.en}" for number, step in steps)]


# --- a browser ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def modules() -> Path:
    found = node_modules("puppeteer-core")
    if not shutil.which("node") or found is None:
        pytest.skip("node with puppeteer-core is not there; scripts/peers installs it")
    return found


DESK, PHONE = (1000, 640), (390, 844)


def browse(
    modules: Path, page: Path, expression: str, size: tuple[int, int] = DESK
) -> dict[str, Any]:
    script, chromium = HERE / "browser.mjs", program("chromium")
    done = run("node", script, modules, chromium, page, expression, *size)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    assert told["said"] == []
    assert told["asked"] == []
    assert told["ready"] == "yes"
    return told


# What stands there after each step, and how much of the picture it fills.
_PLAYED = """(() => {
  const it = window.rossViewer, told = [];
  for (let step = 1; step <= it.clips.length - 1; step++) {
    it.show(step, false);
    it.root().updateMatrixWorld(true);
    const size = new it.THREE.Vector3(), there = [];
    for (const [id, node] of it.elements)
      if (node.getWorldScale(size).length() > 0.1) there.push(id);
    const box = it.box([it.root()]).getSize(size).toArray();
    told.push({ there: there.sort(), box });
  }
  return told;
})()"""


def test_the_page_shows_every_step_in_a_browser(
    model: Model, modules: Path, tmp_path: Path
) -> None:
    page = tmp_path / "ross.html"
    tree = station_tree(model.station, model.parts, by_material=True)
    export(model, page, reference=tree)
    steps = browse(modules, page, _PLAYED)["found"]

    assert len(steps) == len(model.station.spec.steps)
    for number, step in enumerate(steps, start=1):
        station = station_at(model.station.spec, model.parts, number)
        assert step["there"] == sorted(station.placements)


_PIXELS = """(() => {
  const canvas = document.getElementById("view");
  const copy = document.createElement("canvas");
  copy.width = canvas.width; copy.height = canvas.height;
  const pen = copy.getContext("2d"); pen.drawImage(canvas, 0, 0);
  const data = pen.getImageData(0, 0, copy.width, copy.height).data;
  let filled = 0; for (let k = 3; k < data.length; k += 4) filled += data[k] > 0;
  return filled / (copy.width * copy.height);
})()"""


def test_the_page_draws(model: Model, modules: Path, tmp_path: Path) -> None:
    page = tmp_path / "ross.html"
    export(model, page)
    wait = f"new Promise((done) => setTimeout(() => done({_PIXELS}), 1500))"

    assert 0.03 < browse(modules, page, wait)["found"] < 0.6


# What lies over what, and what reaches out of the screen; the figures are closed.
_CROWDED = """(() => {
  document.getElementById("panel").hidden = true;
  const boxes = ["header", "#tools", "#caption", "footer"].map((name) =>
    [name, document.querySelector(name).getBoundingClientRect()]);
  const found = [];
  boxes.forEach(([name, a], k) => {
    if (a.width < 40 || a.left < 0 || a.right > innerWidth || a.bottom > innerHeight)
      found.push(name);
    for (const [other, b] of boxes.slice(k + 1))
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        found.push(name + " over " + other);
  });
  if (boxes[1][1].bottom > 0.4 * innerHeight) found.push("little is left");
  return found;
})()"""


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_page_fits_the_screen(
    model: Model, modules: Path, tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    page = tmp_path / "ross.html"
    tree = station_tree(model.station, model.parts, by_material=True)
    export(model, page, reference=tree, language=language)

    assert browse(modules, page, _CROWDED, size)["found"] == []


@pytest.mark.parametrize(
    "options",
    [
        {"animated_at": INTERACTIVE},
        {"compressed": True},
        {"instanced": True},
        {"compressed": True, "instanced": True, "animated_at": INTERACTIVE},
    ],
    ids=["animated", "draco", "instances", "all"],
)
def test_three_finds_every_node_and_clip(
    model: Model, modules: Path, tmp_path: Path, options: dict[str, Any]
) -> None:
    file = tmp_path / "ross.glb"
    summary = export(model, file, **options)
    page = tmp_path / "three.html"
    text = (HERE / "three.html").read_text(encoding="utf-8")
    text = text.replace("MODULES", f"file://{modules}").replace("MODEL", file.name)
    page.write_text(text, encoding="utf-8")
    found = browse(modules, page, "window.found")["found"]

    clips = clip_names(model) if "animated_at" in options else []
    assert found["clips"] == clips
    assert found["cameras"] == (len(preset_names()) if clips else 0)
    # Instances keep their copies' names in the extras; nodes have what they share.
    if "instanced" not in options:
        tree = station_tree(model.station, model.parts)
        assert set(names_of(tree)) <= set(found["names"])
    if "animated_at" not in options:
        assert found["triangles"] == summary.triangles
        size = np.array(found["high"]) - np.array(found["low"])
        x, y, z = np.ptp(summary.bounds_m, axis=0)
        np.testing.assert_allclose(size, [y, z, x], atol=2e-3)


# --- Blender --------------------------------------------------------------------------


@pytest.mark.parametrize("animated", [False, True])
def test_blender_imports_what_is_meant(
    model: Model, tmp_path: Path, *, animated: bool
) -> None:
    blender = program("blender")
    file = tmp_path / "ross.glb"
    summary = export(model, file, animated_at=INTERACTIVE if animated else None)
    script = HERE / "in_blender.py"
    done = run(blender, "-b", "--factory-startup", "-P", script, "--", file)
    told = re.search(r"^FOUND (.*)$", done.stdout, re.MULTILINE)
    assert told is not None, done.stdout + done.stderr
    found = json.loads(told[1])

    tree = station_tree(model.station, model.parts)
    parents = found["objects"]
    # Blender keeps 63 letters of a name and numbers those that are taken.
    plain = {re.sub(r"\.\d{3}$", "", name) for name in parents}
    assert {name[:59] for name in names_of(tree)} <= {name[:59] for name in plain}
    assert parents["Node module (UUM)"] == "Phase one: four modules"
    assert parents["Phase one: four modules"] == "ROSS"
    assert {"station", "phase", "element", "part"} <= set(found["kinds"])
    assert {"hull", "cells", "metal"} <= set(found["materials"])
    clips = clip_names(model) if animated else []
    assert found["clips"] == sorted(name[:63] for name in clips)
    assert found["cameras"] == (len(preset_names()) if animated else 0)
    if not animated:
        assert found["triangles"] == summary.triangles
        size = np.array(found["high"]) - np.array(found["low"])
        x, y, z = np.ptp(summary.bounds_m, axis=0)
        # Blender is Z up and looks along +Y: the model's front faces -Y.
        np.testing.assert_allclose(size, [y, x, z], atol=0.02)


# --- a slicer -------------------------------------------------------------------------

# Thick layers and thin walls: minutes less, and the same file is read.
ROUGHLY = ("--layer-height", "0.3", "--perimeters", "1", "--fill-density", "5%")

PRINTS = {
    "one.stl": PrintOptions(),
    "one.3mf": PrintOptions(min_thickness_mm=0.8),
    "stand.stl": PrintOptions(stand=True, min_thickness_mm=0.8),
    "pieces.stl": PrintOptions(
        split=True, bed_mm=(220.0, 220.0, 250.0), stand=True, min_thickness_mm=0.8
    ),
    "pieces.3mf": PrintOptions(split=True, bed_mm=(220.0, 220.0, 250.0)),
    "each.stl": PrintOptions(each=True, min_thickness_mm=0.8),
}


@pytest.mark.parametrize("name", PRINTS)
def test_a_slicer_slices_without_repair(
    model: Model, tmp_path: Path, name: str
) -> None:
    slicer = program("prusa-slicer")
    summary = export(model, tmp_path / name, printing=PRINTS[name])

    for file in summary.files or (summary.path,):
        told = run(slicer, "--info", file).stdout
        assert "manifold = yes" in told
        assert not re.search(r"open_edges|facets_reversed|backwards_edges", told)
        code = file.with_suffix(".gcode")
        done = run(slicer, "-g", *ROUGHLY, "--center", "125,105", "-o", code, file)
        assert done.returncode == 0, done.stdout + done.stderr
        assert code.stat().st_size > 1e5


@pytest.mark.parametrize("units", ["mm", "in", "m"])
@pytest.mark.parametrize("name", [name for name in PRINTS if name.endswith("stl")])
def test_admesh_finds_no_fault_in_the_whole_station(
    model: Model, tmp_path: Path, name: str, units: str
) -> None:
    admesh = program("admesh")
    summary = export(model, tmp_path / name, printing=PRINTS[name], units=units)
    for file in summary.files or (summary.path,):
        told = run(admesh, file).stdout
        faults = re.findall(
            r"^(?:Total disconnected facets|Degenerate facets|Edges fixed"
            r"|Facets \w+|Backwards edges|Normals fixed) +: +(\d+)",
            told,
            re.MULTILINE,
        )
        assert len(faults) == 8
        assert set(faults) == {"0"}


@pytest.mark.parametrize("name", [name for name in PRINTS if name.endswith("3mf")])
def test_lib3mf_reads_strictly(model: Model, tmp_path: Path, name: str) -> None:
    summary = export(model, tmp_path / name, printing=PRINTS[name])
    triangles = 0
    for file in summary.files or (summary.path,):
        meshes = every(read(file).GetMeshObjects(), "GetCurrentMeshObject")
        assert all(mesh.IsManifoldAndOriented() for mesh in meshes)
        triangles += sum(mesh.GetTriangleCount() for mesh in meshes)
    assert triangles == summary.triangles
