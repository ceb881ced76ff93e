"""The options that say what of a station is drawn, and in what manner."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def _naming(option: str, words: str) -> Callable[[Command], Command]:
    return click.option(option, multiple=True, metavar="ELEMENT", help=words)


_OPTIONS = (
    _naming("--hide", "Leave out an element, or ELEMENT/PART; may be repeated."),
    _naming("--only", "Draw nothing but this, or ELEMENT/PART; may be repeated."),
    _naming("--ghost", "Draw an element translucent; may be repeated."),
    _naming("--select", "Mark an element, or ELEMENT/PART; may be repeated."),
    click.option(
        "--standing",
        is_flag=True,
        help="Arrange and fit for all steps at once: pictures of steps stand still.",
    ),
    click.option("--arrivals", is_flag=True, help="Mark what the step brings."),
    click.option(
        "--upcoming", is_flag=True, help="Show, translucent, what later steps bring."
    ),
    click.option(
        "--explode",
        type=click.FloatRange(0.0, 3.0),
        default=0.0,
        metavar="F",
        help="Draw the elements apart along their docking axes, 0 to 3.",
    ),
    click.option(
        "--section",
        metavar="PLANE",
        help="Cut open and leave out what is beyond x=4.5 (or before it: -x=4.5); "
        "or a normal and its distance: 1,0,1,4.5.",
    ),
    click.option("--ports", is_flag=True, help="Mark docking ports, taken and free."),
    click.option(
        "--measure",
        multiple=True,
        metavar="WHAT",
        help="Draw a measure with its figure: length:ELEMENT, "
        "clearance:ELEMENT,ELEMENT, distance:X,Y,Z:X,Y,Z; edge:, loop: or diameter: "
        "with three points or more. May be repeated.",
    ),
)


def explorer_options(command: Command) -> Command:
    """Give a command the options of what is drawn and how."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
