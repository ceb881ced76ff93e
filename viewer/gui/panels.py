"""The panels round the view: steps, details, problems, and the bar under it."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QUrl,
    Signal,
)
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSlider,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextBrowser,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from viewer.errors import Problem
from viewer.gui.session import Session
from viewer.gui.text import caption, details_html, said, step_line, tr

_NUMBER = Qt.ItemDataRole.UserRole
_SMALL_PRINT = Qt.ItemDataRole.UserRole + 1
_ROW_HEIGHT = 46
_HEADING_MARGIN = 7


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
        size.setHeight(_ROW_HEIGHT)
        if not index.data(_SMALL_PRINT):
            width = self._view.viewport().width() - 2 * _HEADING_MARGIN
            letters = QFontMetrics(index.data(Qt.ItemDataRole.FontRole))
            room = QRect(0, 0, width, 10 * _ROW_HEIGHT)
            flags = Qt.TextFlag.TextWordWrap
            text = letters.boundingRect(room, flags, index.data())
            size.setHeight(text.height() + 2 * _HEADING_MARGIN)
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
                    item.setData(0, _SMALL_PRINT, step_line(step))
                    item.setToolTip(0, said(step.caption or step.name, language))
                    heading.addChild(item)
                    self._rows[-1].append(item)
        self.expandAll()


class DetailsPanel(QTextBrowser):
    """The present step and the station's figures, each with its source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenExternalLinks(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(10)
        self.setAccessibleName(tr("Figures and their sources"))

    def refresh(self, session: Session) -> None:
        """Show the figures of the session's step."""
        figures = session.figures()
        self.setHtml(details_html(figures, session.view.language) if figures else "")


class ProblemsPanel(QListWidget):
    """What is wrong in the configs; a double click opens the file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Problems in the configs"))
        self.setWordWrap(True)
        self.setSpacing(3)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.itemActivated.connect(self._open)

    def refresh(self, session: Session) -> None:
        """List the session's problems."""
        self.clear()
        for problem in session.problems:
            item = QListWidgetItem(str(problem))
            item.setData(_NUMBER, str(problem.path))
            item.setToolTip(self._hint(problem))
            self.addItem(item)

    def _hint(self, problem: Problem) -> str:
        return tr("Double-click opens {path}").format(path=problem.path)

    def _open(self, item: QListWidgetItem) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(item.data(_NUMBER)))


class StepBar(QWidget):
    """Under the view: the caption, the buttons, and a slider over all steps."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = QLabel()
        self._caption.setWordWrap(True)
        font = self._caption.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self._caption.setFont(font)
        self._count = QLabel()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setPageStep(1)
        self.slider.setAccessibleName(tr("Step"))
        self.slider.valueChanged.connect(self.chosen)
        self._buttons = QHBoxLayout()
        row = QHBoxLayout()
        row.addLayout(self._buttons)
        row.addWidget(self.slider, 1)
        row.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.addWidget(self._caption)
        layout.addLayout(row)

    def set_large(self, large: bool) -> None:
        """Write the caption for the last row of a hall, or for a desk."""
        font = self._caption.font()
        base = self.font().pointSizeF()
        font.setPointSizeF(base * (2.6 if large else 1.25))
        self._caption.setFont(font)

    def add_button(self, button: QToolButton) -> None:
        """Add a button to the left of the slider."""
        button.setAutoRaise(True)
        self._buttons.addWidget(button)

    def refresh(self, session: Session) -> None:
        """Show the session's step."""
        figures = session.figures()
        self._caption.setText(
            caption(figures, session.view.language) if figures else ""
        )
        self._count.setText(f"{session.steps_done} / {session.step_count}")
        self.slider.blockSignals(True)
        self.slider.setRange(1, max(session.step_count, 1))
        self.slider.setValue(session.steps_done)
        self.slider.blockSignals(False)
