"""``kg view``: the network page."""

from __future__ import annotations

from pathlib import Path

import click

from kg.build import PAGE, pages
from kg.cli.options import graph_option
from kg.graph.store import add_pages, open_graph


@click.command(
    "view",
    short_help="Write the interactive network page.",
    epilog="""\b
Examples:
  kg view
  kg view -g output/2024 --open""",
)
@graph_option
@click.option("--open", "open_it", is_flag=True, help="Open the page in the browser.")
def command(folder: Path, open_it: bool) -> None:
    """Write the page that shows councils, failings and agencies as a network.

    One file that opens from disk and asks no network for anything. Prints where it is.
    """
    with open_graph(folder) as graph:
        made = pages(graph)
    add_pages(folder, made)
    page = folder / PAGE
    click.echo(str(page))
    if open_it and click.launch(str(page)) != 0:
        click.echo("No browser could be started: open the page yourself.", err=True)
