"""What printed pages share: fonts with Cyrillic letters."""

from collections.abc import Callable, Mapping
from pathlib import Path

_NAMES = {False: "Sans", True: "Sans-Bold"}
_PLAIN = {False: "Helvetica", True: "Helvetica-Bold"}


def register_fonts(font_file: Callable[..., Path | None]) -> Mapping[bool, str]:
    """Make the fonts known to ReportLab and return their names: plain, bold.

    Where no font file is there, its own Helvetica stands in, without Cyrillic.
    """
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    names = {}
    for bold, name in _NAMES.items():
        path = font_file(bold=bold)
        if path is None:
            names[bold] = _PLAIN[bold]
        else:
            pdfmetrics.registerFont(TTFont(name, str(path)))
            names[bold] = name
    return names
