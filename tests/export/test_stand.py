"""Stands that are put together by hand."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.export.conftest import Sample
from tests.export.test_prints import export
from viewer.export.prints.pegs import CLEARANCE_MM
from viewer.export.prints.posts import loose_stand
from viewer.export.prints.stand import StandWords, stand_tree
from viewer.export.solids import placed_solids
from viewer.geometry.file_frames import PRINT_FROM_STATION
from viewer.geometry.manifolds import box_of


def test_a_stand_is_a_plinth_and_posts(sample: Sample, tmp_path: Path) -> None:
    with_stand = export(sample, tmp_path / "a.stl", split=True, stand=True)

    names = ("Core", "Mast", "Mast 2", "Stand", "Stand post 1")
    for name in names:
        assert f"  {name}: " in with_stand.report
    assert with_stand.nodes == len(names)


# At 1:50 the posts are thicker than the least that prints, at 1:400 they are that.
@pytest.mark.parametrize("mm_per_m", [20.0, 2.5])
def test_posts_plug_into_the_plinth_and_the_hull(
    sample: Sample, mm_per_m: float
) -> None:
    words = StandWords(name="Tiny", scale=1000.0 / mm_per_m)
    tree = stand_tree([sample.tree], words, mm_per_m)
    stand = loose_stand(placed_solids([tree], PRINT_FROM_STATION, mm_per_m))

    assert len(stand.posts) == 1
    for post in stand.posts:
        radius = np.ptp(box_of(post)[:, 0]) / 2.0
        assert radius >= 1.6 - 1e-6
        # It stands free in its socket, and a hair thicker it would not.
        assert (post ^ stand.plinth).volume() == pytest.approx(0.0, abs=1e-9)
        assert (post - stand.rooms).volume() == pytest.approx(0.0, abs=1e-9)
        middle = np.append(box_of(post).mean(axis=0)[:2], 0.0)
        wide = 1.0 + 1.2 * CLEARANCE_MM / radius
        thicker = post.translate(-middle).scale([wide, wide, 1.0]).translate(middle)
        assert (thicker ^ stand.plinth).volume() > 0.0
        # Some millimetres of it are in the plinth.
        assert box_of(post)[0, 2] < box_of(stand.plinth)[1, 2] - 1.0


def test_pieces_that_are_called_alike_have_files_of_their_own(
    sample: Sample, tmp_path: Path
) -> None:
    other = replace(sample.tree, name="Another station")
    summary = export(sample, tmp_path / "a.stl", each=True, reference=other)

    assert len({file.name for file in summary.files}) == summary.nodes == 6
    assert (tmp_path / "a-core-2.stl").is_file()
