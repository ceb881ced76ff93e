"""Time what a change of step costs in the window besides the drawing itself.

xvfb-run -a .venv/bin/python scripts/bench/step_change.py [--station iss]

Every step is gone to, forward and back, in the real window; then each is shown while
it takes place. What counts is the time until the scene is ready and every panel shows
the step. Drawing comes after it and is told apart. On a machine that does other work
too, the processor time of the window's own thread tells more than the clock.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtWidgets import QApplication

from viewer.gui.main_window import MainWindow

FRAMES = 12
"""Of each step while it takes place."""
LIMIT_MS = 50.0


def main() -> None:
    """Open the window, go to all steps, print medians and maxima."""
    options = _options()
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication([])
    application.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as folder:
        store = QSettings(str(Path(folder) / "s.ini"), QSettings.Format.IniFormat)
        window = MainWindow(store)
        _open(window, options)
        session, count = window.session, window.session.step_count
        numbers = [*range(1, count + 1), *range(count - 1, 0, -1)]
        first = [_timed(session.go_to, number) for number in numbers]
        again = [_timed(session.go_to, number) for number in numbers]
        moving: list[tuple[float, float, float]] = []
        for number in range(1, count + 1):
            session.go_to(number)
            QApplication.processEvents()
            moving += [_timed(session.set_time, k / FRAMES) for k in range(FRAMES)]
        _tell("step, first visit", first)
        _tell("step, seen before", again)
        _tell("frame of a step under way", moving)
        window.close()


def _open(window: MainWindow, options: argparse.Namespace) -> None:
    window.resize(1440, 900)
    window.show()
    window.commands.stations.open(options.station, "1", options.reference)
    while window.session.model is None or window.tasks.count:
        QApplication.processEvents()
        time.sleep(0.002)
    if options.match:
        window.session.set_match(options.match)
    if options.panel:
        window.docks.docks[options.panel].raise_()
    for _ in range(20):
        QApplication.processEvents()


def _timed(deed: object, value: float) -> tuple[float, float, float]:
    """Return a deed's time by the clock, on the processor, and of drawing, in ms."""
    start, busy = time.perf_counter(), time.thread_time()
    deed(value)
    ready, busy = time.perf_counter(), time.thread_time() - busy
    QApplication.processEvents()
    drawing = time.perf_counter() - ready
    return 1e3 * (ready - start), 1e3 * busy, 1e3 * drawing


def _tell(what: str, took: Iterable[tuple[float, float, float]]) -> None:
    clock, busy, drawing = zip(*took, strict=True)
    late = sum(each > LIMIT_MS for each in busy)
    print(
        f"{what}: {len(busy)} times; processor {statistics.median(busy):.1f} ms, "
        f"longest {max(busy):.1f}, {late} over {LIMIT_MS:g}; clock "
        f"{statistics.median(clock):.1f} ms, longest {max(clock):.1f}; drawing after "
        f"it {statistics.median(drawing):.0f} ms"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--station", default="ross")
    parser.add_argument("--reference", default=None)
    parser.add_argument("--match", default="", help="mass, modules or years")
    parser.add_argument("--panel", default="", help="a dock to be brought to the front")
    return parser.parse_args()


if __name__ == "__main__":
    main()
