"""The frame round each form: where to, what will come of it, progress, the result."""

import shlex
import time
from html import escape
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QFontDatabase, QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.errors import ViewerError
from viewer.export.progress import Progress
from viewer.files import check_folder, check_place
from viewer.gui.errands import Answer, run_command
from viewer.gui.making.form import Form, Told
from viewer.gui.making.wording import advice, seconds_words
from viewer.gui.tasks import Task
from viewer.gui.text import tr

_BAR = 1000
_WIDTH_PX = 640
_SOON_MS = 100
_TOLD_AFTER_S, _TOLD_FROM = 3.0, 0.02
_FOLDER = "folder"


class MakingDialog(QDialog):
    """A form, the file that it makes, and all that is to be said of it."""

    def __init__(self, form: Form, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = form
        self._context = form.context
        self._task: Task | None = None
        self._looks = 0
        self._since = 0.0
        self._made: Path | None = None
        self.setWindowTitle(form.title.replace("…", ""))
        self.setMinimumWidth(_WIDTH_PX)
        self._build()
        self._restore()
        form.edited.connect(self._follow_form)
        self.place.textEdited.connect(self._follow_place)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._take)
        session = self._context.session
        session.changed.connect(self._take)
        for often in (session.looked, session.moved, session.overridden):
            often.connect(self._soon.start)

    # --- widgets ---------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.form, 1)
        column.addLayout(self._place_rows())
        self.told = _words()
        column.addWidget(self.told)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Progress"))
        self.progress.setTextVisible(True)
        self.outcome = _words()
        self.outcome.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
        )
        column.addWidget(self.progress)
        column.addWidget(self.outcome)
        column.addLayout(self._buttons())
        self.progress.hide()

    def _place_rows(self) -> QGridLayout:
        rows = QGridLayout()
        is_folder = not self.form.kinds()
        label = tr("&Folder") if is_folder else tr("&File")
        self.place, browse = QLineEdit(), QPushButton(tr("&Browse…"))
        self.place.setAccessibleName(label.replace("&", ""))
        browse.clicked.connect(self._browse)
        self.command, copy = QLineEdit(), QPushButton(tr("Co&py"))
        self.command.setReadOnly(True)
        self.command.setAccessibleName(tr("The command that makes the same"))
        self.command.setToolTip(tr("The command that makes the same"))
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.command.setFont(fixed)
        copy.setToolTip(tr("Copy the command"))
        copy.clicked.connect(self._copy)
        lines = ((label, self.place, browse), (tr("C&ommand"), self.command, copy))
        for row, (text, line, button) in enumerate(lines):
            named = QLabel(text)
            named.setBuddy(line)
            for column, widget in enumerate((named, line, button)):
                rows.addWidget(widget, row, column)
        return rows

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.folder_button = QPushButton(tr("&Show in folder"))
        self.open_button = QPushButton(tr("Op&en"))
        self.cancel_button = QPushButton(tr("&Cancel"))
        self.make_button = QPushButton(self.form.verb)
        self.close_button = QPushButton(tr("C&lose"))
        self.make_button.setDefault(True)
        self.folder_button.clicked.connect(self._show_folder)
        self.open_button.clicked.connect(self._open)
        self.cancel_button.clicked.connect(self.cancel)
        self.make_button.clicked.connect(self.make)
        self.close_button.clicked.connect(self.close)
        row.addWidget(self.folder_button)
        row.addWidget(self.open_button)
        row.addStretch(1)
        for button in (self.cancel_button, self.make_button, self.close_button):
            row.addWidget(button)
        self._set_result("")
        self.cancel_button.hide()
        return row

    # --- choices -----------------------------------------------------------------

    @property
    def output(self) -> Path:
        """Where the file is to go."""
        return Path(self.place.text()).expanduser()

    def _restore(self) -> None:
        own = self._context.settings.preferences.forms.get(self.form.key, {})
        self.form.take()
        self.form.restore(own)
        self.place.setText(str(self._usual_place(str(own.get(_FOLDER, "")))))

    def _usual_place(self, folder: str) -> Path:
        """Return where the file goes where nobody says otherwise."""
        form = self.form
        if folder and not form.kinds():
            return Path(folder)
        if not (folder and Path(folder).is_dir()):
            known = QStandardPaths.StandardLocation.DocumentsLocation
            folder = QStandardPaths.writableLocation(known)
        place = Path(folder) if Path(folder).is_dir() else Path.home()
        return place / f"{form.stem}{form.suffix}"

    def _remember(self) -> None:
        forms = dict(self._context.settings.preferences.forms)
        folder = self.output if not self.form.kinds() else self.output.parent
        forms[self.form.key] = {**self.form.kept(), _FOLDER: str(folder)}
        self._context.settings.change(forms=forms)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show what the session shows now."""
        super().showEvent(event)
        self._take()

    def _take(self) -> None:
        if self.isVisible():
            self.form.take()
            self.look()

    def _follow_form(self) -> None:
        """Give the file the suffix that was chosen, and say what comes of it all."""
        path, form = self.output, self.form
        written = path.suffix.lower()
        plain = form.alike.get(written, written)
        if form.kinds() and path.name and plain != form.suffix:
            stem = path.stem if written in form.kinds() else path.name
            self.place.setText(str(path.with_name(f"{stem}{form.suffix}")))
        self.look()

    def _follow_place(self) -> None:
        """Choose the format whose suffix was written."""
        if (suffix := self.output.suffix.lower()) in self.form.kinds():
            self.form.choose_suffix(suffix)
        self.look()

    def _browse(self) -> None:
        dialogs, kinds = self._context.dialogs, self.form.kinds()
        if kinds:
            path = dialogs.save(self, self.form.title, self.output, kinds)
        else:
            path = dialogs.folder(self, self.form.title, self.output)
        if path is not None:
            self.place.setText(str(path))
            self._follow_place()

    # --- what will come of it ------------------------------------------------------

    def look(self) -> None:
        """Say what will come of it, or why nothing can."""
        output = self.output
        self._looks += 1
        look = self._looks
        try:
            words = self.form.command(output)
            self._check_place(output)
        except ViewerError as error:
            self.command.setText("")
            self._say(Told(words=_short(str(error), output), refused=True))
            return
        self.command.setText(shlex.join(["ross-viewer", *words]))
        self.command.setCursorPosition(0)
        there = bool(self.form.kinds()) and output.is_file()
        self.make_button.setText(tr("Replace file") if there else self.form.verb)
        self._say(Told(words=""))
        # What is told a moment later may be of what was chosen a moment ago.
        self.form.tell(
            output, lambda told: self._say(told) if look == self._looks else None
        )

    def _check_place(self, output: Path) -> None:
        check_place(output) if self.form.kinds() else check_folder(output)

    def _say(self, told: Told) -> None:
        words = escape(told.words).replace("\n", "<br>")
        self.told.setText(f"<b>⚠ {words}</b>" if told.refused else words)
        self.make_button.setEnabled(not told.refused and self._task is None)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.command.text())
        self._context.say(tr("Copied: {command}").format(command=self.command.text()))

    # --- making ------------------------------------------------------------------

    def make(self) -> None:
        """Run the command in the background."""
        output = self.output
        words = [*self.form.command(output), *self.form.tells]
        self._remember()
        self._set_running(True)
        self._since = time.monotonic()

        folder = output.parent if self.form.kinds() else output

        def work(report: Progress) -> Answer:
            return run_command(words, folder, report)

        self._task = self._context.tasks.start(
            tr("Making {name}").format(name=output.name),
            work,
            lambda answer: self._show_made(answer, output),
            self._show_failure,
            on_end=self._end,
            on_cancelled=self._show_cancelled,
        )
        self._task.progress.connect(self._show_progress)

    def cancel(self) -> None:
        """Stop what is being made."""
        if self._task is not None:
            self._task.cancel()
            self.progress.setFormat(tr("stopping"))

    def _set_running(self, running: bool) -> None:
        for widget in (self.form, self.place):
            widget.setEnabled(not running)
        self.progress.setVisible(running)
        self.progress.setRange(0, 0)
        self.progress.setFormat("")
        self.cancel_button.setVisible(running)
        self.make_button.setEnabled(not running)
        if running:
            self._set_result("")

    def _show_progress(self, fraction: float, text: str) -> None:
        if fraction > 0.0:
            self.progress.setRange(0, _BAR)
            self.progress.setValue(round(fraction * _BAR))
            self.progress.setFormat(f"%p % {text}{self._left(fraction)}")

    def _left(self, fraction: float) -> str:
        """Return how long it will still take, once that can be told."""
        past = time.monotonic() - self._since
        if past < _TOLD_AFTER_S or fraction < _TOLD_FROM:
            return ""
        left = seconds_words(round(past * (1.0 - fraction) / fraction))
        return " · " + tr("some {time} left").format(time=left)

    def _show_made(self, answer: Answer, output: Path) -> None:
        words = self.form.summary(answer, output)
        self._set_result("\n".join([words, *answer.notes]), output)
        self._context.say(words.partition("\n")[0])

    def _show_failure(self, error: Exception) -> None:
        if not isinstance(error, ViewerError):
            raise error
        words = "\n".join(text for text in (str(error), advice(str(error))) if text)
        self._set_result(f"⚠ {words}")
        self._context.say(tr("It could not be done"))
        if not self.isVisible():
            self._context.dialogs.tell(
                self._context.window, tr("It could not be done"), words
            )

    def _show_cancelled(self) -> None:
        words = self.form.stopped()
        self._set_result(words)
        self._context.say(words)

    def _end(self) -> None:
        self._task = None
        self._set_running(False)
        self.look()

    def _set_result(self, words: str, made: Path | None = None) -> None:
        self._made = made
        self.outcome.setText(words)
        self.outcome.setVisible(bool(words))
        self.folder_button.setVisible(made is not None)
        self.open_button.setVisible(made is not None)

    def _show_folder(self) -> None:
        if self._made is not None:
            folder = self._made if self._made.is_dir() else self._made.parent
            self._context.dialogs.show_file(folder)

    def _open(self) -> None:
        if self._made is not None:
            self._context.dialogs.show_file(self._made)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember what was chosen; work that runs goes on."""
        self._remember()
        super().closeEvent(event)


def _words() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    return label


def _short(message: str, output: Path) -> str:
    """Return a refusal without the file's name before each of its lines."""
    return "\n".join(line.removeprefix(f"{output}: ") for line in message.splitlines())
