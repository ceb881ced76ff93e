"""What an exported file holds: a tree of named nodes with their meshes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from pydantic import BaseModel

from viewer.assembly.station import Parts, Placement, Station
from viewer.geometry.body import Body
from viewer.geometry.frames import IDENTITY, Points, Transform, apply, compose
from viewer.geometry.glb_read import GlbModel
from viewer.geometry.mesh import Mesh, union_bounds
from viewer.geometry.parts import BuiltModule, BuiltPart
from viewer.spec.model import MODULE_UNITS, PhaseRecord, StepRecord
from viewer.spec.record import Figure

Extras: TypeAlias = Mapping[str, object]
"""Facts that go into the file beside a node: plain values only."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ExportNode:
    """A node of the file: a station, a phase, an element or a part.

    Nodes that stand for the same part hold the same meshes, by identity; a format
    that knows instances stores each once. `shape` names what the bodies are.
    """

    name: str
    parent_from_node: Transform = field(default_factory=lambda: IDENTITY)
    bodies: tuple[Body, ...] = ()
    shape: str = ""
    children: tuple["ExportNode", ...] = ()
    extras: Extras = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlacedBody:
    """A body and where it stands; `names` leads to it from the root."""

    names: tuple[str, ...]
    body: Body
    root_from_body: Transform


def station_tree(
    station: Station, parts: Parts, *, by_material: bool = False
) -> ExportNode:
    """Return station / phase / element / part, the root in the station frame.

    Phases without an element are left out. With `by_material` an element has no
    parts below it but one body for each material: few to load and to draw.
    """
    spec, step = station.spec, station.step
    phase_of = {record.id: record.phase for record in spec.steps}
    elements: dict[str, list[ExportNode]] = {phase.id: [] for phase in spec.phases}
    merged = _merged_bodies(parts) if by_material else {}
    for placement in station.placements.values():
        children = (
            () if by_material else _part_nodes(parts[placement.module], placement)
        )
        elements[phase_of[placement.arrived]].append(
            _element_node(station, placement, children, merged.get(placement.module))
        )
    return ExportNode(
        name=spec.name.en,
        children=tuple(
            _phase_node(phase, tuple(elements[phase.id]))
            for phase in spec.phases
            if elements[phase.id]
        ),
        extras={
            "kind": "station",
            "id": spec.id,
            "names": _plain(spec.name),
            **({"step": _step_extras(station, step)} if step else {}),
        },
    )


def model_tree(model: GlbModel, name: str | None = None) -> ExportNode:
    """Return the nodes of a read file as a tree in the station frame.

    Nodes are placed straight in their root's frame where the file nests them.
    """
    children: dict[int | None, list[int]] = {}
    for index, node in enumerate(model.nodes):
        children.setdefault(node.parent, []).append(index)

    def built(index: int) -> ExportNode:
        node = model.nodes[index]
        return ExportNode(
            name=node.name,
            parent_from_node=node.parent_from_node,
            bodies=node.bodies,
            shape=node.shape,
            children=tuple(built(child) for child in children.get(index, ())),
            extras=node.extras,
        )

    roots = tuple(built(index) for index in children.get(None, ()))
    if len(roots) == 1 and name is None:
        return roots[0]
    return ExportNode(name=name or "model", children=roots)


def placed_bodies(
    node: ExportNode, root_from_parent: Transform = IDENTITY
) -> Iterator[PlacedBody]:
    """Return every body of the tree with its place, depth first."""
    root_from_node = compose(root_from_parent, node.parent_from_node)
    for body in node.bodies:
        yield PlacedBody(names=(node.name,), body=body, root_from_body=root_from_node)
    for child in node.children:
        for placed in placed_bodies(child, root_from_node):
            yield PlacedBody(
                names=(node.name, *placed.names),
                body=placed.body,
                root_from_body=placed.root_from_body,
            )


def tree_bounds_m(node: ExportNode) -> Points:
    """Return the box round all that the tree holds, (2, 3), metres, in its frame."""
    return union_bounds(
        _corners(apply(placed.root_from_body, placed.body.mesh.points))
        for placed in placed_bodies(node)
    )


def _corners(points: Points) -> Points:
    return np.array([points.min(axis=0), points.max(axis=0)])


def _merged_bodies(parts: Parts) -> dict[object, tuple[Body, ...]]:
    return {
        key: tuple(
            Body(material=material, mesh=mesh)
            for material, mesh in sorted(module.by_material.items())
        )
        for key, module in parts.items()
    }


def _phase_node(phase: PhaseRecord, elements: tuple[ExportNode, ...]) -> ExportNode:
    return ExportNode(
        name=phase.name.en,
        children=elements,
        extras={
            "kind": "phase",
            "id": phase.id,
            "names": _plain(phase.name),
            **({"date": _plain(phase.date)} if phase.date else {}),
            **_figure_extras(phase.figures),
        },
    )


def _element_node(
    station: Station,
    placement: Placement,
    children: tuple[ExportNode, ...],
    bodies: tuple[Body, ...] | None,
) -> ExportNode:
    module = station.spec.modules[placement.module]
    step = next(s for s in station.spec.steps if s.id == placement.arrived)
    return ExportNode(
        name=placement.name.en,
        parent_from_node=placement.station_from_module,
        bodies=bodies or (),
        shape=_variant(placement),
        children=children,
        extras={
            "kind": "element",
            "id": placement.element,
            "names": _plain(placement.name),
            "module": placement.module.module,
            "role": module.role,
            "visiting": placement.visiting,
            "arrived": _arrival_extras(step),
            **_figure_extras(module.figures),
        },
    )


def _variant(placement: Placement) -> str:
    """Return the module's id with the parameters that this element changes."""
    changed = [f"{name}={value:g}" for name, value in placement.module.changed]
    return " ".join([placement.module.module, *changed])


def _part_nodes(module: BuiltModule, placement: Placement) -> tuple[ExportNode, ...]:
    return tuple(
        node for part in module.parts for node in _copies(part, _variant(placement))
    )


def _copies(part: BuiltPart, variant: str) -> Iterator[ExportNode]:
    several = len(part.module_from_part) > 1
    for number, place in enumerate(part.module_from_part, 1):
        yield ExportNode(
            name=f"{part.name}-{number}" if several else part.name,
            parent_from_node=place,
            bodies=part.bodies,
            shape=f"{variant} {part.name}",
            extras={"kind": "part", "part": part.kind},
        )


def _step_extras(station: Station, step: StepRecord) -> Extras:
    return {
        "id": step.id,
        "number": station.steps_done,
        "names": _plain(step.name),
        "date": _plain(step.date),
    }


def _arrival_extras(step: StepRecord) -> Extras:
    launcher = {"launcher": _plain(step.launcher)} if step.launcher else {}
    return {"step": step.id, "date": _plain(step.date), **launcher}


def _figure_extras(figures: Mapping[str, Figure]) -> Extras:
    if not figures:
        return {}
    return {
        "figures": {
            key: {
                "value": figure.value,
                **({"unit": MODULE_UNITS[key]} if key in MODULE_UNITS else {}),
                **{k: v for k, v in _plain(figure).items() if k != "value"},
            }
            for key, figure in figures.items()
        }
    }


def _plain(record: BaseModel) -> dict[str, object]:
    return record.model_dump(exclude_none=True)


def unique_meshes(roots: tuple[ExportNode, ...]) -> list[Mesh]:
    """Return every distinct mesh of the trees, in the order of first use."""
    found: dict[int, Mesh] = {}
    for root in roots:
        for placed in placed_bodies(root):
            found.setdefault(id(placed.body.mesh), placed.body.mesh)
    return list(found.values())
