"""Actions of the menu Help."""

from viewer.gui.actions.row import ActionRow

ROWS = (
    ActionRow(
        id="about",
        text="&About this model",
        run=lambda c: c.program.about(),
        tip="What this model is and where its figures come from",
    ),
)

MENU: tuple[str, ...] = ("about",)
