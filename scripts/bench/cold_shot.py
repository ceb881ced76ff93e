"""Time a cold `shot` against F3D's wheel on the GLB of the same scene.

Both start as fresh processes, turn about, and write a picture of the same size;
the first round fills the caches and is not counted.

    .venv/bin/pip install f3d
    .venv/bin/python scripts/bench/cold_shot.py [--rounds 7] [--reference none]
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

F3D = """
import sys, f3d
engine = f3d.Engine.create(True)
engine.window.size = int(sys.argv[3]), int(sys.argv[4])
engine.scene.add(sys.argv[1])
engine.window.render_to_image().save(sys.argv[2])
"""


def main() -> None:
    """Print every round, the medians and their ratio."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        glb, ours, theirs = (Path(folder) / n for n in ("a.glb", "a.png", "b.png"))
        viewer = [sys.executable, "-m", "viewer"]
        scene = [options.station, "--reference", options.reference]
        beside = [] if options.reference == "none" else ["--with-reference"]
        _run([*viewer, "export", *scene, *beside, "-o", str(glb)])
        size = f"{options.width}x{options.height}"
        shot = [*viewer, "shot", *scene, "--size", size, "-o", str(ours)]
        pixels = [str(options.width), str(options.height)]
        f3d = [sys.executable, "-c", F3D, str(glb), str(theirs), *pixels]
        print(f"{glb.stat().st_size / 1e6:.2f} MB of GLB")
        _compare(shot, f3d, options.rounds)


def _compare(shot: Sequence[str], f3d: Sequence[str], rounds: int) -> None:
    times: dict[str, list[float]] = {"shot": [], "f3d": []}
    for number in range(rounds + 1):
        taken = {"shot": _run(shot), "f3d": _run(f3d)}
        if number:
            print("  ".join(f"{name} {took:.3f} s" for name, took in taken.items()))
            for name, took in taken.items():
                times[name].append(took)
    medians = {name: statistics.median(several) for name, several in times.items()}
    ratio = medians["shot"] / medians["f3d"]
    shown = ", ".join(f"{name} {took:.3f} s" for name, took in medians.items())
    print(f"medians: {shown}; ratio {ratio:.2f}")


def _run(command: Sequence[str]) -> float:
    """Run a command to its end and return how long it took, seconds."""
    quiet = {
        k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")
    }
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False, env=quiet)
    took = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"{' '.join(command[:4])}: {done.stderr.decode()}")
    return took


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--station", default="ross")
    parser.add_argument("--reference", default="iss")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=720)
    return parser.parse_args()


if __name__ == "__main__":
    main()
