"""The command palette: all that can be done, by keys alone."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt

from viewer.gui.actions import ROWS
from viewer.gui.docks import DOCKS

pytestmark = pytest.mark.gui
WAIT_MS = 20_000


@pytest.fixture
def palette(window, qtbot):
    with qtbot.waitExposed(window.asides.palette):
        window.actions_by_id["palette"].trigger()
    return window.asides.palette


def titles(palette) -> list[str]:
    found = palette.found
    return [found.item(row).text() for row in range(found.count())]


def test_it_offers_every_action_dock_step_and_module(window, palette):
    offered = set(palette._entries)

    assert set(ROWS) <= offered
    assert {f"panel:{row.id}" for row in DOCKS} <= offered
    assert {"step:core", "step:lab", "step:ship", "select:core"} <= offered
    assert {"station:ross", "station:iss"} <= offered
    assert len(titles(palette)) == len(offered)


def test_a_few_letters_and_enter_do_it(window, palette, qtbot):
    qtbot.keyClicks(palette.line, "scale b")
    assert titles(palette)[0] == "Show scale bar, View, B"
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)

    assert not palette.isVisible()
    assert window.session.view.scale_bar is False
    assert window.settings.preferences.recent_actions == ["scale-bar"]


def test_what_was_done_last_is_offered_first(window, palette, qtbot):
    for letters in ("orthographic", "show labels"):
        window.asides.palette.open()
        qtbot.keyClicks(palette.line, letters)
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    window.asides.palette.open()

    assert [text.split(",")[0] for text in titles(palette)[:2]] == [
        "Show labels",
        "Orthographic",
    ]


def test_arrows_choose_and_escape_does_nothing(window, palette, qtbot):
    qtbot.keyClicks(palette.line, "step")
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.found.currentRow() == 1
    qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    assert palette.found.currentRow() == 0
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.session.steps_done == 1
    window.asides.palette.open()
    qtbot.keyClicks(palette.line, "step lab")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.session.steps_done == 2


def test_what_cannot_be_done_is_not_done(window, palette, qtbot):
    qtbot.keyClicks(palette.line, "redo")
    assert not palette.found.currentItem().data(Qt.ItemDataRole.UserRole).words.enabled
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)

    assert palette.isVisible()
    assert window.settings.preferences.recent_actions == []


def test_english_finds_things_in_russian_too(window, qtbot):
    with qtbot.waitSignal(window.session.changed, timeout=WAIT_MS):
        window.actions_by_id["language:ru"].trigger()
    palette = window.asides.palette
    palette.open()
    for letters in ("scale bar", "масшт", "vfcin"):
        palette.line.setText(letters)
        assert titles(palette)[0].startswith("Показывать масштабную линейку, Вид")
    palette.line.setText("panels problems")
    assert titles(palette)[0].startswith("Ошибки")


def test_two_keys_open_it_and_no_key_does_two_things(window):
    keys = [
        (sequence.toString(), name)
        for name, action in window.actions_by_id.items()
        for sequence in action.shortcuts()
    ]
    twice = [key for key, count in Counter(key for key, _ in keys).items() if count > 1]

    assert {("Ctrl+K", "palette"), ("Ctrl+Shift+P", "palette")} <= set(keys)
    assert not twice
