"""Files that come in, and what leaves the window: exports, pictures, words."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel, QTextEdit, QWidget

from viewer.errors import MachineError
from viewer.export.progress import Progress
from viewer.gui.commands.context import Context
from viewer.gui.commands.stations import StationCommands
from viewer.gui.errands import run_command
from viewer.gui.offers import Offer, offer_of
from viewer.gui.text import tr
from viewer.pictures.words import as_command, as_toml, shot_words

if TYPE_CHECKING:  # dialogs are loaded when they are asked for
    from viewer.gui.making.dialog import MakingDialog
    from viewer.gui.making.form import Form


class FileCommands:
    """Opens the dialogs that make files; puts pictures and words on the clipboard."""

    def __init__(self, context: Context, stations: StationCommands) -> None:
        self._context = context
        self._stations = stations
        self.dialogs: dict[str, MakingDialog] = {}
        """Those that were opened, by their form's key."""
        self._spoken = ""

    # --- what comes in -------------------------------------------------------------

    def open(self) -> None:
        """Ask for a file of any sort and do what it is for."""
        path = self._context.dialogs.station(self._context.window, "")
        if path is not None:
            self.take(offer_of([str(path)]))

    def take(self, offer: Offer) -> None:
        """Open a station, compare with what is offered, begin to take pictures."""
        self._stations.take(offer)
        if offer.shots is not None:
            self.kit(offer.shots)
        if offer.ignored:
            names = ", ".join(Path(name).name for name in offer.ignored)
            words = tr("There is no use here for {names}")
            self._context.say(words.format(names=names))

    # --- dialogs -----------------------------------------------------------------

    def export(self) -> None:
        """Open the dialog that exports the station."""
        from viewer.gui.making.export_form import ExportForm

        self._show(ExportForm)

    def picture(self) -> None:
        """Open the dialog that saves the view as a picture."""
        from viewer.gui.making.picture_form import PictureForm

        self._show(PictureForm)

    def film(self) -> None:
        """Open the dialog that records a film."""
        from viewer.gui.making.film_form import FilmForm

        self._show(FilmForm)

    def pages(self) -> None:
        """Open the dialog that makes a booklet or a poster."""
        from viewer.gui.making.pages_form import PagesForm

        self._show(PagesForm)

    def kit(self, shots: Path | None = None) -> None:
        """Open the dialog that takes every picture of a list."""
        from viewer.gui.making.kit_form import KitForm

        self._show(KitForm)
        dialog = self.dialogs.get(KitForm.key)
        if shots is not None and dialog and isinstance(dialog.form, KitForm):
            dialog.form.choose(shots)

    def _show(self, make: "type[Form]") -> None:
        from viewer.gui.making.dialog import MakingDialog

        if self._context.session.model is None:
            self._context.say(tr("There is no station yet"))
            return
        self._forget_other_language()
        if make.key not in self.dialogs:
            form = make(self._context)
            self.dialogs[make.key] = MakingDialog(form, self._context.window)
        dialog = self.dialogs[make.key]
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _forget_other_language(self) -> None:
        """Make dialogs anew once the program speaks another language."""
        if self._spoken != (now := QLocale().name()):
            self._spoken = now
            for dialog in self.dialogs.values():
                dialog.close()
                dialog.deleteLater()
            self.dialogs.clear()

    # --- the clipboard -------------------------------------------------------------

    def copy_picture(self) -> None:
        """Put the view on the clipboard as a picture, as the command takes it.

        Text that is marked where the keys go is copied instead: that is what whoever
        has marked it means.
        """
        context = self._context
        if _copied_text(context.window.focusWidget()):
            return
        request = context.session.request(context.aspect)
        if request is None:
            return
        context.tasks.start(
            tr("Taking a picture"),
            lambda report: _picture_of(request, report),
            self._put_picture,
            context.tell_failure,
        )

    def _put_picture(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        words = tr("Copied a picture of {width} × {height} pixels")
        self._context.say(words.format(width=image.width(), height=image.height()))

    def copy_as_shot(self) -> None:
        """Put the command and the list entry for this very picture on the clipboard."""
        request = self._context.session.request(self._context.aspect)
        if request is None:
            return
        text = f"{as_command(request)}\n\n{as_toml(request)}"
        QGuiApplication.clipboard().setText(text)
        words = tr("Copied: {command}").format(command=as_command(request))
        self._context.say(words)


def _copied_text(focus: QWidget | None) -> bool:
    """Copy the text that is marked, and return whether any is."""
    if isinstance(focus, QTextEdit) and focus.textCursor().hasSelection():
        focus.copy()
        return True
    if isinstance(focus, QLabel) and focus.hasSelectedText():
        QGuiApplication.clipboard().setText(focus.selectedText())
        return True
    return False


def _picture_of(request: dict[str, object], report: Progress) -> QImage:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "picture.png"
        run_command(shot_words(request, path), path.parent, report)
        image = QImage(str(path))
    if image.isNull():
        message = "the picture could not be read back"
        raise MachineError(message)
    return image
