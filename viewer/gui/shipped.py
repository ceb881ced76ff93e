"""The menu of the stations that the program brings along."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from viewer.gui.text import said, tr
from viewer.scene.view import Language
from viewer.spec.library import find_station, station_names
from viewer.spec.record import LocalText
from viewer.spec.tomlfile import read_toml


class ShippedMenu(QMenu):
    """Lists the shipped stations by name, each with what it is."""

    def __init__(
        self, language: Language, open_name: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(tr("Open s&hipped station"), parent)
        self.setToolTipsVisible(True)
        for name in station_names():
            data = read_toml(find_station(name)).data
            title, summary = (_said(data.get(key), language) for key in _KEYS)
            action = self.addAction(f"{title or name}  ({name})")
            action.setObjectName(f"shipped:{name}")
            action.setToolTip(summary)
            action.setStatusTip(summary)
            action.triggered.connect(lambda _=False, name=name: open_name(name))


_KEYS = ("name", "summary")


def _said(text: object, language: Language) -> str:
    """Return a text of a file that nobody has checked yet."""
    try:
        return said(LocalText.model_validate(text), language)
    except ValueError:
        return ""
