"""The commands, their options and their exit codes.

0 done, 1 the input is wrong, 2 the command is wrong, 3 the machine cannot.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from viewer import __version__
from viewer.cli.export_options import export_options
from viewer.cli.picture_options import camera_options, look_options
from viewer.cli.view_options import explorer_options
from viewer.errors import MachineError, ViewerError

STEP_HELP = "A step's id, its number from 1, a phase's id, or 'last'."
SET_HELP = "Change a module's parameter: MODULE.PARAMETER=VALUE. May be repeated."
REFERENCE_HELP = (
    "What it is compared with: a shipped name (iss, iss:STEP, iss@2000-12), a station "
    "file, a mesh file, or 'none'. "
    "Left out: what the station file names."
)

step_option = click.option(
    "--step", default="last", show_default=True, metavar="S", help=STEP_HELP
)
set_option = click.option(
    "--set", "changes", multiple=True, metavar="M.P=V", help=SET_HELP
)
reference_option = click.option("--reference", metavar="R", help=REFERENCE_HELP)


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="ross-viewer")
@click.pass_context
def cli(context: click.Context) -> None:
    """Build space stations from text files, compare them, export them.

    Without a command: the window, on ROSS beside the ISS.
    """
    if context.invoked_subcommand is None:
        context.invoke(gui, station=None, step="last", reference=None)


@cli.command()
@click.argument("station", required=False)
@step_option
@reference_option
def gui(station: str | None, step: str, reference: str | None) -> None:
    """Open the window on STATION; where none is named, on what was open last."""
    from viewer.gui.app import run_gui

    sys.exit(run_gui(station=station, step=step, reference=reference))


@cli.command("list")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def list_command(as_json: bool) -> None:
    """Name the stations, their steps, cameras, styles and part kinds."""
    from viewer.cli.listing import print_list

    print_list(as_json=as_json)


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def check(paths: tuple[Path, ...], as_json: bool) -> None:
    """Report every problem of config files; without PATHS, of all shipped ones."""
    from viewer.cli.listing import print_check

    sys.exit(print_check(paths, as_json=as_json))


@cli.command()
@click.argument("station")
@step_option
@click.option(
    "--against",
    metavar="STATION",
    help="A second station, side by side; also iss:STEP or iss@2000-12.",
)
@click.option(
    "--chart",
    type=click.Path(path_type=Path),
    help="Draw both as bars, into a .png, .svg or .pdf.",
)
@click.option("--language", type=click.Choice(["en", "ru"]), default="en")
@set_option
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def info(
    station: str,
    step: str,
    against: str | None,
    changes: tuple[str, ...],
    **options: Any,
) -> None:
    """State a station's figures at a step, each with its source."""
    from viewer.cli.info import print_info

    print_info(station, step, against, changes, **options)


@cli.command()
@click.argument("station")
@click.argument("what", nargs=-1, required=True)
@step_option
@set_option
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def measure(station: str, what: tuple[str, ...], **options: Any) -> None:
    """State lengths and distances on STATION, of its model, in metres.

    WHAT is length:ELEMENT, clearance:ELEMENT,ELEMENT, distance:X,Y,Z:X,Y,Z, or edge:,
    loop: or diameter: with points parted by colons, in the station frame.
    """
    from viewer.cli.measure import print_measures

    print_measures(station, what, **options)


@cli.command()
@click.argument("station", required=False)
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@click.option(
    "--again",
    metavar="PICTURE",
    type=click.Path(path_type=Path),
    help="Take the picture that a file shows, as it says itself; instead of STATION.",
)
@step_option
@click.option(
    "--time",
    type=click.FloatRange(0.0, 1.0),
    default=1.0,
    metavar="T",
    help="How far the step has come, 0 to 1: docking, then unfolding.",
)
@camera_options
@reference_option
@click.option(
    "--layout",
    type=click.Choice(["beside", "overlay", "split", "silhouettes", "alone"]),
    default="beside",
    help="How the two are compared; split: each in its half, by one camera.",
)
@click.option("--scale-bar/--no-scale-bar", default=True, show_default=True)
@look_options
@explorer_options
@set_option
def shot(
    station: str | None, output: Path, again: Path | None, **options: object
) -> None:
    """Take a picture of STATION, by suffix: .png, .jpg, .webp, .tiff; .svg or .pdf.

    .svg and .pdf are drawings in true lines, for --style blueprint or print.
    """
    from viewer.cli.shot import take_again, take_shot

    if (station is None) == (again is None):
        message = "name either a STATION or a picture with --again"
        raise click.UsageError(message)
    if again is not None:
        take_again(again, output)
    else:
        take_shot(str(station), output, options)


