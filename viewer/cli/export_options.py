"""The options of the command `export`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--scale", metavar="1:N", help="For formats that are printed; 1:200."),
    click.option(
        "--length", metavar="MM", help="How long the print is to be; not --scale."
    ),
    click.option(
        "--units",
        type=click.Choice(["mm", "cm", "m", "in", "ft"]),
        help="What coordinates are in; each format's own where left out.",
    ),
    click.option("--detail", default="interactive", show_default=True, metavar="NAME"),
    click.option(
        "--with-reference", is_flag=True, help="With the reference beside it."
    ),
    click.option(
        "--only",
        multiple=True,
        metavar="ELEMENT",
        help="This element alone; may be repeated.",
    ),
    click.option(
        "--animation", is_flag=True, help="glTF: every step, joints, cameras."
    ),
    click.option(
        "--variants/--no-variants",
        default=True,
        show_default=True,
        help="glTF: looks that viewers can switch.",
    ),
    click.option("--draco", is_flag=True, help="glTF: compress the meshes."),
    click.option(
        "--instancing", is_flag=True, help="glTF: copies of a part as instances."
    ),
    click.option(
        "--min-thickness",
        type=click.FloatRange(0.05, 10.0),
        metavar="MM",
        help="Prints: thicken what is thinner.",
    ),
    click.option(
        "--split",
        is_flag=True,
        help="Prints: cut at the docking ports, with pegs and sockets.",
    ),
    click.option(
        "--bed", metavar="XxYxZ", help="Prints: lay out on beds this large, in mm."
    ),
    click.option("--stand", is_flag=True, help="On a plinth with raised lettering."),
    click.option(
        "--each", is_flag=True, help="Prints: a file for each module or piece."
    ),
    click.option(
        "--report",
        type=click.Path(path_type=Path),
        help="Write what was thickened, cut and left out into this file.",
    ),
    click.option("--language", type=click.Choice(["en", "ru"]), default="en"),
    click.option("--json", "as_json", is_flag=True, help="For scripts."),
)


def export_options(command: Command) -> Command:
    """Give a command the options of an export."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
