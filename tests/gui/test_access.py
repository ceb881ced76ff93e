"""The keyboard alone suffices, and a screen reader names what it reaches."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QWidget,
)

from tests.gui.conftest import activate, press_key
from viewer.gui.alignment import AlignmentDialog
from viewer.gui.dialogs import Dialogs
from viewer.gui.focus_frame import FocusFrame
from viewer.gui.opengl import Lack
from viewer.gui.without_opengl import WithoutOpenGL

pytestmark = pytest.mark.gui
WAIT_MS = 20_000
MOST = 300
"""Presses of the key: more than there is to be reached."""
DIALOGS = ("export", "screenshot", "film", "pages", "kit", "settings", "shortcuts")


def named(widget: QWidget) -> str:
    """Return what a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def reached(parent: QWidget) -> Iterator[QWidget]:
    """Yield what the keyboard's focus can get to within a widget."""
    for widget in [parent, *parent.findChildren(QWidget)]:
        by_key = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        # The list of a combo box, which speaks for it.
        is_inside = widget.focusProxy() is not None or "qt_" in widget.objectName()
        parts = _PARTS & {type(widget).__name__, kind_of(widget.parentWidget())}
        here = widget.window() is parent.window() and not widget.isWindow()
        if by_key and here and not is_inside and not parts:
            yield widget


_PARTS = {"QTabBar", "QComboBoxPrivateContainer"}


def kind_of(widget: QWidget | None) -> str:
    return widget.metaObject().className() if widget is not None else ""


def nameless(parent: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in reached(parent)
        if not named(widget)
    ]


def test_everything_in_the_window_has_a_name(window):
    for dock in window.docks.docks.values():
        dock.show()
        dock.raise_()
    window.commands.inspect.select(("core",))

    assert not (lost := nameless(window)), "\n".join(lost)


@pytest.mark.parametrize("name", DIALOGS)
def test_everything_in_a_dialog_has_a_name(window, name):
    before = set(window.findChildren(QDialog))
    window.actions_by_id[name].trigger()
    (dialog,) = set(window.findChildren(QDialog)) - before

    assert dialog.windowTitle()
    assert list(reached(dialog))
    assert not (lost := nameless(dialog)), "\n".join(lost)
    dialog.close()


def test_everything_in_the_other_dialogs_has_a_name(window, tmp_path):
    for dialog in (
        AlignmentDialog(tmp_path / "mesh.stl", window),
        WithoutOpenGL(Lack(), "ross", None, Dialogs(), window),
    ):
        assert nameless(dialog) == []
        dialog.deleteLater()
    assert nameless(window.asides.palette) == []


def test_the_tab_key_goes_round_through_all_of_the_window(window, qtbot):
    """And no widget keeps the focus to itself."""
    for name in ("model", "comparison", "module"):
        window.docks.bring(name)
    activate(window)
    window.view3d.setFocus()
    start, seen = window.view3d, []
    for _ in range(MOST):
        activate(window)
        press_key(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now is start:
            break
        seen.append(now)
    missed = [
        widget
        for widget in reached(window)
        if widget.isVisible() and widget.isEnabled() and widget not in [start, *seen]
    ]

    assert len(seen) > 15
    assert len(seen) == len(set(map(id, seen)))
    assert not missed, "\n".join(f"{type(w).__name__} {named(w)}" for w in missed)


def test_lists_show_that_the_keyboard_is_in_them(window, qtbot):
    window.docks.bring("model")
    activate(window)
    figures = window.docks.panels["figures"]
    frame = figures.findChild(FocusFrame)
    figures.setFocus(Qt.FocusReason.TabFocusReason)
    assert frame.isVisible()
    window.view3d.setFocus(Qt.FocusReason.TabFocusReason)
    assert not frame.isVisible()
    figures.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not frame.isVisible()
