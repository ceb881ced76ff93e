"""Which entries a few typed letters mean, the likeliest first. No Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_TYPED_IN_RUSSIAN = str.maketrans(_CYRILLIC, _LATIN)
_TYPED_IN_ENGLISH = str.maketrans(_LATIN, _CYRILLIC)

# How a word of the query may be found, the best first; what is found in the path or in
# the other language alone comes after all that is found in the title.
_WHOLE, _START, _WORD, _INSIDE, _INITIALS, _SCATTERED = 100, 80, 60, 40, 35, 12
_ELSEWHERE = 0.4
_DISABLED = 0.5
"""Of what cannot be done now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What an entry is found by."""

    id: str
    title: str
    path: str = ""
    """Where it stands in the menus."""
    english: str = ""
    """Both in English, where the program speaks another language."""
    enabled: bool = True


def ranked(
    query: str, entries: Sequence[Words], recent: Sequence[str] = ()
) -> list[Words]:
    """Return the entries that the query means, the likeliest first.

    Without a query all are meant: those used last come first, the rest in the order
    that they have. A query that means nothing is read as if it were typed on the other
    of the two keyboards.
    """
    if not query.strip():
        place = {name: number for number, name in enumerate(recent)}
        return sorted(entries, key=lambda entry: place.get(entry.id, len(place)))
    for typed in _readings(query):
        found = [(_score(typed, entry, recent), entry) for entry in entries]
        meant = [pair for pair in found if pair[0] > 0.0]
        if meant:
            return [entry for _, entry in sorted(meant, key=lambda p: -p[0])]
    return []


def _readings(query: str) -> Iterable[str]:
    plain = query.lower()
    yield plain
    yield plain.translate(_TYPED_IN_RUSSIAN)
    yield plain.translate(_TYPED_IN_ENGLISH)


def _score(query: str, entry: Words, recent: Sequence[str]) -> float:
    """Return how likely it is meant; 0 where a word of the query is not to be found."""
    total = 0.0
    for word in _plain(query).split():
        at_home = _match(word, _plain(entry.title))
        elsewhere = max(_match(word, _plain(t)) for t in (entry.path, entry.english))
        best = max(at_home, _ELSEWHERE * elsewhere)
        if best <= 0.0:
            return 0.0
        total += best
    if _plain(entry.title) == _plain(query):
        total += _WHOLE
    # Of two that are as likely the shorter one, and the one that was used before.
    total -= 0.5 * min(len(entry.title) // 10, 10)
    if entry.id in recent:
        total += 6.0 - 4.0 * recent.index(entry.id) / len(recent)
    return max(total, 0.01) * (1.0 if entry.enabled else _DISABLED)


def _match(word: str, text: str) -> float:
    if word == text:
        return _WHOLE
    if text.startswith(word):
        return _START
    place = text.find(word)
    if place > 0:
        return _WORD if not text[place - 1].isalnum() else _INSIDE
    initials = "".join(part[0] for part in text.split())
    if len(word) > 1 and initials.startswith(word):
        return _INITIALS
    return _scattered(word, text)


def _scattered(word: str, text: str) -> float:
    """Return how well the letters of a word follow each other in a text.

    They must begin at the beginning of a word, so that not every text is found.
    """
    if len(word) < 3:
        return 0.0
    starts = (n for n, c in enumerate(text) if n == 0 or not text[n - 1].isalnum())
    best = 0.0
    for start in starts:
        if text[start] != word[0]:
            continue
        place, gaps = start, 0
        for letter in word[1:]:
            following = text.find(letter, place + 1)
            if following < 0:
                break
            gaps += following - place - 1
            place = following
        else:
            best = max(best, _SCATTERED / (1.0 + 0.2 * gaps))
    return best if best > 3.0 else 0.0


@lru_cache(8192)
def _plain(text: str) -> str:
    """Return a text as it is compared: small, without marks."""
    small = text.lower().replace("ё", "е")
    kept = (c if c.isalnum() else " " for c in small if c not in "&…")
    return " ".join("".join(kept).split())
