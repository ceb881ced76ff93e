"""VTK's window within a widget of Qt: the OpenGL context is Qt's, the picture VTK's.

The same division of work as in VTK's own widget for C++ (QVTKOpenGLNativeWidget): VTK
draws into frame buffers of its own, and when Qt paints, what was drawn is copied into
the widget's. Nothing of the display's own windows is passed, so X11 and Wayland are
alike.
"""

import ctypes
import sys
from typing import Any, Final

from PySide6.QtGui import QOpenGLContext, QSurface, QSurfaceFormat
from PySide6.QtOpenGLWidgets import QOpenGLWidget
from PySide6.QtWidgets import QApplication, QWidget
from vtkmodules.vtkRenderingOpenGL2 import vtkGenericOpenGLRenderWindow

_DRAW_FRAMEBUFFER: Final = 0x8CA9
_COLOUR_BIT: Final = 0x4000
_LINEAR: Final = 0x2601
_DEPTH_TEST: Final = 0x0B71
_SCISSOR_TEST: Final = 0x0C11
_LESS_OR_EQUAL: Final = 0x0203
DOTS_PER_INCH: Final = 72
"""A point is a pixel: what is sized in pixels is so on every screen."""


def surface_format() -> QSurfaceFormat:
    """Return the kind of OpenGL that VTK draws with.

    To be Qt's default before the first window is made: of a single widget it may not
    differ from that of the window around it.
    """
    form = QSurfaceFormat()
    # Wayland would give OpenGL ES, whose shaders are others.
    form.setRenderableType(QSurfaceFormat.RenderableType.OpenGL)
    form.setProfile(QSurfaceFormat.OpenGLContextProfile.CoreProfile)
    form.setVersion(3, 2)
    form.setAlphaBufferSize(8)
    form.setDepthBufferSize(24)
    return form


class VtkWidget(QOpenGLWidget):
    """Holds a VTK window and shows what it has drawn; `window_vtk` is the window."""

    def __init__(self, parent: QWidget) -> None:
        QSurfaceFormat.setDefaultFormat(surface_format())
        super().__init__(parent)
        self.setUpdateBehavior(QOpenGLWidget.UpdateBehavior.NoPartialUpdate)
        self._context: QOpenGLContext | None = None
        self._surface: QSurface | None = None
        window: Any = vtkGenericOpenGLRenderWindow()
        window.SetReadyForRendering(False)
        window.SetOwnContext(False)
        window.SetFrameBlitModeToNoBlit()
        window.SetMultiSamples(0)
        window.SetDPI(DOTS_PER_INCH)
        self.window_vtk = window
        self._observers = [
            window.AddObserver("WindowMakeCurrentEvent", self._make_current),
            window.AddObserver("WindowIsCurrentEvent", self._say_current),
        ]

    # --- what VTK asks -----------------------------------------------------------

    def _make_current(self, *_: object) -> None:
        # Not the widget's own makeCurrent: that binds its frame buffer too, in the
        # midst of VTK's drawing into others.
        if self._context is not None and self._surface is not None:
            self._context.makeCurrent(self._surface)

    def _say_current(self, *_: object) -> None:
        current = QOpenGLContext.currentContext()
        mine = self._context is not None and current is self._context
        self.window_vtk.SetIsCurrent(mine)

    # --- what Qt asks ------------------------------------------------------------

    def initializeGL(self) -> None:  # noqa: N802 - Qt's name
        """Let VTK find its way in the context that Qt has made."""
        self._context = self.context()
        self._surface = self._context.surface()
        self._context.aboutToBeDestroyed.connect(self._let_go)
        window = self.window_vtk
        if sys.platform == "linux":
            window.SetOpenGLSymbolLoader2(_loader(), 0)
        window.OpenGLInitContext()
        window.OpenGLInit()
        state = window.GetState()
        state.Reset()
        state.vtkglDepthFunc(_LESS_OR_EQUAL)
        state.vtkglEnable(_DEPTH_TEST)
        window.SetReadyForRendering(True)

    def resizeGL(self, _width: int, _height: int) -> None:  # noqa: N802 - Qt's name
        """Draw as many pixels as the screen has."""
        self.set_divisor(1)

    def set_divisor(self, divisor: int) -> None:
        """Draw a picture so many times smaller than the widget; it is enlarged."""
        ratio = self.devicePixelRatioF() / divisor
        size = (round(self.width() * ratio), round(self.height() * ratio))
        self.window_vtk.SetSize(max(1, size[0]), max(1, size[1]))

    def paintGL(self) -> None:  # noqa: N802 - Qt's name
        """Draw what is new, and copy what was drawn into the widget."""
        window = self.window_vtk
        if not window.GetReadyForRendering():
            return
        # Qt has used OpenGL since: VTK is to look anew.
        state = window.GetState()
        state.Reset()
        state.Push()
        state.vtkglDepthFunc(_LESS_OR_EQUAL)
        self.draw()
        self.makeCurrent()
        self._copy()
        state.Pop()

    def draw(self) -> None:
        """Let VTK draw; called whenever Qt paints."""
        self.window_vtk.Render()

    def _copy(self) -> None:
        """Copy VTK's picture into the widget's frame buffer, and make it opaque."""
        window, opengl = self.window_vtk, self.context().functions()
        opengl.glBindFramebuffer(_DRAW_FRAMEBUFFER, self.defaultFramebufferObject())
        opengl.glDisable(_SCISSOR_TEST)
        ratio = self.devicePixelRatioF()
        size = round(self.width() * ratio), round(self.height() * ratio)
        window.BlitDisplayFramebuffer(
            0, 0, 0, *window.GetSize(), 0, 0, *size, _COLOUR_BIT, _LINEAR
        )
        # What is not opaque would let the desktop through.
        opengl.glColorMask(False, False, False, True)
        opengl.glViewport(0, 0, *size)
        opengl.glClearColor(0.0, 0.0, 0.0, 1.0)
        opengl.glClear(_COLOUR_BIT)
        opengl.glColorMask(True, True, True, True)

    # --- the end -----------------------------------------------------------------

    def _let_go(self) -> None:
        """Give back what VTK holds in the context, while it is still there."""
        if self._context is None:
            return
        self._make_current()
        self.window_vtk.Finalize()
        self.window_vtk.SetReadyForRendering(False)
        self._context = self._surface = None

    def shut(self) -> None:
        """Let go of VTK: nothing is drawn any more."""
        self._let_go()
        # VTK's hold on this widget.
        for tag in self._observers:
            self.window_vtk.RemoveObserver(tag)
        self._observers = []


def _loader() -> int:
    """Return the address of the function that finds OpenGL's on this display."""
    if QApplication.platformName().startswith("wayland"):
        find = ctypes.CDLL("libEGL.so.1").eglGetProcAddress
    else:
        find = ctypes.CDLL("libGL.so.1").glXGetProcAddressARB
    return ctypes.cast(find, ctypes.c_void_p).value or 0
