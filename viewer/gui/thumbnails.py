"""Small pictures of the steps, drawn in the background by a process of their own."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from viewer.assembly.course import Course
from viewer.errors import MachineError, ViewerError
from viewer.export import Progress
from viewer.gui.model import Model
from viewer.gui.pixels import as_qimage
from viewer.gui.session import Session
from viewer.gui.tasks import Task, Tasks
from viewer.render.painter import Painter
from viewer.scene.scene import Scene
from viewer.scene.thumbnails import scene_digest, thumbnail_scene

SIZE_PX = (96, 64)
PAUSE_MS = 700
"""After a model comes: its own picture is drawn first, and a slider goes on moving."""
_SAMPLES = 3
_QUIET_S = 0.35
"""How long nothing must have happened before the next one is drawn."""
_LOOK_S = 0.05
_KEPT = 400


class Thumbnails(QObject):
    """The small picture of each step, as far as it is drawn.

    Whoever shows them asks for those of a model; what has been drawn of the same
    meshes, in whatever model, is not drawn again.
    """

    came = Signal(int)
    """The picture of this step, from 1, is there."""
    _drawn = Signal(object, int, str, object)

    def __init__(
        self, session: Session, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._model: Model | None = None
        self._scale = 1.0
        self._task: Task | None = None
        self._shown: dict[int, QImage] = {}
        self._kept: dict[str, QImage] = {}
        self._stirred_s = 0.0
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE_MS)
        self.pause.timeout.connect(self._begin)
        self._drawn.connect(self._take, Qt.ConnectionType.QueuedConnection)
        session.changed.connect(self._stir)
        session.moved.connect(self._stir)

    def image(self, number: int) -> QImage | None:
        """Return the picture of a step, from 1, if it is there."""
        return self._shown.get(number)

    def ask(self, model: Model | None, scale: float = 1.0) -> None:
        """Draw the steps of a model, `scale` device pixels to a pixel."""
        if model is self._model and scale == self._scale:
            return
        self._stop()
        if model is None or self._model is None or model.name != self._model.name:
            self._shown.clear()
        self._model, self._scale = model, scale
        if model is not None:
            self.pause.start()

    @property
    def drawing(self) -> bool:
        """Whether pictures are being drawn."""
        return self._task is not None

    def _stir(self) -> None:
        self._stirred_s = time.monotonic()

    def _stop(self) -> None:
        self.pause.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _begin(self) -> None:
        if self._model is None:
            return
        now, count = self._session.steps_done, len(self._model.spec.steps)
        width, height = (round(side * self._scale) for side in SIZE_PX)
        desk = _Desk(
            course=Course(self._model.spec, self._model.parts),
            # Those that are likely to be seen come first.
            numbers=sorted(range(1, count + 1), key=lambda n: abs(n - now)),
            size_px=(width, height),
            known=frozenset(self._kept),
            is_quiet=lambda: time.monotonic() - self._stirred_s > _QUIET_S,
        )
        model = self._model
        task = self._tasks.start(
            "",
            lambda report: desk.draw(
                lambda *found: self._drawn.emit(model, *found), report
            ),
            lambda _: self._end(task),
            lambda error: self._fail(error, task),
            on_cancelled=lambda: self._go_on_later(task),
            on_stop=desk.dismiss,
        )
        self._task = task

    def _take(
        self, model: Model, number: int, digest: str, image: QImage | None
    ) -> None:
        """Keep a picture; None for one that is there already."""
        found = self._kept.pop(digest, None) if image is None else image
        if found is None:
            return
        # What is used goes to the end: the first is unused longest.
        self._kept[digest] = found
        while len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        if model is self._model:
            self._shown[number] = found
            self.came.emit(number)

    def _end(self, task: Task) -> None:
        if task is self._task:
            self._task = None

    def _fail(self, error: Exception, task: Task) -> None:
        """Do without: a list of steps is one without pictures too."""
        self._end(task)
        if not isinstance(error, ViewerError):
            raise error

    def _go_on_later(self, task: Task) -> None:
        """Begin again where all work was stopped, and not this."""
        if task is self._task:
            self._task = None
            self.pause.start()


Found = Callable[[int, str, QImage | None], None]


@dataclass(slots=True, kw_only=True)
class _Desk:
    """Where the pictures of one model are drawn, in another thread."""

    course: Course
    numbers: Iterable[int]
    size_px: tuple[int, int]
    known: frozenset[str]
    is_quiet: Callable[[], bool]
    painter: Painter | None = field(default=None, init=False)

    def draw(self, found: Found, report: Progress) -> None:
        """Draw all that is not known; begins a process only where there is any."""
        aspect = self.size_px[0] / self.size_px[1]
        try:
            for number in self.numbers:
                self._wait(report)
                scene = thumbnail_scene(self.course, number, aspect)
                digest = scene_digest(scene, self.size_px)
                image = None
                if digest not in self.known:
                    image = self._picture(scene, report)
                found(number, digest, image)
        finally:
            if self.painter is not None:
                self.painter.close()

    def _wait(self, report: Progress) -> None:
        report(0.0, "")
        while not self.is_quiet():
            time.sleep(_LOOK_S)
            report(0.0, "")

    def _picture(self, scene: Scene, report: Progress) -> QImage:
        if self.painter is None:
            self.painter = Painter(self.size_px, _SAMPLES, humble=True)
        report(0.0, "")  # the process must not outlive a stop that came meanwhile
        try:
            pixels = self.painter.picture(scene, self.size_px, _SAMPLES)
        except MachineError:
            report(0.0, "")  # whoever stops the work ends the process
            raise
        return as_qimage(pixels)

    def dismiss(self) -> None:
        """End the process that is waited for."""
        if self.painter is not None:
            self.painter.dismiss()
