"""The dock that takes a station apart: a section, elements drawn apart, ports."""

from collections.abc import Mapping

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.commands import Commands
from viewer.gui.sections import AXES, Axis, axis_of, reach_along, section_at
from viewer.gui.session import Session
from viewer.gui.text import mark, tr
from viewer.scene.view import MAX_EXPLODE

_AXIS_WORDS: Mapping[Axis, str] = {
    "x": mark("Across: forward and aft"),
    "y": mark("Along: starboard and port"),
    "z": mark("Level: nadir and zenith"),
}
_PARTS = 1000
"""Of a slider."""
_LAG_MS = 60
"""Between two cuts while a slider is dragged: a cut takes about as long."""


class SectionBox(QGroupBox):
    """A plane: on or off, square to an axis, somewhere along it, this side or that."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(tr("Cut open"), parent)
        self._view, self._session = commands.view, commands.session
        self.setCheckable(True)
        self.setAccessibleName(tr("Cut open"))
        self.axis = QComboBox(self)
        for axis in AXES:
            self.axis.addItem(tr(_AXIS_WORDS[axis]), axis)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, _PARTS)
        self.at = QDoubleSpinBox(self)
        # The user's language is set later than the window's own locale.
        self.at.setLocale(QLocale())
        self.at.setDecimals(2)
        self.at.setSingleStep(0.1)
        self.at.setSuffix(tr(" m"))
        self.at.setKeyboardTracking(False)
        self.flip = QCheckBox(tr("Cut the other side away"), self)
        for widget, name in (
            (self.axis, tr("Direction of the cut")),
            (self.slider, tr("Place of the cut")),
            (self.at, tr("Place of the cut, metres")),
        ):
            widget.setAccessibleName(name)
        self._lag = QTimer(self)
        self._lag.setSingleShot(True)
        self._lag.setInterval(_LAG_MS)
        self._lag.timeout.connect(self._cut)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        place = QHBoxLayout()
        place.addWidget(self.slider, 1)
        place.addWidget(self.at)
        form = QVBoxLayout(self)
        form.addWidget(self.axis)
        form.addLayout(place)
        form.addWidget(self.flip)

    def _wire(self) -> None:
        self.toggled.connect(self._switch)
        self.axis.activated.connect(self._turn)
        self.slider.valueChanged.connect(self._slide)
        self.slider.sliderReleased.connect(self._release)
        self.at.valueChanged.connect(lambda _: self._cut())
        self.flip.clicked.connect(lambda _: self._cut())

    @property
    def _axis(self) -> Axis:
        axis: Axis = self.axis.currentData()
        return axis

    def _switch(self, on: bool) -> None:
        if on:
            self._turn()
        else:
            self._lag.stop()
            self._view.cut(None)

    def _turn(self) -> None:
        """Cut through the middle, square to another axis."""
        low, high = reach_along(self._axis, self._session)
        middle = round((low + high) / 2.0, 2)
        self._view.cut(section_at(self._axis, middle, flip=self.flip.isChecked()))

    def _slide(self, value: int) -> None:
        low, high = self.at.minimum(), self.at.maximum()
        with QSignalBlocker(self.at):
            self.at.setValue(low + (high - low) * value / _PARTS)
        if not self._lag.isActive():
            self._lag.start()

    def _release(self) -> None:
        self._lag.stop()
        self._cut()
        self._session.history.end_gesture()

    def _cut(self) -> None:
        if self.isChecked():
            section = section_at(
                self._axis, round(self.at.value(), 2), flip=self.flip.isChecked()
            )
            self._view.cut(section, "section")

    def refresh(self, session: Session) -> None:
        """Show the session's section; where it is aslant, that there is one."""
        section = session.view.section
        with QSignalBlocker(self):
            self.setChecked(section is not None)
        shown = None if section is None else axis_of(section)
        self.slider.setEnabled(shown is not None)
        self.at.setEnabled(shown is not None)
        if shown is None or self.slider.isSliderDown():
            return
        axis, at_m, flip = shown
        self.axis.setCurrentIndex(AXES.index(axis))
        self.flip.setChecked(flip)
        low, high = reach_along(axis, session)
        with QSignalBlocker(self.at), QSignalBlocker(self.slider):
            self.at.setRange(min(low, at_m), max(high, at_m))
            self.at.setValue(at_m)
            span = self.at.maximum() - self.at.minimum()
            share = (at_m - self.at.minimum()) / max(span, 1e-9)
            self.slider.setValue(round(_PARTS * share))


class ApartPanel(QScrollArea):
    """What opens a station up to be looked into."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._session = commands.view, commands.session
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Take apart"))
        self.section = SectionBox(commands, self)
        self.explode = QSlider(Qt.Orientation.Horizontal, self)
        self.explode.setRange(0, round(100 * MAX_EXPLODE))
        self.explode.setAccessibleName(tr("How far modules are drawn apart"))
        self.together = QPushButton(tr("&Together"), self)
        self.ports = QCheckBox(tr("Mark docking ports"), self)
        self.explode.valueChanged.connect(self._draw_apart)
        self.explode.sliderReleased.connect(self._session.history.end_gesture)
        self.together.clicked.connect(lambda _: self._view.draw_apart(0.0))
        self.ports.clicked.connect(lambda _: self._view.toggle("ports"))
        self._lay_out()

    def _lay_out(self) -> None:
        apart = QGroupBox(tr("Drawn apart"), self)
        row = QHBoxLayout(apart)
        row.addWidget(self.explode, 1)
        row.addWidget(self.together)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        for widget in (self.section, apart, self.ports):
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(inside)

    def _draw_apart(self, value: int) -> None:
        self._view.draw_apart(value / 100.0, "explode")

    def refresh(self, session: Session) -> None:
        """Show how the session's station is opened up."""
        self.section.refresh(session)
        view = session.view
        with QSignalBlocker(self.explode):
            self.explode.setValue(round(100 * view.explode))
        self.together.setEnabled(view.explode > 0.0)
        self.ports.setChecked(view.ports)
