"""The orientation cube in the view's corner: which way the station is turned.

A plain widget over the view: it is drawn by Qt from the camera's axes, and neither it
nor what moves over it makes VTK draw the scene again.
"""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTransform,
)
from PySide6.QtWidgets import QToolTip, QWidget

from viewer.geometry.frames import Points
from viewer.gui.pointing import SLACK_PX
from viewer.gui.text import mark, tr
from viewer.scene.camera import axes_of
from viewer.scene.cube import REACH, Facet, facet_at, visible_facets
from viewer.scene.scene import Camera

SIZE_PX, MARGIN_PX = 116, 10
_NAMES: Mapping[str, str] = {
    "front": mark("FWD"),
    "aft": mark("AFT"),
    "port": mark("PORT"),
    "starboard": mark("STBD"),
    "top": mark("ZENITH"),
    "bottom": mark("NADIR"),
}
_TIPS: Mapping[str, str] = {
    "front": mark("From ahead"),
    "aft": mark("From aft"),
    "port": mark("From port"),
    "starboard": mark("From starboard"),
    "top": mark("From zenith"),
    "bottom": mark("From nadir"),
    "front-starboard": mark("From ahead, starboard and above"),
    "front-port": mark("From ahead, port and above"),
    "aft-starboard": mark("From aft, starboard and above"),
    "aft-port": mark("From aft, port and above"),
    "front-starboard-below": mark("From ahead, starboard and below"),
    "front-port-below": mark("From ahead, port and below"),
    "aft-starboard-below": mark("From aft, starboard and below"),
    "aft-port-below": mark("From aft, port and below"),
}
_LIGHT = np.array([-0.35, 0.65, 0.67])
"""Where light comes from, along the camera's right, up and backward."""
_SHADED, _LIT = 205.0, 250.0
_INK, _EDGE, _MARKED = QColor("#1d2733"), QColor("#5b6775"), QColor("#2f7fc1")
_CLEAR = 0.88
"""How little shows through it."""
_WRITTEN_PX = 40
"""The size that names are written at before they are laid on a face."""
_WIDEST = 1.5
"""Of a name, in half edges of the cube."""


