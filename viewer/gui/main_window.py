"""The window: puts the widgets together and wires them to the session."""

from PySide6.QtCore import QSettings
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QToolButton, QVBoxLayout, QWidget

from viewer.gui.actions import MENUS, PANELS, RECENT, SEPARATOR, STEP_BUTTONS, TOOLBAR
from viewer.gui.actions.wiring import fill_menu, make_actions, refresh_actions
from viewer.gui.commands import Commands
from viewer.gui.docks import Docks
from viewer.gui.drops import file_in, take
from viewer.gui.icons import icon_for
from viewer.gui.panels.step_bar import StepBar
from viewer.gui.presenter import Presenter
from viewer.gui.recent import RecentMenu
from viewer.gui.session import Session
from viewer.gui.status import StatusBar
from viewer.gui.tasks import Tasks
from viewer.gui.text import said, tr
from viewer.gui.view3d import View3D
from viewer.gui.watcher import ConfigWatcher


class MainWindow(QMainWindow):
    """The 3D view with its panels; everything it shows is in its session."""

    def __init__(self, settings: QSettings | None = None) -> None:
        super().__init__()
        self._settings = settings or QSettings()
        self.session = Session(self)
        self.tasks = Tasks(self)
        self.commands = Commands(self.session, self.tasks, self)
        self.watcher = ConfigWatcher(self)
        self.actions_by_id = make_actions(self, self.commands)
        self.view3d = View3D(self)
        self.bar = StepBar(self)
        self._build()
        self.docks = Docks(self, self.commands)
        self.recent = RecentMenu(self._settings, self.commands.stations.open, self)
        self._build_menus()
        self._build_toolbar()
        self.presenter = Presenter(self, self.bar, self.commands)
        self._wire()
        self._restore()

    # --- widgets ---------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle("ross-viewer")
        self.setAcceptDrops(True)
        self.resize(1440, 900)
        self.addActions(list(self.actions_by_id.values()))
        for name, action in self.actions_by_id.items():
            if icon := icon_for(name, self):
                action.setIcon(icon)
        for name in STEP_BUTTONS:
            button = QToolButton(self.bar)
            button.setDefaultAction(self.actions_by_id[name])
            self.bar.add_button(button)
        centre = QWidget(self)
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view3d, 1)
        layout.addWidget(self.bar)
        self.setCentralWidget(centre)
        self.setStatusBar(StatusBar(self.tasks, self))

    def _build_menus(self) -> None:
        panels = QMenu(tr("&Panels"), self)
        for dock in self.docks.docks.values():
            panels.addAction(dock.toggleViewAction())
        known = {RECENT: self.recent, PANELS: panels}
        for title, ids in MENUS.items():
            menu = self.menuBar().addMenu(tr(title))
            fill_menu(menu, ids, self.actions_by_id, known)

    def _build_toolbar(self) -> None:
        bar = self.addToolBar(tr("Tools"))
        bar.setObjectName("tools")
        bar.setMovable(False)
        for name in TOOLBAR:
            if name == SEPARATOR:
                bar.addSeparator()
            else:
                bar.addAction(self.actions_by_id[name])

    # --- wiring ----------------------------------------------------------------

    def _wire(self) -> None:
        self.session.changed.connect(self._refresh)
        self.session.moved.connect(self._draw)
        self.session.problems_changed.connect(self._refresh_problems)
        self.bar.chosen.connect(self.session.go_to)
        self.view3d.looked.connect(self.session.look_from)
        self.view3d.rested.connect(self._rest)
        self.view3d.resized.connect(self._fit_new_size)
        self.watcher.changed.connect(self.commands.stations.reload)
        self.commands.context.said.connect(self.statusBar().showMessage)
        self.commands.program.present_wanted.connect(self.presenter.toggle)
        self.commands.program.quit_wanted.connect(self.close)
        self.commands.stations.opened.connect(self.recent.remember)

    def _refresh(self) -> None:
        self.docks.refresh()
        self.bar.refresh(self.session)
        refresh_actions(self.actions_by_id, self.session)
        self.watcher.watch(self.session.watched_files())
        model = self.session.model
        if model is not None:
            name = said(model.spec.name, self.session.view.language)
            self.setWindowTitle(f"{name} — ross-viewer")
        self._draw()

    def _draw(self) -> None:
        """Draw the session's scene; a preset stays where it was fitted at first."""
        self.commands.context.aspect = self.view3d.aspect
        scene = self.session.scene(self.view3d.aspect)
        if scene is not None:
            if not self.session.turned:
                self.session.fitted = scene.camera
            self.view3d.show_scene(scene)

    def _rest(self) -> None:
        self.session.history.end_gesture()
        refresh_actions(self.actions_by_id, self.session)
        self._draw()

    def _fit_new_size(self) -> None:
        """Keep all in view while the window is resized; a turned view stays."""
        if not self.session.turned:
            self.session.fitted = None
        self._draw()

    def _refresh_problems(self) -> None:
        self.docks.panels["problems"].refresh(self.session)
        self.docks.docks["problems"].setVisible(bool(self.session.problems))
        self.watcher.watch(self.session.watched_files())

    # --- settings, files dropped, the end --------------------------------------

    def _restore(self) -> None:
        if geometry := self._settings.value("geometry"):
            self.restoreGeometry(geometry)
        if state := self._settings.value("state"):
            self.restoreState(state)
        self.docks.docks["problems"].hide()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take station files, and meshes to compare with."""
        if file_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Open the station that was dropped, or compare with the mesh."""
        if name := file_in(event):
            take(name, self.commands)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the layout, stop what runs, let go of VTK."""
        self.presenter.end()
        self._settings.setValue("geometry", self.saveGeometry())
        self._settings.setValue("state", self.saveState())
        self.tasks.finish()
        self.view3d.shut()
        super().closeEvent(event)
