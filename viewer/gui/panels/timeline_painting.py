"""How the timeline is drawn: phases above, the line, years below."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from viewer.gui.shades import Shades, shades_of
from viewer.gui.track import Band, Tick, Track

HANDLE_PX = 16
_LINE_PX = 8
_GAP_PX = 4
_SMALL = 0.86
"""Of the font's size, for phases and years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What is written beside the line."""

    bands: tuple[Band, ...] = ()
    ticks: tuple[Tick, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Brush:
    painter: QPainter
    track: Track
    shades: Shades
    font: QFont
    top_px: float
    """Of the line."""

    def stretch(self, first: int, last: int) -> QRectF:
        """Return the part of the line that is of these steps."""
        left, right = self.track.x_of(first - 1), self.track.x_of(last)
        return QRectF(left, self.top_px, right - left, _LINE_PX)


def height_px(metrics: QFontMetrics) -> int:
    """Return how high a timeline is."""
    text = round(metrics.height() * _SMALL)
    return 2 * text + HANDLE_PX + 3 * _GAP_PX


def paint_timeline(  # noqa: PLR0913 - all that is shown
    widget: QWidget,
    track: Track,
    layout: Layout,
    *,
    position: float,
    step: int,
    hovered: int,
) -> None:
    """Draw a timeline; `step` is the one it stands in, `hovered` under the mouse."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont(widget.font())
    font.setPointSizeF(font.pointSizeF() * _SMALL)
    painter.setFont(font)
    text_px = QFontMetricsF(font).height()
    brush = _Brush(
        painter=painter,
        track=track,
        shades=shades_of(widget.palette()),
        font=font,
        top_px=text_px + 2 * _GAP_PX + (HANDLE_PX - _LINE_PX) / 2.0,
    )
    for number, band in enumerate(layout.bands):
        _paint_band(brush, band, is_now=band.first <= step <= band.last, odd=number % 2)
    _paint_line(brush, position, step, hovered)
    _paint_ticks(brush, layout.ticks)
    if step:
        _paint_handle(brush, position, focused=widget.hasFocus())
    painter.end()


def _paint_band(brush: _Brush, band: Band, *, is_now: bool, odd: int) -> None:
    painter, shades = brush.painter, brush.shades
    area = brush.stretch(band.first, band.last)
    area.setTop(1.0)
    area.setBottom(brush.top_px - (HANDLE_PX - _LINE_PX) / 2.0 - _GAP_PX / 2.0)
    area.adjust(1.0, 0.0, -1.0, 0.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shades.line if is_now else shades.raised))
    painter.setOpacity(1.0 if is_now or not odd else 0.7)
    painter.drawRoundedRect(area, 3.0, 3.0)
    painter.setOpacity(1.0)
    painter.setPen(QColor(shades.text if is_now else shades.muted))
    room = area.adjusted(6.0, 0.0, -6.0, 0.0)
    metrics = QFontMetricsF(brush.font)
    name = metrics.elidedText(band.name, Qt.TextElideMode.ElideRight, room.width())
    if len(name) > 2:  # a letter and an ellipsis tell nothing
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)


def _paint_line(brush: _Brush, position: float, step: int, hovered: int) -> None:
    painter, shades, track = brush.painter, brush.shades, brush.track
    whole = brush.stretch(1, track.count)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shades.line))
    painter.drawRoundedRect(whole, _LINE_PX / 2.0, _LINE_PX / 2.0)
    if not step:
        return
    if hovered > 0:
        painter.setBrush(QColor(shades.faint))
        painter.drawRect(brush.stretch(hovered, hovered).adjusted(1, 0, -1, 0))
    done = QRectF(whole)
    done.setRight(track.x_of(position))
    painter.setBrush(QColor(shades.accent))
    painter.drawRoundedRect(done, _LINE_PX / 2.0, _LINE_PX / 2.0)
    painter.setPen(QPen(QColor(shades.window), 1.4))
    for number in range(1, track.count):
        x = track.x_of(number)
        painter.drawLine(QPointF(x, whole.top()), QPointF(x, whole.bottom()))


def _paint_ticks(brush: _Brush, ticks: tuple[Tick, ...]) -> None:
    """Write the years under their first steps, as many as there is room for."""
    painter, shades, track = brush.painter, brush.shades, brush.track
    metrics = QFontMetricsF(brush.font)
    top = brush.top_px + (HANDLE_PX + _LINE_PX) / 2.0
    free = float("-inf")
    painter.setPen(QColor(shades.muted))
    for tick in ticks:
        width = metrics.horizontalAdvance(tick.text)
        left = track.x_of(tick.step - 1)
        left = min(left, track.x_of(track.count) - width)
        if left >= free:
            baseline = QPointF(left, top + metrics.ascent())
            painter.drawText(baseline, tick.text)
            free = left + width + metrics.averageCharWidth()


def _paint_handle(brush: _Brush, position: float, *, focused: bool) -> None:
    painter, shades = brush.painter, brush.shades
    middle = QPointF(brush.track.x_of(position), brush.top_px + _LINE_PX / 2.0)
    radius = HANDLE_PX / 2.0 - 1.0
    edge = QColor(shades.link if focused else shades.accent)
    painter.setPen(QPen(edge, 3.0 if focused else 2.0))
    painter.setBrush(QColor(shades.on_accent))
    painter.drawEllipse(middle, radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shades.accent))
    painter.drawEllipse(middle, radius * 0.5, radius * 0.5)
