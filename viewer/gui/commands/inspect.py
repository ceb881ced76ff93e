"""What is selected, hidden, isolated, seen through, and looked at from near."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from viewer.gui.commands.context import Context
from viewer.gui.model import Model
from viewer.gui.selecting import (
    Names,
    after_click,
    everything,
    neighbour_of,
    parent_of,
)
from viewer.gui.showing import (
    with_all_shown,
    with_ghosted,
    with_hidden,
    with_isolated,
    with_shown,
)
from viewer.gui.text import tr
from viewer.gui.tree_nodes import (
    TreeNode,
    TreeStates,
    members_below,
    states_of,
    station_tree,
)
from viewer.scene.near import camera_near
from viewer.scene.picking import Hit, pick_at
from viewer.scene.view import Language, ViewState

_CONTROL = Qt.KeyboardModifier.ControlModifier


class InspectCommands(QObject):
    """Works on what is selected; the view and the tree both select."""

    menu_wanted = Signal(QPoint)
    """A menu for what is selected is to be opened here, on the screen."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._session = context.session
        self._tree: tuple[Model, Language, TreeNode] | None = None

    # --- what there is, and what lies under the mouse ---------------------------------

    def tree(self) -> TreeNode | None:
        """Return the tree of the station that is shown."""
        model, language = self._session.model, self._session.view.language
        if model is None:
            return None
        kept = self._tree
        if kept is None or kept[0] is not model or kept[1] != language:
            tree = station_tree(model.spec, model.parts, language)
            # An equal tree is the same one: so a slider leaves those who show it alone.
            kept = (model, language, kept[2] if kept and kept[2] == tree else tree)
            self._tree = kept
        return kept[2]

    def hit_at(self, x: float, y: float) -> Hit | None:
        """Return what lies at a place of the picture, 0 to 1 from its lower left."""
        scene, model = self._context.scene, self._session.model
        if scene is None or model is None:
            return None
        aspect, modules = self._context.aspect, model.parts.values()
        return pick_at(scene, aspect, (x, y), modules, camera=self._context.camera)

    def states(self) -> TreeStates:
        """Return what is to be said of the tree's nodes as the session stands."""
        station = self._session.station
        if station is None:
            return TreeStates()
        return states_of(station, self._session.view)

    # --- selecting ----------------------------------------------------------------

    def select(self, names: Names) -> None:
        """Select elements, or parts as `element/part`."""
        if names != self._session.view.selected:
            self._session.set_view(selected=names)

    def click(self, x: float, y: float, keys: object) -> None:
        """Select what was clicked in the view; with Ctrl beside what is selected."""
        add = bool(isinstance(keys, Qt.KeyboardModifier) and keys & _CONTROL)
        hit = self.hit_at(x, y)
        element, part = (hit.element, hit.part) if hit else (None, None)
        self.select(after_click(self._session.view.selected, element, part, add=add))

    def select_under(self, x: float, y: float) -> None:
        """Select what lies at a place, unless it is selected already: for a menu."""
        hit = self.hit_at(x, y)
        element = hit.element if hit else None
        selected = self._session.view.selected
        mine = {element, f"{element}/{hit.part}" if hit else None}
        if not mine & set(selected):
            self.select((element,) if element else ())

    def select_parent(self) -> None:
        """Select the module of a part, or the phase of a module."""
        if (tree := self.tree()) is not None:
            self.select(parent_of(tree, self._session.view.selected))

    def select_neighbour(self, by: int) -> None:
        """Select the next module or part, or the one before."""
        if (tree := self.tree()) is not None:
            selected = self._session.view.selected
            self.select(neighbour_of(tree, self.states(), selected, by))

    def select_all(self) -> None:
        """Select every module that is there."""
        if (tree := self.tree()) is not None:
            self.select(everything(tree, self.states()))

    # --- showing --------------------------------------------------------------------

    def hide(self) -> None:
        """Hide what is selected; show it again where it is hidden."""
        self._change(with_hidden)

    def turn_eye(self, node: TreeNode) -> None:
        """Hide what a line of the tree stands for; show it where it is hidden."""
        change = with_shown if self.states().is_hidden(node) else with_hidden
        self._change(change, members_below(node))

    def isolate(self) -> None:
        """Draw nothing but what is selected; or everything again."""
        self._change(with_isolated)

    def ghost(self) -> None:
        """Draw what is selected translucent; or solid again."""
        self._change(with_ghosted)

    def show_all(self) -> None:
        """Draw everything, and all of it solid."""
        self._show(with_all_shown(self._session.view))

    def zoom(self) -> None:
        """Look at what is selected from near, from the same side."""
        if (scene := self._context.scene) is None:
            return
        names = self._session.view.selected
        camera = self._context.camera or scene.camera
        near = camera_near(scene, names, camera, self._context.aspect)
        if near is None:
            self._context.say(tr("What is selected is hidden or not there yet"))
        else:
            self._session.fly_to(near)

    def _change(
        self,
        change: Callable[[ViewState, Names], ViewState],
        names: Names | None = None,
    ) -> None:
        names = self._session.view.selected if names is None else names
        if names:
            self._show(change(self._session.view, names))

    def _show(self, view: ViewState) -> None:
        if view != self._session.view:
            self._session.choose(view=view)
