"""Where pictures are made one after the other: nothing is started or built twice."""

import time
from pathlib import Path

from viewer.pictures.imagefile import write_picture
from viewer.pictures.request import request_of
from viewer.pictures.shot import samples_of, scene_of
from viewer.pictures.stock import Stock
from viewer.render.offscreen import Image, Studio
from viewer.spec.shots import ShotSpec


class Darkroom:
    """Makes pictures; keeps the stock of models and the place to draw in."""

    def __init__(self) -> None:
        self._stock = Stock()
        self._studio = Studio()

    def image(self, shot: ShotSpec) -> Image:
        """Return the picture of a shot; (H, W, 3 or 4) uint8, as `render_image`."""
        scene = scene_of(shot, self._stock)
        return self._studio.picture(scene, shot.asked.size, samples_of(shot))

    def make(self, shot: ShotSpec, path: Path) -> float:
        """Make a picture's file and return the seconds that it took."""
        start = time.perf_counter()
        write_picture(path, self.image(shot), request_of(shot))
        return time.perf_counter() - start

    def close(self) -> None:
        """Give the memory back."""
        self._studio.close()
