"""The elements of exported trees: what a printer lays down piece by piece."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from viewer.assembly.station import Parts, Station
from viewer.export.tree import ExportNode, PlacedBody, placed_bodies
from viewer.geometry.frames import Transform, compose


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Element:
    """An element with its bodies; `names` lead to it: station, phase, its own."""

    id: str
    names: tuple[str, ...]
    bodies: tuple[PlacedBody, ...]

    def tree(self) -> ExportNode:
        """Return the element as a tree of its own, where it stands."""
        return tree_of(self.names[-1], self.bodies)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Join:
    """Two elements that are docked; the port is the host's, +Z towards the guest."""

    host: str
    guest: str
    station_from_port: Transform


def elements_of(roots: Sequence[ExportNode]) -> list[Element]:
    """Return every element of the trees; those of one name are numbered.

    The first tree's elements keep their ids, which tell where they are docked.
    """
    taken = Counter[tuple[str, str]]()
    ids: set[str] = set()
    found = []
    for root, phase, element, station_from_phase in _element_nodes(roots):
        taken[root.name, element.name] += 1
        count = taken[root.name, element.name]
        name = element.name if count == 1 else f"{element.name} {count}"
        own = str(element.extras.get("id", name))
        while own in ids:
            own += "'"
        ids.add(own)
        found.append(
            Element(
                id=own,
                names=(root.name, phase.name, name),
                bodies=tuple(placed_bodies(element, station_from_phase)),
            )
        )
    return found


def _element_nodes(
    roots: Sequence[ExportNode],
) -> Iterator[tuple[ExportNode, ExportNode, ExportNode, Transform]]:
    for root in roots:
        for phase in root.children:
            place = compose(root.parent_from_node, phase.parent_from_node)
            for element in phase.children:
                yield root, phase, element, place


def tree_of(name: str, placed: Sequence[PlacedBody]) -> ExportNode:
    """Return a node with these bodies below it, where they stand."""
    children = tuple(
        ExportNode(
            name=" / ".join(body.names[1:]) or name,
            parent_from_node=body.root_from_body,
            bodies=(body.body,),
        )
        for body in placed
    )
    return ExportNode(name=name, children=children)


def joins_of(station: Station, parts: Parts) -> tuple[Join, ...]:
    """Return where elements of the station are docked, in the order of arrival."""
    return tuple(
        Join(
            host=placed.dock.to_element,
            guest=placed.element,
            station_from_port=compose(
                station.placements[placed.dock.to_element].station_from_module,
                parts[
                    station.placements[placed.dock.to_element].module
                ].module_from_port[placed.dock.to_port],
            ),
        )
        for placed in station.placements.values()
        if placed.dock is not None and placed.dock.to_element in station.placements
    )
