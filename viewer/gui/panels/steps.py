"""Phases with their steps."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from viewer.gui.commands import Commands
from viewer.gui.panels.step_delegate import LINES, NUMBER, PICTURE, StepDelegate
from viewer.gui.session import Session
from viewer.gui.shades import present_shades
from viewer.gui.step_words import brief, in_full, tip_html
from viewer.gui.text import said, step_line, tr
from viewer.scene.view import Language
from viewer.spec.model import StationSpec

_Action = QAbstractItemView.CursorAction
_BACK = (_Action.MoveUp, _Action.MovePrevious, _Action.MovePageUp)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StepsPanel(QTreeWidget):
    """Phases with their steps; the present step is the selected one.

    A step that is chosen is shown done; Enter or a double click shows it take place.
    """

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._thumbnails = commands.thumbnails
        self.delegate = StepDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setHeaderHidden(True)
        self.setIndentation(8)
        self.setRootIsDecorated(False)
        self.setWordWrap(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Steps of the assembly"))
        self._shown: object = None
        self._steps: dict[int, QTreeWidgetItem] = {}
        self.currentItemChanged.connect(self._choose)
        self.itemDoubleClicked.connect(self._play)
        self._thumbnails.came.connect(self._show_picture)
        commands.context.settings.changed.connect(self._ask_pictures)

    # --- what a user does --------------------------------------------------------

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, NUMBER):
            self._commands.session.go_to(item.data(0, NUMBER))

    def _play(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, NUMBER):
            self._commands.player.show(item.data(0, NUMBER))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take Enter as a double click."""
        if event.key() in _ENTER:
            self._play(self.currentItem())
        else:
            super().keyPressEvent(event)

    def moveCursor(  # noqa: N802 - Qt's name
        self,
        action: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Go from step to step: phases are no places to stop at."""
        index = super().moveCursor(action, modifiers)
        if index.isValid() and index.data(NUMBER) is None:
            back = action in _BACK
            over = self.indexAbove(index) if back else self.indexBelow(index)
            return over if over.isValid() else self.currentIndex()
        return index

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break the names of phases anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    # --- what is shown -----------------------------------------------------------

    def refresh(self, session: Session) -> None:
        """Show the steps of the session's station and mark the present one."""
        self.blockSignals(True)
        key = (session.model, session.view.language, present_shades())
        if self._shown != key:
            self._fill(session)
            self._shown = key
        if present := self._steps.get(session.steps_done):
            self.setCurrentItem(present)
        self.blockSignals(False)
        self._ask_pictures()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Have the steps drawn once they are to be seen."""
        super().showEvent(event)
        self._ask_pictures()

    def _ask_pictures(self) -> None:
        """Have the steps drawn, where they are wanted and the list is to be seen."""
        wanted = self._commands.context.settings.preferences.thumbnails
        if wanted != self.delegate.with_pictures:
            self.delegate.with_pictures = wanted
            self.scheduleDelayedItemsLayout()
        if not wanted:
            self._thumbnails.ask(None)
        elif self.isVisible():
            model = self._commands.session.model
            self._thumbnails.ask(model, self.devicePixelRatioF())

    def _show_picture(self, number: int) -> None:
        if item := self._steps.get(number):
            item.setData(0, PICTURE, self._thumbnails.image(number))

    def _fill(self, session: Session) -> None:
        self.clear()
        self._steps = {}
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
            for number, step in enumerate(spec.steps, start=1):
                if step.phase == phase.id:
                    self._steps[number] = self._row(spec, number, language)
                    heading.addChild(self._steps[number])
        self.expandAll()

    def _row(
        self, spec: StationSpec, number: int, language: Language
    ) -> QTreeWidgetItem:
        step = spec.steps[number - 1]
        item = QTreeWidgetItem([f"{number}  {said(step.name, language)}"])
        item.setData(0, NUMBER, number)
        lines = (step_line(step, language), brief(spec, number, language))
        item.setData(0, LINES, tuple(line for line in lines if line))
        item.setData(0, PICTURE, self._thumbnails.image(number))
        item.setToolTip(0, tip_html(spec, number, language, present_shades()))
        in_words = Qt.ItemDataRole.AccessibleTextRole
        item.setData(0, in_words, in_full(spec, number, language))
        return item
