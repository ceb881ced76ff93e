"""Actions of the menu Edit: the way back and forward."""

from viewer.gui.actions.row import SEPARATOR, ActionRow, Keys

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
    ActionRow(
        id="reset-parameters",
        text="Reset &parameters",
        run=lambda c: c.parameters.reset_all(),
        tip="Take every parameter of every module back to its default",
        enabled=lambda s: bool(s.overrides),
    ),
)

MENU: tuple[str, ...] = ("undo", "redo", SEPARATOR, "reset-parameters")
