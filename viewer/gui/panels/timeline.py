"""The timeline under the view: phases, steps, years, and where the station stands."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip, QWidget

from viewer.gui.panels.timeline_painting import (
    HANDLE_PX,
    Layout,
    height_px,
    paint_timeline,
)
from viewer.gui.playback import place_at
from viewer.gui.session import Session
from viewer.gui.text import said, step_line, tr
from viewer.gui.track import Track, bands_of, ticks_of
from viewer.scene.view import Language
from viewer.spec.model import StationSpec

_DRAG_PX = 3
_STEPS_BY_KEY = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Minus: -1,
}


class Timeline(QSlider):
    """A slider over all steps; within a step it shows it under way.

    Its value is the step, for keys and for screen readers; `position` the very place.
    """

    chosen = Signal(int)
    """A step is to be shown done."""
    scrubbed = Signal(float)
    """The station is to be shown at this place, while it is dragged along."""
    stepped = Signal(int)
    """So many steps on, or back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.position = 0.0
        self._layout = Layout()
        self._spec: StationSpec | None = None
        self._language: Language = "en"
        self._pressed_px: float | None = None
        self._drags = False
        self._hovered = 0
        self.setPageStep(1)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Timeline of the steps"))
        self.valueChanged.connect(self.chosen)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the phases' names, the line and the years."""
        return QSize(320, height_px(self.fontMetrics()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return what can still be hit."""
        return QSize(120, height_px(self.fontMetrics()))

    def refresh(self, session: Session) -> None:
        """Show the session's steps, and where it stands."""
        spec = session.model.spec if session.model else None
        language = session.view.language
        if spec is not self._spec or language != self._language:
            self._spec, self._language = spec, language
            self._layout = (
                Layout(bands=bands_of(spec, language), ticks=ticks_of(spec))
                if spec
                else Layout()
            )
        self.setEnabled(spec is not None)
        self.blockSignals(True)
        self.setRange(1, max(session.step_count, 1))
        self.setValue(max(session.steps_done, 1))
        self.blockSignals(False)
        self.setAccessibleDescription(self._words(session.steps_done))
        self.follow(session.position)

    def follow(self, position: float) -> None:
        """Stand at a place from 0 to the count of steps."""
        self.position = position
        self.update()

    @property
    def track(self) -> Track:
        """The line, as wide as the widget leaves room for."""
        count = len(self._spec.steps) if self._spec else 1
        margin = HANDLE_PX / 2.0 + 1.0
        width = max(self.width() - 2.0 * margin, 1.0)
        return Track(left_px=margin, width_px=width, count=count)

    # --- mouse and keys ----------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold; beside the handle the step there is shown at once."""
        if event.button() != Qt.MouseButton.LeftButton or self._spec is None:
            event.ignore()
            return
        self.setSliderDown(True)
        x_px = event.position().x()
        if abs(x_px - self.track.x_of(self.position)) > HANDLE_PX / 2.0:
            self.chosen.emit(self.track.step_at(x_px))
        self._pressed_px, self._drags = x_px, False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag the station along; or tell what lies under the mouse."""
        x_px = event.position().x()
        if self._pressed_px is None:
            self._hover(event)
            return
        # A drag is one, however near it comes to where it began.
        self._drags = self._drags or abs(x_px - self._pressed_px) >= _DRAG_PX
        position = self.track.position_at(x_px)
        if self._drags and position != self.position:
            self.scrubbed.emit(position)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go; the station stays where it is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_px = None
            self.setSliderDown(False)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """No longer mark what was under the mouse."""
        super().leaveEvent(event)
        self._hovered = 0
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from step to step, as the buttons do."""
        by = _STEPS_BY_KEY.get(Qt.Key(event.key()))
        if by is None or self._spec is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(by)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Go a step on or back with each notch."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if turned and self._spec is not None:
            self.chosen.emit(self.value() + (1 if turned < 0 else -1))
        event.accept()

    # --- looks -------------------------------------------------------------------

    def _hover(self, event: QMouseEvent) -> None:
        if self._spec is None:
            return
        step = self.track.step_at(event.position().x())
        if step != self._hovered:
            self._hovered = step
            self.update()
        stretch = QRectF(self.track.x_of(step - 1), 0, self.track.step_px, 99)
        place = event.globalPosition().toPoint()
        QToolTip.showText(place, self._words(step), self, stretch.toAlignedRect())

    def _words(self, number: int) -> str:
        """Return what is to be known of a step, in two lines."""
        if self._spec is None or number < 1:
            return ""
        step = self._spec.steps[number - 1]
        name = f"{number}  {said(step.name, self._language)}"
        return f"{name}\n{step_line(step, self._language)}"

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the phases, the line and the years."""
        step, _ = place_at(self.position, self.track.count)
        paint_timeline(
            self,
            self.track,
            self._layout,
            position=self.position,
            step=step if self._spec else 0,
            hovered=self._hovered,
        )
