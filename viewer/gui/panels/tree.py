"""The tree of the station: what there is, what is selected, what is hidden."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.commands import Commands
from viewer.gui.session import Session
from viewer.gui.text import tr
from viewer.gui.tree_model import EYE, NAME, TreeModel
from viewer.gui.tree_nodes import TreeNode, members_below

_EYE_PX = 26
_OPEN_DEPTH = 1
"""Open at first: the station and its phases."""
_Flags = QItemSelectionModel.SelectionFlag


class _NodesView(QTreeView):
    """A tree whose eyes can be clicked without selecting anything."""

    entered_on = Signal(QModelIndex)
    """The key Enter was pressed on a line."""

    def selectionCommand(  # noqa: N802 - Qt's name
        self,
        index: QModelIndex | QPersistentModelIndex,
        event: QEvent | None = None,
    ) -> QItemSelectionModel.SelectionFlag:
        """Select nothing by a click on an eye."""
        if isinstance(event, QMouseEvent) and index.column() == EYE:
            return _Flags.NoUpdate
        return super().selectionCommand(index, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take Enter as a double click."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_on.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class TreePanel(QWidget):
    """Selects what the view marks, and marks what the view selects."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inspect, self._session = commands.inspect, commands.session
        self._configs = commands.configs
        self._sought = ""
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(tr("Find a module or a part"))
        self.search.setAccessibleName(tr("Find in the tree"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.view = _NodesView(self)
        self.nodes = TreeModel(self.view)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self.nodes)
        self._shown.setRecursiveFilteringEnabled(True)
        self._shown.setAutoAcceptChildRows(True)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._prepare_view()
        self._open: set[str] = set()
        """What was open before something was looked for."""
        self._is_quiet = False
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 0)
        column.addWidget(self.search)
        column.addWidget(self.view, 1)

    def _prepare_view(self) -> None:
        view = self.view
        view.setModel(self._shown)
        view.setHeaderHidden(True)
        view.setUniformRowHeights(True)
        view.setExpandsOnDoubleClick(False)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setAccessibleName(tr("Station, phases, modules and parts"))
        header = view.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(_EYE_PX)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(EYE, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(EYE, _EYE_PX)
        view.clicked.connect(self._click)
        view.doubleClicked.connect(self._ask_config)
        view.entered_on.connect(self._ask_config)
        view.customContextMenuRequested.connect(self._ask_menu)
        view.selectionModel().selectionChanged.connect(self._select)

    # --- showing the session ----------------------------------------------------------

    def refresh(self, session: Session) -> None:
        """Show the session's tree, states and selection; what is open stays open."""
        self._is_quiet = True
        tree, states = self._inspect.tree(), self._inspect.states()
        if tree is self.nodes.tree:
            self.nodes.show(tree, states)
        else:
            is_first, opened = self.nodes.tree is None, self._opened()
            self.nodes.show(tree, states)
            if is_first:
                self.view.expandToDepth(_OPEN_DEPTH)
            self._reopen(opened)
        self._mark(session.view.selected)
        self._is_quiet = False

    def _opened(self) -> set[str]:
        """Return the nodes that are open, or were before something was looked for."""
        if self._sought:
            return self._open
        return {
            self.nodes.node(index).id
            for index in self._all(QModelIndex())
            if self.view.isExpanded(self._shown.mapFromSource(index))
        }

    def _reopen(self, opened: set[str]) -> None:
        if self._sought:
            self.view.expandAll()
            return
        for name in opened:
            index = self._shown.mapFromSource(self.nodes.index_of(name))
            self.view.setExpanded(index, True)

    def _all(self, parent: QModelIndex) -> Iterable[QModelIndex]:
        for row in range(self.nodes.rowCount(parent)):
            index = self.nodes.index(row, NAME, parent)
            yield index
            yield from self._all(index)

    def _mark(self, selected: tuple[str, ...]) -> None:
        """Select what the session has selected, unless it is so already.

        A phase that stands for its elements is left as it is.
        """
        if self._selected() == set(selected):
            return
        wanted = QItemSelection()
        last = QModelIndex()
        for name in selected:
            index = self._shown.mapFromSource(self.nodes.index_of(name))
            if index.isValid():
                wanted.select(index, index)
                last = index
        model = self.view.selectionModel()
        model.select(wanted, _Flags.ClearAndSelect | _Flags.Rows)
        if last.isValid():
            model.setCurrentIndex(last, _Flags.NoUpdate)
            self.view.scrollTo(last)

    # --- what the user does -----------------------------------------------------------

    def _nodes(self) -> list[TreeNode]:
        rows = self.view.selectionModel().selectedRows(NAME)
        return [self.nodes.node(self._shown.mapToSource(index)) for index in rows]

    def _selected(self) -> set[str]:
        return {name for node in self._nodes() for name in members_below(node)}

    def _select(self) -> None:
        if self._is_quiet:
            return
        names = [name for node in self._nodes() for name in members_below(node)]
        self._inspect.select(tuple(dict.fromkeys(names)))

    def _click(self, index: QModelIndex) -> None:
        if index.column() == EYE:
            node = self.nodes.node(self._shown.mapToSource(index))
            self._inspect.turn_eye(node)

    def _ask_config(self, index: QModelIndex) -> None:
        if index.isValid() and index.column() == NAME:
            node = self.nodes.node(self._shown.mapToSource(index))
            self._configs.show_node(node.id)

    def _ask_menu(self, place: QPoint) -> None:
        if self.view.indexAt(place).isValid():
            self._inspect.menu_wanted.emit(self.view.viewport().mapToGlobal(place))

    def _filter(self, text: str) -> None:
        if not self._sought:
            self._open = self._opened()
        self._sought = text
        self._is_quiet = True
        self._shown.setFilterFixedString(text)
        if not text:
            self.view.collapseAll()
        self._reopen(self._open)
        # What the filter has taken out of sight is selected all the same.
        self._mark(self._session.view.selected)
        self._is_quiet = False
