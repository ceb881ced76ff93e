"""Colours of a TOML text: tables, keys, texts, numbers, comments."""

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat

from viewer.gui.shades import present_shades

_TOKENS = re.compile(
    r"(?P<comment>\#.*$)"
    r"|(?P<text>\"(?:[^\"\\]|\\.)*\"|'[^']*')"
    r"|(?P<table>^\s*\[\[?[^\]\"'=,]+\]\]?(?=\s*(?:\#|$)))"
    r"|(?P<key>[A-Za-z0-9_.-]+(?=\s*=))"
    r"|(?P<number>(?<![\w.])[+-]?\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.]))"
    r"|(?P<word>\b(?:true|false|inf|nan)\b)"
)
_FENCE = re.compile(r'"""|\'\'\'')
_OUTSIDE, _BASIC, _LITERAL = -1, 1, 2
_STATES = {'"""': _BASIC, "'''": _LITERAL}


class TomlColours(QSyntaxHighlighter):
    """Colours the lines of a document as they are laid out."""

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Colour one line, within a text of several lines too."""
        start = self._rest_of_text(text)
        if start is None:
            return
        self.setCurrentBlockState(_OUTSIDE)
        while start < len(text):
            fence = _FENCE.search(text, start)
            end = fence.start() if fence else len(text)
            if fence is None or self._is_in_comment(text, start, end):
                self._colour(text, start, len(text))
                return
            self._colour(text, start, end)
            closing = text.find(fence.group(), fence.end())
            if closing < 0:
                self._set(fence.start(), len(text), "text")
                self.setCurrentBlockState(_STATES[fence.group()])
                return
            start = closing + 3
            self._set(fence.start(), start, "text")

    def _rest_of_text(self, text: str) -> int | None:
        """Return where a text of an earlier line ends; None if it goes on."""
        state = self.previousBlockState()
        if state == _OUTSIDE:
            return 0
        fence = next(sign for sign, number in _STATES.items() if number == state)
        end = text.find(fence)
        if end < 0:
            self._set(0, len(text), "text")
            self.setCurrentBlockState(state)
            return None
        self._set(0, end + 3, "text")
        return end + 3

    def _colour(self, text: str, start: int, end: int) -> None:
        for token in _TOKENS.finditer(text, start, end):
            if token.lastgroup:
                self._set(token.start(), token.end(), token.lastgroup)

    def _is_in_comment(self, text: str, start: int, end: int) -> bool:
        tokens = _TOKENS.finditer(text, start, end)
        return any(token.lastgroup == "comment" for token in tokens)

    def _set(self, start: int, end: int, kind: str) -> None:
        shades = present_shades()
        colours = {
            "comment": shades.muted,
            "text": shades.good,
            "table": shades.link,
            "key": shades.text,
            "number": shades.warning,
            "word": shades.warning,
        }
        form = QTextCharFormat()
        form.setForeground(QColor(colours[kind]))
        if kind == "table":
            form.setFontWeight(QFont.Weight.Bold)
        form.setFontItalic(kind == "comment")
        self.setFormat(start, end - start, form)
