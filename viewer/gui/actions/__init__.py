"""Every action of the window as a row; menus and the toolbar are lists of ids.

One file for each menu. A new action is a row there and, where it is new, a deed in
`viewer.gui.commands`.
"""

from collections.abc import Mapping

from viewer.gui.actions import (
    camera,
    compare,
    edit,
    file,
    help,
    inspect,
    look,
    measure,
    program,
    steps,
    view,
    views,
)
from viewer.gui.actions.row import SEPARATOR, ActionRow

_FAMILIES = (
    file,
    edit,
    view,
    inspect,
    measure,
    compare,
    camera,
    views,
    look,
    steps,
    program,
    help,
)
ROWS: Mapping[str, ActionRow] = {
    row.id: row for family in _FAMILIES for row in family.ROWS
}
RECENT, SHIPPED = file.RECENT, file.SHIPPED
CONTEXT = (*inspect.CONTEXT, SEPARATOR, *measure.OF_SELECTION)
PANELS = "panels"
"""Stands for the menu of docks."""
LANGUAGE, THEME, SPEED = "languages", "themes", steps.SPEED
SUBMENUS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    THEME: ("Colo&ur theme", program.THEME_MENU),
    LANGUAGE: ("Lan&guage", program.LANGUAGE_MENU),
    SPEED: ("Spee&d", steps.SPEED_MENU),
    **camera.SUBMENUS,
    **views.SUBMENUS,
}
"""Menus within menus: what stands for each there -> its title and its actions."""
MENUS: Mapping[str, tuple[str, ...]] = {
    "&File": file.MENU,
    "&Edit": (*edit.MENU, SEPARATOR, "settings"),
    "&View": (*view.MENU, SEPARATOR, PANELS, "reset-layout", THEME, LANGUAGE),
    "&Inspect": inspect.MENU,
    "&Measure": measure.MENU,
    "Com&pare": compare.MENU,
    "&Camera": camera.MENU,
    "&Look": look.MENU,
    "&Steps": steps.MENU,
    "&Help": help.MENU,
}
TOOLBAR = ("open", "export", "screenshot", SEPARATOR, "fit", "reference")
STEP_BUTTONS = ("first", "previous", "play", "next", "last", "loop")

__all__ = [
    "CONTEXT",
    "MENUS",
    "PANELS",
    "RECENT",
    "ROWS",
    "SEPARATOR",
    "SHIPPED",
    "STEP_BUTTONS",
    "SUBMENUS",
    "TOOLBAR",
]
