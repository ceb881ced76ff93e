"""Where off-screen pictures are drawn: EGL, or OSMesa where there is no EGL.

On Linux VTK would try X first and print a warning where there is no display, so
the kind of window is chosen here.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import vtkmodules.vtkRenderingOpenGL2
from vtkmodules.vtkCommonCore import vtkLogger, vtkObject
from vtkmodules.vtkRenderingCore import vtkRenderWindow

from viewer.errors import MachineError

_NO_OPENGL = (
    "this machine has no usable OpenGL to draw with: install a driver or software "
    "rendering (on Debian and Ubuntu: apt-get install libegl1 libgl1-mesa-dri)"
)


def offscreen_window(size_px: tuple[int, int]) -> vtkRenderWindow:
    """Return an open window in memory of that size, width and height.

    Raises
    ------
    MachineError
        If no OpenGL works here.
    """
    with _silence():
        for window in _windows():
            window.SetOffScreenRendering(True)
            window.SetMultiSamples(0)
            window.SetAlphaBitPlanes(True)
            window.SetDPI(72)
            window.SetSize(*size_px)
            window.Initialize()
            if window.GetInitialized():
                return window
            window.Finalize()
    raise MachineError(_NO_OPENGL)


def _windows() -> Iterator[vtkRenderWindow]:
    """Return the kinds of window to try, the best first."""
    opengl = vtkmodules.vtkRenderingOpenGL2
    if sys.platform == "linux":
        yield opengl.vtkEGLRenderWindow()
        yield opengl.vtkOSOpenGLRenderWindow()
    else:
        yield vtkRenderWindow()


@contextmanager
def _silence() -> Iterator[None]:
    """Keep VTK from printing why a kind of window cannot be had."""
    before = vtkObject.GetGlobalWarningDisplay()
    vtkObject.SetGlobalWarningDisplay(False)
    vtkLogger.SetStderrVerbosity(vtkLogger.VERBOSITY_OFF)
    try:
        yield
    finally:
        vtkObject.SetGlobalWarningDisplay(before)
        vtkLogger.SetStderrVerbosity(vtkLogger.VERBOSITY_INFO)
