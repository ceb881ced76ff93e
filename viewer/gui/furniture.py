"""What stands round the view and bears texts: menus, buttons, docks.

All of it is made anew when the program is to speak another language. So no widget in
it need know how to translate itself, and the view keeps what it has drawn.
"""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QToolBar

from viewer.gui.actions import (
    MENUS,
    PANELS,
    RECENT,
    SEPARATOR,
    SHIPPED,
    SUBMENUS,
    TOOLBAR,
)
from viewer.gui.actions.views import SAVED_ID
from viewer.gui.actions.wiring import ENGLISH, fill_menu, make_actions
from viewer.gui.commands import Commands
from viewer.gui.docks import Docks
from viewer.gui.icons import IconBook
from viewer.gui.language import language_of
from viewer.gui.panels.step_bar import StepBar
from viewer.gui.recent import RecentMenu
from viewer.gui.saved_menu import SavedNames
from viewer.gui.shades import present_shades
from viewer.gui.shipped import ShippedMenu
from viewer.gui.text import mark, tr


class Furniture:
    """The furniture of a window, in the present language."""

    def __init__(
        self, window: QMainWindow, commands: Commands, icons: IconBook
    ) -> None:
        self._window, self._icons = window, icons
        self._owner = QObject(window)
        self.actions = make_actions(self._owner, commands)
        window.addActions(list(self.actions.values()))
        self.paint()
        self.bar = StepBar(window, commands, self.actions)
        self.docks = Docks(window, commands)
        self._toolbar = self._make_toolbar()
        self._make_menus(commands)

    def _make_menus(self, commands: Commands) -> None:
        top = QMenuBar(self._window)
        self.recent = RecentMenu(commands.context.settings, commands.stations.open, top)
        panels = _menu(mark("&Panels"), top)
        for dock in self.docks.docks.values():
            panels.addAction(dock.toggleViewAction())
        language = language_of(commands.context.settings.preferences.language)
        shipped = ShippedMenu(language, commands.stations.open, top)
        known = {RECENT: self.recent, SHIPPED: shipped, PANELS: panels}
        for name, (title, ids) in SUBMENUS.items():
            known[name] = _menu(title, top)
            fill_menu(known[name], ids, self.actions, known)
        SavedNames(known[SAVED_ID], commands.views)
        for title, ids in MENUS.items():
            menu = _menu(title, top)
            fill_menu(menu, ids, self.actions, known)
            top.addMenu(menu)
        # The one before goes with all its menus.
        self._window.setMenuBar(top)

    def _make_toolbar(self) -> QToolBar:
        bar = self._window.addToolBar(tr("Tools"))
        bar.setObjectName("tools")
        bar.setMovable(False)
        for name in TOOLBAR:
            if name == SEPARATOR:
                bar.addSeparator()
            else:
                bar.addAction(self.actions[name])
        return bar

    def paint(self) -> None:
        """Draw the icons in the window's colours, and as its screen needs them."""
        shades = present_shades()
        scale = self._window.devicePixelRatioF()
        for name, action in self.actions.items():
            if icon := self._icons.icon(name, shades, scale):
                action.setIcon(icon)
                # A switch shows in a menu whether it is on: an icon would hide it.
                action.setIconVisibleInMenu(not action.isCheckable())

    def remove(self) -> None:
        """Take all of it out of the window; the menus go when there are others."""
        for dock in self.docks.docks.values():
            self._window.removeDockWidget(dock)
        self._window.removeToolBar(self._toolbar)
        for old in (*self.docks.docks.values(), self._toolbar, self.bar):
            # A layout is restored to whatever the window holds under a name.
            old.setParent(None)
            old.deleteLater()
        self._owner.deleteLater()


def _menu(title: str, parent: QMenuBar) -> QMenu:
    menu = QMenu(tr(title), parent)
    menu.menuAction().setProperty(ENGLISH, title)
    return menu
