"""Which language the program speaks: Qt's translators and its way with numbers."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from viewer.gui.settings import LanguageChoice
from viewer.scene.view import Language
from viewer.spec.library import assets_dir

NAMES: dict[Language, str] = {"en": "English", "ru": "Русский"}
"""Each in its own words, so that who does not know the other finds it."""
_LOCALES = {"en": "en_GB", "ru": "ru_RU"}


def language_of(choice: LanguageChoice) -> Language:
    """Return the language that is chosen, or the first of the system's that we speak.

    Without one of them it is English.
    """
    if choice != "system":
        return choice
    for name in QLocale.system().uiLanguages():
        known: Language
        for known in NAMES:
            if name.partition("-")[0] == known:
                return known
    return "en"


def speak(language: Language) -> None:
    """Let all texts that are asked for from now on be in a language, and numbers too.

    Texts that stand in widgets stay: who shows them makes them anew.
    """
    application = QCoreApplication.instance()
    if application is None:
        return
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale(_LOCALES[language]))
    own = str(assets_dir() / "translations")
    qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for folder, name in ((qts, f"qtbase_{language}"), (own, f"ross_{language}")):
        translator = QTranslator(application)
        # Qt ships none for English, which its own texts are in.
        if translator.load(name, folder):
            application.installTranslator(translator)
