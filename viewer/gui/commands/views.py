"""Saved views: kept by name for each station, gone to, and exported as shots."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from viewer.assembly.steps import steps_done
from viewer.errors import ViewerError
from viewer.files import atomic_write
from viewer.gui.asking import from_anywhere
from viewer.gui.commands.context import Context
from viewer.gui.commands.stations import StationCommands
from viewer.gui.last_session import last_session, session_words
from viewer.gui.saved_views import (
    MOST,
    SavedView,
    as_list,
    free_name,
    renamed,
    views_of,
    with_views,
)
from viewer.gui.text import mark, tr

_LISTS = {".toml": mark("Lists of shots")}


class ViewsCommands(QObject):
    """The views of the station that is shown; settings keep them."""

    changed = Signal()
    """There are others, or they are called otherwise."""
    added = Signal(int)
    """One was saved, at this place: its name may be wanted otherwise."""

    def __init__(self, context: Context, stations: StationCommands) -> None:
        super().__init__(context)
        self._context, self._session = context, context.session
        self._settings, self._stations = context.settings, stations
        self._place = -1
        self.snapshot: Callable[[], str] = lambda: ""
        """Returns what the view looks like now, small: a JPEG in base64."""
        context.settings.changed.connect(self.changed)

    @property
    def all(self) -> tuple[SavedView, ...]:
        """The views of the station that is shown, in order."""
        return views_of(self._settings.preferences.views, self._station)

    @property
    def _station(self) -> str:
        return from_anywhere(self._session.name)

    def save(self) -> None:
        """Keep what is seen now."""
        session, context = self._session, self._context
        request = session.request(context.aspect)
        if session.model is None or session.step_id is None or request is None:
            return
        views = self.all
        if len(views) >= MOST:
            context.say(tr("There is no room for another view of this station"))
            return
        reference = self._stations.reference
        now = session.history.now
        words = session_words(session.model, session.step_id, now, reference)
        words["shot"] = request
        name = free_name(views, tr("View {number}").format(number=len(views) + 1))
        view = SavedView(name=name, words=words, picture=self.snapshot())
        self._keep((*views, view))
        self._place = len(views)
        context.say(tr("Saved as '{name}'").format(name=name))
        self.added.emit(self._place)

    def go(self, place: int) -> None:
        """Show the station as a view has it."""
        if not 0 <= place < len(self.all):
            return
        view, session = self.all[place], self._session
        self._place = place
        try:
            last = last_session(view.words)
            if last.reference != self._as_words(self._stations.reference):
                self._stations.resume(last)
                return
            if session.model is not None:
                number = steps_done(session.model.spec, last.step)
                time = float(view.request.get("time", 1.0))
                session.recall(last.choices, number, time)
        except ViewerError as error:
            self._context.tell_failure(error)

    def _as_words(self, reference: str | None) -> str | None:
        return None if reference is None else from_anywhere(reference)

    def step(self, by: int) -> None:
        """Go to the next view, or one before; round and round."""
        count = len(self.all)
        if not count:
            self._context.say(tr("This station has no saved views yet"))
            return
        # Before the first step on stands the first one, before a step back the last.
        place = self._place + by if self._place >= 0 or by > 0 else count - 1
        self.go(place % count)

    def rename(self, place: int, name: str) -> None:
        """Call a view otherwise."""
        if 0 <= place < len(self.all):
            self._keep(renamed(self.all, place, name))

    def remove(self, place: int) -> None:
        """Forget a view."""
        if 0 <= place < len(self.all):
            self._keep((*self.all[:place], *self.all[place + 1 :]))
            self._place = -1

    def export(self) -> None:
        """Ask for a file, and write the views to it as a list of shots."""
        context, model = self._context, self._session.model
        if model is None or not self.all:
            context.say(tr("This station has no saved views yet"))
            return
        title = tr("Export saved views")
        suggested = Path(f"{model.spec.id}-views.toml")
        filters = {suffix: tr(text) for suffix, text in _LISTS.items()}
        path = context.dialogs.save(context.window, title, suggested, filters)
        if path is not None:
            self._write(path, as_list(self.all, model.spec.id))

    def _write(self, path: Path, text: str) -> None:
        try:
            with atomic_write(path) as file:
                file.write(text.encode())
        except ViewerError as error:
            self._context.tell_failure(error)
        else:
            words = tr("Written; ross-viewer shots {path} -o DIR takes the pictures")
            self._context.say(words.format(path=path))

    def _keep(self, views: tuple[SavedView, ...]) -> None:
        kept = self._settings.preferences.views
        self._settings.change(views=with_views(kept, self._station, views))
