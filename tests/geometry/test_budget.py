"""The whole station stays light enough to be turned by hand."""

import pytest

from viewer.assembly.station import station_at
from viewer.geometry.detail import INTERACTIVE, STILL, Detail
from viewer.geometry.parts import build_parts
from viewer.spec.load import load_station


@pytest.mark.parametrize(
    ("detail", "most"), [(INTERACTIVE, 60_000), (STILL, 1_500_000)]
)
def test_ross_keeps_to_its_triangles(detail: Detail, most: int) -> None:
    spec = load_station("ross")
    parts = build_parts(spec, detail)
    station = station_at(spec, parts, len(spec.steps))
    triangles = sum(
        len(mesh.triangles)
        for placement in station.placements.values()
        for mesh in parts[placement.module].by_material.values()
    )
    assert 20_000 < triangles < most
