"""The export dialog: what applies, what is told before, what comes of it, its end."""

import json
import shlex
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.gui.conftest import run_alone
from viewer.export import FORMATS
from viewer.export.request import ExportRequest
from viewer.gui import errands
from viewer.gui.making.dialog import MakingDialog
from viewer.gui.making.export_form import ExportForm

pytestmark = pytest.mark.gui

WAIT_MS = 20_000


@pytest.fixture
def dialog(export_dialog: MakingDialog) -> MakingDialog:
    return export_dialog


def form_of(dialog: MakingDialog) -> ExportForm:
    assert isinstance(dialog.form, ExportForm)
    return dialog.form


def made(dialog: MakingDialog, qtbot) -> str:
    """Press the button, wait, and return what is told of the file."""
    qtbot.waitUntil(dialog.make_button.isEnabled, timeout=WAIT_MS)
    dialog.make_button.click()
    qtbot.waitUntil(dialog.outcome.isVisible, timeout=WAIT_MS)
    qtbot.waitUntil(dialog.make_button.isEnabled, timeout=WAIT_MS)
    return dialog.outcome.text()


def told(dialog: MakingDialog, qtbot, words: str) -> str:
    qtbot.waitUntil(lambda: words in dialog.told.text(), timeout=WAIT_MS)
    return dialog.told.text()


def test_every_format_is_offered_with_who_it_is_for(dialog):
    form = form_of(dialog)
    texts = [form.formats.item(k).text() for k in range(form.formats.count())]

    assert set(form.kinds()) == set(FORMATS)
    assert all(len(text.splitlines()) == 2 for text in texts)


def test_the_file_says_its_size_before_it_is_written(dialog, qtbot):
    before = told(dialog, qtbot, "triangles")
    after = made(dialog, qtbot)
    path = dialog.output

    count = before.partition(" triangles")[0]
    assert f"{count} triangles" in after
    assert path.read_bytes()[:4] == b"glTF"
    assert abs(
        path.stat().st_size / 1e3 - float(before.split(" kB")[0].split()[-1])
    ) < (0.1 * path.stat().st_size / 1e3)
    assert "10 × 2 × 2 m" in after


def test_the_command_that_is_shown_writes_the_same_file(dialog, qtbot, tmp_path):
    form = form_of(dialog)
    form.choose_suffix(".stl")
    form.stand.setChecked(True)
    form.print_size.setCurrentText("1:100")
    made(dialog, qtbot)
    words = shlex.split(dialog.command.text())[1:]
    words[words.index(str(dialog.output))] = str(tmp_path / "again.stl")

    assert run_alone(words) == 0
    assert dialog.output.read_bytes() == (tmp_path / "again.stl").read_bytes()


def test_the_command_is_copied(dialog):
    copy = next(b for b in dialog.findChildren(type(dialog.make_button))
                if b.toolTip() == "Copy the command")  # fmt: skip
    copy.click()

    assert QGuiApplication.clipboard().text() == dialog.command.text()
    assert dialog.command.text().startswith("ross-viewer export ")


@pytest.mark.parametrize("suffix", FORMATS)
def test_only_what_a_format_can_carry_can_be_chosen(dialog, suffix):
    form = form_of(dialog)
    for check in (form.draco, form.animation, form.split, form.on_bed, form.thick):
        check.setChecked(True)
    form.choose_suffix(suffix)
    carries = FORMATS[suffix].carries

    assert dialog.output.suffix == suffix
    assert form.draco.isEnabled() == ("gltf" in carries)
    assert form.animation.isEnabled() == ("animation" in carries and suffix != ".html")
    assert form.units.isEnabled() == ("units" in carries)
    assert form.print_size.isEnabled() == ("scale" in carries)
    assert form.split.isEnabled() == ("print" in carries)
    assert form.thickness.isEnabled() == ("print" in carries)
    assert form.bed.isEnabled() == ("print" in carries)
    # What does not apply is not asked for, so nothing is refused.
    assert dialog.make_button.isEnabled()
    request = form.request(dialog.output)
    assert request.draco == ("gltf" in carries)
    assert request.split == ("print" in carries)


