"""Figures: sums, measures, sources."""

import pytest

from viewer.assembly.figures import station_figures, weakest
from viewer.assembly.station import station_at
from viewer.assembly.steps import steps_done
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.parts import build_parts
from viewer.spec.load import load_station


def figures_of(name, step):
    spec = load_station(name)
    parts = build_parts(spec, INTERACTIVE)
    return station_figures(station_at(spec, parts, steps_done(spec, step)), parts)


def test_visiting_ships_are_counted_apart_and_not_summed(tiny_station):
    figures = figures_of(tiny_station, "last")

    assert (figures.modules, figures.visiting) == (2, 1)
    assert figures.figures["mass_kg"].value == 3000
    assert figures.figures["length_m"].value == pytest.approx(14.0)
    assert figures.bounds_m[1][0] == pytest.approx(17.0)


def test_a_sum_stands_beside_the_published_total_of_a_complete_phase(tiny_station):
    before = figures_of(tiny_station, "core").figures["mass_kg"]
    complete = figures_of(tiny_station, "lab").figures["mass_kg"]

    assert before.published is None
    assert complete.difference == pytest.approx(500)


def test_elements_without_a_figure_are_named(tiny_station):
    volume = figures_of(tiny_station, "last").figures["pressurised_volume_m3"]

    assert volume.lacking == ("core", "lab")


def test_a_figure_is_no_surer_than_its_least_sure_part():
    assert weakest(["published", "estimate", "inferred"]) == "estimate"
    assert weakest(["published", "inferred"]) == "inferred"


@pytest.mark.parametrize(
    ("phase", "modules", "volume_m3"), [("phase-1", 4, 228), ("phase-2", 7, 667)]
)
def test_ross_stands_as_published(phase, modules, volume_m3):
    figures = figures_of("ross", phase)
    volume = figures.figures["pressurised_volume_m3"]

    assert figures.modules == modules
    assert volume.published is not None
    assert volume.published.value == volume_m3
    assert abs(volume.difference) <= 0.01 * volume_m3
    assert all(figure.source for figure in figures.figures.values())
