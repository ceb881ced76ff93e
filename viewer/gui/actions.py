"""Every action of the window as a row; menus and the toolbar are lists of ids."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from viewer.gui.commands import Commands
from viewer.gui.session import Session
from viewer.gui.text import tr
from viewer.scene.camera import camera_names
from viewer.scene.styles import style_names

StandardKey = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """An action: what it is called, does and shows.

    `checked` makes it a switch; rows of one `group` exclude each other.
    """

    id: str
    text: str
    run: Callable[[Commands], None]
    shortcut: str | StandardKey = ""
    tip: str = ""
    checked: Callable[[Session], bool] | None = None
    group: str = ""


_PLAIN = (
    ActionRow(
        id="open",
        text="&Open station…",
        run=lambda c: c.open_station(),
        shortcut=StandardKey.Open,
        tip="Open a station file",
    ),
    ActionRow(
        id="open-reference",
        text="Open re&ference…",
        run=lambda c: c.open_reference(),
        shortcut="Ctrl+R",
        tip="Compare with another station file or with any mesh of the ISS",
    ),
    ActionRow(
        id="own-reference",
        text="Station's &own reference",
        run=lambda c: c.use_reference(None),
        tip="Compare with what the station file names",
    ),
    ActionRow(
        id="align",
        text="Ali&gn reference…",
        run=lambda c: c.align_reference(),
        tip="Say what the unit and the axes of the reference's mesh are",
    ),
    ActionRow(
        id="reload",
        text="&Reload",
        run=lambda c: c.reload(),
        shortcut="F5",
        tip="Read the config files again",
    ),
    ActionRow(
        id="export",
        text="&Export…",
        run=lambda c: c.export(),
        shortcut="Ctrl+E",
        tip="Write glTF (.glb, metres) or STL (millimetres, 1:200)",
    ),
    ActionRow(
        id="screenshot",
        text="Save &picture…",
        run=lambda c: c.screenshot(),
        shortcut="Ctrl+P",
        tip="Save what the view shows, at 1920 x 1080 or larger, as PNG",
    ),
    ActionRow(
        id="copy-shot",
        text="&Copy as shot",
        run=lambda c: c.copy_as_shot(),
        shortcut="Ctrl+Shift+C",
        tip="Copy the command and the list entry that take this very picture",
    ),
    ActionRow(
        id="quit",
        text="&Quit",
        run=lambda c: c.quit(),
        shortcut=StandardKey.Quit,
        tip="Close the window",
    ),
    ActionRow(
        id="first",
        text="&First step",
        run=lambda c: c.session.go_to(1),
        shortcut="Home",
        tip="Go to the first step",
    ),
    ActionRow(
        id="previous",
        text="P&revious step",
        run=lambda c: c.session.step_by(-1),
        shortcut="PgUp",
        tip="Go one step back",
    ),
    ActionRow(
        id="play",
        text="&Play",
        run=lambda c: c.player.toggle(),
        shortcut="Space",
        tip="Play the assembly, or pause it",
        checked=lambda s: s.playing,
    ),
    ActionRow(
        id="next",
        text="&Next step",
        run=lambda c: c.player.motion.step_on(),
        shortcut="PgDown",
        tip="Go one step on",
    ),
    ActionRow(
        id="animate",
        text="&Animate steps",
        run=lambda c: c.session.set_animated(not c.session.animated),
        shortcut="A",
        tip="Show modules dock and unfold, or show each step at once",
        checked=lambda s: s.animated,
    ),
    ActionRow(
        id="present",
        text="P&resenter mode",
        run=lambda c: c.toggle_presenting(),
        shortcut="F11",
        tip="Full screen with a large caption; arrows and page keys step, Esc ends it",
    ),
    ActionRow(
        id="last",
        text="&Last step",
        run=lambda c: c.session.go_to(c.session.step_count),
        shortcut="End",
        tip="Go to the last step",
    ),
    ActionRow(
        id="reference",
        text="Show &reference",
        run=lambda c: c.session.set_with_reference(not c.session.with_reference),
        shortcut="R",
        tip="Show the station that it is compared with",
        checked=lambda s: s.with_reference,
    ),
    ActionRow(
        id="labels",
        text="Show &labels",
        run=lambda c: c.session.set_view(labels=not c.session.view.labels),
        shortcut="L",
        tip="Show names and captions in the view",
        checked=lambda s: s.view.labels,
    ),
    ActionRow(
        id="scale-bar",
        text="Show &scale bar",
        run=lambda c: c.session.set_view(scale_bar=not c.session.view.scale_bar),
        shortcut="B",
        tip="Show a bar of known length",
        checked=lambda s: s.view.scale_bar,
    ),
    ActionRow(
        id="parallel",
        text="&Orthographic",
        run=lambda c: c.session.set_view(parallel=not c.session.view.parallel),
        shortcut="O",
        tip="Draw without perspective",
        checked=lambda s: s.view.parallel,
    ),
    ActionRow(
        id="russian",
        text="Captions in &Russian",
        run=lambda c: c.session.set_view(
            language="en" if c.session.view.language == "ru" else "ru"
        ),
        tip="Names and captions in Russian",
        checked=lambda s: s.view.language == "ru",
    ),
    ActionRow(
        id="fit",
        text="&Fit to view",
        run=lambda c: c.refit(),
        shortcut="F",
        tip="Take the camera back to its preset, fitted to all that is shown",
    ),
    ActionRow(
        id="about",
        text="&About this model",
        run=lambda c: c.about(),
        tip="What this model is and where its figures come from",
    ),
)
_LAYOUTS = {
    "beside": "&Beside",
    "overlay": "&Overlay",
    "split": "S&plit view",
    "silhouettes": "Out&lines",
    "alone": "&Alone",
}
_AIDS = {"cosmonaut": "&Cosmonaut", "bus": "&Bus", "pitch": "&Football pitch"}
_MATCHES = {
    "": "As it stands &today",
    "mass": "When it was as &heavy",
    "modules": "When it had as many &modules",
    "years": "After as many &years",
}


def _camera(name: str, number: int) -> ActionRow:
    return ActionRow(
        id=f"camera:{name}",
        text=name.capitalize(),
        run=lambda c: c.set_camera(name),
        shortcut=str(number) if number < 10 else "",
        tip=f"Look from the preset '{name}'",
        checked=lambda s: s.view.camera == name,
        group="camera",
    )


def _layout(name: str, text: str) -> ActionRow:
    return ActionRow(
        id=f"layout:{name}",
        text=text,
        run=lambda c: c.set_layout(name),
        tip=f"Show the reference: {name}",
        checked=lambda s: s.view.layout == name,
        group="layout",
    )


def _aid(name: str, text: str) -> ActionRow:
    return ActionRow(
        id=f"aid:{name}",
        text=text,
        run=lambda c: c.toggle_aid(name),
        tip=f"Show a {name} for scale",
        checked=lambda s: name in s.view.aids,
    )


def _match(name: str, text: str) -> ActionRow:
    return ActionRow(
        id=f"match:{name}",
        text=text,
        run=lambda c: c.set_match(name),
        tip="Show the reference at the time when it is most like the station",
        checked=lambda s: (s.match or "") == name,
        group="match",
    )


def _style(name: str) -> ActionRow:
    return ActionRow(
        id=f"style:{name}",
        text=name.capitalize(),
        run=lambda c: c.session.set_view(style=name),
        tip=f"Draw in the look '{name}'",
        checked=lambda s: s.view.style == name,
        group="style",
    )


CAMERAS = tuple(_camera(name, k) for k, name in enumerate(camera_names(), start=1))
LAYOUTS = tuple(_layout(name, text) for name, text in _LAYOUTS.items())
AIDS = tuple(_aid(name, text) for name, text in _AIDS.items())
MATCHES = tuple(_match(name, text) for name, text in _MATCHES.items())
STYLES = tuple(_style(name) for name in style_names())
ROWS: Mapping[str, ActionRow] = {
    row.id: row for row in (*_PLAIN, *CAMERAS, *LAYOUTS, *AIDS, *MATCHES, *STYLES)
}

SEPARATOR = "-"
RECENT = "recent"
"""Stands for the menu of recent files."""
MENUS: Mapping[str, tuple[str, ...]] = {
    "&File": (
        "open", RECENT, "open-reference", "reload", SEPARATOR, "export", "screenshot",
        "copy-shot", SEPARATOR, "quit",
    ),
    "&View": (
        "fit", SEPARATOR, "reference", "labels", "scale-bar", "parallel", "russian",
    ),
    "Com&pare": (
        *(row.id for row in LAYOUTS), SEPARATOR, *(row.id for row in MATCHES),
        SEPARATOR, *(row.id for row in AIDS), SEPARATOR,
        "open-reference", "own-reference", "align",
    ),
    "&Camera": tuple(row.id for row in CAMERAS),
    "&Look": tuple(row.id for row in STYLES),
    "&Steps": (
        "first", "previous", "play", "next", "last", SEPARATOR, "animate", "present",
    ),
    "&Help": ("about",),
}  # fmt: skip
TOOLBAR = ("open", "export", "screenshot", SEPARATOR, "fit", "reference")
STEP_BUTTONS = ("first", "previous", "play", "next", "last")


def make_actions(parent: QWidget, commands: Commands) -> dict[str, QAction]:
    """Return a QAction for each row, wired to its command."""
    actions: dict[str, QAction] = {}
    groups: dict[str, QActionGroup] = {}
    for row in ROWS.values():
        action = QAction(tr(row.text), parent)
        action.setObjectName(row.id)
        action.setShortcut(QKeySequence(row.shortcut))
        keys = action.shortcut().toString()
        action.setToolTip(tr(row.tip) + (f" ({keys})" if keys else ""))
        action.setStatusTip(tr(row.tip))
        action.setCheckable(row.checked is not None)
        if row.group:
            groups.setdefault(row.group, QActionGroup(parent)).addAction(action)
        action.triggered.connect(lambda _=False, row=row: row.run(commands))
        actions[row.id] = action
    return actions


def refresh_actions(actions: Mapping[str, QAction], session: Session) -> None:
    """Set every switch as the session stands."""
    for row in ROWS.values():
        if row.checked is not None:
            actions[row.id].setChecked(row.checked(session))


def fill_menu(
    menu: QMenu, ids: tuple[str, ...], actions: Mapping[str, QAction]
) -> None:
    """Add actions to a menu, in the order of their ids."""
    for name in ids:
        if name == SEPARATOR:
            menu.addSeparator()
        elif name in actions:
            menu.addAction(actions[name])
