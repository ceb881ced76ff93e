"""Steps that take place, and a view in the words of a shot."""

import tomllib
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from viewer.cli.main import run
from viewer.gui.playback import Tempo
from viewer.pictures.imagefile import read_request

pytestmark = pytest.mark.gui
WAIT_MS = 20_000


def test_a_step_takes_place_and_ends_where_it_belongs(window, qtbot):
    times: list[float] = []
    for signal in (window.session.changed, window.session.moved):
        signal.connect(lambda: times.append(window.session.time))
    window.commands.player.tempo = Tempo(motion_ms=300)
    placements = window.session.station.placements.items()
    before = {element: p.station_from_module for element, p in placements}
    window.actions_by_id["next"].trigger()
    assert window.session.steps_done == 2
    qtbot.waitUntil(lambda: window.session.time >= 1.0, timeout=WAIT_MS)
    assert times[0] == 0.0
    assert times == sorted(times)
    assert times[-1] == 1.0
    assert not window.commands.player.running
    after = window.session.station.placements
    assert all(np.allclose(after[e].station_from_module, m) for e, m in before.items())


def test_in_between_something_is_on_its_way(window):
    window.session.go_to(2)
    done = window.session.scene(1.6)
    window.session.set_time(0.3)
    moving = window.session.scene(1.6)
    place = {n.id: n.world_from_mesh for n in done.nodes if n.layer == "station"}
    moved = [
        n.id
        for n in moving.nodes
        if n.id in place and not np.allclose(n.world_from_mesh, place[n.id])
    ]
    assert moved
    assert len(moved) < len(place)
    # The picture stands still meanwhile.
    assert np.allclose(moving.camera.position_m, done.camera.position_m)


def test_who_jumps_ends_the_step_that_takes_place(window, qtbot):
    window.actions_by_id["next"].trigger()
    assert window.session.time < 1.0
    window.actions_by_id["last"].trigger()
    assert window.session.time == 1.0
    qtbot.waitUntil(lambda: not window.commands.player.running, timeout=WAIT_MS)
    assert window.session.steps_done == 3
    window.actions_by_id["animate"].trigger()
    window.actions_by_id["first"].trigger()
    window.actions_by_id["next"].trigger()
    assert window.session.time == 1.0


def test_the_copied_words_ask_for_what_is_seen(window, tmp_path):
    window.session.set_view(style="print", labels=False, aids=("bus",))
    window.actions_by_id["camera:side"].trigger()
    window.actions_by_id["copy-shot"].trigger()
    text = QGuiApplication.clipboard().text()
    command, _, entry = text.partition("\n\n")
    assert "--style print" in command
    assert "--no-labels" in command
    assert "--aid bus" in command
    (shot,) = tomllib.loads(entry)["shots"]
    assert (shot["camera"], shot["step"]) == ("side", window.session.step_id)
    words = command.split()
    output = tmp_path / "a.png"
    words[words.index("--size") + 1] = "96x54"
    words[words.index("-o") + 1] = str(output)
    assert run(words[1:]) == 0
    assert read_request(output)["style"] == "print"


def orbited(camera):
    return replace(camera, position_m=camera.position_m + np.array([3.0, 2.0, -1.0]))


def test_a_camera_of_ones_own_is_copied_too(window):
    camera = orbited(window.view3d.camera)
    window.session.fly_to(camera)
    request = window.session.request(1.5)
    assert request["camera"]["position_m"] == pytest.approx(camera.position_m, abs=1e-3)
    assert request["size"] == [1620, 1080]
