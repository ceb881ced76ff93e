"""What the actions do: user deeds, in terms of the session and background tasks."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from viewer.assembly.epochs import Likeness
from viewer.errors import ViewerError
from viewer.export import Progress, Summary
from viewer.export import write as write_file
from viewer.gui.dialogs import ABOUT, Dialogs
from viewer.gui.player import Player
from viewer.gui.session import Model, Session, load_model
from viewer.gui.tasks import Task, Tasks
from viewer.gui.text import tr
from viewer.pictures.words import as_command, as_toml
from viewer.png import write_png
from viewer.render.painter import Painter
from viewer.scene.materials import load_materials
from viewer.scene.references import MESHES
from viewer.scene.scene import Camera, Scene
from viewer.scene.view import Layout

PICTURE_HEIGHT_PX = 1080


class Commands(QObject):
    """The deeds of a user."""

    said = Signal(str)
    """Something for the status bar."""
    refit_wanted = Signal()
    """The camera is to go back to its preset."""
    present_wanted = Signal()
    """Presenter mode is to begin or to end."""
    quit_wanted = Signal()
    opened = Signal(str)
    """A station was opened under this name."""

    def __init__(self, session: Session, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self.session = session
        self.tasks = tasks
        self.dialogs = Dialogs()
        self.player = Player(session, self)
        self.camera_now: Callable[[], Camera | None] = lambda: None
        self.own_camera: Callable[[], Camera | None] = lambda: None
        """Where the user looks from, if not from the preset."""
        self.aspect_now: Callable[[], float] = lambda: 16.0 / 9.0
        self._window = window
        self._name = ""
        self._reference: str | None = None
        self._loading: Task | None = None

    # --- stations ------------------------------------------------------------------

    def open(
        self, name: str, step: str | None = None, reference: str | None = None
    ) -> None:
        """Open a station by its shipped name or path, in the background."""
        self._name, self._reference = name, reference
        self._load(step or "last", first=True)

    def open_station(self) -> None:
        """Ask for a station file and open it."""
        path = self.dialogs.station(self._window, "")
        if path is not None:
            self.open(str(path))

    def open_reference(self) -> None:
        """Ask for a station or a mesh to compare with, and show it."""
        path = self.dialogs.reference(self._window, "")
        if path is not None:
            self.use_reference(str(path))

    def use_reference(self, name: str | None) -> None:
        """Compare with a station or a mesh file; None for the station's own."""
        if self._name:
            self._reference = name
            self.session.match = None
            self.session.with_reference = True
            if self.session.view.layout == "alone":
                self.session.set_view(layout="beside")
            self._load(None, first=True)

    def align_reference(self) -> None:
        """Ask for the unit and the axes of the reference's mesh and keep them."""
        model = self.session.model
        mesh = Path(model.reference_name or "") if model else Path()
        if mesh.suffix.lower() not in MESHES:
            self.said.emit(tr("The reference is no mesh file: nothing to align"))
            return
        # The side file is watched: what is written shows itself.
        if self.dialogs.align(self._window, mesh):
            self.reload()

    def reload(self) -> None:
        """Read the configs again; the step stays if it still is there."""
        if self._name:
            self._load(None, first=False)

    def _load(self, step: str | None, *, first: bool) -> None:
        name, reference = self._name, self._reference
        if self._loading is not None:
            self._loading.cancel()

        def work(report: Progress) -> Model:
            report(0.1, tr("reading and building"))
            model = load_model(name, reference)
            report(1.0, tr("built"))
            return model

        def done(model: Model) -> None:
            # A station that was broken when it was opened may now be mended.
            anew = first or self.session.name != name
            try:
                self.session.set_model(model, step)
            except ViewerError as error:
                self.session.set_failure(error, name)
                self.session.set_model(model)
            if anew:
                self.opened.emit(name)
                self.refit_wanted.emit()
            if model.reference is not None and model.reference.warning:
                self.said.emit(model.reference.warning)

        self._loading = self.tasks.start(
            tr("Opening {name}").format(name=Path(name).name),
            work,
            done,
            lambda error: self._load_failed(error, name),
        )

    def _load_failed(self, error: Exception, name: str) -> None:
        if not isinstance(error, ViewerError):
            raise error
        self.session.set_failure(error, name)
        self.said.emit(
            tr("{name} has problems; the last good model stays").format(name=name)
        )

    # --- view -------------------------------------------------------------------------

    def set_camera(self, name: str) -> None:
        """Look from a preset."""
        self.session.set_view(camera=name)
        self.refit_wanted.emit()

    def set_layout(self, name: str) -> None:
        """Show the reference beside, over, or not at all."""
        self.session.set_view(layout=cast("Layout", name))
        self.refit_wanted.emit()

    def toggle_aid(self, name: str) -> None:
        """Show something of known size, or take it away."""
        shown = self.session.view.aids
        aids = tuple(aid for aid in shown if aid != name)
        self.session.set_view(aids=aids if name in shown else (*shown, name))
        self.refit_wanted.emit()

    def set_match(self, name: str) -> None:
        """Show the reference when it was most like the station in this."""
        self.session.set_match(cast("Likeness", name) if name else None)
        self.refit_wanted.emit()

    def toggle_presenting(self) -> None:
        """Begin presenter mode, or end it."""
        self.present_wanted.emit()

    def refit(self) -> None:
        """Take the camera back to its preset."""
        self.refit_wanted.emit()

    # --- files ------------------------------------------------------------------------

    def export(self) -> None:
        """Ask for a file and export the station at its step to it."""
        station, model = self.session.station, self.session.model
        if station is None or model is None:
            return
        path = self.dialogs.export(self._window, model.spec.id)
        if path is None:
            return
        self.tasks.start(
            tr("Exporting {name}").format(name=path.name),
            lambda report: write_file(
                station, model.parts, load_materials(), path, progress=report
            ),
            self._exported,
            self._failed,
        )

    def _exported(self, summary: Summary) -> None:
        self.said.emit(" ".join([str(summary), *summary.notes]))

    def screenshot(self) -> None:
        """Ask for a file and save the view as a picture, as a script would take it."""
        model = self.session.model
        path = self.dialogs.picture(self._window, model.spec.id) if model else None
        if path is None:
            return
        aspect = self.aspect_now()
        scene = self.session.scene(aspect, self.camera_now())
        if scene is None:
            return
        size_px = (round(PICTURE_HEIGHT_PX * aspect / 2) * 2, PICTURE_HEIGHT_PX)
        self.tasks.start(
            tr("Saving {name}").format(name=path.name),
            lambda report: _save_picture(scene, size_px, path, report),
            self._saved,
            self._failed,
        )

    def copy_as_shot(self) -> None:
        """Put the command and the list entry for this very picture on the clipboard."""
        request = self.session.request(self.own_camera(), self.aspect_now())
        if request is None:
            return
        text = f"{as_command(request)}\n\n{as_toml(request)}"
        QGuiApplication.clipboard().setText(text)
        self.said.emit(tr("Copied: {command}").format(command=as_command(request)))

    def _saved(self, path: Path) -> None:
        self.said.emit(tr("Saved {path}").format(path=path))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, ViewerError):
            raise error
        self.dialogs.tell(self._window, tr("It could not be done"), str(error))

    def about(self) -> None:
        """Say what the model is."""
        self.dialogs.tell(self._window, tr("About this model"), tr(ABOUT))

    def quit(self) -> None:
        """Close the window."""
        self.quit_wanted.emit()


def _save_picture(
    scene: Scene, size_px: tuple[int, int], path: Path, report: Progress
) -> Path:
    """Draw in another process: OpenGL in this one belongs to the window."""
    with Painter(size_px) as painter:
        report(0.1, tr("drawing"))
        image = painter.picture(scene, size_px)
    report(0.8, tr("writing"))
    write_png(path, image)
    return path
