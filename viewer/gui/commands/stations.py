"""Stations, references and their files: open, reload, align."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from viewer.errors import ViewerError
from viewer.export import Progress
from viewer.gui.ahead import prepare, prepare_cut
from viewer.gui.commands.context import Context
from viewer.gui.history import Choices
from viewer.gui.last_session import LastSession, last_session
from viewer.gui.model import Model, load_model
from viewer.gui.offers import Offer
from viewer.gui.sections import middle_section
from viewer.gui.tasks import Task
from viewer.gui.text import said, tr
from viewer.scene.references import MESHES

FIRST = "ross"
"""What is open where nothing else is asked for."""


def offer_words(offer: Offer) -> str:
    """Return what will be done with files, in words."""
    words = []
    if offer.station is not None:
        name = Path(offer.station).name
        words.append(tr("Open {name}").format(name=name))
    if offer.reference is not None:
        name = Path(offer.reference).name
        words.append(tr("Compare with {name}").format(name=name))
    if offer.shots is not None:
        name = offer.shots.name
        words.append(tr("Take the pictures of {name}").format(name=name))
    return "\n".join(words)


class StationCommands(QObject):
    """Loads in the background; the last good model stays until there is another."""

    opened = Signal(str)
    """A station was opened under this name."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._name = ""
        self._reference: str | None = None
        self._loading: Task | None = None

    @property
    def reference(self) -> str | None:
        """What it is compared with, as the user named it; None: the station's own."""
        return self._reference

    def open(
        self, name: str, step: str | None = None, reference: str | None = None
    ) -> None:
        """Open a station by its shipped name or path, in the background."""
        self._name, self._reference = name, reference
        self._load(step or "last", first=True)

    def begin(self, name: str | None, step: str, reference: str | None) -> None:
        """Open what the command line names; what was open last where it names nothing.

        A user may have set that he wants none of the latter.
        """
        wanted = self._context.settings.preferences
        is_named = (name, step, reference) != (None, "last", None)
        if not is_named and wanted.restores and wanted.session is not None:
            try:
                self.resume(last_session(wanted.session))
            except ViewerError as error:
                self._say_lost(error)
            else:
                return
        self.open(name or FIRST, step, reference)

    def resume(self, last: LastSession) -> None:
        """Open what was open last, as it was looked at; else ROSS."""
        self._name, self._reference = last.station, last.reference
        self._load(last.step, first=True, resumed=last.choices)

    def take(self, offer: Offer) -> None:
        """Open a station and compare with what is offered beside it."""
        if offer.station is not None:
            self.open(offer.station, None, offer.reference)
        elif offer.reference is not None:
            self.use_reference(offer.reference)

    def ask_reference(self) -> None:
        """Ask for a station or a mesh to compare with, and show it."""
        path = self._context.dialogs.reference(self._context.window, "")
        if path is not None:
            self.use_reference(str(path))

    def use_reference(self, name: str | None) -> None:
        """Compare with a station or a mesh file; None for the station's own."""
        if not self._name:
            return
        session = self._context.session
        self._reference = name
        session.choose(match=None, with_reference=True)
        if session.view.layout == "alone":
            session.set_view(layout="beside")
        self._load(None, first=True)

    def align_reference(self) -> None:
        """Ask for the unit and the axes of the reference's mesh and keep them."""
        model = self._context.session.model
        mesh = Path(model.reference_name or "") if model else Path()
        if mesh.suffix.lower() not in MESHES:
            self._context.say(tr("The reference is no mesh file: nothing to align"))
            return
        # The side file is watched: what is written shows itself.
        if self._context.dialogs.align(self._context.window, mesh):
            self.reload()

    def reload(self) -> None:
        """Read the configs again; the step stays if it still is there."""
        if self._name:
            self._load(None, first=False)

    def _load(
        self, step: str | None, *, first: bool, resumed: Choices | None = None
    ) -> None:
        name, reference = self._name, self._reference
        session = self._context.session
        overrides = session.overrides if session.name == name else {}
        overrides = overrides if resumed is None else resumed.overrides
        view = session.view if resumed is None else resumed.view
        shown_step = step or session.step_id or "last"
        is_matched = (resumed or session.history.now).match is not None
        if self._loading is not None:
            self._loading.cancel()

        def work(report: Progress) -> Model:
            report(0.1, tr("reading and building"))
            model = load_model(name, reference, overrides)
            if is_matched:
                model.beside.build()
            prepare(model, view, shown_step)
            report(1.0, tr("built"))
            return model

        self._loading = self._context.tasks.start(
            tr("Opening {name}").format(name=Path(name).name),
            work,
            lambda model: self._show(model, step, first=first, resumed=resumed),
            lambda error: self._fail(error, name, resumed),
        )

    def _show(
        self,
        model: Model,
        step: str | None,
        *,
        first: bool,
        resumed: Choices | None,
    ) -> None:
        session = self._context.session
        # A station that was broken when it was opened may now be mended.
        other = session.name != model.name
        anew = first or other
        try:
            session.set_model(model, step)
        except ViewerError as error:
            session.set_failure(error, model.name)
            session.set_model(model)
        if resumed is not None:
            session.resume(resumed)
        elif anew and not other:
            # Of another station the view is fitted anyway.
            session.refit()
        if anew:
            self.opened.emit(model.name)
        warning = model.reference.warning if model.reference else ""
        said_name = said(model.spec.name, session.view.language)
        words = tr("{name} is open") if anew else tr("{name} was read again")
        self._context.say(warning or words.format(name=said_name))
        if model.beside.is_wanting:
            self._build_beside(model)
        self._look_ahead(model)

    def _look_ahead(self, model: Model) -> None:
        """Get ready what is likely to be asked for, once there is a picture."""
        session = self._context.session
        view, section = session.view, middle_section(session)
        self._context.tasks.start(
            "",
            lambda _report: prepare_cut(model, view, section),
            lambda _none: None,
            lambda error: self._fail(error, model.name, None),
        )

    def _build_beside(self, model: Model) -> None:
        """Build what the reference's figures come from, once there is a picture."""
        beside, session = model.beside, self._context.session
        self._context.tasks.start(
            tr("Reading the figures of {name}").format(name=model.reference_name),
            lambda _report: beside.build(),
            lambda _none: session.note_beside(beside),
            lambda error: self._fail(error, model.name, None),
        )

    def _fail(self, error: Exception, name: str, resumed: Choices | None) -> None:
        if not isinstance(error, ViewerError):
            raise error
        if resumed is not None:
            self._say_lost(error)
            self.open(FIRST)
            return
        self._context.session.set_failure(error, name)
        self._context.say(
            tr("{name} has problems; the last good model stays").format(name=name)
        )

    def _say_lost(self, error: ViewerError) -> None:
        words = tr("What was open last cannot be opened any more: {why}")
        self._context.say(words.format(why=str(error).partition("\n")[0]))
