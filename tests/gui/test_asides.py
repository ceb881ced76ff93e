"""Settings, the sheet of keys, and panels as at first."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QTabBar

from viewer.gui.actions import ROWS
from viewer.gui.settings_dialog import SettingsDialog
from viewer.gui.shortcuts import ShortcutSheet
from viewer.spec.library import configs_dir

pytestmark = pytest.mark.gui


def opened(window, action: str, kind: type):
    window.actions_by_id[action].trigger()
    return window.findChild(kind)


def press(dialog, button: QDialogButtonBox.StandardButton) -> None:
    dialog.findChild(QDialogButtonBox).button(button).click()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_settings_show_what_is_set_and_set_what_is_chosen(window):
    window.settings.change(editor="vi {file}", theme="dark")
    dialog = opened(window, "settings", SettingsDialog)
    assert dialog.editor.text() == "vi {file}"
    assert dialog.theme.currentData() == "dark"
    assert dialog.restores.isChecked()
    assert dialog.animated.isChecked()
    dialog.theme.setCurrentIndex(dialog.theme.findData("light"))
    dialog.restores.setChecked(False)
    dialog.animated.setChecked(False)
    dialog.editor.setText("  code -g {file}:{line} ")
    assert window.settings.preferences.theme == "dark"
    press(dialog, QDialogButtonBox.StandardButton.Ok)

    now = window.settings.preferences
    assert (now.theme, now.restores, now.animated) == ("light", False, False)
    assert now.editor == "code -g {file}:{line}"
    assert window.session.playback.animated is False
    assert window.findChild(SettingsDialog) is None


def test_settings_that_are_left_change_nothing(window):
    before = window.settings.preferences
    dialog = opened(window, "settings", SettingsDialog)
    dialog.language.setCurrentIndex(dialog.language.findData("ru"))
    press(dialog, QDialogButtonBox.StandardButton.Cancel)

    assert window.settings.preferences == before


def test_whether_steps_take_place_is_kept_for_the_next_run(window):
    window.actions_by_id["animate"].trigger()

    assert window.session.playback.animated is False
    assert window.settings.preferences.animated is False
    assert not window.actions_by_id["animate"].isChecked()


def test_the_sheet_names_every_key(window):
    sheet = opened(window, "shortcuts", ShortcutSheet)
    text = sheet.sheet.toPlainText()
    for name, row in ROWS.items():
        keys = window.actions_by_id[name].shortcut()
        if not keys.isEmpty():
            assert keys.toString() in text, row.text
            assert row.text.replace("&", "").rstrip("…") in text
    assert "In presenter mode" in text
    press(sheet, QDialogButtonBox.StandardButton.Close)
    assert window.findChild(ShortcutSheet) is None


def test_panels_stand_as_at_first_again(window, qtbot):
    docks = window.docks.docks
    docks["steps"].hide()
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, docks["figures"])
    window.actions_by_id["reset-layout"].trigger()
    qtbot.waitUntil(lambda: window.docks.docks is not docks)

    # Qt shows a dock when it next lays the window out.
    qtbot.waitUntil(lambda: not window.docks.docks["steps"].isHidden())
    area = window.dockWidgetArea(window.docks.docks["figures"])
    assert area == Qt.DockWidgetArea.RightDockWidgetArea


def test_the_folder_of_the_configs_is_shown(window):
    shown: list[object] = []
    window.commands.context.dialogs.show_file = shown.append
    window.actions_by_id["configs-folder"].trigger()

    assert shown == [configs_dir()]


def rows_of_tabs(window) -> list[list[str]]:
    """Return the tabs of every row that is to be seen."""
    bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()]
    seen = [bar for bar in bars if window.rect().contains(bar.geometry())]
    return [[bar.tabText(k) for k in range(bar.count())] for bar in seen]


def test_each_group_of_panels_has_one_row_of_tabs(window, qtbot):
    with qtbot.waitSignal(window.view3d.resized, timeout=20_000):
        window.resize(1200, 800)
    assert sorted(row[0] for row in rows_of_tabs(window)) == ["Figures", "Steps"]
    with qtbot.waitSignal(window.session.changed, timeout=20_000):
        window.actions_by_id["language:ru"].trigger()
    first = [row[0] for row in rows_of_tabs(window)]
    assert sorted(first) == ["Показатели", "Шаги"]
