"""The fine picture that lies on a view that rests."""

import numpy as np
import pytest

from viewer.gui.main_window import MainWindow
from viewer.gui.pixels import as_qimage
from viewer.render.painter import DEFAULT_SAMPLES, Painter

pytestmark = pytest.mark.gui
WAIT_MS = 30_000


@pytest.fixture
def resting(window: MainWindow, qtbot) -> MainWindow:
    with qtbot.waitSignal(window.resting.laid, timeout=WAIT_MS):
        window.settings.change(fine=True)
    return window


def test_it_is_the_picture_that_a_script_takes(resting):
    picture = resting.resting.picture
    size_px = (picture.image.width(), picture.image.height())
    scene = resting.session.scene(resting.view3d.aspect)
    with Painter(size_px) as painter:
        pixels = painter.picture(scene, size_px, DEFAULT_SAMPLES)

    assert picture.isVisible()
    assert picture.size() == resting.view3d.size()
    assert picture.image == as_qimage(np.asarray(pixels))


def test_it_goes_as_soon_as_anything_moves_and_comes_back(resting, qtbot):
    picture = resting.resting.picture
    before = picture.image
    resting.view3d.navigator.turn(0.1, 0.0)
    assert not picture.isVisible()
    with qtbot.waitSignal(resting.resting.laid, timeout=WAIT_MS):
        resting.session.set_view(style="mockup")

    assert picture.isVisible()
    assert picture.image != before
    resting.actions_by_id["fine"].trigger()
    assert not picture.isVisible()
    assert not resting.resting._pause.isActive()


def test_it_waits_for_a_flight_to_end(resting, qtbot):
    flight, picture = resting.view3d.flight, resting.resting.picture
    flight.duration_ms = 2500
    laid: list[bool] = []
    resting.resting.laid.connect(lambda: laid.append(flight.running))
    with qtbot.waitSignal(flight.ended, timeout=WAIT_MS):
        resting.actions_by_id["camera:top"].trigger()
        assert flight.running
        flight.moved.connect(lambda: laid.extend([True] * picture.isVisible()))
    with qtbot.waitSignal(resting.resting.laid, timeout=WAIT_MS):
        pass

    assert laid == [False]
    assert picture.isVisible()


def test_the_painter_ends_with_the_window(resting):
    painter = resting.resting._painter
    assert painter._process.poll() is None
    resting.close()

    assert painter._process.poll() is not None
    assert resting.resting._painter is None
