"""The window: puts the widgets together and wires them to the session."""

from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QMenu,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.actions import (
    MENUS,
    RECENT,
    SEPARATOR,
    STEP_BUTTONS,
    TOOLBAR,
    fill_menu,
    make_actions,
    refresh_actions,
)
from viewer.gui.commands import Commands
from viewer.gui.comparison import ComparisonPanel
from viewer.gui.icons import icon_for
from viewer.gui.panels import DetailsPanel, ProblemsPanel, StepBar, StepsPanel
from viewer.gui.presenter import Presenter
from viewer.gui.session import Session
from viewer.gui.tasks import Task, Tasks
from viewer.gui.text import said, tr
from viewer.gui.view3d import View3D
from viewer.gui.watcher import ConfigWatcher
from viewer.scene.references import MESHES

MAX_RECENT = 8


class MainWindow(QMainWindow):
    """The 3D view with its panels; everything it shows is in its session."""

    def __init__(self, settings: QSettings | None = None) -> None:
        super().__init__()
        self.session = Session(self)
        self.tasks = Tasks(self)
        self.commands = Commands(self.session, self.tasks, self)
        self.watcher = ConfigWatcher(self)
        self._settings = settings or QSettings()
        self._fitted = False
        self._task_title = ""
        self._build()
        self.presenter = Presenter(self, self.bar, self.commands)
        self._wire()
        self._restore()

    # --- widgets ---------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle("ross-viewer")
        self.setAcceptDrops(True)
        self.resize(1440, 900)
        self.actions_by_id = make_actions(self, self.commands)
        self.addActions(list(self.actions_by_id.values()))
        for name, action in self.actions_by_id.items():
            if icon := icon_for(name, self):
                action.setIcon(icon)
        self.view3d = View3D(self)
        self.bar = StepBar(self)
        self._build_centre()
        self.steps = StepsPanel(self)
        self.details = DetailsPanel(self)
        self.comparison = ComparisonPanel(self)
        self.problems = ProblemsPanel(self)
        areas = Qt.DockWidgetArea
        self._dock(tr("Steps"), self.steps, areas.LeftDockWidgetArea, 300)
        self.figures_dock = self._dock(
            tr("Figures"), self.details, areas.RightDockWidgetArea, 320
        )
        self.comparison_dock = self._dock(
            tr("Comparison"), self.comparison, areas.RightDockWidgetArea, 320
        )
        self.tabifyDockWidget(self.figures_dock, self.comparison_dock)
        self.figures_dock.raise_()
        self.comparison_dock.visibilityChanged.connect(self._refresh_comparison)
        self.problems_dock = self._dock(
            tr("Problems"), self.problems, areas.BottomDockWidgetArea, 0
        )
        self.problems_dock.hide()
        self._build_menus()
        self._build_status()

    def _build_centre(self) -> None:
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

    def _dock(
        self, title: str, widget: QWidget, area: Qt.DockWidgetArea, width: int
    ) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(title)
        dock.setWidget(widget)
        self.addDockWidget(area, dock)
        if width:
            self.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        return dock

    def _build_menus(self) -> None:
        self.recent_menu = QMenu(tr("Open &recent"), self)
        for title, ids in MENUS.items():
            menu = self.menuBar().addMenu(tr(title))
            fill_menu(menu, ids, self.actions_by_id)
            if RECENT in ids:
                menu.insertMenu(self.actions_by_id["reload"], self.recent_menu)
        bar = self.addToolBar(tr("Tools"))
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for name in TOOLBAR:
            if name == SEPARATOR:
                bar.addSeparator()
            else:
                bar.addAction(self.actions_by_id[name])

    def _build_status(self) -> None:
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 1000)
        self.progress.setMaximumWidth(240)
        self.progress.setAccessibleName(tr("Progress"))
        self.cancel_button = QToolButton(self)
        self.cancel_button.setText(tr("Cancel"))
        for widget in (self.progress, self.cancel_button):
            self.statusBar().addPermanentWidget(widget)
            widget.hide()

    # --- wiring ----------------------------------------------------------------

    def _wire(self) -> None:
        self.session.changed.connect(self._refresh)
        self.session.moved.connect(self._draw)
        self.session.problems_changed.connect(self._refresh_problems)
        self.steps.chosen.connect(self.session.go_to)
        self.bar.chosen.connect(self.session.go_to)
        self.view3d.moved.connect(self._draw)
        self.view3d.resized.connect(self._fit_new_size)
        self.tasks.started.connect(self._show_task)
        self.cancel_button.clicked.connect(self.tasks.cancel)
        self.watcher.changed.connect(self.commands.reload)
        self.commands.said.connect(self.statusBar().showMessage)
        self.commands.refit_wanted.connect(self._refit)
        self.commands.present_wanted.connect(self.presenter.toggle)
        self.commands.quit_wanted.connect(self.close)
        self.commands.opened.connect(self._remember)
        self.commands.camera_now = lambda: self.view3d.camera
        self.commands.own_camera = lambda: (
            self.view3d.camera if self.view3d.turned else None
        )
        self.commands.aspect_now = lambda: self.view3d.aspect

    def _refresh(self) -> None:
        for panel in (self.steps, self.details, self.bar):
            panel.refresh(self.session)
        refresh_actions(self.actions_by_id, self.session)
        self._refresh_comparison()
        self.watcher.watch(self.session.watched_files())
        model = self.session.model
        if model is not None:
            name = said(model.spec.name, self.session.view.language)
            self.setWindowTitle(f"{name} — ross-viewer")
        self._draw()

    def _refresh_comparison(self, *_: object) -> None:
        """Set both stations' figures side by side, while they are to be seen."""
        if self.comparison.isVisible():
            self.comparison.show_rows(*self.session.compared())

    def _draw(self) -> None:
        """Draw the session's scene from where the user looks now."""
        camera = self.view3d.camera if self._fitted else None
        scene = self.session.scene(self.view3d.aspect, camera)
        if scene is not None:
            self.view3d.show_scene(scene, anew=not self._fitted)
            self._fitted = True

    def _refit(self) -> None:
        self._fitted = False
        self._draw()

    def _fit_new_size(self) -> None:
        """Keep all in view while the window is resized; a turned view stays."""
        if self.view3d.turned:
            self._draw()
        else:
            self._refit()

    def _refresh_problems(self) -> None:
        self.problems.refresh(self.session)
        self.problems_dock.setVisible(bool(self.session.problems))
        self.watcher.watch(self.session.watched_files())
        self.resizeDocks([self.problems_dock], [120], Qt.Orientation.Vertical)

    def _show_task(self, task: Task, title: str) -> None:
        self._task_title = title
        self.statusBar().showMessage(title)
        self.progress.setValue(0)
        self.progress.show()
        self.cancel_button.show()
        task.progress.connect(self._show_progress)
        task.ended.connect(self._end_task)

    def _show_progress(self, part: float) -> None:
        self.progress.setValue(round(1000 * part))

    def _end_task(self) -> None:
        if self.tasks.count:
            return
        self.progress.hide()
        self.cancel_button.hide()
        # What the task has said of its result stays to be read.
        if self.statusBar().currentMessage() == self._task_title:
            self.statusBar().clearMessage()

    # --- settings, files dropped, the end --------------------------------------

    def _restore(self) -> None:
        if geometry := self._settings.value("geometry"):
            self.restoreGeometry(geometry)
        if state := self._settings.value("state"):
            self.restoreState(state)
        self.problems_dock.hide()
        self._fill_recent()

    def _recent(self) -> list[str]:
        stored = self._settings.value("recent") or []
        return [stored] if isinstance(stored, str) else list(stored)

    def _remember(self, name: str) -> None:
        recent = [name, *(other for other in self._recent() if other != name)]
        self._settings.setValue("recent", recent[:MAX_RECENT])
        self._fill_recent()

    def _fill_recent(self) -> None:
        self.recent_menu.clear()
        for name in self._recent():
            action = self.recent_menu.addAction(name)
            action.triggered.connect(
                lambda _=False, name=name: self.commands.open(name)
            )
        self.recent_menu.setEnabled(bool(self._recent()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take station files, and meshes to compare with."""
        if _file_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Open the station that was dropped, or compare with the mesh."""
        name = _file_in(event)
        if name and Path(name).suffix == ".toml":
            self.commands.open(name)
        elif name:
            self.commands.use_reference(name)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the layout, stop what runs, let go of VTK."""
        self.presenter.end()
        self._settings.setValue("geometry", self.saveGeometry())
        self._settings.setValue("state", self.saveState())
        self.tasks.finish()
        self.view3d.shut()
        super().closeEvent(event)


def _file_in(event: QDropEvent) -> str | None:
    files = [url.toLocalFile() for url in event.mimeData().urls()]
    known = {".toml", *MESHES}
    return next((name for name in files if Path(name).suffix.lower() in known), None)
