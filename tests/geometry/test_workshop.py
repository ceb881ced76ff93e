"""Stations that are built again after a parameter was changed."""

from pathlib import Path

import numpy as np

from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.parts import Workshop, build_parts
from viewer.spec.library import find_station
from viewer.spec.stationfile import StationSource


def test_what_is_built_again_is_what_is_built_anew() -> None:
    source, shop = StationSource(find_station("ross")), Workshop(INTERACTIVE)
    for overrides in ({}, {"nem": {"wing_length_m": 12.0}}, {"nem": {"root_m": 3.0}}):
        spec = source.reading(overrides).spec
        assert spec is not None
        again, anew = shop.build(spec), build_parts(spec, INTERACTIVE)

        assert again.keys() == anew.keys()
        for key, module in anew.items():
            assert np.array_equal(again[key].bounds_m, module.bounds_m)
            for role, mesh in module.by_material.items():
                assert np.array_equal(again[key].by_material[role].points, mesh.points)


def test_modules_and_bodies_that_do_not_change_are_the_same_objects() -> None:
    source, shop = StationSource(find_station("ross")), Workshop(INTERACTIVE)
    first = source.reading({}).spec
    second = source.reading({"nem": {"wing_length_m": 12.0}}).spec
    assert first is not None
    assert second is not None
    before, after = shop.build(first), shop.build(second)

    changed = {key.module for key in before if before[key] is not after[key]}
    assert changed == {"nem"}
    nem = next(key for key in before if key.module == "nem")
    pairs = zip(before[nem].parts, after[nem].parts, strict=True)
    same = {new.name for old, new in pairs if old.bodies is new.bodies}
    assert "pressurised-hull" in same
    assert "array-wing" not in same


def test_bodies_that_nothing_needs_are_let_go(tiny_station: Path) -> None:
    source, shop = StationSource(tiny_station), Workshop(INTERACTIVE)
    for length_m in np.linspace(2.0, 8.0, 30).tolist():
        spec = source.reading({"lab": {"length_m": length_m}}).spec
        assert spec is not None
        shop.build(spec)

    # One hull of each of three modules.
    assert len(shop._bodies) == 3
