import struct
import zlib

import numpy as np
import pytest

from viewer.errors import InputError
from viewer.png import png_bytes, write_png


def decoded(data: bytes) -> np.ndarray:
    """Read a PNG back by the specification: filters None and Up alone."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    place, chunks = 8, {}
    while place < len(data):
        size, kind = struct.unpack_from(">I4s", data, place)
        content = data[place + 8 : place + 8 + size]
        check = struct.unpack_from(">I", data, place + 8 + size)[0]
        assert check == zlib.crc32(kind + content)
        chunks[kind] = chunks.get(kind, b"") + content
        place += 12 + size
    width, height, depth, colours = struct.unpack_from(">IIBB", chunks[b"IHDR"])
    assert depth == 8
    channels = {2: 3, 6: 4}[colours]
    rows = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8)
    rows = rows.reshape(height, 1 + width * channels)
    assert set(rows[:, 0]) == {2}
    return np.cumsum(rows[:, 1:], axis=0, dtype=np.uint8).reshape(
        height, width, channels
    )


@pytest.mark.parametrize("shape", [(1, 1, 3), (7, 5, 3), (40, 30, 4)])
def test_a_picture_comes_back_as_it_was(shape):
    image = np.random.default_rng(1).integers(0, 256, shape, dtype=np.uint8)
    assert np.array_equal(decoded(png_bytes(image)), image)
    assert png_bytes(image) == png_bytes(image.copy())


def test_a_picture_is_written_whole_or_not_at_all(tmp_path):
    image = np.zeros((4, 4, 3), dtype=np.uint8)
    write_png(tmp_path / "a.png", image)
    assert (tmp_path / "a.png").read_bytes() == png_bytes(image)
    with pytest.raises(InputError):
        write_png(tmp_path / "missing" / "a.png", image)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".png"] == [
        "a.png"
    ]
