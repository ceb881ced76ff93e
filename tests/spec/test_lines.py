"""Lines of TOML keys, held against tomllib."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.spec.faults import Key, key_text
from viewer.spec.library import configs_dir
from viewer.spec.lines import key_lines, line_of

TEXT = '''\
id = "x"
name = { en = "a", "ru x" = "b" }
a.b.c = [
  1, # one
  { x = 1 },
  [2,
   3],
]

[[parts]]
kind = "a"
[parts.at]
x = 1
[[parts.sub]]
y = 1
[[parts.sub]]
y = 2
[[parts]]
kind = "b"
text = """
[not.a.table]
z = 1
"""
[["a b".'c']]
z = -1.5
[a.d]
when = 1979-05-27
'''


def all_keys(value: Any, key: Key = ()) -> Iterator[Key]:
    entries: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        entries = list(value.items())
    elif isinstance(value, list):
        entries = list(enumerate(value))
    for name, inner in entries:
        yield (*key, name)
        yield from all_keys(inner, (*key, name))


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (("id",), 1),
        (("name", "ru x"), 2),
        (("a",), 3),
        (("a", "b", "c", 0), 4),
        (("a", "b", "c", 1, "x"), 5),
        (("a", "b", "c", 2, 1), 7),
        (("parts", 0, "kind"), 11),
        (("parts", 0, "at"), 12),
        (("parts", 0, "sub", 1, "y"), 17),
        (("parts", 1), 18),
        (("parts", 1, "text"), 20),
        (("a b", "c", 0, "z"), 25),
        (("a", "d", "when"), 27),
    ],
)
def test_a_key_is_found_on_its_line(key: Key, line: int) -> None:
    assert key_lines(TEXT)[key] == line


def test_a_key_that_is_missing_has_the_line_of_its_table() -> None:
    lines = key_lines(TEXT)

    assert line_of(lines, ("parts", 1, "at", "origin_m")) == 18
    assert line_of(lines, ("nothing",)) is None


def test_every_key_that_tomllib_finds_has_a_line() -> None:
    assert set(all_keys(tomllib.loads(TEXT))) <= set(key_lines(TEXT))


@pytest.mark.parametrize(
    "path", sorted(configs_dir().rglob("*.toml")), ids=lambda path: path.stem
)
def test_every_key_of_every_shipped_file_has_its_line(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines, rows = key_lines(text), text.splitlines()
    for key in all_keys(tomllib.loads(text)):
        names = [part for part in key if isinstance(part, str)]
        inside_list = isinstance(key[-1], int)

        assert key in lines, key_text(key)
        assert inside_list or names[-1] in rows[lines[key] - 1]


BARE = st.text("abcxyz_-019", min_size=1, max_size=5)
VALUES = st.recursive(
    st.sampled_from(["1", "-2.5", "true", '"text"', "'''two\nlines'''", "2030-01-01"]),
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda v: "[\n" + ",\n".join(v) + "\n]")
        | st.dictionaries(BARE, inner, max_size=3).map(
            lambda v: "{" + ", ".join(f"{k} = {w}" for k, w in v.items()) + "}"
        )
    ),
    max_leaves=8,
)
TABLES = st.lists(
    st.tuples(st.booleans(), BARE, st.dictionaries(BARE, VALUES, max_size=4)),
    max_size=5,
)


@given(TABLES)
def test_any_file_that_tomllib_reads_has_lines(
    tables: list[tuple[bool, str, dict[str, str]]],
) -> None:
    text = ""
    for is_list, name, pairs in tables:
        text += f"[[l{name}]]\n" if is_list else f"[t{name}]\n"
        text += "".join(f"{key} = {value}\n" for key, value in pairs.items())
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert set(all_keys(data)) <= set(key_lines(text))
