"""How the station is looked at, and what it is compared with."""

from typing import Any, cast

from viewer.assembly.epochs import Likeness
from viewer.gui.commands.context import Context
from viewer.gui.sections import middle_section
from viewer.scene.view import Layout, Section


class ViewCommands:
    """Layouts, aids, switches."""

    def __init__(self, context: Context) -> None:
        self._session = context.session

    def set_layout(self, name: str) -> None:
        """Show the reference beside, over, or not at all."""
        self._session.refit(layout=cast("Layout", name))

    def toggle_aid(self, name: str) -> None:
        """Show something of known size, or take it away."""
        shown = self._session.view.aids
        aids = tuple(aid for aid in shown if aid != name)
        self._session.refit(aids=aids if name in shown else (*shown, name))

    def set_match(self, name: str) -> None:
        """Show the reference when it was most like the station in this."""
        self._session.set_match(cast("Likeness", name) if name else None)
        self._session.refit()

    def cut(self, section: Section | None, gesture: str | None = None) -> None:
        """Cut the station open at a plane, or close it again."""
        self._session.set_view(gesture, section=section)

    def toggle_section(self) -> None:
        """Cut the station open through its middle, or close it again."""
        if self._session.view.section is not None:
            self.cut(None)
        else:
            self.cut(middle_section(self._session))

    def draw_apart(self, explode: float, gesture: str | None = None) -> None:
        """Draw the elements apart along their docking axes; 0: together."""
        self._session.set_view(gesture, explode=explode)

    def toggle(self, field: str) -> None:
        """Turn a switch of the view state over."""
        turned: dict[str, Any] = {field: not getattr(self._session.view, field)}
        self._session.set_view(**turned)
