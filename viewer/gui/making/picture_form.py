"""The form of a picture: size, detail, format, what is written on it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFormLayout, QWidget

from viewer.errors import UsageError
from viewer.geometry.detail import INTERACTIVE, STILL
from viewer.gui.commands.context import Context
from viewer.gui.making.form import Form, Told
from viewer.gui.making.sizes import PICTURES, SizeChoice
from viewer.gui.text import mark, number, tr
from viewer.pictures.formats import DRAWING_FORMATS, DRAWING_STYLES, FORMATS
from viewer.pictures.shot import detail_of
from viewer.pictures.words import shot_words
from viewer.spec.shotlist import shot_asked_for

_KINDS = {
    ".png": mark("PNG: sharp, for everything"),
    ".jpg": mark("JPEG: small, for mail and the web"),
    ".webp": mark("WebP: sharp and small, for the web"),
    ".tiff": mark("TIFF: for layout and print"),
    ".svg": mark("SVG: true lines, to be edited"),
    ".pdf": mark("PDF: true lines, for print"),
}
_ALIKE = {".jpeg": ".jpg", ".tif": ".tiff"}
_DPI, _CM = 300.0, 2.54
_LARGE_MPX = 40.0


class PictureForm(Form):
    """What the view shows, as the command `shot` takes it."""

    key = "picture"
    alike = _ALIKE

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.title, self.verb = tr("Save picture…"), tr("&Save")
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        kinds = {suffix: tr(name) for suffix, name in _KINDS.items()}
        self.kind = self.add_choice(rows, "kind", tr("F&ormat"), kinds)
        self.sides = SizeChoice(PICTURES)
        self.sides.changed.connect(self.edited)
        rows.addRow(tr("Si&ze"), self.sides)
        details = {
            None: tr("as the size needs it"),
            INTERACTIVE.name: tr("light, as the window shows it"),
            STILL.name: tr("fine: round hulls, bolts, small fittings"),
        }
        self.detail = self.add_choice(rows, "detail", tr("&Detail"), details)
        self.transparent = self.add_check(
            rows, "transparent", tr("&Transparent, to be laid on something else")
        )
        self.caption = self.add_line(rows, "", tr("Ca&ption"), tr("a line of your own"))
        self.credit = self.add_line(
            rows, "credit", tr("C&redit"), tr("who is to be named, in small print")
        )

    def take(self) -> None:
        """Show the window's shape, and what is written in the view already."""
        request = self._request()
        if request is None:
            return
        width, height = request["size"]
        self.sides.set_window((width, height))
        for line, name in ((self.caption, "caption"), (self.credit, "credit")):
            if not line.text() and request.get(name):
                line.setText(str(request[name]))

    def _request(self) -> dict[str, Any] | None:
        return self.context.session.request(self.context.aspect)

    def kinds(self) -> Mapping[str, str]:
        """Return every format of pictures."""
        names = {suffix: tr(name) for suffix, name in _KINDS.items()}
        return names | {other: names[plain] for other, plain in _ALIKE.items()}

    @property
    def suffix(self) -> str:
        """The format that is chosen."""
        return str(self.kind.currentData())

    def choose_suffix(self, suffix: str) -> None:
        """Choose a format."""
        self.kind.setCurrentIndex(self.kind.findData(_ALIKE.get(suffix, suffix)))

    def asked(self) -> dict[str, Any]:
        """Return the picture that is asked for, in a shot's words."""
        request = dict(self._request() or {})
        request["size"] = list(self.sides.size_px)
        chosen = {
            "detail": self.detail.currentData(),
            "transparent": self.transparent.isChecked() or None,
            "caption": self.caption.text().strip() or None,
            "credit": self.credit.text().strip() or None,
        }
        for name, value in chosen.items():
            request.pop(name, None)
            if value is not None:
                request[name] = value
        return request

    def command(self, output: Path) -> list[str]:
        """Return the command that takes the picture; refuse what none can show."""
        self._check(output)
        request = self.asked()
        shot_asked_for(request)
        return shot_words(request, output)

    def _check(self, output: Path) -> None:
        suffix = output.suffix.lower()
        if suffix not in {*FORMATS, *DRAWING_FORMATS}:
            known = ", ".join(_KINDS)
            message = tr("pictures are written as {known}").format(known=known)
            raise UsageError(message)
        if suffix in {".jpg", ".jpeg"} and self.transparent.isChecked():
            message = tr("JPEG knows no transparency: take PNG, WebP or TIFF")
            raise UsageError(message)
        style = self.context.session.view.style
        if suffix in DRAWING_FORMATS and style not in DRAWING_STYLES:
            looks = ", ".join(DRAWING_STYLES)
            message = tr("drawings in true lines are for the looks {looks}")
            raise UsageError(message.format(looks=looks))

    def tell(self, output: Path, say: Callable[[Told], None]) -> None:
        """Say how large it prints, and how finely it is drawn."""
        width, height = self.sides.size_px
        sides = (number(round(side / _DPI * _CM, 1)) for side in (width, height))
        words = [tr("{sides} cm in print at 300 dpi").format(sides=" × ".join(sides))]
        if output.suffix.lower() not in DRAWING_FORMATS:
            fine = detail_of(shot_asked_for(self.asked())) is STILL
            words.append(tr("fine detail") if fine else tr("light detail"))
        if width * height > _LARGE_MPX * 1e6:
            words.append(tr("some minutes, and much memory"))
        say(Told(words=" · ".join(words)))

    def kept(self) -> dict[str, Any]:
        """Return what is to be remembered."""
        return {**super().kept(), **self.sides.kept(), "credit": self.credit.text()}

    def restore(self, values: Mapping[str, Any]) -> None:
        """Choose again what was remembered."""
        super().restore(values)
        self.sides.restore(values.get("sides"))
        if isinstance(credit := values.get("credit"), str) and not self.credit.text():
            self.credit.setText(credit)
