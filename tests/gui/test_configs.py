"""Config files shown at a line, opened in an editor; and what is told of a module."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest

from viewer.gui.commands.configs import editor_command
from viewer.gui.config_places import key_of, line_in
from viewer.gui.toml_colours import TomlColours

pytestmark = pytest.mark.gui

WAIT_MS = 20_000


def panel_of(window):
    return window.docks.panels["config"]


def shown_line(window) -> str:
    return panel_of(window).text.textCursor().block().text()


def double_click(window, name: str) -> None:
    tree = window.docks.panels["model"]
    window.docks.bring("model")
    tree.view.expandAll()
    index = tree._shown.mapFromSource(tree.nodes.index_of(name))
    tree.view.scrollTo(index)
    place = tree.view.visualRect(index).center()
    for act in (QTest.mouseClick, QTest.mouseDClick):
        act(
            tree.view.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            place,
        )


@pytest.mark.parametrize(
    ("name", "file", "line"),
    [
        ("", "tiny.toml", ""),
        ("phase:two", "tiny.toml", "[[phases]]"),
        ("lab", "lab.toml", ""),
        ("lab/hull", "lab.toml", "[[parts]]"),
    ],
)
def test_a_double_click_in_the_tree_shows_the_file_at_its_line(
    window, name, file, line
):
    double_click(window, name)

    assert window.docks.is_seen("config")
    assert panel_of(window).path.name == file
    assert shown_line(window) == line
    if name == "phase:two":
        text = panel_of(window).path.read_text(encoding="utf-8").splitlines()
        number = panel_of(window).text.line
        assert text[number] == 'id = "two"'


def test_a_problem_is_shown_at_its_line(window, qtbot, tiny_station: Path):
    good = tiny_station.read_text(encoding="utf-8")
    with qtbot.waitSignal(window.session.problems_changed, timeout=WAIT_MS):
        tiny_station.write_text(
            good.replace('module = "lab"', 'module = "leb"'), encoding="utf-8"
        )
    problems = window.docks.panels["problems"]
    problems.itemActivated.emit(problems.item(0))

    assert shown_line(window) == 'module = "leb"'
    # What is mended in an editor is shown mended, at the same line.
    line = panel_of(window).text.line
    with qtbot.waitSignal(window.session.changed, timeout=WAIT_MS):
        tiny_station.write_text(good, encoding="utf-8")
    assert shown_line(window) == 'module = "lab"'
    assert panel_of(window).text.line == line


def test_the_editor_of_the_settings_is_given_file_and_line(window):
    started: list[tuple[str, list[str]]] = []
    opened: list[QUrl] = []
    said: list[str] = []
    configs = window.commands.configs
    configs.run_editor = lambda *call: not started.append(call)
    configs.open_file = opened.append
    window.commands.context.said.connect(said.append)
    window.commands.inspect.select(("lab/hull",))
    window.actions_by_id["show-config"].trigger()
    path, line = panel_of(window).path, panel_of(window).text.line
    panel_of(window).edit_button.click()
    assert [url.toLocalFile() for url in opened] == [str(path.resolve())]
    window.settings.change(editor='"my code" -g {file}:{line}')
    panel_of(window).edit_button.click()
    assert started == [("my code", ["-g", f"{path.resolve()}:{line}"])]
    configs.run_editor = lambda *_: (False, 0)
    panel_of(window).edit_button.click()
    assert said[-1] == "The editor could not be started: my code"


def test_a_template_without_the_file_gets_it_last(tmp_path: Path):
    path = tmp_path / "a b.toml"

    assert editor_command("vi +{line}", path, 7) == ["vi", "+7", str(path)]
    assert editor_command("edit", path, 7) == ["edit", str(path)]


def test_keys_lead_to_their_lines(tiny_station: Path):
    lab = tiny_station.parent / "modules" / "lab.toml"
    lines = lab.read_text(encoding="utf-8").splitlines()

    assert key_of("parts.0.profile") == ("parts", 0, "profile")
    found = line_in(lab, key_of("parameters.length_m"))
    assert lines[found - 1] == "[parameters.length_m]"
    assert line_in(lab, key_of("nothing.at.all")) == 1
    assert line_in(lab.with_name("gone.toml"), ("id",)) == 1
    broken = lab.with_name("broken.toml")
    broken.write_bytes(b"\xff")
    assert line_in(broken, ("id",)) == 1


TOML = '''[a.b] # note "x"
key = "te#xt" # c
long = """one
two = 2
three""" # after
n = [1.5, true]
'''


def test_texts_comments_and_tables_are_told_apart_by_colour():
    document = QTextDocument()
    colours = TomlColours(document)
    document.setPlainText(TOML)
    colours.rehighlight()

    def colour(line: int, word: str) -> str | None:
        block = document.findBlockByNumber(line)
        place = block.text().index(word)
        for form in block.layout().formats():
            if form.start <= place < form.start + form.length:
                return form.format.foreground().color().name()
        return None

    text, comment = colour(1, "te#xt"), colour(1, "# c")
    assert len({text, comment, colour(0, "[a.b]"), colour(1, "key")}) == 4
    assert colour(0, "note") == colour(0, '"x"') == comment
    assert colour(2, "one") == colour(3, "two") == colour(3, "2") == text
    assert colour(4, "three") == text
    assert colour(4, "after") == comment
    assert colour(5, "1.5") == colour(5, "true") != text


# --- what is told of a module --------------------------------------------------


def told(window) -> str:
    return window.docks.panels["module"].toPlainText()


def test_what_is_known_of_a_module_is_told_with_its_sources(window):
    window.docks.bring("module")
    assert "Nothing is selected" in told(window)
    window.session.go_to(3)
    window.commands.inspect.select(("lab",))
    text = told(window).replace("\xa0", " ")

    for words in (
        "Lab",
        "Module · lab.toml",
        "Its port aft (SSVP active) at fore (SSVP passive) of Core",
        "step 2: Lab",
        "2031",
        "Mass  2 000 kg  published",
        "Box round it  4 × 2 × 2 m",
        "length_m  4 m  inferred",
        "a test",
    ):
        plain = words.replace(" ", "").replace("\u202f", "")
        assert plain in text.replace(" ", "").replace("\u202f", ""), words
    ports = [line for line in text.splitlines() if line.strip()]
    assert ports[-6:] == ["fore", "SSVP passive", "Ship (aft)", *ports[-3:]]
    assert ports[-3:] == ["aft", "SSVP active", "Core (fore)"]
    window.session.go_to(1)
    assert "It is not there yet at this step." in told(window)
    window.session.go_to(2)
    assert "free" in told(window).splitlines()


def test_links_select_step_and_show_the_config(window):
    panel = window.docks.panels["module"]
    window.docks.bring("module")
    window.session.go_to(3)
    window.commands.inspect.select(("lab/hull",))
    assert "Part: Hull" in told(window)
    panel.anchorClicked.emit(QUrl("config:parts.0"))
    assert shown_line(window) == "[[parts]]"
    panel.anchorClicked.emit(QUrl("config:parameters.length_m"))
    assert shown_line(window) == "[parameters.length_m]"
    panel.anchorClicked.emit(QUrl("element:core"))
    assert window.session.view.selected == ("core",)
    panel.anchorClicked.emit(QUrl("step:2"))
    assert window.session.steps_done == 2
