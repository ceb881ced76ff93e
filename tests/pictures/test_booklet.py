"""Printed pages: as many as there are steps, with their words and pictures."""

import re
from pathlib import Path

import pytest

from viewer.cli.main import run
from viewer.errors import UsageError
from viewer.export.progress import silent
from viewer.pictures.booklet import A3_MM, write_booklet, write_poster


def pages_of(path: Path) -> int:
    return len(re.findall(rb"/Type /Page\b", path.read_bytes()))


def box_mm(path: Path) -> list[float]:
    found = re.search(rb"/MediaBox \[ ([\d. ]+) \]", path.read_bytes())
    assert found is not None
    return [float(side) / 72.0 * 25.4 for side in found[1].split()[2:]]


@pytest.mark.render
@pytest.mark.slow
def test_a_booklet_has_a_cover_and_a_page_for_each_step(tiny_station, tmp_path):
    told: list[float] = []
    path = tmp_path / "a.pdf"
    words = {"station": str(tiny_station), "language": "ru"}
    pages = write_booklet(path, words, lambda share, _text: told.append(share))
    assert pages == 3 + 1
    assert pages_of(path) == pages
    assert box_mm(path) == pytest.approx([297.0, 210.0], abs=0.1)
    assert told == sorted(told)
    # A picture on the cover, two on each page.
    assert path.read_bytes().count(b"/Subtype /Image") == 1 + 3 * 2
    again = tmp_path / "b.pdf"
    write_booklet(again, words, silent)
    assert again.read_bytes() == path.read_bytes()


@pytest.mark.render
@pytest.mark.slow
def test_a_poster_is_one_sheet_with_both_stations(tmp_path):
    path = tmp_path / "a.pdf"
    assert run(["poster", "ross", "-o", str(path), "--reference", "iss@2000-12"]) == 0
    assert pages_of(path) == 1
    assert box_mm(path) == pytest.approx(A3_MM, abs=0.1)
    assert path.read_bytes().count(b"/Subtype /Image") == 2


def test_pages_are_pdf(tmp_path):
    for write in (
        lambda: write_booklet(tmp_path / "a.png", {"station": "ross"}, silent),
        lambda: write_poster(tmp_path / "a.doc", {"station": "ross"}, "a3", silent),
    ):
        with pytest.raises(UsageError, match=r"pages are written as \.pdf"):
            write()
