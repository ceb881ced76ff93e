"""Everything that a picture depends on, as one digest.

Two shots with the same digest give the same bytes on the same machine: the program,
the request, and every file that the request leads to.
"""

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from viewer import __version__
from viewer.pictures.request import request_of
from viewer.spec.library import (
    NO_REFERENCE,
    assets_dir,
    configs_dir,
    find_station,
    modules_for,
)
from viewer.spec.shots import ShotSpec
from viewer.spec.tomlfile import read_toml

_PACKAGE = Path(__file__).resolve().parents[1]


class Inputs:
    """Digests of shots; each file is read once."""

    def __init__(self) -> None:
        self._stations: dict[str, bytes] = {}
        self._files: dict[Path, bytes] = {}

    def digest(self, shot: ShotSpec) -> str:
        """Return the SHA-256 of all that a shot depends on, in hex.

        Raises
        ------
        InputError
            If a file that it names is not there.
        """
        words = json.dumps(request_of(shot), sort_keys=True).encode()
        found = [program_digest(), words, self._station(str(shot.station))]
        if shot.asked.layout != "alone":
            found.append(self._reference(shot))
        return hashlib.sha256(b"\0".join(found)).hexdigest()

    def _reference(self, shot: ShotSpec) -> bytes:
        name = shot.reference
        if name is None:
            name = str(read_toml(shot.station).data.get("reference", NO_REFERENCE))
        if name == NO_REFERENCE:
            return b""
        path = Path(name)
        if path.is_file() and path.suffix != ".toml":
            # A mesh may have a file beside it that says how it is to be read.
            return self._all(sorted(path.parent.glob(f"{path.stem}.*")))
        return self._station(name.partition("@")[0].partition(":")[0])

    def _station(self, name: str) -> bytes:
        if name not in self._stations:
            path = find_station(name)
            self._stations[name] = self._all([path, *module_files(path)])
        return self._stations[name]

    def _all(self, paths: Iterable[Path]) -> bytes:
        whole = hashlib.sha256()
        for path in paths:
            if path not in self._files and path.is_file():
                self._files[path] = hashlib.sha256(path.read_bytes()).digest()
            whole.update(path.name.encode() + self._files.get(path, b""))
        return whole.digest()


def module_files(station: Path) -> list[Path]:
    """Return the files of the modules that a station's steps add."""
    steps = _tables(read_toml(station).data.get("steps"))
    added = {add.get("module") for step in steps for add in _tables(step.get("add"))}
    files = modules_for(station)
    return sorted(file for name in added for file in files.get(str(name), ()))


def _tables(entries: object) -> list[dict[str, Any]]:
    """Return the tables of a list that may be anything: its faults are said later."""
    found = entries if isinstance(entries, list) else []
    return [entry for entry in found if isinstance(entry, dict)]


@cache
def program_digest() -> bytes:
    """Return the digest of the program itself, its materials and its assets."""
    own = [
        *sorted(_PACKAGE.rglob("*.py")),
        *sorted(configs_dir().glob("*.toml")),
        *sorted(path for path in assets_dir().rglob("*") if path.is_file()),
    ]
    whole = hashlib.sha256(__version__.encode())
    for path in own:
        whole.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.digest()
