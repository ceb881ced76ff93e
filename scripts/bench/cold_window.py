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
started, station = float(sys.argv[1]), sys.argv[2]
from viewer.gui.app import make_application, open_window
from viewer.gui.opengl import lack_of_opengl

application = make_application()
assert lack_of_opengl() is None
window = open_window(station, "last", None)
from PySide6.QtOpenGLWidgets import QOpenGLWidget

def note():
    if window.view3d.scene is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    took = {"wall": time.monotonic() - started, "cpu": used.ru_utime + used.ru_stime}
    print(json.dumps(took), flush=True)
    window.view3d.findChild(QOpenGLWidget).frameSwapped.disconnect(note)
    application.quit()

window.view3d.findChild(QOpenGLWidget).frameSwapped.connect(note)
application.exec()
window.close()
"""


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
        command = [sys.executable, "-c", WINDOW, str(time.monotonic()), station]
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
