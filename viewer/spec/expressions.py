"""Small arithmetic in config files: ``"= length_m / 2 + sqrt(2)"``.

Python's own grammar, of which only numbers, names, ``+ - * / ** %``, brackets
and a short list of functions are let through; nothing is ever executed. Text
length, size and depth are bounded, and every result is a finite number.
Angles are degrees.
"""

import ast
import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from viewer.errors import nearest

MAX_TEXT = 400
MAX_NODES = 200
MAX_DEPTH = 24
MAX_EXPONENT = 64.0

Function = Callable[..., float]


class ExpressionError(ValueError):
    """An expression that cannot be read, or that has no finite value."""


class UnknownNameError(ExpressionError):
    """An expression that names a parameter which is not there."""

    def __init__(self, name: str, message: str) -> None:
        self.name = name
        super().__init__(message)


def _of_degrees(function: Function) -> Function:
    return lambda angle_deg: function(math.radians(angle_deg))


def _in_degrees(function: Function) -> Function:
    return lambda ratio: math.degrees(function(ratio))


FUNCTIONS: Mapping[str, tuple[Function, int, int]] = {
    "sin": (_of_degrees(math.sin), 1, 1),
    "cos": (_of_degrees(math.cos), 1, 1),
    "tan": (_of_degrees(math.tan), 1, 1),
    "asin": (_in_degrees(math.asin), 1, 1),
    "acos": (_in_degrees(math.acos), 1, 1),
    "atan": (_in_degrees(math.atan), 1, 1),
    "sqrt": (math.sqrt, 1, 1),
    "abs": (abs, 1, 1),
    "floor": (math.floor, 1, 1),
    "ceil": (math.ceil, 1, 1),
    "round": (round, 1, 1),
    "min": (min, 2, 16),
    "max": (max, 2, 16),
}
"""Each function with the fewest and the most arguments that it takes."""

CONSTANTS: Mapping[str, float] = {"pi": math.pi}


def _power(base: float, exponent: float) -> float:
    if abs(exponent) > MAX_EXPONENT:
        message = f"has the exponent {exponent:g}; {MAX_EXPONENT:g} at most"
        raise ExpressionError(message)
    result = base**exponent
    if isinstance(result, complex):
        message = f"has no real value: {base:g} ** {exponent:g}"
        raise ExpressionError(message)
    return float(result)


_BINARY: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
    ast.Mod: lambda a, b: a % b,
    ast.Pow: _power,
}
_SIGNS: Mapping[type[ast.unaryop], float] = {ast.UAdd: 1.0, ast.USub: -1.0}

