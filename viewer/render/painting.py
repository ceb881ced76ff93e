"""The other end of a `Painter`: scenes come in, pictures go out.

Run as ``python -m viewer.render.painting WIDTH HEIGHT SAMPLES HUMBLE``.
"""

import os
import pickle
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import IO, Any

import numpy as np

from viewer.errors import ViewerError
from viewer.geometry.frames import IDENTITY
from viewer.render.offscreen import Studio
from viewer.scene.layout import box_mesh
from viewer.scene.scene import (
    Background,
    Camera,
    Label,
    Material,
    Scene,
    SceneNode,
)
from viewer.scene.styles import STYLES

_HUMBLE = 15
"""How far a humble painter stands back, as `nice` has it."""


def main(arguments: Sequence[str]) -> None:
    """Draw until the scenes end; then leave without tidying up, which takes long."""
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints must not get between the pictures.
    os.dup2(2, 1)
    width, height, samples, humble = (int(number) for number in arguments)
    if humble and hasattr(os, "nice"):
        os.nice(_HUMBLE)
    studio = Studio()
    with suppress(ViewerError):  # told when the first real picture is asked for
        studio.picture(_sample(), (width, height), samples)
    # Whoever asked may be gone in the midst of a scene.
    with suppress(EOFError, BrokenPipeError, pickle.UnpicklingError):
        while True:
            _answer(studio, pickle.load(sys.stdin.buffer), answers)
    os._exit(0)


def _answer(studio: Studio, request: Any, answers: IO[bytes]) -> None:
    answer: object
    try:
        answer = studio.picture(*request)
    except ViewerError as error:
        answer = error
    pickle.dump(answer, answers, protocol=5)
    answers.flush()


def _sample() -> Scene:
    """Return a scene that takes the drawing through all its steps once."""
    style = STYLES["studio"]
    corner = np.full(3, 1.0)
    return Scene(
        nodes=(
            SceneNode(
                id="sample",
                mesh="sample",
                material="sample",
                world_from_mesh=IDENTITY,
                layer="aid",
            ),
        ),
        meshes={"sample": box_mesh(-corner, corner)},
        materials={"sample": Material(name="sample", colour=(0.5, 0.5, 0.5))},
        camera=Camera(
            position_m=np.array([9.0, 0.0, 0.0]),
            target_m=np.zeros(3),
            up=np.array([0.0, 0.0, -1.0]),
        ),
        lights=style.lights,
        labels=(Label(text="A", anchor=(0.1, 0.9)),),
        background=Background(bottom=style.bottom, top=style.top),
    )


if __name__ == "__main__":
    main(sys.argv[1:])
