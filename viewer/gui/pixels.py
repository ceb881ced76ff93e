"""Pictures of the drawing as Qt has them."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


def as_qimage(pixels: NDArray[np.uint8]) -> QImage:
    """Return pixels, (H, W, 3 or 4) uint8, as an image that owns its memory."""
    height, width, channels = pixels.shape
    form = QImage.Format.Format_RGB888
    if channels == 4:
        form = QImage.Format.Format_RGBA8888
    data = np.ascontiguousarray(pixels)
    return QImage(data.data, width, height, channels * width, form).copy()
