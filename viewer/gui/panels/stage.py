"""What a hall reads under the view in presenter mode: the step, large."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.gui.panels.wrapping import wrapped
from viewer.gui.session import Session
from viewer.gui.shades import shades_of
from viewer.gui.text import said, step_line
from viewer.gui.track import Band, bands_of
from viewer.scene.view import Language
from viewer.spec.model import StepRecord

NAME_SHARE = 0.056
TEXT_SHARE = 0.043
"""Of the window's height: so that capitals are 3 % of it, as the last row needs."""
_MARGIN_SHARE = 0.02
_DOT_SHARE = 0.011
_MOST_LINES = 3
_PHASE_GAP = 1.6
"""Between the dots of two phases, more than between two dots, in dots."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is said of a step."""

    name: str
    when: str
    text: str


class Stage(QWidget):
    """The name, date, rocket and caption of the step, and how far the assembly is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._all: tuple[Words, ...] = ()
        self._bands: tuple[Band, ...] = ()
        self._step, self._time = 0, 1.0
        self._full_px = 0
        self.hide()

    @property
    def words(self) -> Words | None:
        """What is said now."""
        return self._all[self._step - 1] if self._all and self._step else None

    def refresh(self, session: Session, full_px: int) -> None:
        """Show the session's step in a window of so many pixels' height."""
        spec = session.model.spec if session.model else None
        language = session.view.language
        every = tuple(_words(s, language) for s in spec.steps) if spec else ()
        self._bands = bands_of(spec, language) if spec else ()
        self._step, self._time = session.steps_done, session.time
        if every != self._all or full_px != self._full_px:
            self._all, self._full_px = every, full_px
            self._make_room()
        if (now := self.words) is not None:
            self.setAccessibleName(f"{now.name}. {now.when}. {now.text}")
        self.update()

    def resizeEvent(self, _event: object) -> None:  # noqa: N802 - Qt's name
        """Give the longest caption room at the new width."""
        self._make_room()

    # --- sizes -------------------------------------------------------------------

    def _font(self, share: float, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(round(share * self._full_px), 10))
        font.setBold(bold)
        return font

    @property
    def _margin_px(self) -> int:
        return round(_MARGIN_SHARE * self._full_px)

    @property
    def _width_px(self) -> int:
        return max(self.width() - 4 * self._margin_px, 100)

    def _make_room(self) -> None:
        """Keep one height for all steps: the view is not to change its size."""
        font = self._font(TEXT_SHARE)
        line = QFontMetrics(font).height()
        texts = (self._lines(words.text) for words in self._all)
        most = max((len(lines) for lines in texts), default=1)
        name = QFontMetrics(self._font(NAME_SHARE, bold=True)).height()
        crowded = any(not self._is_one_line(words) for words in self._all)
        rows = most + 1 + crowded  # the caption, the phase, the date
        self.setFixedHeight(name + rows * line + 3 * self._margin_px)

    def _lines(self, text: str) -> list[str]:
        if not text:
            return []
        return wrapped(text, self._font(TEXT_SHARE), self._width_px, _MOST_LINES)

    def _is_one_line(self, words: Words) -> bool:
        """Return whether there is room for the date beside the name."""
        name = QFontMetrics(self._font(NAME_SHARE, bold=True))
        when = QFontMetrics(self._font(TEXT_SHARE))
        wide = name.horizontalAdvance(words.name) + when.horizontalAdvance(words.when)
        return wide + 2 * self._margin_px <= self._width_px

    # --- painting ----------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the texts and the dots."""
        painter = QPainter(self)
        shades = shades_of(self.palette())
        painter.fillRect(self.rect(), QColor(shades.base))
        if (words := self.words) is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_texts(painter, words)
            self._draw_progress(painter)
        painter.end()

    def _draw_texts(self, painter: QPainter, words: Words) -> None:
        shades = shades_of(self.palette())
        left, top = 2 * self._margin_px, self._margin_px
        large, normal = self._font(NAME_SHARE, bold=True), self._font(TEXT_SHARE)
        letters, line = QFontMetrics(large), QFontMetrics(normal).height()
        base = top + letters.ascent()
        painter.setFont(large)
        painter.setPen(QColor(shades.text))
        name = letters.elidedText(
            words.name, Qt.TextElideMode.ElideRight, self._width_px
        )
        painter.drawText(left, base, name)
        painter.setFont(normal)
        painter.setPen(QColor(shades.muted))
        top += letters.height()
        when = QFontMetrics(normal).horizontalAdvance(words.when)
        if self._is_one_line(words):
            painter.drawText(left + self._width_px - when, base, words.when)
        else:
            painter.drawText(left, top + QFontMetrics(normal).ascent(), words.when)
            top += line
        painter.setPen(QColor(shades.text))
        for text in self._lines(words.text):
            painter.drawText(left, top + QFontMetrics(normal).ascent(), text)
            top += line

    def _draw_progress(self, painter: QPainter) -> None:
        """Draw the phase's name, and a dot for each step, parted by phases."""
        shades, font = shades_of(self.palette()), self._font(TEXT_SHARE)
        letters = QFontMetrics(font)
        middle = self.height() - self._margin_px - letters.height() / 2.0
        places = self._dot_places()
        room = int(places[0] - 4 * self._margin_px) if places else self._width_px
        band = next((b for b in self._bands if b.first <= self._step <= b.last), None)
        painter.setFont(font)
        painter.setPen(QColor(shades.muted))
        if band is not None:
            name = letters.elidedText(band.name, Qt.TextElideMode.ElideRight, room)
            base = middle + (letters.ascent() - letters.descent()) / 2.0
            painter.drawText(QPointF(2.0 * self._margin_px, base), name)
        for number, x in enumerate(places, start=1):
            self._draw_dot(painter, number, QPointF(x, middle))

    def _dot_places(self) -> list[float]:
        """Return where the dots of all steps are, from left to right."""
        gaps = _PHASE_GAP * (len(self._bands) - 1)
        pitch = min(
            3.2 * _DOT_SHARE * self._full_px,
            0.6 * self._width_px / max(len(self._all) + gaps, 1),
        )
        right = 2 * self._margin_px + self._width_px - pitch / 2.0
        places = []
        for band in reversed(self._bands):
            for _ in range(band.first, band.last + 1):
                places.append(right)
                right -= pitch
            right -= _PHASE_GAP * pitch
        return places[::-1]

    def _draw_dot(self, painter: QPainter, number: int, middle: QPointF) -> None:
        shades = shades_of(self.palette())
        radius = _DOT_SHARE * self._full_px
        if len(self._all) > 1:
            places = self._dot_places()
            radius = min(radius, 0.42 * (places[1] - places[0]))
        painter.setPen(QPen(QColor(shades.accent), max(1.5, 0.2 * radius)))
        done = number < self._step or (number == self._step and self._time >= 1.0)
        painter.setBrush(QColor(shades.accent) if done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius * 0.8, radius * 0.8)
        if number != self._step:
            return
        if not done:
            painter.setBrush(QColor(shades.accent))
            area = QRectF(-radius, -radius, 2 * radius, 2 * radius).translated(middle)
            area.adjust(0.2 * radius, 0.2 * radius, -0.2 * radius, -0.2 * radius)
            painter.drawPie(area, 90 * 16, -round(360 * 16 * self._time))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(shades.text), max(1.5, 0.2 * radius)))
        painter.drawEllipse(middle, radius * 1.25, radius * 1.25)


def _words(step: StepRecord, language: Language) -> Words:
    return Words(
        name=said(step.name, language),
        when=step_line(step, language),
        text=said(step.caption, language) if step.caption else "",
    )
