"""An action of the window as a row: what it is called, does and shows."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from viewer.gui.commands import Commands
from viewer.gui.session import Session
from viewer.gui.settings import Preferences

Keys = QKeySequence.StandardKey
SEPARATOR = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """An action: what it is called, does and shows.

    `checked` makes it a switch, `preferred` one of what is set for the program; rows
    of one `group` exclude each other; `enabled` says when it can be done at all.
    """

    id: str
    text: str
    run: Callable[[Commands], None]
    shortcut: str | Keys = ""
    tip: str = ""
    checked: Callable[[Session], bool] | None = None
    preferred: Callable[[Preferences], bool] | None = None
    enabled: Callable[[Session], bool] | None = None
    group: str = ""
