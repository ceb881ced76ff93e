"""Actions that concern the program itself: its language, its settings."""

from viewer.gui.actions.row import SEPARATOR, ActionRow
from viewer.gui.language import NAMES
from viewer.gui.settings import LanguageChoice, ThemeChoice


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


def _theme(choice: ThemeChoice, text: str, tip: str) -> ActionRow:
    return ActionRow(
        id=f"theme:{choice}",
        text=text,
        run=lambda c: c.program.prefer(theme=choice),
        tip=tip,
        preferred=lambda p: p.theme == choice,
        group="theme",
    )


_THEMES = (
    _theme("system", "As the s&ystem has it", "Take the system's colours"),
    _theme("light", "&Light", "Paint the window in light colours"),
    _theme("dark", "&Dark", "Paint the window in dark colours"),
)
_OTHERS = (
    ActionRow(
        id="settings",
        text="&Settings…",
        run=lambda c: c.program.open_settings(),
        shortcut="Ctrl+,",
        tip="Set the language, the colours, how the program begins, the editor",
    ),
    ActionRow(
        id="reset-layout",
        text="Panels as at st&art",
        run=lambda c: c.program.reset_layout(),
        tip="Let all panels stand as they stood at first",
    ),
)
ROWS = (*_LANGUAGES, *_THEMES, *_OTHERS)

LANGUAGE_MENU: tuple[str, ...] = (
    _LANGUAGES[0].id,
    SEPARATOR,
    *(row.id for row in _LANGUAGES[1:]),
)
THEME_MENU: tuple[str, ...] = (
    _THEMES[0].id,
    SEPARATOR,
    *(row.id for row in _THEMES[1:]),
)
