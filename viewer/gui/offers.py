"""What can be done with files that are opened or dropped. No Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from viewer.scene.references import MESHES
from viewer.spec.sorts import sort_of
from viewer.spec.tomlfile import read_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What some files are for: one of each at most, the rest is ignored."""

    station: str | None = None
    """A station's or a module's file, to be opened."""
    reference: str | None = None
    """A mesh's or a station's file, to be compared with."""
    shots: Path | None = None
    """A list whose pictures can be taken."""
    ignored: tuple[str, ...] = ()
    """What there is no use for."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be done at all."""
        return not (self.station or self.reference or self.shots)

    @property
    def may_be_compared(self) -> bool:
        """Whether the station alone is there, and could as well be the reference."""
        return bool(self.station) and not (self.reference or self.shots)

    def compared(self) -> "Offer":
        """Return the offer to compare with the station rather than to open it."""
        return Offer(reference=self.station, ignored=self.ignored)


def offer_of(files: Iterable[str]) -> Offer:
    """Return what files are for, the first of each sort; a second station compares.

    A file that cannot be read as TOML counts as a station, whose problems are shown.
    """
    stations, meshes, lists, ignored = [], [], [], []
    for name in files:
        match _sort(Path(name)):
            case "mesh":
                meshes.append(name)
            case "station" | "module":
                stations.append(name)
            case "shots":
                lists.append(name)
            case _:
                ignored.append(name)
    references = [*meshes, *stations[1:]]
    return Offer(
        station=next(iter(stations), None),
        reference=next(iter(references), None),
        shots=Path(lists[0]) if lists else None,
        ignored=(*ignored, *references[1:], *lists[1:]),
    )


def _sort(path: Path) -> str | None:
    if path.suffix.lower() in MESHES:
        return "mesh"
    if path.suffix.lower() != ".toml" or path.is_dir():
        return None
    file = read_toml(path)
    return sort_of(file) if file.is_read else "station"
