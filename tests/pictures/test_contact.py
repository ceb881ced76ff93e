"""Contact sheets, and the shipped lists that they are made of."""

import numpy as np
import pytest
from PIL import Image

from viewer.cli.main import run
from viewer.errors import UsageError
from viewer.pictures.contact import write_sheet
from viewer.spec.library import shot_lists
from viewer.spec.shotlist import load_shots


def test_every_picture_is_on_the_sheet_in_its_place(tmp_path):
    colours = [(200, 30, 30), (30, 200, 30), (30, 30, 200)]
    files = []
    for number, colour in enumerate(colours):
        files.append(tmp_path / f"{number}.png")
        Image.new("RGB", (96, 54), colour).save(files[-1])
    write_sheet(tmp_path / "sheet.png", files)
    sheet = np.asarray(Image.open(tmp_path / "sheet.png")).astype(int)
    found = [np.abs(sheet - colour).sum(axis=2) < 6 for colour in colours]
    assert all(mask.sum() == 96 * 54 for mask in found)
    first, second = (np.argwhere(mask).mean(axis=0) for mask in found[:2])
    assert first[0] == second[0]
    assert first[1] < second[1]
    with pytest.raises(UsageError):
        write_sheet(tmp_path / "sheet.bmp", files)


@pytest.mark.render
def test_the_command_lays_its_pictures_on_a_sheet(tiny_station, tmp_path):
    words = f'station = "{tiny_station}"\nsize = [64, 36]\nlayout = "alone"\n'
    listed = tmp_path / "a.toml"
    listed.write_text(
        f'id = "a"\n[defaults]\n{words}[[shots]]\nname = "a"\n'
        'matrix = { step = "all" }\n',
        encoding="utf-8",
    )
    sheet, out = tmp_path / "sheet.jpg", tmp_path / "out"
    assert run(["shots", str(listed), "-o", str(out), "--sheet", str(sheet)]) == 0
    with Image.open(sheet) as picture:
        assert picture.size[0] > 480
    assert len(list(out.glob("*.png"))) == 3


def test_the_shipped_lists_are_whole():
    counts = {path.stem: len(load_shots(path).shots) for path in shot_lists()}
    assert counts == {"press": 28, "steps": 60, "thumbnails": 10, "docs": 8}
