"""What a VTK window has drawn, as pixels."""

import numpy as np
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkUnsignedCharArray
from vtkmodules.vtkRenderingCore import vtkRenderWindow

Image = NDArray[np.uint8]


def pixels_of(window: vtkRenderWindow, *, transparent: bool) -> Image:
    """Return what was drawn, (H, W, 3) uint8, first row on top.

    With alpha, (H, W, 4), if it is asked for.
    """
    width, height = window.GetSize()
    data = vtkUnsignedCharArray()
    read = window.GetRGBACharPixelData if transparent else window.GetPixelData
    read(0, 0, width - 1, height - 1, 0, data, 0)
    pixels: Image = vtk_to_numpy(data).reshape(height, width, -1)
    return pixels[::-1]
