"""``kg serve``: the graph over HTTP."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import Amount, graph_option
from kg.serve.pool import Limits
from kg.serve.server import serve
from kg.serve.spool import MEGABYTE
from kg.serve.trust import is_loopback

_DEFAULTS = Limits()


@click.command(
    "serve",
    short_help="Serve the graph over HTTP: SPARQL, pages, Linked Data.",
    epilog="""\b
Examples:
  kg serve
  kg serve -g output/mine --port 9000
  kg serve --timeout 5 --max-answer 10
  kg serve --allow-origin https://example.org
  curl -H 'Accept: text/csv' --data-urlencode query@my-question.rq http://127.0.0.1:8765/sparql
  curl http://127.0.0.1:8765/id/council/liverpool.ttl""",
)
@graph_option
@click.option("--host", metavar="HOST", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", metavar="N", type=click.IntRange(0, 65535), default=8765, show_default=True, help="Its port; 0 for any."
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=Amount("seconds", 86_400),
    default=_DEFAULTS.seconds,
    show_default=True,
    help="Stop a query that takes longer.",
)
@click.option(
    "--max-answer",
    "most",
    metavar="MB",
    type=Amount("megabytes", 100_000),
    default=_DEFAULTS.answer / MEGABYTE,
    show_default=True,
    help="Stop a query whose answer is larger.",
)
@click.option(
    "--allow-origin",
    "origins",
    metavar="ORIGIN",
    multiple=True,
    help="A site whose scripts may ask, such as https://example.org; * for any. Can be given several times.",
)
def command(folder: Path, host: str, port: int, timeout: float, most: float, origins: tuple[str, ...]) -> None:
    """Serve the graph over HTTP, read-only, until Ctrl-C: SPARQL 1.1 at /sparql, a query page at /, the pages of kg
    view at /pages/, and every IRI of the graph at its own path, for people and for programs.

    A later build is served as soon as it is complete. Nothing that is asked makes the server fetch or change anything.
    """
    limits = Limits(seconds=timeout, answer=round(most * MEGABYTE))
    serve(folder, host, port, limits, lambda address: _say(host, address), origins)


def _say(host: str, address: str) -> None:
    if not is_loopback(host):
        click.echo(
            f"Warning: {host} is no loopback address: whoever reaches it can read and query this graph and its texts,"
            " without a password and unencrypted.",
            err=True,
        )
    click.echo(f"Serving at {address} - stop with Ctrl-C", err=True)
