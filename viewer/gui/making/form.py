"""What a form of a making dialog is: choices that become a command."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from viewer.gui.commands.context import Context
from viewer.gui.errands import Answer
from viewer.gui.making.wording import size_words
from viewer.gui.text import tr

_SUFFIX = "suffix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is said of a file before it is made; `refused`: that it cannot be."""

    words: str
    refused: bool = False


class Form(QWidget):
    """The choices of one kind of file.

    A form is filled from the session, gives the command that makes the file, and says
    what will come of it.
    """

    edited = Signal()
    """Something was chosen otherwise."""
    key = ""
    """Under which what was chosen last is kept."""
    title = ""
    verb = ""
    """What the button that makes it says."""
    alike: Mapping[str, str] = {}
    """Other suffixes of a format -> the one by which it is chosen."""
    tells: tuple[str, ...] = ()
    """Options by which the command tells this program what it has made."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def take(self) -> None:
        """Fill in what the session shows."""

    @property
    def stem(self) -> str:
        """What the file is called where nobody says otherwise."""
        model = self.context.session.model
        return model.spec.id if model else "station"

    def kinds(self) -> Mapping[str, str]:
        """Return the suffixes that the file may have, each with what it is.

        None where what is made is a folder.
        """
        raise NotImplementedError

    @property
    def suffix(self) -> str:
        """The suffix that is chosen."""
        raise NotImplementedError

    def choose_suffix(self, suffix: str) -> None:
        """Choose another of the suffixes."""
        raise NotImplementedError

    def command(self, output: Path) -> list[str]:
        """Return the command that makes the file, after the program's name.

        Raises
        ------
        ViewerError
            If it cannot be made so.
        """
        raise NotImplementedError

    def tell(self, output: Path, say: Callable[[Told], None]) -> None:
        """Say what will come of it, now or a moment later."""

    def summary(self, _answer: Answer, output: Path) -> str:
        """Return what is told of the file that was made."""
        words = tr("{name} is made: {size}.")
        size = size_words(output.stat().st_size)
        return words.format(name=output.name, size=size)

    def stopped(self) -> str:
        """Return what is told once the user has stopped it."""
        return tr("Stopped; nothing was left.")

    # --- what was chosen last ----------------------------------------------------

    def kept(self) -> dict[str, Any]:
        """Return what is to be remembered: the state of every named widget."""
        boxes = {box.objectName(): box for box in self.findChildren(QComboBox)}
        checks = {check.objectName(): check for check in self.findChildren(QCheckBox)}
        return {
            _SUFFIX: self.suffix if self.kinds() else "",
            **{name: box.currentText() for name, box in boxes.items() if name},
            **{name: check.isChecked() for name, check in checks.items() if name},
        }

    def restore(self, values: Mapping[str, Any]) -> None:
        """Choose again what was remembered, as far as it can be."""
        if values.get(_SUFFIX) in self.kinds():
            self.choose_suffix(values[_SUFFIX])
        # Twice: what is chosen in one may be what another has to offer.
        for box in self.findChildren(QComboBox) * 2:
            text = values.get(box.objectName())
            if isinstance(text, str) and (box.isEditable() or box.findText(text) >= 0):
                box.setCurrentText(text)
        for check in self.findChildren(QCheckBox):
            if isinstance(value := values.get(check.objectName()), bool):
                check.setChecked(value)

    # --- rows ---------------------------------------------------------------------

    def add_choice(
        self,
        rows: QFormLayout,
        name: str,
        label: str,
        values: Mapping[Any, str],
        beside: QWidget | None = None,
    ) -> QComboBox:
        """Add a row with a choice: what is meant -> what it says."""
        box = QComboBox()
        fill(box, values)
        box.currentIndexChanged.connect(lambda _: self.edited.emit())
        self._add(rows, name, label, box, beside)
        return box

    def add_check(
        self,
        rows: QFormLayout,
        name: str,
        label: str,
        beside: QWidget | None = None,
    ) -> QCheckBox:
        """Add a row with a switch, and what says how much."""
        check = QCheckBox(label)
        check.setObjectName(name)
        check.toggled.connect(lambda _: self.edited.emit())
        rows.addRow("", _pair(check, beside))
        return check

    def add_line(
        self, rows: QFormLayout, name: str, label: str, hint: str = ""
    ) -> QLineEdit:
        """Add a row with a line of text."""
        line = QLineEdit()
        line.setPlaceholderText(hint)
        line.textChanged.connect(lambda _: self.edited.emit())
        self._add(rows, name, label, line)
        return line

    def _add(
        self,
        rows: QFormLayout,
        name: str,
        label: str,
        widget: QWidget,
        beside: QWidget | None = None,
    ) -> None:
        widget.setObjectName(name)
        widget.setAccessibleName(label.replace("&", ""))
        if beside is None:
            rows.addRow(label, widget)
            return
        named = QLabel(label)
        named.setBuddy(widget)
        rows.addRow(named, _pair(widget, beside))


def _pair(first: QWidget, second: QWidget | None) -> QHBoxLayout:
    pair = QHBoxLayout()
    pair.addWidget(first)
    if second is not None:
        pair.addWidget(second, 1)
    return pair


def fill(box: QComboBox, values: Mapping[Any, str]) -> None:
    """Give a choice other values; what was chosen stays where it still is there."""
    if [box.itemText(k) for k in range(box.count())] == list(values.values()):
        return
    chosen = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        for value, text in values.items():
            box.addItem(text, value)
        index = box.findData(chosen)
        box.setCurrentIndex(max(index, 0))
