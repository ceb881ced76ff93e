"""What the window shows, as state; widgets only show it and ask for changes.

The state itself is plain (`Model`, `Choices`, numbers); Qt is here for the signals
alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from viewer.assembly.epochs import Likeness
from viewer.assembly.figures import StationFigures
from viewer.assembly.station import Station
from viewer.assembly.steps import steps_done
from viewer.errors import Problem, ViewerError
from viewer.gui.asking import request_for
from viewer.gui.companion import Companion
from viewer.gui.history import Choices, History, arrangement
from viewer.gui.looking import is_same
from viewer.gui.model import Beside, Model, problems_of
from viewer.gui.playback import Playback, place_at, position_of
from viewer.gui.showing import names_of, with_known
from viewer.gui.stepping import Stepping
from viewer.scene.captions import text_in
from viewer.scene.compose import compose
from viewer.scene.figure_rows import FigureRow, figure_rows
from viewer.scene.named import check_names
from viewer.scene.orbiting import with_projection
from viewer.scene.reference import Reference
from viewer.scene.scene import Camera, Scene
from viewer.scene.view import Language, ViewState
from viewer.spec.shelf import Overrides


class Session(QObject):
    """The station that is shown, its step, and how it is looked at."""

    changed = Signal()
    """The model, the step or the view is another."""
    moved = Signal()
    """What moves within the step is elsewhere, or the camera; all else is as it was."""
    overridden = Signal()
    """Nothing but parameters is chosen anew; the model is not built with them yet."""
    looked = Signal()
    """The user has moved the camera; the view shows it already."""
    going = Signal()
    """The camera is about to be taken elsewhere, and the way there is to be seen."""
    playback_changed = Signal()
    """Steps are played, or no longer, or in another manner."""
    problems_changed = Signal()
    figures_changed = Signal()
    """More figures are known; what is seen is as it was."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model: Model | None = None
        # Who goes through the steps sees what each of them brings, in its place.
        view = ViewState(arrivals=True, standing=True)
        self.history = History(Choices(view=view))
        self.steps_done = 0
        self.playback = Playback()
        self.circling = False
        """Whether the view flies around."""
        self.measuring: str | None = None
        """What is being measured by clicks, by the name of its mode."""
        self.time = 1.0
        """How far the present step has come, 0 to 1."""
        self.problems: tuple[Problem, ...] = ()
        self.fitted: Camera | None = None
        """Where the preset has put the camera; it stays there from step to step."""
        self._stepping: Stepping | None = None
        self._companion: Companion | None = None

    # --- the model -------------------------------------------------------------

    def set_model(self, model: Model, step: str | None = None) -> None:
        """Show another model; at `step`, or at the step with the same id as now."""
        kept = self.step_id
        if model.name != self.name:
            # What was chosen of another station's parameters is no way back here.
            now = self.history.now
            view = replace(now.view, measures=())
            self.history = History(
                replace(now, view=view, overrides=model.overrides, camera=None)
            )
            self.fitted = None
        self.model = model
        self._stepping = Stepping(model)
        self._companion = Companion(model)
        wanted = step or kept or "last"
        if step is None and wanted not in [record.id for record in model.spec.steps]:
            wanted = "last"
        if wanted != kept:
            self.time = 1.0
        self.steps_done = steps_done(model.spec, wanted)
        known = names_of(model.spec, model.parts)
        self.history.everywhere(
            lambda made: replace(made, view=with_known(made.view, known))
        )
        self._say_problems(())
        self.changed.emit()

    def set_rebuilt(self, model: Model) -> None:
        """Show the same station, built with other values of its parameters."""
        self.model = model
        self._stepping = Stepping(model)
        self.changed.emit()

    def note_beside(self, beside: Beside) -> None:
        """Take note that the station that the reference shows has been built."""
        if self.model is not None and self.model.beside is beside:
            # What is matched is shown at another of its steps now.
            (self.figures_changed if self.match is None else self.changed).emit()

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
        return self._stepping.at(self.steps_done) if self._stepping else None

    def figures(self) -> StationFigures | None:
        """Return the figures of the station at its step."""
        return self._stepping.figures(self.steps_done) if self._stepping else None

    # --- steps -------------------------------------------------------------------

    @property
    def position(self) -> float:
        """Where the station stands: step k lies between k - 1 and k, which is done."""
        return position_of(self.steps_done, self.time) if self.steps_done else 0.0

    def go_to(self, number: int, time: float = 1.0) -> None:
        """Show step `number`, 1 to all, at a time from 0 to 1; done if none is said."""
        number = min(max(number, 1), self.step_count)
        if self.model is None or (number, time) == (self.steps_done, self.time):
            return
        is_other = number != self.steps_done
        self.steps_done, self.time = number, time
        if is_other and not (self.view.standing or self.turned):
            # Each step fills the picture.
            self.fitted = None
            self._say_going()
        (self.changed if is_other else self.moved).emit()

    def step_by(self, count: int) -> None:
        """Go some steps on, or back."""
        self.go_to(self.steps_done + count)

    def set_time(self, time: float) -> None:
        """Show the present step at a time from 0 to 1."""
        self.go_to(self.steps_done, time)

    def set_position(self, position: float) -> None:
        """Show the station at a place between 0 and the count of its steps."""
        self.go_to(*place_at(position, self.step_count))

    def set_playback(self, **values: Any) -> None:
        """Change fields of the playback."""
        self.playback = replace(self.playback, **values)
        self.playback_changed.emit()

    def set_measuring(self, mode: str | None) -> None:
        """Note what is being measured."""
        self.measuring = mode
        self.changed.emit()

    def set_circling(self, circling: bool) -> None:
        """Note whether the view flies around; that ends a gesture."""
        self.circling = circling
        self.history.end_gesture()
        self.changed.emit()

    # --- choices: all that undo brings back ------------------------------------------

    @property
    def view(self) -> ViewState:
        """How the station is looked at."""
        return self.history.now.view

    @property
    def with_reference(self) -> bool:
        """Whether the reference is shown."""
        return self.history.now.with_reference

    @property
    def match(self) -> Likeness | None:
        """In what the reference is most like the station; None: as it stands."""
        return self.history.now.match

    @property
    def overrides(self) -> Overrides:
        """The parameters that the user has changed: module -> parameter -> value."""
        return self.history.now.overrides

    @property
    def turned(self) -> bool:
        """Whether the user looks from elsewhere than a preset has put the camera."""
        return self.history.now.camera is not None

    def choose(self, gesture: str | None = None, **values: Any) -> None:
        """Make other choices (fields of `Choices`); one gesture is undone at once."""
        before = self.history.now
        self.history.choose(replace(before, **values), gesture)
        self._tell_from(before)

    def set_view(self, gesture: str | None = None, **values: Any) -> None:
        """Change fields of the view state."""
        self.choose(gesture, view=replace(self.view, **values))

    def speak(self, language: Language) -> None:
        """Name things in a language; undo brings no other one back."""
        self.history.everywhere(
            lambda old: replace(old, view=replace(old.view, language=language))
        )
        self.changed.emit()

    def set_with_reference(self, shown: bool) -> None:
        """Show the reference, or not."""
        self.choose(with_reference=shown)

    def set_match(self, match: Likeness | None) -> None:
        """Show the reference at the step where it is most like the station in this."""
        self.choose(match=match)

    def resume(self, choices: Choices) -> None:
        """Make choices of another time the present ones, with no way back before them.

        What the station can no longer show is left out as a whole.
        """
        before = self.history
        self.history, self.fitted = History(choices), None
        try:
            self.scene(1.0)
        except ViewerError:
            self.history = before
        self.changed.emit()

    def recall(self, choices: Choices, number: int, time: float) -> None:
        """Show the station at a step as choices of another time had it.

        Raises
        ------
        InputError
            If they name what the station no longer has.
        """
        if self.model is None or self._stepping is None:
            return
        view = replace(choices.view, language=self.view.language)
        check_names(self._stepping.at(number), self.model.parts, view)
        self.fitted, self.steps_done, self.time = None, number, time
        self.history.choose(replace(choices, view=view))
        self._say_going()
        self.changed.emit()

    def undo(self) -> None:
        """Bring the choices before the last one back."""
        self._go_through(self.history.undo)

    def redo(self) -> None:
        """Take the last undo back."""
        self._go_through(self.history.redo)

    def _go_through(self, step: Callable[[], bool]) -> None:
        before = self.history.now
        if step():
            if arrangement(self.history.now) != arrangement(before):
                self.fitted = None
            self._say_going()
            self._tell_from(before)

    def _tell_from(self, before: Choices) -> None:
        # To draw the old model once more would only keep the slider waiting.
        only = self.history.now.differs_in_overrides_alone(before)
        (self.overridden if only else self.changed).emit()

    # --- camera --------------------------------------------------------------------

    @property
    def camera(self) -> Camera | None:
        """Where the station is seen from; None while a preset is still to be fitted."""
        return self.history.now.camera or self.fitted

    def look_from(self, camera: Camera, gesture: str | None = None) -> None:
        """Note where the user has moved the camera to; the view shows it already."""
        if self.camera is not None and is_same(camera, self.camera):
            return
        choices = replace(self.history.now, camera=camera)
        self.history.choose(choices, gesture)
        self.looked.emit()

    def fly_to(self, camera: Camera) -> None:
        """Look from a camera of the user's own."""
        self.look_from(camera)
        self._say_going()
        self.moved.emit()

    def refit(self, **values: Any) -> None:
        """Take the camera back to its preset, fitted to all that is shown.

        `values` are fields of the view state that are chosen with it.
        """
        self.fitted = None
        self._say_going()
        self.choose(camera=None, view=replace(self.view, **values))

    def _say_going(self) -> None:
        if self.playback.animated:
            self.going.emit()

    # --- what is seen ----------------------------------------------------------------

    def reference(self) -> Reference | None:
        """Return the reference as it is to be shown; None where it is not."""
        beside, station = self._companion, self.station
        if beside is None or station is None or not self.with_reference:
            return None
        return beside.reference(station, self.match)

    def compared(self) -> tuple[list[FigureRow], tuple[str, str]]:
        """Return both stations' figures and names; no rows for what has no figures."""
        figures, beside = self.figures(), self._companion
        if figures is None or beside is None:
            return [], ("", "")
        other = beside.figures(figures.station, self.match)
        if other is None:
            return [], ("", "")
        language = self.view.language
        names = [text_in(f.station.spec.name, language) for f in (figures, other)]
        return figure_rows(figures, other, language), (names[0], names[1])

    def scene(self, aspect: float) -> Scene | None:
        """Return the scene to be drawn; a preset is fitted where none has been yet."""
        stepping, model = self._stepping, self.model
        if model is None or stepping is None:
            return None
        view, camera = self.view, self.camera
        if camera is not None:
            # What is shown stays where the preset has arranged it, whoever looks.
            seen = with_projection(camera, parallel=view.parallel)
            view = replace(view, camera=seen, arranged_for=str(view.camera))
        done, reference = stepping.at(self.steps_done), self.reference()
        if self.time >= 1.0:
            return compose(done, model.parts, view, reference, aspect)
        during = stepping.during(self.steps_done, self.time)
        return compose(*during, view, reference, aspect, framed=done)

    def request(self, aspect: float) -> dict[str, object] | None:
        """Return what is seen as a shot asks for it; None where nothing is shown."""
        if self.model is None or self.step_id is None:
            return None
        choices = self.history.now
        return request_for(self.model, self.step_id, choices, self.time, aspect)

    def watched_files(self) -> Mapping[str, None]:
        """Return the files of the model and of the problems, in order.

        So a station that was broken when it was opened is shown once it is mended.
        """
        paths = [problem.path for problem in self.problems if problem.path.suffix]
        if self.model is not None:
            paths += self.model.files
        return dict.fromkeys(str(path) for path in paths)
