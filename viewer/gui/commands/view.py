"""How the station is looked at, and what it is compared with."""

from typing import Any, cast

from viewer.assembly.epochs import Likeness
from viewer.gui.commands.context import Context
from viewer.scene.view import Layout


class ViewCommands:
    """Cameras, layouts, aids."""

    def __init__(self, context: Context) -> None:
        self._session = context.session

    def set_camera(self, name: str) -> None:
        """Look from a preset."""
        self._session.set_view(camera=name)
        self._session.refit()

    def set_layout(self, name: str) -> None:
        """Show the reference beside, over, or not at all."""
        self._session.set_view(layout=cast("Layout", name))
        self._session.refit()

    def toggle_aid(self, name: str) -> None:
        """Show something of known size, or take it away."""
        shown = self._session.view.aids
        aids = tuple(aid for aid in shown if aid != name)
        self._session.set_view(aids=aids if name in shown else (*shown, name))
        self._session.refit()

    def set_match(self, name: str) -> None:
        """Show the reference when it was most like the station in this."""
        self._session.set_match(cast("Likeness", name) if name else None)
        self._session.refit()

    def toggle(self, field: str) -> None:
        """Turn a switch of the view state over."""
        turned: dict[str, Any] = {field: not getattr(self._session.view, field)}
        self._session.set_view(**turned)
