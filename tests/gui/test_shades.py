"""Colours that can be read, and that colour-blind people tell apart."""

from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QPalette

from tests.seen import CONES, contrast, distance
from viewer.gui.shades import DARK, LIGHT, SHADES, palette_of, shades_of

TEXT, LARGE = 4.5, 3.0
"""WCAG 2.2 AA: for text, and for large text, bars and rings."""
APART = 20.0
"""In Lab: a difference that is seen at a glance, not only side by side."""


def test_the_measures_measure():
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert distance("#ffffff", "#000000") == pytest.approx(100.0, abs=0.1)
    # The pair that gave the defect its name.
    red, green = "#c04040", "#4c8a2b"
    assert distance(red, green) > 80.0
    assert distance(red, green, "deuteranopia") < 30.0


@pytest.mark.parametrize("theme", SHADES)
def test_texts_can_be_read_on_what_they_stand_on(theme):
    shades = SHADES[theme]
    grounds = (shades.window, shades.base, shades.stripe, shades.raised)
    inks = (shades.text, shades.muted, shades.link)
    pairs = [(ink, ground) for ink in inks for ground in grounds]
    pairs += [(ink, shades.base) for ink in (shades.good, shades.warning, shades.bad)]
    pairs += [(ink, shades.window) for ink in (shades.good, shades.warning, shades.bad)]
    pairs += [shades.published, shades.inferred, shades.estimate]
    pairs += [(shades.on_accent, shades.accent), (shades.on_tip, shades.tip)]
    poor = {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < TEXT}

    assert not poor


@pytest.mark.parametrize("theme", SHADES)
def test_bars_and_rings_stand_out_from_what_is_behind(theme):
    shades = SHADES[theme]
    grounds = (shades.window, shades.base)
    marks = (shades.accent, *shades.bars)
    pairs = [(mark, ground) for mark in marks for ground in grounds]
    poor = {p: round(contrast(*p), 2) for p in pairs if contrast(*p) < LARGE}

    assert not poor


@pytest.mark.parametrize("theme", SHADES)
@pytest.mark.parametrize("cones", [None, *CONES])
def test_what_carries_a_meaning_is_told_apart_by_all(theme, cones):
    shades = SHADES[theme]
    badges = [shades.published[0], shades.inferred[0], shades.estimate[0]]
    pairs = [*combinations(badges, 2), shades.bars]
    alike = {p: round(distance(*p, cones), 1) for p in pairs}

    assert not {pair: far for pair, far in alike.items() if far < APART}


def test_a_widget_knows_its_theme_by_its_palette():
    assert shades_of(palette_of(LIGHT)) is LIGHT
    assert shades_of(palette_of(DARK)) is DARK


@pytest.mark.parametrize("theme", SHADES)
def test_the_palette_leaves_nothing_to_chance(theme):
    palette, shades = palette_of(SHADES[theme]), SHADES[theme]
    role, group = QPalette.ColorRole, QPalette.ColorGroup

    assert palette.color(role.Base) == QColor(shades.base)
    assert palette.color(group.Inactive, role.Highlight) == QColor(shades.accent)
    assert palette.color(group.Disabled, role.ButtonText) == QColor(shades.faint)
    lightness = [palette.color(r).lightness() for r in (role.Light, role.Dark)]
    assert lightness[0] > lightness[1]
