"""The parameters of the selected module as sliders; the model follows them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.chosen import Chosen, chosen_of
from viewer.gui.commands import Commands
from viewer.gui.parameter_rows import ParameterRow, parameter_rows, problem_words
from viewer.gui.parameter_slider import ParameterSlider
from viewer.gui.session import Session
from viewer.gui.text import said, tr


class ParametersPanel(QWidget):
    """A slider for each parameter of the module that was selected last."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._session = commands.session
        self.sliders: dict[str, ParameterSlider] = {}
        self._shown: object = None
        self._module = ""
        self._head = QLabel(self)
        self._head.setWordWrap(True)
        self._head.setContentsMargins(10, 8, 10, 4)
        self._head.setAccessibleName(tr("Parameters of the selected module"))
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(10, 0, 10, 0)
        self.reset_button = self._button(tr("Reset all"), commands.parameters.reset_all)
        self.reset_button.setToolTip(tr("Take every parameter back to its default"))
        self.save_button = self._button(
            tr("Save as new config file…"), commands.parameters.save
        )
        self.save_button.setToolTip(tr("Save the station as it is under a new name"))
        self._lay_out()
        commands.parameters.rebuilding.settled.connect(self._show)
        self._session.overridden.connect(self._show)

    def _button(self, text: str, run: object) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setSizePolicy(
            button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed
        )
        button.clicked.connect(run)
        return button

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._rows)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setAccessibleName(tr("Parameters of the selected module"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 6)
        whole.addWidget(self._head)
        whole.addWidget(area, 1)
        for button in (self.reset_button, self.save_button):
            whole.addWidget(button)

    # --- showing ------------------------------------------------------------------

    def refresh(self, _session: Session) -> None:
        """Show the parameters of the module that is selected, as they are chosen."""
        self._show()

    def _show(self) -> None:
        session = self._session
        station, model = session.station, session.model
        chosen = chosen_of(station, session.view.selected) if station else None
        rows = parameter_rows(chosen, session.overrides) if chosen else ()
        self._module = chosen.key.module if chosen else ""
        key = [(row.module, row.name, row.low, row.high, row.default) for row in rows]
        if self._shown != (key, session.view.language):
            self._fill(rows)
            self._shown = (key, session.view.language)
        problems = self._problems(chosen, rows) if chosen else {}
        for row in rows:
            self.sliders[row.name].show_row(row, problems.get(row.name, ""))
        self._head.setText(self._head_words(chosen, rows))
        self.reset_button.setEnabled(bool(session.overrides))
        self.save_button.setEnabled(bool(model and model.overrides))

    def _fill(self, rows: tuple[ParameterRow, ...]) -> None:
        for old in self.sliders.values():
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.sliders = {}
        for row in rows:
            slider = ParameterSlider(row, self._session.view.language, self)
            slider.moved.connect(self._set)
            slider.rested.connect(self._commands.parameters.end_gesture)
            slider.reset_wanted.connect(self._reset)
            self._rows.addWidget(slider)
            self.sliders[row.name] = slider

    def _head_words(self, chosen: Chosen | None, rows: tuple[ParameterRow, ...]) -> str:
        if chosen is None:
            return tr("Select a module to change its dimensions.")
        name = said(chosen.name, self._session.view.language)
        if not rows:
            return tr("{name} has no parameters.").format(name=name)
        if len(chosen.shared_by) > 1:
            words = tr("{name}: changes {count} elements of this module alike.")
            return words.format(name=name, count=len(chosen.shared_by))
        return name

    def _problems(
        self, chosen: Chosen, rows: tuple[ParameterRow, ...]
    ) -> dict[str, str]:
        """Return what is wrong, beside each parameter that was changed to that."""
        problems = self._commands.parameters.rebuilding.problems
        model = self._session.model
        if not problems or model is None:
            return {}
        names = [part.name for part in model.parts[chosen.key].parts]
        text = "; ".join(problem_words(problem, names) for problem in problems)
        words = tr("Not possible, the last good model stays: {problem}")
        built = model.overrides.get(self._module, {})
        return {
            row.name: words.format(problem=text)
            for row in rows
            if (row.value if row.is_changed else None) != built.get(row.name)
        }

    # --- what the user does -----------------------------------------------------------

    def _set(self, name: str, value: float) -> None:
        self._commands.parameters.set(self._module, name, value)

    def _reset(self, name: str) -> None:
        self._commands.parameters.reset(self._module, name)
