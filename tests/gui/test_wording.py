"""Sizes, times, estimates and failures as people read them."""

import errno
import os

import pytest

from viewer.assembly.station import station_at
from viewer.errors import MachineError
from viewer.export import Estimate, ExportOptions, PrintOptions, Span, estimate
from viewer.files import atomic_write
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.parts import build_parts
from viewer.gui.making.wording import (
    advice,
    estimate_words,
    seconds_words,
    size_words,
)
from viewer.spec.load import load_station


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (812, "0.81 kB"),
        (9_240, "9.2 kB"),
        (254_000, "250 kB"),
        (1_559_575, "1.6 MB"),
        (48_200_000, "48 MB"),
        (2_340_000_000, "2.3 GB"),
        (0, "0 kB"),
    ],
)
def test_sizes_have_two_digits(size, words):
    assert size_words(size) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.48, "0.48 s"), (30.0, "30 s"), (65.2, "1 min 05 s"), (605, "10 min 05 s")],
)
def test_times_are_seconds_or_minutes(seconds, words):
    assert seconds_words(seconds) == words


def test_what_is_known_is_said_and_what_is_not_is_a_span():
    told = Estimate(
        triangles=Span.of(59_540),
        nodes=Span.of(275),
        size_bytes=Span.of(1_559_575),
        longest_m=44.76,
    )
    assert estimate_words(told) == (
        "59\u202f540 triangles · 275 nodes · about 1.6 MB · 44.8 m on its longest side"
    )
    printed = Estimate(
        triangles=Span(low=78_650, high=111_410),
        nodes=Span.of(1),
        size_bytes=Span(low=3_932_500, high=5_570_500),
        longest_m=44.76,
        longest_mm=223.8,
        scale=200.0,
    )
    assert estimate_words(printed) == (
        "79\u202f000 to 110\u202f000 triangles · about 3.9 MB to 5.6 MB · "
        "224 mm at 1:200"
    )


@pytest.mark.parametrize("each", [False, True])
def test_why_it_is_a_span_is_said(tiny_station, each):
    spec = load_station(tiny_station)
    parts = build_parts(spec, INTERACTIVE)
    printing = PrintOptions(split=each)
    station = station_at(spec, parts, 3)
    told = estimate(station, parts, ".stl", ExportOptions(printing=printing))
    lines = estimate_words(told).splitlines()

    assert lines[1:] == told.reason.split("; ")
    assert len(lines) == 2 + each


def test_pieces_have_a_scale_and_no_length():
    told = Estimate(
        triangles=Span.of(1000),
        nodes=None,
        size_bytes=Span.of(50_000),
        longest_m=44.76,
        scale=144.0,
    )

    assert estimate_words(told).endswith("at 1:144")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "Make room"),
        (errno.EDQUOT, "Make room"),
        (errno.EROFS, "can be written to"),
        (errno.EACCES, "that are yours"),
    ],
)
def test_a_failure_of_the_machine_comes_with_what_to_do(tmp_path, number, words):
    with pytest.raises(MachineError) as error, atomic_write(tmp_path / "a.glb"):
        raise OSError(number, os.strerror(number))

    assert words in advice(str(error.value))


def test_nothing_is_advised_where_nobody_knows():
    assert advice("a module has no parts") == ""
