"""What is done to the look of single elements: marked, translucent, all in one."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from viewer.scene.materials import check_roles
from viewer.scene.scene import Colour, Material, SceneNode

HIGHLIGHTED = "+highlight"
SELECTED = "+selection"
GHOST: Final = "ghost"
"""The material of a reference that lies over a station."""
GHOSTED: Final = "ghosted"
"""The material of elements that are to be seen through."""
UPCOMING: Final = "upcoming"
"""That of elements which are still to come."""

_SHARES = {HIGHLIGHTED: 0.62, SELECTED: 0.74}
"""Mark -> how far a surface turns to the colour of the material of its name."""
_OWN = frozenset({GHOSTED, UPCOMING, "section", "section_inside"})
"""Materials that a look which shows everything in one material leaves as they are."""


def in_one_surface(
    nodes: Iterable[SceneNode], surface: str | None
) -> Iterable[SceneNode]:
    """Return the nodes, all but aids and what is marked in the one material."""
    for node in nodes:
        plain, mark = parted(node.material)
        is_own = node.layer == "aid" or mark or plain in _OWN
        if surface is None or is_own:
            yield node
        else:
            yield replace(node, material=surface)


def materials_of(
    nodes: Iterable[SceneNode], known: Mapping[str, Material]
) -> dict[str, Material]:
    """Return the materials that the nodes name, marked ones mixed.

    Raises
    ------
    InputError
        With every role that the table lacks.
    """
    used = {node.material: node.id for node in nodes}
    check_roles({parted(name)[0]: where for name, where in used.items()}, known)
    return mixed(used, known)


def mixed(names: Iterable[str], known: Mapping[str, Material]) -> dict[str, Material]:
    """Return the materials of these names, all of which are known but for marks."""
    return {name: _material(name, known) for name in names}


def between(one: Colour, other: Colour, share: float) -> Colour:
    """Return the colour that lies this share of the way from one to the other."""
    red, green, blue = (a + share * (b - a) for a, b in zip(one, other, strict=True))
    return red, green, blue


def parted(name: str) -> tuple[str, str]:
    """Return a material's name without its mark, and the mark; empty without one."""
    plain, plus, mark = name.partition("+")
    return plain, plus + mark


def _material(name: str, known: Mapping[str, Material]) -> Material:
    role, mark = parted(name)
    plain = known[role]
    if not mark:
        return plain
    accent, share = known[mark.removeprefix("+")].colour, _SHARES[mark]
    return replace(plain, name=name, colour=between(plain.colour, accent, share))
