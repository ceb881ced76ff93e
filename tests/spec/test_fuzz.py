"""Whatever is done to a good file, it is read or told what is wrong: no traceback."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spec.test_bad import BAD
from viewer.errors import Problem
from viewer.spec.check import check_paths
from viewer.spec.library import configs_dir

JUNK = [
    "3", "-1", "0", "nan", "-inf", "1e300", "9" * 400, "true", '""', '"x"', '"= n"',
    '"="', '"= 1 / 0"', '"= length_m ** 64 ** 3"', "[]", "[[]]", "[1, 2]", "{}",
    "{ a = 1 }", "1979-05-27", "07:32:00", '"Ядро\\n\\u001b[31m"', "'''\n'''",
    "[" * 40 + "]" * 40, "=", "",
]  # fmt: skip
SHIPPED = configs_dir()
GOOD = [
    SHIPPED / "modules" / "ross" / "nem.toml",
    SHIPPED / "modules" / "ross" / "uum.toml",
    SHIPPED / "stations" / "ross.toml",
    SHIPPED / "shots" / "press.toml",
    SHIPPED / "materials.toml",
    BAD / "stations" / "port-used-twice.toml",
]


def mutated(
    lines: list[str], kind: str, place: int, other: int, junk: str
) -> list[str]:
    place, other = place % len(lines), other % len(lines)
    changed = list(lines)
    match kind:
        case "drop":
            del changed[place]
        case "repeat":
            changed.insert(other, lines[place])
        case "value":
            key, equals, _ = lines[place].partition("=")
            changed[place] = f"{key}{equals or '='} {junk}"
        case "key":
            changed[place] = "x" + lines[place]
        case "cut":
            changed[place] = lines[place][: other % (len(lines[place]) + 1)]
        case _:
            changed = lines[:place]
    return changed


MUTATIONS = st.lists(
    st.tuples(
        st.sampled_from(["drop", "repeat", "value", "value", "key", "cut", "end"]),
        st.integers(0, 10_000),
        st.integers(0, 10_000),
        st.sampled_from(JUNK),
    ),
    min_size=1,
    max_size=4,
)


def is_fit_to_be_shown(problem: Problem) -> bool:
    text = str(problem)
    return (
        text.isprintable()
        and len(problem.message) < 600
        and problem.line is not None
        and "Input should" not in text
        and "does not fit:" not in text
    )


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
@settings(max_examples=40)
@given(mutations=MUTATIONS)
def test_a_spoilt_file_is_told_in_whole_lines(
    tmp_path_factory: pytest.TempPathFactory,
    path: Path,
    mutations: list[tuple[str, int, int, str]],
) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    for mutation in mutations:
        lines = mutated(lines, *mutation) or ["#"]
    spoilt = tmp_path_factory.getbasetemp() / path.name
    spoilt.write_text("\n".join(lines), encoding="utf-8")

    problems = check_paths([spoilt])

    assert [p for p in problems if not is_fit_to_be_shown(p)] == []
    assert len(set(problems)) == len(problems)


@settings(max_examples=40)
@given(content=st.binary(max_size=200))
def test_any_bytes_are_told(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.toml"
    path.write_bytes(content)

    assert all(problem.line for problem in check_paths([path]))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = " + "[" * 3000 + "]" * 3000, "is nested too deeply"),
        ("a = " + "[" * 100 + "]" * 100, "is nested too deeply"),
        ("a = " + "9" * 5000, "holds a number that is too long to read"),
        ("a = 1\nb = = 2\n", "a value is missing or misspelt at column 5"),
        ("# " + "x" * 4_000_001, "is 4.0 MB long; a config file has 4 MB at most"),
    ],
)
def test_absurd_files_are_told(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "absurd.toml"
    path.write_text(text, encoding="utf-8")

    (problem,) = check_paths([path])
    assert message in problem.message


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder.toml").mkdir()

    problems = check_paths([tmp_path / "nowhere.toml", tmp_path / "folder"])
    assert [p.message for p in problems] == [
        "holds no .toml file",
        "there is no such file",
    ]


def test_a_long_row_of_parameters_is_told(tmp_path: Path) -> None:
    path = tmp_path / "row.toml"
    row = "".join(f'[parameters.p{n}]\ndefault = "= p{n + 1}"\n' for n in range(2000))
    path.write_text(row, encoding="utf-8")

    messages = [problem.message for problem in check_paths([path])]
    assert "must have at most 100 entries, has 2000" in messages
