"""Pictures that the window saves or copies are those that the command takes."""

import shlex
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextEdit

from tests.gui.conftest import run_alone
from viewer.gui.main_window import MainWindow
from viewer.gui.making.dialog import MakingDialog
from viewer.gui.making.picture_form import PictureForm
from viewer.pictures.formats import FORMATS
from viewer.pictures.imagefile import read_request

pytestmark = pytest.mark.gui

WAIT_MS = 30_000


@pytest.fixture
def dialog(window: MainWindow, tmp_path: Path) -> MakingDialog:
    window.actions_by_id["screenshot"].trigger()
    opened = window.commands.files.dialogs["picture"]
    opened.place.setText(str(tmp_path / "saved.png"))
    form_of(opened).sides.width_px.setValue(400)
    form_of(opened).sides.height_px.setValue(300)
    return opened


def form_of(dialog: MakingDialog) -> PictureForm:
    assert isinstance(dialog.form, PictureForm)
    return dialog.form


def save(dialog: MakingDialog, qtbot) -> Path:
    dialog.make_button.click()
    qtbot.waitUntil(dialog.folder_button.isVisible, timeout=WAIT_MS)
    return dialog.output


def look_round(window: MainWindow, qtbot) -> None:
    """Leave nothing of the view as it is at first."""
    session = window.session
    session.go_to(3)
    session.set_view(
        camera="top",
        style="mockup",
        language="ru",
        hidden=("ship",),
        ghosted=("lab",),
        explode=0.4,
        ports=True,
        aids=("cosmonaut",),
    )
    session.choose(overrides={"core": {"length_m": 12.345678}})
    window.view3d.navigator.turn(0.2, -0.1)
    window.view3d.navigator.rest()
    assert session.turned
    length = {"core": {"length_m": 12.345678}}
    qtbot.waitUntil(lambda: session.model.overrides == length, timeout=WAIT_MS)


def test_the_saved_picture_is_the_commands_byte_for_byte(
    window, dialog, qtbot, tmp_path
):
    look_round(window, qtbot)
    form_of(dialog).caption.setText('Eine "Zeile"')
    saved = save(dialog, qtbot)
    words = shlex.split(dialog.command.text())[1:]
    words[words.index(str(saved))] = str(tmp_path / "taken.png")

    assert run_alone(words) == 0
    assert saved.read_bytes() == (tmp_path / "taken.png").read_bytes()
    request = read_request(saved)
    assert request["caption"] == 'Eine "Zeile"'
    assert request["size"] == [400, 300]
    assert request["set"] == {"core.length_m": 12.345678}


def test_the_picture_that_copy_as_shot_asks_for_is_the_one_in_the_clipboard(
    window, qtbot, tmp_path
):
    look_round(window, qtbot)
    window.actions_by_id["copy-shot"].trigger()
    command = QGuiApplication.clipboard().text().splitlines()[0]
    words = shlex.split(command)[1:]
    words[-1] = str(tmp_path / "taken.png")
    assert run_alone(words) == 0
    window.actions_by_id["copy-picture"].trigger()
    board = QGuiApplication.clipboard()
    qtbot.waitUntil(lambda: not board.image().isNull(), timeout=WAIT_MS)
    assert board.image().save(str(tmp_path / "copied.png"))

    taken = np.asarray(Image.open(tmp_path / "taken.png").convert("RGB"))
    copied = np.asarray(Image.open(tmp_path / "copied.png").convert("RGB"))
    assert taken.std() > 10
    assert np.array_equal(taken, copied)


def test_text_that_is_marked_is_copied_instead_of_the_view(window):
    window.docks.docks["figures"].raise_()
    panel = window.docks.panels["figures"]
    assert isinstance(panel, QTextEdit)
    panel.setFocus()
    panel.selectAll()
    window.actions_by_id["copy-picture"].trigger()

    assert "Core" in QGuiApplication.clipboard().text()
    assert window.tasks.count == 0


def test_saving_again_as_the_file_says_gives_the_same_pixels(
    window, dialog, qtbot, tmp_path
):
    saved = save(dialog, qtbot)
    assert (
        run_alone(["shot", "--again", str(saved), "-o", str(tmp_path / "a.png")]) == 0
    )

    assert saved.read_bytes() == (tmp_path / "a.png").read_bytes()


@pytest.mark.parametrize("suffix", [".jpg", ".jpeg", ".webp", ".tiff"])
def test_the_format_is_what_the_suffix_says(dialog, qtbot, suffix):
    dialog.place.setText(str(dialog.output.with_suffix(suffix)))
    dialog.place.textEdited.emit(dialog.place.text())
    assert dialog.output.suffix == suffix
    saved = save(dialog, qtbot)

    with Image.open(saved) as picture:
        assert picture.size == (400, 300)
        assert picture.format == FORMATS[suffix].upper()


def test_a_picture_without_background_is_clear_there(dialog, qtbot):
    form_of(dialog).transparent.setChecked(True)
    saved = save(dialog, qtbot)
    alpha = np.asarray(Image.open(saved))[..., 3]

    assert alpha[0, 0] == 0
    assert alpha.max() == 255


def test_drawings_in_lines_are_for_the_looks_that_have_them(window, dialog, qtbot):
    form_of(dialog).choose_suffix(".svg")
    assert "blueprint, print" in dialog.told.text()
    assert not dialog.make_button.isEnabled()
    window.session.set_view(style="print")
    assert dialog.make_button.isEnabled()
    assert save(dialog, qtbot).read_text(encoding="utf-8").startswith("<?xml")


@pytest.mark.parametrize(
    ("choose", "words"),
    [
        (lambda d: (d.form.choose_suffix(".jpg"),
                    d.form.transparent.setChecked(True)), "no transparency"),
        (lambda d: (d.place.setText("/tmp/a.bmp"), d.look()), ".png"),
        (lambda d: (d.place.setText("/nowhere/a.png"), d.look()), "does not exist"),
    ],
)  # fmt: skip
def test_what_cannot_be_saved_is_refused_in_words_at_once(dialog, choose, words):
    choose(dialog)

    assert words in dialog.told.text()
    assert not dialog.make_button.isEnabled()


def test_sizes_are_customary_or_the_windows_or_any(window, dialog):
    sides = form_of(dialog).sides
    sides.box.setCurrentIndex(sides.box.findData("3840x2160"))
    assert form_of(dialog).asked()["size"] == [3840, 2160]
    assert "32.5 × 18.3 cm" in dialog.told.text()
    assert "fine detail" in dialog.told.text()
    sides.box.setCurrentIndex(sides.box.findData("window"))
    width, height = form_of(dialog).asked()["size"]
    assert width / height == pytest.approx(window.view3d.aspect, rel=0.01)
    sides.width_px.setValue(12345)
    assert sides.box.currentData() == "own"
    assert form_of(dialog).asked()["size"][0] == 12345
    assert sides.width_px.maximum() == 16384


def test_what_was_chosen_is_remembered_and_the_caption_is_not(dialog, window):
    form = form_of(dialog)
    form.credit.setText("A newsroom")
    form.caption.setText("today only")
    form.choose_suffix(".tiff")
    dialog.close()
    window.commands.files.dialogs.clear()
    window.actions_by_id["screenshot"].trigger()
    again = form_of(window.commands.files.dialogs["picture"])

    assert again.credit.text() == "A newsroom"
    assert again.caption.text() == ""
    assert again.suffix == ".tiff"
    assert again.sides.size_px == (400, 300)