@pytest.mark.parametrize(
    ("choose", "words"),
    [
        (lambda d: d.form.print_size.setCurrentText("1:x"), "is not a scale"),
        (lambda d: d.form.print_size.setCurrentText(""), ""),
        (lambda d: (d.form.on_bed.setChecked(True),
                    d.form.bed.setCurrentText("2x2")), "is no bed"),
        (lambda d: (d.form.thick.setChecked(True),
                    d.form.thickness.setCurrentText("99")), "0.05 to 10 mm"),
        (lambda d: (d.place.setText("/nowhere/a.stl"), d.look()), "does not exist"),
        (lambda d: (d.place.setText("/tmp"), d.look()), "no format"),
    ],
)  # fmt: skip
def test_what_cannot_be_written_is_refused_in_words_at_once(
    dialog, qtbot, choose, words
):
    form_of(dialog).choose_suffix(".stl")
    told(dialog, qtbot, "triangles")
    choose(dialog)

    assert dialog.make_button.isEnabled() == (not words)
    assert words in dialog.told.text()
    # Nor does a late estimate bring the button back.
    qtbot.waitUntil(lambda: dialog._context.tasks.count == 0, timeout=WAIT_MS)
    assert words in dialog.told.text()


def test_a_selection_is_exported_alone_and_a_page_refuses_it(dialog, window, qtbot):
    window.session.go_to(2)
    window.session.set_view(selected=("lab/hull",))
    form = form_of(dialog)
    form.only.setCurrentIndex(form.only.findData("selected"))
    assert "lab" in form.only.currentText()
    assert "4 × 2 × 2 m" in made(dialog, qtbot)
    assert "--only lab" in dialog.command.text()

    form.choose_suffix(".html")
    assert not dialog.make_button.isEnabled()
    assert "whole station" in dialog.told.text()


def test_what_is_hidden_can_be_left_out(dialog, window):
    window.session.go_to(2)
    form = form_of(dialog)
    assert form.only.findData("shown") == -1
    window.session.set_view(hidden=("core",))
    form.only.setCurrentIndex(form.only.findData("shown"))

    assert form.request(dialog.output).only == ("lab",)


def test_the_step_that_is_shown_goes_with_the_window_and_another_can_be_chosen(
    dialog, window
):
    form = form_of(dialog)
    assert form.request(dialog.output).step == "core"
    window.session.go_to(3)
    assert form.request(dialog.output).step == "ship"
    form.step.setCurrentIndex(2)
    assert form.request(dialog.output).step == "lab"


def test_changed_parameters_are_exported(dialog, window, qtbot):
    window.session.choose(overrides={"core": {"length_m": 12.5}})
    qtbot.waitUntil(
        lambda: "--set core.length_m=12.5" in dialog.command.text(), timeout=WAIT_MS
    )
    assert "12.5 × 2" in made(dialog, qtbot)


def test_fine_detail_is_counted_finely(dialog, qtbot):
    def count() -> int:
        text = told(dialog, qtbot, "triangles").partition(" triangles")[0]
        return int("".join(sign for sign in text if sign.isdigit()))

    light = count()
    form_of(dialog).detail.setCurrentIndex(1)
    qtbot.waitUntil(lambda: count() > 2 * light, timeout=WAIT_MS)
    assert "--detail still" in dialog.command.text()


def test_a_file_that_is_there_is_replaced_only_in_plain_words(dialog, qtbot):
    assert dialog.make_button.text() == "&Export"
    dialog.output.write_text("old", encoding="utf-8")
    dialog.look()
    assert dialog.make_button.text() == "Replace file"
    made(dialog, qtbot)
    assert dialog.output.stat().st_size > 1000


