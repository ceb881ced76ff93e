"""A station that was loaded and built, with what it is set beside."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from viewer.assembly.course import Course
from viewer.assembly.station import Parts
from viewer.errors import ConfigError, Problem, ViewerError
from viewer.geometry.detail import INTERACTIVE, REFERENCE
from viewer.geometry.parts import Cache, Workshop, build_parts
from viewer.pictures.inputs import module_files
from viewer.scene.materials import reread_materials
from viewer.scene.reference import Reference
from viewer.scene.references import (
    MESHES,
    NO_REFERENCE,
    reference_named,
    station_and_step,
)
from viewer.spec.library import find_station, materials_path
from viewer.spec.meshfile import notes_path
from viewer.spec.model import StationSpec
from viewer.spec.shelf import OUTSIDE, Overrides
from viewer.spec.stationfile import StationSource


class Bench:
    """A station's files, read once, and its modules, to be built again and again.

    For one thread at a time.
    """

    def __init__(self, name: str) -> None:
        self._source = StationSource(find_station(name))
        self._shop = Workshop(INTERACTIVE)

    @property
    def shapes(self) -> Cache:
        """What the modules that were built last are made of, to be added to."""
        return self._shop.shapes

    def made(self, overrides: Overrides) -> tuple[StationSpec, Parts]:
        """Return the station with these values; only what they change is built anew.

        Raises
        ------
        ConfigError
            With every problem of the files, or of these values.
        """
        reading = self._source.reading(overrides)
        if reading.spec is None:
            raise ConfigError(reading.problems)
        try:
            return reading.spec, self._shop.build(reading.spec)
        except (ValueError, ArithmeticError) as error:
            # The rules of the configs let pass what is no shape after all.
            problem = Problem(path=OUTSIDE, message=f"cannot be built: {error}")
            raise ConfigError([problem]) from error


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Model:
    """A station that was loaded and built, with what it is set beside."""

    name: str
    """How the user named it: a shipped name or a path."""
    spec: StationSpec
    parts: Parts
    course: Course
    """The station at each of its steps."""
    bench: Bench
    """Where it was built, and can be built with other values."""
    reference: Reference | None
    beside: "Beside"
    """The station that the reference shows, for its figures and its other steps."""
    reference_name: str | None = None
    """What the reference is called in a shot's words."""
    reference_files: tuple[Path, ...] = ()
    """What it was made of, where it is the user's own."""

    shapes: Cache = field(default_factory=dict)
    """What its parts are made of: other states of a module are built with it."""

    overrides: Overrides = field(default_factory=dict)
    """The parameters that it was built with where they are not the files' own."""

    @property
    def files(self) -> list[Path]:
        """Every file that it was made of, and its reference."""
        modules = (module.path for module in self.spec.modules.values())
        return [self.spec.path, *modules, *self.reference_files, materials_path()]


def _files_behind(reference: str | None) -> tuple[Path, ...]:
    """Return the files of a reference that is a mesh or a station file."""
    if reference is None:
        return ()
    # A step or a date may follow the name of a station's file.
    names = (reference, *(reference.rpartition(sign)[0] for sign in "@:"))
    path = next((Path(name) for name in names if Path(name).is_file()), None)
    if path is None:
        return ()
    if path.suffix.lower() in MESHES:
        return (path, notes_path(path))
    return (path, *module_files(path))


def load_model(
    name: str, reference: str | None, overrides: Overrides | None = None
) -> Model:
    """Load and build a station and its reference; slow, so run in the background.

    `reference` is as the user names it; None for what the station file names.
    """
    reread_materials()
    bench = Bench(name)
    spec, parts = bench.made(overrides or {})
    shown = spec.reference if reference is None else reference
    return Model(
        name=name,
        spec=spec,
        parts=parts,
        course=Course(spec, parts),
        bench=bench,
        shapes=bench.shapes,
        reference=reference_named(shown),
        reference_name=shown,
        reference_files=_files_behind(shown),
        beside=Beside(shown),
        overrides=overrides or {},
    )


def rebuilt(model: Model, overrides: Overrides) -> Model:
    """Return a model with other values of its parameters, all else being the same.

    Raises
    ------
    ConfigError
        With every problem that these values lead to.
    """
    spec, parts = model.bench.made(overrides)
    return replace(
        model,
        spec=spec,
        parts=parts,
        course=Course(spec, parts),
        shapes=model.bench.shapes,
        overrides=overrides,
    )


class Beside:
    """The station that a reference shows; there once it has been built.

    The picture does not need it: so the first picture does not wait for it.
    """

    def __init__(self, name: str | None) -> None:
        is_mesh = Path(name or "").suffix.lower() in MESHES
        self._name = None if is_mesh or name == NO_REFERENCE else name
        self.course: Course | None = None
        """Its steps; None where there is none, or none yet."""
        self.number = 0
        """The step that the reference shows."""

    @property
    def is_wanting(self) -> bool:
        """Whether there is a station that has not been built."""
        return self._name is not None and self.course is None

    def build(self) -> None:
        """Read and build it; slow, so to be run in the background."""
        if self._name is not None and self.course is None:
            spec, self.number = station_and_step(self._name)
            course = Course(spec, build_parts(spec, REFERENCE))
            course.figures(self.number)
            self.course = course


def problems_of(error: ViewerError, name: str) -> tuple[Problem, ...]:
    """Return what went wrong as problems that the window can list."""
    if isinstance(error, ConfigError):
        return error.problems
    return (Problem(path=Path(name), message=str(error)),)
