"""What an exported file holds: a tree of named nodes with their meshes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TypeAlias

import numpy as np
from pydantic import BaseModel

from viewer.assembly.station import Parts, Placement, Station
from viewer.export.joints import Joint, Workshop
from viewer.geometry.body import Body
from viewer.geometry.frames import IDENTITY, Points, Transform, compose
from viewer.geometry.glb_read import GlbModel
from viewer.geometry.mesh import Mesh, union_bounds
from viewer.geometry.parts import BuiltModule, BuiltPart
from viewer.spec.kinds import PartRecord
from viewer.spec.model import (
    MODULE_UNITS,
    ElementId,
    ModuleKey,
    PhaseRecord,
    StepRecord,
)
from viewer.spec.record import Figure

Extras: TypeAlias = Mapping[str, object]
"""Facts that go into the file beside a node: plain values only."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ExportNode:
    """A node of the file: a station, a phase, an element or a part.

    Nodes that stand for the same part hold the same meshes, by identity; a format
    that knows instances stores each once. `shape` names what the bodies are; `key`
    is what animations call the node by. What is `hidden` is there for animations
    alone.
    """

    name: str
    parent_from_node: Transform = field(default_factory=lambda: IDENTITY)
    bodies: tuple[Body, ...] = ()
    shape: str = ""
    children: tuple["ExportNode", ...] = ()
    extras: Extras = field(default_factory=dict)
    key: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlacedBody:
    """A body and where it stands; `names` leads to it from the root."""

    names: tuple[str, ...]
    body: Body
    root_from_body: Transform


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Past:
    """What was there in the steps before and is not any more.

    `gone` are elements that have left, where they were last; `states` are those
    that an element was in besides its present one.
    """

    gone: tuple[Placement, ...] = ()
    states: Mapping[ElementId, tuple[ModuleKey, ...]] = field(default_factory=dict)


NO_PAST = Past()


def station_tree(
    station: Station,
    parts: Parts,
    *,
    by_material: bool = False,
    workshop: Workshop | None = None,
    past: Past = NO_PAST,
) -> ExportNode:
    """Return station / phase / element / part, the root in the station frame.

    Phases without an element are left out. With `by_material` an element has no
    parts below it but one body for each material: few to load and to draw. A
    `workshop` takes parts apart at their joints; `past` adds what animations show
    of the steps before, hidden.
    """
    spec, step = station.spec, station.step
    phase_of = {record.id: record.phase for record in spec.steps}
    elements: dict[str, list[ExportNode]] = {phase.id: [] for phase in spec.phases}
    merged = _merged_bodies(parts) if by_material else {}
    for placement in (*station.placements.values(), *past.gone):
        element = placement.element
        children = (
            ()
            if by_material
            else _states(station, parts, placement, workshop, past.states)
        )
        node = _element_node(station, placement, children, merged.get(placement.module))
        gone = element not in station.placements
        elements[phase_of[placement.arrived]].append(
            replace(node, hidden=True) if gone else node
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
    node: ExportNode,
    root_from_parent: Transform = IDENTITY,
    above: tuple[str, ...] = (),
) -> Iterator[PlacedBody]:
    """Return every body of the tree that is seen, with its place, depth first.

    `above` are the names that lead to the node.
    """
    if node.hidden:
        return
    names = (*above, node.name)
    place = compose(root_from_parent, node.parent_from_node)
    for body in node.bodies:
        yield PlacedBody(names=names, body=body, root_from_body=place)
    for child in node.children:
        yield from placed_bodies(child, place, names)


def tree_bounds_m(node: ExportNode) -> Points:
    """Return the box round all that the tree holds, (2, 3), metres, in its frame."""
    return bodies_bounds_m(placed_bodies(node))


def bodies_bounds_m(placed: Iterable[PlacedBody]) -> Points:
    """Return the box round bodies where they stand, (2, 3), metres, root's frame."""
    return union_bounds(_box(body) for body in placed)


def _box(placed: PlacedBody) -> Points:
    # A row for each axis: many times faster than a column for each.
    turned = placed.root_from_body[:3, :3] @ placed.body.mesh.points.T
    corners = np.array([turned.min(axis=1), turned.max(axis=1)])
    box: Points = corners + placed.root_from_body[:3, 3]
    return box


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
        shape=variant_text(placement.module),
        children=children,
        key=placement.element,
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


