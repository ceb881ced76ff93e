"""The bar under the view: caption, buttons, slider."""

from PySide6.QtCore import (
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.session import Session
from viewer.gui.text import caption, tr


class StepBar(QWidget):
    """Under the view: the caption, the buttons, and a slider over all steps."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = QLabel()
        self._caption.setWordWrap(True)
        font = self._caption.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self._caption.setFont(font)
        self._count = QLabel()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setPageStep(1)
        self.slider.setAccessibleName(tr("Step"))
        self.slider.valueChanged.connect(self.chosen)
        self._buttons = QHBoxLayout()
        row = QHBoxLayout()
        row.addLayout(self._buttons)
        row.addWidget(self.slider, 1)
        row.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.addWidget(self._caption)
        layout.addLayout(row)

    def set_large(self, large: bool) -> None:
        """Write the caption for the last row of a hall, or for a desk."""
        font = self._caption.font()
        base = self.font().pointSizeF()
        font.setPointSizeF(base * (2.6 if large else 1.25))
        self._caption.setFont(font)

    def add_button(self, button: QToolButton) -> None:
        """Add a button to the left of the slider."""
        button.setAutoRaise(True)
        self._buttons.addWidget(button)

    def refresh(self, session: Session) -> None:
        """Show the session's step."""
        figures = session.figures()
        self._caption.setText(
            caption(figures, session.view.language) if figures else ""
        )
        self._count.setText(f"{session.steps_done} / {session.step_count}")
        self.slider.blockSignals(True)
        self.slider.setRange(1, max(session.step_count, 1))
        self.slider.setValue(session.steps_done)
        self.slider.blockSignals(False)
