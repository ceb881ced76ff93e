"""One call writes any format, and says what it wrote or why it could not."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.export.conftest import Sample
from viewer.assembly.station import Station
from viewer.errors import InputError, UsageError
from viewer.export import (
    Cancelled,
    ExportOptions,
    PrintOptions,
    parse_scale,
    write,
)
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.glb_read import read_glb
from viewer.pictures.model import build_model
from viewer.scene.materials import load_materials


def test_the_suffix_chooses_the_format(sample: Sample, tmp_path: Path) -> None:
    for name, start in (("a.glb", b"glTF"), ("a.STL", b"ross-viewer STL")):
        path = tmp_path / name
        summary = write(sample.station, sample.parts, sample.materials, path)

        assert path.read_bytes().startswith(start)
        assert summary.size_bytes == path.stat().st_size
        np.testing.assert_allclose(
            summary.bounds_m, [[-5, -4, -21.5], [25, 4, 4]], atol=1e-6
        )


def test_the_summary_counts(sample: Sample, tmp_path: Path) -> None:
    summary = write(sample.station, sample.parts, sample.materials, tmp_path / "a.glb")

    assert (summary.triangles, summary.meshes) == (7 * 12, 3)
    assert summary.nodes == 1 + 2 + 3 + 7
    assert "84 triangles" in str(summary)
    assert "30.00 m long, 8.00 m broad, 25.50 m high" in str(summary)


def test_the_notes_of_a_print_say_size_and_thin_bodies(
    sample: Sample, tmp_path: Path
) -> None:
    options = ExportOptions(scale=1000.0)
    summary = write(
        sample.station, sample.parts, sample.materials, tmp_path / "a.stl", options
    )

    assert summary.notes[0].startswith("1:1000 in millimetres: 30.0 x 8.0 x 25.5 mm")
    assert "4 of 7 bodies stand free and are thinner than 0.4 mm" in summary.notes[1]
    assert "Core / fin-1" in summary.notes[1]


@pytest.mark.parametrize("suffix", [".glb", ".stl"])
def test_the_reference_stands_beside_and_apart(
    sample: Sample, tmp_path: Path, suffix: str
) -> None:
    options = ExportOptions(reference=sample.tree)
    path = tmp_path / f"both{suffix}"
    summary = write(sample.station, sample.parts, sample.materials, path, options)

    extent = np.ptp(summary.bounds_m, axis=0)
    assert extent[1] > 16.0
    assert extent[[0, 2]] == pytest.approx([30.0, 25.5])


def test_the_reference_shares_meshes_and_is_marked(
    sample: Sample, tmp_path: Path
) -> None:
    path = tmp_path / "both.glb"
    options = ExportOptions(reference=sample.tree)
    summary = write(sample.station, sample.parts, sample.materials, path, options)

    assert summary.meshes == 3
    roots = [node for node in read_glb(path).nodes if node.parent is None]
    assert [root.extras.get("reference", False) for root in roots] == [False, True]


def test_an_unknown_suffix_names_the_nearest(sample: Sample, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"'\.gbl' \(did you mean '\.glb'\?\); has"):
        write(sample.station, sample.parts, sample.materials, tmp_path / "a.gbl")


def test_a_scale_is_refused_where_metres_are_meant(
    sample: Sample, tmp_path: Path
) -> None:
    options = ExportOptions(scale=200.0)
    with pytest.raises(UsageError, match="in metres"):
        write(
            sample.station, sample.parts, sample.materials, tmp_path / "a.glb", options
        )


def test_an_empty_station_is_refused(sample: Sample, tmp_path: Path) -> None:
    empty = Station(spec=sample.station.spec, steps_done=0, placements={})
    with pytest.raises(InputError, match="nothing to export"):
        write(empty, sample.parts, sample.materials, tmp_path / "a.glb")


@pytest.mark.parametrize("suffix", [".glb", ".stl"])
def test_progress_runs_from_none_to_all(
    sample: Sample, tmp_path: Path, suffix: str
) -> None:
    heard: list[float] = []
    write(
        sample.station,
        sample.parts,
        sample.materials,
        tmp_path / f"a{suffix}",
        progress=lambda fraction, _text: heard.append(fraction),
    )

    assert heard == sorted(heard)
    assert heard[0] == 0.0
    assert heard[-1] == 1.0


@pytest.mark.parametrize("suffix", [".glb", ".stl"])
def test_cancelling_leaves_the_old_file(
    sample: Sample, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"old")

    def stop(fraction: float, _text: str) -> None:
        if fraction > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        write(sample.station, sample.parts, sample.materials, path, progress=stop)

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("text", "scale"),
    [("1:200", 200.0), ("200", 200.0), (" 1:144 ", 144.0), ("2:1", 0.5)],
)
def test_scales_are_read(text: str, scale: float) -> None:
    assert parse_scale(text) == scale


@pytest.mark.parametrize("text", ["", "1:0", "0:1", "big", "1:-5", "nan", "1:2:3"])
def test_what_is_no_scale_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="1:200"):
        parse_scale(text)


@pytest.mark.parametrize("suffix", [".glb", ".obj", ".ply", ".stl", ".3mf"])
def test_chosen_elements_alone_are_exported(
    sample: Sample, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"a{suffix}"
    (core, *_) = sample.station.placements
    options = ExportOptions(only=(core,))
    summary = write(sample.station, sample.parts, sample.materials, path, options)

    # The hull of 10 m with its fins, without the masts.
    assert np.ptp(summary.bounds_m, axis=0) == pytest.approx([10.0, 8.0, 8.0])


def test_an_element_that_is_not_there_is_refused(
    sample: Sample, tmp_path: Path
) -> None:
    options = ExportOptions(only=("cor",))
    with pytest.raises(InputError, match=r"no such element .* 'core'"):
        write(
            sample.station, sample.parts, sample.materials, tmp_path / "a.glb", options
        )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("suffix", "counts"),
    [
        (".glb", "13 nodes, 3 meshes"),
        (".ply", "1 node, 1 mesh"),
        (".obj", "7 nodes, 7 meshes"),
        (".stl", "1 node, 1 mesh"),
    ],
)
def test_the_summary_counts_what_the_file_has(
    sample: Sample, tmp_path: Path, suffix: str, counts: str
) -> None:
    path = tmp_path / f"a{suffix}"
    summary = write(sample.station, sample.parts, sample.materials, path)

    assert counts in str(summary)


def test_instances_and_cameras_are_nodes(tmp_path: Path) -> None:
    model = build_model("ross", "1")
    options = ExportOptions(instanced=True, animated_at=INTERACTIVE)
    path = tmp_path / "a.gltf"
    summary = write(model.station, model.parts, load_materials(), path, options)
    content = json.loads(path.read_text(encoding="utf-8"))

    assert summary.nodes == len(content["nodes"])
    assert summary.meshes == len(content["meshes"])
    assert "a.gltf and a.bin: " in str(summary)


@pytest.mark.parametrize(
    ("suffix", "options"),
    [
        (".obj", {}),
        (".stl", {"printing": PrintOptions(each=True)}),
        (".3mf", {"printing": PrintOptions(split=True, each=True)}),
    ],
)
def test_several_files_appear_together_or_not_at_all(
    sample: Sample, tmp_path: Path, suffix: str, options: dict[str, Any]
) -> None:
    def almost(fraction: float, _text: str) -> None:
        if fraction > 0.84:
            assert list(tmp_path.glob(".*.part"))
            raise Cancelled

    chosen = ExportOptions(scale=500.0 if "printing" in options else None, **options)
    path = tmp_path / f"a{suffix}"
    with pytest.raises(Cancelled):
        write(
            sample.station,
            sample.parts,
            sample.materials,
            path,
            chosen,
            progress=almost,
        )
    assert list(tmp_path.iterdir()) == []


def test_a_gltf_file_says_what_it_is_and_whose(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / "a.gltf"
    options = ExportOptions(reference=sample.tree)
    write(sample.station, sample.parts, sample.materials, path, options)
    asset = json.loads(path.read_text(encoding="utf-8"))["asset"]

    assert "MIT" in asset["copyright"]
    told = asset["extras"]
    assert (told["title"], told["license"]) == ("Tiny station", "MIT")
    assert "not an official model" in told["statement"]
    assert told["step"] == {"id": "launch-2", "number": 2}
    assert told["reference"] == "Tiny station"
    assert told["sources"] == ["Federal programme", "RSC Energia 2022"]
