"""Phases with their steps."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from viewer.gui.session import Session
from viewer.gui.text import said, step_line, tr

_NUMBER = Qt.ItemDataRole.UserRole
_SMALL_PRINT = Qt.ItemDataRole.UserRole + 1
_MARGIN = 7


class StepDelegate(QStyledItemDelegate):
    """Draws a step in two lines: its name, and under it date and launcher, muted."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return two lines for steps, and for phases as many as the name takes."""
        size = super().sizeHint(option, index)
        size.setHeight(2 * option.fontMetrics.height() + 2 * _MARGIN)
        if not index.data(_SMALL_PRINT):
            width = self._view.viewport().width() - 2 * _MARGIN
            letters = QFontMetrics(index.data(Qt.ItemDataRole.FontRole))
            room = QRect(0, 0, width, 10_000)
            flags = Qt.TextFlag.TextWordWrap
            text = letters.boundingRect(room, flags, index.data())
            size.setHeight(text.height() + 2 * _MARGIN)
        return size

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row as the style does, the second line below the first."""
        small = index.data(_SMALL_PRINT)
        if not small:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        option.widget.style().drawControl(
            option.widget.style().ControlElement.CE_ItemViewItem,
            option,
            painter,
            option.widget,
        )
        selected = bool(option.state & option.widget.style().StateFlag.State_Selected)
        role = (
            QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        )
        area = option.rect.adjusted(6, 5, -6, -5)
        painter.save()
        painter.setPen(option.palette.color(role))
        painter.setFont(option.font)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        line = option.fontMetrics.height()
        first = option.fontMetrics.elidedText(
            text, Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, flags, first)
        painter.setOpacity(0.85 if selected else 0.62)
        font = QFont(option.font)
        font.setPointSizeF(option.font.pointSizeF() * 0.88)
        painter.setFont(font)
        second = painter.fontMetrics().elidedText(
            small, Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area.adjusted(0, line + 2, 0, 0), flags, second)
        painter.restore()


class StepsPanel(QTreeWidget):
    """Phases with their steps; the present step is the selected one."""

    chosen = Signal(int)
    """The number of a step, from 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setItemDelegate(StepDelegate(self))
        self.setIndentation(10)
        self.setRootIsDecorated(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Steps of the assembly"))
        self._shown: object = None
        self._rows: list[list[QTreeWidgetItem]] = []
        self.currentItemChanged.connect(self._choose)

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, _NUMBER):
            self.chosen.emit(item.data(0, _NUMBER))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break the names of phases anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def refresh(self, session: Session) -> None:
        """Show the steps of the session's station and mark the present one."""
        self.blockSignals(True)
        key = (session.model, session.view.language)
        if self._shown != key:
            self._fill(session)
            self._shown = key
        for item in self._steps():
            if item.data(0, _NUMBER) == session.steps_done:
                self.setCurrentItem(item)
        self.blockSignals(False)

    def _steps(self) -> list[QTreeWidgetItem]:
        return [step for row in self._rows for step in row]

    def _fill(self, session: Session) -> None:
        self.clear()
        self._rows = []
        if session.model is None:
            return
        spec, language = session.model.spec, session.view.language
        bold = QFont(self.font())
        bold.setBold(True)
        for phase in spec.phases:
            heading = QTreeWidgetItem([said(phase.name, language)])
            heading.setFont(0, bold)
            heading.setToolTip(0, said(phase.name, language))
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.addTopLevelItem(heading)
            self._rows.append([])
            for number, step in enumerate(spec.steps, start=1):
                if step.phase == phase.id:
                    item = QTreeWidgetItem([f"{number}  {said(step.name, language)}"])
                    item.setData(0, _NUMBER, number)
                    item.setData(0, _SMALL_PRINT, step_line(step, language))
                    item.setToolTip(0, said(step.caption or step.name, language))
                    heading.addChild(item)
                    self._rows[-1].append(item)
        self.expandAll()
