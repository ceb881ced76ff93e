"""The view as a place to point at: clicks select, a menu opens, names are shown."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from viewer.gui.actions import CONTEXT
from viewer.gui.actions.wiring import fill_menu
from viewer.gui.commands import Commands
from viewer.gui.hovering import Hovering
from viewer.gui.status import StatusBar
from viewer.gui.view3d import View3D

Actions = Callable[[], Mapping[str, QAction]]
"""The actions as they are now: they are made anew in another language."""


class Inspecting(QObject):
    """Wires the view to what can be done with what it shows."""

    def __init__(
        self, view: View3D, commands: Commands, status: StatusBar, actions: Actions
    ) -> None:
        super().__init__(view)
        self._view, self._commands, self._actions = view, commands, actions
        self.hovering = Hovering(view, commands, status)
        view.clicked.connect(self._click)
        view.context_wanted.connect(self._open_at)
        commands.inspect.menu_wanted.connect(self._open)

    def _click(self, x: float, y: float, keys: object) -> None:
        # While something is measured a click does that.
        if self._commands.session.measuring is None:
            self._commands.inspect.click(x, y, keys)

    def _open_at(self, x: float, y: float) -> None:
        self.hovering.end()
        self._commands.inspect.select_under(x, y)
        view = self._view
        place = QPoint(round(x * view.width()), round((1.0 - y) * view.height()))
        self._open(view.mapToGlobal(place))

    def _open(self, place: QPoint) -> None:
        self.menu().popup(place)

    def menu(self) -> QMenu:
        """Return the menu for what is selected; it goes when it is closed."""
        menu = QMenu(self._view)
        fill_menu(menu, CONTEXT, self._actions(), {})
        menu.aboutToHide.connect(menu.deleteLater)
        return menu
