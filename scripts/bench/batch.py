"""Time a hundred pictures of the default scene with one job and with two.

    .venv/bin/python scripts/bench/batch.py [--rounds 3]

The two take turns; each starts as a fresh process with an empty folder.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIST = """
id = "hundred"
[defaults]
station = "ross"
[[shots]]
name = "{n}"
[shots.matrix]
camera = [CAMERAS]
"""


def main() -> None:
    """Print every round, the medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    seconds: dict[int, list[float]] = {1: [], 2: []}
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "hundred.toml"
        cameras = ", ".join(f"{{ azimuth_deg = {3.6 * k:g} }}" for k in range(100))
        listed.write_text(LIST.replace("CAMERAS", cameras), encoding="utf-8")
        for number in range(rounds):
            for jobs, found in seconds.items():
                found.append(timed(listed, Path(folder) / f"{number}-{jobs}", jobs))
                print(f"{jobs} job(s): {found[-1]:.2f} s")
    one, two = (statistics.median(found) for found in seconds.values())
    print(
        f"medians: {one:.2f} s, {two:.2f} s; two jobs are {one / two:.2f} times faster"
    )


def timed(listed: Path, output: Path, jobs: int) -> float:
    """Return the seconds that the list takes."""
    command = [sys.executable, "-m", "viewer", "shots", str(listed)]
    start = time.perf_counter()
    subprocess.run(
        [*command, "-o", str(output), "--jobs", str(jobs)],
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
