"""Where the entries of a TOML file stand: on which line, and between which bytes.

`tomllib` gives values without places, so the text is read a second time, by
tree-sitter, only when there is something to report or to rewrite. The text has passed
`tomllib` before: what is read here is known to be valid.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from viewer.spec.faults import Key

Lines = Mapping[Key, int]

_KEYS = ("bare_key", "quoted_key", "dotted_key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where a value stands in the UTF-8 bytes of a text."""

    start: int
    end: int
    inline: bool
    """Whether it stands in an inline table, whose entries are parted by commas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    key: Key
    node: Node
    value: Node | None = None
    inline: bool = False


def key_lines(text: str) -> Lines:
    """Return the 1-based line of every table, key and list entry of a TOML text.

    A table written in several places has the line of the first.
    """
    lines: dict[Key, int] = {}
    for entry in _entries(text):
        for length in range(1, len(entry.key) + 1):
            lines.setdefault(entry.key[:length], entry.node.start_point.row + 1)
    return lines


def value_spans(text: str) -> Mapping[Key, Span]:
    """Return where the value of every key and list entry of a TOML text stands."""
    return {
        entry.key: Span(
            start=entry.value.start_byte, end=entry.value.end_byte, inline=entry.inline
        )
        for entry in _entries(text)
        if entry.value is not None
    }


def line_of(lines: Lines, key: Key) -> int | None:
    """Return the line of an entry, or of the nearest entry round it."""
    for length in range(len(key), 0, -1):
        if (line := lines.get(key[:length])) is not None:
            return line
    return None


def _entries(text: str) -> Iterator[_Entry]:
    """Give every table, key and list entry in the order of the text."""
    parser = Parser(Language(tree_sitter_toml.language()))
    root = parser.parse(text.encode()).root_node
    counts: dict[Key, int] = {}
    for node in root.named_children:
        at: Key = ()
        if node.type in ("table", "table_array_element"):
            at = _header_key(node, counts)
            yield _Entry(key=at, node=node)
        for pair in _pairs(node):
            yield from _pair_entries(at, pair, inline=False)


def _header_key(node: Node, counts: dict[Key, int]) -> Key:
    """Return the full key of a ``[table]`` or ``[[table]]``, list places included."""
    names = _key_names(_first_key(node))
    is_entry = node.type == "table_array_element"
    key: Key = ()
    for number, name in enumerate(names):
        key += (name,)
        if is_entry and number == len(names) - 1:
            counts[key] = counts.get(key, -1) + 1
        if key in counts:
            key += (counts[key],)
    return key


def _pairs(node: Node) -> Iterator[Node]:
    if node.type == "pair":
        yield node
    else:
        yield from (child for child in node.named_children if child.type == "pair")


def _first_key(node: Node) -> Node:
    return next(child for child in node.named_children if child.type in _KEYS)


def _key_names(node: Node) -> tuple[str, ...]:
    if node.type == "dotted_key":
        parts = (child for child in node.named_children if child.type in _KEYS)
        return tuple(name for part in parts for name in _key_names(part))
    text = (node.text or b"").decode()
    # The language's own reader undoes the quotes and escapes of a quoted key.
    return tuple(tomllib.loads(f"{text} = 0")) if node.type == "quoted_key" else (text,)


def _pair_entries(at: Key, pair: Node, *, inline: bool) -> Iterator[_Entry]:
    key = at + _key_names(_first_key(pair))
    values = [child for child in pair.named_children if child.type not in _KEYS]
    value = values[0] if values else None
    yield _Entry(key=key, node=pair, value=value, inline=inline)
    if value is not None:
        yield from _value_entries(key, value)


def _value_entries(key: Key, value: Node) -> Iterator[_Entry]:
    if value.type == "inline_table":
        for pair in _pairs(value):
            yield from _pair_entries(key, pair, inline=True)
    if value.type == "array":
        entries = (child for child in value.named_children if child.type != "comment")
        for number, entry in enumerate(entries):
            at = (*key, number)
            yield _Entry(key=at, node=entry, value=entry)
            yield from _value_entries(at, entry)
