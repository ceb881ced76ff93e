"""Small pictures of the steps come by themselves, and do not stay in the way."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage

from tests.gui.conftest import press_key
from viewer.gui.panels.step_delegate import LINES, PICTURE
from viewer.gui.panels.wrapping import wrapped
from viewer.gui.thumbnails import SIZE_PX
from viewer.render import painter

pytestmark = pytest.mark.gui
WAIT_MS = 60_000


@pytest.fixture
def started(monkeypatch) -> list[painter.Painter]:
    """Return every painter that is started."""
    made: list[painter.Painter] = []

    class Counted(painter.Painter):
        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **options)
            made.append(self)

    monkeypatch.setattr("viewer.gui.thumbnails.Painter", Counted)
    return made


def begin(window) -> None:
    window.commands.thumbnails.pause.setInterval(0)
    window.settings.change(thumbnails=True)


def wait_for_all(window, qtbot) -> None:
    thumbnails, count = window.commands.thumbnails, window.session.step_count
    qtbot.waitUntil(
        lambda: (
            all(thumbnails.image(n) for n in range(1, count + 1))
            and not thumbnails.drawing
        ),
        timeout=WAIT_MS,
    )


def covered(image: QImage) -> float:
    """Return the share of a picture that is not background."""
    whole = image.convertToFormat(QImage.Format.Format_RGBA8888)
    data = np.frombuffer(whole.constBits(), np.uint8)
    return float((data.reshape(image.height(), image.width(), 4)[..., 3] > 128).mean())


def test_each_step_has_its_picture_and_the_station_grows(window, qtbot, started):
    begin(window)
    wait_for_all(window, qtbot)
    thumbnails, panel = window.commands.thumbnails, window.docks.panels["steps"]
    images = [thumbnails.image(number) for number in (1, 2, 3)]
    assert {(i.width(), i.height()) for i in images} == {SIZE_PX}
    shares = [covered(image) for image in images]
    assert all(0.01 < share < 0.9 for share in shares)
    # A phase is seen from one place.
    phases = [step.phase for step in window.session.model.spec.steps]
    grown = [shares[n] > shares[n - 1] for n in (1, 2) if phases[n] == phases[n - 1]]
    assert grown == [True]
    for number, image in enumerate(images, start=1):
        assert panel._steps[number].data(0, PICTURE) == image
    assert len(started) == 1
    assert started[0]._process.poll() is not None


def test_a_reload_of_the_same_draws_nothing_again(window, qtbot, tiny_station, started):
    begin(window)
    wait_for_all(window, qtbot)
    model, images = window.session.model, dict(window.commands.thumbnails._shown)
    came: list[int] = []
    window.commands.thumbnails.came.connect(came.append)
    tiny_station.write_text(
        tiny_station.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8"
    )
    qtbot.waitUntil(lambda: window.session.model is not model, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(came) == 3, timeout=WAIT_MS)
    assert window.commands.thumbnails._shown == images
    assert len(started) == 1


def test_only_what_has_changed_is_drawn_again(window, qtbot, tiny_station, started):
    begin(window)
    wait_for_all(window, qtbot)
    before = {n: window.commands.thumbnails.image(n) for n in (1, 2, 3)}
    module = tiny_station.parent / "modules" / "ship.toml"
    module.write_text(
        module.read_text(encoding="utf-8").replace("3.0", "6.0"), encoding="utf-8"
    )
    qtbot.waitUntil(
        lambda: window.commands.thumbnails.image(3) is not before[3], timeout=WAIT_MS
    )
    wait_for_all(window, qtbot)
    assert window.commands.thumbnails.image(1) != before[3]
    assert len(started) == 2


def test_closing_does_not_wait_for_a_painter(window, qtbot, started):
    begin(window)
    qtbot.waitUntil(lambda: bool(started), timeout=WAIT_MS)
    window.close()
    assert started[0]._process.poll() is not None


def test_work_that_is_cancelled_comes_again(window, qtbot):
    begin(window)
    qtbot.waitUntil(lambda: window.commands.thumbnails.drawing, timeout=WAIT_MS)
    window.tasks.cancel()
    wait_for_all(window, qtbot)


def test_nothing_is_drawn_while_the_steps_are_played(window, qtbot, started):
    thumbnails = window.commands.thumbnails
    # As if the last step had just begun, whenever that is asked.
    thumbnails._stirred_s = float("inf")
    begin(window)
    qtbot.waitUntil(lambda: thumbnails.drawing, timeout=WAIT_MS)
    qtbot.wait(300)
    assert not started
    window.session.go_to(2)
    assert thumbnails._stirred_s < float("inf")
    wait_for_all(window, qtbot)


def test_the_list_can_do_without_pictures(window, qtbot):
    panel, thumbnails = window.docks.panels["steps"], window.commands.thumbnails
    assert not panel.delegate.with_pictures
    window.actions_by_id["thumbnails"].trigger()
    assert panel.delegate.with_pictures
    assert thumbnails.pause.isActive()
    index = panel.indexFromItem(panel._steps[1])
    qtbot.waitUntil(lambda: panel.visualRect(index).height() >= SIZE_PX[1])
    window.actions_by_id["thumbnails"].trigger()
    assert not panel.delegate.with_pictures
    assert not thumbnails.pause.isActive()


def test_a_line_of_the_list_tells_all_there_is_to_know(window):
    panel, spec = window.docks.panels["steps"], window.session.model.spec
    for number, step in enumerate(spec.steps, start=1):
        item = panel._steps[number]
        when, who = item.data(0, LINES)
        assert step.date.start in when
        assert who.startswith("+ ")
        tip = item.toolTip(0)
        assert step.date.source in tip
        assert "Arrives: " in item.data(0, Qt.ItemDataRole.AccessibleTextRole)


def test_keys_go_through_the_list_and_enter_plays_a_step(window, qtbot):
    panel = window.docks.panels["steps"]
    panel.setFocus()
    for number in (2, 3):
        press_key(panel, Qt.Key.Key_Down)
        assert window.session.position == number
    press_key(panel, Qt.Key.Key_Return)
    assert window.session.position == 2.0
    assert window.commands.player.running
    window.session.go_to(1)
    assert panel.currentItem() is panel._steps[1]


@pytest.mark.parametrize("most", [1, 2, 3])
def test_small_print_is_cut_where_it_has_no_room(qtbot, most):
    font, text = QFont(), "one two three four five six seven eight nine ten"
    lines = wrapped(text, font, 90, most)
    assert len(lines) == most
    assert all(QFontMetrics(font).horizontalAdvance(line) <= 90 for line in lines)
    assert lines[-1].endswith("…")
    assert wrapped("one", font, 200, most) == ["one"]
