"""The view as a place to measure in: the pointer snaps, clicks measure."""

from PySide6.QtCore import QObject, Qt, QTimer

from viewer.geometry.creases import creases_of
from viewer.gui.commands import Commands
from viewer.gui.overlay import Overlay
from viewer.gui.view3d import View3D
from viewer.scene.scene import Scene

PAUSE_MS = 30
"""Between two looks: as often as an eye follows."""


class Measuring(QObject):
    """Wires the view to the measuring tool while one is in hand."""

    def __init__(self, view: View3D, commands: Commands) -> None:
        super().__init__(view)
        self._view, self._commands = view, commands
        self.overlay = Overlay(view)
        self._place: tuple[float, float] | None = None
        self._ready: Scene | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._look)
        view.hovered.connect(self._note)
        view.hover_ended.connect(self._end)
        view.looked.connect(self._end)
        view.clicked.connect(self._click)
        commands.measure.previewed.connect(self.overlay.show_preview)
        commands.session.changed.connect(self._begin)
        commands.session.moved.connect(self._end)
        commands.program.present_wanted.connect(commands.measure.end)

    @property
    def _size_px(self) -> tuple[int, int]:
        return max(self._view.width(), 1), max(self._view.height(), 1)

    def _begin(self) -> None:
        """Show a cross for a pointer, and find the creases before they are needed."""
        measuring = self._commands.measure.tool is not None
        shape = Qt.CursorShape.CrossCursor if measuring else Qt.CursorShape.ArrowCursor
        self._view.setCursor(shape)
        if measuring:
            self._make_ready()
        else:
            self._end()

    def _make_ready(self) -> None:
        context, scene = self._commands.context, self._commands.context.scene
        if scene is None or scene is self._ready:
            return
        self._ready = scene
        own = {n.mesh for n in scene.nodes if n.layer == "station" and not n.on_top}
        meshes = [scene.meshes[key] for key in own]
        context.tasks.start(
            "",
            lambda _: [creases_of(mesh) for mesh in meshes],
            lambda _: None,
            context.tell_failure,
        )

    def _note(self, x: float, y: float) -> None:
        self._place = (x, y)
        if self._commands.measure.tool is not None and not self._pause.isActive():
            self._pause.start()

    def _look(self) -> None:
        if self._place is not None:
            self._commands.measure.hover(self._place, self._size_px)

    def _end(self) -> None:
        self._place = None
        self._pause.stop()
        self._commands.measure.leave()

    def _click(self, x: float, y: float, _keys: object) -> None:
        self._commands.measure.click((x, y), self._size_px)
