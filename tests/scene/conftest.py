"""The tiny station built, with itself as a reference."""

from pathlib import Path

import pytest

from viewer.assembly.station import Parts, Station, station_at
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.parts import build_parts
from viewer.scene.reference import Reference, reference_from_station
from viewer.spec.load import load_station


@pytest.fixture
def built(tiny_station: Path) -> tuple[Station, Parts]:
    """Return the tiny station complete, with its parts."""
    spec = load_station(tiny_station)
    parts = build_parts(spec, INTERACTIVE)
    return station_at(spec, parts, len(spec.steps)), parts


@pytest.fixture
def reference(built: tuple[Station, Parts]) -> Reference:
    """Return the tiny station after its first step as a reference."""
    station, parts = built
    return reference_from_station(station_at(station.spec, parts, 1), parts)
