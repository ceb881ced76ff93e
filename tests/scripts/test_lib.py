"""What `scripts/run` and `scripts/test` share, tried on an empty checkout.

Nothing is installed: pip, apt-get and the display are stand-ins that say what they
were asked.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
SCRIPTS = ("lib.sh", "missing_packages.py", "run", "test")
FILES = ("pyproject.toml", "constraints.txt")
PYTHON = """#!/bin/bash
case "$*" in
    *"-m pip --version"*) exit 0 ;;
    *"-m pip"*) echo "pip $*" >>"{log}" ;;
    *missing_packages*) {probe} ;;
    *"-m venv"*) echo "venv $*" >>"{log}" ;;
    *xcb_connect*) exit 1 ;;
esac
"""


class Checkout:
    """A checkout with an environment whose programs only take notes."""

    def __init__(self, folder: Path, log: Path) -> None:
        self.folder = folder
        self.log = log
        self.bin = folder / ".venv" / "bin"

    @classmethod
    def made_in(cls, folder: Path, probe: str = "true") -> "Checkout":
        """Copy the scripts; `probe` is what the search for libraries does."""
        made = cls(folder, folder.parent / "log")
        for name in (*(f"scripts/{n}" for n in SCRIPTS), *FILES):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / name, folder / name)
        made.bin.mkdir(parents=True)
        made.program("python", PYTHON.format(log=made.log, probe=probe))
        made.program("pip", f"#!{made.bin}/python\n")
        made.program("ross-viewer", f'#!/bin/bash\necho "viewer $*" >>"{made.log}"\n')
        return made

    def program(self, name: str, text: str) -> None:
        """Put a program into the environment."""
        (self.bin / name).write_text(text, encoding="utf-8")
        (self.bin / name).chmod(0o755)

    def bash(self, code: str) -> subprocess.CompletedProcess[str]:
        """Run code after sourcing the shared part."""
        text = f"set -euo pipefail; source '{self.folder}/scripts/lib.sh'; {code}"
        return self._call(["bash", "-c", text])

    def run(self, *arguments: str, **environment: str) -> str:
        """Run `scripts/run`; return what it said."""
        command = ["bash", str(self.folder / "scripts" / "run"), *arguments]
        done = self._call(command, **environment)
        assert done.returncode == 0, done.stderr
        return done.stderr

    def _call(
        self, command: list[str], **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env={"PATH": "/usr/bin:/bin", "PYTHON": str(self.bin / "python")}
            | environment,
        )

    def notes(self) -> list[str]:
        """Return what was asked since the last time, and forget it."""
        if not self.log.exists():
            return []
        lines = self.log.read_text(encoding="utf-8").splitlines()
        self.log.unlink()
        return lines


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout.made_in(tmp_path / "a checkout")


def asked_pip(notes: list[str]) -> bool:
    """Return whether pip was asked for anything."""
    return any(line.startswith("pip ") for line in notes)


@pytest.mark.parametrize("name", ["lib.sh", "run", "test"])
def test_the_scripts_are_bash(name: str) -> None:
    subprocess.run(["bash", "-n", PROJECT / "scripts" / name], check=True)


def test_the_second_start_asks_pip_nothing(checkout: Checkout) -> None:
    checkout.run("list")
    first = checkout.notes()
    checkout.run("list")

    assert asked_pip(first)
    assert checkout.notes() == ["viewer list"]


@pytest.mark.parametrize("name", FILES)
def test_what_is_to_be_installed_is_installed_when_it_changes(
    checkout: Checkout, name: str
) -> None:
    checkout.run("list")
    checkout.notes()
    with (checkout.folder / name).open("a", encoding="utf-8") as stream:
        stream.write("# changed\n")
    checkout.run("list")

    assert asked_pip(checkout.notes())


def test_what_the_tests_installed_serves_the_program(checkout: Checkout) -> None:
    checkout.bash('install_into_venv test "[dev]"')
    assert any(line.endswith("[dev]") for line in checkout.notes())
    checkout.run("list")

    assert checkout.notes() == ["viewer list"]


def test_what_the_program_installed_does_not_serve_the_tests(
    checkout: Checkout,
) -> None:
    checkout.run("list")
    checkout.notes()
    checkout.bash('install_into_venv test "[dev]"')

    assert asked_pip(checkout.notes())


def test_a_moved_checkout_gets_a_new_environment(checkout: Checkout) -> None:
    checkout.run("list")
    checkout.notes()
    folder = checkout.folder.rename(checkout.folder.with_name("moved"))
    Checkout(folder, checkout.log).run("list")

    assert any("-m venv --clear" in line for line in checkout.notes())


def test_a_stamp_without_a_python_is_not_believed(checkout: Checkout) -> None:
    checkout.run("list")
    (checkout.bin / "python").unlink()

    assert checkout.bash("is_installed run").returncode == 1


def test_a_probe_that_fails_is_not_taken_for_a_full_machine(tmp_path: Path) -> None:
    checkout = Checkout.made_in(tmp_path / "checkout", probe="exit 3")
    checkout.run("list")

    assert not list(checkout.folder.glob(".venv/.*libraries"))


def test_an_empty_display_takes_the_pictures(checkout: Checkout) -> None:
    said = checkout.run()

    assert "no display" in said
    assert checkout.notes()[-1] == "viewer tour ross -o out"


def test_a_display_that_does_not_answer_takes_the_pictures(
    checkout: Checkout,
) -> None:
    said = checkout.run(DISPLAY=":4711")

    assert ":4711" in said
    assert checkout.notes()[-1] == "viewer tour ross -o out"
