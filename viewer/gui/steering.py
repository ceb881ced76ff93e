"""What steers the view's camera beside the hand: cube, flights around, settings."""

from base64 import b64encode

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt
from PySide6.QtGui import QImageWriter

from viewer.gui.commands import Commands
from viewer.gui.focus_frame import FocusFrame
from viewer.gui.orientation_cube import OrientationCube
from viewer.gui.pixels import as_qimage
from viewer.gui.view3d import View3D

SMALL_PX = 192
"""The longer side of a saved view's picture."""


class Steering(QObject):
    """Wires the view to the camera's commands, and holds the orientation cube."""

    def __init__(self, view: View3D, commands: Commands) -> None:
        super().__init__(view)
        session, camera = commands.session, commands.camera
        self._settings = commands.context.settings
        self.cube = OrientationCube(view, view.camera)
        self.frame = FocusFrame(view)
        view.seen.connect(self.cube.show_camera)
        self.cube.chosen.connect(camera.look)
        self.cube.turned.connect(view.navigator.turn)
        self.cube.released.connect(view.navigator.rest)
        session.going.connect(view.fly_next)
        view.looked.connect(session.look_from)
        view.flown.connect(session.fly_to)
        camera.circled.connect(view.look_from)
        view.gestures.touched.connect(camera.fly_around.stop)
        commands.views.snapshot = lambda: small_picture(np.asarray(view.last_pixels()))
        self._settings.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.cube.setVisible(self._settings.preferences.cube)


def small_picture(pixels: NDArray[np.uint8]) -> str:
    """Return pixels, (H, W, 3) uint8, as a small JPEG in base64."""
    image = as_qimage(pixels).scaled(
        SMALL_PX,
        SMALL_PX,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpg"))
    writer.setQuality(80)
    writer.write(image)
    return b64encode(buffer.data().data()).decode()
