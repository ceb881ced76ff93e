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
    qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for path in (f"{qts}/qtbase_{language}.qm", own_translations(language)):
        translator = QTranslator(application)
        # Qt ships none for English, which its own texts are in.
        if translator.load(path):
            application.installTranslator(translator)


def own_translations(language: Language) -> str:
    """Return the path of the program's own texts in a language."""
    return str(assets_dir() / "translations" / f"ross_{language}.qm")
