"""``kg check``: whether the graph keeps its promises."""

from __future__ import annotations

from pathlib import Path

import click

from kg import resources
from kg.cli.group import EXIT_DONE, EXIT_FINDINGS
from kg.cli.options import graph_option
from kg.graph.shapes import check
from kg.graph.store import open_graph


@click.command(
    "check",
    short_help="Check shapes, and every quote against its text.",
    epilog="""\b
Examples:
  kg check
  kg check -g output/2024""",
)
@graph_option
def command(folder: Path) -> int:
    """Check the graph against its SHACL shapes, and every quote against the text it is taken from.

    Each finding is a line on standard output. Exit code 1 when there is one.
    """
    with open_graph(folder) as graph:
        findings = check(graph, resources.folder("ontology"))
    for finding in findings:
        click.echo(str(finding))
    told = f"{len(findings)} finding{'s' if len(findings) != 1 else ''}" if findings else "No finding: all is well"
    click.echo(f"{told}.", err=True)
    return EXIT_FINDINGS if findings else EXIT_DONE
