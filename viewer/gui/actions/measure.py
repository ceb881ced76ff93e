"""Actions of the menu Measure: what is measured next, and taking measures away."""

from viewer.gui.actions.row import SEPARATOR, ActionRow
from viewer.gui.measure_tool import Mode
from viewer.gui.session import Session


def _can_measure(session: Session) -> bool:
    return session.model is not None and session.view.layout != "silhouettes"


def _mode(mode: Mode, text: str, shortcut: str, tip: str) -> ActionRow:
    return ActionRow(
        id=f"measure:{mode}",
        text=text,
        run=lambda c: c.measure.begin(mode),
        shortcut=shortcut,
        tip=tip,
        checked=lambda s: s.measuring == mode,
        enabled=_can_measure,
    )


_MODES = (
    _mode("distance", "&Point to point", "M", "Measure from one point to another"),
    _mode("edge", "&Edge", "Shift+M", "Measure how long an edge or a rim is"),
    _mode(
        "diameter",
        "&Diameter",
        "Ctrl+M",
        "Measure how wide a hull, a ball, a tube or a rim is",
    ),
    _mode(
        "length",
        "&Length of a module",
        "",
        "Measure how long a module is, or each that is selected",
    ),
    _mode(
        "clearance",
        "&Clearance of two modules",
        "",
        "Measure how near two modules come, or the two that are selected",
    ),
)
_REST = (
    ActionRow(
        id="measure-stop",
        text="&Stop measuring",
        run=lambda c: c.measure.step_back(),
        shortcut="Esc",
        tip="Let go of the first point, then of the tool",
        enabled=lambda s: s.measuring is not None,
    ),
    ActionRow(
        id="measure-back",
        text="&Remove last measure",
        run=lambda c: c.measure.remove_last(),
        shortcut="Backspace",
        tip="Take the last measure away",
        enabled=lambda s: bool(s.view.measures),
    ),
    ActionRow(
        id="measure-clear",
        text="Clear &all measures",
        run=lambda c: c.measure.clear(),
        shortcut="Shift+Backspace",
        tip="Take every measure away",
        enabled=lambda s: bool(s.view.measures),
    ),
)
ROWS = (*_MODES, *_REST)

OF_SELECTION: tuple[str, ...] = ("measure:length", "measure:clearance")
MENU: tuple[str, ...] = (
    *(row.id for row in _MODES),
    SEPARATOR,
    *(row.id for row in _REST),
)
