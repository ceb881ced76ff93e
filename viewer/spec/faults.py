"""What is wrong in one file, gathered while it is read, placed at the end."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from viewer.errors import Problem

Key = tuple[str | int, ...]
"""Where an entry stands: names of tables and keys, places in lists from 0."""


def key_text(key: Key) -> str:
    """Return a key as it is shown: ``parts[2].profile[0]``."""
    text = ""
    for part in key:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong at one key, or at a line where no key could be read."""

    key: Key
    message: str
    line: int | None = None


@dataclass(slots=True, kw_only=True)
class Faults:
    """The faults of one file; `text` is what lines are looked up in.

    `when` is added to every message, where a value is wrong only under some
    condition, such as a changed parameter.
    """

    path: Path
    text: str | None = None
    when: str = ""
    found: list[Fault] = field(default_factory=list)
    silenced: set[Key] = field(default_factory=set)

    def add(self, key: Key, message: str, *, line: int | None = None) -> None:
        """Note that the entry at `key` is wrong."""
        self.found.append(Fault(key=key, message=message + self.when, line=line))

    def silence(self, key: Key) -> None:
        """Keep later complaints about `key` back: their cause is noted elsewhere."""
        self.silenced.add(key)

    def copy(self) -> "Faults":
        """Return the same faults, to which others can be added apart."""
        return replace(self, found=[*self.found], silenced={*self.silenced})

    def is_at_fault(self, key: Key) -> bool:
        """Tell whether something at `key`, in it or round it is known to be wrong."""
        known = [fault.key for fault in self.found if fault.key]
        return any(
            other[: len(key)] == key or key[: len(other)] == other
            for other in (*known, *self.silenced)
        )

    def problems(self) -> list[Problem]:
        """Return every fault with its line."""
        if not self.found:
            return []
        # Only now: nobody waits for tree-sitter as long as nothing is wrong.
        from viewer.spec.lines import key_lines, line_of

        is_wanted = any(fault.key and not fault.line for fault in self.found)
        lines = key_lines(self.text) if self.text and is_wanted else {}
        top = None if self.text is None else 1
        return [
            Problem(
                path=self.path,
                message=one_line(fault.message),
                key=one_line(key_text(fault.key)),
                line=fault.line or line_of(lines, fault.key) or top,
            )
            for fault in self.found
        ]


def one_line(text: str) -> str:
    """Return a text without line breaks and other signs that move the cursor."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems by file and line, each said once."""
    distinct = dict.fromkeys(problems)
    return tuple(
        sorted(distinct, key=lambda problem: (str(problem.path), problem.line or 0))
    )
