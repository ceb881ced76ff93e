"""The tree of nodes as Qt wants it: a thin adapter that holds no facts."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QWidget

from viewer.gui.eye import eye_icon
from viewer.gui.text import tr
from viewer.gui.tree_nodes import TreeNode, TreeStates, nodes_below

Index = QModelIndex | QPersistentModelIndex
NAME, EYE = 0, 1
"""The columns."""
ID = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_Role = Qt.ItemDataRole
_BOLD = ("station", "phase")


class TreeModel(QAbstractItemModel):
    """Nodes by row; what is to be said of each comes from the states."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._nodes: list[TreeNode] = []
        self._parents: list[tuple[int, int]] = []
        """Of each node: its parent's number, and its row there."""
        self._numbers: dict[str, int] = {}
        self._states = TreeStates()

    @property
    def tree(self) -> TreeNode | None:
        """The tree that is shown."""
        return self._nodes[0] if self._nodes else None

    def show(self, tree: TreeNode | None, states: TreeStates) -> None:
        """Show a tree, and what is to be said of its nodes."""
        if tree is not self.tree:
            self.beginResetModel()
            self._fill(tree)
            self._states = states
            self.endResetModel()
        elif states != self._states:
            before, self._states = self._states, states
            self._say_changed(before)

    def _fill(self, tree: TreeNode | None) -> None:
        self._nodes = list(nodes_below(tree)) if tree else []
        self._numbers = {node.id: n for n, node in enumerate(self._nodes)}
        self._parents = [(-1, 0)] * len(self._nodes)
        for number, node in enumerate(self._nodes):
            for row, child in enumerate(node.children):
                self._parents[self._numbers[child.id]] = (number, row)

    def _say_changed(self, before: TreeStates) -> None:
        """Say which nodes look different, of each parent the first to the last.

        Qt asks for all that it is told of, and takes its time to be told.
        """
        changed: dict[int, list[int]] = {}
        for number, node in enumerate(self._nodes):
            if before.looks_of(node) != self._states.looks_of(node):
                changed.setdefault(self._parents[number][0], []).append(number)
        for numbers in changed.values():
            first, last = numbers[0], numbers[-1]
            start = self.createIndex(self._parents[first][1], NAME, first)
            end = self.createIndex(self._parents[last][1], EYE, last)
            self.dataChanged.emit(start, end)

    # --- where things are -------------------------------------------------------------

    def node(self, index: Index) -> TreeNode:
        """Return the node of an index that is valid."""
        return self._nodes[index.internalId()]

    def index_of(self, name: str) -> QModelIndex:
        """Return where a node is; an invalid index if it is not there."""
        number = self._numbers.get(name)
        if number is None:
            return QModelIndex()
        return self.createIndex(self._parents[number][1], NAME, number)

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Return the index of a child."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, 0)
        child = self.node(parent).children[row]
        return self.createIndex(row, column, self._numbers[child.id])

    def parent(  # type: ignore[override]  # Qt has one of the same name without
        self, index: Index
    ) -> QModelIndex:
        """Return the index of the parent."""
        if not index.isValid():
            return QModelIndex()
        number = self._parents[index.internalId()][0]
        if number < 0:
            return QModelIndex()
        return self.createIndex(self._parents[number][1], NAME, number)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return how many children there are."""
        if not parent.isValid():
            return 1 if self._nodes else 0
        return 0 if parent.column() else len(self.node(parent).children)

    def columnCount(self, _parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return the columns: the name and the eye."""
        return 2

    # --- what is said of them ---------------------------------------------------------

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Return what Qt asks of a node."""
        if not index.isValid():
            return None
        node = self.node(index)
        said = self._eye if index.column() == EYE else self._name
        return said(node, role)

    def _name(self, node: TreeNode, role: int) -> Any:
        match role:
            case _Role.DisplayRole | _Role.EditRole:
                return node.name
            case _Role.ToolTipRole | _Role.AccessibleTextRole:
                return self._words(node)
            case _Role.ForegroundRole:
                return self._ink(node)
            case _Role.FontRole:
                return self._font(node)
        return node.id if role == ID else None

    def _eye(self, node: TreeNode, role: int) -> Any:
        if node.kind == "station":
            return None
        match role:
            case _Role.DecorationRole:
                if not self._states.is_present(node):
                    return None
                hidden = self._states.is_hidden(node)
                ghosted = self._states.is_ghosted(node)
                palette = self._widget.palette()
                return eye_icon(palette, hidden=hidden, ghosted=ghosted)
            case _Role.ToolTipRole:
                return tr("Click to hide or show")
            case _Role.AccessibleTextRole:
                return ", ".join(self._marks(node))
        return None

    def _marks(self, node: TreeNode) -> list[str]:
        marks = []
        if not self._states.is_present(node):
            marks.append(tr("not there at this step"))
        elif self._states.is_hidden(node):
            marks.append(tr("hidden"))
        elif self._states.is_ghosted(node):
            marks.append(tr("translucent"))
        return marks

    def _words(self, node: TreeNode) -> str:
        arrival = []
        if node.kind == "element" and not self._states.is_present(node):
            arrival = [tr("arrives in step {number}").format(number=node.step)]
        return ", ".join([node.name, *self._marks(node), *arrival])

    def _ink(self, node: TreeNode) -> Any:
        grey = not self._states.is_present(node) or self._states.is_hidden(node)
        if not grey:
            return None
        role, group = QPalette.ColorRole.Text, QPalette.ColorGroup.Disabled
        return self._widget.palette().brush(group, role)

    def _font(self, node: TreeNode) -> Any:
        if node.kind not in _BOLD:
            return None
        font = QFont(self._widget.font())
        font.setBold(True)
        return font
