"""The program's language and colours, as they are set, or as the system has them."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from viewer.gui.language import language_of, speak
from viewer.gui.settings import Settings, ThemeChoice
from viewer.gui.shades import SHADES, Theme, palette_of
from viewer.scene.view import Language


class Appearance(QObject):
    """Follows the settings and the system; says when things are to be made anew."""

    respoken = Signal()
    """The program speaks another language."""
    repainted = Signal()
    """The program has other colours."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.language: Language = language_of(settings.preferences.language)
        self.theme: Theme = theme_of(settings.preferences.theme)
        speak(self.language)
        paint(self.theme)
        settings.changed.connect(self._follow)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def _follow(self) -> None:
        wanted = self._settings.preferences
        theme, language = theme_of(wanted.theme), language_of(wanted.language)
        if theme != self.theme:
            self.theme = theme
            paint(theme)
            self.repainted.emit()
        if language != self.language:
            self.language = language
            speak(language)
            self.respoken.emit()


def theme_of(choice: ThemeChoice) -> Theme:
    """Return the theme that is chosen, or the system's; light where it has none."""
    if choice != "system":
        return choice
    is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if is_dark else "light"


def paint(theme: Theme) -> None:
    """Give all widgets a theme's colours."""
    QApplication.setPalette(palette_of(SHADES[theme]))
