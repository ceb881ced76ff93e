"""The window: puts the widgets together and wires them to the session."""

from PySide6.QtCore import QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from viewer.gui.actions.wiring import refresh_actions
from viewer.gui.appearance import Appearance
from viewer.gui.asides import Asides
from viewer.gui.commands import Commands
from viewer.gui.drops import Drops
from viewer.gui.furniture import Furniture
from viewer.gui.icons import IconBook
from viewer.gui.inspecting import Inspecting
from viewer.gui.measuring import Measuring
from viewer.gui.presenter import Presenter
from viewer.gui.resting import Resting
from viewer.gui.session import Session
from viewer.gui.settings import Settings
from viewer.gui.status import StatusBar
from viewer.gui.steering import Steering
from viewer.gui.tasks import Tasks
from viewer.gui.text import said, tr
from viewer.gui.view3d import View3D
from viewer.gui.watcher import ConfigWatcher

_SIZE_PX = (1440, 900)
"""At first, where the screen is as large."""


class MainWindow(QMainWindow):
    """The 3D view with its panels; everything it shows is in its session."""

    def __init__(self, store: QSettings | None = None) -> None:
        super().__init__()
        self.settings = Settings(store, self)
        self.appearance = Appearance(self.settings, self)
        self.session = Session(self)
        self.tasks = Tasks(self)
        self.commands = Commands(self.session, self.tasks, self, self.settings)
        self.watcher = ConfigWatcher(self)
        self._icons = IconBook()
        self.view3d = View3D(self)
        self.resting = Resting(self.view3d, self.tasks)
        self.status = StatusBar(self.tasks, self)
        self.setStatusBar(self.status)
        self._build()
        self.presenter = Presenter(self, self.commands)
        self.asides = Asides(self, self.commands)
        self._wire()
        self._furnish()
        self.inspecting = Inspecting(
            self.view3d, self.commands, self.status, lambda: self._furniture
        )
        self.measuring = Measuring(self.view3d, self.commands)
        self.steering = Steering(self.view3d, self.commands)
        self.drops = Drops(self, self.view3d, self.commands)
        self._restore()

    # --- widgets ---------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle("ross-viewer")
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(QSize(*_SIZE_PX).boundedTo(room))
        centre = QWidget(self)
        self._column = QVBoxLayout(centre)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.view3d, 1)
        self.setCentralWidget(centre)

    def _furnish(self) -> None:
        """Put up all that bears texts, and wire it."""
        made = Furniture(self, self.commands, self._icons)
        self._furniture = made
        self.actions_by_id, self.docks = made.actions, made.docks
        self.bar, self.recent = made.bar, made.recent
        self.presenter.bar = self.bar
        self._column.addWidget(self.bar)
        self.commands.stations.opened.connect(self.recent.remember)

    def _refurnish(self) -> None:
        """Make all that bears texts anew, in another language, where it stood."""
        self.presenter.end()
        state = self.saveState()
        # The view would be drawn with each dock that comes in between.
        self.setUpdatesEnabled(False)
        self._furniture.remove()
        self._furnish()
        self.restoreState(state)
        # In a turn of its own, so that what was typed or clicked is answered between.
        QTimer.singleShot(0, self, self._respeak)

    def _respeak(self) -> None:
        self.session.speak(self.appearance.language)
        self.setUpdatesEnabled(True)

    def _lay_out_anew(self) -> None:
        """Let the panels stand as they stood at first."""
        self.presenter.end()
        self._furniture.remove()
        self._furnish()
        self._refresh()

    def _repaint(self) -> None:
        self._furniture.paint()
        self._refresh()

    # --- wiring ----------------------------------------------------------------

    def _wire(self) -> None:
        # Later: the action that asks for it is one of those that are made anew.
        later = Qt.ConnectionType.QueuedConnection
        self.session.speak(self.appearance.language)
        self.session.changed.connect(self._refresh)
        self.session.overridden.connect(self._refresh_actions)
        self.session.moved.connect(self._draw)
        self.session.figures_changed.connect(self._refresh_figures)
        self.session.playback_changed.connect(self._refresh_actions)
        self.session.problems_changed.connect(self._refresh_problems)
        self.view3d.seen.connect(self.resting.disturb)
        self.view3d.flight.ended.connect(self.resting.resume)
        self.view3d.rested.connect(self._rest)
        self.view3d.resized.connect(self._fit_new_size)
        self.watcher.changed.connect(self.commands.stations.reload)
        self.commands.context.said.connect(self.statusBar().showMessage)
        self.commands.program.present_wanted.connect(self.presenter.toggle)
        self.commands.program.layout_wanted.connect(self._lay_out_anew, later)
        self.commands.program.quit_wanted.connect(self.close)
        self.commands.measure.kept.connect(self._show_measures)
        self.settings.changed.connect(self._refresh_actions)
        self.appearance.respoken.connect(self._refurnish, later)
        self.appearance.repainted.connect(self._repaint)

    def _refresh(self) -> None:
        self.docks.refresh()
        self.bar.refresh(self.session)
        self._refresh_actions()
        self.watcher.watch(self.session.watched_files())
        model = self.session.model
        if model is not None:
            name = said(model.spec.name, self.session.view.language)
            self.setWindowTitle(f"{name}[*] — ross-viewer")
        self._draw()

    def _refresh_figures(self) -> None:
        self.docks.refresh()

    def _refresh_actions(self) -> None:
        wanted = self.settings.preferences
        refresh_actions(self.actions_by_id, self.session, wanted)
        self.setWindowModified(bool(self.session.overrides))
        # A fine picture takes longer than a step that is played stands still.
        playing = self.session.playback.playing
        self.resting.set_enabled(wanted.fine and not playing)

    def _draw(self) -> None:
        """Draw the session's scene; a preset stays where it was fitted at first."""
        self.commands.context.aspect = self.view3d.aspect
        scene = self.session.scene(self.view3d.aspect)
        if scene is not None:
            self.commands.context.scene = scene
            if not self.session.turned:
                self.session.fitted = scene.camera
            self.view3d.show_scene(scene)
            self.resting.show(scene)

    def _rest(self) -> None:
        self.session.history.end_gesture()
        self._refresh_actions()
        self._draw()

    def _fit_new_size(self) -> None:
        """Keep all in view while the window is resized; a turned view stays."""
        self.docks.tidy()
        if not self.session.turned:
            self.session.fitted = None
        self._draw()

    def _show_measures(self) -> None:
        self.docks.bring("measures")

    def _refresh_problems(self) -> None:
        self.docks.panels["problems"].refresh(self.session)
        self.docks.docks["problems"].setVisible(bool(self.session.problems))
        self.watcher.watch(self.session.watched_files())

    # --- settings, the end --------------------------------------

    def _restore(self) -> None:
        kept = self.settings.layout
        if "geometry" in kept:
            self.restoreGeometry(kept["geometry"])
        if "state" in kept:
            self.restoreState(kept["state"])
        if self.settings.ignored:
            names = ", ".join(self.settings.ignored)
            words = tr("The settings could not be read and are as at first: {names}")
            self.commands.context.say(words.format(names=names))
        self._refresh_actions()
        self.docks.docks["problems"].hide()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the layout, stop what runs, let go of VTK."""
        self.presenter.end()
        self.commands.program.keep_session(self.commands.stations.reference)
        self.settings.keep_layout(self.saveGeometry(), self.saveState())
        # What runs may take a moment to tidy up; nobody need see that.
        self.hide()
        self.resting.shut()
        self.tasks.finish()
        self.resting.close()
        self.view3d.shut()
        super().closeEvent(event)
