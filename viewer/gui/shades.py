"""The window's colours, light and dark, and the palettes that its widgets take.

Tests hold the pairs that are read to WCAG's contrast, and those that carry a meaning
to what colour-blind people tell apart.
"""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor, QGuiApplication, QPalette

Theme = Literal["light", "dark"]
_Role = QPalette.ColorRole
_DISABLED = QPalette.ColorGroup.Disabled


@dataclass(frozen=True, slots=True, kw_only=True)
class Shades:
    """The colours of a theme, as `#rrggbb`."""

    window: str
    base: str
    """Behind lists and texts."""
    stripe: str
    raised: str
    """Of buttons."""
    text: str
    muted: str
    """Small print."""
    faint: str
    """What cannot be used now."""
    line: str
    accent: str
    """Behind what is selected, and round what has the focus."""
    on_accent: str
    link: str
    tip: str
    on_tip: str
    published: tuple[str, str]
    """Behind and on the badge of a figure that is published; so the others."""
    inferred: tuple[str, str]
    estimate: tuple[str, str]
    bars: tuple[str, str]
    """Of the station's figures and of those of what it is compared with."""
    sky: tuple[str, str]
    """Behind small pictures, from top to bottom."""
    good: str
    warning: str
    bad: str


LIGHT = Shades(
    window="#f1f3f5",
    base="#ffffff",
    stripe="#f6f8fa",
    raised="#e8ebef",
    text="#1a2028",
    muted="#55606c",
    faint="#9aa3ad",
    line="#c3c9d1",
    accent="#1c6cae",
    on_accent="#ffffff",
    link="#155d9c",
    tip="#1f2730",
    on_tip="#f1f3f5",
    published=("#155a86", "#ffffff"),
    inferred=("#dcb65a", "#2a2212"),
    estimate=("#f1e7cf", "#51431f"),
    bars=("#1c6cae", "#b5710f"),
    sky=("#5d6e80", "#a9b5c0"),
    good="#1f7a4d",
    warning="#8a5a00",
    bad="#b3261e",
)
DARK = Shades(
    window="#20252c",
    base="#171b21",
    stripe="#1d2229",
    raised="#2d343d",
    text="#e7eaee",
    muted="#a5afba",
    faint="#69737e",
    line="#414a55",
    accent="#2673b3",
    on_accent="#ffffff",
    link="#74b6ee",
    tip="#e7eaee",
    on_tip="#171b21",
    published=("#3d92c9", "#06121b"),
    inferred=("#d9b04e", "#211a0b"),
    estimate=("#4a4128", "#f2e4bf"),
    bars=("#4f9fdc", "#e6b255"),
    sky=("#2b343e", "#4b5866"),
    good="#5fc792",
    warning="#e3b341",
    bad="#ff8a80",
)
SHADES: dict[Theme, Shades] = {"light": LIGHT, "dark": DARK}


def shades_of(palette: QPalette) -> Shades:
    """Return the colours that go with what a widget is painted with."""
    return LIGHT if palette.color(_Role.Base).lightness() > 127 else DARK


def present_shades() -> Shades:
    """Return the colours that the program is painted with now."""
    return shades_of(QGuiApplication.palette())


def palette_of(shades: Shades) -> QPalette:
    """Return the palette from which Qt's widgets take a theme's colours."""
    roles = {
        _Role.Window: shades.window,
        _Role.Base: shades.base,
        _Role.AlternateBase: shades.stripe,
        _Role.Button: shades.raised,
        _Role.Mid: shades.line,
        _Role.WindowText: shades.text,
        _Role.Text: shades.text,
        _Role.ButtonText: shades.text,
        _Role.BrightText: shades.on_accent,
        _Role.PlaceholderText: shades.muted,
        _Role.Highlight: shades.accent,
        _Role.Accent: shades.accent,
        _Role.HighlightedText: shades.on_accent,
        _Role.Link: shades.link,
        _Role.LinkVisited: shades.link,
        _Role.ToolTipBase: shades.tip,
        _Role.ToolTipText: shades.on_tip,
    }
    # What is left is the button's colour, lighter and darker, as Fusion needs it.
    palette = QPalette(QColor(shades.raised), QColor(shades.window))
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText):
        palette.setColor(_DISABLED, role, QColor(shades.faint))
    palette.setColor(_DISABLED, _Role.Highlight, QColor(shades.line))
    palette.setColor(_DISABLED, _Role.HighlightedText, QColor(shades.text))
    return palette
