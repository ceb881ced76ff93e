"""The built geometry of the modules and ships, measured against published sizes.

Weld rings and shield panels stand up to 3 cm off the wall; a hull's diameter is that
of its wall, so the walls are built bare here.
"""

from collections.abc import Collection
from dataclasses import replace
from functools import cache

import pytest

from viewer.geometry.detail import STILL
from viewer.geometry.frames import Points
from viewer.geometry.mesh import moved, union_bounds
from viewer.geometry.parts import BuiltModule, build_module
from viewer.spec.load import load_station
from viewer.spec.model import ModuleSpec

# What each is, where it is measured and its published size in metres, from RSC
# Energia's slides, russianspaceweb.com and heritage hardware of the same type.
HULLS = {
    "NEM, pressurised hull": ("nem", "pressurised-hull", 4.3),
    "UUM, ball": ("uum", "ball", 3.3),
    "BM, wide section": ("bm", "wide-section", 4.25),
    "ShM": ("shm", "hull", 2.9),
    "TsM-1, wide section": ("tsm-1", "wide-section", 4.25),
    "TsM-2, core": ("tsm-2", "core", 4.25),
    "Soyuz MS": ("soyuz-ms", "service-module", 2.72),
    "Progress MS": ("progress-ms", "service-module", 2.72),
    "Orel": ("orel", "crew-module", 4.4),
}
BETWEEN_PORTS = {"nem": 13.5, "uum": 4.91, "bm": 13.0, "tsm-1": 13.0}
SPANS = {"nem": 40.0, "soyuz-ms": 10.7, "progress-ms": 10.6, "orel": 15.0}
LENGTHS = {"soyuz-ms": 7.2, "progress-ms": 7.2, "orel": 6.1}


@cache
def bare(module: str) -> BuiltModule:
    """Return a module with neither weld rings nor shields on its hulls."""
    spec = next(
        s for key, s in load_station("ross").modules.items() if key.module == module
    )
    return build_module(_stripped(spec), STILL)


def _stripped(spec: ModuleSpec) -> ModuleSpec:
    plain = {"rings_m": (), "panels": 0}
    parts = tuple(
        part.model_copy(update=plain) if part.kind == "hull" else part
        for part in spec.parts
    )
    return replace(spec, parts=parts)


def box_m(module: str, names: Collection[str] = ()) -> Points:
    """Return the box, (2, 3), round the named parts of a module, or round all."""
    boxes = [
        moved(body.mesh, place).bounds_m
        for part in bare(module).parts
        if not names or part.name in names
        for body in part.bodies
        for place in part.module_from_part
    ]
    return union_bounds(boxes)


def size_m(module: str, *names: str) -> Points:
    low, high = box_m(module, names)
    return high - low


@pytest.mark.parametrize("name", HULLS)
def test_a_hull_has_its_published_diameter(name: str) -> None:
    module, part, diameter = HULLS[name]
    measured = size_m(module, part)
    across = measured[0] if part == "ball" else measured[1]
    assert across == pytest.approx(diameter, rel=0.01)


@pytest.mark.parametrize("module", BETWEEN_PORTS)
def test_the_docking_planes_are_as_far_apart_as_published(module: str) -> None:
    ports = bare(module).module_from_port.values()
    x = [float(port[0, 3]) for port in ports]
    assert max(x) - min(x) == pytest.approx(BETWEEN_PORTS[module], rel=0.01)


@pytest.mark.parametrize("module", SPANS)
def test_the_arrays_span_what_is_published(module: str) -> None:
    assert size_m(module)[1] == pytest.approx(SPANS[module], rel=0.01)


@pytest.mark.parametrize("module", LENGTHS)
def test_a_ship_is_as_long_as_published(module: str) -> None:
    """From the docking plane at x = 0 aft, without the probe before it."""
    assert -box_m(module)[0, 0] == pytest.approx(LENGTHS[module], rel=0.01)


def test_the_airlock_is_as_long_as_published() -> None:
    """Up to the cover of its hatch, without the rails round it."""
    assert box_m("shm", {"hull", "eva-hatch"})[1, 0] == pytest.approx(5.5, rel=0.01)


def test_the_pressurised_part_of_the_science_power_module() -> None:
    assert size_m("nem", "pressurised-hull")[0] == pytest.approx(6.2, rel=0.01)


def test_the_soft_section_and_the_platform() -> None:
    soft = size_m("tsm-2", "transformable-section")
    assert soft == pytest.approx([10.0, 7.4, 7.4], rel=0.01)
    beam = size_m("platform", "beam")
    assert beam == pytest.approx([14.0, 8.0, 1.6], rel=0.01)
