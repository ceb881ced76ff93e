"""Views of a station that a user keeps, by name, each as a shot's words. No Qt."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from viewer.pictures.words import as_toml

MOST = 200
"""Of one station."""
LONGEST_NAME = 100
_PICTURE_NAME = re.compile(r"[^a-z0-9]+")

Kept = Mapping[str, Sequence[Mapping[str, Any]]]
"""Station -> its views, as settings hold them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """What was seen: the station at a step, looked at in a way."""

    name: str
    words: Mapping[str, Any]
    """As `viewer.gui.last_session.session_words` gives them, the size among them."""
    picture: str = ""
    """What it looked like, small: a JPEG in base64; may be empty."""

    @property
    def request(self) -> dict[str, Any]:
        """What a script asks for to see the same."""
        return dict(self.words["shot"])


def views_of(kept: Kept, station: str) -> tuple[SavedView, ...]:
    """Return the views of a station; what cannot be read is left out."""
    return tuple(
        SavedView(
            name=entry["name"], words=entry["words"], picture=entry.get("picture", "")
        )
        for entry in kept.get(station, ())
        if _is_whole(entry)
    )


def _is_whole(entry: Mapping[str, Any]) -> bool:
    words = entry.get("words")
    return (
        isinstance(entry.get("name"), str)
        and isinstance(entry.get("picture", ""), str)
        and isinstance(words, Mapping)
        and isinstance(words.get("shot"), Mapping)
    )


def with_views(
    kept: Kept, station: str, views: Iterable[SavedView]
) -> dict[str, list[dict[str, Any]]]:
    """Return what settings hold once a station has these views."""
    entries = [
        {"name": view.name, "words": dict(view.words), "picture": view.picture}
        for view in views
    ]
    others = {name: list(map(dict, old)) for name, old in kept.items()}
    others.pop(station, None)
    return {**others, station: entries} if entries else others


def renamed(views: Sequence[SavedView], place: int, name: str) -> tuple[SavedView, ...]:
    """Return the views, one of them with another name; names stay apart."""
    others = [*views[:place], *views[place + 1 :]]
    wanted = " ".join(name.split())[:LONGEST_NAME] or views[place].name
    own = replace(views[place], name=free_name(others, wanted))
    return (*views[:place], own, *views[place + 1 :])


def free_name(views: Iterable[SavedView], wanted: str) -> str:
    """Return a name that no view has, the wanted one if it can be."""
    taken = {view.name for view in views}
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted} ({number})", number + 1
    return name


def as_list(views: Sequence[SavedView], station: str) -> str:
    """Return the views of a station, by its id, as a list of shots: TOML."""
    head = f'id = "{station}-views"\n'
    names: set[str] = set()
    entries = [head]
    for view in views:
        name = picture_name(view.name, names)
        names.add(name)
        entries.append(as_toml({"title": view.name, **view.request}, name))
    return "\n".join(entries)


def picture_name(name: str, taken: Iterable[str]) -> str:
    """Return what the picture of a view is called, unlike those that are taken."""
    plain = _PICTURE_NAME.sub("-", name.lower()).strip("-") or "view"
    found, number = plain, 2
    known = set(taken)
    while found in known:
        found, number = f"{plain}-{number}", number + 1
    return found
