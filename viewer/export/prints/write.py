"""Sheets of pieces to files."""

from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from manifold3d import Manifold

from viewer.export.elements import joins_of
from viewer.export.job import ExportJob, Summary, roots_bounds_m
from viewer.export.prints.plan import Plan, Sheet, Wanted, planned
from viewer.export.prints.report import print_notes, print_report
from viewer.export.prints.stand import stand_words
from viewer.export.progress import within
from viewer.export.stl import write_solid_to
from viewer.export.threemf import Colored, write_colored_to
from viewer.export.union import solid_of
from viewer.export.units import MM_PER_M
from viewer.files import atomic_write


def write_pieces(job: ExportJob) -> Summary:
    """Write what is to be printed as pieces, into one file or several.

    Raises
    ------
    InputError, MachineError
        As `write`; and where a piece is too large for the bed.
    """
    plan = planned(wanted_of(job), within(job.progress, 0.0, 0.8))
    files, triangles = [], 0
    # All take their names together, or none does.
    with ExitStack() as streams:
        for number, sheet in enumerate(plan.sheets):
            path = job.path.with_name(f"{job.path.stem}{sheet.suffix}{job.path.suffix}")
            job.progress(0.8 + 0.2 * number / len(plan.sheets), path.name)
            stream = streams.enter_context(atomic_write(path))
            triangles += _write_sheet(job, stream, sheet)
            files.append(path)
    job.progress(1.0, "written")
    return _summary(job, plan, files, triangles)


def wanted_of(job: ExportJob) -> Wanted:
    """Return what a job asks to be printed."""
    return Wanted(
        roots=job.roots,
        joins=joins_of(job.station, job.parts),
        printing=job.options.printing,
        mm_per_m=MM_PER_M / job.scale,
        words=stand_words(job.station.spec, job.scale, job.options.language),
    )


def _write_sheet(job: ExportJob, stream: BinaryIO, sheet: Sheet) -> int:
    """Write a sheet; return how many triangles it has."""
    unit = job.options.units or "mm"
    if job.path.suffix.lower() == ".stl":
        whole = Manifold.compose([piece.solid for piece in sheet.pieces])
        solid = solid_of(whole)
        write_solid_to(stream, solid, job.scale, unit)
        return len(solid.triangles)
    found = [
        Colored(
            element=(piece.names[0], piece.name),
            materials=(piece.material,),
            solid=solid_of(piece.solid),
        )
        for piece in sheet.pieces
    ]
    write_colored_to(stream, found, job.materials, scale=job.scale, unit=unit)
    return sum(len(colored.solid.triangles) for colored in found)


def _summary(job: ExportJob, plan: Plan, files: list[Path], triangles: int) -> Summary:
    pieces = sum(len(sheet.pieces) for sheet in plan.sheets)
    return Summary(
        path=files[0] if len(files) == 1 else job.path,
        triangles=triangles,
        nodes=pieces,
        meshes=pieces,
        size_bytes=sum(file.stat().st_size for file in files),
        bounds_m=roots_bounds_m(job.roots),
        notes=print_notes(plan, job.scale),
        files=tuple(files),
        report=print_report(plan, job.scale),
    )
