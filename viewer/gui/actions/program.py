"""Actions that concern the program itself: its language, its settings."""

from viewer.gui.actions.row import SEPARATOR, ActionRow
from viewer.gui.language import NAMES
from viewer.gui.settings import LanguageChoice


def _language(choice: LanguageChoice, text: str, tip: str) -> ActionRow:
    return ActionRow(
        id=f"language:{choice}",
        text=text,
        run=lambda c: c.program.prefer(language=choice),
        tip=tip,
        preferred=lambda p: p.language == choice,
        group="language",
    )


_LANGUAGES = (
    _language("system", "As the s&ystem has it", "Speak the system's language"),
    _language("en", NAMES["en"], "Speak English in the window and in the picture"),
    _language("ru", NAMES["ru"], "Speak Russian in the window and in the picture"),
)
ROWS = _LANGUAGES

LANGUAGE_MENU: tuple[str, ...] = (
    _LANGUAGES[0].id,
    SEPARATOR,
    *(row.id for row in _LANGUAGES[1:]),
)
