"""The menu of the files that were opened last."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from viewer.gui.asking import from_anywhere
from viewer.gui.settings import Settings
from viewer.gui.text import tr
from viewer.spec.library import station_names

MOST = 8


class RecentMenu(QMenu):
    """Lists what was opened last, the newest first; kept in the settings.

    What is not there any more is grey until it is back.
    """

    def __init__(
        self, settings: Settings, open_file: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(tr("Open &recent"), parent)
        self.setToolTipsVisible(True)
        self._settings = settings
        self._open = open_file
        self._fill()
        self.aboutToShow.connect(self._look)

    def names(self) -> list[str]:
        """Return what was opened, the newest first."""
        return self._settings.preferences.recent

    def remember(self, name: str) -> None:
        """Put a name first."""
        name = from_anywhere(name)
        names = [name, *(other for other in self.names() if other != name)]
        self._settings.change(recent=names[:MOST])
        self._fill()

    def forget(self) -> None:
        """Empty the list."""
        self._settings.change(recent=[])
        self._fill()

    def _fill(self) -> None:
        self.clear()
        for name in self.names():
            action = self.addAction(_shown(name))
            action.setData(name)
            action.setToolTip(name)
            action.setStatusTip(name)
            action.triggered.connect(lambda _=False, name=name: self._open(name))
        if self.names():
            self.addSeparator()
            clear = self.addAction(tr("&Clear this list"))
            clear.triggered.connect(self.forget)
        self.setEnabled(bool(self.names()))
        self._look()

    def _look(self) -> None:
        """Grey out what is not there."""
        for action in self.actions():
            name = action.data()
            if isinstance(name, str):
                action.setEnabled(name in station_names() or Path(name).is_file())


def _shown(name: str) -> str:
    """Return a file by its name, and where it lies as far as that fits a menu."""
    path = Path(name)
    if len(path.parts) <= 1:
        return name.replace("&", "&&")
    return f"{path.name}  —  {path.parent.name}".replace("&", "&&")
