"""Contact sheets: many pictures on one, each over its name."""

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from viewer.pictures.imagefile import write_picture
from viewer.render.lettering import font_file

_CELL_PX = (480, 270)
_GAP_PX, _NAME_PX = 14, 30
_PAPER, _INK = (255, 255, 255), (40, 48, 56)


def write_sheet(path: Path, pictures: Sequence[Path]) -> None:
    """Write a sheet of picture files, in order, as .jpg, .png, .webp or .tiff.

    Raises
    ------
    UsageError
        If the suffix is of no known format.
    """
    from PIL import Image, ImageDraw, ImageFont

    columns = max(1, math.ceil(math.sqrt(len(pictures) * 0.8)))
    rows = math.ceil(len(pictures) / columns)
    wide, high = _CELL_PX[0] + _GAP_PX, _CELL_PX[1] + _GAP_PX + _NAME_PX
    sheet = Image.new("RGB", (columns * wide + _GAP_PX, rows * high + _GAP_PX), _PAPER)
    draw = ImageDraw.Draw(sheet)
    font = font_file(bold=False)
    letters = ImageFont.truetype(str(font), 15) if font else ImageFont.load_default()
    for number, file in enumerate(pictures):
        left = _GAP_PX + (number % columns) * wide
        top = _GAP_PX + (number // columns) * high
        with Image.open(file) as picture:
            small = picture.convert("RGBA")
        small.thumbnail(_CELL_PX, Image.Resampling.LANCZOS)
        place = (left + (_CELL_PX[0] - small.width) // 2, top)
        sheet.paste(small, place, small)
        draw.text((left, top + _CELL_PX[1] + 5), file.stem, _INK, letters)
    write_picture(path, np.asarray(sheet))