# Everything that an expression may be spelt with. Atomic groups: no backtracking.
_SPELLING = re.compile(
    r"""(?>\s*(?>
        (?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?![\w.])
      | [A-Za-z_][A-Za-z0-9_]*
      | \*\* | [-+*/%(),]
    ))*\s*""",
    re.VERBOSE,
)
_ALLOWED = "only numbers, parameters, + - * / ** %, brackets, pi, " + ", ".join(
    FUNCTIONS
)


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression that has been read; `names` are the parameters that it needs."""

    text: str
    tree: ast.expr
    names: frozenset[str]

    def value(self, parameters: Mapping[str, float]) -> float:
        """Return what the expression comes to, a finite number.

        Raises
        ------
        ExpressionError
            If a parameter is not there, or the result is not a finite number.
        """
        try:
            result = _value(self.tree, parameters)
        except ZeroDivisionError:
            message = "divides by zero"
            raise ExpressionError(message) from None
        except OverflowError:
            message = "comes to a number too large to hold"
            raise ExpressionError(message) from None
        if not math.isfinite(result):
            message = "does not come to a finite number"
            raise ExpressionError(message)
        return result


def is_expression(value: object) -> bool:
    """Tell whether a value of a config file is to be worked out."""
    return isinstance(value, str) and value.lstrip().startswith("=")


def evaluate(text: str, parameters: Mapping[str, float]) -> float:
    """Return the value of ``= …``; see `Expression.value`."""
    return parse(text).value(parameters)


@lru_cache(maxsize=8192)
def parse(text: str) -> Expression:
    """Read an expression, with or without its leading ``=``.

    Raises
    ------
    ExpressionError
        If it is too long or too deep, or says anything but plain arithmetic.
    """
    if len(text) > MAX_TEXT:
        message = f"is {len(text)} characters long; {MAX_TEXT} at most"
        raise ExpressionError(message)
    body = text.strip().removeprefix("=").strip()
    if not body:
        message = "is empty after the ="
        raise ExpressionError(message)
    spelt = _SPELLING.match(body)
    if spelt is None or spelt.end() < len(body):
        rest = body[spelt.end() if spelt else 0 :].strip()
        message = f'cannot be read from "{_short(rest)}" on: {_ALLOWED} may be used'
        raise ExpressionError(message)
    tree = _tree(body)
    _check_size(tree)
    names = frozenset(_checked_names(tree)) - CONSTANTS.keys()
    return Expression(text=text, tree=tree, names=names)


def _tree(body: str) -> ast.expr:
    try:
        return ast.parse(body, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        message = "is not a complete sum: is a bracket or a number missing?"
        raise ExpressionError(message) from None


def _check_size(tree: ast.expr) -> None:
    nodes, level, depth = 0, [tree], 0
    while level:
        nodes, depth = nodes + len(level), depth + 1
        if depth > MAX_DEPTH or nodes > MAX_NODES:
            message = (
                f"is too large: {MAX_NODES} terms and brackets {MAX_DEPTH} deep at most"
            )
            raise ExpressionError(message)
        level = [
            child
            for node in level
            for child in ast.iter_child_nodes(node)
            if isinstance(child, ast.expr)
        ]


def _checked_names(node: ast.expr) -> Iterator[str]:
    """Yield every name that is read, refusing all that is not plain arithmetic."""
    match node:
        case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
            return
        case ast.Name():
            yield _parameter_name(node.id)
        case ast.UnaryOp() if type(node.op) in _SIGNS:
            yield from _checked_names(node.operand)
        case ast.BinOp() if type(node.op) in _BINARY:
            yield from _checked_names(node.left)
            yield from _checked_names(node.right)
        case ast.Call(func=ast.Name(id=function), keywords=[]):
            _check_call(function, len(node.args))
            for argument in node.args:
                yield from _checked_names(argument)
        case _:
            message = f'says "{_short(ast.unparse(node))}": {_ALLOWED} may be used'
            raise ExpressionError(message)


def _parameter_name(name: str) -> str:
    if name in FUNCTIONS:
        message = f"names the function {name} without brackets: {name}(…)"
        raise ExpressionError(message)
    return name


def _check_call(name: str, count: int) -> None:
    if name not in FUNCTIONS:
        close = nearest(name, FUNCTIONS) or f"; there are {', '.join(FUNCTIONS)}"
        message = f"calls '{name}', which is no function{close}"
        raise ExpressionError(message)
    _, fewest, most = FUNCTIONS[name]
    if not fewest <= count <= most:
        wanted = f"{fewest} value" if fewest == most else f"{fewest} to {most} values"
        message = f"gives {name} {count} values; it takes {wanted}"
        raise ExpressionError(message)


def _value(node: ast.expr, parameters: Mapping[str, float]) -> float:
    match node:
        case ast.Constant():
            return float(node.value)  # type: ignore[arg-type]
        case ast.Name():
            return _named(node.id, parameters)
        case ast.BinOp():
            left = _value(node.left, parameters)
            return _BINARY[type(node.op)](left, _value(node.right, parameters))
        case ast.UnaryOp():
            return _SIGNS[type(node.op)] * _value(node.operand, parameters)
        case ast.Call(func=ast.Name()):
            return _called(node, parameters)
        case _:  # `parse` lets nothing else through
            raise AssertionError(node)


def _named(name: str, parameters: Mapping[str, float]) -> float:
    if name in CONSTANTS:
        return CONSTANTS[name]
    if name in parameters:
        return float(parameters[name])
    message = f"names no parameter '{name}'{nearest(name, parameters)}"
    raise UnknownNameError(name, message)


def _called(call: ast.Call, parameters: Mapping[str, float]) -> float:
    assert isinstance(call.func, ast.Name)
    arguments = [_value(argument, parameters) for argument in call.args]
    try:
        return float(FUNCTIONS[call.func.id][0](*arguments))
    except ValueError:
        given = ", ".join(f"{argument:g}" for argument in arguments)
        message = f"has no real value: {call.func.id}({given})"
        raise ExpressionError(message) from None


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
