"""The command `parts`: the part kinds and their fields."""

import json
from dataclasses import asdict

import click

from viewer.spec.kind_fields import KindText, kind_text, kind_texts


def print_parts(kind: str | None, *, as_json: bool) -> None:
    """Print a line for each part kind, or all fields of one."""
    if as_json:
        found = kind_texts() if kind is None else (kind_text(kind),)
        tables = [asdict(text) for text in found]
        click.echo(json.dumps(tables, ensure_ascii=False, indent=2))
    elif kind is None:
        for text in kind_texts():
            click.echo(f"{text.kind:16} {text.summary}")
    else:
        _print_kind(kind_text(kind))


def _print_kind(text: KindText) -> None:
    click.echo(f"{text.kind}: {text.summary}")
    for field in text.fields:
        default = "must be given" if field.default is None else f"= {field.default}"
        unit = f" {field.unit}" if field.unit and field.default != "none" else ""
        click.echo(f"\n  {field.name} {default}{unit if field.default else ''}")
        click.echo(f"    {field.takes}{f' ({field.unit})' if field.unit else ''}")
        if field.description:
            click.echo(f"    {field.description}")
    click.echo("\n  name, at, repeat: as for every part; see docs/parts.md")
