"""Time a parameter's slider in the window: from its move to the new picture.

xvfb-run -a .venv/bin/python scripts/bench/slider.py [--moves 20]

The drawing is the driver's; what is beside it is the program's: binding and building
one module, composing the scene, refreshing the panels. Its own time on the cores is
told too, which says more on a machine that is busy with other things.
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
from viewer.scene.scene import Scene

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
    took: dict[str, list[float]] = {"whole": [], "beside": [], "own": []}
    drawing = np.zeros(2)
    show = window.view3d.show_scene

    def timed(scene: Scene) -> None:
        start = _clocks()
        show(scene)
        window.view3d.pixels()
        drawing[:] = _clocks() - start

    window.view3d.show_scene = timed
    for place in places:
        start, model = _clocks(), window.session.model
        slider.setValue(round(place))
        _wait(lambda model=model: window.session.model is not model)
        whole = _clocks() - start
        took["whole"].append(whole[0])
        took["beside"].append(whole[0] - drawing[0])
        took["own"].append(whole[1] - drawing[1])
        _pause(50)
    window.view3d.show_scene = show
    said = [
        f"{words} {1e3 * np.median(times):.0f} ({1e3 * max(times):.0f})"
        for words, times in took.items()
    ]
    print(f"{module}.{name}: {', '.join(said)} ms, median (longest)")


def _clocks() -> np.ndarray:
    """Return the time on the wall and that of this process on its cores, seconds."""
    return np.array([time.perf_counter(), time.process_time()])


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
