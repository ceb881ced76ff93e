"""The form of what is printed: the booklet of the assembly, or a poster."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QFormLayout, QWidget

from viewer.errors import UsageError
from viewer.export.request import changes_of
from viewer.gui.asking import from_anywhere
from viewer.gui.commands.context import Context
from viewer.gui.language import NAMES
from viewer.gui.making.form import Form, Told
from viewer.gui.text import counted, mark, tr
from viewer.scene.references import NO_REFERENCE

_PAGES = {
    "booklet": mark("Booklet, A4 across: a page for each step of the assembly"),
    "a3": mark("Poster, A3: the station beside its reference, with figures"),
    "a2": mark("Poster, A2: the same, larger"),
}


class PagesForm(Form):
    """A PDF of the station that is shown."""

    key = "pages"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.title, self.verb = tr("Booklet or poster…"), tr("&Make")
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        pages = {name: tr(words) for name, words in _PAGES.items()}
        self.pages = self.add_choice(rows, "pages", tr("&What"), pages)
        self.language = self.add_choice(rows, "language", tr("&Language"), NAMES)
        spoken = self.language.findData(context.session.view.language)
        self.language.setCurrentIndex(spoken)

    def kinds(self) -> Mapping[str, str]:
        """Return the one format of pages."""
        return {".pdf": tr("PDF, to be printed")}

    @property
    def suffix(self) -> str:
        """The one format."""
        return ".pdf"

    def choose_suffix(self, suffix: str) -> None:
        """Leave it: there is one alone."""

    def command(self, output: Path) -> list[str]:
        """Return the command that makes the pages."""
        if output.suffix.lower() != ".pdf":
            raise UsageError(tr("pages are written as .pdf"))
        session = self.context.session
        station = from_anywhere(session.name)
        pages, language = self.pages.currentData(), self.language.currentData()
        words = ["booklet", station]
        if pages != "booklet":
            words = ["poster", station, "--paper", pages, *self._beside()]
            words += ["--step", session.step_id or "last"]
        words += ["--language", language]
        for change in changes_of(session.model.overrides if session.model else {}):
            words += ["--set", change]
        return [*words, "-o", str(output)]

    def _beside(self) -> list[str]:
        model = self.context.session.model
        name = model.reference_name if model else None
        if model is None or name == model.spec.reference:
            return []
        return ["--reference", from_anywhere(name or NO_REFERENCE)]

    def tell(self, _output: Path, say: Callable[[Told], None]) -> None:
        """Say how much it will be."""
        pages = 1
        if self.pages.currentData() == "booklet":
            pages += self.context.session.step_count
        say(Told(words=counted("%n page(s)", pages)))
