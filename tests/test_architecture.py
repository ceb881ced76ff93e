"""The import direction, the cost of a start, the size of files."""

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
SLOW = {"vtk", "pyvista", "matplotlib", "scipy", "trimesh", "rich", "tree_sitter"}
FILES = sorted((PROJECT / "viewer").rglob("*.py"))


def loaded_by(statement: str) -> set[str]:
    """Return the top-level packages that a fresh process holds after a statement."""
    names = "{name.partition('.')[0] for name in sys.modules}"
    code = f"{statement}\nimport sys\nprint(*{names})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_import_contracts_are_kept():
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=PROJECT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stdout


def test_scene_needs_neither_qt_nor_vtk():
    loaded = loaded_by("import viewer.scene.compose")

    assert "numpy" in loaded
    assert not loaded & {"PySide6", "vtkmodules", "vtk", "pyvista", "pyvistaqt"}


def test_the_command_line_starts_with_next_to_nothing():
    loaded = loaded_by("import viewer.cli")

    assert "click" in loaded
    assert not loaded & (SLOW | {"numpy", "pydantic", "vtkmodules", "PySide6"})


@pytest.mark.render
def test_a_picture_loads_nothing_that_it_does_not_need(tmp_path):
    shot = ["shot", "ross", "-o", str(tmp_path / "a.png"), "--size", "64x36"]
    loaded = loaded_by(
        f"from viewer.cli.main import run\nimport sys\nassert run({shot}) == 0"
    )

    assert (tmp_path / "a.png").exists()
    assert not loaded & SLOW
    # VTK is loaded by the process that draws, while this one builds the scene.
    assert "vtkmodules" not in loaded


def test_the_process_that_draws_loads_what_drawing_needs():
    loaded = loaded_by("import viewer.render.painting, viewer.render.offscreen")

    assert "vtkmodules" in loaded
    assert not loaded & SLOW


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PROJECT)))
def test_files_are_one_room(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
