"""The options that pictures and films share: from where, in which look."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

_CAMERA = (
    click.option("--camera", default="default", show_default=True, metavar="NAME"),
    click.option(
        "--azimuth", type=float, metavar="DEG", help="From ahead to starboard."
    ),
    click.option("--elevation", type=float, metavar="DEG", help="Towards zenith."),
    click.option(
        "--position", metavar="X,Y,Z", help="Where the camera stands, metres."
    ),
    click.option("--target", metavar="X,Y,Z", help="What it looks at."),
    click.option("--up", metavar="X,Y,Z", help="What is up in the picture."),
    click.option("--parallel-height", type=float, metavar="M", help="With --position."),
    click.option("--fit", metavar="ELEMENT", help="Fill the picture with an element."),
    click.option(
        "--view-angle", type=float, metavar="DEG", help="Field of view, vertical."
    ),
    click.option("--parallel", is_flag=True, help="Orthographic."),
    click.option(
        "--arranged-for",
        metavar="NAME",
        help="With --position: the camera that sees the two side by side.",
    ),
    click.option("--size", default="1280x720", show_default=True, metavar="WxH"),
)
_LOOK = (
    click.option(
        "--match",
        type=click.Choice(["mass", "modules", "years"]),
        help="Show the reference when it was most like STATION in this.",
    ),
    click.option("--style", default="studio", show_default=True, metavar="NAME"),
    click.option("--transparent", is_flag=True, help="No background."),
    click.option("--labels/--no-labels", default=True, show_default=True),
    click.option("--dimensions", is_flag=True, help="Draw lengths, in every look."),
    click.option(
        "--aid",
        "aids",
        multiple=True,
        type=click.Choice(["cosmonaut", "bus", "pitch"]),
        help="Something of known size beside it; may be repeated.",
    ),
    click.option("--caption", metavar="TEXT", help="A line of your own."),
    click.option(
        "--credit", metavar="TEXT", help="Who is to be named, in small print."
    ),
    click.option("--highlight", metavar="ELEMENT", help="Mark an element."),
    click.option("--language", type=click.Choice(["en", "ru"]), default="en"),
    click.option("--detail", metavar="NAME", help="interactive or still."),
)


def camera_options(command: Command) -> Command:
    """Give a command the options of a camera and of the picture's size."""
    return _with(command, _CAMERA)


def look_options(command: Command) -> Command:
    """Give a command the options of how things look, and what is written."""
    return _with(command, _LOOK)


def _with(
    command: Command, options: tuple[Callable[[Command], Command], ...]
) -> Command:
    for option in reversed(options):
        command = option(command)
    return command
