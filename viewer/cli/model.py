"""Values in the words of a command."""

from collections.abc import Iterable

from viewer.errors import UsageError
from viewer.pictures.model import Overrides


def parse_changes(changes: Iterable[str]) -> Overrides:
    """Return module -> parameter -> value from `MODULE.PARAMETER=VALUE` texts."""
    parsed: dict[str, dict[str, float]] = {}
    for change in changes:
        name, equals, value = change.partition("=")
        module, dot, parameter = name.strip().partition(".")
        if not (equals and dot and module and parameter):
            message = f"--set {change}: write it as MODULE.PARAMETER=VALUE"
            raise UsageError(message)
        parsed.setdefault(module, {})[parameter] = _number(change, value)
    return parsed


def _number(change: str, value: str) -> float:
    try:
        return float(value)
    except ValueError:
        message = f"--set {change}: '{value}' is not a number"
        raise UsageError(message) from None
