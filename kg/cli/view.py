"""``kg view``: the pages, and a still picture."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from kg.cli.options import place_of, place_options
from kg.errors import GraphError, UsageError
from kg.graph.folder import current_state, unwritable, write_files
from kg.graph.place import open_place
from kg.graph.store import add_pages
from kg.pages import PAGE, network, pages
from kg.views.start import narrowed, start_of
from kg.views.still import still_picture


@click.command(
    "view",
    short_help="Write the interactive pages.",
    epilog="""\b
Examples:
  kg view --open
  kg view --focus liverpool --steps 2
  kg view --pattern high-caseloads --years 2018-2024
  kg view --between liverpool 'north east lincolnshire' --png way.png
  kg view --endpoint http://localhost:8890/sparql -o pages""",
)
@place_options
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder for the pages.  [default: that of the build; with --endpoint it must be named]",
)
@click.option("--focus", metavar="NAME", help="Begin with the neighbourhood of a council, failing or agency.")
@click.option("--pattern", metavar="NAME", help="Begin with the councils where a failure pattern was found.")
@click.option("--between", nargs=2, metavar="NAME NAME", help="Begin with the ways between two of them.")
@click.option(
    "--steps", type=click.IntRange(1, 2), default=1, show_default=True, help="How far a neighbourhood reaches."
)
@click.option("--years", metavar="FROM-TO", help="Only inspections of these years: 2018-2024, 2018-, -2017, 2023.")
@click.option("--png", type=click.Path(path_type=Path, dir_okay=False), help="Write a still picture of it, too.")
@click.option("--open", "open_it", is_flag=True, help="Open the network page in the browser.")
def command(
    folder: Path,
    endpoint: str | None,
    named_graph: str | None,
    output: Path | None,
    focus: str | None,
    pattern: str | None,
    between: tuple[str, str] | None,
    steps: int,
    years: str | None,
    png: Path | None,
    open_it: bool,
) -> None:
    """Write the pages that show the graph: the network of councils, failings and agencies, councils alike, grades
    through time, patterns by council, and a page for each council and pattern.

    They open from disk and ask no network for anything. Prints where the network page is; it links to the others.
    """
    place = place_of(folder, endpoint, named_graph)
    if output is None and not isinstance(place, Path):
        raise UsageError("the pages of a server's graph need a folder: name one with -o")
    with open_place(place, fetch=True) as graph:
        drawn = network(graph)
        start = start_of(drawn, focus=focus, pattern=pattern, between=between, steps=steps, years=years)
        made = pages(graph, start, texts=output is None)
    if png is not None:
        title = start.title(drawn)
        _write(png, still_picture(narrowed(drawn, start), title=title, whole=not title))
    page = _add(folder, output, made)
    click.echo(str(page))
    if png is not None:
        click.echo(str(png))
    if open_it and click.launch(str(page)) != 0:
        click.echo("No browser could be started: open the page yourself.", err=True)


def _add(folder: Path, output: Path | None, made: Mapping[str, str | bytes]) -> Path:
    """Put the pages into the build's folder, or into one of their own; returns where the network page is."""
    if output is None:
        add_pages(folder, made)
        return folder / PAGE
    if current_state(output) is not None:
        raise GraphError(output, "holds a build, whose pages these would replace: name another folder")
    try:
        write_files(output, made)
    except OSError as error:
        raise unwritable(output, error) from error
    return output / PAGE


def _write(path: Path, picture: bytes) -> None:
    try:
        path.write_bytes(picture)
    except OSError as error:
        raise GraphError(path, f"the picture cannot be written: {error.strerror or error}") from error
