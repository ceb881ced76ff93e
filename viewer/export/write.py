"""A station to a file, the format by its suffix."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from viewer.assembly.station import Parts, Station
from viewer.errors import InputError, UsageError, nearest
from viewer.export.cameras import preset_cameras
from viewer.export.clips import Clip, assembly_clips, history_of
from viewer.export.glb import write_glb, write_gltf
from viewer.export.gltf_additions import Additions
from viewer.export.job import (
    ExportJob,
    ExportOptions,
    Summary,
    count_nodes,
    export_roots,
    roots_bounds_m,
)
from viewer.export.joints import Workshop
from viewer.export.progress import Progress, silent
from viewer.export.tree import ExportNode, placed_bodies, station_tree, unique_meshes
from viewer.geometry.detail import Detail
from viewer.scene.scene import Material
from viewer.spec.model import ElementId


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
    writer = writer_for(path)
    options = options or ExportOptions()
    if options.animated_at is not None and writer is not _export_gltf:
        message = f"{path}: holds one still model; animations are for glTF"
        raise UsageError(message)
    station = _chosen(station, options)
    if not station.placements:
        message = "there is nothing to export: the station has no element yet"
        raise InputError(message)
    tree, clips = _moving(station, parts, options.animated_at)
    roots = tuple(export_roots(tree, options.reference))
    cameras = preset_cameras(roots) if clips else ()
    job = ExportJob(
        path=path,
        roots=roots,
        materials=materials,
        options=options,
        additions=Additions(cameras=cameras, clips=clips),
        progress=progress,
    )
    return writer(job)


def _chosen(station: Station, options: ExportOptions) -> Station:
    """Return the station with the elements that are asked for, where some are."""
    if not options.only:
        return station
    if options.animated_at is not None:
        message = "animations are of the whole station: leave --only or --animation out"
        raise UsageError(message)
    for element in options.only:
        if ElementId(element) not in station.placements:
            hint = nearest(element, station.placements)
            message = f"only '{element}': no such element is there{hint}"
            raise InputError(message)
    chosen = {
        e: placed for e, placed in station.placements.items() if e in options.only
    }
    return replace(station, placements=chosen)


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
    suffix = path.suffix.lower()
    if suffix not in WRITERS:
        known = ", ".join(sorted(WRITERS))
        message = (
            f"{path}: no format has the suffix '{suffix}'{nearest(suffix, WRITERS)}; "
            f"has {known}"
        )
        raise InputError(message)
    return WRITERS[suffix]


def _export_gltf(job: ExportJob) -> Summary:
    """Write one binary file, or a text with its data beside it, as the suffix says."""
    if job.options.scale is not None:
        message = f"{job.path}: glTF is in metres; a scale is for formats to print"
        raise UsageError(message)
    writer = write_glb if job.path.suffix.lower() == ".glb" else write_gltf
    files = writer(
        job.path,
        job.roots,
        job.materials,
        additions=job.additions,
        progress=job.progress,
    )
    return _summary(job, files)


def _export_shells(job: ExportJob) -> Summary:
    """Write OBJ, PLY or USDZ: the surfaces as they stand, life size."""
    if job.options.scale is not None:
        message = f"{job.path}: is in metres; a scale is for formats to print"
        raise UsageError(message)
    from viewer.export.obj import write_obj
    from viewer.export.ply import write_ply
    from viewer.export.usdz import write_usdz

    writers = {".obj": write_obj, ".ply": write_ply, ".usdz": write_usdz}
    writer = writers[job.path.suffix.lower()]
    files = writer(job.path, job.roots, job.materials, progress=job.progress)
    return _summary(job, files)


def _summary(job: ExportJob, files: Iterable[Path]) -> Summary:
    return Summary(
        path=job.path,
        triangles=sum(
            len(placed.body.mesh.triangles)
            for root in job.roots
            for placed in placed_bodies(root)
        ),
        nodes=sum(count_nodes(root) for root in job.roots),
        meshes=len(unique_meshes(job.roots)),
        size_bytes=sum(file.stat().st_size for file in files),
        bounds_m=roots_bounds_m(job.roots),
    )


def _export_stl(job: ExportJob) -> Summary:
    # The union library is loaded by those who print alone.
    from viewer.export.stl import DEFAULT_SCALE, stl_notes, write_stl

    scale = job.options.scale or DEFAULT_SCALE
    solid = write_stl(job.path, job.roots, scale=scale, progress=job.progress)
    return Summary(
        path=job.path,
        triangles=len(solid.triangles),
        nodes=1,
        meshes=1,
        size_bytes=job.path.stat().st_size,
        bounds_m=roots_bounds_m(job.roots),
        notes=stl_notes(solid, scale),
    )


def _export_3mf(job: ExportJob) -> Summary:
    from viewer.export.stl import DEFAULT_SCALE
    from viewer.export.threemf import threemf_notes, write_3mf

    scale = job.options.scale or DEFAULT_SCALE
    printed = write_3mf(
        job.path, job.roots, job.materials, scale=scale, progress=job.progress
    )
    return Summary(
        path=job.path,
        triangles=sum(len(part.solid.triangles) for part in printed.solids),
        nodes=len({part.element for part in printed.solids}),
        meshes=len(printed.solids),
        size_bytes=job.path.stat().st_size,
        bounds_m=roots_bounds_m(job.roots),
        notes=threemf_notes(printed, scale),
    )


WRITERS: Mapping[str, Writer] = {
    ".glb": _export_gltf,
    ".gltf": _export_gltf,
    ".obj": _export_shells,
    ".ply": _export_shells,
    ".usdz": _export_shells,
    ".stl": _export_stl,
    ".3mf": _export_3mf,
}
