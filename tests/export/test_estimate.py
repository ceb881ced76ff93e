"""What is told beforehand is what is written."""

import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.export.conftest import Sample
from viewer.errors import InputError, UsageError
from viewer.export import (
    FORMATS,
    Estimate,
    ExportOptions,
    PrintOptions,
    Span,
    Summary,
    estimate,
    station_tree,
    write,
)
from viewer.geometry.detail import INTERACTIVE, STILL
from viewer.pictures.model import Model, build_model
from viewer.scene.materials import load_materials

CLOSE = 0.2


@pytest.fixture(scope="module")
def model() -> Model:
    return build_model("ross", "2")


def both(model: Model, path: Path, **options: Any) -> tuple[Estimate, Summary]:
    chosen = ExportOptions(**options)
    told = estimate(model.station, model.parts, path.suffix, chosen)
    return told, write(model.station, model.parts, load_materials(), path, chosen)


def assert_within(span: Span, real: float) -> None:
    """Check that a number lies where it was told, give or take a fifth."""
    assert (1.0 - CLOSE) * span.low <= real <= (1.0 + CLOSE) * span.high
    # And that the span says something.
    assert span.high < 4.0 * span.low


WISHES: dict[str, tuple[str, dict[str, Any]]] = {
    **{suffix: (suffix, {}) for suffix in FORMATS},
    "still": (".glb", {"animated_at": STILL}),
    "animated": (".glb", {"animated_at": INTERACTIVE}),
    "compressed": (".glb", {"compressed": True}),
    "instances": (".glb", {"instanced": True}),
    "plain": (".gltf", {"variants": False}),
    "one element": (".glb", {"only": ("nem",)}),
    "millimetres": (".obj", {"units": "mm"}),
    "inches": (".usdz", {"units": "in"}),
    "printed large": (".stl", {"scale": 72.0}),
    "to a length": (".3mf", {"length_mm": 300.0}),
    "thick": (".stl", {"printing": PrintOptions(min_thickness_mm=0.8)}),
    "on its stand": (".stl", {"printing": PrintOptions(stand=True)}),
    "on its stand, glTF": (".glb", {"printing": PrintOptions(stand=True)}),
    "a file each": (".stl", {"printing": PrintOptions(each=True)}),
}


@pytest.mark.parametrize("wish", WISHES)
def test_it_is_close_to_what_is_written(
    model: Model, tmp_path: Path, wish: str
) -> None:
    suffix, options = WISHES[wish]
    told, real = both(model, tmp_path / f"a{suffix}", **options)

    assert_within(told.size_bytes, real.size_bytes)
    assert_within(told.triangles, real.triangles)
    if "print" not in FORMATS[suffix].carries:
        assert told.triangles == Span.of(real.triangles)
        assert told.reason == ""
    assert told.nodes == Span.of(real.nodes)
    assert told.longest_m == pytest.approx(np.ptp(real.bounds_m, axis=0).max(), 1e-6)


@pytest.mark.parametrize("suffix", [".glb", ".ply", ".stl"])
def test_the_reference_counts(model: Model, tmp_path: Path, suffix: str) -> None:
    reference = station_tree(model.station, model.parts, by_material=True)
    told, real = both(model, tmp_path / f"a{suffix}", reference=reference)

    assert_within(told.size_bytes, real.size_bytes)
    assert told.nodes == Span.of(real.nodes)
    assert told.longest_m == pytest.approx(np.ptp(real.bounds_m, axis=0).max(), 1e-6)


@pytest.mark.parametrize(
    ("station", "step"), [("iss", "6"), ("ross-51", "last"), ("ross", "last")]
)
@pytest.mark.parametrize("suffix", [".glb", ".usdz", ".html", ".obj"])
def test_it_holds_for_other_stations(
    tmp_path: Path, station: str, step: str, suffix: str
) -> None:
    other = build_model(station, step)
    told, real = both(other, tmp_path / f"a{suffix}")

    assert_within(told.size_bytes, real.size_bytes)
    assert told.nodes == Span.of(real.nodes)


def test_a_print_is_told_at_its_scale(sample: Sample) -> None:
    told = estimate(
        sample.station,
        sample.parts,
        ".stl",
        ExportOptions(scale=100.0),
        materials=sample.materials,
    )

    assert (told.longest_m, told.longest_mm, told.scale) == (
        pytest.approx(30.0),
        pytest.approx(300.0),
        100.0,
    )
    assert "unite" in told.reason
    assert not told.triangles.known


def test_loose_pieces_have_no_length_and_no_count(sample: Sample) -> None:
    options = ExportOptions(length_mm=150.0, printing=PrintOptions(split=True))
    told = estimate(
        sample.station, sample.parts, ".3mf", options, materials=sample.materials
    )

    assert (told.nodes, told.longest_mm, told.scale) == (None, None, 200.0)
    assert "how many pieces" in told.reason


def test_what_is_refused_when_written_is_refused_before(sample: Sample) -> None:
    with pytest.raises(UsageError, match="in metres, life size"):
        estimate(sample.station, sample.parts, ".glb", ExportOptions(scale=100.0))
    with pytest.raises(InputError, match=r"did you mean '\.glb'"):
        estimate(sample.station, sample.parts, ".gbl")
    with pytest.raises(InputError, match="no such element"):
        estimate(sample.station, sample.parts, ".glb", ExportOptions(only=("cor",)))


@pytest.mark.parametrize("suffix", FORMATS)
def test_it_comes_at_once(suffix: str) -> None:
    whole = build_model("ross")
    times = []
    for _ in range(5):
        start = time.process_time()
        estimate(whole.station, whole.parts, suffix)
        times.append(time.process_time() - start)
    assert min(times) < 0.05
