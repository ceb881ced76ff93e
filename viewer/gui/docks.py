"""The docks round the view as rows: what each holds, where it stands at first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QDockWidget,
    QMainWindow,
    QTabBar,
    QWidget,
)

from viewer.gui.actions.wiring import ENGLISH
from viewer.gui.commands import Commands
from viewer.gui.focus_frame import FocusFrame
from viewer.gui.panels.apart import ApartPanel
from viewer.gui.panels.comparison import ComparisonPanel
from viewer.gui.panels.config import ConfigPanel
from viewer.gui.panels.details import DetailsPanel
from viewer.gui.panels.measures import MeasuresPanel
from viewer.gui.panels.module import ModulePanel
from viewer.gui.panels.parameters import ParametersPanel
from viewer.gui.panels.problems import ProblemsPanel
from viewer.gui.panels.saved_views import SavedViewsPanel
from viewer.gui.panels.steps import StepsPanel
from viewer.gui.panels.tree import TreePanel
from viewer.gui.session import Session
from viewer.gui.text import tr

_LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
_RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
_BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


class Panel(Protocol):
    """What a dock holds: a widget that can show the session."""

    def refresh(self, session: Session) -> None:
        """Show the session as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DockRow:
    """A dock: its panel, where it stands, and behind which other it stands."""

    id: str
    title: str
    make: Callable[[QWidget, Commands], QWidget]
    area: Qt.DockWidgetArea
    width: int = 0
    behind: str = ""
    shown: bool = True
    """Whether it is there before the user has said anything."""
    only_if_seen: bool = False
    """Whether its panel costs too much to be kept right while it is hidden."""


DOCKS = (
    DockRow(
        id="steps",
        title="Steps",
        make=lambda parent, commands: StepsPanel(commands, parent),
        area=_LEFT,
        width=320,
    ),
    DockRow(
        id="model",
        title="Model",
        make=lambda parent, commands: TreePanel(commands, parent),
        area=_LEFT,
        width=300,
        behind="steps",
    ),
    DockRow(
        id="views",
        title="Saved views",
        make=lambda parent, commands: SavedViewsPanel(commands, parent),
        area=_LEFT,
        width=300,
        behind="steps",
    ),
    DockRow(
        id="figures",
        title="Figures",
        make=lambda parent, _: DetailsPanel(parent),
        area=_RIGHT,
        width=350,
    ),
    DockRow(
        id="comparison",
        title="Comparison",
        make=lambda parent, _: ComparisonPanel(parent),
        area=_RIGHT,
        width=350,
        behind="figures",
        only_if_seen=True,
    ),
    DockRow(
        id="measures",
        title="Measures",
        make=lambda parent, commands: MeasuresPanel(commands, parent),
        area=_RIGHT,
        width=350,
        behind="figures",
        shown=False,
        only_if_seen=True,
    ),
    DockRow(
        id="apart",
        title="Take apart",
        make=lambda parent, commands: ApartPanel(commands, parent),
        area=_LEFT,
        width=300,
        behind="steps",
        shown=False,
        only_if_seen=True,
    ),
    DockRow(
        id="module",
        title="Module",
        make=lambda parent, commands: ModulePanel(commands, parent),
        area=_RIGHT,
        width=350,
        behind="comparison",
        only_if_seen=True,
    ),
    DockRow(
        id="parameters",
        title="Parameters",
        make=lambda parent, commands: ParametersPanel(commands, parent),
        area=_RIGHT,
        width=350,
        behind="module",
        only_if_seen=True,
    ),
    DockRow(
        id="problems",
        title="Problems",
        make=lambda parent, commands: ProblemsPanel(commands, parent),
        area=_BOTTOM,
        shown=False,
    ),
    DockRow(
        id="config",
        title="Config file",
        make=lambda parent, commands: ConfigPanel(commands, parent),
        area=_BOTTOM,
        behind="problems",
        shown=False,
    ),
)


class Docks:
    """The docks of a window, by id, and their panels."""

    def __init__(self, window: QMainWindow, commands: Commands) -> None:
        self._window = window
        self._session = commands.session
        self.docks: dict[str, QDockWidget] = {}
        self.panels: dict[str, Panel] = {}
        self._seen: set[str] = set()
        # The columns go all the way down; below the view is what comes and goes.
        window.setCorner(Qt.Corner.BottomLeftCorner, _LEFT)
        window.setCorner(Qt.Corner.BottomRightCorner, _RIGHT)
        for row in DOCKS:
            self._add(row, commands)
        for name in ("steps", "figures"):
            self.docks[name].raise_()
        wide = {row.id: row.width for row in DOCKS if row.width and not row.behind}
        docks = [self.docks[name] for name in wide]
        window.resizeDocks(docks, list(wide.values()), Qt.Orientation.Horizontal)

    def _add(self, row: DockRow, commands: Commands) -> None:
        widget = row.make(self._window, commands)
        dock = QDockWidget(tr(row.title), self._window)
        dock.setObjectName(row.id)
        dock.setWidget(widget)
        dock.toggleViewAction().setObjectName(f"panel:{row.id}")
        dock.toggleViewAction().setProperty(ENGLISH, row.title)
        self.docks[row.id] = dock
        self.panels[row.id] = cast("Panel", widget)
        # Without frames of their own, lists and texts do not show that they have it.
        for area in (widget, *widget.findChildren(QAbstractScrollArea)):
            is_list = isinstance(area, QAbstractScrollArea)
            if is_list and area.focusPolicy() & Qt.FocusPolicy.TabFocus:
                FocusFrame(area)
        if row.behind:
            self._window.tabifyDockWidget(self.docks[row.behind], dock)
        else:
            self._window.addDockWidget(row.area, dock)
        dock.visibilityChanged.connect(lambda seen: self._note(row, seen=seen))
        if not row.shown:
            dock.hide()

    def bring(self, name: str) -> None:
        """Show a dock in front of those that it shares its place with."""
        self.docks[name].show()
        self.docks[name].raise_()

    def _note(self, row: DockRow, *, seen: bool) -> None:
        # A widget behind a tab calls itself visible; this tells the truth.
        if not seen:
            self._seen.discard(row.id)
        elif row.id not in self._seen:
            self._seen.add(row.id)
            if row.only_if_seen:
                self.panels[row.id].refresh(self._session)

    def is_seen(self, name: str) -> bool:
        """Return whether a dock is there and in front of those of its place."""
        return name in self._seen

    def tidy(self) -> None:
        """Hide rows of tabs that belong to no dock.

        Qt leaves such rows lying where two groups of docks are made before the window
        is shown; they would lie over the others, and take their clicks.
        """
        only_own = Qt.FindChildOption.FindDirectChildrenOnly
        seen = [dock for dock in self.docks.values() if dock.isVisible()]
        places = [dock.geometry() for dock in seen]
        rows = {(place.left(), place.width(), place.bottom() + 1) for place in places}
        for bar in self._window.findChildren(QTabBar, options=only_own):
            if (bar.x(), bar.width(), bar.y()) not in rows:
                bar.hide()

    def refresh(self) -> None:
        """Show the session as it stands in every panel."""
        for row in DOCKS:
            self._refresh(row)

    def _refresh(self, row: DockRow) -> None:
        if self.is_seen(row.id) or not row.only_if_seen:
            self.panels[row.id].refresh(self._session)
