"""Pictures as files: PNG by the program's own writer, the others by Pillow.

Each carries the request that made it, as JSON, so that it can be made again: PNG in
an international text chunk (PNG, third edition, 11.3.3.4), the others in EXIF's
ImageDescription, which JPEG, WebP and TIFF all have.
"""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from viewer.errors import InputError, MachineError, UsageError
from viewer.files import atomic_write
from viewer.pictures.formats import format_of
from viewer.png import png_bytes, png_texts

KEYWORD = "ross-viewer"

_DESCRIPTION = 0x010E
_DPI = (300, 300)
_SAVED: Mapping[str, Mapping[str, Any]] = {
    "jpeg": {"quality": 95, "subsampling": 0, "dpi": _DPI},
    "webp": {"lossless": True, "exact": True, "method": 4},
    "tiff": {"compression": "tiff_adobe_deflate", "dpi": _DPI},
}

Request = Mapping[str, Any]
Image = NDArray[np.uint8]


def write_picture(path: Path, image: Image, request: Request | None = None) -> None:
    """Write a picture, (H, W, 3 or 4) uint8 sRGB, in the format of its suffix.

    Raises
    ------
    UsageError
        If the format is unknown, or the picture is transparent and a JPEG.
    """
    kind = format_of(path)
    if kind == "jpeg" and image.shape[2] == 4:
        message = f"{path}: JPEG knows no transparency; take .png, .webp or .tiff"
        raise UsageError(message)
    # EXIF knows ASCII only; JSON can say everything in it.
    words = None if request is None else json.dumps(request)
    content = _png(image, words) if kind == "png" else _by_pillow(image, kind, words)
    with atomic_write(path) as stream:
        stream.write(content)


def _png(image: Image, words: str | None) -> bytes:
    return png_bytes(image, {} if words is None else {KEYWORD: words})


def _by_pillow(image: Image, kind: str, words: str | None) -> bytes:
    from PIL import Image as Pillow

    exif = Pillow.Exif()
    if words is not None:
        exif[_DESCRIPTION] = f"{KEYWORD} {words}"
    stream = io.BytesIO()
    picture = Pillow.fromarray(np.ascontiguousarray(image))
    try:
        picture.save(stream, kind.upper(), exif=exif.tobytes(), **_SAVED[kind])
    except (OSError, ValueError) as error:  # sides beyond what the format allows
        message = f"a picture of {image.shape[1]}x{image.shape[0]} as {kind}: {error}"
        raise MachineError(message) from error
    return stream.getvalue()


def read_request(path: Path) -> dict[str, Any]:
    """Return the request that made a picture.

    Raises
    ------
    InputError
        If there is no such file, or no request in it.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror or error}"
        raise InputError(message) from error
    words = png_texts(content).get(KEYWORD) or _exif_words(content)
    try:
        request = json.loads(words)
    except ValueError:
        request = None
    if not isinstance(request, dict):
        message = f"{path}: holds no description of a shot that could be taken again"
        raise InputError(message)
    return request


def _exif_words(content: bytes) -> str:
    from PIL import Image as Pillow
    from PIL import UnidentifiedImageError

    try:
        with Pillow.open(io.BytesIO(content)) as picture:
            words = str(picture.getexif().get(_DESCRIPTION, ""))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return ""
    return words.removeprefix(KEYWORD).strip()
