"""The view as a place to point at: clicks select, a menu opens, names are shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from viewer.gui.actions import CONTEXT
from viewer.gui.actions.wiring import fill_menu
from viewer.gui.commands import Commands
from viewer.gui.furniture import Furniture
from viewer.gui.hovering import Hovering
from viewer.gui.status import StatusBar
from viewer.gui.view3d import View3D
from viewer.scene.scene import Camera

_TELLING = ("module", "parameters")
"""The docks that tell of what is selected."""


class Inspecting(QObject):
    """Wires the view to what can be done with what it shows."""

    def __init__(
        self,
        view: View3D,
        commands: Commands,
        status: StatusBar,
        furniture: Callable[[], Furniture],
    ) -> None:
        """Take the furniture as a question: it is made anew in another language."""
        super().__init__(view)
        self._view, self._commands, self._furniture = view, commands, furniture
        self.hovering = Hovering(view, commands, status)
        view.seen.connect(self._note_camera)
        view.clicked.connect(self._click)
        view.context_wanted.connect(self._open_at)
        commands.inspect.menu_wanted.connect(self._open)

    def _note_camera(self, camera: Camera) -> None:
        self._commands.context.camera = camera
        self.hovering.end()

    def _click(self, x: float, y: float, keys: object) -> None:
        # While something is measured a click does that.
        if self._commands.session.measuring is not None:
            return
        self._commands.inspect.click(x, y, keys)
        if self._commands.session.view.selected:
            self._tell()

    def _tell(self) -> None:
        """Bring what tells of the selected module to the front, unless it is shut."""
        docks = self._furniture().docks
        seen = any(docks.is_seen(name) for name in _TELLING)
        first = docks.docks[_TELLING[0]]
        if not seen and first.toggleViewAction().isChecked():
            first.raise_()

    def _open_at(self, x: float, y: float) -> None:
        self.hovering.end()
        self._commands.inspect.select_under(x, y)
        view = self._view
        place = QPoint(round(x * view.width()), round((1.0 - y) * view.height()))
        self._open(view.mapToGlobal(place))

    def _open(self, place: QPoint) -> None:
        self.menu().popup(place)

    def menu(self) -> QMenu:
        """Return the menu for what is selected; it goes when it is closed."""
        menu = QMenu(self._view)
        fill_menu(menu, CONTEXT, self._furniture().actions, {})
        menu.aboutToHide.connect(menu.deleteLater)
        return menu
