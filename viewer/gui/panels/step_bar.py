"""The bar under the view: caption, buttons, timeline, speed."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.gui.commands import Commands
from viewer.gui.panels.timeline import Timeline
from viewer.gui.playback import SPEED_TEXTS
from viewer.gui.session import Session
from viewer.gui.text import step_caption, tr

_BUTTONS = ("first", "previous", "play", "next", "last")
_LARGER = 1.25
_MOST_LINES = 3


class StepBar(QWidget):
    """Under the view: the caption, the buttons, and the timeline of all steps."""

    def __init__(
        self, parent: QWidget, commands: Commands, actions: Mapping[str, QAction]
    ) -> None:
        super().__init__(parent)
        self._session = commands.session
        self._texts: tuple[str, ...] = ()
        self.caption = QLabel()
        self.caption.setWordWrap(True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignBottom)
        font = self.caption.font()
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        self.caption.setFont(font)
        self._count = QLabel()
        self.slider = Timeline()
        self.speed = _speed_button(self, actions)
        self._wire(commands)
        self._lay_out(actions)

    def _wire(self, commands: Commands) -> None:
        session, player = commands.session, commands.player
        self.slider.chosen.connect(session.go_to)
        self.slider.scrubbed.connect(session.set_position)
        self.slider.stepped.connect(player.step)
        self.slider.sliderPressed.connect(player.halt)
        session.moved.connect(self._follow)
        session.playback_changed.connect(self._show_speed)
        self._show_speed()

    def _lay_out(self, actions: Mapping[str, QAction]) -> None:
        head = QHBoxLayout()
        head.addWidget(self.caption, 1)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        row = QHBoxLayout()
        for name in _BUTTONS:
            row.addWidget(_button(self, actions[name]))
        row.addWidget(self.slider, 1)
        row.addWidget(self.speed)
        row.addWidget(_button(self, actions["loop"]))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 4)
        layout.addLayout(head)
        layout.addLayout(row)

    # --- what is shown -----------------------------------------------------------

    def refresh(self, session: Session) -> None:
        """Show the session's step."""
        spec = session.model.spec if session.model else None
        steps = spec.steps if spec else ()
        texts = tuple(step_caption(step, session.view.language) for step in steps)
        if texts != self._texts:
            self._texts = texts
            self._make_room()
        done = session.steps_done
        self.caption.setText(texts[done - 1] if texts and done else "")
        self._count.setText(f"{done} / {session.step_count}")
        self.slider.refresh(session)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the longest caption room at the new width."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Keep one height for all captions: the view is not to change its size."""
        letters = QFontMetrics(self.caption.font())
        width = max(self.width() - 2 * 14 - self._count.sizeHint().width() - 8, 100)
        room = QRect(0, 0, width, 10_000)
        wrapped = Qt.TextFlag.TextWordWrap
        heights = [letters.boundingRect(room, wrapped, t).height() for t in self._texts]
        highest = _MOST_LINES * letters.lineSpacing()
        line = letters.lineSpacing()
        self.caption.setFixedHeight(min(max([line, *heights]), highest) + 2)

    def _follow(self) -> None:
        self.slider.follow(self._session.position)

    def _show_speed(self) -> None:
        self.speed.setText(tr(SPEED_TEXTS[self._session.playback.speed]) + " ")


def _button(parent: QWidget, action: QAction) -> QToolButton:
    button = QToolButton(parent)
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    return button


def _speed_button(parent: QWidget, actions: Mapping[str, QAction]) -> QToolButton:
    """Return a button that shows the speed and offers the others."""
    button = QToolButton(parent)
    menu = QMenu(button)
    menu.addActions([a for name, a in actions.items() if name.startswith("speed:")])
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setAutoRaise(True)
    button.setAccessibleName(tr("Speed"))
    button.setToolTip(tr("How fast the steps are played"))
    return button
