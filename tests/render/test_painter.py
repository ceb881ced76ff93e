import pickle
import subprocess
import sys
from ctypes.util import find_library
from pathlib import Path

import numpy as np
import pytest

from viewer.errors import MachineError
from viewer.render.offscreen import render_image
from viewer.render.painter import Painter
from viewer.scene.compose import compose
from viewer.scene.view import ViewState

pytestmark = pytest.mark.render

SIZE = (96, 54)


def test_a_painter_draws_what_is_drawn_here(built, reference):
    with Painter(SIZE) as painter:
        for view in (ViewState(), ViewState(layout="alone", style="print")):
            scene = compose(*built, view, reference, 16 / 9)
            assert np.array_equal(
                painter.picture(scene, SIZE), render_image(scene, SIZE)
            )
        clear = compose(*built, ViewState(transparent=True, labels=False))
        assert painter.picture(clear, (40, 30), 1).shape == (30, 40, 4)


def test_a_painter_that_dies_is_told_in_words(built):
    scene = compose(*built, ViewState())
    with Painter(SIZE) as painter:
        painter.dismiss()
        with pytest.raises(MachineError, match="drawing stopped without a picture"):
            painter.picture(scene, SIZE)


def test_a_painter_draws_the_same_when_it_stands_back(built):
    scene = compose(*built, ViewState())
    with Painter(SIZE) as eager, Painter(SIZE, humble=True) as humble:
        pictures = [each.picture(scene, SIZE) for each in (eager, humble)]
        assert np.array_equal(*pictures)
        if sys.platform == "linux":
            fields = [
                Path(f"/proc/{each._process.pid}/stat")
                .read_text(encoding="utf-8")
                .rpartition(")")[2]
                for each in (eager, humble)
            ]
            nice, humbly = (int(text.split()[16]) for text in fields)
            assert humbly > nice


def test_a_painter_whose_asker_is_gone_leaves_without_a_word(built, capfd):
    painter = Painter(SIZE)
    scene = pickle.dumps((compose(*built, ViewState()), SIZE, 1), protocol=5)
    painter._stdin.write(scene[: len(scene) // 2])
    painter._stdin.close()
    assert painter._process.wait(60) == 0
    painter._stdout.close()
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.skipif(
    sys.platform != "linux" or find_library("OSMesa") is not None,
    reason="OpenGL cannot be taken away here",
)
def test_a_painter_without_opengl_says_so(built, monkeypatch, capfd):
    monkeypatch.setenv("__EGL_VENDOR_LIBRARY_DIRS", "/nowhere")
    monkeypatch.setenv("__EGL_VENDOR_LIBRARY_FILENAMES", "/nowhere")
    scene = compose(*built, ViewState())
    with Painter(SIZE) as painter, pytest.raises(MachineError, match="no usable"):
        painter.picture(scene, SIZE)
    assert capfd.readouterr().err == ""


def test_a_painter_is_started_before_anything_slow_is_loaded():
    code = (
        "import sys, viewer.render.painter\n"
        "print(sorted({'numpy', 'pydantic', 'vtkmodules'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
