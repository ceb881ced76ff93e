"""One parameter: its name and how sure it is, a slider, a number, the way back."""

from PySide6.QtCore import QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPolygon, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QToolButton,
    QWidget,
)

from viewer.gui.parameter_rows import ParameterRow
from viewer.gui.shades import present_shades
from viewer.gui.text import badge_html, number, tr
from viewer.scene.captions import unit_words
from viewer.scene.view import Language

_MARK_PX = 4
_DECIMALS = 4
"""Of what is typed: tenths of a millimetre."""
_LONGEST = "-180.00 m"
_BUTTONS_PX = 34
"""Of the frame and the arrows beside a number."""


class MarkedSlider(QSlider):
    """A slider with a mark at the default; the wheel scrolls what is round it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.mark = 0

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Move only while it has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the mark below the groove."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        style, control = self.style(), QStyle.ComplexControl.CC_Slider
        groove, handle = (
            style.subControlRect(control, option, part, self)
            for part in (
                QStyle.SubControl.SC_SliderGroove,
                QStyle.SubControl.SC_SliderHandle,
            )
        )
        room = groove.width() - handle.width()
        across = QStyle.sliderPositionFromValue(
            self.minimum(), self.maximum(), self.mark, room
        )
        x = groove.left() + handle.width() // 2 + across
        top = self.height() - _MARK_PX - 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.PlaceholderText))
        corners = [
            (x, top),
            (x - _MARK_PX, top + _MARK_PX),
            (x + _MARK_PX, top + _MARK_PX),
        ]
        painter.drawPolygon(QPolygon([QPoint(*corner) for corner in corners]))
        painter.end()
        super().paintEvent(event)


class _Number(QDoubleSpinBox):
    """A number without needless noughts; its wheel scrolls what is round it."""

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's name
        """Return the number as it was typed, and no longer."""
        text = self.locale().toString(value, "f", self.decimals())
        point = self.locale().decimalPoint()
        return text.rstrip("0").rstrip(point) if point in text else text

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Move only while it has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ParameterSlider(QWidget):
    """Shows a row and tells of what the user does with it."""

    moved = Signal(str, float)
    """A parameter is to have a value; more may follow in the same movement."""
    rested = Signal()
    """The movement is over."""
    reset_wanted = Signal(str)

    def __init__(
        self, row: ParameterRow, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.row = row
        self._unit = unit_words(row.unit, language)
        self.title = QLabel(self)
        self.title.setWordWrap(True)
        self.badge = QLabel(self)
        self.slider = MarkedSlider(self)
        self.number = _Number(self)
        self.reset_button = QToolButton(self)
        self.problem = QLabel(self)
        self._prepare()
        self._lay_out()
        self.show_row(row, "")

    def _prepare(self) -> None:
        row = self.row
        self.badge.setText(badge_html(row.confidence, present_shades()))
        words = f"{row.source}\n{self._range_words()}"
        self.setToolTip(words)
        self.slider.setRange(0, row.positions)
        self.slider.setPageStep(max(row.positions // 10, 1))
        self.slider.mark = row.position_of(row.default)
        self.slider.setAccessibleName(row.label)
        self.slider.setAccessibleDescription(words)
        self.slider.valueChanged.connect(self._slide)
        self.slider.sliderReleased.connect(self.rested)
        number = self.number
        number.setRange(row.low, row.high)
        number.setDecimals(_DECIMALS)
        number.setSingleStep(row.step)
        number.setKeyboardTracking(False)
        number.setSuffix(self._suffix())
        # Not the window's, which was made in another language, perhaps.
        number.setLocale(QLocale())
        room = self.fontMetrics().horizontalAdvance(_LONGEST)
        number.setMinimumWidth(room + _BUTTONS_PX)
        number.setStepType(QAbstractSpinBox.StepType.DefaultStepType)
        number.setAccessibleName(row.label)
        number.valueChanged.connect(self._type)
        self.reset_button.setText(tr("Reset"))
        self.reset_button.setAutoRaise(True)
        self.reset_button.clicked.connect(lambda: self.reset_wanted.emit(row.name))
        self.problem.setWordWrap(True)
        self.problem.setStyleSheet(f"color: {present_shades().bad}")

    def _suffix(self) -> str:
        return self._unit if self._unit in ("", "°") else f"\u00a0{self._unit}"

    def _range_words(self) -> str:
        row, unit = self.row, self._suffix()
        return tr("Default {default}, from {low} to {high}").format(
            default=number(row.default) + unit,
            low=number(row.low) + unit,
            high=number(row.high) + unit,
        )

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 8)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.badge, 0, 1, 1, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.slider, 1, 0)
        grid.addWidget(self.number, 1, 1)
        grid.addWidget(self.reset_button, 1, 2)
        grid.addWidget(self.problem, 2, 0, 1, 3)
        grid.setColumnStretch(0, 1)

    # --- showing ------------------------------------------------------------------

    def show_row(self, row: ParameterRow, problem: str) -> None:
        """Show a value, and what is wrong with it; nothing is told of that."""
        self.row = row
        for widget in (self.slider, self.number):
            widget.blockSignals(True)
        # A hand on the slider knows better where it is.
        if not self.slider.isSliderDown():
            self.slider.setValue(row.position_of(row.value))
        self.number.setValue(row.value)
        for widget in (self.slider, self.number):
            widget.blockSignals(False)
        font = self.title.font()
        font.setBold(row.is_changed)
        self.title.setFont(font)
        self.title.setText(row.label)
        self.reset_button.setEnabled(row.is_changed)
        self.reset_button.setToolTip(
            tr("Back to the default, {default}").format(
                default=number(row.default) + self._suffix()
            )
        )
        notes = [problem, self._fixed_words()]
        self.problem.setText("\n".join(text for text in notes if text))
        self.problem.setVisible(any(notes))

    def _fixed_words(self) -> str:
        if self.row.fixed is None:
            return ""
        words = tr(
            "A step sets it to {value} for this one; the slider moves the others."
        )
        return words.format(value=number(self.row.fixed) + self._suffix())

    # --- what the user does -----------------------------------------------------------

    def _slide(self, position: int) -> None:
        value = self.row.value_at(position)
        self.number.blockSignals(True)
        self.number.setValue(value)
        self.number.blockSignals(False)
        self.moved.emit(self.row.name, value)
        if not self.slider.isSliderDown():
            self.rested.emit()

    def _type(self, value: float) -> None:
        self.moved.emit(self.row.name, value)
        self.rested.emit()
