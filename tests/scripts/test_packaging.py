"""What is installed, and what an installed program brings along."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[2]
LINES = (PROJECT / "constraints.txt").read_text(encoding="utf-8").splitlines()
ROOTS = ["hatchling", "editables", "ross-viewer[dev]"]


def installed_for(roots: list[str]) -> dict[str, str]:
    """Return name and version of what the roots need, here and now."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    left = [Requirement(root) for root in roots]
    while left:
        wanted = left.pop()
        if str(wanted) in seen:
            continue
        seen.add(str(wanted))
        held = distribution(wanted.name)
        found[canonicalize_name(wanted.name)] = held.version
        for line in held.requires or []:
            need = Requirement(line)
            extras = wanted.extras or {""}
            if not need.marker or any(
                need.marker.evaluate({"extra": e}) for e in extras
            ):
                left.append(need)
    del found["ross-viewer"]
    return found


def test_constraints_are_names_and_versions_alone() -> None:
    assert [line for line in LINES if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def test_what_is_installed_is_what_is_pinned() -> None:
    pinned = {
        canonicalize_name(name): version
        for name, version in (line.split("==") for line in LINES)
    }
    installed = installed_for(ROOTS)

    assert {name: pinned.get(name) for name in installed} == installed


def test_every_dependency_has_a_lower_bound() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    needs = [*project["dependencies"], *(need for extra in extras for need in extra)]

    assert [need for need in needs if ">=" not in need] == []


@pytest.mark.slow
def test_an_installed_program_brings_its_configs_and_assets(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path]
    subprocess.run(build, cwd=PROJECT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path / "site")
    shipped = {
        f"viewer/_data/{path.relative_to(PROJECT)}"
        for folder in ("configs", "assets")
        for path in (PROJECT / folder).rglob("*")
        if path.is_file()
    }
    done = subprocess.run(
        [sys.executable, "-P", "-m", "viewer", "check"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert shipped
    assert shipped <= names
    assert not [name for name in names if name.startswith("tests/")]
    assert done.returncode == 0, done.stderr
