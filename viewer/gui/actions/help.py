"""Actions of the menu Help."""

from viewer.gui.actions.row import SEPARATOR, ActionRow

ROWS = (
    ActionRow(
        id="palette",
        text="&Find an action…",
        run=lambda c: c.program.open_palette(),
        shortcut="Ctrl+K; Ctrl+Shift+P",
        tip="Find anything that can be done by a few letters, and do it",
    ),
    ActionRow(
        id="shortcuts",
        text="&Keyboard shortcuts",
        run=lambda c: c.program.open_shortcuts(),
        shortcut="F1; Ctrl+/",
        tip="Show every action that has a key",
    ),
    ActionRow(
        id="configs-folder",
        text="Show config f&older",
        run=lambda c: c.program.show_configs(),
        tip="Show the folder of the stations and modules that come with the program",
    ),
    ActionRow(
        id="about",
        text="&About this model",
        run=lambda c: c.program.about(),
        tip="What this model is and where its figures come from",
    ),
)

MENU: tuple[str, ...] = (
    "palette",
    "shortcuts",
    SEPARATOR,
    "configs-folder",
    SEPARATOR,
    "about",
)
