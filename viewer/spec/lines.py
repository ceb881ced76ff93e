"""On which line of a TOML file an entry stands.

`tomllib` gives values without places, so the text is read a second time, by
tree-sitter, only when there is something to report. The text has passed
`tomllib` before: what is read here is known to be valid.
"""

import tomllib
from collections.abc import Iterator, Mapping

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from viewer.spec.faults import Key

Lines = Mapping[Key, int]

_KEYS = ("bare_key", "quoted_key", "dotted_key")


def key_lines(text: str) -> Lines:
    """Return the 1-based line of every table, key and list entry of a TOML text.

    A table written in several places has the line of the first.
    """
    parser = Parser(Language(tree_sitter_toml.language()))
    root = parser.parse(text.encode()).root_node
    lines: dict[Key, int] = {}
    counts: dict[Key, int] = {}
    for node in root.named_children:
        at: Key = ()
        if node.type in ("table", "table_array_element"):
            at = _header_key(node, counts)
            _note(lines, at, node)
        for pair in _pairs(node):
            _read_pair(lines, at, pair)
    return lines


def line_of(lines: Lines, key: Key) -> int | None:
    """Return the line of an entry, or of the nearest entry round it."""
    for length in range(len(key), 0, -1):
        if (line := lines.get(key[:length])) is not None:
            return line
    return None


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


def _note(lines: dict[Key, int], key: Key, node: Node) -> None:
    for length in range(1, len(key) + 1):
        lines.setdefault(key[:length], node.start_point.row + 1)


def _read_pair(lines: dict[Key, int], at: Key, pair: Node) -> None:
    key = at + _key_names(_first_key(pair))
    _note(lines, key, pair)
    values = [child for child in pair.named_children if child.type not in _KEYS]
    if values:
        _read_value(lines, key, values[0])


def _read_value(lines: dict[Key, int], key: Key, value: Node) -> None:
    if value.type == "inline_table":
        for pair in _pairs(value):
            _read_pair(lines, key, pair)
    if value.type == "array":
        entries = (child for child in value.named_children if child.type != "comment")
        for number, entry in enumerate(entries):
            lines[(*key, number)] = entry.start_point.row + 1
            _read_value(lines, (*key, number), entry)
