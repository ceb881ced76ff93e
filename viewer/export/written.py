"""What a writer has written."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Files, the first by the name that was asked for, and what they hold.

    `nodes` and `meshes` are those of the format: what a program that opens the file
    counts.
    """

    files: tuple[Path, ...]
    nodes: int
    meshes: int

    @property
    def size_bytes(self) -> int:
        """Of all files together."""
        return sum(file.stat().st_size for file in self.files)
