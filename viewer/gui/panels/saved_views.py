"""The dock of saved views: a small picture and a name each."""

from base64 import b64decode

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.commands import Commands
from viewer.gui.saved_views import SavedView
from viewer.gui.session import Session
from viewer.gui.text import tr

ICON_PX = QSize(96, 60)


class SavedViewsPanel(QWidget):
    """Lists the station's views: Enter or a double click goes there, F2 renames."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = commands.views
        self._shown: tuple[SavedView, ...] = ()
        self.list = _List(self)
        self.list.itemActivated.connect(
            lambda item: self._views.go(self.list.row(item))
        )
        self.list.itemChanged.connect(self._rename)
        self.list.delete_pressed.connect(self._remove_current)
        self._hint = QLabel(tr("Ctrl+D keeps what is seen now, to come back to it."))
        self._hint.setWordWrap(True)
        self._hint.setMargin(10)
        self._hint.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._hint)
        layout.addWidget(self.list, 1)
        layout.addLayout(self._buttons(commands))
        self._views.changed.connect(self._show)
        self._views.added.connect(self._edit)

    def _buttons(self, commands: Commands) -> QHBoxLayout:
        save = QPushButton(tr("Save"), self)
        save.setToolTip(tr("Keep what is seen now"))
        save.clicked.connect(commands.views.save)
        more = QToolButton(self)
        more.setText(tr("More"))
        more.setToolTip(tr("Rename, delete and export views"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        for text, keys, do in (
            (tr("Go there"), Qt.Key.Key_Return, self._go_current),
            (tr("Rename"), Qt.Key.Key_F2, self._edit_current),
            (tr("Delete"), Qt.Key.Key_Delete, self._remove_current),
            (tr("Export…"), None, commands.views.export),
        ):
            action = self.menu.addAction(text)
            action.triggered.connect(lambda _=False, do=do: do())
            if keys is not None:
                # Shown there; the list itself answers the key.
                action.setShortcut(QKeySequence(keys))
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        more.setMenu(self.menu)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        row = QHBoxLayout()
        row.setContentsMargins(6, 4, 6, 4)
        row.addWidget(save, 1)
        row.addWidget(more)
        return row

    def _open_menu(self, place: QPoint) -> None:
        if self.list.itemAt(place) is not None:
            self.menu.popup(self.list.viewport().mapToGlobal(place))

    def refresh(self, _session: Session) -> None:
        """Show the views of the session's station."""
        self._show()

    def _show(self) -> None:
        """Show the views as they are now; an item that is being edited stays."""
        views = self._views.all
        self.list.blockSignals(True)
        while self.list.count() > len(views):
            self.list.takeItem(self.list.count() - 1)
        for place, view in enumerate(views):
            item = self.list.item(place)
            if item is None:
                self.list.addItem(_item(view))
            elif view != self._shown[place]:
                _fill(item, view)
            elif item.text() != view.name:
                item.setText(view.name)
        self.list.blockSignals(False)
        self._shown = views
        self._hint.setVisible(not views)

    def _go_current(self) -> None:
        self._views.go(self.list.currentRow())

    def _go(self, item: QListWidgetItem) -> None:
        self._views.go(self.list.row(item))

    def _rename(self, item: QListWidgetItem) -> None:
        self._views.rename(self.list.row(item), item.text())
        # A name that is empty changes nothing, but stands there.
        self._show()

    def _edit(self, place: int) -> None:
        self.list.setCurrentRow(place)
        if self.isVisible() and (item := self.list.item(place)) is not None:
            self.list.setFocus()
            self.list.editItem(item)

    def _edit_current(self) -> None:
        self._edit(self.list.currentRow())

    def _remove_current(self) -> None:
        self._views.remove(self.list.currentRow())


class _List(QListWidget):
    """The list itself, with the keys that lists have."""

    delete_pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Saved views"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIconSize(ICON_PX)
        self.setSpacing(2)
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Forget the view by the key for it."""
        if event.matches(QKeySequence.StandardKey.Delete):
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


def _item(view: SavedView) -> QListWidgetItem:
    item = QListWidgetItem()
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
    _fill(item, view)
    return item


def _fill(item: QListWidgetItem, view: SavedView) -> None:
    item.setText(view.name)
    item.setToolTip(str(view.request.get("step", "")))
    picture = QPixmap()
    is_there = bool(view.picture) and picture.loadFromData(b64decode(view.picture))
    item.setIcon(QIcon(picture) if is_there else QIcon())
