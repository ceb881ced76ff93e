"""The formats of pictures by their suffixes; loads nothing that is slow to load."""

from pathlib import Path

from viewer.errors import UsageError, nearest

FORMATS = {
    ".png": "png",
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".webp": "webp",
    ".tif": "tiff",
    ".tiff": "tiff",
}

DRAWING_FORMATS = (".svg", ".pdf")
"""Suffixes of drawings in true lines."""
DRAWING_STYLES = ("blueprint", "print")
"""The looks that are drawn so."""


def format_of(path: Path) -> str:
    """Return the format of a picture's file, told by its suffix.

    Raises
    ------
    UsageError
        If pictures are not written so.
    """
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        known = ", ".join(FORMATS)
        message = f"{path}: pictures are written as {known}{nearest(suffix, FORMATS)}"
        raise UsageError(message)
    return FORMATS[suffix]


def suffix_of(format_name: str) -> str:
    """Return the usual suffix of a format."""
    return next(suffix for suffix, name in FORMATS.items() if name == format_name)
