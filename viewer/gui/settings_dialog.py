"""The dialog of what a user sets once: language, colours, how it begins, the editor."""

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from viewer.gui.language import NAMES
from viewer.gui.settings import Preferences, Settings
from viewer.gui.text import mark, tr

_SYSTEM = ("system", mark("as the system has it"))
_THEMES = (_SYSTEM, ("light", mark("light")), ("dark", mark("dark")))
_EXAMPLE = "code -g {file}:{line}"


class SettingsDialog(QDialog):
    """Shows the preferences; changes them when it is accepted."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(tr("Settings"))
        form = QFormLayout(self)
        languages = (_SYSTEM, *NAMES.items())
        self.language = self._choice(form, tr("&Language"), languages)
        self.theme = self._choice(form, tr("&Colours"), _THEMES)
        self.restores = QCheckBox(tr("&Begin with what was open last"))
        self.animated = QCheckBox(tr("&Show modules dock and unfold"))
        for box in (self.restores, self.animated):
            form.addRow(box)
        self._add_editor(form)
        place = QLabel(tr("Kept in {path}").format(path=settings.path))
        place.setWordWrap(True)
        place.setEnabled(False)
        form.addRow(place)
        both = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(both.Ok | both.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        self._show(settings.preferences)

    def _choice(
        self, form: QFormLayout, label: str, values: tuple[tuple[str, str], ...]
    ) -> QComboBox:
        box = QComboBox()
        for value, text in values:
            box.addItem(tr(text), value)
        box.setAccessibleName(label.replace("&", ""))
        form.addRow(label, box)
        return box

    def _add_editor(self, form: QFormLayout) -> None:
        self.editor = QLineEdit()
        self.editor.setPlaceholderText(_EXAMPLE)
        self.editor.setAccessibleName(tr("Editor for config files"))
        # Wide enough for a command.
        width = self.editor.fontMetrics().averageCharWidth() * 36
        self.editor.setMinimumWidth(width)
        form.addRow(tr("&Editor"), self.editor)
        words = QLabel(
            tr(
                "A command for config files, with {file} and {line} in it; empty for "
                "the system's own program."
            )
        )
        words.setWordWrap(True)
        form.addRow(words)

    def _show(self, now: Preferences) -> None:
        self.language.setCurrentIndex(self.language.findData(now.language))
        self.theme.setCurrentIndex(self.theme.findData(now.theme))
        self.restores.setChecked(now.restores)
        self.animated.setChecked(now.animated)
        self.editor.setText(now.editor)

    def accept(self) -> None:
        """Set what was chosen, all at once."""
        super().accept()
        self._settings.change(
            language=self.language.currentData(),
            theme=self.theme.currentData(),
            restores=self.restores.isChecked(),
            animated=self.animated.isChecked(),
            editor=self.editor.text().strip(),
        )
