"""Actions of the menu Edit: the way back and forward."""

from viewer.gui.actions.row import ActionRow, Keys

ROWS = (
    ActionRow(
        id="undo",
        text="&Undo",
        run=lambda c: c.session.undo(),
        shortcut=Keys.Undo,
        tip="Take the last change of the view or of a parameter back",
        enabled=lambda s: s.history.can_undo,
    ),
    ActionRow(
        id="redo",
        text="&Redo",
        run=lambda c: c.session.redo(),
        shortcut=Keys.Redo,
        tip="Make the change again that was taken back",
        enabled=lambda s: s.history.can_redo,
    ),
)

MENU: tuple[str, ...] = ("undo", "redo")
