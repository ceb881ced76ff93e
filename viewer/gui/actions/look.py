"""Actions of the menu Look: a style each."""

from viewer.gui.actions.row import ActionRow
from viewer.scene.styles import style_names


def _style(name: str) -> ActionRow:
    return ActionRow(
        id=f"style:{name}",
        text=name.capitalize(),
        run=lambda c: c.session.set_view(style=name),
        tip=f"Draw in the look '{name}'",
        checked=lambda s: s.view.style == name,
        group="style",
    )


ROWS = tuple(_style(name) for name in style_names())

MENU: tuple[str, ...] = tuple(row.id for row in ROWS)
