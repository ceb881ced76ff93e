"""What a file will hold, counted from the trees that go into it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from viewer.assembly.station import Parts, Station
from viewer.export.clips import History, history_of
from viewer.export.glb_instances import runs
from viewer.export.job import ExportOptions, beside_place, print_scale
from viewer.export.joints import Bodies, Joint, Workshop, joint_names, straightened
from viewer.export.tree import (
    ExportNode,
    PlacedBody,
    bodies_bounds_m,
    placed_bodies,
    station_tree,
)
from viewer.export.units import MM_PER_M
from viewer.geometry.detail import Detail
from viewer.geometry.frames import IDENTITY, Points
from viewer.geometry.mesh import Mesh, union_bounds
from viewer.geometry.parts import shape_of
from viewer.scene.scene import Material
from viewer.spec.kinds import PartRecord


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Contents:
    """The trees of a file and what is in them.

    `placed` is every body that is seen; `box_m` is (2, 3), the box round all of them
    in the station frame.
    """

    station: Station
    options: ExportOptions
    materials: Mapping[str, Material]
    roots: tuple[ExportNode, ...]
    placed: tuple[PlacedBody, ...]
    box_m: Points
    scale: float
    """How many times smaller than life it is, should it be printed."""
    history: History | None
    """How the station came to be, for a file that shows it."""

    @property
    def longest_m(self) -> float:
        """The longest side of the box."""
        return float(np.ptp(self.box_m, axis=0).max())

    @property
    def triangles(self) -> int:
        """The triangles that are seen."""
        return sum(len(placed.body.mesh.triangles) for placed in self.placed)

    @property
    def points(self) -> int:
        """The corners of the meshes that are seen, with every copy."""
        return sum(len(placed.body.mesh.points) for placed in self.placed)


def contents_of(
    station: Station,
    parts: Parts,
    options: ExportOptions,
    materials: Mapping[str, Material],
) -> Contents:
    """Return what a file of a station will hold, with the reference beside it."""
    tree, history = _tree(station, parts, options.animated_at)
    own = list(placed_bodies(tree))
    roots, placed, boxes = [tree], [own], [bodies_bounds_m(own)]
    if options.reference is not None:
        beside = list(placed_bodies(options.reference))
        box = bodies_bounds_m(beside)
        roots.append(options.reference)
        placed.append(beside)
        boxes.append(box + beside_place(boxes[0], box)[:3, 3])
    scale = print_scale(options, union_bounds(boxes))
    if options.printing.stand and not options.printing.apart:
        stand = _stand(station, options, roots, scale)
        roots.append(stand)
        placed.append(list(placed_bodies(stand)))
        boxes.append(bodies_bounds_m(placed[-1]))
    return Contents(
        station=station,
        options=options,
        materials=materials,
        roots=tuple(roots),
        placed=tuple(body for bodies in placed for body in bodies),
        box_m=union_bounds(boxes),
        scale=scale,
        history=history,
    )


def _stand(
    station: Station, options: ExportOptions, roots: Sequence[ExportNode], scale: float
) -> ExportNode:
    from viewer.export.prints.stand import stand_tree, stand_words

    words = stand_words(station.spec, scale, options.language)
    return stand_tree(roots, words, MM_PER_M / scale)


def _tree(
    station: Station, parts: Parts, detail: Detail | None
) -> tuple[ExportNode, History | None]:
    if detail is None:
        return station_tree(station, parts), None
    history = history_of(station, parts)
    workshop = _Sketches(detail=detail, _built={})
    tree = station_tree(station, parts, workshop=workshop, past=history.past)
    return tree, history


class _Sketches(Workshop):
    """Takes parts apart and builds none: the first of a shape stands for all."""

    def joints(
        self, record: PartRecord, bodies: Bodies
    ) -> tuple[Bodies, tuple[Joint, ...]]:
        """Return a part's bodies in one piece, and its joints without any."""
        names = joint_names(record)
        if not names:
            return bodies, ()
        shape = straightened(shape_of(record))
        (same,) = self._built.setdefault(shape, (bodies,))
        joints = (
            Joint(name=name, parent_from_joint=IDENTITY, bodies=()) for name in names
        )
        return same, tuple(joints)


# --- what glTF shares -----------------------------------------------------------------


@dataclass(slots=True)
class Shared:
    """The parts of a glTF file, each counted once."""

    nodes: int = 0
    meshes: set[tuple[int, ...]] = field(default_factory=set)
    primitives: dict[tuple[int, str], Mesh] = field(default_factory=dict)
    extras_bytes: int = 0
    """Of what nodes say of themselves: names and extras."""

    @property
    def surfaces(self) -> list[Mesh]:
        """Every distinct mesh."""
        return list({id(mesh): mesh for mesh in self.primitives.values()}.values())


def shared_of(contents: Contents) -> Shared:
    """Count what a glTF file of these trees holds, hidden things too."""
    shared = Shared()
    _count(shared, contents.roots, contents.options.instanced)
    return shared


def _count(shared: Shared, nodes: Sequence[ExportNode], instanced: bool) -> None:
    for run in runs(nodes) if instanced else [[node] for node in nodes]:
        first = run[0]
        shared.nodes += 1
        shared.extras_bytes += len(first.name) + _length(first.extras)
        if len(run) > 1:
            shared.extras_bytes += sum(len(node.name) + 3 for node in run)
        if first.bodies:
            shared.meshes.add(tuple(id(body.mesh) for body in first.bodies))
        for body in first.bodies:
            shared.primitives[id(body.mesh), body.material] = body.mesh
        _count(shared, first.children, instanced)


def _length(extras: Mapping[str, object]) -> int:
    if not extras:
        return 0
    text = json.dumps(dict(extras), separators=(",", ":"), ensure_ascii=False)
    return len(text.encode()) + len('"extras":,')
