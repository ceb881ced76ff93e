"""The form of an export: what of the station, into which format, and how."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from viewer.errors import UsageError, ViewerError
from viewer.export import Estimate
from viewer.export.formats import PAGE, check_request, format_of
from viewer.export.request import (
    Beside,
    ExportRequest,
    changes_of,
    command_words,
    options_of,
)
from viewer.gui.asking import from_anywhere
from viewer.gui.commands.context import Context
from viewer.gui.errands import Answer
from viewer.gui.making.counting import Counter
from viewer.gui.making.export_rows import ExportRows
from viewer.gui.making.form import Told, fill
from viewer.gui.making.latest import Latest
from viewer.gui.making.wording import estimate_words, size_words
from viewer.gui.text import number, said, tr
from viewer.scene.references import MESHES, NO_REFERENCE
from viewer.spec.model import StationSpec

_SELECTED, _SHOWN, _ALL = "selected", "shown", "all"


class ExportForm(ExportRows):
    """The station that is shown, as the command `export` writes it."""

    key = "export"
    tells = ("--json",)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.title, self.verb = tr("Export…"), tr("&Export")
        self._counter, self._latest = Counter(), Latest(context.tasks, self)

    # --- what the session shows ------------------------------------------------------

    def take(self) -> None:
        """Show the station's steps, elements and reference."""
        session = self.context.session
        if session.model is None or session.station is None:
            return
        spec, language = session.model.spec, session.view.language
        shown = tr("the one that is shown: {step}")
        now = said(spec.steps[session.steps_done - 1].name, language)
        steps = {None: shown.format(step=now)} | {
            step.id: f"{number}  {said(step.name, language)}"
            for number, step in enumerate(spec.steps, start=1)
        }
        with QSignalBlocker(self.step):
            fill(self.step, steps)
        with QSignalBlocker(self.only):
            fill(self.only, self._choices_of_elements(spec))
        self._take_reference()

    def _choices_of_elements(self, spec: StationSpec) -> dict[str, str]:
        choices = {_ALL: tr("the whole station")}
        shown, chosen = self._shown(), self._selected()
        if self._there() - set(shown):
            choices[_SHOWN] = tr("what is shown: {names}").format(names=_few(shown))
        if chosen:
            choices[_SELECTED] = tr("what is selected: {names}").format(
                names=_few(chosen)
            )
        return choices

    def _take_reference(self) -> None:
        name, model = self._reference_name(), self.context.session.model
        shown = model.reference if model else None
        can = name is not None and Path(name).suffix.lower() not in MESHES
        words = tr("With a reference beside it")
        if can and shown is not None:
            title = said(shown.title, self.context.session.view.language)
            words = tr("With {name} beside it").format(name=title)
        self.with_reference.setText(words)
        self.with_reference.setEnabled(can)

    def _reference_name(self) -> str | None:
        model = self.context.session.model
        name = model.reference_name if model else None
        return None if name == NO_REFERENCE else name

    def _there(self) -> set[str]:
        station = self.context.session.station
        return set(station.placements) if station else set()

    def _shown(self) -> tuple[str, ...]:
        """Return the elements that are drawn."""
        view, station = self.context.session.view, self.context.session.station
        wanted = {name.partition("/")[0] for name in view.only}
        return tuple(
            element
            for element in (station.placements if station else ())
            if element not in view.hidden and (not wanted or element in wanted)
        )

    def _selected(self) -> tuple[str, ...]:
        view, there = self.context.session.view, self._there()
        names = dict.fromkeys(name.partition("/")[0] for name in view.selected)
        return tuple(name for name in names if name in there)

    # --- what is asked for -----------------------------------------------------------

    def request(self, output: Path) -> ExportRequest:
        """Return the export that is asked for; what does not apply is left out.

        Raises
        ------
        UsageError
            If a number cannot be read.
        """
        session = self.context.session
        own = session.model.spec.reference if session.model else None
        named = self._reference_name()
        beside = self.with_reference.isEnabled() and self.with_reference.isChecked()
        is_page = output.suffix.lower() == PAGE
        reference = None if named == own else named
        if is_page and not beside and own is not None:
            reference = NO_REFERENCE
        asked = {
            "animation": self.animation.isChecked() and not is_page,
            "draco": self.draco.isChecked(),
            "instancing": self.instancing.isChecked(),
            "units": self.units.currentData(),
            self.sizing.currentData(): self.print_size.currentText().strip() or None,
            "split": self.split.isChecked(),
            "each": self.each.isChecked(),
            "bed": self.bed.currentText() if self.on_bed.isChecked() else None,
            "report": output.with_suffix(".txt") if self.report.isChecked() else None,
            "min_thickness": _number(self.thickness.currentText())
            if self.thick.isChecked()
            else None,
        }
        carried = {name: value for name, value in asked.items() if self.carried(name)}
        return ExportRequest(
            station=from_anywhere(session.name),
            step=self.step.currentData() or session.step_id or "last",
            detail=self.detail.currentData(),
            only=self._elements(),
            reference=reference if beside or is_page else None,
            with_reference=beside and not is_page,
            variants=self.variants.isChecked() or not self.carried("variants"),
            stand=self.stand.isChecked(),
            language=self.language.currentData() if self.language.isEnabled() else "en",
            # What is shown, not what is still being built.
            changes=changes_of(session.model.overrides if session.model else {}),
            **carried,
        )

    def _elements(self) -> tuple[str, ...]:
        shown = {_SHOWN: self._shown, _SELECTED: self._selected}
        of = shown.get(self.only.currentData())
        return () if of is None else of()

    def command(self, output: Path) -> list[str]:
        """Return the command that writes the file; refuse what the format cannot."""
        moves = "animation" in format_of(output).carries
        request = self.request(output)
        if request.only and moves and (request.animation or output.suffix == PAGE):
            message = tr("pages and animations are of the whole station: choose it")
            raise UsageError(message)
        check_request(output, options_of(request, output, Beside()))
        return command_words(request, output)

    def tell(self, output: Path, say: Callable[[Told], None]) -> None:
        """Say how large the file will be, a moment later."""
        model, counter = self.context.session.model, self._counter
        if model is None:
            return
        request = self.request(output)

        def told(result: Estimate | Exception) -> None:
            say(_told(result, output))

        self._latest.ask(lambda: counter.estimate(model, request, output), told)

    def summary(self, answer: Answer, output: Path) -> str:
        """Return what the file holds."""
        held = json.loads(answer.output)
        low, high = held["bounds_m"]
        sides = " × ".join(number(b - a) for a, b in zip(low, high, strict=True))
        lines = [
            tr("{name}: {triangles} triangles in {meshes} meshes, {size}").format(
                name=output.name if len(held["files"]) == 1 else _names(held["files"]),
                triangles=number(held["triangles"]),
                meshes=number(held["meshes"]),
                size=size_words(held["size_bytes"]),
            ),
            tr("{sides} m, life size: long, broad, high").format(sides=sides),
            *held["notes"],
        ]
        return "\n".join(lines)


