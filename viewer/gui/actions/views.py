"""Actions of the menu of saved views."""

from viewer.gui.actions.row import ActionRow

ROWS = (
    ActionRow(
        id="view-save",
        text="&Save view",
        run=lambda c: c.views.save(),
        shortcut="Ctrl+D",
        tip="Keep step, camera and look as they are now, under a name",
        enabled=lambda s: s.model is not None,
    ),
    ActionRow(
        id="view-next",
        text="&Next saved view",
        run=lambda c: c.views.step(1),
        shortcut="V",
        tip="Go to the next saved view of this station",
    ),
    ActionRow(
        id="view-previous",
        text="&Previous saved view",
        run=lambda c: c.views.step(-1),
        shortcut="Shift+V",
        tip="Go to the saved view before",
    ),
    ActionRow(
        id="view-export",
        text="&Export saved views…",
        run=lambda c: c.views.export(),
        tip="Write the saved views as a list of shots, for scripts and colleagues",
    ),
)
SAVED_ID = "saved-views"
SUBMENUS = {SAVED_ID: ("Sa&ved views", tuple(row.id for row in ROWS))}
