"""The command `fit`: how a found mesh was scaled and turned, and how well it fits."""

import json
from collections.abc import Iterable
from pathlib import Path

import click

from viewer.errors import InputError
from viewer.files import atomic_write
from viewer.foreign.fit import Fit, fit_mesh
from viewer.foreign.read import read_mesh
from viewer.spec.meshfile import load_mesh_notes, notes_path


def print_fit(mesh: Path, *, as_json: bool, write: bool) -> None:
    """Print how a mesh fits the reference station; write what was found beside it."""
    fit = fit_mesh(read_mesh(mesh), load_mesh_notes(mesh))
    if as_json:
        click.echo(json.dumps(as_json_object(fit), ensure_ascii=False, indent=2))
    else:
        for line in _lines(fit):
            click.echo(line)
    if write:
        _write_notes(mesh, fit)


def as_json_object(fit: Fit) -> dict[str, object]:
    """Return the contract of `fit --json` as plain values."""
    return {
        "mesh": str(fit.mesh.path),
        "ok": fit.ok,
        "scale": fit.scale,
        "station_from_file": fit.station_from_file.tolist(),
        "median_distance_m": round(fit.median_distance_m, 4),
        "share_within_1m": round(fit.share_within_1m, 4),
        "mirrored": fit.mirrored,
        "dropped": list(fit.dropped),
        "assumed": list(fit.assumed),
        "nodes": [node.name for node in fit.mesh.nodes],
        "triangles": sum(len(node.triangles) for node in fit.mesh.nodes),
        "credit": fit.mesh.credit,
    }


def _lines(fit: Fit) -> Iterable[str]:
    nodes = fit.mesh.nodes
    triangles = sum(len(node.triangles) for node in nodes)
    verdict = "fits the reference station" if fit.ok else "POOR FIT"
    yield f"{fit.mesh.path}: {verdict}"
    yield f"    {len(nodes)} nodes, {triangles:,} triangles"
    for words in fit.assumed:
        yield f"    {words}"
    if not fit.ok:
        beside = notes_path(fit.mesh.path)
        yield f"    say what is known in {beside}: unit, length_m, up, forward, mirror"


def _write_notes(mesh: Path, fit: Fit) -> None:
    """Write the side file with what was found, for its owner to correct."""
    path = notes_path(mesh)
    if path.exists():
        message = f"{path}: is there already; it is not written over"
        raise InputError(message)
    up, forward = fit.up, fit.forward
    lines = [
        f"# What was found of {mesh.name}; correct what is wrong.",
        f"unit = {fit.scale:.9g} # metres",
        f'up = "{up}"',
        f'forward = "{forward}"',
        f"mirror = {'true' if fit.mirrored else 'false'}",
    ]
    if fit.is_askew:
        lines[2:] = ["# It lies askew: up and forward are found anew each time."]
    with atomic_write(path) as file:
        file.write("\n".join([*lines, ""]).encode())
    click.echo(str(path))
