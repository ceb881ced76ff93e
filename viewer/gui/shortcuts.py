"""The sheet of all keys, made from the menus as they stand."""

from html import escape

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.palette.entries import Entry
from viewer.gui.text import mark, tr

_PRESENTING = (
    (mark("Next step"), mark("right arrow, down arrow, PgDown, Space")),
    (mark("Step before"), mark("left arrow, up arrow, PgUp")),
    (mark("First step, last step"), mark("Home, End")),
    (mark("Play the assembly, or pause it"), "P"),
    (mark("Black the screen, and back"), mark("B, full stop")),
    (mark("End presenter mode"), "Esc, F5"),
)
_LETTERS, _LINES = 60, 34


def sheet_html(entries: list[Entry]) -> str:
    """Return every action that has keys, by menu, as a table."""
    menus: dict[str, list[tuple[str, str]]] = {}
    for entry in entries:
        if entry.keys:
            row = (entry.words.title.rstrip("…"), entry.keys)
            menus.setdefault(entry.words.path, []).append(row)
    spoken = [(tr(what), tr(keys)) for what, keys in _PRESENTING]
    tables = [*menus.items(), (tr("In presenter mode"), spoken)]
    return "".join(_table(title, rows) for title, rows in tables)


def _table(title: str, rows: list[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td width='70%'>{escape(what)}</td><td><b>{escape(keys)}</b></td></tr>"
        for what, keys in rows
    )
    return (
        f"<h3>{escape(title)}</h3><table width='100%' cellspacing='3'>{cells}</table>"
    )


class ShortcutSheet(QDialog):
    """Shows the keys beside the window, until it is closed."""

    def __init__(self, entries: list[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.sheet = QTextBrowser(self)
        self.sheet.setAccessibleName(tr("Keyboard shortcuts"))
        self.sheet.setHtml(sheet_html(entries))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.sheet)
        column.addWidget(buttons)
        letters = self.fontMetrics()
        wide = _LETTERS * letters.averageCharWidth()
        self.resize(wide, _LINES * letters.height())
