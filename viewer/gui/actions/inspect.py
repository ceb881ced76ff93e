"""Actions of the menu Inspect: what is selected, and what is done with it."""

from viewer.gui.actions.row import SEPARATOR, ActionRow
from viewer.gui.session import Session
from viewer.gui.showing import are_ghosted, are_hidden, are_isolated, is_all_shown


def _is_any_selected(session: Session) -> bool:
    return bool(session.view.selected)


_SHOWING = (
    ActionRow(
        id="hide",
        text="&Hide",
        run=lambda c: c.inspect.hide(),
        shortcut="H",
        tip="Hide what is selected, or show it again",
        checked=lambda s: are_hidden(s.view, s.view.selected),
        enabled=_is_any_selected,
    ),
    ActionRow(
        id="isolate",
        text="&Isolate",
        run=lambda c: c.inspect.isolate(),
        shortcut="I",
        tip="Show nothing but what is selected, or everything again",
        checked=lambda s: are_isolated(s.view, s.view.selected),
        enabled=_is_any_selected,
    ),
    ActionRow(
        id="ghost",
        text="&Ghost",
        run=lambda c: c.inspect.ghost(),
        shortcut="G",
        tip="Make what is selected translucent, or solid again",
        checked=lambda s: are_ghosted(s.view, s.view.selected),
        enabled=_is_any_selected,
    ),
    ActionRow(
        id="show-all",
        text="Show &all",
        run=lambda c: c.inspect.show_all(),
        shortcut="Shift+H",
        tip="Show everything that is hidden, and all of it solid",
        enabled=lambda s: not is_all_shown(s.view),
    ),
    ActionRow(
        id="zoom-to",
        text="&Zoom to",
        run=lambda c: c.inspect.zoom(),
        shortcut="Z",
        tip="Look at what is selected from near, or at the whole station",
    ),
    ActionRow(
        id="show-config",
        text="Show &config",
        run=lambda c: c.configs.show_selected(),
        shortcut="F4",
        tip="Show the config file of what is selected, at its line",
    ),
)
_SELECTING = (
    ActionRow(
        id="select-all",
        text="Select a&ll",
        run=lambda c: c.inspect.select_all(),
        shortcut="Ctrl+A",
        tip="Select every module that is there at this step",
    ),
    ActionRow(
        id="select-none",
        text="Select &nothing",
        run=lambda c: c.inspect.select(()),
        shortcut="Ctrl+Shift+A",
        tip="Let go of what is selected",
        enabled=_is_any_selected,
    ),
    ActionRow(
        id="select-parent",
        text="Select &parent",
        run=lambda c: c.inspect.select_parent(),
        shortcut="U",
        tip="Select the module of a part, or the phase of a module",
        enabled=_is_any_selected,
    ),
    ActionRow(
        id="select-next",
        text="Select n&ext",
        run=lambda c: c.inspect.select_neighbour(1),
        shortcut="]",
        tip="Select the next module, or the next part of the module",
    ),
    ActionRow(
        id="select-previous",
        text="Select pre&vious",
        run=lambda c: c.inspect.select_neighbour(-1),
        shortcut="[",
        tip="Select the module before, or the part before",
    ),
)
ROWS = (*_SHOWING, *_SELECTING)

SHOWING: tuple[str, ...] = tuple(row.id for row in _SHOWING)
MENU: tuple[str, ...] = (*SHOWING, SEPARATOR, *(row.id for row in _SELECTING))
CONTEXT: tuple[str, ...] = (*SHOWING, SEPARATOR, "select-parent")
"""The menu that opens over what is selected, in the view and in the tree."""
