"""Marks on elements are told apart by people without red, green or blue cones too."""

from itertools import combinations

import pytest

from tests.seen import CONES, distance
from viewer.scene.marks import HIGHLIGHTED, SELECTED, mixed
from viewer.scene.materials import load_materials

APART = 20.0
"""In Lab: a difference that is seen at a glance."""
SURFACES = ("hull", "cells", "radiator", "hull_dark")


def as_hex(colour: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in colour)


@pytest.mark.parametrize("cones", [None, *CONES])
@pytest.mark.parametrize("surface", SURFACES)
def test_what_arrives_what_is_selected_and_what_is_neither(surface, cones):
    names = [surface, surface + HIGHLIGHTED, surface + SELECTED]
    materials = mixed(names, load_materials())
    colours = [as_hex(materials[name].colour) for name in names]
    apart = [distance(one, other, cones) for one, other in combinations(colours, 2)]

    assert min(apart) >= APART
