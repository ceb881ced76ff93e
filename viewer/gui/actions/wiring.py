"""Rows as Qt's actions, wired to the commands."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from viewer.gui.actions import ROWS, SEPARATOR
from viewer.gui.actions.row import Keys
from viewer.gui.commands import Commands
from viewer.gui.session import Session
from viewer.gui.settings import Preferences
from viewer.gui.text import tr

ENGLISH = "english"
"""The property of an action that holds its text in English."""


def make_actions(parent: QObject, commands: Commands) -> dict[str, QAction]:
    """Return a QAction for each row, wired to its command."""
    actions: dict[str, QAction] = {}
    groups: dict[str, QActionGroup] = {}
    for row in ROWS.values():
        action = QAction(tr(row.text), parent)
        action.setObjectName(row.id)
        action.setShortcuts(_keys(row.shortcut))
        action.setProperty(ENGLISH, row.text)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(tr(row.tip) + (f" ({keys})" if keys else ""))
        action.setStatusTip(tr(row.tip))
        action.setCheckable(row.checked is not None or row.preferred is not None)
        if row.group:
            groups.setdefault(row.group, QActionGroup(parent)).addAction(action)
        action.triggered.connect(lambda _=False, row=row: row.run(commands))
        actions[row.id] = action
    return actions


def _keys(shortcut: str | Keys) -> list[QKeySequence]:
    """Return all keys of an action; in a row more than one are parted by `; `."""
    if isinstance(shortcut, str):
        return QKeySequence.listFromString(shortcut) if shortcut else []
    return QKeySequence.keyBindings(shortcut)


def refresh_actions(
    actions: Mapping[str, QAction], session: Session, preferences: Preferences
) -> None:
    """Set every switch, and what can be done, as the session stands."""
    for row in ROWS.values():
        if row.preferred is not None:
            actions[row.id].setChecked(row.preferred(preferences))
        if row.checked is not None:
            actions[row.id].setChecked(row.checked(session))
        if row.enabled is not None:
            actions[row.id].setEnabled(row.enabled(session))


def fill_menu(
    menu: QMenu,
    ids: tuple[str, ...],
    actions: Mapping[str, QAction],
    menus: Mapping[str, QMenu],
) -> None:
    """Add actions and menus to a menu, in the order of their ids."""
    for name in ids:
        if name == SEPARATOR:
            menu.addSeparator()
        elif name in menus:
            menu.addMenu(menus[name])
        else:
            menu.addAction(actions[name])
