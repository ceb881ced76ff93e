"""The command `export`: a station to a file, by suffix."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

import click

from viewer.cli.model import build_model, named_detail
from viewer.cli.progress import progress_bar
from viewer.export import ExportOptions, Summary, write
from viewer.scene.materials import load_materials


def write_export(station: str, output: Path, options: Mapping[str, object]) -> None:
    """Write a station to `output` and say what was written."""
    detail = named_detail(cast("str", options["detail"]))
    model = build_model(
        station,
        cast("str", options["step"]),
        cast("tuple[str, ...]", options["changes"]),
        detail,
    )
