"""A station file: read, checked table by table, then walked step by step."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from viewer.errors import Problem, nearest
from viewer.spec.actions import Step, readable_ids, readable_steps
from viewer.spec.alone import station_of_module
from viewer.spec.assembly_rules import walk_steps
from viewer.spec.faults import Faults, Key, in_order
from viewer.spec.library import NO_REFERENCE, modules_for, station_names
from viewer.spec.model import ModuleKey, RootPose, StationFile, StationSpec
from viewer.spec.modulefile import ModuleSource
from viewer.spec.rules import check_axes, check_figures
from viewer.spec.shelf import Overrides, Shelf, Sources, problems_outside
from viewer.spec.sorts import sort_of
from viewer.spec.tomlfile import TomlFile, read_toml
from viewer.spec.wording import validated

# Words that stand for a step in every station.
_RESERVED = ("last",)

_OTHERS = {"shots": "a list of pictures", "materials": "a table of materials"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StationReading:
    """What came of reading a station: a spec, or the problems that prevent one."""

    spec: StationSpec | None
    problems: tuple[Problem, ...]


def read_station(
    path: Path, overrides: Overrides, sources: Sources | None = None
) -> StationReading:
    """Read a station file with the module files that it names.

    A module's file is read as a station of that module alone.
    """
    return StationSource(path, sources).reading(overrides)


class StationSource:
    """A station file, read once and bound to values from outside as often as needed.

    So are the module files that it names: `sources` are those that were read before,
    and grow. A module whose values stay is the very same spec the next time.
    """

    def __init__(self, path: Path, sources: Sources | None = None) -> None:
        self.path = path
        self._sources: Sources = {} if sources is None else sources
        self._file = file = read_toml(path)
        self._alone: ModuleSource | None = None
        self._record: StationFile | None = None
        self._steps: tuple[Step, ...] = ()
        self._files: Mapping[str, tuple[Path, ...]] = {}
        if not file.is_read:
            return
        if (sort := sort_of(file)) == "module":
            self._alone = ModuleSource(file)
        elif sort in _OTHERS:
            message = f"is {_OTHERS[sort]}, not a station or a module"
            file.faults.add((), message)
        else:
            self._read()

    def _read(self) -> None:
        self._record = _record(self._file)
        self._files = modules_for(self.path)
        self._steps = readable_steps(self._file.data, self._file.faults)
        _check_ids(self._file, self._steps)
        _check_overlaps(self._file, self._steps)

    def reading(self, overrides: Overrides) -> StationReading:
        """Return the station with these values, or the problems that prevent one."""
        if self._alone is not None:
            return _module_alone(self._alone, overrides)
        faults = self._file.faults.copy()
        shelf = Shelf(self._files, overrides, self._sources)
        modules = walk_steps(self._steps, shelf, faults)
        problems = in_order([*faults.problems(), *shelf.problems()])
        record = self._record
        if problems or record is None:
            return StationReading(spec=None, problems=problems)
        spec = StationSpec(
            id=record.id,
            path=self.path,
            name=record.name,
            summary=record.summary,
            reference=record.reference,
            facts=record.facts,
            phases=tuple(record.phases),
            steps=tuple(record.steps),
            modules=modules,
            overlaps=tuple(record.overlaps),
        )
        return StationReading(spec=spec, problems=())


def _module_alone(source: ModuleSource, overrides: Overrides) -> StationReading:
    outside = problems_outside(overrides, {source.id: source})
    changed = {} if outside else overrides.get(source.id, {})
    made = source.variant(changed, ModuleKey(module=source.id))
    problems = in_order([*source.faults.problems(), *made.problems(), *outside])
    if made.spec is None or problems:
        return StationReading(spec=None, problems=problems)
    return StationReading(spec=station_of_module(made.spec), problems=())


def _record(file: TomlFile) -> StationFile | None:
    record = validated(StationFile, file.data, (), file.faults)
    _check_reference(file)
    for place, phase in _tables(file.data.get("phases")):
        check_figures(file.faults, ("phases", place, "figures"), phase.get("figures"))
    for number, step in _tables(file.data.get("steps")):
        for place, arrival in _tables(step.get("add")):
            _check_pose(arrival, ("steps", number, "add", place), file.faults)
    return record


def _check_reference(file: TomlFile) -> None:
    name = file.data.get("reference")
    if not isinstance(name, str) or file.faults.is_at_fault(("reference",)):
        return
    known = (*station_names(), NO_REFERENCE)
    if name not in known:
        near = nearest(name, known) or f"; there are {', '.join(known)}"
        file.faults.add(("reference",), f"there is no station '{name}' shipped{near}")


def _tables(entries: object) -> Iterator[tuple[int, dict[str, Any]]]:
    for place, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict):
            yield place, entry


def _check_pose(arrival: dict[str, Any], key: Key, faults: Faults) -> None:
    at = (*key, "pose")
    if "pose" in arrival and not faults.is_at_fault(at):
        pose = RootPose.model_validate(arrival["pose"])
        check_axes(faults, at, pose.out, pose.clock)


def _check_ids(file: TomlFile, steps: Sequence[Step]) -> None:
    faults = file.faults
    phases = readable_ids(file.data, "phases", faults)
    names = [name for _, name in phases]
    _check_twice(faults, "phase", phases)
    step_ids = readable_ids(file.data, "steps", faults)
    _check_twice(faults, "step", step_ids)
    for key, name in step_ids:
        if name in names:
            faults.add(
                key, f"'{name}' is a phase's id already; name the step otherwise"
            )
        elif name in _RESERVED:
            faults.add(
                key, f"'{name}' has a meaning of its own; name the step otherwise"
            )
    _check_phases(faults, steps, names)


def _check_overlaps(file: TomlFile, steps: Sequence[Step]) -> None:
    """Note overlaps between elements that no step adds."""
    known = {arrival.element for step in steps for arrival in step.arrivals}
    for number, entry in _tables(file.data.get("overlaps")):
        between = entry.get("between")
        for place, name in enumerate(between if isinstance(between, list) else ()):
            if isinstance(name, str) and name not in known:
                near = nearest(name, [element for element in known if element])
                key = ("overlaps", number, "between", place)
                file.faults.add(key, f"there is no element '{name}'{near}")


def _check_twice(faults: Faults, what: str, entries: Sequence[tuple[Key, str]]) -> None:
    seen: set[str] = set()
    for key, name in entries:
        if name in seen:
            faults.add(key, f"there is a {what} '{name}' already")
        seen.add(name)


def _check_phases(faults: Faults, steps: Sequence[Step], phases: list[str]) -> None:
    reached = 0
    for step in steps:
        key = (*step.key, "phase")
        if step.phase is None:
            continue
        if step.phase not in phases:
            near = nearest(step.phase, phases) or f"; there are {', '.join(phases)}"
            # Where the phases themselves are at fault, that is what is said.
            if phases:
                faults.add(key, f"there is no phase '{step.phase}'{near}")
        elif phases.index(step.phase) < reached:
            message = f"'{step.phase}' was over before: steps go phase by phase"
            faults.add(key, f"{message}, in the order of the phases")
        else:
            reached = phases.index(step.phase)
