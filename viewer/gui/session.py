"""What the window shows, as state; widgets only show it and ask for changes.

The state itself is plain (`Model`, `ViewState`, numbers); Qt is here for the two
signals alone.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from viewer.assembly.epochs import Likeness, steps_like
from viewer.assembly.figures import StationFigures, station_figures
from viewer.assembly.moves import Placements, next_step, parts_during
from viewer.assembly.station import Parts, Station, station_at
from viewer.assembly.steps import steps_done
from viewer.errors import ConfigError, Problem, ViewerError
from viewer.geometry.detail import INTERACTIVE, REFERENCE
from viewer.geometry.parts import build_parts
from viewer.scene.captions import text_in
from viewer.scene.compose import compose
from viewer.scene.figure_rows import FigureRow, figure_rows
from viewer.scene.reference import Reference, reference_from_station
from viewer.scene.references import (
    MESHES,
    NO_REFERENCE,
    reference_named,
    station_and_step,
)
from viewer.scene.scene import Camera, Scene
from viewer.scene.view import ViewState
from viewer.spec.load import load_station
from viewer.spec.meshfile import notes_path
from viewer.spec.model import StationSpec
from viewer.spec.shots import ShotDefaults


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


def load_model(name: str, reference: str | None) -> Model:
    """Load and build a station and its reference; slow, so run in the background.

    `reference` is as the user names it; None for what the station file names.
    """
    spec = load_station(name)
    shown = spec.reference if reference is None else reference
    return Model(
        name=name,
        spec=spec,
        parts=build_parts(spec, INTERACTIVE),
        reference=reference_named(shown),
        reference_name=shown,
        other=_station_behind(shown),
    )


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


def with_projection(camera: Camera, *, parallel: bool) -> Camera:
    """Return a camera with or without perspective, showing as much at its target."""
    if parallel == (camera.parallel_height_m is not None):
        return camera
    line_m = camera.position_m - camera.target_m
    tangent = math.tan(math.radians(camera.view_angle_deg) / 2.0)
    if parallel:
        height_m = 2.0 * tangent * float(np.linalg.norm(line_m))
        return replace(camera, parallel_height_m=height_m)
    distance_m = (camera.parallel_height_m or 1.0) / (2.0 * tangent)
    away = line_m / np.linalg.norm(line_m)
    return replace(
        camera,
        position_m=camera.target_m + away * distance_m,
        parallel_height_m=None,
    )


def _camera_words(camera: Camera) -> dict[str, object]:
    """Return a camera of the user's own as a list of shots says it."""
    words: dict[str, object] = {
        "position_m": [round(float(v), 3) for v in camera.position_m],
        "target_m": [round(float(v), 3) for v in camera.target_m],
        "up": [round(float(v), 5) for v in camera.up],
    }
    if camera.parallel_height_m is not None:
        words["parallel_height_m"] = round(camera.parallel_height_m, 3)
    else:
        words["view_angle_deg"] = round(camera.view_angle_deg, 3)
    return words


