"""Looks that change what surfaces are made of, as KHR_materials_variants."""

from collections.abc import Callable, Mapping
from typing import Any

from viewer.scene.scene import Material
from viewer.scene.styles import STYLES

EXTENSION = "KHR_materials_variants"
OWN = "own materials"
"""The variant in which everything is made of what it is made of."""

Json = dict[str, Any]


def surface_variants(materials: Mapping[str, Material]) -> dict[str, str]:
    """Return the looks that show everything in one material, each with that one."""
    return {
        name: style.surface
        for name, style in STYLES.items()
        if style.surface is not None and style.surface in materials
    }


def root_entry(variants: Mapping[str, str]) -> Json:
    """Return the extension's entry of the document: the names of the variants."""
    names = [OWN, *variants] if variants else []
    return {EXTENSION: {"variants": [{"name": name} for name in names]}}


def primitive_entry(
    own: int, variants: Mapping[str, str], number_of: Callable[[str], int]
) -> Json:
    """Return the extension's entry of a primitive whose own material is given."""
    mappings = [{"material": own, "variants": [0]}]
    mappings += [
        {"material": number_of(role), "variants": [k]}
        for k, role in enumerate(variants.values(), start=1)
    ]
    return {EXTENSION: {"mappings": mappings}}
