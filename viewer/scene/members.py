"""The elements of a station as nodes: which are drawn, and in what manner."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Literal

import numpy as np

from viewer.assembly.explode import exploded
from viewer.assembly.outlook import brought_by_step, final_station, yet_to_come
from viewer.assembly.station import Parts, Placement, Station
from viewer.geometry.mesh import Mesh
from viewer.geometry.parts import BuiltModule, with_parts
from viewer.scene.marks import GHOSTED, HIGHLIGHTED, SELECTED, UPCOMING
from viewer.scene.scene import SceneNode
from viewer.scene.view import ViewState
from viewer.spec.model import ElementId, ModuleKey, StepId

Piece = tuple[SceneNode, Mesh]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Member:
    """An element that is drawn, and how it is told from the others.

    `parts` are the names of those that are drawn, None for all; `selected` those of
    them that are marked one by one.
    """

    placement: Placement
    ghost: Literal["", "ghosted", "upcoming"] = ""
    """The material of what is translucent."""
    mark: str = ""
    parts: frozenset[str] | None = None
    selected: frozenset[str] = frozenset()


def members_of(
    station: Station, parts: Parts, view: ViewState, framed: Station | None = None
) -> Iterator[Member]:
    """Give the elements that a view draws, in the station's order.

    `framed` is the station when its step is done, where it is in the midst of it.
    """
    # Of one step alone, as of a module alone, everything has just arrived.
    marks = view.arrivals and len(station.spec.steps) > 1
    brought = brought_by_step(station) if marks else frozenset()
    for element, placement in station.placements.items():
        names = drawn_parts(element, parts[placement.module], view)
        if names is None or names:
            yield Member(
                placement=placement,
                ghost=GHOSTED if element in view.ghosted else "",
                mark=_mark(element, view, brought),
                parts=names,
                selected=_named_of(element, view.selected),
            )
    if view.upcoming:
        yield from _to_come(station, parts, view, framed or station)


def _to_come(
    station: Station, parts: Parts, view: ViewState, framed: Station
) -> Iterator[Member]:
    """Give what later steps bring, and what the present one has not brought home."""
    final = exploded(final_station(station.spec, parts), parts, view.explode)
    coming = dict(yet_to_come(station, final))
    for element, placed in framed.placements.items():
        now = station.placements.get(element)
        on_its_way = now is None or not np.array_equal(
            now.station_from_module, placed.station_from_module
        )
        if placed.arrived == framed_step(framed) and on_its_way:
            coming[element] = placed
    for element, placement in coming.items():
        names = drawn_parts(element, parts[placement.module], view)
        if names is None or names:
            yield Member(placement=placement, ghost=UPCOMING, parts=names)


def framed_step(station: Station) -> StepId | None:
    """Return the id of the step that a station stands at."""
    return None if station.step is None else StepId(station.step.id)


def member_pieces(member: Member, parts: Parts) -> Iterator[Piece]:
    """Give the nodes of an element, one for each of its materials.

    Parts that are selected one by one have nodes of their own.
    """
    whole = parts[member.placement.module]
    if member.parts is None and not member.selected:
        yield from _pieces(member, whole, member.mark)
        return
    every = frozenset(part.name for part in whole.parts)
    drawn = every if member.parts is None else every & member.parts
    chosen = drawn & member.selected
    if rest := drawn - chosen:
        key = _choice_key(rest, every)
        yield from _pieces(member, with_parts(whole, rest), member.mark, key=key)
    if chosen:
        key = _choice_key(chosen, every)
        module = with_parts(whole, chosen)
        yield from _pieces(member, module, SELECTED, key=key, suffix="/selected")


def _pieces(
    member: Member, module: BuiltModule, mark: str, *, key: str = "", suffix: str = ""
) -> Iterator[Piece]:
    placement = member.placement
    # What is on its way has its place shown as well.
    start = f"{UPCOMING}/" if member.ghost == UPCOMING else ""
    name = module_key_text(placement.module) + key
    for role, mesh in sorted(module.by_material.items()):
        node = SceneNode(
            id=f"{start}{placement.element}/{role}{suffix}",
            mesh=f"{name}/{role}",
            material=(member.ghost or role) + mark,
            world_from_mesh=placement.station_from_module,
            layer="station",
            element=placement.element,
        )
        yield node, mesh


def _choice_key(names: frozenset[str], every: frozenset[str]) -> str:
    """Return the few words that tell a choice of parts from others; none for all."""
    absent = every - names
    if len(absent) <= len(names):
        return "".join(f" -{name}" for name in sorted(absent))
    return "".join(f" +{name}" for name in sorted(names))


def drawn_parts(
    element: str, module: BuiltModule, view: ViewState
) -> frozenset[str] | None:
    """Return the names of the parts that a view draws of an element, None for all."""
    if element in view.hidden:
        return frozenset()
    hidden = _named_of(element, view.hidden_parts)
    whole = not view.only or element in view.only
    if whole and not hidden:
        return None
    every = frozenset(part.name for part in module.parts)
    return (every if whole else every & _named_of(element, view.only)) - hidden


def _named_of(element: str, names: tuple[str, ...]) -> frozenset[str]:
    """Return the parts of an element that are named among others, as element/part."""
    start = f"{element}/"
    return frozenset(n.removeprefix(start) for n in names if n.startswith(start))


def elements_ever(station: Station) -> Set[ElementId]:
    """Return every element that a station has at any of its steps."""
    arrivals = (arrival for step in station.spec.steps for arrival in step.add)
    ever = dict.fromkeys(ElementId(each.id or each.module) for each in arrivals)
    return ever.keys() | station.placements.keys()


def module_key_text(key: ModuleKey) -> str:
    """Return a module key as text: the id and the parameters that differ."""
    changed = [f"{name}={value:g}" for name, value in key.changed]
    if key.unfolded < 1.0:
        changed.append(f"unfolded={key.unfolded:g}")
    return f"{key.module}[{','.join(changed)}]" if changed else str(key.module)


def _mark(element: ElementId, view: ViewState, brought: Set[ElementId]) -> str:
    if element in view.selected:
        return SELECTED
    return HIGHLIGHTED if element == view.highlight or element in brought else ""
