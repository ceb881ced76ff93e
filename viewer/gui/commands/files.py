"""What leaves the window: exports, pictures, words."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from viewer.export import Progress, Summary
from viewer.export import write as write_file
from viewer.gui.commands.context import Context
from viewer.gui.session import PICTURE_HEIGHT_PX
from viewer.gui.text import tr
from viewer.pictures.words import as_command, as_toml
from viewer.png import write_png
from viewer.render.painter import Painter
from viewer.scene.materials import load_materials
from viewer.scene.scene import Scene


class FileCommands:
    """Asks where to, works in the background, says what was written."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def export(self) -> None:
        """Ask for a file and export the station at its step to it."""
        session, context = self._context.session, self._context
        station, model = session.station, session.model
        if station is None or model is None:
            return
        path = context.dialogs.export(context.window, model.spec.id)
        if path is None:
            return
        context.tasks.start(
            tr("Exporting {name}").format(name=path.name),
            lambda report: write_file(
                station, model.parts, load_materials(), path, progress=report
            ),
            self._exported,
            context.tell_failure,
        )

    def _exported(self, summary: Summary) -> None:
        self._context.say(" ".join([str(summary), *summary.notes]))

    def screenshot(self) -> None:
        """Ask for a file and save the view as a picture, as a script would take it."""
        context = self._context
        model, aspect = context.session.model, context.aspect
        path = context.dialogs.picture(context.window, model.spec.id) if model else None
        scene = context.session.scene(aspect)
        if path is None or scene is None:
            return
        size_px = (round(PICTURE_HEIGHT_PX * aspect / 2) * 2, PICTURE_HEIGHT_PX)
        context.tasks.start(
            tr("Saving {name}").format(name=path.name),
            lambda report: _save_picture(scene, size_px, path, report),
            self._saved,
            context.tell_failure,
        )

    def _saved(self, path: Path) -> None:
        self._context.say(tr("Saved {path}").format(path=path))

    def copy_as_shot(self) -> None:
        """Put the command and the list entry for this very picture on the clipboard."""
        request = self._context.session.request(self._context.aspect)
        if request is None:
            return
        text = f"{as_command(request)}\n\n{as_toml(request)}"
        QGuiApplication.clipboard().setText(text)
        words = tr("Copied: {command}").format(command=as_command(request))
        self._context.say(words)


def _save_picture(
    scene: Scene, size_px: tuple[int, int], path: Path, report: Progress
) -> Path:
    """Draw in another process: OpenGL in this one belongs to the window."""
    with Painter(size_px) as painter:
        report(0.1, tr("drawing"))
        image = painter.picture(scene, size_px)
    report(0.8, tr("writing"))
    write_png(path, image)
    return path
