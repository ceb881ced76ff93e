"""Time an orbit in the window: frames a second while the mouse drags.

.venv/bin/python scripts/bench/orbit.py [STATION] [--reference iss] [--moves 60]

Needs a display; `LIBGL_ALWAYS_SOFTWARE=1 xvfb-run -a` measures software OpenGL. The
processor's time for a frame tells more than the clock's on a machine that is busy.
"""

import argparse
import os
import tempfile
import time

from PySide6.QtCore import QCoreApplication, QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

START, LEFT = QPoint(300, 300), Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def main() -> None:
    """Open a station, drag over the view, print what a frame took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("station", nargs="?", default="ross")
    parser.add_argument("--reference", default="iss")
    parser.add_argument("--moves", type=int, default=60)
    options = parser.parse_args()
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication([])
    from viewer.gui.main_window import MainWindow

    with tempfile.TemporaryDirectory() as folder:
        store = QSettings(f"{folder}/bench.ini", QSettings.Format.IniFormat)
        window = MainWindow(store)
        window.resize(1440, 900)
        window.show()
        window.commands.stations.open(options.station, "last", options.reference)
        while window.session.model is None or window.tasks.count:
            application.processEvents()
        for _ in range(20):
            application.processEvents()
        scene = window.view3d.scene
        triangles = sum(len(scene.meshes[n.mesh].triangles) for n in scene.nodes)
        size = f"{window.view3d.width()}x{window.view3d.height()}"
        print(f"{triangles} triangles in {len(scene.nodes)} nodes, {size} pixels")
        for number in (1, 2):
            drag(application, window, number, options.moves)
        window.close()


def drag(application: QApplication, window: object, number: int, moves: int) -> None:
    """Drag once; the first drag finds out what the machine can do."""
    view = window.view3d
    QTest.mousePress(view, LEFT, NONE, START)
    frames: list[float] = []
    begun = os.times()
    for k in range(moves):
        start = time.perf_counter()
        QTest.mouseMove(view, START + QPoint(4 * k + 4, k))
        application.processEvents()
        frames.append(1e3 * (time.perf_counter() - start))
    ended = os.times()
    busy = 1e3 * (ended.user + ended.system - begun.user - begun.system) / moves
    start = time.perf_counter()
    QTest.mouseRelease(view, LEFT, NONE, START + QPoint(4 * moves, moves))
    application.processEvents()
    rest = 1e3 * (time.perf_counter() - start)
    late = sorted(frames)[moves // 2 :]
    print(
        f"drag {number}: {1e3 * moves / sum(frames):.1f} frames a second "
        f"(median {late[0]:.0f} ms, longest {late[-1]:.0f} ms, first "
        f"{frames[0]:.0f} ms); {busy:.0f} ms of processor a frame; "
        f"drawn finely {rest:.0f} ms after it was let go"
    )


if __name__ == "__main__":
    main()
