"""Every step of ROSS in the real window, and a thousand steps without growth."""

import gc
import json
import os
import weakref
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from viewer.gui.main_window import MainWindow

pytestmark = [pytest.mark.gui, pytest.mark.slow]
WAIT_MS = 60_000
STEPS = 1000
MOST_BYTES = 16_000_000
MOST_OBJECTS = 600
"""That a thousand steps may leave behind: a leak of one a step would be more."""


@pytest.fixture
def ross(qtbot, store) -> Iterator[MainWindow]:
    made = MainWindow(store)
    made.view3d.flight.duration_ms = 0
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    with qtbot.waitSignal(made.commands.stations.opened, timeout=WAIT_MS):
        made.commands.stations.open("ross", "last", None)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def drawn_elements(window: MainWindow) -> set[str]:
    """Return the elements that VTK holds actors of."""
    drawing = window.view3d._drawing
    return {name for name in drawing._element_of.values() if name}


def test_every_step_of_ross_is_shown_forward_and_back(ross):
    session, panel = ross.session, ross.docks.panels["steps"]
    pictures: dict[int, np.ndarray] = {}
    session.go_to(1)
    for number in (*range(1, 11), *range(9, 0, -1)):
        while session.steps_done != number:
            name = "next" if session.steps_done < number else "previous"
            ross.actions_by_id[name].trigger()
            session.set_time(1.0)
        assert drawn_elements(ross) == set(session.station.placements)
        assert ross.bar.slider.value() == number
        assert panel.currentItem() is panel._steps[number]
        name = session.model.spec.steps[number - 1].name.en
        assert name in ross.bar.caption.text()
        assert name in ross.docks.panels["figures"].toPlainText()
        picture = np.asarray(ross.view3d.pixels())
        # A step looks the same from whichever side it is reached.
        assert np.array_equal(pictures.setdefault(number, picture), picture)
    for number in range(2, 11):
        assert (pictures[number] != pictures[number - 1]).any(axis=2).mean() > 1e-4


def test_every_step_of_ross_is_seen_under_way(ross):
    for number in range(1, 11):
        ross.session.go_to(number)
        done = {
            node.id: node.world_from_mesh
            for node in ross.session.scene(1.6).nodes
            if node.layer == "station"
        }
        ross.session.set_time(0.4)
        now = {n.id: n.world_from_mesh for n in ross.session.scene(1.6).nodes}
        elsewhere = [
            name
            for name, pose in done.items()
            if name not in now or not np.allclose(now[name], pose)
        ]
        assert elsewhere
        assert len(elsewhere) < len(done) or number == 1


def resident_bytes() -> int:
    """Return the memory that the process has in use."""
    pages = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def counts(window: MainWindow) -> tuple[int, int, int]:
    """Return Python's objects, VTK's actors and Qt's objects that there are."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    actors = len(window.view3d._drawing._drawn)
    return len(gc.get_objects()), actors, len(window.findChildren(QObject))


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no /proc")
def test_a_thousand_steps_leave_nothing_behind(window):
    count = window.session.step_count

    def walk(steps: int) -> None:
        for number in range(steps):
            window.session.go_to(number % count + 1)
            QApplication.processEvents()
            window.session.set_time((number % 12) / 12)
            QApplication.processEvents()
        window.session.go_to(1)
        QApplication.processEvents()

    walk(120)
    before, held = counts(window), resident_bytes()
    walk(STEPS)
    after, holds = counts(window), resident_bytes()
    assert after[0] - before[0] < MOST_OBJECTS
    assert after[1:] == before[1:]
    assert holds - held < MOST_BYTES


@pytest.mark.parametrize("busy", ["playing", "presenting", "drawing"])
def test_nothing_stays_alive_however_it_was_closed(qtbot, store, tiny_station, busy):
    store.setValue("thumbnails", json.dumps(busy == "drawing"))
    window = MainWindow(store)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        window.commands.stations.open(str(tiny_station), "1", "none")
    if busy == "playing":
        session = window.session
        window.actions_by_id["play"].trigger()
        qtbot.waitUntil(lambda: session.time < 1.0, timeout=WAIT_MS)
        del session
    elif busy == "presenting":
        window.actions_by_id["present"].trigger()
    else:
        thumbnails = window.commands.thumbnails
        qtbot.waitUntil(lambda: thumbnails.image(1) is not None, timeout=WAIT_MS)
        del thumbnails
    alive = [
        weakref.ref(each)
        for each in (window, window.session, window.commands.player, window.bar)
    ]
    window.close()
    window.deleteLater()
    del window
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [ref() for ref in alive] == [None] * len(alive)
