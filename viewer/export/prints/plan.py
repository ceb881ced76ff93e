"""What is laid on which printer's bed, worked out from the trees."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from manifold3d import Manifold, OpType

from viewer.errors import InputError
from viewer.export.elements import Join, elements_of
from viewer.export.prints.beds import Piece, fitted, packed, stands
from viewer.export.prints.options import PrintOptions
from viewer.export.prints.posts import POST, loose_stand
from viewer.export.prints.split import Account, element_pieces, separate, split
from viewer.export.prints.stand import STAND, StandWords, stand_tree
from viewer.export.progress import Progress, silent, within
from viewer.export.solids import placed_solids
from viewer.export.tree import ExportNode
from viewer.geometry.file_frames import PRINT_FROM_STATION


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sheet:
    """What goes into one file; `suffix` is added to its name."""

    suffix: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plan:
    """All sheets, in millimetres, and what was done on the way."""

    sheets: tuple[Sheet, ...]
    account: Account


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wanted:
    """What is to be printed: trees in the station frame, and how large."""

    roots: tuple[ExportNode, ...]
    joins: tuple[Join, ...]
    printing: PrintOptions
    mm_per_m: float
    words: StandWords


def planned(wanted: Wanted, progress: Progress = silent) -> Plan:
    """Return the pieces of the trees on their sheets.

    Raises
    ------
    InputError
        If a body is not closed, nothing is left, or a piece is too large for the bed
        however it is cut.
    """
    account, printing = Account(), wanted.printing
    pieces = element_pieces(
        elements_of(wanted.roots),
        wanted.mm_per_m,
        printing.min_thickness_mm,
        account,
        within(progress, 0.0, 0.6),
    )
    progress(0.6, "cutting")
    if printing.split:
        pieces = split(pieces, wanted.joins, wanted.mm_per_m, account)
    if printing.stand:
        pieces = _on_stand(pieces, wanted)
    if printing.laid_out and not printing.split:
        pieces = {"station": _as_one(list(pieces.values()))}
    if not pieces:
        message = "there is nothing to export: the station has no element yet"
        raise InputError(message)
    progress(0.75, "laying out")
    return Plan(
        sheets=_sheets(list(pieces.values()), printing, account), account=account
    )


def _on_stand(pieces: dict[str, Piece], wanted: Wanted) -> dict[str, Piece]:
    """Return the pieces with the stand; in pieces too where the station is."""
    k = wanted.mm_per_m
    tree = stand_tree(wanted.roots, wanted.words, k)
    stand = element_pieces(elements_of([tree]), k, None, Account())[STAND]
    if not wanted.printing.split:
        return {**pieces, STAND: stand}
    loose = loose_stand(placed_solids([tree], PRINT_FROM_STATION, k))
    posts = {
        f"{STAND} {POST} {number}": replace(
            stand, name=f"{STAND} {POST} {number}", material=POST, solid=post
        )
        for number, post in enumerate(loose.posts, start=1)
    }
    carried = {
        key: replace(piece, solid=piece.solid - loose.rooms)
        for key, piece in pieces.items()
    }
    return {**carried, STAND: replace(stand, solid=loose.plinth), **posts}


def _as_one(pieces: Sequence[Piece]) -> Piece:
    solids = [piece.solid for piece in pieces]
    first = pieces[0]
    whole = Manifold.batch_boolean(solids, OpType.Add)
    return replace(first, name=first.names[0], solid=whole)


def _sheets(
    pieces: Sequence[Piece], printing: PrintOptions, account: Account
) -> tuple[Sheet, ...]:
    if not printing.laid_out:
        return _own_sheets(pieces)
    ready = []
    for piece in separate(pieces, account):
        parts = fitted(piece, printing.bed_mm)
        if not parts:
            message = f"{piece.name}: is too large for the bed, in however many pieces"
            raise InputError(message)
        if len(parts) > 1:
            account.cut.append(f"{piece.name}: {len(parts)} pieces")
        account.unsteady += [part.name for part in parts if not stands(part.solid)]
        ready += parts
    if printing.each:
        return _own_sheets(ready)
    beds = packed(ready, printing.bed_mm)
    numbered = printing.bed_mm is not None
    return tuple(
        Sheet(suffix=f"-bed-{k}" if numbered else "", pieces=tuple(bed))
        for k, bed in enumerate(beds, start=1)
    )


def _own_sheets(pieces: Sequence[Piece]) -> tuple[Sheet, ...]:
    """Return a sheet for each piece; names that are taken already are counted on."""
    taken: set[str] = set()
    sheets = []
    for piece in pieces:
        slug = _slug(piece.name)
        numbered = (f"{slug}-{number}" for number in count(2))
        own = next(name for name in chain([slug], numbered) if name not in taken)
        taken.add(own)
        sheets.append(Sheet(suffix=f"-{own}", pieces=(piece,)))
    return tuple(sheets)


def _slug(name: str) -> str:
    """Return a name as part of a file's: small letters, digits and hyphens."""
    return re.sub(r"[^\w]+", "-", name.lower()).strip("-")
