"""The menu of the files that were opened last."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from viewer.gui.settings import Settings
from viewer.gui.text import tr

MOST = 8


class RecentMenu(QMenu):
    """Lists what was opened last, the newest first; kept in the settings."""

    def __init__(
        self, settings: Settings, open_file: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(tr("Open &recent"), parent)
        self._settings = settings
        self._open = open_file
        self._fill()

    def names(self) -> list[str]:
        """Return what was opened, the newest first."""
        return self._settings.preferences.recent

    def remember(self, name: str) -> None:
        """Put a name first."""
        names = [name, *(other for other in self.names() if other != name)]
        self._settings.change(recent=names[:MOST])
        self._fill()

    def _fill(self) -> None:
        self.clear()
        for name in self.names():
            action = self.addAction(name)
            action.triggered.connect(lambda _=False, name=name: self._open(name))
        self.setEnabled(bool(self.names()))
