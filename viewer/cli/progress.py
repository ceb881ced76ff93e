"""A progress bar on stderr, and silence where nobody watches."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from viewer.progress import FOR_PROGRAMS, progress_line

Report = Callable[[float, str], None]


@contextmanager
def progress_bar(title: str) -> Iterator[Report]:
    """Give a function that is told the fraction done, 0 to 1, and what is being done.

    Draws on a terminal; elsewhere it writes a line now and then, so that a log shows
    what took place. What is asked to end meanwhile tidies up first.
    """
    with _tidy_end():
        if os.environ.get(FOR_PROGRAMS) == "lines":
            yield lambda part, text: click.echo(progress_line(part, text), err=True)
        elif sys.stderr.isatty():
            with _bar(title) as report:
                yield report
        else:
            yield _line_reporter(title)


@contextmanager
def _tidy_end() -> Iterator[None]:
    """Take a request to end as one from the keyboard: half files are removed."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _bar(title: str) -> Iterator[Report]:
    # rich costs 50 ms to import: only where a bar is drawn.
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("[bold]{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}% {task.fields[what]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(title, total=1.0, what="")
        yield lambda fraction, text: bar.update(task, completed=fraction, what=text)


def _line_reporter(title: str) -> Report:
    """Return a report that writes a line for each tenth of the way."""
    tenths: set[int] = set()

    def report(fraction: float, text: str) -> None:
        tenth = int(10 * fraction)
        if tenth not in tenths:
            tenths.add(tenth)
            click.echo(f"{title}: {fraction:4.0%} {text}", err=True)

    return report
