"""The program's own icons, in a theme's colours, at any size of a pixel."""

import math

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from viewer.gui.icon_drawings import DRAWINGS, Drawing
from viewer.gui.shades import Shades

SIZES_PX = (16, 24)
"""In menus and on buttons, before the screen's scale."""
_LINE = "fill='none' stroke-width='1.7' stroke-linecap='round' stroke-linejoin='round'"
_WHEN_ON = {"play": "pause"}
"""What is shown instead while the action is switched on."""


def icon_for(name: str, shades: Shades, scale: float = 1.0) -> QIcon | None:
    """Return the icon that goes by the name of an action, or None without one.

    `scale` is the device pixels of a pixel, on the screen where it is to be crisp.
    """
    if name not in DRAWINGS:
        return None
    icon = QIcon()
    drawings = {QIcon.State.Off: DRAWINGS[name]}
    if name in _WHEN_ON:
        drawings[QIcon.State.On] = DRAWINGS[_WHEN_ON[name]]
    inks = {
        QIcon.Mode.Normal: (shades.text, shades.link),
        QIcon.Mode.Disabled: (shades.faint, shades.faint),
    }
    for state, drawing in drawings.items():
        for mode, colours in inks.items():
            renderer = QSvgRenderer(QByteArray(svg(drawing, *colours).encode()))
            for size_px in SIZES_PX:
                icon.addPixmap(_drawn(renderer, size_px, scale), mode, state)
    return icon


def _drawn(renderer: QSvgRenderer, size_px: int, scale: float) -> QPixmap:
    real_px = math.ceil(size_px * scale)
    pixmap = QPixmap(real_px, real_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, real_px, real_px))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


def svg(drawing: Drawing, ink: str, accent: str) -> str:
    """Return a drawing as a picture in SVG."""
    styles = {
        "S": f"{_LINE} stroke='{ink}'",
        "L": f"{_LINE} stroke='{accent}'",
        "F": f"fill='{ink}' stroke='{ink}' stroke-width='1' stroke-linejoin='round'",
    }
    paths = "".join(f"<path {styles[how]} d='{path}'/>" for how, path in drawing)
    head = "xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'"
    return f"<svg {head}>{paths}</svg>"


class IconBook:
    """The icons of a window, each drawn once for each of its colours and screens."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, Shades, float], QIcon | None] = {}

    def icon(self, name: str, shades: Shades, scale: float) -> QIcon | None:
        """Return an icon as `icon_for` does."""
        key = (name, shades, scale)
        if key not in self._drawn:
            self._drawn[key] = icon_for(name, shades, scale)
        return self._drawn[key]