def _few(names: tuple[str, ...]) -> str:
    text, more = ", ".join(names[:4]), len(names) - 4
    words = tr("{names} and {count} more")
    return words.format(names=text, count=more) if more > 0 else text


def _names(files: list[str]) -> str:
    first, last = Path(files[0]).name, Path(files[-1]).name
    return tr("{first} to {last}").format(first=first, last=last)


def _number(text: str) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = 0.0
    if not 0.05 <= value <= 10.0:
        message = tr("the least wall must be 0.05 to 10 mm, is '{text}'")
        raise UsageError(message.format(text=text))
    return value


def _told(result: Estimate | Exception, output: Path) -> Told:
    """Return an estimate in words, or why there will be no file."""
    if isinstance(result, ViewerError):
        lines = str(result).splitlines()
        plain = [line.removeprefix(f"{output}: ") for line in lines]
        return Told(words="\n".join(plain), refused=True)
    if isinstance(result, Exception):
        raise result
    words = estimate_words(result)
    folder = output.parent
    free = shutil.disk_usage(folder).free if folder.is_dir() else None
    if free is not None and free < result.size_bytes.low:
        room = tr("the disk has {free} left").format(free=size_words(free))
        return Told(words=f"{words}: {room}", refused=True)
    return Told(words=words)
