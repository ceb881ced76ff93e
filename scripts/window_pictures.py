"""Takes the pictures of the window in docs/: all modes, both languages, light and dark.

Needs a screen of 1600 x 1000 of its own, where nothing lies over the window:

    xvfb-run -s "-screen 0 1600x1000x24" .venv/bin/python scripts/window_pictures.py

With names, only those modes; `-o FOLDER` writes elsewhere.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QDialog

from viewer.gui.main_window import MainWindow
from viewer.gui.settings import Settings

DOCS = Path(__file__).resolve().parent.parent / "docs"
SIZE_PX = (1600, 1000)
TILE_PX = (1200, 750)
LOOKS = [(lang, theme) for theme in ("light", "dark") for lang in ("en", "ru")]
PATIENCE_S = 90.0


def run(window: MainWindow, *names: str) -> None:
    for name in names:
        window.actions_by_id[name].trigger()
        QApplication.processEvents()


def beside(window: MainWindow) -> None:
    window.docks.bring("steps")


def stepping(window: MainWindow) -> None:
    window.session.go_to(7)
    window.session.set_view(layout="alone", arrivals=True, upcoming=True)
    window.session.refit()


def inspecting(window: MainWindow) -> None:
    window.session.set_view(layout="alone", selected=("nem",))
    window.session.refit()
    for dock in ("model", "parameters"):
        window.docks.bring(dock)


def measuring(window: MainWindow) -> None:
    window.session.set_view(layout="alone", camera="top", selected=("bm",))
    window.session.refit()
    run(window, "measure:length")
    window.session.set_view(selected=("tsm-1", "shm"))
    run(window, "measure:clearance")
    wait(lambda: len(window.session.view.measures) > 1)
    run(window, "measure-stop", "select-none")
    window.docks.bring("measures")


def apart(window: MainWindow) -> None:
    run(window, "section", "ports")
    window.session.set_view(layout="alone", explode=0.6)
    window.session.refit()
    window.docks.bring("apart")


def comparing(window: MainWindow) -> None:
    window.session.set_view(layout="overlay", style="print")
    window.session.refit()
    window.docks.bring("comparison")


def mockup(window: MainWindow) -> None:
    window.session.set_view(layout="alone", style="mockup")
    window.session.refit()


def exporting(window: MainWindow) -> None:
    run(window, "export")
    # Not where this machine would put it.
    window.commands.files.dialogs["export"].place.setText("ross.glb")


def searching(window: MainWindow) -> None:
    run(window, "palette")


def presenting(window: MainWindow) -> None:
    window.session.go_to(7)
    window.session.set_view(layout="alone")
    window.session.refit()
    run(window, "present")


MODES = {
    mode.__name__: mode
    for mode in (
        beside, stepping, inspecting, measuring, apart, comparing, mockup, exporting,
        searching, presenting,
    )
}  # fmt: skip


def wait(until: Callable[[], bool], least_s: float = 0.0) -> None:
    """Let Qt work until something is so, and `least_s` in any case."""
    begin = time.monotonic()
    while time.monotonic() - begin < PATIENCE_S:
        QApplication.processEvents()
        if until() and time.monotonic() - begin >= least_s:
            return
        time.sleep(0.01)
    sys.exit("the window did not get ready in time")


def screen() -> Image.Image:
    image = QGuiApplication.primaryScreen().grabWindow(0).toImage()
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8)
    rows = rows.reshape(image.height(), image.bytesPerLine())[:, : 3 * image.width()]
    return Image.fromarray(rows.reshape(image.height(), image.width(), 3).copy())


def picture_of(mode: str, language: str, theme: str, folder: Path) -> Image.Image:
    store = QSettings(str(folder / f"{mode}.ini"), QSettings.Format.IniFormat)
    store.clear()
    Settings(store).change(
        language=language, theme=theme, animated=False, restores=False
    )
    window = MainWindow(store)
    window.setGeometry(0, 0, *SIZE_PX)
    window.show()
    opened: list[str] = []
    window.commands.stations.opened.connect(opened.append)
    window.commands.stations.open("ross", "last", None)
    wait(lambda: bool(opened))
    MODES[mode](window)
    wait(window.resting.picture.isVisible, least_s=4.0)
    drawn, steps = window.commands.thumbnails, range(1, window.session.step_count + 1)
    wait(lambda: all(drawn.image(step) is not None for step in steps))
    taken = screen()
    for dialog in window.findChildren(QDialog):
        dialog.close()
    window.close()
    window.deleteLater()
    QApplication.processEvents()
    return taken


def sheet(mode: str, folder: Path) -> Image.Image:
    """Return the four looks of a mode on one sheet."""
    whole = Image.new("RGB", (2 * TILE_PX[0], 2 * TILE_PX[1]))
    for number, (language, theme) in enumerate(LOOKS):
        tile = picture_of(mode, language, theme, folder).resize(TILE_PX)
        whole.paste(tile, (number % 2 * TILE_PX[0], number // 2 * TILE_PX[1]))
    return whole


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modes", nargs="*", choices=[[], *MODES])
    parser.add_argument("-o", "--output", type=Path, default=DOCS)
    asked = parser.parse_args()
    asked.output.mkdir(parents=True, exist_ok=True)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication(["ross-viewer"])
    application.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as folder:
        for mode in asked.modes or MODES:
            path = asked.output / f"window-{mode}.jpg"
            sheet(mode, Path(folder)).save(path, quality=82)
            print(path)


if __name__ == "__main__":
    main()
