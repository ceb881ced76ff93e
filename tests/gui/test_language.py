"""The window in another language, while it runs."""

import gc
import re
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from viewer.gui.language import own_translations
from viewer.gui.text import CONTEXT

pytestmark = pytest.mark.gui
WAIT_MS = 20_000


def speak(window, qtbot, choice: str) -> None:
    with qtbot.waitSignal(window.session.changed, timeout=WAIT_MS):
        window.actions_by_id[f"language:{choice}"].trigger()


def test_the_furniture_is_made_anew_where_it_stood(window, qtbot):
    window.docks.docks["figures"].hide()
    window.session.go_to(2)
    before = [weakref.ref(window.bar), weakref.ref(window.docks.panels["steps"])]
    # The user's own: a preset is fitted again when the bars round it change.
    window.view3d.navigator.turn(0.1, 0.1)
    window.view3d.navigator.rest()
    view, camera = window.view3d, window.view3d.camera
    speak(window, qtbot, "ru")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()

    assert [ref() for ref in before] == [None, None]
    assert len(window.findChildren(QDockWidget)) == len(window.docks.docks)
    assert window.docks.docks["figures"].isHidden()
    assert not window.docks.docks["steps"].isHidden()
    assert window.view3d is view
    assert (window.view3d.camera.position_m == camera.position_m).all()
    assert window.bar.slider.value() == 2
    window.actions_by_id["next"].trigger()
    assert window.bar.slider.value() == 3
    assert window.docks.panels["steps"].currentItem().text(0).startswith("3")


def test_the_pictures_speak_it_too_and_undo_does_not_bring_the_other_back(
    window, qtbot
):
    window.actions_by_id["labels"].trigger()
    speak(window, qtbot, "ru")
    assert window.session.view.language == "ru"
    window.actions_by_id["undo"].trigger()

    assert window.session.view.labels
    assert window.session.view.language == "ru"
    assert window.session.request(1.6)["language"] == "ru"
    assert QLocale().decimalPoint() == ","


def test_it_speaks_the_same_in_the_next_run(window, qtbot, store):
    speak(window, qtbot, "ru")

    assert window.settings.preferences.language == "ru"
    assert window.actions_by_id["language:ru"].isChecked()
    assert not window.actions_by_id["language:en"].isChecked()
    assert store.value("language") == '"ru"'


class Listener(QTranslator):
    """Notes which texts are asked for that the Russian file lacks."""

    def __init__(self) -> None:
        super().__init__()
        self._known = QTranslator()
        assert self._known.load(own_translations("ru"))
        self.lacking: set[str] = set()

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, context, text, note=None, count=-1):
        said = self._known.translate(context, text, note, count)
        if context == CONTEXT and not said:
            self.lacking.add(text)
        return said


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    QCoreApplication.installTranslator(made)
    yield made
    QCoreApplication.removeTranslator(made)


LATIN = re.compile(r"[A-Za-z]{3,}")
FILES = re.compile(r" \((?:iss|ross[-0-9]*)\)|tiny\.  —  \S+")
NAMES = re.compile(
    r"ross-viewer|English|Core|Lab|Ship|Tiny|One|Two|STL|PNG|GLB|glTF|glb|PgUp|PgDn|PgDown"
    r"|JPEG|TIFF|SVG|PDF|MP4|WebM|GIF|WebP|APNG"
    r"|Blender|Backspace|Esc|[A-Z]\w*\+|Ctrl|Shift|toml|Soyuz|a test"
    r"|published|/[\w./-]+|Home|End|Space"
)
"""What is the same in Russian: formats, keys, names of the tiny station."""


def texts_of(widget: QWidget) -> Iterator[str]:
    """Yield all that a user of a window may read, or hear read."""
    for each in [widget, *widget.findChildren(QWidget)]:
        for name in ("text", "title", "windowTitle", "placeholderText"):
            value = each.property(name)
            if isinstance(value, str):
                yield re.sub(r"<[^>]*>", " ", value)
        yield each.toolTip()
        yield each.accessibleName()
    for action in widget.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def test_nothing_on_the_window_is_left_in_english(window, qtbot, listener):
    speak(window, qtbot, "ru")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.docks.docks["comparison"].raise_()
    window.docks.refresh()
    # Names of files and of stations, as the command line has them, have no language.
    said = {FILES.sub("", NAMES.sub("", text)) for text in texts_of(window)}

    assert not sorted(listener.lacking)
    assert not sorted(text for text in said if LATIN.search(text))
    assert any("Открыть" in text for text in said)
