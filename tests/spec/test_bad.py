"""Every file under `bad/` says in its first lines what must be said about it."""

import re
from pathlib import Path

import pytest

from viewer.errors import Problem
from viewer.spec.check import check_paths

BAD = Path(__file__).parent / "bad"
FILES = sorted(path for path in BAD.rglob("*.toml") if path.parent.name != "good")
EXPECTATION = re.compile(r"^# expect: (.*)$", re.MULTILINE)
PYTHON_WORDS = ("Input should", "valid integer", "None", "dict", "tuple", "Traceback")


def expected(path: Path) -> list[str]:
    return EXPECTATION.findall(path.read_text(encoding="utf-8", errors="replace"))


def said(problem: Problem, about: Path) -> str:
    """Return a problem without the name of the file that is checked."""
    text = str(problem).replace(str(BAD) + "/", "")
    return text.removeprefix(f"{about.relative_to(BAD)}:")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(BAD)))
def test_a_bad_file_is_told_everything_at_once(path: Path) -> None:
    found = [said(problem, path) for problem in check_paths([path])]

    assert found == expected(path)
    assert found, "a file under bad/ must have a fault"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(BAD)))
def test_a_problem_stands_on_the_line_of_its_key(path: Path) -> None:
    for problem in check_paths([path]):
        lines = problem.path.read_text(encoding="utf-8", errors="replace").splitlines()
        names = re.findall(r"[^.\[\]]+", re.sub(r"\[\d+\]", "", problem.key))

        assert problem.line is not None
        assert not any(word in problem.message for word in PYTHON_WORDS)
        if names and not problem.message.startswith("is missing"):
            around = " ".join(lines[max(0, problem.line - 4) : problem.line])
            assert names[-1] in around
