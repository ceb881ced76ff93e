"""The sign of whether something is drawn: an eye, open, crossed out or hollow."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QIcon,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
)

_SIZE_PX = 16
_SCALES = (1, 2)
"""Of the screens that it is drawn for."""


def eye_icon(palette: QPalette, *, hidden: bool, ghosted: bool) -> QIcon:
    """Return the sign in a palette's ink; told apart by shape, not by colour."""
    inks = (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText)
    plain, selected = (palette.color(role).rgba() for role in inks)
    return _icon(plain, selected, hidden, ghosted)


@cache
def _icon(plain: int, selected: int, hidden: bool, ghosted: bool) -> QIcon:
    icon = QIcon()
    modes = {QIcon.Mode.Normal: plain, QIcon.Mode.Selected: selected}
    for mode, rgba in modes.items():
        for scale in _SCALES:
            pixmap = QPixmap(_SIZE_PX * scale, _SIZE_PX * scale)
            pixmap.setDevicePixelRatio(scale)
            pixmap.fill(Qt.GlobalColor.transparent)
            _draw(pixmap, QColor.fromRgba(rgba), hidden=hidden, ghosted=ghosted)
            icon.addPixmap(pixmap, mode)
    return icon


def _draw(pixmap: QPixmap, ink: QColor, *, hidden: bool, ghosted: bool) -> None:
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if hidden:
        painter.setOpacity(0.55)
    pen = QPen(ink, 1.2)
    if ghosted and not hidden:
        pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    lid = QPainterPath(QPointF(1.5, 8.0))
    lid.quadTo(QPointF(8.0, 0.5), QPointF(14.5, 8.0))
    lid.quadTo(QPointF(8.0, 15.5), QPointF(1.5, 8.0))
    painter.drawPath(lid)
    pupil = QRectF(5.8, 5.8, 4.4, 4.4)
    painter.setPen(QPen(ink, 1.2))
    if not ghosted:
        painter.setBrush(ink)
    painter.drawEllipse(pupil)
    if hidden:
        painter.drawLine(QPointF(3.0, 14.0), QPointF(13.0, 2.0))
    painter.end()
