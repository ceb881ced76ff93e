"""What a print will be, in words and numbers: for whoever starts the printer."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from viewer.export.prints.beds import Piece, overhang_share
from viewer.export.prints.plan import Plan
from viewer.geometry.manifolds import box_of

PLA_G_PER_CM3 = 1.24
"""The density of polylactide, from the makers' data sheets: 1.24 g/cm3."""
_WALL_MM, _INFILL = 0.8, 0.15
"""How slicers fill a print unless told otherwise: two lines of wall, 15 %."""
_SHOWN = 3


def print_notes(plan: Plan, scale: float) -> tuple[str, ...]:
    """Return what the user should know before printing, in sentences."""
    pieces = [piece for sheet in plan.sheets for piece in sheet.pieces]
    notes = [_whole(pieces, len(plan.sheets), scale)]
    notes += [f"{what}: {_few(names)}" for what, names in _deeds(plan) if names]
    return tuple(notes)


def print_report(plan: Plan, scale: float) -> str:
    """Return everything about a print, a line for each piece and each thing done."""
    pieces = [piece for sheet in plan.sheets for piece in sheet.pieces]
    lines = [_whole(pieces, len(plan.sheets), scale), ""]
    for sheet in plan.sheets:
        lines.append(sheet.suffix.strip("-") or "sheet")
        lines += [f"  {_line(piece)}" for piece in sheet.pieces]
    for what, names in _deeds(plan):
        lines += ["", f"{what}: {len(names)}", *(f"  {name}" for name in names)]
    return "\n".join(lines) + "\n"


def _deeds(plan: Plan) -> tuple[tuple[str, list[str]], ...]:
    account = plan.account
    deeds = (
        ("pegs and sockets", account.joints),
        ("no room for a peg, to be glued", account.glued),
        ("cut to fit the bed", account.cut),
        ("stand on little, to be printed with a brim", account.unsteady),
        ("thickened", account.thickened),
        ("still thinner than a nozzle's line", account.thin),
        ("crumbs left out, which hang on nothing", account.dropped),
    )
    return tuple((what, _counted(names)) for what, names in deeds)


def _counted(names: Sequence[str]) -> list[str]:
    return [
        f"{name} ({count} times)" if count > 1 else name
        for name, count in Counter(names).items()
    ]


def _few(names: Sequence[str]) -> str:
    more = "; ..." if len(names) > _SHOWN else ""
    return f"{len(names)} ({'; '.join(names[:_SHOWN])}{more})"


def _whole(pieces: Sequence[Piece], sheets: int, scale: float) -> str:
    volume = sum(piece.solid.volume() for piece in pieces) / 1000.0
    areas = [piece.solid.surface_area() for piece in pieces]
    shares = [overhang_share(piece.solid) for piece in pieces]
    hangs = float(np.dot(areas, shares) / sum(areas))
    counted = f"{len(pieces)} pieces" if len(pieces) > 1 else "1 piece"
    files = f"{sheets} files" if sheets > 1 else "1 file"
    return (
        f"1:{scale:g}, {counted} in {files}: {volume:.1f} cm3, "
        f"{PLA_G_PER_CM3 * volume:.0f} g of PLA solid, "
        f"{sum(map(_filled_g, pieces)):.0f} g with {_INFILL:.0%} infill, "
        f"{hangs:.0%} of the surface overhangs"
    )


def _filled_g(piece: Piece) -> float:
    """Return the mass of a piece with walls and infill, grams."""
    volume = piece.solid.volume()
    walls = min(volume, _WALL_MM * piece.solid.surface_area())
    grams = PLA_G_PER_CM3 * (walls + _INFILL * (volume - walls)) / 1000.0
    return float(grams)


def _line(piece: Piece) -> str:
    x, y, z = np.ptp(box_of(piece.solid), axis=0)
    volume = piece.solid.volume() / 1000.0
    hangs = overhang_share(piece.solid)
    return (
        f"{piece.name}: {x:.1f} x {y:.1f} x {z:.1f} mm, {volume:.2f} cm3, "
        f"{_filled_g(piece):.1f} g with infill, {hangs:.0%} overhangs"
    )
