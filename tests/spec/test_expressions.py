"""Expressions: they come to what Python's arithmetic says, and nothing else runs."""

import ast
import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from viewer.spec.expressions import (
    FUNCTIONS,
    MAX_DEPTH,
    MAX_TEXT,
    Expression,
    ExpressionError,
    evaluate,
    is_expression,
    parse,
)

PARAMETERS = {"length_m": 12.5, "n": 4.0, "zero": 0.0, "below": -3.0}
NUMBERS = st.floats(0.0, 1e6).map(lambda value: f"{value!r}") | st.integers(0, 999).map(
    str
)
TERMS = NUMBERS | st.sampled_from([*PARAMETERS, "pi"])


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    binary = st.tuples(inner, st.sampled_from(["+", "-", "*", "/", "%"]), inner)
    return (
        binary.map(lambda parts: f"({' '.join(parts)})")
        | inner.map(lambda term: f"-{term}")
        | st.tuples(st.sampled_from(["min", "max"]), inner, inner).map(
            lambda parts: f"{parts[0]}({parts[1]}, {parts[2]})"
        )
    )


SUMS = st.recursive(TERMS, grown, max_leaves=12)


@given(SUMS)
def test_a_sum_comes_to_what_arithmetic_says(text: str) -> None:
    known = {name: float(value) for name, value in PARAMETERS.items()}
    names = {**known, "pi": math.pi, "min": min, "max": max}
    try:
        right = float(eval(text, {"__builtins__": {}}, names))
    except ZeroDivisionError:
        with pytest.raises(ExpressionError, match="divides by zero"):
            evaluate(f"= {text}", PARAMETERS)
    else:
        if math.isfinite(right):
            assert evaluate(f"= {text}", PARAMETERS) == pytest.approx(right, rel=1e-12)


@given(st.text(max_size=80) | st.text("()+-*/%. 0123456789aepinx_,'[]=:", max_size=40))
@example("(" * 300)
@example("-" * 390)
@example("9" * 390)
@example("1e999")
@example("9**9**9")
@example("length_m.real")
@example("__import__('os')")
@example("(lambda: 1)()")
@example("[1, 2][0]")
@example("1if 2 else 3")
@example("0x10")
@example("f'{1}'")
@example("min(*n)")
@example("True")
@example("n := 3")
@example("sin(x=3)")
@example("1_000")
@example("5j")
@example("\x00")
def test_any_text_is_a_finite_number_or_refused(text: str) -> None:
    try:
        value = evaluate(f"= {text}", PARAMETERS)
    except ExpressionError:
        return
    assert isinstance(value, float)
    assert math.isfinite(value)


@given(st.floats(-720.0, 720.0))
def test_angles_are_degrees(angle_deg: float) -> None:
    at = {"a": angle_deg}

    assert evaluate("= sin(a) ** 2 + cos(a) ** 2", at) == pytest.approx(1.0)
    assert evaluate("= sin(a + 90)", at) == pytest.approx(evaluate("= cos(a)", at))


@given(st.floats(-0.999, 0.999))
def test_the_inverse_functions_give_degrees(ratio: float) -> None:
    at = {"r": ratio}

    assert evaluate("= sin(asin(r))", at) == pytest.approx(ratio, abs=1e-9)
    assert evaluate("= asin(r) + acos(r)", at) == pytest.approx(90.0)
    assert evaluate("= tan(atan(r))", at) == pytest.approx(ratio)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("= 2 + 3 * 4", 14.0),
        ("=2**3**2", 512.0),
        ("= -2 ** 2", -4.0),
        ("= 7 % 4 + floor(2.7) + ceil(2.1) + round(2.4)", 10.0),
        ("= abs(below) + sqrt(9) + min(1, 2, 3) + max(1, 2)", 9.0),
        ("  = length_m / 2", 6.25),
        ("= 2 * pi", 2 * math.pi),
        ("= .5e1", 5.0),
    ],
)
def test_it_reads_as_one_writes(text: str, value: float) -> None:
    assert is_expression(text)
    assert evaluate(text, PARAMETERS) == pytest.approx(value)


def test_it_names_the_parameters_that_it_needs() -> None:
    assert parse("= max(a, b) * pi + sin(c)").names == {"a", "b", "c"}


def test_a_name_that_is_nearly_right_is_told() -> None:
    with pytest.raises(ExpressionError, match="did you mean 'length_m'"):
        evaluate("= lenght_m", PARAMETERS)


def test_length_depth_and_size_are_bounded() -> None:
    for text in (
        "= " + "1" * MAX_TEXT,
        "= " + "-" * MAX_DEPTH + "1",
        "= " + "1+" * 150,
    ):
        with pytest.raises(ExpressionError):
            parse(text)


def test_nothing_but_the_short_list_can_be_called() -> None:
    for name in ("eval", "open", "print", "pow", "exec", "__import__"):
        assert name not in FUNCTIONS
        with pytest.raises(ExpressionError, match="is no function"):
            parse(f"= {name}(1)")


def test_what_was_read_holds_plain_arithmetic_alone() -> None:
    allowed = (
        ast.Constant | ast.Name | ast.BinOp | ast.UnaryOp | ast.Call
        | ast.operator | ast.unaryop | ast.expr_context
    )  # fmt: skip
    read: Expression = parse("= -min(length_m, 3) ** 2 % n")

    assert all(isinstance(node, allowed) for node in ast.walk(read.tree))
