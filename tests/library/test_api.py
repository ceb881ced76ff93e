"""The library, and every example of the gallery."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import viewer
from viewer.errors import InputError, UsageError
from viewer.pictures.imagefile import read_request

PROJECT = Path(__file__).parents[2]
GALLERY = sorted((PROJECT / "scripts" / "gallery").glob("*.py"))


def test_importing_it_loads_nothing_slow():
    code = "import viewer, sys; print('numpy' in sys.modules, viewer.__version__)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", viewer.__version__]


def test_a_station_says_its_steps_and_takes_changes():
    ross = viewer.load_station("ross")
    assert ross.steps[0] == "nem"
    assert ross.phases == ("phase-1", "phase-2")
    longer = ross.changed({"nem.length_m": 15.0})
    lengths = [s.at(1).figures.figures["length_m"].value for s in (ross, longer)]
    assert lengths[1] - lengths[0] == pytest.approx(1.5, abs=1e-6)


@pytest.mark.render
def test_a_picture_is_the_one_that_the_command_takes(tmp_path):
    from viewer.cli.main import run

    ross = viewer.load_station("ross").at("phase-1")
    picture = ross.render((320, 180), layout="alone", camera="side")
    path = picture.save(tmp_path / "a.png")
    assert read_request(path)["camera"] == "side"
    arguments = ["--step", "phase-1", "--layout", "alone", "--camera", "side"]
    other = tmp_path / "b.png"
    assert run(["shot", "ross", "-o", str(other), "--size", "320x180", *arguments]) == 0
    assert path.read_bytes() == other.read_bytes()
    assert picture._repr_png_().startswith(b"\x89PNG")
    assert np.asarray(picture.pixels).std() > 10


@pytest.mark.render
def test_what_is_wrong_is_told_as_everywhere(tmp_path):
    ross = viewer.load_station("ross")
    with pytest.raises(UsageError, match="layout"):
        ross.at().render(layout="besides")
    with pytest.raises(InputError, match="no such step"):
        ross.at("nemm").render((64, 36))
    with pytest.raises(UsageError, match=r"module\.parameter"):
        viewer.load_station("ross", {"length": 3.0})


@pytest.mark.render
@pytest.mark.slow
@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_every_example_of_the_gallery_runs(path, tmp_path):
    done = subprocess.run(
        [sys.executable, str(path)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (made,) = tmp_path.iterdir()
    assert made.stem == path.stem
    assert made.stat().st_size > 50
