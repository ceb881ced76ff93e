"""Where the station is looked at from."""

from PySide6.QtCore import QObject, Signal

from viewer.gui.commands.context import Context
from viewer.gui.fly_around import FlyAround
from viewer.scene.camera import preset_named
from viewer.scene.near import camera_round
from viewer.scene.orbiting import facing, with_projection, zoomed
from viewer.scene.scene import Camera

ZOOM = 1.4
"""How much larger all is shown each time."""


class CameraCommands(QObject):
    """Goes to presets, nearer and farther, round the station."""

    circled = Signal(object)
    """The view is to be seen from this `Camera`: it flies around."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context, self._session = context, context.session
        self.fly_around = FlyAround(context.session, context.settings, self)
        self.fly_around.turned.connect(self.circled)

    def look(self, name: str, keeps: bool) -> None:
        """Look from a preset; or from its side alone, at the same, from as far."""
        camera = self._camera()
        if keeps and camera is not None:
            self._session.fly_to(facing(camera, preset_named(name)))
        else:
            self._session.refit(camera=name)

    def zoom(self, factor: float) -> None:
        """Show all `factor` times as large."""
        if (camera := self._camera()) is not None:
            self._session.fly_to(zoomed(camera, factor, camera.target_m))

    def fit_here(self) -> None:
        """Show everything, from the side that the camera is on."""
        camera, scene = self._camera(), self._context.scene
        if camera is not None and scene is not None:
            aspect = self._context.aspect / (2.0 if scene.split else 1.0)
            self._session.fly_to(camera_round(scene, camera, aspect))

    def _camera(self) -> Camera | None:
        """Return where the station is seen from, in the projection that is chosen."""
        camera = self._session.camera
        if camera is None:
            return None
        return with_projection(camera, parallel=self._session.view.parallel)
