"""Pictures without a window: the same drawing, into memory."""

import numpy as np
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkUnsignedCharArray
from vtkmodules.vtkRenderingCore import vtkRenderer, vtkRenderWindow

from viewer.render.context import MAX_SIDE_PX, offscreen_window
from viewer.render.draw import SceneDrawing
from viewer.scene.scene import Scene

Image = NDArray[np.uint8]
DEFAULT_SAMPLES = 2


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
        If the machine has no usable OpenGL, or not for so large a picture.
    """
    width, height = size_px
    samples = max(1, min(samples, MAX_SIDE_PX // max(size_px)))
    window = offscreen_window((width * samples, height * samples))
    renderer = vtkRenderer()
    window.AddRenderer(renderer)
    SceneDrawing(renderer).show(scene)
    window.Render()
    pixels = _pixels(window, transparent=scene.background.transparent)
    window.Finalize()
    return _averaged(pixels, samples)


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
    shape = (height // samples, samples, width // samples, samples, channels)
    if channels == 3:
        return _block_mean(pixels.reshape(shape), samples)
    weighted = pixels.astype(np.float32)
    weighted[..., :3] *= weighted[..., 3:] / 255.0
    mean = weighted.reshape(shape).mean(axis=(1, 3))
    alpha = np.maximum(mean[..., 3:], 1e-3) / 255.0
    mean[..., :3] /= alpha
    return np.clip(mean + 0.5, 0, 255).astype(np.uint8)


def _block_mean(blocks: Image, samples: int) -> Image:
    total = np.zeros(blocks.shape[::2], dtype=np.uint16)
    for row in range(samples):
        for column in range(samples):
            total += blocks[:, row, :, column]
    count = samples * samples
    return ((total + count // 2) // count).astype(np.uint8)
