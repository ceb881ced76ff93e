"""Reading a TOML file, with every way in which that can fail as a fault."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from viewer.spec.faults import Faults

MAX_BYTES = 4_000_000

_PLACE = re.compile(
    r"^(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)$", re.DOTALL
)

_PLAINER = {
    "Cannot overwrite a value": "a key or table is given twice",
    "Invalid value": "a value is missing or misspelt",
    "Invalid statement": "a line is neither a [table] nor a key with its value",
}
MAX_DEPTH = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class TomlFile:
    """A TOML file with what was found wrong in it; `data` is empty if unreadable."""

    path: Path
    data: dict[str, Any]
    is_read: bool
    faults: Faults


def read_toml(path: Path) -> TomlFile:
    """Return the content of a TOML file; what is wrong with it is in its faults."""
    faults = Faults(path=path)
    data = None
    if (text := _text(path, faults)) is not None:
        faults.text = text
        data = _data(text, faults)
    return TomlFile(path=path, data=data or {}, is_read=data is not None, faults=faults)


def _text(path: Path, faults: Faults) -> str | None:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        faults.add((), "there is no such file")
    except IsADirectoryError:
        faults.add((), "is a folder, must be a file")
    except OSError as error:
        faults.add((), f"cannot be read: {error.strerror or error}")
    else:
        return _decoded(content, faults)
    return None


def _decoded(content: bytes, faults: Faults) -> str | None:
    if len(content) > MAX_BYTES:
        size = f"{len(content) / 1e6:.1f} MB"
        faults.add(
            (), f"is {size} long; a config file has {MAX_BYTES / 1e6:g} MB at most"
        )
        return None
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = "is not UTF-8 text; save the file in the encoding UTF-8"
        faults.add((), message, line=line)
        return None


def _data(text: str, faults: Faults) -> dict[str, Any] | None:
    try:
        data = tomllib.loads(text)
        if not _is_too_deep(data):
            return data
        faults.add((), "is nested too deeply")
    except tomllib.TOMLDecodeError as error:
        _note_syntax(str(error), text, faults)
    except RecursionError:
        faults.add((), "is nested too deeply")
    except ValueError:  # a number of thousands of digits
        faults.add((), "holds a number that is too long to read")
    return None


def _is_too_deep(data: dict[str, Any]) -> bool:
    level: list[Any] = [data]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for value in level
            if isinstance(value, dict | list)
            for inner in (value.values() if isinstance(value, dict) else value)
        ]
    return bool(level)


def _note_syntax(complaint: str, text: str, faults: Faults) -> None:
    found = _PLACE.match(complaint)
    what = found[1] if found else complaint
    plain = _PLAINER.get(what, f"{what[:1].lower()}{what[1:]}")
    message = f"cannot be read as TOML: {plain}"
    if found is None:
        faults.add((), message)
    elif found[2] is None:
        lines = text.count("\n") + (not text.endswith("\n"))
        faults.add((), f"{message} at the end of the file", line=max(lines, 1))
    else:
        faults.add((), f"{message} at column {found[3]}", line=int(found[2]))
