"""The HTML page holds everything that it shows, and shows every step."""

import base64
import gzip
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from viewer.assembly.figures import station_figures
from viewer.assembly.station import station_at
from viewer.cli.main import run
from viewer.errors import MachineError, UsageError
from viewer.export import ExportOptions, station_tree, write
from viewer.export import page as page_module
from viewer.export.page import viewer_library
from viewer.pictures.model import Model, build_model
from viewer.scene.materials import load_materials
from viewer.spec.record import LocalText


@pytest.fixture(scope="module")
def model() -> Model:
    return build_model("ross-51")


def page(model: Model, path: Path, **options: Any) -> str:
    chosen = ExportOptions(**options)
    write(model.station, model.parts, load_materials(), path, chosen)
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def text(model: Model, tmp_path_factory: pytest.TempPathFactory) -> str:
    tree = station_tree(model.station, model.parts, by_material=True)
    return page(model, tmp_path_factory.mktemp("page") / "a.html", reference=tree)


def element(text: str, name: str) -> str:
    found = re.search(rf'id="{name}">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    return found[1]


def facts(text: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(element(text, "facts"))
    return told


def test_every_step_is_told_in_both_languages(text: str, model: Model) -> None:
    steps = facts(text)["steps"]
    spec = model.station.spec

    assert [step["name"]["en"] for step in steps] == [s.name.en for s in spec.steps]
    assert all(set(step["date"]) == {"en", "ru"} for step in steps)
    for number, step in enumerate(steps, start=1):
        station = station_at(spec, model.parts, number)
        figures = station_figures(station, model.parts)
        assert step["figures"][0]["values"][0] == figures.modules
        longest = float(np.ptp(figures.bounds_m, axis=0).max())
        assert step["length"] == pytest.approx(longest)


def test_the_model_has_a_clip_for_each_step(text: str, model: Model) -> None:
    glb = gzip.decompress(base64.b64decode(element(text, "model")))
    length = int.from_bytes(glb[12:16], "little")
    content = json.loads(glb[20 : 20 + length])

    assert glb[:4] == b"glTF"
    clips = [clip["name"] for clip in content["animations"]]
    assert [step["clip"] for step in facts(text)["steps"]] == clips[1:]
    ids = {node.get("extras", {}).get("id") for node in content["nodes"]}
    assert set(model.station.placements) <= ids


def test_it_asks_for_nothing(text: str) -> None:
    own = text.replace(viewer_library(), "")

    assert "{{" not in own
    assert not re.findall(r"(?:src|href)\s*=|https?://|@import|url\(", own)
    assert "connect-src data: blob:" in own


def test_its_library_is_named_with_its_licence(text: str) -> None:
    assert "Three.js Authors. MIT licence." in text
    assert "THE SOFTWARE IS PROVIDED" in text
    assert "THREE.GLTFLoader=GLTFLoader" in text


def test_no_name_can_leave_its_script(model: Model, tmp_path: Path) -> None:
    bad = LocalText(en="</script><script>alert(1)</script>")
    spec = replace(model.station.spec, name=bad)
    station = replace(model.station, spec=spec)
    text = page(replace(model, station=station), tmp_path / "bad.html")

    assert "<script>alert(1)" not in text
    assert facts(text)["station"]["en"] == bad.en


def test_the_same_input_gives_the_same_bytes(model: Model, tmp_path: Path) -> None:
    assert page(model, tmp_path / "a.html") == page(model, tmp_path / "b.html")


def test_a_page_of_one_element_is_refused(model: Model, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="whole station"):
        page(model, tmp_path / "a.html", only=("uum",))


def test_where_the_library_is_missing_it_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page_module, "find_spec", lambda _name: None)
    viewer_library.cache_clear()
    with pytest.raises(MachineError, match=r"three\.js"):
        viewer_library()
    viewer_library.cache_clear()


def test_a_page_compares_without_being_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ross.html"
    assert run(["export", "ross", "-o", str(path), "--language", "ru"]) == 0
    told = facts(path.read_text(encoding="utf-8"))

    assert told["language"] == "ru"
    assert told["reference"]["name"]["ru"] == "МКС"
    assert len(told["steps"]) == 10
    assert path.stat().st_size < 4e6
    assert "triangles" in capsys.readouterr().out
