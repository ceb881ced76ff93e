"""The names of saved views in a menu."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from viewer.gui.commands.views import ViewsCommands

_MOST = 30
"""Names in a menu: the panel lists all of them."""


class SavedNames(QObject):
    """Keeps the names of the saved views at the end of a menu; each goes there."""

    def __init__(self, menu: QMenu, views: ViewsCommands) -> None:
        super().__init__(menu)
        self._menu, self._views = menu, views
        self._names: list[QAction] = []
        menu.aboutToShow.connect(self.refresh)
        views.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """List the views of the station that is shown."""
        for old in self._names:
            self._menu.removeAction(old)
            old.deleteLater()
        shown = self._views.all[:_MOST]
        self._names = [self._menu.addSeparator()] if shown else []
        for place, view in enumerate(shown):
            # An ampersand of a name is no mnemonic.
            action = self._menu.addAction(view.name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, at=place: self._views.go(at))
            self._names.append(action)