def test_a_suffix_that_is_written_chooses_the_format(dialog):
    dialog.place.setText(str(dialog.output.with_suffix(".3mf")))
    dialog.place.textEdited.emit(dialog.place.text())

    assert form_of(dialog).suffix == ".3mf"


def test_browsing_chooses_file_and_format(dialog, window, tmp_path):
    asked = []

    def save(_parent, _title, suggested, kinds):
        asked.append((suggested, set(kinds)))
        return tmp_path / "x.usdz"

    window.commands.context.dialogs.save = save
    dialog._browse()
    assert asked == [(tmp_path / "out" / "tiny.glb", set(FORMATS))]
    assert dialog.output == tmp_path / "x.usdz"
    assert form_of(dialog).suffix == ".usdz"


def test_what_was_chosen_is_remembered(dialog, window, qtbot):
    form = form_of(dialog)
    form.choose_suffix(".3mf")
    form.split.setChecked(True)
    form.bed.setCurrentText("333x333x400")
    form.detail.setCurrentIndex(1)
    dialog.close()
    window.commands.files.dialogs.clear()
    window.actions_by_id["export"].trigger()
    again = window.commands.files.dialogs["export"]

    assert again is not dialog
    assert again.output.parent == dialog.output.parent
    assert again.form.suffix == ".3mf"
    assert again.form.split.isChecked()
    assert again.form.bed.currentText() == "333x333x400"
    assert again.form.detail.currentData() == "still"


def test_the_result_is_shown_in_its_folder(dialog, window, qtbot):
    shown: list[Path] = []
    window.commands.context.dialogs.show_file = shown.append
    assert dialog.folder_button.isHidden()
    made(dialog, qtbot)
    dialog.folder_button.click()
    dialog.open_button.click()

    assert shown == [dialog.output.parent, dialog.output]
    assert "triangles" in window.statusBar().currentMessage()


def test_several_files_are_told_by_their_names(dialog, window, qtbot):
    window.session.go_to(2)
    form = form_of(dialog)
    form.choose_suffix(".stl")
    form.each.setChecked(True)
    form.report.setChecked(True)
    text = made(dialog, qtbot)
    names = sorted(path.name for path in dialog.output.parent.iterdir())

    assert len(names) == 3
    assert "tiny.txt" in names
    assert all(name in text for name in names if name.endswith(".stl"))


def test_a_disk_without_room_is_told_before(dialog, qtbot, monkeypatch):
    told(dialog, qtbot, "triangles")

    class Usage:
        free = 100

    monkeypatch.setattr("shutil.disk_usage", lambda _folder: Usage)
    dialog.look()
    told(dialog, qtbot, "the disk has")
    assert not dialog.make_button.isEnabled()


def test_every_choice_of_a_request_can_be_made(dialog, window):
    """Only what the window itself shows has no widget of its own."""
    form = form_of(dialog)
    elsewhere = {"station", "step", "only", "reference", "changes", "scale", "length",
                 "min_thickness", "bed"}  # fmt: skip
    for name in ExportRequest.__dataclass_fields__.keys() - elsewhere:
        assert hasattr(form, name), name


def test_the_summary_says_what_json_says(dialog):
    answer = errands.Answer(
        output=json.dumps(
            {
                "files": ["/x/a-1.stl", "/x/a-2.stl"],
                "triangles": 12345,
                "nodes": 2,
                "meshes": 2,
                "size_bytes": 2_500_000,
                "bounds_m": [[0, 0, 0], [10.5, 2, 3]],
                "notes": ["a note"],
            }
        ),
        notes=(),
    )
    text = form_of(dialog).summary(answer, Path("/x/a.stl"))

    assert text.splitlines() == [
        "a-1.stl to a-2.stl: 12\u202f345 triangles in 2 meshes, 2.5 MB",
        "10.5 × 2 × 3 m, life size: long, broad, high",
        "a note",
    ]
