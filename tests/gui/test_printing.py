"""Booklets, posters and press kits from the window."""

import shlex
from pathlib import Path

import pytest
from PIL import Image

from tests.gui.conftest import run_alone
from viewer.gui.main_window import MainWindow
from viewer.gui.making.dialog import MakingDialog
from viewer.spec.library import shot_lists

pytestmark = pytest.mark.gui

WAIT_MS = 120_000
LIST = """
id = "own"
[defaults]
station = "tiny.toml"
reference = "none"
size = [64, 36]
[[shots]]
name = "step"
matrix = { step = "all" }
[[shots]]
name = "top"
camera = "top"
"""


def opened(window: MainWindow, name: str, place: Path) -> MakingDialog:
    window.actions_by_id[name].trigger()
    dialog = window.commands.files.dialogs[name]
    dialog.place.setText(str(place))
    dialog.place.textEdited.emit(str(place))
    return dialog


def make(dialog: MakingDialog, qtbot) -> str:
    assert dialog.make_button.isEnabled(), dialog.told.text()
    dialog.make_button.click()
    qtbot.waitUntil(dialog.outcome.isVisible, timeout=WAIT_MS)
    return dialog.outcome.text()


@pytest.mark.parametrize(
    ("pages", "told"), [("booklet", "4 pages"), ("a3", "1 page")]
)  # fmt: skip
def test_what_is_printed_is_what_the_command_makes(
    window, qtbot, tmp_path, pages, told
):
    window.session.choose(overrides={"core": {"length_m": 12.5}})
    dialog = opened(window, "pages", tmp_path / "made.pdf")
    qtbot.waitUntil(
        lambda: "--set core.length_m=12.5" in dialog.command.text(), timeout=WAIT_MS
    )
    form = dialog.form
    form.pages.setCurrentIndex(form.pages.findData(pages))
    form.language.setCurrentIndex(form.language.findData("ru"))
    assert dialog.told.text() == told
    assert "made.pdf is made" in make(dialog, qtbot)
    words = shlex.split(dialog.command.text())[1:]
    words[words.index(str(tmp_path / "made.pdf"))] = str(tmp_path / "again.pdf")

    assert run_alone(words) == 0
    assert (tmp_path / "made.pdf").read_bytes() == (tmp_path / "again.pdf").read_bytes()


def test_pages_are_pdf_alone(window, tmp_path):
    dialog = opened(window, "pages", tmp_path / "made.doc")

    assert "written as .pdf" in dialog.told.text()
    assert not dialog.make_button.isEnabled()


def test_a_booklet_that_is_stopped_leaves_nothing(window, qtbot, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    dialog = opened(window, "pages", folder / "made.pdf")
    dialog.make_button.click()
    qtbot.waitUntil(lambda: "page" in dialog.progress.format(), timeout=WAIT_MS)
    dialog.cancel_button.click()
    qtbot.waitUntil(dialog.make_button.isEnabled, timeout=WAIT_MS)

    assert not list(folder.iterdir())


def test_the_press_kit_and_every_shipped_list_are_offered(window, tmp_path):
    dialog = opened(window, "kit", tmp_path / "kit")
    offered = [dialog.form.list.itemData(k) for k in range(dialog.form.list.count())]

    assert offered[0].endswith("press.toml")
    assert set(offered[:-1]) == {str(path) for path in shot_lists()}
    assert "28 pictures" in dialog.told.text()
    assert dialog.make_button.isEnabled()


def test_every_picture_of_a_list_of_ones_own_is_taken(
    window, qtbot, tmp_path, tiny_station
):
    path = tiny_station.with_name("list.toml")
    path.write_text(LIST, encoding="utf-8")
    window.commands.context.dialogs.list = lambda *_: path
    dialog = opened(window, "kit", tmp_path / "kit")
    box = dialog.form.list
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.count() - 1)
    assert box.currentData() == str(path)
    assert "4 pictures" in dialog.told.text()
    assert "4 pictures" in make(dialog, qtbot)
    names = {file.name for file in (tmp_path / "kit").glob("[a-z]*")}

    assert names == {
        "step-core.png", "step-lab.png", "step-ship.png", "top.png", "sheet.jpg"
    }  # fmt: skip
    with Image.open(tmp_path / "kit" / "top.png") as picture:
        assert picture.size == (64, 36)


def test_a_list_that_is_wrong_is_said_with_its_line(window, tmp_path, tiny_station):
    path = tiny_station.with_name("list.toml")
    path.write_text(LIST.replace('camera = "top"', 'camra = "top"'), encoding="utf-8")
    window.commands.context.dialogs.list = lambda *_: path
    dialog = opened(window, "kit", tmp_path / "kit")
    box = dialog.form.list
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.count() - 1)

    assert "list.toml:12" in dialog.told.text()
    assert not dialog.make_button.isEnabled()


def test_a_folder_that_cannot_be_is_refused(window, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    dialog = opened(window, "kit", tmp_path / "file" / "kit")

    assert "is a file, not a folder" in dialog.told.text()
    assert not dialog.make_button.isEnabled()


def test_a_kit_that_is_stopped_keeps_what_is_done(
    window, qtbot, tmp_path, tiny_station
):
    path = tiny_station.with_name("list.toml")
    path.write_text(LIST, encoding="utf-8")
    dialog = opened(window, "kit", tmp_path / "kit")
    dialog.form.choose(path)
    dialog.make_button.click()
    done = lambda: len(list((tmp_path / "kit").glob("*.png"))) > 0  # noqa: E731
    qtbot.waitUntil(done, timeout=WAIT_MS)
    dialog.cancel_button.click()
    qtbot.waitUntil(dialog.make_button.isEnabled, timeout=WAIT_MS)
    names = {file.name for file in (tmp_path / "kit").iterdir()}

    assert "done stay" in dialog.outcome.text() or "4 pictures" in dialog.outcome.text()
    assert any(name.endswith(".png") for name in names)
    assert not any(name.endswith(".part") for name in names)
