"""Labels as VTK text, in a font that has Cyrillic letters."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import vtkmodules.vtkRenderingFreeType  # noqa: F401  (text is blank without it)
from vtkmodules.vtkRenderingCore import vtkRenderer, vtkTextActor, vtkTextProperty

from viewer.scene.scene import Label

VTK_FONT_FILE = 4
_FONTS = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}
# Of the point size, for a text whose height is told from line to line.
_POINTS = 0.86
_POINTS_PER_INCH = 72
_DOTS_PER_INCH = 9
"""VTK's letters are whole points high: the fewer dots in an inch, the finer the sizes,
so that a window and its picture agree."""
_BACKING = 0.82
"""How much a box behind a text covers."""


class Lettering:
    """The labels of one renderer."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._renderer = renderer
        self._actors: list[vtkTextActor] = []
        self._shown: tuple[Label, ...] = ()
        self._points = 0.0

    def show(self, labels: tuple[Label, ...]) -> None:
        """Show these labels and no others, sized to the renderer as it is now."""
        window = self._renderer.GetRenderWindow()
        if window is not None and window.GetDPI() != _DOTS_PER_INCH:
            window.SetDPI(_DOTS_PER_INCH)
        points = self._renderer.GetSize()[1] * _POINTS_PER_INCH / _DOTS_PER_INCH
        if labels == self._shown and points == self._points:
            return
        while len(self._actors) > len(labels):
            self._renderer.RemoveViewProp(self._actors.pop())
        while len(self._actors) < len(labels):
            self._actors.append(vtkTextActor())
            self._renderer.AddViewProp(self._actors[-1])
        for actor, label in zip(self._actors, labels, strict=True):
            _set_label(actor, label, points)
        self._shown, self._points = labels, points

    def refit(self) -> None:
        """Size what is shown to the renderer as it is now."""
        self.show(self._shown)


def _set_label(actor: vtkTextActor, label: Label, points: float) -> None:
    # A box is no wider than its text.
    boxed = label.backing is not None
    actor.SetInput(f" {label.text} " if boxed else label.text)
    _set_font(actor.GetTextProperty(), label, points)
    place = actor.GetPositionCoordinate()
    if label.anchor_m is not None:
        place.SetCoordinateSystemToWorld()
        place.SetValue(*label.anchor_m)
    else:
        place.SetCoordinateSystemToNormalizedViewport()
        place.SetValue(*(label.anchor or (0.0, 0.0)), 0.0)


def _set_font(text: vtkTextProperty, label: Label, points: float) -> None:
    """Set letters of a size; `points` is what the picture is high in points."""
    font = font_file(bold=label.bold)
    if font is None:
        text.SetFontFamilyToArial()
        text.SetBold(label.bold)
    else:
        text.SetFontFamily(VTK_FONT_FILE)
        text.SetFontFile(str(font))
    text.SetFontSize(max(1, round(_POINTS * label.height * points)))
    text.SetColor(*label.colour)
    if label.backing is not None:
        text.SetBackgroundColor(*label.backing)
    text.SetBackgroundOpacity(0.0 if label.backing is None else _BACKING)
    text.SetVerticalJustificationToTop()
    {
        "left": text.SetJustificationToLeft,
        "centre": text.SetJustificationToCentered,
        "right": text.SetJustificationToRight,
    }[label.align]()


@cache
def font_file(*, bold: bool) -> Path | None:
    """Return DejaVu Sans out of matplotlib's data, or None where there is none.

    VTK's built-in fonts have no Cyrillic letters. matplotlib itself, which costs
    half a second, is not imported.
    """
    spec = find_spec("matplotlib")
    if spec is None or spec.origin is None:
        return None
    font = Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf" / _FONTS[bold]
    return font if font.is_file() else None
