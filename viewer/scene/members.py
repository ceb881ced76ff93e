"""The elements of a station as nodes: which are drawn, and in what manner."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from viewer.assembly.station import Parts, Placement, Station
from viewer.geometry.mesh import Mesh
from viewer.scene.marks import GHOSTED, HIGHLIGHTED, SELECTED
from viewer.scene.scene import SceneNode
from viewer.scene.view import ViewState
from viewer.spec.model import ElementId, ModuleKey

Piece = tuple[SceneNode, Mesh]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Member:
    """An element that is drawn, and how it is told from the others."""

    placement: Placement
    ghosted: bool = False
    mark: str = ""


def members_of(station: Station, view: ViewState) -> Iterator[Member]:
    """Give the elements that a view draws, in the station's order."""
    for element, placement in station.placements.items():
        if is_drawn(element, view):
            yield Member(
                placement=placement,
                ghosted=element in view.ghosted,
                mark=_mark(element, view),
            )


def member_pieces(member: Member, parts: Parts) -> Iterator[Piece]:
    """Give the nodes of an element, one for each of its materials."""
    placement = member.placement
    module = module_key_text(placement.module)
    for role, mesh in sorted(parts[placement.module].by_material.items()):
        node = SceneNode(
            id=f"{placement.element}/{role}",
            mesh=f"{module}/{role}",
            material=(GHOSTED if member.ghosted else role) + member.mark,
            world_from_mesh=placement.station_from_module,
            layer="station",
            element=placement.element,
        )
        yield node, mesh


def is_drawn(element: str, view: ViewState) -> bool:
    """Return whether a view draws an element, wherever it is."""
    return element not in view.hidden and (not view.only or element in view.only)


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


def _mark(element: str, view: ViewState) -> str:
    if element in view.selected:
        return SELECTED
    return HIGHLIGHTED if element == view.highlight else ""
