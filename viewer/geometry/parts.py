"""Parts and ports of a module, built from its spec.

Each distinct mesh is built once and shared: by repeats within a module, by
modules that name the same part with the same fields, by every step.
"""

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.body import Body
from viewer.geometry.detail import Detail
from viewer.geometry.frames import (
    Points,
    Transform,
    compose,
    default_clock,
    mount,
    port_frame,
    rotation,
    translation,
)
from viewer.geometry.kinds import build_part
from viewer.geometry.mesh import Mesh, merged, moved, union_bounds
from viewer.spec.kinds import Mount, PartRecord
from viewer.spec.model import ModuleKey, ModuleSpec, Port, PortId, StationSpec

_KEPT = 12
"""Of the choices of its parts, for each module."""
_PLACELESS = {"name": None, "at": Mount(), "repeat": None}
_AXES = {"x": (1.0, 0.0, 0.0), "y": (0.0, 1.0, 0.0), "z": (0.0, 0.0, 1.0)}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BuiltPart:
    """A part with its bodies and every place where it stands in the module."""

    name: str
    kind: str
    bodies: tuple[Body, ...]
    module_from_part: tuple[Transform, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PartRuns:
    """Which part each triangle of a merged mesh is of.

    Attributes
    ----------
    starts : (k,) int64
        The first triangle of each run, ascending from 0.
    names : k names of parts
    """

    starts: NDArray[np.int64]
    names: tuple[str, ...]

    def name_of(self, triangle: int) -> str:
        """Return the name of the part that a triangle is of."""
        return self.names[int(np.searchsorted(self.starts, triangle, "right")) - 1]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class BuiltModule:
    """A module's parts and port frames, in the module frame, metres."""

    key: ModuleKey
    parts: tuple[BuiltPart, ...]
    module_from_port: Mapping[PortId, Transform]
    by_material: Mapping[str, Mesh]
    """All bodies of one material as one mesh in the module frame: few to draw."""
    bounds_m: Points
    """(2, 3): the box round all parts in the module frame."""
    part_runs: Mapping[str, PartRuns] = field(default_factory=dict)
    """Material -> whose the triangles of its mesh in `by_material` are."""


_reduced: WeakKeyDictionary[BuiltModule, dict[frozenset[str], BuiltModule]] = (
    WeakKeyDictionary()
)
_runs: WeakKeyDictionary[Mesh, PartRuns] = WeakKeyDictionary()

Bodies = tuple[Body, ...]
Cache = dict[PartRecord, Bodies]


def build_parts(
    spec: StationSpec, detail: Detail, cache: Cache | None = None
) -> Mapping[ModuleKey, BuiltModule]:
    """Return every module of the station, in every state that a step puts it in.

    Parts with equal fields share one mesh, across modules too. What is built is put
    into `cache`, and taken from it: one for each detail.
    """
    cache = {} if cache is None else cache
    return {
        key: build_module(module, detail, cache) for key, module in spec.modules.items()
    }


class Workshop:
    """Builds a station again and again; only what has changed is built anew.

    Modules whose spec is the very same as the last time are kept, and so are the
    bodies of parts whose fields are equal.
    """

    def __init__(self, detail: Detail) -> None:
        self._detail = detail
        self._bodies: Cache = {}
        self._built: dict[ModuleKey, tuple[ModuleSpec, BuiltModule]] = {}

    def build(self, spec: StationSpec) -> Mapping[ModuleKey, BuiltModule]:
        """Return every module of the station, as `build_parts` does."""
        self._built = {key: self._one(key, spec) for key in spec.modules}
        parts = {key: built for key, (_, built) in self._built.items()}
        used = {id(part.bodies) for built in parts.values() for part in built.parts}
        self._bodies = {k: v for k, v in self._bodies.items() if id(v) in used}
        return parts

    @property
    def shapes(self) -> Cache:
        """What was built last is made of: a cache of its own for who builds more."""
        return dict(self._bodies)

    def _one(self, key: ModuleKey, spec: StationSpec) -> tuple[ModuleSpec, BuiltModule]:
        module = spec.modules[key]
        before = self._built.get(key)
        if before is not None and before[0] is module:
            return before
        return module, build_module(module, self._detail, self._bodies)


def build_module(
    spec: ModuleSpec, detail: Detail, cache: Cache | None = None
) -> BuiltModule:
    """Return one module's parts and port frames in the module frame, metres."""
    cache = {} if cache is None else cache
    names = _part_names(spec.parts)
    parts = tuple(
        _built(part, name, detail, cache)
        for part, name in zip(spec.parts, names, strict=True)
    )
    ports = {port.id: module_from_port(port) for port in spec.ports.values()}
    return _module_of(spec.key, parts, ports)


def _module_of(
    key: ModuleKey, parts: tuple[BuiltPart, ...], ports: Mapping[PortId, Transform]
) -> BuiltModule:
    by_material, part_runs = _by_material(parts), _part_runs(parts)
    bounds = [mesh.bounds_m for mesh in by_material.values()]
    for material, runs in part_runs.items():
        note_part_runs(by_material[material], runs)
    return BuiltModule(
        key=key,
        parts=parts,
        module_from_port=ports,
        by_material=by_material,
        bounds_m=union_bounds(bounds) if bounds else np.zeros((2, 3)),
        part_runs=part_runs,
    )


def with_parts(module: BuiltModule, names: Set[str]) -> BuiltModule:
    """Return a module with the parts of these names alone.

    Merged once and kept, the last few for each module: meshes are the same objects
    the next time.
    """
    known = _reduced.setdefault(module, {})
    wanted = frozenset(names)
    # Whatever is asked for again goes to the end: the first is the longest unused.
    reduced = known.pop(wanted, None)
    if reduced is None:
        parts = tuple(part for part in module.parts if part.name in wanted)
        reduced = _module_of(module.key, parts, module.module_from_port)
    known[wanted] = reduced
    while len(known) > _KEPT:
        del known[next(iter(known))]
    return reduced


def note_part_runs(mesh: Mesh, runs: PartRuns) -> None:
    """Note whose the triangles of a merged mesh are, as long as the mesh is there."""
    _runs[mesh] = runs


def part_runs_of(mesh: Mesh) -> PartRuns | None:
    """Return whose the triangles of a mesh are; None where it is of no module."""
    return _runs.get(mesh)


def module_from_port(port: Port) -> Transform:
    """Return the frame of a port in its module: +Z out, +X the clocking mark."""
    return port_frame(port.origin_m, port.out, port.clock or default_clock(port.out))


def _part_names(parts: tuple[PartRecord, ...]) -> list[str]:
    """Name the parts that have no name by kind, numbered where there are several."""
    totals = Counter(part.kind for part in parts if part.name is None)
    seen: Counter[str] = Counter()
    names = []
    for part in parts:
        if part.name is None:
            seen[part.kind] += 1
            numbered = f"{part.kind}-{seen[part.kind]}"
            names.append(numbered if totals[part.kind] > 1 else part.kind)
        else:
            names.append(part.name)
    return names


def _built(part: PartRecord, name: str, detail: Detail, cache: Cache) -> BuiltPart:
    shape = shape_of(part)
    if (bodies := cache.get(shape)) is None:
        bodies = cache[shape] = build_part(part, detail)
    return BuiltPart(
        name=name, kind=part.kind, bodies=bodies, module_from_part=_places(part)
    )


def shape_of(part: PartRecord) -> PartRecord:
    """Return a part without its name and place: what its mesh depends on."""
    return part.model_copy(update=_PLACELESS)


def _places(part: PartRecord) -> tuple[Transform, ...]:
    clock = part.at.clock or default_clock(part.at.out)
    first = mount(part.at.origin_m, part.at.out, clock)
    if part.repeat is None:
        return (first,)
    count = part.repeat.count
    shift = np.array(part.repeat.shift_m or (0.0, 0.0, 0.0))
    even_deg = 0.0 if part.repeat.shift_m else 360.0 / count
    step_deg = even_deg if part.repeat.step_deg is None else part.repeat.step_deg
    axis = _AXES[part.repeat.about]
    return tuple(
        compose(translation((k * shift).tolist()), rotation(axis, k * step_deg), first)
        for k in range(count)
    )


def _by_material(parts: tuple[BuiltPart, ...]) -> Mapping[str, Mesh]:
    gathered: dict[str, list[Mesh]] = {}
    for part in parts:
        for body in part.bodies:
            gathered.setdefault(body.material, []).extend(
                moved(body.mesh, place) for place in part.module_from_part
            )
    return {material: merged(meshes) for material, meshes in gathered.items()}


def _part_runs(parts: tuple[BuiltPart, ...]) -> Mapping[str, PartRuns]:
    """Return whose the triangles of `_by_material` are: it goes in the same order."""
    counts: dict[str, list[tuple[str, int]]] = {}
    for part in parts:
        for body in part.bodies:
            count = len(body.mesh.triangles) * len(part.module_from_part)
            counts.setdefault(body.material, []).append((part.name, count))
    return {
        material: PartRuns(
            starts=np.cumsum([0, *(count for _, count in runs[:-1])], dtype=np.int64),
            names=tuple(name for name, _ in runs),
        )
        for material, runs in counts.items()
    }