class OrientationCube(QWidget):
    """Shows how the view is turned; its facets lead to views, a drag turns."""

    chosen = Signal(str, bool)
    """A view was chosen: a preset's name, and whether only the direction is meant."""
    turned = Signal(float, float)
    """It was dragged by shares of the view's width and height."""
    released = Signal()
    """The drag is over."""

    def __init__(self, view: QWidget, camera: Camera) -> None:
        super().__init__(view)
        self._view = view
        self._axes: Points = axes_of(camera)
        self._at: QPointF | None = None
        self._hovered: str | None = None
        self._pressed: QPointF | None = None
        self._dragging = False
        self.setFixedSize(SIZE_PX, SIZE_PX)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._speak()
        view.installEventFilter(self)
        self._stand()

    def _speak(self) -> None:
        self.setAccessibleName(tr("Orientation cube"))
        self.setAccessibleDescription(
            tr("A click on a side or a corner looks from there, a drag turns the view")
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
            self.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keep to the corner of the view when its size changes."""
        if event.type() == QEvent.Type.Resize:
            self._stand()
        return False

    def _stand(self) -> None:
        self.move(self._view.width() - SIZE_PX - MARGIN_PX, MARGIN_PX)

    def show_camera(self, camera: Camera) -> None:
        """Show how a camera sees the station."""
        self._axes = axes_of(camera)
        self._hover()
        self.update()

    # --- places ------------------------------------------------------------------

    @property
    def _unit_px(self) -> float:
        return (SIZE_PX / 2.0 - 2.0) / (REACH * 0.93)

    def facet_under(self, point: QPointF) -> Facet | None:
        """Return the facet at a point of the widget."""
        x = (point.x() - SIZE_PX / 2.0) / self._unit_px
        y = (SIZE_PX / 2.0 - point.y()) / self._unit_px
        return facet_at(self._axes, (x, y))

    def _point(self, place: Points) -> QPointF:
        x, y = (self._axes[:2] @ place * self._unit_px).tolist()
        return QPointF(SIZE_PX / 2.0 + x, SIZE_PX / 2.0 - y)

    # --- the mouse ----------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of the cube; beside it the view takes the mouse."""
        is_left = event.button() == Qt.MouseButton.LeftButton
        if not is_left or self.facet_under(event.position()) is None:
            event.ignore()
            return
        self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Turn the view, or mark what a click would choose."""
        if self._pressed is None:
            self._at = event.position()
            self._hover()
            return
        way = event.position() - self._pressed
        if self._dragging or way.manhattanLength() > SLACK_PX:
            self._dragging = True
            self._pressed = event.position()
            # A turn of the cube by its own width is one of the view by its height.
            share = 0.5 / SIZE_PX
            aspect = self._view.width() / max(self._view.height(), 1)
            self.turned.emit(way.x() * share / aspect, -way.y() * share)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the view of the facet that was clicked."""
        pressed, self._pressed = self._pressed, None
        was_dragged, self._dragging = self._dragging, False
        if was_dragged:
            self.released.emit()
        elif pressed is not None and (facet := self.facet_under(event.position())):
            keeps = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.chosen.emit(facet.preset, bool(keeps))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Mark nothing."""
        super().leaveEvent(event)
        self._at = None
        self._hover()

    def _hover(self) -> None:
        """Mark what is under the mouse, which stays while the cube turns."""
        facet = self.facet_under(self._at) if self._at is not None else None
        name = facet.preset if facet else None
        if name != self._hovered:
            self._hovered = name
            hand = Qt.CursorShape.PointingHandCursor
            self.setCursor(hand if name else Qt.CursorShape.ArrowCursor)
            self.update()

    def event(self, event: QEvent) -> bool:
        """Say what a click would do."""
        if isinstance(event, QHelpEvent):
            facet = self.facet_under(QPointF(event.pos()))
            more = tr("Shift keeps what is looked at, and how near")
            text = f"{tr(_TIPS[facet.preset])}\n{more}" if facet else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    # --- drawing ------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the facets that are seen, their names on them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for facet in visible_facets(self._axes):
            self._draw_facet(painter, facet)
        painter.end()

    def _draw_facet(self, painter: QPainter, facet: Facet) -> None:
        is_marked = facet.preset == self._hovered
        lit = max(0.0, float(_LIGHT @ (self._axes @ facet.normal)))
        grey = round(_SHADED + (_LIT - _SHADED) * lit - 14.0 * facet.is_corner)
        fill = QColor(_MARKED) if is_marked else QColor(grey, grey, grey)
        fill.setAlphaF(1.0 if is_marked else _CLEAR)
        painter.setPen(QPen(_EDGE, 1.0))
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF([self._point(p) for p in facet.outline]))
        if facet.preset in _NAMES:
            ink = QColor("white") if is_marked else QColor(_INK)
            # Writing that is seen from the side fades before it becomes a smear.
            steep = float(self._axes[2] @ facet.normal)
            ink.setAlphaF(min(1.0, max(0.0, 3.0 * (steep - 0.12))))
            self._write(painter, facet, tr(_NAMES[facet.preset]), ink)

    def _write(self, painter: QPainter, facet: Facet, name: str, ink: QColor) -> None:
        font = QFont(self.font())
        font.setPixelSize(_WRITTEN_PX)
        font.setBold(True)
        width = QFontMetricsF(font).horizontalAdvance(name)
        scale = min(_WIDEST / width, 0.62 / _WRITTEN_PX)
        middle = self._point(facet.normal)
        along, upward = self._upright(facet)
        right = self._point(facet.normal + scale * along) - middle
        down = self._point(facet.normal - scale * upward) - middle
        painter.save()
        painter.setTransform(
            QTransform(
                right.x(), right.y(), down.x(), down.y(), middle.x(), middle.y()
            ),
            True,
        )
        painter.setFont(font)
        painter.setPen(ink)
        box = QRectF(-width, -_WRITTEN_PX, 2.0 * width, 2.0 * _WRITTEN_PX)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), name)
        painter.restore()

    def _upright(self, facet: Facet) -> tuple[Points, Points]:
        """Return along which of a face's axes writing stands as upright as can be."""
        right, up = facet.right, facet.up
        ways = ((right, up), (-up, right), (-right, -up), (up, -right))
        return max(ways, key=lambda way: float(self._axes[1] @ way[1]))
