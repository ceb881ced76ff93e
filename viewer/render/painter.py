"""Pictures drawn by a process of its own, which gets ready while others work.

Loading VTK and opening OpenGL take as long as reading the configs and building
the meshes: side by side, on two cores, a picture is there in two thirds of the
time. Several painters draw several pictures at once. A driver that crashes takes
the painter down and not the program. This module itself loads no VTK.
"""

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from viewer.errors import MachineError, ViewerError

if TYPE_CHECKING:  # a painter is started before anything slow is loaded
    from types import TracebackType

    from viewer.render.offscreen import Image
    from viewer.scene.scene import Scene

MAX_SIDE_PX = 16384
"""The largest side of a picture that OpenGL has room for everywhere."""
DEFAULT_SAMPLES = 2
"""Squared, of each pixel: four, which a cold picture has the time for."""
FINE_SAMPLES = 3
"""Of pictures at still detail; hair lines of arrays stay whole lines."""

_HUMBLE = {"LP_NUM_THREADS": "1"}
"""Mesa's software OpenGL takes every processor unless it is told otherwise."""
# The most that Linux allows without asking; scenes and pictures are megabytes.
_PIPE_BYTES = 1 << 20


def samples_at(detail: str | None) -> int:
    """Return how many samples of a pixel, squared, a detail level asks for."""
    return FINE_SAMPLES if detail == "still" else DEFAULT_SAMPLES


class Painter:
    """Draws scenes in another process, one after the other.

    `size_px` is the width and height that it gets ready for; others work too. A
    humble one leaves the processor to whatever else wants it. Use it in a `with`
    block.
    """

    def __init__(
        self,
        size_px: tuple[int, int],
        samples: int = DEFAULT_SAMPLES,
        *,
        humble: bool = False,
    ) -> None:
        ready_for = [str(number) for number in (*size_px, samples, int(humble))]
        command = [sys.executable, "-m", "viewer.render.painting", *ready_for]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pipesize=_PIPE_BYTES,
            env=_environment() | (_HUMBLE if humble else {}),
            # A stop from the keyboard is this process's to answer.
            start_new_session=True,
        )

    def picture(
        self,
        scene: "Scene",
        size_px: tuple[int, int],
        samples: int = DEFAULT_SAMPLES,
    ) -> "Image":
        """Return the picture of a scene; as `offscreen.render_image` gives it.

        Raises
        ------
        MachineError
            If the machine has no usable OpenGL, or its driver crashes.
        """
        try:
            pickle.dump((scene, size_px, samples), self._stdin, protocol=5)
            self._stdin.flush()
            answer = pickle.load(self._stdout)
        except (EOFError, BrokenPipeError, pickle.UnpicklingError) as error:
            code = self._process.wait()
            message = f"drawing stopped without a picture (exit status {code})"
            raise MachineError(message) from error
        if isinstance(answer, ViewerError):
            raise answer
        return cast("Image", answer)

    @property
    def _stdin(self) -> IO[bytes]:
        return cast("IO[bytes]", self._process.stdin)

    @property
    def _stdout(self) -> IO[bytes]:
        return cast("IO[bytes]", self._process.stdout)

    def dismiss(self) -> None:
        """Let the process end while others go on; it draws no more."""
        self._process.kill()

    def close(self) -> None:
        """End the process and wait until it is gone."""
        self._process.kill()
        self._process.wait()
        self._stdin.close()
        self._stdout.close()

    def __enter__(self) -> "Painter":
        """Return the painter itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: "TracebackType | None",
    ) -> None:
        """End the process."""
        self.close()


def _environment() -> dict[str, str]:
    """Return the environment in which the other process finds this same package."""
    package = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH")
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([package, known] if known else [package]),
    }
