"""The form of a film: the assembly, a turn or a flight, from the present view."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDoubleSpinBox, QFormLayout, QWidget

from viewer.errors import UsageError
from viewer.geometry.detail import INTERACTIVE, STILL
from viewer.gui.commands.context import Context
from viewer.gui.language import NAMES
from viewer.gui.making.form import Form, Told
from viewer.gui.making.sizes import FILMS, SizeChoice
from viewer.gui.making.wording import seconds_words, size_words
from viewer.gui.text import mark, number, said, tr
from viewer.pictures.film import (
    MOST_HELD_BYTES,
    FilmSpec,
    check_film,
    direction_of,
    frame_count,
    held_bytes,
)
from viewer.pictures.words import film_words
from viewer.spec.shotlist import shot_asked_for

_KINDS = {
    "assembly": mark("the assembly, step by step"),
    "turntable": mark("once round the station, at one height"),
    "fly-around": mark("a flight round it, rising and sinking"),
}
_FORMATS = {
    ".mp4": mark("MP4: plays everywhere, for television, slides, social media"),
    ".webm": mark("WebM: small, for web pages"),
    ".gif": mark("GIF: moves in mails and old pages; 256 colours, large"),
    ".webp": mark("WebP: a moving picture for the web"),
    ".png": mark("APNG: a moving picture without loss, large"),
}
_ALIKE = {".apng": ".png"}
_RATES = (12, 15, 20, 24, 25, 30, 50, 60)
_PLAIN = ("alone", "beside", "overlay", "split")
_MUCH_BYTES = 1e9


class FilmForm(Form):
    """What the view shows, set in motion, as the command `film` makes it."""

    key = "film"
    alike = _ALIKE

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.title, self.verb = tr("Record film…"), tr("&Record")
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        kinds = {kind: tr(words) for kind, words in _KINDS.items()}
        self.kind = self.add_choice(rows, "kind", tr("Film &of"), kinds)
        formats = {suffix: tr(words) for suffix, words in _FORMATS.items()}
        self.format = self.add_choice(rows, "format", tr("F&ormat"), formats)
        self.sides = SizeChoice(FILMS)
        self.sides.changed.connect(self.edited)
        rows.addRow(tr("Si&ze"), self.sides)
        self._add_times(rows)
        self.language = self.add_choice(rows, "language", tr("&Language"), NAMES)
        spoken = self.language.findData(context.session.view.language)
        self.language.setCurrentIndex(spoken)
        details = {
            None: tr("as the size needs it"),
            INTERACTIVE.name: tr("light, as the window shows it"),
            STILL.name: tr("fine: round hulls, bolts; takes much longer"),
        }
        self.detail = self.add_choice(rows, "detail", tr("&Detail"), details)
        self.labels = self.add_check(rows, "labels", tr("With la&bels and captions"))
        self.labels.setChecked(True)
        self.scale_bar = self.add_check(rows, "scale_bar", tr("With a &scale bar"))
        self.with_reference = self.add_check(rows, "with_reference", "")

    def _add_times(self, rows: QFormLayout) -> None:
        rates = {rate: tr("{rate} pictures a second") for rate in _RATES}
        self.rate = self.add_choice(
            rows, "rate", tr("&Rate"), {k: v.format(rate=k) for k, v in rates.items()}
        )
        self.rate.setCurrentIndex(_RATES.index(25))
        self.seconds = QDoubleSpinBox()
        self.seconds.setRange(0.1, 600.0)
        self.seconds.setDecimals(1)
        self.seconds.setValue(3.0)
        self.seconds.setSuffix(tr(" s"))
        self.seconds.setAccessibleName(tr("Seconds for each step, or for the turn"))
        self.seconds.valueChanged.connect(lambda _: self.edited.emit())
        rows.addRow(tr("&Time for each step, or for the turn"), self.seconds)

    # --- what the session shows ------------------------------------------------------

    def take(self) -> None:
        """Show the window's shape and the reference."""
        session = self.context.session
        request = self._request()
        if request is None or session.model is None:
            return
        width, height = request["size"]
        self.sides.set_window((width, height))
        shown = session.model.reference
        words = tr("With a reference beside it")
        if shown is not None:
            words = tr("With {name}, as in the view")
            words = words.format(name=said(shown.title, session.view.language))
        self.with_reference.setText(words)
        self.with_reference.setEnabled(shown is not None and session.with_reference)

    def _request(self) -> dict[str, Any] | None:
        return self.context.session.request(self.context.aspect)

    def kinds(self) -> Mapping[str, str]:
        """Return every format of films."""
        names = {suffix: tr(words) for suffix, words in _FORMATS.items()}
        return names | {other: names[plain] for other, plain in _ALIKE.items()}

    @property
    def suffix(self) -> str:
        """The format that is chosen."""
        return str(self.format.currentData())

    def choose_suffix(self, suffix: str) -> None:
        """Choose a format."""
        self.format.setCurrentIndex(self.format.findData(_ALIKE.get(suffix, suffix)))

    # --- what is asked for -----------------------------------------------------------

    def asked(self) -> dict[str, Any]:
        """Return the film's picture, in a shot's words."""
        request = dict(self._request() or {})
        request["size"] = list(self.sides.size_px)
        request["labels"] = self.labels.isChecked()
        request["scale_bar"] = self.scale_bar.isChecked()
        request["language"] = self.language.currentData()
        request["transparent"] = False
        layout = str(request.get("layout", "beside"))
        beside = self.with_reference.isEnabled() and self.with_reference.isChecked()
        request["layout"] = layout if layout in _PLAIN else "beside"
        if not beside:
            if self._sees_both() and isinstance(camera := request["camera"], dict):
                # It was turned about the middle of the two: the direction stays.
                request["camera"] = _towards(camera)
                request["arranged_for"] = None
            request |= {"layout": "alone", "reference": "none", "match": None}
        request["detail"] = self.detail.currentData()
        return {key: v for key, v in request.items() if v is not None}

    def _sees_both(self) -> bool:
        """Whether the view shows the reference too."""
        session = self.context.session
        is_there = session.model is not None and session.model.reference is not None
        return is_there and session.with_reference and session.view.layout != "alone"

    def film(self) -> dict[str, Any]:
        """Return what makes it a film."""
        return {
            "kind": self.kind.currentData(),
            "seconds": round(self.seconds.value(), 1),
            "fps": self.rate.currentData(),
        }

    @property
    def frames(self) -> int:
        """How many frames the film has."""
        steps = self.context.session.step_count
        return frame_count(**self.film(), steps=steps)

    def command(self, output: Path) -> list[str]:
        """Return the command that makes the film; refuse what no encoder can do."""
        request = self.asked()
        check_film(FilmSpec(shot=shot_asked_for(request), **self.film()), output)
        held = held_bytes(output.suffix.lower(), self.frames, self.sides.size_px)
        if held > MOST_HELD_BYTES:
            message = tr(
                "this would need {size} of memory: take MP4 or WebM, a smaller size, "
                "fewer seconds or pictures"
            )
            raise UsageError(message.format(size=size_words(held)))
        return film_words(request, self.film(), output)

    def tell(self, output: Path, say: Callable[[Told], None]) -> None:
        """Say how long the film will be."""
        frames, rate = self.frames, self.rate.currentData()
        words = [
            tr("{time} long").format(time=seconds_words(frames / rate)),
            tr("{count} pictures").format(count=number(frames)),
            tr("begins as the view stands now"),
        ]
        held = held_bytes(output.suffix.lower(), frames, self.sides.size_px)
        if held > _MUCH_BYTES:
            words.append(tr("needs {size} of memory").format(size=size_words(held)))
        say(Told(words=" · ".join(words)))

    def kept(self) -> dict[str, Any]:
        """Return what is to be remembered."""
        seconds = {"seconds": self.seconds.value()}
        return {**super().kept(), **self.sides.kept(), **seconds}

    def restore(self, values: Mapping[str, Any]) -> None:
        """Choose again what was remembered."""
        super().restore(values)
        self.sides.restore(values.get("sides"))
        if isinstance(seconds := values.get("seconds"), float):
            self.seconds.setValue(seconds)


def _towards(camera: Mapping[str, Any]) -> dict[str, float]:
    """Return the direction of a camera of one's own, in a shot's words."""
    azimuth, elevation = direction_of(camera["position_m"], camera["target_m"])
    return {"azimuth_deg": round(azimuth, 2), "elevation_deg": round(elevation, 2)}
