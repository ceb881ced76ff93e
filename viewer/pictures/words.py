"""A picture's request in the words of the command line, and of a list of shots."""

import json
import shlex
from collections.abc import Mapping
from typing import Any

_SWITCHES = {"labels": "no-labels", "scale_bar": "no-scale-bar"}
"""On by default: named where they are off."""
_RENAMED = {"view_angle_deg": "view-angle", "set": "set", "aids": "aid"}


def as_command(request: Mapping[str, Any]) -> str:
    """Return the command that takes a picture again; `request_of` gives the request."""
    words = ["ross-viewer", "shot", str(request.get("station", "ross"))]
    for key, value in request.items():
        if key != "station":
            words += _option(key, value)
    return shlex.join([*words, "-o", "picture.png"])


def _option(key: str, value: Any) -> list[str]:
    name = "--" + _RENAMED.get(key, key.replace("_", "-"))
    if isinstance(value, bool):
        named = f"--{_SWITCHES[key]}" if key in _SWITCHES else name
        return [named] if value != (key in _SWITCHES) else []
    if key == "size":
        return [name, "x".join(str(side) for side in value)]
    if key == "set":
        return [word for k, v in value.items() for word in (name, f"{k}={v:g}")]
    if key == "aids":
        return [word for aid in value for word in (name, aid)]
    if isinstance(value, Mapping):
        return [word for k, v in value.items() for word in _camera_option(k, v)]
    return [name, f"{value:g}" if isinstance(value, float) else str(value)]


def _camera_option(key: str, value: Any) -> list[str]:
    name = "--" + key.removesuffix("_deg").removesuffix("_m").replace("_", "-")
    if isinstance(value, list | tuple):
        # One word, so that a minus is no option.
        return [f"{name}={','.join(f'{number:.6g}' for number in value)}"]
    return [f"{name}={value:.6g}"]


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
    # JSON's strings, numbers and booleans are TOML's too.
    return json.dumps(value, ensure_ascii=False)
