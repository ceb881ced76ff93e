"""The bar chart of two stations: what it says, in every format."""

import pytest

from viewer.assembly.figures import station_figures
from viewer.assembly.station import station_at
from viewer.cli.main import run
from viewer.errors import UsageError
from viewer.geometry.detail import REFERENCE
from viewer.geometry.parts import build_parts
from viewer.pictures.chart import write_chart
from viewer.scene.figure_rows import figure_rows
from viewer.spec.load import load_station


@pytest.fixture(scope="module")
def both():
    found = []
    for name in ("ross", "iss"):
        spec = load_station(name)
        parts = build_parts(spec, REFERENCE)
        station = station_at(spec, parts, len(spec.steps))
        found.append(station_figures(station, parts))
    return found


def test_every_row_has_both_values_and_their_sources(both):
    rows = {row.name: row for row in figure_rows(*both, "en")}
    assert set(rows) >= {
        *("Modules", "Mass", "Pressurised volume", "Power", "Length", "Span", "Crew"),
        *("Array area", "Launches", "Years of assembly"),
    }
    assert all(None not in row.values and all(row.sources) for row in rows.values())
    # Published totals come before sums, of which cargo is no part.
    assert rows["Mass"].values == (101_000, 419_725)
    assert rows["Pressurised volume"].values == pytest.approx((667, 1005))
    assert rows["Launches"].values == (7, 38)


def test_an_array_has_the_area_of_its_blankets(both):
    _, iss = both
    wings = iss.figures["array_area_m2"].value
    # Eight wings of two blankets of 32.51 by 4.752 m, six new ones, and the modules'.
    assert 8 * 2 * 32.51 * 4.752 < wings < 1.5 * 8 * 2 * 32.51 * 4.752


@pytest.mark.parametrize(
    ("suffix", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")]
)
def test_each_format_is_written_the_same_twice(both, tmp_path, suffix, start):
    paths = [tmp_path / f"{name}.{suffix}" for name in "ab"]
    for path in paths:
        write_chart(path, *both, "ru")
    one, other = (path.read_bytes() for path in paths)
    assert one.startswith(start)
    assert one == other
    if suffix == "svg":
        assert "Гермообъём" in one.decode()


def test_other_formats_are_refused(both, tmp_path):
    with pytest.raises(UsageError, match=r"a chart is written as \.png"):
        write_chart(tmp_path / "a.bmp", *both)


def test_the_command_writes_it_for_a_date_too(tmp_path, capsys):
    path = tmp_path / "a.svg"
    arguments = ["info", "ross", "--against", "iss@2000-12", "--chart", str(path)]
    assert run(arguments) == 0
    assert path.is_file()
    assert run(["info", "ross", "--chart", str(path)]) == 2
    assert "needs a second station" in capsys.readouterr().err
