"""What a timeline shows, and where: no window is needed."""

import pytest

from viewer.gui.track import Track, bands_of, ticks_of
from viewer.spec.load import load_station

TRACK = Track(left_px=10.0, width_px=300.0, count=3)


@pytest.mark.parametrize("name", ["ross", "iss"])
def test_phases_cover_all_steps_in_order(name):
    spec = load_station(name)
    bands = bands_of(spec, "en")
    covered = [n for band in bands for n in range(band.first, band.last + 1)]
    assert covered == list(range(1, len(spec.steps) + 1))
    names = {phase.name.en for phase in spec.phases}
    assert {band.name for band in bands} == names
    assert bands_of(spec, "ru")[0].name == spec.phases[0].name.ru


def test_a_year_stands_where_it_begins():
    spec = load_station("iss")
    ticks = ticks_of(spec)
    assert ticks[0].text == "1998"
    assert ticks[0].step == 1
    for tick in ticks[1:]:
        date, before = (spec.steps[tick.step - k].date for k in (1, 2))
        assert date.start.startswith(tick.text)
        assert not before.start.startswith(tick.text)


def test_a_step_lies_between_the_one_before_and_itself():
    assert TRACK.x_of(0) == 10.0
    assert TRACK.x_of(3) == 310.0
    assert [TRACK.step_at(x) for x in (0, 11, 109, 111, 309, 999)] == [1, 1, 1, 2, 3, 3]


@pytest.mark.parametrize("position", [0.0, 0.4, 1.5, 2.3, 3.0])
def test_a_pixel_is_the_place_that_is_drawn_there(position):
    assert TRACK.position_at(TRACK.x_of(position)) == pytest.approx(position)


def test_the_end_of_a_step_is_caught_when_it_is_near():
    assert TRACK.position_at(TRACK.x_of(1) + 6.0) == 1.0
    assert TRACK.position_at(TRACK.x_of(1) + 8.0) == pytest.approx(1.08)
    # Where steps are short, most of each can still be reached.
    short = Track(left_px=0.0, width_px=300.0, count=30)
    assert short.position_at(short.x_of(7.25)) == pytest.approx(7.25)
    assert short.position_at(short.x_of(7.15)) == 7.0
