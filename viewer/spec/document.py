"""A config file as it is read: its tables, and the problems found in them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from pydantic import ValidationError

from viewer.errors import Problem
from viewer.spec.faults import Faults, Key, in_order
from viewer.spec.record import Record
from viewer.spec.wording import note_errors

Table: TypeAlias = Mapping[str, Any]
AnyRecord = TypeVar("AnyRecord", bound=Record)

MAX_FILE_BYTES = 4_000_000


@dataclass(slots=True)
class Document:
    """One file's tables, with the faults found so far."""

    path: Path
    faults: Faults
    table: Table = field(default_factory=dict)

    def fault(self, key: Key, message: str, line: int | None = None) -> None:
        """Note that something is wrong at a key path."""
        self.faults.add(key, message, line=line)

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong, in the order of the file, each said once."""
        return in_order(self.faults.problems())

    def validated(
        self, record: type[AnyRecord], value: object, at: Key = ()
    ) -> AnyRecord | None:
        """Return the record of a value, or None with every fault noted under `at`."""
        try:
            return record.model_validate(value)
        except ValidationError as error:
            note_errors(self.faults, error, record, at)
            return None


def read_document(path: Path) -> Document:
    """Return a file's tables; what keeps it from being read is a fault."""
    document = Document(path=path, faults=Faults(path=path))
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            document.fault((), "is too large to be a config file")
            return document
        text = path.read_text(encoding="utf-8-sig")
        document.table = tomllib.loads(text)
        document.faults.text = text
        if not document.table:
            document.fault((), "is empty")
    except tomllib.TOMLDecodeError as error:
        _note_syntax(document, error, text)
    except UnicodeDecodeError:
        document.fault((), "is not UTF-8 text")
    except FileNotFoundError:
        document.fault((), "there is no such file")
    except OSError as error:
        document.fault((), f"cannot be read: {error.strerror}")
    except RecursionError:
        document.fault((), "is nested too deeply")
    return document


def _note_syntax(document: Document, error: tomllib.TOMLDecodeError, text: str) -> None:
    """Note tomllib's complaint at its line; at the last one where it says the end."""
    message, _, place = str(error).partition(" (at ")
    digits = "".join(c for c in place.partition(",")[0] if c.isdecimal())
    line = int(digits) if digits else len(text.rstrip().splitlines())
    sentence = f"is not valid TOML: {message[:1].lower()}{message[1:]}"
    document.fault((), sentence, line)
