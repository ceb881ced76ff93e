"""Pictures as files, and the words in them."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from viewer.errors import InputError, UsageError
from viewer.pictures.formats import FORMATS
from viewer.pictures.imagefile import read_request, write_picture

REQUEST = {"station": "ross", "caption": "Станция «РОСС» — 1:200", "size": [6, 4]}


def picture(channels: int) -> np.ndarray:
    """Return smooth colours, which JPEG keeps too."""
    ramp = np.linspace(40, 200, 6 * 4 * channels).reshape(4, 6, channels)
    return ramp.astype(np.uint8)


@pytest.mark.parametrize("suffix", FORMATS)
def test_another_program_sees_the_same_pixels(tmp_path: Path, suffix: str) -> None:
    path, image = tmp_path / f"a{suffix}", picture(3)
    write_picture(path, image, REQUEST)
    with Pillow.open(path) as opened:
        seen = np.asarray(opened.convert("RGB")).astype(int)
    allowed = 6 if suffix.startswith(".jp") else 0

    assert np.abs(seen - image).max() <= allowed
    assert read_request(path) == REQUEST


@pytest.mark.parametrize("suffix", [".png", ".webp", ".tiff"])
def test_transparency_is_kept(tmp_path: Path, suffix: str) -> None:
    path, image = tmp_path / f"a{suffix}", picture(4)
    image[0, 0] = (10, 20, 30, 0)
    write_picture(path, image)
    with Pillow.open(path) as opened:
        assert opened.mode == "RGBA"
        assert (np.asarray(opened) == image).all()


def test_a_jpeg_cannot_be_transparent(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no transparency"):
        write_picture(tmp_path / "a.jpg", picture(4))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\0" * 99])
def test_a_file_without_a_request_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(content)
    with pytest.raises(InputError, match="no description"):
        read_request(path)
