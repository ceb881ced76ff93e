"""Texts that are painted in a few lines of a width."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption


def wrapped(text: str, font: QFont, width_px: int, most: int) -> list[str]:
    """Return a text in at most so many lines, the last one cut short."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width_px)
        start = line.textStart()
        if len(lines) == most - 1:
            rest = QFontMetrics(font).elidedText(
                text[start:], Qt.TextElideMode.ElideRight, width_px
            )
            lines.append(rest)
            break
        lines.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines
