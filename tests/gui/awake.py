"""Whether the window stays awake: how long at a stretch it answers nothing.

Counted is the processor's time of the window's thread between two ticks of a timer, so
that other programs of the machine do not count. Drawing is left out: it is timed by
itself.
"""

import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QTimer
from PySide6.QtOpenGLWidgets import QOpenGLWidget

from viewer.gui.main_window import MainWindow

LIMIT_MS = 100.0
_TICK_MS = 5
_LATE_S = 0.06
"""After so long without a tick it is noted where the program is."""


@dataclass
class Sleep:
    """The longest stretch of a watch, and where the program was in the late ones."""

    longest_ms: float = 0.0
    places: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.longest_ms:.0f} ms without an answer\n" + "\n".join(self.places)


class Watchdog:
    """Watches while it is told to."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._drawn_s = 0.0

    @contextmanager
    def watching(self) -> Iterator[Sleep]:
        """Give what is measured while the body lets Qt's events run."""
        sleep, timer, over = Sleep(), QTimer(), threading.Event()
        last = [time.thread_time(), time.monotonic()]
        self._drawn_s = 0.0

        def tick() -> None:
            now = time.thread_time()
            took_ms = 1000.0 * (now - last[0] - self._drawn_s)
            sleep.longest_ms = max(sleep.longest_ms, took_ms)
            self._drawn_s = 0.0
            last[:] = time.thread_time(), time.monotonic()

        def look() -> None:
            main = threading.main_thread().ident
            while not over.wait(0.01):
                if time.monotonic() - last[1] > _LATE_S:
                    stack = traceback.extract_stack(sys._current_frames()[main])
                    own = [
                        f
                        for f in stack
                        if "/viewer/" in f.filename or "/tests/" in f.filename
                    ]
                    sleep.places.append(
                        " < ".join(f"{f.name}:{f.lineno}" for f in reversed(own[-6:]))
                    )

        looker = threading.Thread(target=look, daemon=True)
        timer.timeout.connect(tick)
        timer.start(_TICK_MS)
        looker.start()
        with self._timed_drawing():
            yield sleep
            tick()
        over.set()
        timer.stop()
        looker.join()

    @contextmanager
    def _timed_drawing(self) -> Iterator[None]:
        """Note what VTK's drawing takes, and Qt's putting it on the screen."""
        canvas = self._window.findChild(QOpenGLWidget)
        window = canvas._window
        begun: list[float] = []

        def begin(*_: object) -> None:
            begun.append(time.thread_time())

        def end(*_: object) -> None:
            if begun:
                self._drawn_s += time.thread_time() - begun.pop()

        tags = [window.AddObserver("StartEvent", begin)]
        tags.append(window.AddObserver("EndEvent", end))
        canvas.aboutToCompose.connect(begin)
        canvas.frameSwapped.connect(end)
        try:
            yield
        finally:
            canvas.aboutToCompose.disconnect(begin)
            canvas.frameSwapped.disconnect(end)
            for tag in tags:
                window.RemoveObserver(tag)


def _is_foreign(file: str) -> bool:
    return "site-packages" in file or "/lib/python" in file
