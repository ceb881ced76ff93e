"""Time a parameter's slider in the window: from its move to the new picture.

xvfb-run -a .venv/bin/python scripts/bench/slider.py [--moves 20]

The drawing is the driver's; what is beside it is the program's own: binding and
building one module, composing the scene, refreshing the panels.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QEventLoop, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from viewer.gui.main_window import MainWindow

SLIDERS = (("nem", "wing_length_m"), ("uum", "length_m"), ("tsm-2", "soft_length_m"))


def main() -> None:
    """Print the times of moves of three sliders, milliseconds."""
    options = _options()
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    QApplication([])
    folder = tempfile.TemporaryDirectory()
    store = QSettings(f"{folder.name}/bench.ini", QSettings.Format.IniFormat)
    window = MainWindow(store)
    window.resize(1600, 1000)
    window.show()
    window.commands.stations.open(options.station, "last", options.reference)
    _wait(lambda: window.session.model is not None)
    window.docks.docks["parameters"].raise_()
    _pause(1500)
    print(f"{Path(options.station).stem} beside {options.reference or 'its own'}")
    for module, name in SLIDERS:
        _time(window, module, name, options.moves)
    window.close()


def _time(window: MainWindow, module: str, name: str, moves: int) -> None:
    window.commands.inspect.select((module,))
    _pause(500)
    slider = window.docks.panels["parameters"].sliders[name].slider
    places = np.linspace(0.1, 0.9, moves) * slider.maximum()
    whole, beside, drawn = [], [], []
    times = {"draw": 0.0}
    show = window.view3d.show_scene

    def timed(scene: object) -> None:
        start = time.perf_counter()
        show(scene)
        window.view3d._interactor.grabFramebuffer()
        times["draw"] = time.perf_counter() - start

    window.view3d.show_scene = timed
    for place in places:
        start = time.perf_counter()
        slider.setValue(round(place))
        model = window.session.model
        _wait(lambda model=model: window.session.model is not model)
        end = time.perf_counter()
        whole.append(end - start)
        drawn.append(times["draw"])
        beside.append(whole[-1] - drawn[-1])
        _pause(50)
    window.view3d.show_scene = show
    said = [
        f"{words} {1e3 * np.median(took):.0f} ({1e3 * max(took):.0f})"
        for words, took in (("whole", whole), ("drawing", drawn), ("beside", beside))
    ]
    print(f"{module}.{name}: {', '.join(said)} ms, median (longest)")


def _wait(done: Callable[[], bool]) -> None:
    while not done():
        _pause(1)


def _pause(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--station", default="ross")
    parser.add_argument("--reference", default=None)
    parser.add_argument("--moves", type=int, default=20)
    return parser.parse_args()


if __name__ == "__main__":
    main()
