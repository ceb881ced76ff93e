"""The palette on the screen: a line to type in, and what is found below it."""

from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from viewer.gui.commands import Commands
from viewer.gui.icons import icon_for
from viewer.gui.palette.entries import Entry, entries_of
from viewer.gui.palette.ranking import ranked
from viewer.gui.shades import present_shades
from viewer.gui.text import tr

_ENTRY = Qt.ItemDataRole.UserRole
_REMEMBERED = 12
_SHOWN = 200
"""More than anyone reads; so that a letter is answered at once."""
_LETTERS, _LINES = 72, 14
"""How wide and high it is, in letters."""
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CommandPalette(QFrame):
    """Finds by a few letters what can be done, and does it. Keys alone suffice."""

    def __init__(self, window: QMainWindow, commands: Commands) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self._window, self._commands = window, commands
        self._entries: dict[str, Entry] = {}
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.line = QLineEdit(self)
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        self.found = QListWidget(self)
        self.found.setItemDelegate(_EntryDelegate(self.found))
        self.found.setUniformItemSizes(True)
        self.found.setFrameShape(QFrame.Shape.NoFrame)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.itemClicked.connect(self._run)
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.found)
        self._name_things()

    def _name_things(self) -> None:
        self.setAccessibleName(tr("Command palette"))
        self.line.setAccessibleName(tr("What to do"))
        self.line.setPlaceholderText(tr("Type a few letters of what you want to do"))
        self.found.setAccessibleName(tr("What was found"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_things()

    def open(self) -> None:
        """Show all that can be done now, what was done last first."""
        offered = entries_of(self._window.menuBar(), self._commands)
        self._entries = {entry.words.id: entry for entry in offered}
        self.line.clear()
        self._find()
        self._place()
        self.show()
        self.line.setFocus()

    def _place(self) -> None:
        """Stand at the top of the window, in the middle."""
        letters = self.fontMetrics()
        wide = min(_LETTERS * letters.averageCharWidth(), self._window.width() - 40)
        high = min(2 * _LINES * letters.height(), self._window.height() - 80)
        corner = QPoint((self._window.width() - wide) // 2, 40)
        self.setGeometry(QRect(self._window.mapToGlobal(corner), QSize(wide, high)))

    def _find(self) -> None:
        words = [entry.words for entry in self._entries.values()]
        recent = self._commands.context.settings.preferences.recent_actions
        self.found.clear()
        for meant in ranked(self.line.text(), words, recent)[:_SHOWN]:
            entry = self._entries[meant.id]
            # What a screen reader says; the delegate draws it in its own way.
            spoken = [meant.title, meant.path, entry.keys]
            item = QListWidgetItem(", ".join(part for part in spoken if part))
            item.setData(_ENTRY, entry)
            self.found.addItem(item)
        self.found.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the keys that move and choose in the list work while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self.found.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.found.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _run(self, item: QListWidgetItem | None) -> None:
        entry = item.data(_ENTRY) if item is not None else None
        if entry is None or not entry.words.enabled:
            return
        self.hide()
        settings = self._commands.context.settings
        before = settings.preferences.recent_actions
        used = [entry.words.id, *(name for name in before if name != entry.words.id)]
        settings.change(recent_actions=used[:_REMEMBERED])
        entry.run()


class _EntryDelegate(QStyledItemDelegate):
    """Draws an entry: its icon, what it does, where it stands, its keys."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icons: dict[tuple[str, str, float], QIcon | None] = {}

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return room for a line, and for a finger."""
        return QSize(0, round(1.9 * option.fontMetrics.height()))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row as the style does, and the entry in its place of the text."""
        entry: Entry = index.data(_ENTRY)
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        part = QStyle.ControlElement.CE_ItemViewItem
        style.drawControl(part, option, painter, option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        shades = present_shades()
        ink = shades.on_accent if selected else shades.text
        soft = shades.on_accent if selected else shades.muted
        painter.save()
        self._draw(painter, option, entry, ink if entry.words.enabled else soft, soft)
        painter.restore()

    def _draw(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        entry: Entry,
        ink: str,
        soft: str,
    ) -> None:
        letters, middle = option.fontMetrics, Qt.AlignmentFlag.AlignVCenter
        gap = letters.averageCharWidth()
        area = option.rect.adjusted(gap, 0, -gap, 0)
        side = letters.height()
        sign = QRect(area.left(), area.top(), side, area.height())
        self._draw_sign(painter, entry, sign, ink)
        area.setLeft(area.left() + side + gap)
        painter.setPen(soft)
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, entry.keys)
        area.setRight(area.right() - letters.horizontalAdvance(entry.keys) - 2 * gap)
        painter.setPen(ink)
        elide = Qt.TextElideMode.ElideRight
        title = letters.elidedText(entry.words.title, elide, area.width())
        painter.drawText(area, middle, title)
        area.setLeft(area.left() + letters.horizontalAdvance(title) + 2 * gap)
        painter.setPen(soft)
        path = letters.elidedText(entry.words.path, elide, max(area.width(), 0))
        painter.drawText(area, middle, path)

    def _draw_sign(
        self, painter: QPainter, entry: Entry, area: QRect, ink: str
    ) -> None:
        """Draw whether a switch is on, or the icon of what is none."""
        if entry.on is not None:
            painter.setPen(ink)
            centred = Qt.AlignmentFlag.AlignCenter
            painter.drawText(area, centred, "✓" if entry.on else "")
            return
        icon = self._icon(entry.icon, ink, painter.device().devicePixelRatioF())
        if icon is not None:
            icon.paint(painter, area)

    def _icon(self, name: str, ink: str, scale: float) -> QIcon | None:
        """Return the icon of an action, or of its kind (`kind:name`), in one ink."""
        key = (name, ink, scale)
        if key not in self._icons:
            shades = replace(present_shades(), text=ink, link=ink)
            kind = name.partition(":")[0]
            known = icon_for(name, shades, scale) or icon_for(kind, shades, scale)
            self._icons[key] = known
        return self._icons[key]
