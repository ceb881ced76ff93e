"""Dark and light: the window's colours and its icons."""

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage

from viewer.gui.actions import ROWS, STEP_BUTTONS, TOOLBAR
from viewer.gui.icon_drawings import DRAWINGS
from viewer.gui.icons import icon_for
from viewer.gui.shades import DARK, LIGHT, shades_of

pytestmark = pytest.mark.gui


def drawn(icon: QIcon, size_px: int = 24, scale: float = 1.0, **state) -> np.ndarray:
    """Return (h, w, 4) uint8, blue first."""
    pixmap = icon.pixmap(QSize(size_px, size_px), scale, **state)
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    raw = np.frombuffer(image.constBits(), np.uint8)
    return raw.reshape(image.height(), image.width(), 4).copy()


def lightness(widget) -> float:
    """Return the mean lightness of what a widget paints, 0 to 255."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return float(np.frombuffer(image.constBits(), np.uint8).mean())


def test_the_whole_window_turns_dark_and_light_again(window, qtbot):
    parts = [window.menuBar(), window.bar, window.docks.panels["figures"]]
    for theme, shades in (("dark", DARK), ("light", LIGHT)):
        window.actions_by_id[f"theme:{theme}"].trigger()
        assert window.settings.preferences.theme == theme
        qtbot.waitUntil(lambda wanted=shades: shades_of(window.palette()) is wanted)
        dark = [lightness(part) < 100 for part in parts]
        assert dark == [theme == "dark"] * 3
        html = window.docks.panels["figures"].toHtml()
        assert shades.published[0] in html


def test_icons_go_with_the_colours(window):
    pictures = {}
    for theme in ("light", "dark"):
        window.actions_by_id[f"theme:{theme}"].trigger()
        pictures[theme] = drawn(window.actions_by_id["open"].icon())
    opaque = pictures["light"][..., 3] > 200

    assert opaque.sum() > 30
    assert pictures["light"][opaque][:, :3].mean() < 80
    assert pictures["dark"][opaque][:, :3].mean() > 180


def test_every_button_has_an_icon_of_its_own(qapp):
    wanted = {*TOOLBAR, *STEP_BUTTONS} - {"-"}

    assert wanted <= set(DRAWINGS)
    pictures = {name: drawn(icon_for(name, LIGHT)).tobytes() for name in DRAWINGS}
    alike = len(pictures) - len(set(pictures.values()))
    assert alike == 0
    for name in wanted:
        share = (drawn(icon_for(name, LIGHT))[..., 3] > 60).mean()
        assert 0.05 < share < 0.6


def test_icons_are_crisp_on_every_screen(qapp):
    for scale in (1.0, 1.5, 2.0):
        icon = icon_for("first", LIGHT, scale)
        picture = drawn(icon, 24, scale)
        assert picture.shape[:2] == (24 * scale, 24 * scale)
        # The upright stroke has hard sides: few pixels are half covered.
        alpha = picture[picture.shape[0] // 2, : round(9 * scale), 3]
        assert (alpha > 230).any()
        assert ((alpha > 20) & (alpha < 230)).sum() <= 2


def test_playing_shows_how_to_pause(qapp):
    icon = icon_for("play", LIGHT)
    on = drawn(icon, mode=QIcon.Mode.Normal, state=QIcon.State.On)

    assert (on != drawn(icon)).any()
    assert (on == drawn(icon_for("pause", LIGHT))).all()


def test_switches_show_whether_they_are_on(window):
    for name, row in ROWS.items():
        action = window.actions_by_id[name]
        if row.checked is not None and not action.icon().isNull():
            assert not action.isIconVisibleInMenu()
