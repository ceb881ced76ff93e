"""Pictures without a window: the same drawing, into memory."""

import math

import numpy as np
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkUnsignedCharArray
from vtkmodules.vtkRenderingCore import vtkRenderer, vtkRenderWindow

from viewer.render.context import offscreen_window
from viewer.render.draw import SceneDrawing
from viewer.render.painter import DEFAULT_SAMPLES, MAX_SIDE_PX
from viewer.scene.scene import Scene

Image = NDArray[np.uint8]

# A gigabyte of frame buffers; 3840x2160 has two samples, 7680x4320 one.
_MOST_POINTS = 40_000_000


def render_image(
    scene: Scene, size_px: tuple[int, int], samples: int = DEFAULT_SAMPLES
) -> Image:
    """Return the picture of a scene, (H, W, 3) uint8, sRGB, first row on top.

    With a transparent background (H, W, 4), the colours not multiplied by alpha.
    `samples` squared points of each pixel are drawn and averaged, fewer where the
    picture would be too large to draw.

    Raises
    ------
    MachineError
        If the machine has no usable OpenGL.
    """
    studio = Studio()
    try:
        return studio.picture(scene, size_px, samples)
    finally:
        studio.close()


class Studio:
    """A place in memory to draw in, kept from picture to picture.

    Scenes that share meshes are drawn quicker one after the other: only what
    differs is sent.
    """

    def __init__(self) -> None:
        self._window: vtkRenderWindow | None = None
        self._drawing: SceneDrawing | None = None
        self._size_px = (0, 0)

    def picture(
        self, scene: Scene, size_px: tuple[int, int], samples: int = DEFAULT_SAMPLES
    ) -> Image:
        """Return the picture of a scene; see `render_image`."""
        samples = _affordable(size_px, samples)
        window, drawing = self._opened((size_px[0] * samples, size_px[1] * samples))
        drawing.show(scene)
        window.Render()
        pixels = _pixels(window, transparent=scene.background.transparent)
        return _averaged(pixels, samples)

    def _opened(self, size_px: tuple[int, int]) -> tuple[vtkRenderWindow, SceneDrawing]:
        if self._window is None or self._drawing is None or self._size_px != size_px:
            self.close()
            self._window = offscreen_window(size_px)
            renderer = vtkRenderer()
            self._window.AddRenderer(renderer)
            self._drawing = SceneDrawing(renderer)
            self._size_px = size_px
        return self._window, self._drawing

    def close(self) -> None:
        """Give the memory back; the next picture opens a new place."""
        if self._drawing is not None:
            self._drawing.clear()
        if self._window is not None:
            self._window.Finalize()
        self._window = self._drawing = None


def _affordable(size_px: tuple[int, int], samples: int) -> int:
    """Return how many of the samples asked for there is room for."""
    by_side = MAX_SIDE_PX // max(size_px)
    by_memory = math.isqrt(_MOST_POINTS // (size_px[0] * size_px[1]))
    return max(1, min(samples, by_side, by_memory))


def _pixels(window: vtkRenderWindow, *, transparent: bool) -> Image:
    """Return what was drawn, first row on top, with alpha if it is asked for."""
    width, height = window.GetSize()
    data = vtkUnsignedCharArray()
    read = window.GetRGBACharPixelData if transparent else window.GetPixelData
    read(0, 0, width - 1, height - 1, 0, data, 0)
    pixels: Image = vtk_to_numpy(data).reshape(height, width, -1)
    return pixels[::-1]


def _averaged(pixels: Image, samples: int) -> Image:
    """Return the mean of each block of samples; transparent ones weigh nothing."""
    if samples == 1:
        return np.ascontiguousarray(pixels)
    height, width, channels = pixels.shape
    if channels == 3:
        return _block_mean(pixels, samples)
    shape = (height // samples, samples, width // samples, samples, channels)
    weighted = pixels.astype(np.float32)
    weighted[..., :3] *= weighted[..., 3:] / 255.0
    mean = weighted.reshape(shape).mean(axis=(1, 3))
    alpha = np.maximum(mean[..., 3:], 1e-3) / 255.0
    mean[..., :3] /= alpha
    return np.clip(mean + 0.5, 0, 255).astype(np.uint8)


def _block_mean(pixels: Image, samples: int) -> Image:
    """Return the rounded mean of blocks; rows first, which lie together."""
    rows = pixels[0::samples].astype(np.uint16)
    for shift in range(1, samples):
        rows += pixels[shift::samples]
    total = rows[:, 0::samples].copy()
    for shift in range(1, samples):
        total += rows[:, shift::samples]
    count = samples * samples
    return ((total + count // 2) // count).astype(np.uint8)
