"""What the palette offers: every entry of the menus, and what is open to go to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from viewer.gui.actions.wiring import ENGLISH
from viewer.gui.commands import Commands
from viewer.gui.palette.ranking import Words
from viewer.gui.text import said, tr
from viewer.spec.library import station_names

_ARROW = " › "
_NATIVE = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that can be done, and how it is found."""

    words: Words
    run: Callable[[], None]
    keys: str = ""
    icon: str = ""
    """The drawing that goes with it."""
    on: bool | None = None
    """Whether a switch is on; None for what is no switch."""


def entries_of(menu_bar: QMenuBar, commands: Commands) -> list[Entry]:
    """Return all that the palette offers, each once."""
    found = [
        *_of_menu(menu_bar, (), ()),
        *_steps(commands),
        *_elements(commands),
        *_stations(commands),
    ]
    return list({entry.words.id: entry for entry in reversed(found)}.values())[::-1]


def plain(text: str) -> str:
    """Return a menu's text without the mark of its letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _of_menu(
    menu: QMenuBar | QMenu, path: tuple[str, ...], english: tuple[str, ...]
) -> Iterator[Entry]:
    for action in menu.actions():
        said_in_english = plain(action.property(ENGLISH) or "")
        inner = action.menu()
        if isinstance(inner, QMenu):
            below = (*path, plain(action.text()))
            yield from _of_menu(inner, below, (*english, said_in_english))
        elif not action.isSeparator():
            yield _of_action(action, path, (*english, said_in_english))


def _of_action(
    action: QAction, path: tuple[str, ...], english: tuple[str, ...]
) -> Entry:
    where, title = _ARROW.join(path), plain(action.text())
    words = Words(
        id=action.objectName() or f"{where}{_ARROW}{title}",
        title=title,
        path=where,
        english=" ".join(english),
        enabled=action.isEnabled(),
    )
    return Entry(
        words=words,
        run=action.trigger,
        keys=action.shortcut().toString(_NATIVE),
        icon=action.objectName(),
        on=action.isChecked() if action.isCheckable() else None,
    )


def _steps(commands: Commands) -> Iterator[Entry]:
    session = commands.session
    steps = session.model.spec.steps if session.model else ()
    for number, step in enumerate(steps, start=1):
        title = tr("Step {number}: {name}").format(
            number=number, name=said(step.name, session.view.language)
        )
        yield Entry(
            words=Words(
                id=f"step:{step.id}",
                title=title,
                path=tr("Steps"),
                english=f"Steps Step {number} {step.name.en}",
            ),
            run=partial(session.go_to, number),
            icon="step",
        )


def _elements(commands: Commands) -> Iterator[Entry]:
    session = commands.session
    placements = session.station.placements if session.station else {}
    for element, placement in placements.items():
        name = said(placement.name, session.view.language)
        yield Entry(
            words=Words(
                id=f"select:{element}",
                title=tr("Select {name}").format(name=name),
                path=tr("Model"),
                english=f"Model Select {placement.name.en} {element}",
            ),
            run=partial(commands.inspect.select, (element,)),
            icon="station",
        )


def _stations(commands: Commands) -> Iterator[Entry]:
    recent = commands.context.settings.preferences.recent
    for name in (*station_names(), *(n for n in recent if n not in station_names())):
        file = Path(name)
        yield Entry(
            words=Words(
                id=f"station:{name}",
                title=tr("Open {name}").format(name=file.name),
                path=str(file.parent) if file.parent.name else tr("Stations"),
                english=f"Stations Open {file.name}",
            ),
            run=partial(commands.stations.open, name),
            icon="open",
        )
