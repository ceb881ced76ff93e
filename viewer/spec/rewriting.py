"""Values of a TOML text put in place of others; all else stays, comments too."""

import json
from collections.abc import Mapping

from viewer.spec.faults import Key
from viewer.spec.lines import value_spans

Literal = str | float


def rewritten(text: str, values: Mapping[Key, Literal]) -> str:
    """Return a TOML text with other values under keys that it has.

    Raises
    ------
    KeyError
        If the text has no value under one of the keys.
    """
    spans = value_spans(text)
    content = text.encode()
    for key in sorted(values, key=lambda key: spans[key].start, reverse=True):
        span, value = spans[key], values[key]
        content = content[: span.start] + literal(value).encode() + content[span.end :]
    return content.decode()


def with_entries(text: str, entries: Mapping[Key, tuple[str, Literal]]) -> str:
    """Return a TOML text with new entries, each after the one under a key.

    Parameters
    ----------
    entries : mapping of Key -> (name, value)
        The new entry comes into the same table, on a line of its own or, in an inline
        table, after a comma.
    """
    spans = value_spans(text)
    content = text.encode()
    for key in sorted(entries, key=lambda key: spans[key].start, reverse=True):
        span, (name, value) = spans[key], entries[key]
        line_start = content.rfind(b"\n", 0, span.start) + 1
        line = content[line_start : span.start]
        indent = line[: len(line) - len(line.lstrip())]
        parted = b", " if span.inline else b"\n" + indent
        entry = parted + f"{name} = {literal(value)}".encode()
        # A comment after the value stays on its line.
        end = span.end if span.inline else _line_end(content, span.end)
        content = content[:end] + entry + content[end:]
    return content.decode()


def literal(value: Literal) -> str:
    """Return a value as TOML writes it; the very number comes back."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return repr(float(value))


def _line_end(content: bytes, place: int) -> int:
    end = content.find(b"\n", place)
    return len(content) if end < 0 else end
