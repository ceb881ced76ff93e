"""How a command tells another program how far it has come: a line for each word."""

import re

FOR_PROGRAMS = "ROSS_VIEWER_PROGRESS"
"""The environment variable that asks a command for this: with the value `lines`, it
writes a `progress_line` to stderr for each word of progress."""

_LINE = re.compile(r"progress (\d\.\d{4}) (.*)")


def progress_line(fraction: float, text: str) -> str:
    """Return a word of progress, the fraction done from 0 to 1, as one line."""
    plain = " ".join(text.split())
    return f"progress {min(max(fraction, 0.0), 1.0):.4f} {plain}"


def heard(line: str) -> tuple[float, str] | None:
    """Return the progress that a line tells; None if it tells something else."""
    match = _LINE.fullmatch(line.rstrip("\r\n"))
    return (float(match[1]), match[2]) if match else None
