"""The station as a tree of phases, elements and their parts. No Qt.

The tree holds every element of every step; which of them are there, hidden or
translucent is said apart (`TreeStates`), so that stepping leaves the tree as it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from viewer.assembly.station import Parts, Station
from viewer.geometry.parts import BuiltModule
from viewer.scene.captions import text_in
from viewer.scene.view import Language, ViewState
from viewer.spec.model import AddAction, ModuleId, StationSpec
from viewer.spec.variants import element_key

Kind = Literal["station", "phase", "element", "part"]
STATION = ""
"""The id of the root."""
PHASE = "phase:"
"""What the ids of phases begin with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeNode:
    """A line of the tree.

    `id` is the same from step to step and after a reload: an element's own, a part's
    as `element/part`. `step` is the number of the step that brings it, from 1.
    """

    id: str
    kind: Kind
    name: str
    step: int = 0
    children: tuple["TreeNode", ...] = ()


def station_tree(spec: StationSpec, parts: Parts, language: Language) -> TreeNode:
    """Return the tree of a station; each element is where it arrives first."""
    phases: dict[str, list[TreeNode]] = {phase.id: [] for phase in spec.phases}
    known: set[str] = set()
    for number, step in enumerate(spec.steps, start=1):
        for arrival in step.add:
            element = arrival.id or arrival.module
            if element not in known:
                known.add(element)
                node = _element(arrival, number, spec, parts, language)
                phases[step.phase].append(node)
    return TreeNode(
        id=STATION,
        kind="station",
        name=text_in(spec.name, language),
        children=tuple(
            TreeNode(
                id=PHASE + phase.id,
                kind="phase",
                name=text_in(phase.name, language),
                step=min((node.step for node in phases[phase.id]), default=0),
                children=tuple(phases[phase.id]),
            )
            for phase in spec.phases
        ),
    )


def _element(
    arrival: AddAction, number: int, spec: StationSpec, parts: Parts, language: Language
) -> TreeNode:
    key = element_key(ModuleId(arrival.module), arrival.set)
    element = arrival.id or arrival.module
    return TreeNode(
        id=element,
        kind="element",
        name=text_in(arrival.name or spec.modules[key].name, language),
        step=number,
        children=tuple(
            TreeNode(id=f"{element}/{part}", kind="part", name=name, step=number)
            for part, name in part_names(parts[key]).items()
        ),
    )


def part_names(module: BuiltModule) -> dict[str, str]:
    """Return the parts of a module with what each is called, in the file's order."""
    return {
        part.name: part_words(part.name)
        + (f" ×{count}" if (count := len(part.module_from_part)) > 1 else "")
        for part in module.parts
    }


def part_words(part: str) -> str:
    """Return what a part is called: its name in the file as words."""
    words = part.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]


def nodes_below(node: TreeNode) -> Iterator[TreeNode]:
    """Give a node and all below it, in the order of the tree."""
    yield node
    for child in node.children:
        yield from nodes_below(child)


def members_below(node: TreeNode) -> tuple[str, ...]:
    """Return what a node stands for in the view: a part, or elements."""
    if node.kind == "station":
        return ()
    if node.kind == "phase":
        return tuple(child.id for child in node.children)
    return (node.id,)


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeStates:
    """What is to be said of the nodes at a step, as a view shows them."""

    present: frozenset[str] = frozenset()
    """The elements that are there."""
    view: ViewState = field(default_factory=ViewState)

    def is_present(self, node: TreeNode) -> bool:
        """Return whether any of a node is there at the step."""
        if node.kind == "phase":
            return any(self.is_present(child) for child in node.children)
        return node.kind == "station" or element_of(node.id) in self.present

    def is_hidden(self, node: TreeNode) -> bool:
        """Return whether nothing of a node is drawn, though it may be there."""
        if node.kind == "phase":
            return all(self.is_hidden(child) for child in node.children)
        if node.kind == "station":
            return False
        if node.kind == "part":
            return self._is_part_hidden(node.id)
        return self._is_element_hidden(node.id) or (
            bool(node.children) and all(self.is_hidden(part) for part in node.children)
        )

    def is_ghosted(self, node: TreeNode) -> bool:
        """Return whether a node is drawn translucent."""
        if node.kind == "phase":
            return all(self.is_ghosted(child) for child in node.children)
        return element_of(node.id) in self.view.ghosted

    def looks_of(self, node: TreeNode) -> tuple[bool, bool, bool]:
        """Return all that the looks of a node hang on."""
        return self.is_present(node), self.is_hidden(node), self.is_ghosted(node)

    def _is_element_hidden(self, element: str) -> bool:
        view = self.view
        if element in view.hidden:
            return True
        return bool(view.only) and element not in {element_of(n) for n in view.only}

    def _is_part_hidden(self, part: str) -> bool:
        view, element = self.view, element_of(part)
        if element in view.hidden or part in view.hidden_parts:
            return True
        return bool(view.only) and part not in view.only and element not in view.only


def states_of(station: Station, view: ViewState) -> TreeStates:
    """Return what is to be said of the nodes of a station's tree."""
    return TreeStates(present=frozenset(map(str, station.placements)), view=view)


def element_of(name: str) -> str:
    """Return the element of an element's or a part's name."""
    return name.partition("/")[0]
