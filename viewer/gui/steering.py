"""What steers the view's camera beside the hand: cube, flights around, settings."""

from PySide6.QtCore import QObject

from viewer.gui.commands import Commands
from viewer.gui.orientation_cube import OrientationCube
from viewer.gui.view3d import View3D


class Steering(QObject):
    """Wires the view to the camera's commands, and holds the orientation cube."""

    def __init__(self, view: View3D, commands: Commands) -> None:
        super().__init__(view)
        session, camera = commands.session, commands.camera
        self._settings = commands.context.settings
        self.cube = OrientationCube(view, view.camera)
        view.seen.connect(self.cube.show_camera)
        self.cube.chosen.connect(camera.look)
        self.cube.turned.connect(view.navigator.turn)
        self.cube.released.connect(view.navigator.rest)
        session.going.connect(view.fly_next)
        view.looked.connect(session.look_from)
        view.flown.connect(session.fly_to)
        camera.circled.connect(view.look_from)
        view.gestures.touched.connect(camera.fly_around.stop)
        self._settings.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.cube.setVisible(self._settings.preferences.cube)
