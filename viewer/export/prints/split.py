"""A station cut at its docking ports into pieces that plug into each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from manifold3d import Manifold, OpType

from viewer.export.elements import Element, Join
from viewer.export.prints.beds import Piece, apart
from viewer.export.prints.pegs import jointed
from viewer.export.progress import Progress, silent
from viewer.export.solids import (
    PRINTABLE_MM,
    PlacedSolid,
    placed_solids,
    standing_free,
)
from viewer.geometry.file_frames import PRINT_FROM_STATION
from viewer.geometry.frames import Transform, compose, frozen

_WIDEST_RING_M = 2.2
"""Docking gear is no wider, with room to spare; truss faces may be."""


@dataclass(slots=True)
class Account:
    """What a print did to the model, for its report."""

    thickened: list[str] = field(default_factory=list)
    thin: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    joints: list[str] = field(default_factory=list)
    glued: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    unsteady: list[str] = field(default_factory=list)


def element_pieces(
    elements: Sequence[Element],
    mm_per_m: float,
    least_mm: float | None,
    account: Account,
    progress: Progress = silent,
) -> dict[str, Piece]:
    """Return every element as one solid where it stands in the station, by its id.

    Raises
    ------
    InputError
        If a body is not closed.
    """
    pieces = {}
    for number, element in enumerate(elements):
        name = element.names[-1]
        progress(number / len(elements), f"uniting {name}")
        solids = placed_solids([element.tree()], PRINT_FROM_STATION, mm_per_m, least_mm)
        shells = [shell for solid in solids for shell in solid.shells]
        if not shells:
            continue
        account.thickened += [_said(element, s) for s in solids if s.thickened]
        thin = standing_free(solids, PRINTABLE_MM)
        account.thin += [_said(element, s) for s in thin]
        pieces[element.id] = Piece(
            name=name,
            names=element.names,
            material=_main_material(solids),
            solid=Manifold.batch_boolean(shells, OpType.Add),
        )
    return pieces


def _said(element: Element, solid: PlacedSolid) -> str:
    return " / ".join([element.names[-1], *solid.names[1:]])


def _main_material(solids: Sequence[PlacedSolid]) -> str:
    """Return the material of which an element has the largest volume."""
    volumes: dict[str, float] = {}
    for solid in solids:
        volume = sum(shell.volume() for shell in solid.shells)
        volumes[solid.material] = volumes.get(solid.material, 0.0) + volume
    return max(volumes, key=lambda material: volumes[material])


def split(
    pieces: Mapping[str, Piece],
    joins: Sequence[Join],
    mm_per_m: float,
    account: Account,
) -> dict[str, Piece]:
    """Return the pieces with a peg and a socket at each join that has room for them."""
    done = dict(pieces)
    for join in joins:
        if join.host not in done or join.guest not in done:
            continue
        host, guest = done[join.host], done[join.guest]
        place = _scaled(compose(PRINT_FROM_STATION, join.station_from_port), mm_per_m)
        result = jointed(host.solid, guest.solid, place, _WIDEST_RING_M * mm_per_m)
        done[join.host] = replace(host, solid=result.host)
        done[join.guest] = replace(guest, solid=result.guest)
        said = f"{guest.name} on {host.name}"
        if result.radius_mm is None:
            account.glued.append(said)
        else:
            account.joints.append(f"{said}, {2.0 * result.radius_mm:g} mm")
    return done


def _scaled(place: Transform, factor: float) -> Transform:
    """Return a placement whose lengths are so many times as large."""
    moved = place.copy()
    moved[:3, 3] *= factor
    return frozen(moved)


def separate(pieces: Sequence[Piece], account: Account) -> list[Piece]:
    """Return what hangs together, each for itself; crumbs are left out and counted."""
    found = []
    for piece in pieces:
        whole, crumbs = apart(piece)
        found += whole
        if crumbs:
            account.dropped.append(f"{piece.name} ({crumbs})")
    return found
