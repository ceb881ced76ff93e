"""The program's language and colours, as they are set, or as the system has them."""

from PySide6.QtCore import QObject, Signal

from viewer.gui.language import language_of, speak
from viewer.gui.settings import Settings
from viewer.scene.view import Language


class Appearance(QObject):
    """Follows the settings; says when texts are to be made anew."""

    respoken = Signal()
    """The program speaks another language."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.language: Language = language_of(settings.preferences.language)
        speak(self.language)
        settings.changed.connect(self._follow)

    def _follow(self) -> None:
        language = language_of(self._settings.preferences.language)
        if language != self.language:
            self.language = language
            speak(language)
            self.respoken.emit()