@cli.command()
@click.argument("station")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@click.option(
    "--kind",
    type=click.Choice(["assembly", "turntable", "fly-around"]),
    default="assembly",
    show_default=True,
)
@click.option(
    "--seconds",
    type=click.FloatRange(0.1, 600.0),
    default=3.0,
    show_default=True,
    help="For each step of the assembly, or for the whole turn.",
)
@click.option("--fps", type=click.IntRange(1, 120), default=25, show_default=True)
@step_option
@camera_options
@reference_option
@click.option(
    "--layout",
    type=click.Choice(["alone", "beside", "overlay", "split"]),
    default="alone",
    show_default=True,
)
@click.option("--scale-bar/--no-scale-bar", default=False, show_default=True)
@look_options
@explorer_options
@set_option
def film(station: str, output: Path, **options: Any) -> None:
    """Film STATION into a .mp4, .webm, .png (animated), .webp or .gif."""
    from viewer.cli.film import take_film

    take_film(station, output, options)


@cli.command()
@click.argument("station")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@click.option("--language", type=click.Choice(["en", "ru"]), default="en")
@set_option
def booklet(station: str, output: Path, **options: Any) -> None:
    """Write STATION's instruction booklet, a page for each step, as .pdf."""
    from viewer.cli.pages import make_booklet

    make_booklet(station, output, options)


@cli.command()
@click.argument("station")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@click.option("--paper", type=click.Choice(["a3", "a2"]), default="a3")
@step_option
@reference_option
@click.option("--language", type=click.Choice(["en", "ru"]), default="en")
@set_option
def poster(station: str, output: Path, **options: Any) -> None:
    """Write a poster that compares STATION with its reference, as .pdf."""
    from viewer.cli.pages import make_poster

    make_poster(station, output, options)


@cli.command()
@click.argument("shots_file", metavar="LIST.toml", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    help="Processes, each with a core of its own; as many as pay where left out.",
)
@click.option("--only", multiple=True, metavar="NAME", help="May be repeated.")
@click.option("--dask", metavar="ADDRESS", help="Let a Dask cluster make them.")
@click.option(
    "--sheet",
    type=click.Path(path_type=Path),
    help="Put them all on one contact sheet too.",
)
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def shots(shots_file: Path, output: Path, **options: Any) -> None:
    """Take every picture that LIST.toml names, into a folder.

    Pictures whose inputs have not changed since are left as they are; one that fails
    is reported and stops none of the others.
    """
    from viewer.cli.shots import take_shots

    sys.exit(take_shots(shots_file, output, **options))


@cli.command()
@click.argument("station", default="ross")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@reference_option
def tour(station: str, output: Path, reference: str | None) -> None:
    """Picture every step beside the reference and export GLB and STL, into a folder."""
    from viewer.cli.tour import run_tour

    run_tour(station, output, reference)


@cli.command()
@click.argument("station")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@step_option
@export_options
@reference_option
@set_option
def export(station: str, output: Path, **options: object) -> None:
    """Write STATION to a file, by suffix.

    .glb, .gltf, .html in metres; .obj, .ply, .usdz in metres or --units; .stl and .3mf
    to a scale, for printers.
    """
    from viewer.cli.exports import write_export

    write_export(station, output, options)


@cli.command()
@click.argument("kind", required=False)
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def parts(kind: str | None, as_json: bool) -> None:
    """Describe the part kinds, or every field of KIND: unit, default, limits."""
    from viewer.cli.kinds import print_parts

    print_parts(kind, as_json=as_json)


@cli.command()
@click.argument("mesh", type=click.Path(path_type=Path))
@click.option("--write", is_flag=True, help="Write what was found into MESH's .toml.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def fit(mesh: Path, write: bool, as_json: bool) -> None:
    """Say how a mesh of the ISS is scaled and turned, and how well that fits."""
    from viewer.cli.fit import print_fit

    print_fit(mesh, as_json=as_json, write=write)


@cli.command()
@click.argument("what", type=click.Choice(["module", "station", "shots"]))
def schema(what: str) -> None:
    """Print the JSON Schema of a kind of config file, for editors."""
    from viewer.cli.listing import print_schema

    print_schema(what)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit code."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    # Before numpy is loaded: its threads spin after each product of matrices, which
    # are small here, and the software driver that draws needs the cores.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        cli.main(args=arguments, prog_name="ross-viewer", standalone_mode=False)
        code = 0
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        code = 1
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except ViewerError as error:
        lines = str(error)
        click.echo(lines if "\n" in lines else f"error: {lines}", err=True)
        code = error.exit_code
    except BrokenPipeError:
        # The reader of our output went away; say nothing more into the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except OSError as error:
        click.echo(f"error: {error}", err=True)
        code = MachineError.exit_code
    except SystemExit as end:
        code = int(end.code or 0)
    return code
