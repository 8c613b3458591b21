"""``kg publish``: the graph sent to a SPARQL server of any make."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import show
from kg.cli.group import EXIT_DONE, EXIT_FINDINGS
from kg.cli.options import graph_option
from kg.errors import ServerError, UsageError
from kg.graph.moving import BATCH, Sent, Target, Via, send
from kg.graph.place import Endpoint, open_place
from kg.graph.store import Graph, open_graph
from kg.graph.transport import Server

_NOT_THERE = (400, 404, 405, 415)
"""What servers answer to one protocol at the address of another."""
_TAKEN = {
    Via.GSP: "graphs (Graph Store Protocol), or updates (--via update)",
    Via.UPDATE: "updates, or graphs (--via gsp)",
}


@click.command(
    "publish",
    short_help="Send the graph to a SPARQL server.",
    epilog="""\b
Examples:
  kg publish http://localhost:3030/ds/data
  kg publish http://localhost:8890/sparql-graph-crud-auth --named-graph https://example.org/inspections
  kg publish http://localhost:7200/repositories/r/statements --via update
  KG_USER=ann KG_PASSWORD=... kg publish https://example.org/store --named-graph https://example.org/g --replace""",
)
@click.argument("url")
@graph_option
@click.option(
    "--via",
    type=click.Choice([via.value for via in Via]),
    default=Via.GSP.value,
    show_default=True,
    help="What URL speaks: the Graph Store Protocol, or SPARQL Update.",
)
@click.option("--named-graph", metavar="IRI", help="The graph that the facts go to.  [default: the default graph]")
@click.option("--default-graph", is_flag=True, help="Say that the server's default graph is this project's alone.")
@click.option("--articles", is_flag=True, help="Send what each article says, too, as a graph named by the article.")
@click.option(
    "--replace",
    "replace_",
    is_flag=True,
    help="First empty that graph, and those of articles sent from here.",
)
@click.option("--add", is_flag=True, help="Leave the facts of an earlier publication beside these.")
@click.option("--afresh", is_flag=True, help="Send all again, whatever an earlier transfer brought there.")
@click.option(
    "--verify", metavar="URL", help="Where the server takes queries: read all back and compare, after sending."
)
@click.option(
    "--batch",
    metavar="N",
    type=click.IntRange(1, 1_000_000),
    help=f"Triples in one request.  [default: {BATCH[Via.GSP]:,}, with update {BATCH[Via.UPDATE]:,}]",
)
def command(
    url: str,
    folder: Path,
    via: str,
    named_graph: str | None,
    default_graph: bool,
    articles: bool,
    replace_: bool,
    add: bool,
    afresh: bool,
    verify: str | None,
    batch: int | None,
) -> int:
    """Send the graph to the SPARQL server at URL, in batches. A transfer that broke goes on where it stopped.

    URL is where the server takes graphs (Graph Store Protocol), or with --via update where it takes updates. A name
    and password are read from KG_USER and KG_PASSWORD, a token from KG_TOKEN; the server is told them when it asks.
    Exit code 1 when --verify finds a triple missing.
    """
    if named_graph is not None and default_graph:
        raise UsageError("--named-graph and --default-graph are two places: name one")
    if replace_ and add:
        raise UsageError("--replace and --add contradict each other: name one")
    if replace_ and named_graph is None and not default_graph:
        raise UsageError(
            "--replace would empty the server's default graph, whoever wrote there: "
            "name a graph with --named-graph, or say --default-graph if it holds nothing else"
        )
    target = Target(url, Via(via), named_graph, articles)
    with Server(url) as server, open_graph(folder) as graph, show.counting("Sending") as watch:
        try:
            sent = send(
                graph,
                folder,
                target,
                server,
                replace_earlier=replace_,
                add=add,
                afresh=afresh,
                batch=batch,
                watch=watch,
            )
        except ServerError as error:
            if error.status not in _NOT_THERE:
                raise
            reason = str(error).removeprefix(error.url).strip()
            hint = f"is this where it takes {_TAKEN[target.via]}?"
            raise ServerError(error.url, f"{reason}; {hint}", error.status) from error
        _tell(sent, url)
        return _verify(graph, Endpoint(verify, named_graph)) if verify else EXIT_DONE


def _tell(sent: Sent, url: str) -> None:
    now = sent.triples - sent.before
    if not now:
        click.echo(f"All {sent.triples:,} triples were sent there before; --afresh sends them again.", err=True)
        return
    first = f", after {sent.before:,} of an earlier transfer" if sent.before else ""
    click.echo(f"Sent {now:,} triples to {url}{first}.", err=True)


def _verify(graph: Graph, endpoint: Endpoint) -> int:
    """Compare what is there with what was sent; an exit code."""
    with open_place(endpoint) as place:
        there = set(place.triples())
    here = set(graph.triples())
    lost = sorted(here - there, key=str)
    if lost:
        click.echo(f"{len(lost):,} of {len(here):,} triples are not there, the first: {lost[0]}", err=True)
        return EXIT_FINDINGS
    more = f", and {len(there) - len(here):,} that are not of this build" if len(there) > len(here) else ""
    click.echo(f"All {len(here):,} triples are there as they went{more}.", err=True)
    return EXIT_DONE
