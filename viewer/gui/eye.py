"""The sign of whether something is drawn: an eye, open, crossed out or hollow."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

_SIZE_PX = 16
_SCALES = (1, 2)
"""Of the screens that it is drawn for."""


def eye_icon(ink: QColor, *, hidden: bool, ghosted: bool) -> QIcon:
    """Return the sign in a colour; told apart by shape, not by colour."""
    return _icon(ink.rgba(), hidden, ghosted)


@cache
def _icon(rgba: int, hidden: bool, ghosted: bool) -> QIcon:
    icon = QIcon()
    for scale in _SCALES:
        pixmap = QPixmap(_SIZE_PX * scale, _SIZE_PX * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        _draw(pixmap, QColor.fromRgba(rgba), hidden=hidden, ghosted=ghosted)
        icon.addPixmap(pixmap)
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
