"""PNG files, written without an image library: small, quick, always the same bytes."""

import struct
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from viewer.files import atomic_write

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOUR_TYPES = {3: 2, 4: 6}
_LEVEL = 3
_PER_METRE = 11811  # 300 dots an inch, for paper

_UP = 2


def write_png(path: Path, image: NDArray[np.uint8]) -> None:
    """Write a picture, (H, W, 3 or 4) uint8 sRGB; it appears whole or not at all."""
    with atomic_write(path) as stream:
        stream.write(png_bytes(image))


def png_bytes(
    image: NDArray[np.uint8], texts: Mapping[str, str] | None = None
) -> bytes:
    """Return a picture, (H, W, 3 or 4) uint8, as a PNG file.

    `texts` are keyword -> text, written as international text chunks.
    """
    height, width, channels = image.shape
    header = struct.pack(">IIBBBBB", width, height, 8, _COLOUR_TYPES[channels], 0, 0, 0)
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", header),
            _chunk(b"sRGB", b"\x00"),
            _chunk(b"pHYs", struct.pack(">IIB", _PER_METRE, _PER_METRE, 1)),
            *(_chunk(b"iTXt", _text(*pair)) for pair in (texts or {}).items()),
            _chunk(b"IDAT", zlib.compress(_filtered(image), _LEVEL)),
            _chunk(b"IEND", b""),
        )
    )


def png_texts(content: bytes) -> dict[str, str]:
    """Return keyword -> text of a PNG file's international text chunks.

    Nothing for what is no PNG file; compressed texts, which are not ours, are left.
    """
    found = {}
    for kind, chunk in _chunks(content):
        keyword, _, rest = chunk.partition(b"\0")
        if kind == b"iTXt" and rest[:1] == b"\0":
            text = rest[2:].split(b"\0", 2)[-1]
            found[keyword.decode("latin-1")] = text.decode("utf-8", "replace")
    return found


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_SIGNATURE) if content.startswith(_SIGNATURE) else len(content)
    while place + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, place)
        yield kind, content[place + 8 : place + 8 + length]
        place += length + 12


def _text(keyword: str, text: str) -> bytes:
    # Not compressed, no language, no translated keyword.
    return keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode()


def _filtered(image: NDArray[np.uint8]) -> bytes:
    """Return the rows as differences from the row above, which compress best here.

    Backgrounds are gradients from top to bottom: a row differs from the one above
    by nothing or by one level throughout.
    """
    rows = image.reshape(len(image), -1)
    filtered = np.full((len(rows), rows.shape[1] + 1), _UP, dtype=np.uint8)
    filtered[0, 1:] = rows[0]
    np.subtract(rows[1:], rows[:-1], out=filtered[1:, 1:])
    return filtered.tobytes()


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(content, zlib.crc32(kind))
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
