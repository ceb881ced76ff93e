"""Every problem of config files of every sort."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from viewer.errors import Problem, nearest
from viewer.spec.faults import Key, in_order
from viewer.spec.library import NO_REFERENCE, configs_dir, station_names
from viewer.spec.materials import read_materials
from viewer.spec.model import StationSpec
from viewer.spec.modulefile import ModuleSource
from viewer.spec.shelf import OUTSIDE, Sources
from viewer.spec.shotlist import read_shots
from viewer.spec.shots import ShotSpec
from viewer.spec.sorts import sort_of
from viewer.spec.stationfile import read_station
from viewer.spec.tomlfile import TomlFile, read_toml


def check_paths(paths: Sequence[Path] = ()) -> tuple[Problem, ...]:
    """Return every problem of these files and folders; of all shipped ones if none.

    A station is checked with the modules that it names, a list of shots with its
    stations.
    """
    check = _Check()
    for path in paths or [configs_dir()]:
        check.take(Path(path))
    return in_order(check.problems)


def files_of(sort: str, paths: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Return the files of one sort among these files and folders, or the shipped."""
    files: list[Path] = []
    for path in map(Path, paths or [configs_dir()]):
        files += _toml_files(path) if path.is_dir() else [path]
    return tuple(file for file in files if sort_of(read_toml(file)) == sort)


class _Check:
    """The problems so far, and the module files that were read on the way."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.sources: Sources = {}

    def take(self, path: Path) -> None:
        if not path.is_dir():
            self._take_file(path)
            return
        files = list(_toml_files(path))
        if not files:
            self._note(path, "holds no .toml file")
        for file in files:
            self._take_file(file)
        self._check_stems(files)

    def _take_file(self, path: Path) -> None:
        if (resolved := path.resolve()) in self.sources:
            self.problems += self.sources[resolved].faults.problems()
            return
        file = read_toml(path)
        match sort_of(file):
            case "station":
                self.problems += read_station(path, {}, self.sources).problems
            case "module":
                self._take_module(file)
            case "shots":
                self._take_shots(file)
            case "materials":
                read_materials(file)
                self.problems += file.faults.problems()
            case _:
                self._take_unknown(file)

    def _take_module(self, file: TomlFile) -> None:
        source = self.sources[file.path.resolve()] = ModuleSource(file)
        self.problems += source.faults.problems()

    def _take_shots(self, file: TomlFile) -> None:
        for key, shot in read_shots(file):
            self._check_shot(shot, key, file)
        self.problems += file.faults.problems()

    def _take_unknown(self, file: TomlFile) -> None:
        if file.is_read:
            message = (
                "is no config file: it has no [[parts]] (module), [[steps]] (station), "
                "[[shots]] (pictures) or [materials]"
            )
            file.faults.add((), message)
        self.problems += file.faults.problems()

    def _check_shot(self, shot: ShotSpec, key: Key, file: TomlFile) -> None:
        station = read_station(shot.station, {}, self.sources)
        self.problems += station.problems
        if station.spec is None:
            return
        if shot.asked.step not in (known := step_names(station.spec)):
            message = f"{station.spec.id} has no step '{shot.asked.step}'"
            file.faults.add((*key, "step"), message + nearest(shot.asked.step, known))
        elements = element_names(station.spec)
        for field in ("highlight", "fit"):
            name = getattr(shot.asked, field)
            if name is not None and name not in elements:
                message = f"{station.spec.id} has no element '{name}'"
                file.faults.add((*key, field), message + nearest(name, elements))
        if message := _reference_fault(shot.reference):
            file.faults.add((*key, "reference"), message)
        changed = read_station(shot.station, shot.overrides, self.sources)
        for problem in changed.problems:
            if problem.path == OUTSIDE:
                at = (*key, "set", *problem.key.split("."))
                file.faults.add(at, problem.message)
            else:
                self.problems.append(problem)

    def _check_stems(self, files: Iterable[Path]) -> None:
        """Note module files that a station could not tell apart."""
        first: dict[tuple[Path, str], Path] = {}
        for path in files:
            places = [parent for parent in path.parents if parent.name == "modules"]
            if not places:
                continue
            other = first.setdefault((places[0], path.stem), path)
            if other != path:
                self._note(path, f"has the name of another module file, {other}")

    def _note(self, path: Path, message: str) -> None:
        self.problems.append(Problem(path=path, message=message))


def _reference_fault(name: str | None) -> str:
    """Return why a shot's reference cannot be shown; nothing if it can."""
    if name is None or name == NO_REFERENCE:
        return ""
    station, _, _ = name.partition("@")  # the station at a step
    if len(Path(station).parts) > 1 or Path(station).suffix:
        return "" if Path(station).is_file() else f"{station}: there is no such file"
    known = (*station_names(), NO_REFERENCE)
    near = nearest(station, known) or f"; there are {', '.join(known)}"
    return "" if station in known else f"there is no station '{station}' shipped{near}"


def step_names(station: StationSpec) -> tuple[str, ...]:
    """Return every word by which a step of a station can be named."""
    steps = [step.id for step in station.steps]
    phases = [phase.id for phase in station.phases]
    numbers = [str(number + 1) for number in range(len(steps))]
    return (*steps, *phases, *numbers, "last")


def element_names(station: StationSpec) -> tuple[str, ...]:
    """Return the id of every element that some step of a station adds."""
    added = (arrival for step in station.steps for arrival in step.add)
    return tuple(arrival.id or arrival.module for arrival in added)


def _toml_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*.toml")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden:
            yield path
