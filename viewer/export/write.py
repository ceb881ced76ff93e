"""A station to a file, the format by its suffix."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from viewer.assembly.station import Parts, Station
from viewer.export.cameras import preset_cameras
from viewer.export.clips import Clip, assembly_clips, history_of
from viewer.export.formats import (
    PAGE,
    check_request,
    chosen_station,
    format_of,
    with_steps,
)
from viewer.export.glb import write_glb, write_gltf
from viewer.export.glb_variants import surface_variants
from viewer.export.gltf_additions import Additions
from viewer.export.job import (
    ExportJob,
    ExportOptions,
    Summary,
    export_roots,
    file_facts,
    roots_bounds_m,
)
from viewer.export.joints import Workshop
from viewer.export.progress import Progress, silent
from viewer.export.tree import ExportNode, placed_bodies, station_tree
from viewer.export.written import Written
from viewer.geometry.detail import Detail
from viewer.scene.scene import Material


def write(  # noqa: PLR0913 - what, in which looks, where to, how
    station: Station,
    parts: Parts,
    materials: Mapping[str, Material],
    path: Path,
    options: ExportOptions | None = None,
    *,
    progress: Progress = silent,
) -> Summary:
    """Write a station to a file and return what it holds.

    The file appears whole or not at all; `progress` may raise `Cancelled`.

    Raises
    ------
    InputError
        If the suffix is of no known format, the station is empty or the folder
        does not exist.
    UsageError
        If the format cannot carry what the options ask for.
    MachineError
        If the machine cannot: disk full, permission denied.
    """
    options = with_steps(path, options or ExportOptions())
    check_request(path, options)
    writer = writer_for(path)
    station = chosen_station(station, options)
    tree, clips = _moving(station, parts, options.animated_at)
    roots = tuple(export_roots(tree, options.reference))
    job = ExportJob(
        path=path,
        station=station,
        parts=parts,
        roots=roots,
        materials=materials,
        options=options,
        additions=Additions(
            cameras=preset_cameras(roots) if clips else (),
            clips=clips,
            variants=surface_variants(materials) if options.variants else {},
            compressed=options.compressed,
            instanced=options.instanced,
        ),
        progress=progress,
    )
    return writer(_on_its_stand(job) if options.printing.stand else job)


def _on_its_stand(job: ExportJob) -> ExportJob:
    """Return a job with the stand among its trees, unless pieces get it later."""
    printing = job.options.printing
    if printing.apart:
        return job
    from viewer.export.prints.stand import stand_tree
    from viewer.export.prints.write import wanted_of

    wanted = wanted_of(job)
    stand = stand_tree(job.roots, wanted.words, wanted.mm_per_m)
    scaled = replace(job.options, scale=job.scale, length_mm=None)
    return replace(job, roots=(*job.roots, stand), options=scaled)


def _moving(
    station: Station, parts: Parts, detail: Detail | None
) -> tuple[ExportNode, tuple[Clip, ...]]:
    """Return the station's tree and how it came to be; still without a detail."""
    if detail is None:
        return station_tree(station, parts), ()
    history = history_of(station, parts)
    workshop = Workshop.open(detail)
    tree = station_tree(station, parts, workshop=workshop, past=history.past)
    return tree, assembly_clips(history, parts)


Writer = Callable[[ExportJob], Summary]


def writer_for(path: Path) -> Writer:
    """Return the writer of a file's format, told by its suffix."""
    format_of(path)
    return _WRITERS[path.suffix.lower()]


def _export_gltf(job: ExportJob) -> Summary:
    """Write one binary file, or a text with its data beside it, as the suffix says."""
    writer = write_glb if job.path.suffix.lower() == ".glb" else write_gltf
    written = writer(
        job.path,
        job.roots,
        job.materials,
        extras=file_facts(job),
        additions=job.additions,
        progress=job.progress,
    )
    return replace(_summary(job, written), notes=_gltf_notes(job.options))


def _gltf_notes(options: ExportOptions) -> tuple[str, ...]:
    """Return which programs may not read the file, in sentences."""
    asked = {
        "KHR_draco_mesh_compression": options.compressed,
        "EXT_mesh_gpu_instancing": options.instanced,
    }
    return tuple(
        f"programs that do not know {extension} cannot read this file"
        for extension, is_asked in asked.items()
        if is_asked
    )


def _export_shells(job: ExportJob) -> Summary:
    """Write OBJ, PLY or USDZ: the surfaces as they stand, life size."""
    from viewer.export.obj import write_obj
    from viewer.export.ply import write_ply
    from viewer.export.usdz import write_usdz

    writers = {".obj": write_obj, ".ply": write_ply, ".usdz": write_usdz}
    writer = writers[job.path.suffix.lower()]
    unit = job.options.units or "m"
    written = writer(
        job.path, job.roots, job.materials, unit=unit, progress=job.progress
    )
    return _summary(job, written)


def _summary(job: ExportJob, written: Written) -> Summary:
    return Summary(
        path=job.path,
        triangles=sum(
            len(placed.body.mesh.triangles)
            for root in job.roots
            for placed in placed_bodies(root)
        ),
        nodes=written.nodes,
        meshes=written.meshes,
        size_bytes=written.size_bytes,
        bounds_m=roots_bounds_m(job.roots),
        files=written.files if written.files[1:] else (),
    )


def _export_stl(job: ExportJob) -> Summary:
    # The union library is loaded by those who print alone.
    from viewer.export.prints.write import write_pieces
    from viewer.export.stl import stl_notes, write_stl

    if job.options.printing.apart:
        return write_pieces(job)
    solid = write_stl(
        job.path,
        job.roots,
        scale=job.scale,
        unit=job.options.units or "mm",
        least_mm=job.options.printing.min_thickness_mm,
        progress=job.progress,
    )
    return Summary(
        path=job.path,
        triangles=len(solid.triangles),
        nodes=1,
        meshes=1,
        size_bytes=job.path.stat().st_size,
        bounds_m=roots_bounds_m(job.roots),
        notes=stl_notes(solid, job.scale),
    )


def _export_3mf(job: ExportJob) -> Summary:
    from viewer.export.prints.write import write_pieces
    from viewer.export.threemf import threemf_notes, write_3mf

    if job.options.printing.apart:
        return write_pieces(job)
    printed = write_3mf(
        job.path,
        job.roots,
        job.materials,
        scale=job.scale,
        unit=job.options.units or "mm",
        least_mm=job.options.printing.min_thickness_mm,
        progress=job.progress,
    )
    return Summary(
        path=job.path,
        triangles=sum(len(part.solid.triangles) for part in printed.solids),
        nodes=len(printed.solids),
        meshes=len(printed.solids),
        size_bytes=job.path.stat().st_size,
        bounds_m=roots_bounds_m(job.roots),
        notes=threemf_notes(printed, job.scale),
    )


def _export_page(job: ExportJob) -> Summary:
    from viewer.export.page import write_page

    return _summary(job, write_page(job))


_WRITERS: Mapping[str, Writer] = {
    ".glb": _export_gltf,
    ".gltf": _export_gltf,
    ".obj": _export_shells,
    ".ply": _export_shells,
    ".usdz": _export_shells,
    PAGE: _export_page,
    ".stl": _export_stl,
    ".3mf": _export_3mf,
}
