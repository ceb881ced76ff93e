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
        id="about",
        text="&About this model",
        run=lambda c: c.program.about(),
        tip="What this model is and where its figures come from",
    ),
)

MENU: tuple[str, ...] = ("palette", SEPARATOR, "about")
