"""What is shown a moment later while steps are played: no window is needed."""

import pytest

from viewer.gui.playback import (
    Playback,
    Playhead,
    Tempo,
    advanced,
    place_at,
    position_of,
)

TEMPO = Tempo(motion_ms=1000, rest_ms=200, cut_ms=300, end_ms=500)
PLAYING = Playback(playing=True)


def played(
    head: Playhead,
    playback: Playback,
    frame_ms: float,
    count: int = 3,
    most: int = 9999,
):
    """Return the heads that are shown until it ends."""
    shown = [head]
    while not shown[-1].ended and len(shown) < most:
        shown.append(advanced(shown[-1], frame_ms, playback, TEMPO, count))
    return shown


@pytest.mark.parametrize("frame_ms", [5, 33, 400, 5000])
def test_each_step_is_shown_done_however_slow_the_machine(frame_ms):
    shown = played(Playhead(step=1, time=0.0), PLAYING, frame_ms)
    done = [head.step for head in shown if head.time == 1.0]
    assert list(dict.fromkeys(done)) == [1, 2, 3]
    assert [head.step for head in shown] == sorted(head.step for head in shown)
    assert (shown[-1].step, shown[-1].time) == (3, 1.0)


@pytest.mark.parametrize("speed", [0.25, 1.0, 4.0])
def test_the_clock_decides_how_long_it_takes(speed):
    playback = Playback(playing=True, speed=speed)
    shown = played(Playhead(step=1, time=0.0), playback, 10.0)
    took_ms = 10.0 * (len(shown) - 1)
    # Three steps that take place and two pauses between them.
    assert took_ms == pytest.approx(3400 / speed, rel=0.05, abs=60)


def test_cut_steps_stand_and_change_at_once():
    playback = Playback(playing=True, animated=False)
    shown = played(Playhead(step=1), playback, 10.0)
    assert {head.time for head in shown} == {1.0}
    assert 10.0 * (len(shown) - 1) == pytest.approx(600, abs=30)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("animated", [True, False])
def test_a_loop_begins_again_after_a_pause_at_the_end(count, animated):
    playback = Playback(playing=True, loop=True, animated=animated)
    shown = played(Playhead(step=count), playback, 10.0, count, most=52)
    assert not any(head.ended for head in shown)
    assert all(
        head == Playhead(step=count, rested_ms=10.0 * k)
        for k, head in enumerate(shown[:50])
    )
    assert shown[50].step == 1
    assert shown[50].time == (0.0 if animated else 1.0)


def test_a_single_step_ends_when_it_is_done():
    shown = played(Playhead(step=2, time=0.5), Playback(), 125.0)
    assert [head.time for head in shown] == pytest.approx(
        [0.5, 0.625, 0.75, 0.875, 1.0]
    )


def test_at_the_end_there_is_nothing_to_wait_for():
    assert advanced(Playhead(step=3), 1.0, PLAYING, TEMPO, 3).ended


def test_speeds_have_a_slowest_and_a_fastest():
    playback = Playback()
    assert [playback.faster(by).speed for by in (-9, -1, 0, 1, 9)] == [
        0.25,
        0.5,
        1,
        2,
        4,
    ]


@pytest.mark.parametrize(
    ("position", "step", "time"),
    [(0.0, 1, 0.0), (0.4, 1, 0.4), (1.0, 1, 1.0), (1.25, 2, 0.25), (3.0, 3, 1.0)],
)
def test_a_place_on_the_timeline_is_a_time_in_a_step(position, step, time):
    assert place_at(position, 3) == (step, pytest.approx(time))
    assert position_of(step, time) == pytest.approx(position)


def test_beyond_the_ends_there_is_nothing():
    assert place_at(-1.0, 3) == (1, 0.0)
    assert place_at(9.0, 3) == (3, 1.0)
