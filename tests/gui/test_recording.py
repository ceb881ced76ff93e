"""The film dialog: what it asks for, what it tells, what is left when it is stopped."""

import shlex
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from tests.gui.conftest import run_alone
from tests.gui.test_window import turn
from viewer.gui.main_window import MainWindow
from viewer.gui.making.dialog import MakingDialog
from viewer.gui.making.film_form import FilmForm
from viewer.pictures.film import FORMATS

pytestmark = pytest.mark.gui

WAIT_MS = 60_000


@pytest.fixture
def dialog(window: MainWindow, tmp_path: Path) -> MakingDialog:
    (tmp_path / "out").mkdir()
    window.actions_by_id["film"].trigger()
    opened = window.commands.files.dialogs["film"]
    opened.place.setText(str(tmp_path / "out" / "tiny.mp4"))
    form = form_of(opened)
    form.sides.width_px.setValue(96)
    form.sides.height_px.setValue(54)
    form.seconds.setValue(0.3)
    form.rate.setCurrentIndex(form.rate.findData(12))
    return opened


def form_of(dialog: MakingDialog) -> FilmForm:
    assert isinstance(dialog.form, FilmForm)
    return dialog.form


def choose(box, value: object) -> None:
    box.setCurrentIndex(box.findData(value))


def record(dialog: MakingDialog, qtbot) -> Path:
    dialog.make_button.click()
    qtbot.waitUntil(dialog.folder_button.isVisible, timeout=WAIT_MS)
    return dialog.output


def test_the_film_is_as_long_as_it_is_told_to_be(dialog, qtbot):
    assert "1 s long · 12 pictures" in dialog.told.text()
    with av.open(str(record(dialog, qtbot))) as video:
        stream = video.streams.video[0]
        assert (stream.width, stream.height) == (96, 54)
        assert stream.average_rate == 12
        assert sum(1 for _ in video.decode(video=0)) == 12


def test_the_command_that_is_shown_records_the_same(dialog, qtbot, tmp_path):
    form = form_of(dialog)
    choose(form.kind, "turntable")
    form.choose_suffix(".png")
    recorded = record(dialog, qtbot)
    words = shlex.split(dialog.command.text())[1:]
    words[words.index(str(recorded))] = str(tmp_path / "again.png")

    assert run_alone(words) == 0
    assert recorded.read_bytes() == (tmp_path / "again.png").read_bytes()


def test_the_film_begins_where_the_view_stands(dialog, window, qtbot):
    turn(window, 50.0)
    window.session.set_view(style="mockup", upcoming=True)
    asked = form_of(dialog).asked()

    assert asked["camera"]["position_m"] == pytest.approx(
        list(window.session.camera.position_m), abs=1e-3
    )
    assert asked["style"] == "mockup"
    dialog.look()
    assert "--upcoming" in dialog.command.text()
    assert "--position" in dialog.command.text()


def test_without_the_reference_the_station_is_filmed_from_the_same_side(
    dialog, window, qtbot, tiny_station
):
    with qtbot.waitSignal(window.commands.stations.opened, timeout=WAIT_MS):
        window.commands.stations.use_reference(str(tiny_station))
    turn(window, 50.0)
    form, camera = form_of(dialog), window.session.camera
    dialog.look()
    away = camera.position_m - camera.target_m
    asked = form.asked()["camera"]
    assert asked["azimuth_deg"] == pytest.approx(
        np.degrees(np.arctan2(away[1], away[0])), abs=0.1
    )
    assert form.asked()["reference"] == "none"

    form.with_reference.setChecked(True)
    assert "position_m" in form.asked()["camera"]
    assert form.asked()["reference"] == str(tiny_station)


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_can_be_chosen_by_its_suffix(dialog, suffix):
    dialog.place.setText(str(dialog.output.with_suffix(suffix)))
    dialog.place.textEdited.emit(dialog.place.text())

    assert dialog.make_button.isEnabled()
    assert dialog.output.suffix == suffix
    assert form_of(dialog).suffix == (".png" if suffix == ".apng" else suffix)


def test_labels_language_and_scale_bar_are_as_chosen(dialog):
    form = form_of(dialog)
    choose(form.language, "ru")
    form.labels.setChecked(False)
    form.scale_bar.setChecked(True)
    words = dialog.command.text()

    assert "--language ru" in words
    assert "--no-labels" in words
    assert " --scale-bar" in words
    assert "--layout alone" in words


@pytest.mark.parametrize(
    ("suffix", "size", "seconds", "words"),
    [
        (".mp4", (95, 54), 0.5, "even"),
        (".gif", (3840, 2160), 60.0, "of memory: take MP4"),
        (".avi", (96, 54), 0.5, "a film is written as"),
    ],
)
def test_what_cannot_be_recorded_is_refused_at_once(
    dialog, suffix, size, seconds, words
):
    form = form_of(dialog)
    form.sides.width_px.setValue(size[0])
    form.sides.height_px.setValue(size[1])
    form.seconds.setValue(seconds)
    dialog.place.setText(str(dialog.output.with_suffix(suffix)))
    dialog.place.textEdited.emit(dialog.place.text())

    assert words in dialog.told.text()
    assert not dialog.make_button.isEnabled()


def test_a_recording_that_is_stopped_leaves_nothing(dialog, qtbot):
    form_of(dialog).seconds.setValue(100.0)
    dialog.make_button.click()
    qtbot.waitUntil(lambda: "frame" in dialog.progress.format(), timeout=WAIT_MS)
    assert list(dialog.output.parent.iterdir())
    dialog.cancel_button.click()
    qtbot.waitUntil(dialog.make_button.isEnabled, timeout=WAIT_MS)

    assert not list(dialog.output.parent.iterdir())


def test_the_window_is_awake_while_a_film_is_recorded(dialog, window, qtbot):
    form_of(dialog).seconds.setValue(100.0)
    dialog.make_button.click()
    qtbot.waitUntil(lambda: "frame" in dialog.progress.format(), timeout=WAIT_MS)
    window.session.go_to(3)
    picture = np.asarray(window.view3d.pixels())
    assert picture.std() > 5
    assert dialog.progress.isVisible()
    dialog.cancel()
    qtbot.waitUntil(dialog.make_button.isEnabled, timeout=WAIT_MS)


def test_what_was_chosen_is_remembered(dialog, window):
    form = form_of(dialog)
    choose(form.kind, "fly-around")
    form.choose_suffix(".gif")
    dialog.close()
    window.commands.files.dialogs.clear()
    window.actions_by_id["film"].trigger()
    again = form_of(window.commands.files.dialogs["film"])

    assert again.film() == {"kind": "fly-around", "seconds": 0.3, "fps": 12}
    assert again.suffix == ".gif"
    assert again.sides.size_px == (96, 54)


def test_an_animated_picture_moves(dialog, qtbot):
    choose(form_of(dialog).kind, "turntable")
    form_of(dialog).choose_suffix(".gif")
    with Image.open(record(dialog, qtbot)) as picture:
        assert picture.n_frames > 1
        first = np.asarray(picture.convert("RGB")).astype(int)
        picture.seek(1)
        assert np.abs(np.asarray(picture.convert("RGB")) - first).max() > 30