def variant_text(key: ModuleKey) -> str:
    """Return the module's id with the parameters that are changed."""
    changed = [f"{name}={value:g}" for name, value in key.changed]
    return " ".join([key.module, *changed])


def state_key(element: ElementId, key: ModuleKey) -> str:
    """Return what animations call the node of an element's state by."""
    return f"{element}#{variant_text(key)}"


def joint_key(owner: str, part: str, joint: str) -> str:
    """Return what animations call a joint by; its owner is an element or a state."""
    return f"{owner}/{part}/{joint}"


def _states(
    station: Station,
    parts: Parts,
    placement: Placement,
    workshop: Workshop | None,
    states: Mapping[ElementId, tuple[ModuleKey, ...]],
) -> tuple[ExportNode, ...]:
    """Return an element's parts, or a node for each state that it was in."""

    def nodes(key: ModuleKey, owner: str) -> tuple[ExportNode, ...]:
        records = station.spec.modules[key].parts if workshop else ()
        return _part_nodes(parts[key], records, owner, workshop)

    earlier = states.get(placement.element, ())
    if not earlier:
        return nodes(placement.module, placement.element)
    return tuple(
        ExportNode(
            name=variant_text(key),
            children=nodes(key, state_key(placement.element, key)),
            extras={"kind": "state", "id": state_key(placement.element, key)},
            key=state_key(placement.element, key),
            hidden=key != placement.module,
        )
        for key in (placement.module, *earlier)
    )


def _part_nodes(
    module: BuiltModule,
    records: Sequence[PartRecord],
    owner: str,
    workshop: Workshop | None,
) -> tuple[ExportNode, ...]:
    pairs = zip_longest(module.parts, records)
    return tuple(
        node
        for part, record in pairs
        for node in _copies(part, record, variant_text(module.key), owner, workshop)
    )


def _copies(
    part: BuiltPart,
    record: PartRecord | None,
    variant: str,
    owner: str,
    workshop: Workshop | None,
) -> Iterator[ExportNode]:
    bodies: tuple[Body, ...] = part.bodies
    joints: tuple[Joint, ...] = ()
    if workshop is not None and record is not None:
        bodies, joints = workshop.joints(record, part.bodies)
    shape = f"{variant} {part.name}"
    for name, place in zip(copy_names(part), part.module_from_part, strict=True):
        yield ExportNode(
            name=name,
            parent_from_node=place,
            bodies=bodies,
            shape=shape,
            children=_joint_nodes(joints, shape, owner, name),
            extras={"kind": "part", "part": part.kind},
        )


def copy_names(part: BuiltPart) -> list[str]:
    """Return the name of each copy of a part."""
    count = len(part.module_from_part)
    return (
        [f"{part.name}-{k}" for k in range(1, count + 1)] if count > 1 else [part.name]
    )


def _joint_nodes(
    joints: tuple[Joint, ...], shape: str, owner: str, part: str
) -> tuple[ExportNode, ...]:
    """Return the chain of a part's joints, each below the one before it."""
    below: tuple[ExportNode, ...] = ()
    for joint in reversed(joints):
        node = ExportNode(
            name=f"{part} {joint.name}",
            parent_from_node=joint.parent_from_joint,
            bodies=joint.bodies,
            shape=f"{shape} {joint.name}",
            children=below,
            extras={"kind": "joint"},
            key=joint_key(owner, part, joint.name),
        )
        below = (node,)
    return below


def _step_extras(station: Station, step: StepRecord) -> Extras:
    return {
        "id": step.id,
        "number": station.steps_done,
        "names": _plain(step.name),
        **_date_extras(step),
    }


def _arrival_extras(step: StepRecord) -> Extras:
    launcher = {"launcher": _plain(step.launcher)} if step.launcher else {}
    return {"step": step.id, **_date_extras(step), **launcher}


def _date_extras(step: StepRecord) -> Extras:
    return {"date": _plain(step.date)} if step.date else {}


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