class Session(QObject):
    """The station that is shown, its step, and how it is looked at."""

    changed = Signal()
    """The model, the step or the view is another."""
    moved = Signal()
    """What moves within the step is elsewhere; all else is as it was."""
    problems_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model: Model | None = None
        self.steps_done = 0
        self.view = ViewState()
        self.with_reference = True
        self.match: Likeness | None = None
        self.playing = False
        self.animated = True
        """Whether steps are shown taking place."""
        self.time = 1.0
        """How far the present step has come, 0 to 1."""
        self.problems: tuple[Problem, ...] = ()
        self._station: Station | None = None
        self._motion: tuple[int, Callable[[float], Placements]] | None = None
        self._grown: Parts | None = None
        self._figures: StationFigures | None = None
        self._other: Station | None = None
        self._other_figures: StationFigures | None = None
        self._matched: tuple[int, Reference] | None = None

    # --- the model -------------------------------------------------------------

    def set_model(self, model: Model, step: str | None = None) -> None:
        """Show another model; at `step`, or at the step with the same id as now."""
        kept = self.step_id
        self.model = model
        self._matched = self._other = self._motion = self._grown = None
        self.time = 1.0
        wanted = step or kept or "last"
        if step is None and wanted not in [record.id for record in model.spec.steps]:
            wanted = "last"
        self.steps_done = steps_done(model.spec, wanted)
        self._station = None
        self._say_problems(())
        self.changed.emit()

    def set_failure(self, error: ViewerError, name: str) -> None:
        """Note what is wrong with a file; the last good model stays."""
        self._say_problems(problems_of(error, name))

    def _say_problems(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        self.problems_changed.emit()

    @property
    def name(self) -> str:
        """How the user named the station that is shown; empty while there is none."""
        return self.model.name if self.model else ""

    @property
    def step_count(self) -> int:
        """How many steps the station has; 0 while there is none."""
        return len(self.model.spec.steps) if self.model else 0

    @property
    def step_id(self) -> str | None:
        """The id of the step that is shown."""
        if self.model is None or not self.steps_done:
            return None
        return self.model.spec.steps[self.steps_done - 1].id

    @property
    def station(self) -> Station | None:
        """The station at its step."""
        if self._station is None and self.model is not None:
            self._station = station_at(
                self.model.spec, self.model.parts, self.steps_done
            )
        return self._station

    def figures(self) -> StationFigures | None:
        """Return the figures of the station at its step."""
        if self.model is None or self.station is None:
            return None
        if self._figures is None or self._figures.station is not self.station:
            self._figures = station_figures(self.station, self.model.parts)
        return self._figures

    # --- steps -------------------------------------------------------------------

    def go_to(self, number: int) -> None:
        """Show the station after its first `number` steps, 1 to all."""
        number = min(max(number, 1), self.step_count)
        if self.model is not None and number != self.steps_done:
            self.steps_done = number
            self._station = None
            self.time = 1.0
            self.changed.emit()

    def step_by(self, count: int) -> None:
        """Go some steps on, or back."""
        self.go_to(self.steps_done + count)

    def set_time(self, time: float) -> None:
        """Show the present step at a time from 0 to 1."""
        self.time = time
        self.moved.emit()

    def set_animated(self, animated: bool) -> None:
        """Note whether steps are shown taking place, or at once."""
        self.animated = animated
        self.changed.emit()

    def _during(self) -> tuple[Station, Parts] | None:
        """Return the station while its step takes place; None when it is done."""
        model, station = self.model, self.station
        if model is None or station is None or self.time >= 1.0:
            return None
        if self._motion is None or self._motion[0] != self.steps_done:
            before = station_at(model.spec, model.parts, self.steps_done - 1)
            self._motion = (self.steps_done, next_step(before, model.parts))
        during = replace(station, placements=self._motion[1](self.time))
        self._grown = parts_during(during, self._grown or model.parts, INTERACTIVE)
        return during, self._grown

    def set_playing(self, playing: bool) -> None:
        """Note whether the steps are being played."""
        self.playing = playing
        self.changed.emit()

    # --- view ----------------------------------------------------------------------

    def set_view(self, **values: Any) -> None:
        """Change fields of the view state."""
        self.view = replace(self.view, **values)
        self.changed.emit()

    def set_with_reference(self, shown: bool) -> None:
        """Show the reference, or not."""
        self.with_reference = shown
        self.changed.emit()

    def set_match(self, match: Likeness | None) -> None:
        """Show the reference at the step where it is most like the station in this."""
        self.match = match
        self.changed.emit()

    def reference(self) -> Reference | None:
        """Return the reference as it is to be shown; None where it is not."""
        model = self.model
        if model is None or not self.with_reference:
            return None
        other = self._other_station()
        if self.match is None or other is None or model.other is None:
            return model.reference
        if self._matched is None or self._matched[0] != other.steps_done:
            shown = reference_from_station(other, model.other[1])
            self._matched = (other.steps_done, shown)
        return self._matched[1]

    def _other_station(self) -> Station | None:
        """Return the station that the reference shows, at the step that it shows."""
        if self.model is None or self.model.other is None or self.station is None:
            return None
        spec, parts, count = self.model.other
        if self.match is not None:
            count = steps_like(spec, parts, self.station, self.match)
        if self._other is None or self._other.steps_done != count:
            self._other = station_at(spec, parts, count)
        return self._other

    def compared(self) -> tuple[list[FigureRow], tuple[str, str]]:
        """Return both stations' figures and names; no rows for what has no figures."""
        figures, station = self.figures(), self._other_station()
        if figures is None or station is None or not (self.model and self.model.other):
            return [], ("", "")
        if self._other_figures is None or self._other_figures.station is not station:
            self._other_figures = station_figures(station, self.model.other[1])
        other = self._other_figures
        language = self.view.language
        names = [text_in(f.station.spec.name, language) for f in (figures, other)]
        return figure_rows(figures, other, language), (names[0], names[1])

    def scene(self, aspect: float, camera: Camera | None = None) -> Scene | None:
        """Return the scene to be drawn; seen by `camera` where one is given."""
        if self.model is None or self.station is None:
            return None
        view = self.view
        if camera is not None:
            # What is shown stays where the preset has arranged it, whoever looks.
            seen = with_projection(camera, parallel=view.parallel)
            view = replace(view, camera=seen, arranged_for=str(view.camera))
        done, reference = self.station, self.reference()
        if (during := self._during()) is None:
            return compose(done, self.model.parts, view, reference, aspect)
        return compose(*during, view, reference, aspect, framed=done)

    def request(self, camera: Camera | None, aspect: float) -> dict[str, object] | None:
        """Return what is seen as a shot asks for it; None where nothing is shown."""
        if self.model is None or self.step_id is None:
            return None
        view = self.view
        height = 1080
        table: dict[str, object] = {
            "station": self.model.name,
            "step": self.step_id,
            "size": [round(height * aspect / 2) * 2, height],
            "reference": self.model.reference_name if self.with_reference else "none",
            "match": self.match,
        }
        for field in fields(view):
            if field.name in ShotDefaults.model_fields and field.name != "camera":
                value = getattr(view, field.name)
                if value != field.default:
                    table[field.name] = list(value) if field.name == "aids" else value
        table["camera"] = view.camera if camera is None else _camera_words(camera)
        return {key: value for key, value in table.items() if value is not None}

    def watched_files(self) -> Mapping[str, None]:
        """Return the files of the model and of the problems, in order.

        So a station that was broken when it was opened is shown once it is mended.
        """
        paths = [problem.path for problem in self.problems if problem.path.suffix]
        if self.model is not None:
            spec = self.model.spec
            paths += [spec.path, *(module.path for module in spec.modules.values())]
            shown = Path(self.model.reference_name or "")
            if shown.suffix.lower() in MESHES:
                paths += [shown, notes_path(shown)]
        return dict.fromkeys(str(path) for path in paths)


__all__ = ["NO_REFERENCE", "Model", "Session", "load_model", "problems_of"]
