"""Time the window from the start of its process to the first picture of the station.

The picture is there when Qt has put a frame with the station on the screen. On a
machine that does other work besides, the processor's time is the sturdier figure. The
first round fills the caches and is not counted.

    xvfb-run -a -s "-screen 0 1600x1000x24" \
        .venv/bin/python scripts/bench/cold_window.py [--rounds 5] [--station ross]
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

WINDOW = """
import json, resource, sys, time
started = float(sys.argv.pop(1))
from viewer.gui import app

def measured(*what):
    window = plain(*what)
    from PySide6.QtOpenGLWidgets import QOpenGLWidget

    canvas = window.view3d.findChild(QOpenGLWidget)

    def note():
        if window.view3d.scene is None:
            return
        used = resource.getrusage(resource.RUSAGE_SELF)
        wall, cpu = time.monotonic() - started, used.ru_utime + used.ru_stime
        print(json.dumps({"wall": wall, "cpu": cpu}), flush=True)
        canvas.frameSwapped.disconnect(note)
        window.close()

    canvas.frameSwapped.connect(note)
    return window

plain, app.open_window = app.open_window, measured
from viewer.cli import main
main()
"""
"""The command itself, which says when its first picture is there and then closes."""


def main() -> None:
    """Print every round and the medians."""
    options = _options()
    rounds = [_run(options.station) for _ in range(options.rounds + 1)][1:]
    for took in rounds:
        print(f"wall {took['wall']:.2f} s  processor {took['cpu']:.2f} s")
    wall, cpu = (statistics.median(t[key] for t in rounds) for key in ("wall", "cpu"))
    load = " ".join(f"{part:.1f}" for part in os.getloadavg())
    print(f"medians: wall {wall:.2f} s, processor {cpu:.2f} s; load {load}")


def _run(station: str) -> dict[str, float]:
    """Open the window once, with settings of its own."""
    with tempfile.TemporaryDirectory() as folder:
        now = str(time.monotonic())
        command = [sys.executable, "-c", WINDOW, now, "gui", station]
        alone = {"XDG_CONFIG_HOME": folder, "OPENBLAS_NUM_THREADS": "1"}
        done = subprocess.run(
            command, capture_output=True, check=False, env=os.environ | alone
        )
    if done.returncode:
        sys.exit(done.stderr.decode())
    took: dict[str, float] = json.loads(done.stdout)
    return took


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--station", default="ross")
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


if __name__ == "__main__":
    main()
