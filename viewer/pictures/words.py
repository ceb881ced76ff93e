"""A picture's request in the words of the command line, and of a list of shots."""

import json
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from viewer.spec.measure_words import measure_words
from viewer.spec.shots import OPTIONS

_SWITCHES = {"labels": "no-labels", "scale_bar": "no-scale-bar"}
"""On by default: named where they are off."""


def as_command(request: Mapping[str, Any]) -> str:
    """Return the command that takes a picture again; `request_of` gives the request."""
    return shlex.join(["ross-viewer", *shot_words(request, "picture.png")])


def shot_words(request: Mapping[str, Any], output: Path | str) -> list[str]:
    """Return the command that takes a picture, after the program's own name."""
    words = ["shot", str(request.get("station", "ross"))]
    return [*words, *option_words(request), "-o", str(output)]


def film_words(
    request: Mapping[str, Any], film: Mapping[str, Any], output: Path | str
) -> list[str]:
    """Return the command that makes a film, after the program's own name.

    `request` is its picture's, `film` says `kind`, `seconds` and `fps`.
    """
    words = ["film", str(request.get("station", "ross"))]
    for key, value in film.items():
        words += _option(key, value)
    # What a film leaves out unless it is asked for.
    words += ["--layout", str(request.get("layout", "beside"))]
    words += ["--scale-bar"] if request.get("scale_bar", True) else []
    said = ("layout", "scale_bar", "time")
    asked = {key: value for key, value in request.items() if key not in said}
    return [*words, *option_words(asked), "-o", str(output)]


def option_words(request: Mapping[str, Any]) -> list[str]:
    """Return the options that ask for all but the station."""
    asked = (_option(key, v) for key, v in request.items() if key != "station")
    return [word for words in asked for word in words]


def _option(key: str, value: Any) -> list[str]:
    name = "--" + OPTIONS.get(key, key.replace("_", "-"))
    if isinstance(value, bool):
        named = f"--{_SWITCHES[key]}" if key in _SWITCHES else name
        return [named] if value != (key in _SWITCHES) else []
    if key == "camera" and isinstance(value, Mapping):
        return [word for k, v in value.items() for word in _camera_option(k, v)]
    return [word for each in _values(key, value) for word in (name, each)]


def _values(key: str, value: Any) -> list[str]:
    """Return what stands behind an option, each time that it is given."""
    if key == "section":
        return [section_words(value)]
    if key == "measures":
        return [measure_words(each) for each in value]
    if key == "size":
        return ["x".join(str(side) for side in value)]
    if key == "set":
        return [f"{name}={_exact(number)}" for name, number in value.items()]
    if isinstance(value, list | tuple):
        return [str(each) for each in value]
    return [_exact(value) if isinstance(value, float) else str(value)]


def _exact(value: float) -> str:
    """Return a number that is read back as the very same."""
    return repr(float(value)).removesuffix(".0")


def section_words(section: Mapping[str, Any]) -> str:
    """Return a section's table as the command line says it: `x=4.5`, `1,0,1,4.5`.

    A minus before the axis says that what lies before the plane is cut away.
    """
    at_m, flip = section.get("at_m", 0.0), section.get("flip", False)
    if section.get("normal") is None:
        return f"{'-' if flip else ''}{section['axis']}={_exact(at_m)}"
    sign = -1.0 if flip else 1.0
    return ",".join(_exact(sign * part) for part in (*section["normal"], at_m))


def _camera_option(key: str, value: Any) -> list[str]:
    name = "--" + key.removesuffix("_deg").removesuffix("_m").replace("_", "-")
    if isinstance(value, list | tuple):
        # One word, so that a minus is no option.
        return [f"{name}={','.join(map(_exact, value))}"]
    return [f"{name}={_exact(value)}"]


def as_toml(request: Mapping[str, Any], name: str = "picture") -> str:
    """Return the entry of a list of shots that takes a picture again."""
    lines = ["[[shots]]", f'name = "{name}"']
    lines += [f"{key} = {_toml(value)}" for key, value in request.items()]
    return "\n".join([*lines, ""])


def _toml(value: Any) -> str:
    if isinstance(value, Mapping):
        pairs = (f"{json.dumps(str(k))} = {_toml(v)}" for k, v in value.items())
        return "{ " + ", ".join(pairs) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    # JSON's strings, numbers and booleans are TOML's too, but for one sign.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
