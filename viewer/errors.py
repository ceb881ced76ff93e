"""What can go wrong, as types a caller can tell apart.

Every error a user can cause derives from `ViewerError` and carries the exit
code of the command line: 1 the input is wrong, 2 the command is wrong, 3 the
machine cannot.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong in one file, said in one line.

    `key` is the dotted path of the entry, such as ``parts[2].length_m``; `line`
    is 1-based and None where the fault has no place in the file.
    """

    path: Path
    message: str
    key: str = ""
    line: int | None = None

    def __str__(self) -> str:
        """Return ``file:line: key: message``, the form editors make clickable."""
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return ": ".join(text for text in (place, self.key, self.message) if text)


class ViewerError(Exception):
    """A failure to be shown to the user as a sentence, without a traceback."""

    exit_code = 1


class InputError(ViewerError):
    """A file or value that the user gave is wrong."""


class ConfigError(InputError):
    """Every problem of the configs that were read, at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UsageError(ViewerError):
    """The command was given wrongly."""

    exit_code = 2


class MachineError(ViewerError):
    """The machine cannot do it: no OpenGL, no display, a full disk."""

    exit_code = 3


def nearest(name: str, known: Iterable[str]) -> str:
    """Return `` (did you mean 'x'?)`` for the nearest known name, or nothing."""
    known = list(known)
    close = difflib.get_close_matches(name.lower(), [k.lower() for k in known], 1, 0.6)
    for candidate in known:
        if close and candidate.lower() == close[0]:
            return f" (did you mean '{candidate}'?)"
    return ""
