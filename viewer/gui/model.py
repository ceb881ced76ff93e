"""A station that was loaded and built, with what it is set beside."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from viewer.assembly.measuring import clearance, is_there
from viewer.assembly.station import Parts, station_at
from viewer.errors import ConfigError, Problem, ViewerError
from viewer.geometry.detail import INTERACTIVE, REFERENCE
from viewer.geometry.parts import Cache, build_parts
from viewer.scene.reference import Reference
from viewer.scene.references import (
    MESHES,
    NO_REFERENCE,
    reference_named,
    station_and_step,
)
from viewer.spec.load import load_station
from viewer.spec.measures import ClearanceRecord, MeasureRecord
from viewer.spec.meshfile import notes_path
from viewer.spec.model import StationSpec
from viewer.spec.shelf import Overrides


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Model:
    """A station that was loaded and built, with what it is set beside."""

    name: str
    """How the user named it: a shipped name or a path."""
    spec: StationSpec
    parts: Parts
    reference: Reference | None
    reference_name: str | None = None
    """What the reference is called in a shot's words."""
    other: tuple[StationSpec, Parts, int] | None = None
    """The station that the reference shows, and its step; None where it is a mesh."""

    shapes: Cache = field(default_factory=dict)
    """What its parts are made of: other states of a module are built with it."""

    overrides: Overrides = field(default_factory=dict)
    """The parameters that it was built with where they are not the files' own."""

    @property
    def files(self) -> list[Path]:
        """Every file that it was made of."""
        modules = (module.path for module in self.spec.modules.values())
        shown = Path(self.reference_name or "")
        is_mesh = shown.suffix.lower() in MESHES
        mesh = [shown, notes_path(shown)] if is_mesh else []
        return [self.spec.path, *modules, *mesh]


def load_model(
    name: str, reference: str | None, overrides: Overrides | None = None
) -> Model:
    """Load and build a station and its reference; slow, so run in the background.

    `reference` is as the user names it; None for what the station file names.
    """
    spec = load_station(name, overrides)
    shown = spec.reference if reference is None else reference
    shapes: Cache = {}
    return Model(
        name=name,
        spec=spec,
        parts=build_parts(spec, INTERACTIVE, shapes),
        shapes=shapes,
        reference=reference_named(shown),
        reference_name=shown,
        other=_station_behind(shown),
        overrides=overrides or {},
    )


def measure_beforehand(
    model: Model, measures: Iterable[MeasureRecord], steps_done: int
) -> None:
    """Seek the clearances that a view of a model shows, which takes a while each.

    They are kept with the model's meshes: whoever asks again has them at once.
    """
    count = min(steps_done, len(model.spec.steps))
    station = station_at(model.spec, model.parts, count)
    for measure in measures:
        if isinstance(measure, ClearanceRecord) and is_there(measure, station):
            clearance(measure, station, model.parts)


def _station_behind(name: str | None) -> tuple[StationSpec, Parts, int] | None:
    if name is None or name == NO_REFERENCE or Path(name).suffix.lower() in MESHES:
        return None
    spec, count = station_and_step(name)
    return spec, build_parts(spec, REFERENCE), count


def problems_of(error: ViewerError, name: str) -> tuple[Problem, ...]:
    """Return what went wrong as problems that the window can list."""
    if isinstance(error, ConfigError):
        return error.problems
    return (Problem(path=Path(name), message=str(error)),)
