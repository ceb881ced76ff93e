"""Whether a window can be drawn in here: asked before one is opened."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QOffscreenSurface, QOpenGLContext, QSurfaceFormat

from viewer.gui.text import mark

NEEDED = (3, 2)
"""The OpenGL that VTK draws with."""
_NONE = mark("no OpenGL for a window can be had on this display")
_OLD = mark("this display has OpenGL {found}, and the view needs {needed} or later")


@dataclass(frozen=True, slots=True)
class Lack:
    """What is wrong with a display's OpenGL; `found` is its version, None without."""

    found: tuple[int, int] | None = None

    def words(self, say: Callable[[str], str] = str) -> str:
        """Return it as a sentence in the language that `say` speaks; English else."""
        if self.found is None:
            return say(_NONE)
        had, needed = (f"{major}.{minor}" for major, minor in (self.found, NEEDED))
        return say(_OLD).format(found=had, needed=needed)


def lack_of_opengl() -> Lack | None:
    """Return what keeps a view from being drawn on this display; None if nothing."""
    wanted = QSurfaceFormat()
    wanted.setVersion(*NEEDED)
    # Systems with two kinds of OpenGL give their old one to who does not ask.
    wanted.setProfile(QSurfaceFormat.OpenGLContextProfile.CoreProfile)
    context, surface = QOpenGLContext(), QOffscreenSurface()
    context.setFormat(wanted)
    surface.setFormat(wanted)
    surface.create()
    if not (context.create() and context.makeCurrent(surface)):
        return Lack()
    form = context.format()
    found = form.majorVersion(), form.minorVersion()
    context.doneCurrent()
    return Lack(found) if found < NEEDED else None
