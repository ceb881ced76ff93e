"""The form of a list of shots: every picture that it names, into one folder."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFormLayout, QWidget

from viewer.errors import ConfigError, UsageError, ViewerError
from viewer.gui.asking import from_anywhere
from viewer.gui.commands.context import Context
from viewer.gui.errands import Answer
from viewer.gui.making.form import Form, Told, fill
from viewer.gui.text import counted, tr
from viewer.spec.library import configs_dir, shot_lists
from viewer.spec.shotlist import load_shots
from viewer.spec.shots import ShotsSpec

_ANOTHER = "another"
_FIRST = "press"
_MOST = 3


class KitForm(Form):
    """The press kit, or what any list of shots names."""

    key = "kit"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.title, self.verb = tr("Press kit…"), tr("&Make")
        self._own: Path | None = None
        self._read: tuple[Path, int, ShotsSpec] | None = None
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self.list = self.add_choice(rows, "", tr("&List of shots"), self._lists())
        self.list.activated.connect(self._ask)
        self.sheet = self.add_check(
            rows, "sheet", tr("With a &contact sheet of all of them")
        )
        self.sheet.setChecked(True)

    def _lists(self) -> dict[str, str]:
        shipped = sorted(shot_lists(), key=lambda path: path.stem != _FIRST)
        found = {str(path): self._words(path) for path in shipped}
        if self._own is not None:
            found[str(self._own)] = str(self._own)
        return {**found, _ANOTHER: tr("a list of your own…")}

    @staticmethod
    def _words(path: Path) -> str:
        words = {
            "press": tr("Press kit of ROSS: beside the ISS, steps, looks, portraits"),
            "steps": tr("Every step of ROSS"),
        }
        return words.get(path.stem, path.stem)

    def _ask(self, _index: int) -> None:
        if self.list.currentData() != _ANOTHER:
            return
        asked = self.context.dialogs.list(self, "")
        self.choose(asked or configs_dir() / "shots" / f"{_FIRST}.toml")

    def choose(self, path: Path) -> None:
        """Choose a list, shipped or of one's own."""
        if path not in shot_lists():
            self._own = path
        with QSignalBlocker(self.list):
            fill(self.list, self._lists())
            self.list.setCurrentIndex(max(self.list.findData(str(path)), 0))
        self.edited.emit()

    @property
    def stem(self) -> str:
        """What the folder is called where nobody says otherwise."""
        return "press-kit"

    def kinds(self) -> Mapping[str, str]:
        """Return none: what is made is a folder."""
        return {}

    @property
    def suffix(self) -> str:
        """A folder has none."""
        return ""

    def choose_suffix(self, suffix: str) -> None:
        """Leave it: a folder has none."""

    def _spec(self) -> ShotsSpec:
        """Return the list as its file is now.

        Raises
        ------
        ViewerError
            With the first of its problems.
        """
        path = Path(str(self.list.currentData()))
        try:
            changed = path.stat().st_mtime_ns
        except OSError as error:
            message = tr("{path}: there is no such file").format(path=path)
            raise UsageError(message) from error
        if self._read is None or self._read[:2] != (path, changed):
            self._read = (path, changed, load_shots(path))
        return self._read[2]

    def command(self, output: Path) -> list[str]:
        """Return the command that takes the pictures."""
        try:
            spec = self._spec()
        except ConfigError as error:
            some = "\n".join(str(problem) for problem in error.problems[:_MOST])
            raise UsageError(some) from error
        words = ["shots", from_anywhere(str(spec.path)), "-o", str(output)]
        return words + (
            ["--sheet", str(output / "sheet.jpg")] if self.sheet.isChecked() else []
        )

    def tell(self, _output: Path, say: Callable[[Told], None]) -> None:
        """Say how many pictures there will be."""
        try:
            count = len(self._spec().shots)
        except ViewerError:
            return  # said already
        words = counted("%n picture(s)", count)
        kept = tr("those that are there and have not changed stay as they are")
        say(Told(words=f"{words}; {kept}"))

    def stopped(self) -> str:
        """Return that what is done need not be done again."""
        return tr("Stopped; the pictures that are done stay.")

    def summary(self, answer: Answer, output: Path) -> str:
        """Return how many pictures there are now."""
        count = len(answer.output.splitlines())
        words = counted("%n picture(s)", count)
        return tr("{folder}: {words}").format(folder=output, words=words)
