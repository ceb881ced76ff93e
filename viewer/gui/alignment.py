"""The dialog that says how a found mesh is to be read, kept in its side file."""

import tomllib
from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from viewer.errors import ConfigError
from viewer.files import atomic_write
from viewer.gui.text import tr
from viewer.spec.meshfile import UNITS_M, load_mesh_notes, notes_path

_AXES = ("+x", "-x", "+y", "-y", "+z", "-z")
_FOUND = ""
"""What is left to be found by fitting."""


class AlignmentDialog(QDialog):
    """Unit, axes and mirroring of a mesh; what is left open is found by fitting."""

    def __init__(self, mesh: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Align {name}").format(name=mesh.name))
        self._path = notes_path(mesh)
        form = QFormLayout(self)
        words = QLabel(tr("What is left open is found by fitting the mesh to the ISS."))
        words.setWordWrap(True)
        form.addRow(words)
        self.unit = self._choice(form, tr("Unit"), tuple(UNITS_M), editable=True)
        self.up = self._choice(form, tr("Up (zenith)"), _AXES)
        self.forward = self._choice(form, tr("Forward"), _AXES)
        self.mirror = self._choice(form, tr("Mirrored"), ("false", "true"))
        self.credit = QLineEdit()
        form.addRow(tr("Credit"), self.credit)
        both = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(both.Save | both.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        self._fill()

    def _choice(
        self,
        form: QFormLayout,
        label: str,
        values: tuple[str, ...],
        *,
        editable: bool = False,
    ) -> QComboBox:
        box = QComboBox()
        box.addItem(tr("find out"), _FOUND)
        for value in values:
            box.addItem(value, value)
        box.setEditable(editable)
        box.setAccessibleName(label)
        form.addRow(label, box)
        return box

    def _fill(self) -> None:
        """Show what the side file says, where it can be read."""
        try:
            known = tomllib.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return
        for key, box in self._boxes().items():
            if key in known:
                text = str(known[key]).lower() if key != "unit" else str(known[key])
                index = box.findData(text)
                if index >= 0:
                    box.setCurrentIndex(index)
                elif box.isEditable():
                    box.setEditText(text)
        self.credit.setText(str(known.get("credit", "")))

    def _boxes(self) -> dict[str, QComboBox]:
        return {
            "unit": self.unit,
            "up": self.up,
            "forward": self.forward,
            "mirror": self.mirror,
        }

    def text(self) -> str:
        """Return the side file that the dialog says."""
        lines = []
        for key, box in self._boxes().items():
            value = self._value(box)
            if value:
                plain = key == "mirror" or _is_number(value)
                lines.append(f"{key} = {value}" if plain else f'{key} = "{value}"')
        if credit := self.credit.text().strip():
            escaped = credit.replace("\\", "\\\\").replace('"', '\\"')
            lines.append(f'credit = "{escaped}"')
        return "\n".join([*lines, ""])

    def _value(self, box: QComboBox) -> str:
        typed = box.currentText().strip()
        if box.isEditable() and typed != box.itemText(0):
            return typed
        return str(box.currentData() or "")

    def accept(self) -> None:
        """Write the side file, if what it says holds; else say what does not."""
        before = self._path.read_bytes() if self._path.is_file() else None
        with atomic_write(self._path) as file:
            file.write(self.text().encode())
        try:
            load_mesh_notes(self._path.with_suffix(".glb"))
        except ConfigError as error:
            self._restore(before)
            self.setWindowTitle(str(error.problems[0].message))
            return
        super().accept()

    def _restore(self, before: bytes | None) -> None:
        if before is None:
            self._path.unlink()
            return
        with atomic_write(self._path) as file:
            file.write(before)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
