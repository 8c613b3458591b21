"""``kg diff``: what has changed from one graph to another, in the terms of the field."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from kg.cli.show import clean
from kg.graph.differences import compare, read_facts, summary


@click.command(
    "diff",
    short_help="Tell what has changed between two graphs.",
    epilog="""\b
Examples:
  kg diff output/2023 output/2024
  kg diff before.ttl output --details
  kg diff before.ttl after.ttl --format json""",
)
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@click.option("--details", is_flag=True, help="Name every fact below its council.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to tell it.",
)
def command(old: Path, new: Path, details: bool, format_: str) -> None:
    """Tell what has changed from OLD to NEW: output folders, or Turtle files.

    A line for each council: inspections, judgements, failings, areas for improvement and posts that were added,
    changed or withdrawn, and whether that is because an article came, changed or went.
    """
    before, after = read_facts(old), read_facts(new)
    changes = compare(before, after)
    if format_ == "json":
        came = sorted(set(after.articles.values()) - set(before.articles.values()))
        went = sorted(set(before.articles.values()) - set(after.articles.values()))
        told = {"articles": {"added": came, "removed": went}, "changes": [asdict(change) for change in changes]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for line in summary(changes):
        click.echo(clean(line))
        council = line.partition(":")[0]
        for change in changes if details else ():
            if (change.council or "No council") == council:
                was = f", before: {change.before}" if change.before else ""
                click.echo(clean(f"{change.kind} {change.change}: {change.what}{was}").join(("  ", "")))
    if not changes:
        click.echo("No difference.", err=True)
