"""Measuring: by clicks in the view, of what is selected; and taking measures away."""

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from viewer.assembly.measuring import measured
from viewer.gui.commands.context import Context
from viewer.gui.measure_tool import Mode, Tool, after_click, is_fit, of_selection
from viewer.gui.preview import preview_of
from viewer.gui.text import tr
from viewer.scene.orbiting import with_projection
from viewer.scene.pointer import Pointer
from viewer.scene.snapping import Snap, port_places, snap_at
from viewer.spec.measures import ClearanceRecord, MeasureRecord

Place = tuple[float, float]
SizePx = tuple[int, int]


class MeasureCommands(QObject):
    """Has a tool in hand while something is measured; its measures are the view's."""

    previewed = Signal(object)
    """What the pointer would take, a `Preview`; None for nothing."""
    kept = Signal()
    """There is another measure to be read."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._session = context.session
        self._tool: Tool | None = None

    # --- the tool -------------------------------------------------------------------

    @property
    def tool(self) -> Tool | None:
        """What is being measured; None while nothing is."""
        return self._tool

    def begin(self, mode: Mode) -> None:
        """Measure what is selected, or else what will be clicked; again: end it."""
        if self._session.measuring == mode:
            self.end()
            return
        self._put_together()
        found = of_selection(mode, self._session.view.selected)
        if found:
            self._add(found)
        else:
            self._take(Tool(mode=mode))

    def end(self) -> None:
        """Put the tool away."""
        if self._tool is not None:
            self._take(None)

    def step_back(self) -> None:
        """Let go of the first point; without one, put the tool away."""
        if self._tool is not None and self._tool.first is not None:
            self._take(Tool(mode=self._tool.mode))
        else:
            self.end()

    def _take(self, tool: Tool | None) -> None:
        self._tool = tool
        self.previewed.emit(None)
        self._session.set_measuring(tool.mode if tool else None)
        self._context.say(tr(tool.hint) if tool else "")

    def _put_together(self) -> None:
        """Measures are of the station as it is, not of one drawn apart."""
        if self._session.view.explode > 0.0:
            self._session.set_view(explode=0.0)

    # --- the pointer ----------------------------------------------------------------

    def hover(self, place: Place, size_px: SizePx) -> None:
        """Show what a click here would take."""
        if self._tool is None:
            return
        pointer = self._pointer(place, size_px)
        snap = None if pointer is None else self._snap(pointer, self._tool)
        if pointer is None or snap is None:
            self.previewed.emit(None)
        else:
            self.previewed.emit(preview_of(pointer, self._tool, snap))

    def leave(self) -> None:
        """Show nothing: the pointer is gone, or what is under it moves."""
        if self._tool is not None:
            self.previewed.emit(None)

    def click(self, place: Place, size_px: SizePx) -> None:
        """Take what the pointer means."""
        tool, pointer = self._tool, self._pointer(place, size_px)
        if tool is None or pointer is None:
            return
        if (snap := self._snap(pointer, tool)) is None:
            self._context.say(tr(tool.hint))
            return
        tool, found = after_click(tool, snap, pointer.scene, pointer.camera)
        self._tool = tool
        self.previewed.emit(None)
        self._context.say(tr(tool.hint))
        if found is not None:
            self._add((found,))

    def _pointer(self, place: Place, size_px: SizePx) -> Pointer | None:
        scene, model = self._context.scene, self._session.model
        if scene is None or model is None or self._session.time < 1.0:
            return None
        camera = self._session.camera or scene.camera
        return Pointer(
            scene=scene,
            camera=with_projection(camera, parallel=self._session.view.parallel),
            size_px=size_px,
            place_px=(place[0] * size_px[0], place[1] * size_px[1]),
            modules=model.parts.values(),
        )

    def _snap(self, pointer: Pointer, tool: Tool) -> Snap | None:
        station, model = self._session.station, self._session.model
        if station is None or model is None:
            return None
        snap = snap_at(pointer, tool.wanted, port_places(station, model.parts))
        return snap if snap is not None and is_fit(tool, snap) else None

    # --- measures -------------------------------------------------------------------

    def _add(self, found: tuple[MeasureRecord, ...]) -> None:
        """Add measures; clearances are sought in the background first."""
        slow = [measure for measure in found if isinstance(measure, ClearanceRecord)]
        station, model = self._session.station, self._session.model
        if not slow or station is None or model is None:
            self._keep(found)
            return
        self._context.tasks.start(
            "",
            lambda _: [measured(each, station, model.parts) for each in slow],
            lambda _: self._keep(found),
            self._context.tell_failure,
        )

    def _keep(self, found: tuple[MeasureRecord, ...]) -> None:
        before = self._session.view.measures
        kept = tuple(measure for measure in before if measure not in found)
        self._session.set_view(measures=(*kept, *found))
        self.kept.emit()

    def remove(self, places: Collection[int]) -> None:
        """Take measures away by their places in the list."""
        kept = [m for k, m in enumerate(self._session.view.measures) if k not in places]
        if len(kept) < len(self._session.view.measures):
            self._session.set_view(measures=tuple(kept))

    def remove_last(self) -> None:
        """Take the last measure away."""
        self.remove([len(self._session.view.measures) - 1])

    def clear(self) -> None:
        """Take every measure away."""
        self.remove(range(len(self._session.view.measures)))
