"""How a step is drawn in the list: its picture, its name, and small print."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from viewer.gui.panels.wrapping import wrapped
from viewer.gui.shades import shades_of
from viewer.gui.thumbnails import SIZE_PX

NUMBER = Qt.ItemDataRole.UserRole
LINES = Qt.ItemDataRole.UserRole + 1
"""The small print: when and on what it flies, and who comes."""
PICTURE = Qt.ItemDataRole.UserRole + 2
_MARGIN_PX = 6
_GAP_PX = 10
_HEADING_MARGIN = 7
_SMALL = 0.88
_MOST_LINES = 2
"""Of each piece of small print."""


class StepDelegate(QStyledItemDelegate):
    """Draws a step beside its picture, and a phase over as many lines as it takes."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.with_pictures = True

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room for a step's picture and texts, or for a phase's name."""
        size = super().sizeHint(option, index)
        if index.data(NUMBER):
            small = QFontMetrics(_smaller(option.font)).height()
            texts = option.fontMetrics.height() + 2 + 3 * small
            picture = SIZE_PX[1] if self.with_pictures else 0
            size.setHeight(max(texts, picture) + 2 * _MARGIN_PX)
            return size
        width = self._view.viewport().width() - 2 * _HEADING_MARGIN
        letters = QFontMetrics(index.data(Qt.ItemDataRole.FontRole))
        room = QRect(0, 0, width, 1000)
        text = letters.boundingRect(room, Qt.TextFlag.TextWordWrap, index.data())
        size.setHeight(text.height() + 2 * _HEADING_MARGIN)
        return size

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row as the style does, its picture and texts on it."""
        if not index.data(NUMBER):
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = option.widget.style()
        style.drawControl(
            QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        area = option.rect.adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        painter.save()
        if self.with_pictures:
            _draw_picture(painter, area, index.data(PICTURE), option.palette)
            area.setLeft(area.left() + SIZE_PX[0] + _GAP_PX)
        _draw_texts(painter, area, option, text, index.data(LINES))
        painter.restore()


def _draw_picture(
    painter: QPainter, area: QRect, image: QImage | None, palette: QPalette
) -> None:
    """Draw a picture without a background on a tile of the theme's."""
    shades = shades_of(palette)
    tile = QRectF(area.left(), area.top(), *SIZE_PX)
    sky = QLinearGradient(tile.topLeft(), tile.bottomLeft())
    for place, shade in zip((0.0, 1.0), shades.sky, strict=True):
        sky.setColorAt(place, QColor(shade))
    path = QPainterPath()
    path.addRoundedRect(tile, 4.0, 4.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, sky)
    if image is not None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(tile, image)


def _draw_texts(
    painter: QPainter,
    area: QRect,
    option: QStyleOptionViewItem,
    name: str,
    lines: tuple[str, ...],
) -> None:
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    roles = QPalette.ColorRole
    role = roles.HighlightedText if selected else roles.Text
    painter.setPen(option.palette.color(role))
    painter.setFont(option.font)
    elided = option.fontMetrics.elidedText(
        name, Qt.TextElideMode.ElideRight, area.width()
    )
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft, elided)
    top = area.top() + option.fontMetrics.height() + 2
    font = _smaller(option.font)
    painter.setFont(font)
    if not selected:
        painter.setPen(option.palette.color(roles.PlaceholderText))
    letters = QFontMetrics(font)
    for number, text in enumerate(lines):
        # When and on what in one line, and who comes in what is left.
        most = 1 if number == 0 else _MOST_LINES
        for line in wrapped(text, font, area.width(), most):
            painter.drawText(area.left(), top + letters.ascent(), line)
            top += letters.height()


def _smaller(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALL)
    return small
