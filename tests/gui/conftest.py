"""A real window on the tiny station, with settings of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    collect_ignore_glob = ["test_*.py"]

from viewer.gui.main_window import MainWindow


@pytest.fixture
def window(qtbot, tiny_station: Path, tmp_path: Path) -> Iterator[MainWindow]:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = MainWindow(settings)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    with qtbot.waitSignal(made.commands.opened, timeout=20_000):
        made.commands.open(str(tiny_station), "1", "none")
    yield made
    made.close()
