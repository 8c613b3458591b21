"""``kg query``: named queries and any SPARQL, answered in any format."""

from __future__ import annotations

from pathlib import Path

import click

from kg import resources
from kg.cli import show
from kg.cli.options import Amount, place_of, place_options
from kg.errors import UsageError
from kg.graph.limited import answer_within
from kg.graph.place import open_place
from kg.graph.queries import RESULT_FORMATS, Answer, Query, answer, find_query, go_on, list_queries

FORMATS = ("table", *RESULT_FORMATS, "markdown")


@click.command(
    "query",
    short_help="Ask the graph a named query or any SPARQL.",
    epilog="""\b
Examples:
  kg query --list
  kg query shared-failings
  kg query council -p council=Liverpool
  kg query shared-failings --limit 5 --width 100
  kg query failing-patterns --format csv > patterns.csv
  kg query 'SELECT ?c { ?c a ikg:Council }'
  kg query my-question.rq -g output/2024 --timeout 10
  kg query coverage --endpoint http://localhost:8890/sparql""",
)
@click.argument("query", metavar="NAME_OR_FILE_OR_TEXT", required=False)
@place_options
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How to write the answer.",
)
@click.option(
    "-p", "--param", "params", metavar="NAME=VALUE", multiple=True, help="A parameter of the query; repeatable."
)
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="Only the first rows (table and markdown).")
@click.option(
    "--width",
    metavar="N",
    type=click.IntRange(min=20),
    help="Break the cells of a table for lines of N characters.  [default: those of the terminal, or no end]",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=Amount("seconds", 86_400),
    help="Stop a query that takes longer.  [default: never]",
)
@click.option(
    "--fetch/--no-fetch",
    default=None,
    help="Whether to copy the server's graph first and ask here.  [default: only where its make answers wrongly]",
)
@click.option("--list", "show_list", is_flag=True, help="Show the named queries and their parameters.")
def command(
    query: str | None,
    folder: Path,
    endpoint: str | None,
    named_graph: str | None,
    fetch: bool | None,
    format_: str,
    params: tuple[str, ...],
    limit: int | None,
    width: int | None,
    timeout: float | None,
    show_list: bool,
) -> None:
    """Ask the graph: a query by name, a file of SPARQL, or the SPARQL itself.

    A query reads this graph and nothing else: SERVICE, FROM and updates are refused.
    """
    queries = resources.folder("queries")
    if show_list:
        _list(queries)
        return
    if query is None:
        raise UsageError("which query? give a name, a file or SPARQL; kg query --list shows the named ones")
    if limit and format_ not in ("table", "markdown"):
        raise UsageError(f"--limit is for table and markdown; for {format_} put LIMIT {limit} into the query")
    found = find_query(query, queries)
    given = dict(map(_parameter, params))
    place = place_of(folder, endpoint, named_graph)
    if fetch is not None and isinstance(place, Path):
        raise UsageError("--fetch and --no-fetch are about the graph of a server: --endpoint says which")
    if timeout is not None:
        _write(found, answer_within(place, found, given, timeout, fetch=fetch), format_, limit, width)
        return
    with open_place(place, fetch=fetch) as graph:
        _write(found, answer(graph, found, given), format_, limit, width)
        if graph.copied:
            click.echo("Asked of a copy: this make of server joins optional values wrongly; see --no-fetch.", err=True)


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise UsageError(f"-p {text}: a parameter is given as name=value")
    return name, value


def _write(query: Query, found: Answer, format_: str, limit: int | None, width: int | None) -> None:
    if found.kind == "graph" and format_ == "table":
        click.echo(found.results, nl=False)
    elif format_ == "table":
        show.table(found.columns, found.rows[:limit], title=query.title, width=width)
    elif format_ == "markdown":
        click.echo(show.markdown(found.columns, found.rows[:limit]).encode(), nl=False)
    else:
        click.echo(found.serialise(format_), nl=False)
    if limit and len(found.rows) > limit:
        all_of_them = "all of this page" if found.more else "all"
        click.echo(f"{limit} of {len(found.rows)} rows; without --limit {all_of_them} are shown.", err=True)
    elif not found.rows and format_ == "table":
        number = found.page.number if found.page else 1
        why = f"page {number} is behind the last" if number > 1 else "nothing in this graph fits"
        click.echo(f"No answer: {why}.", err=True)
    if found.more and found.page:
        lists_facts = any(parameter.name == "fact" for parameter in query.parameters)
        export = "; kg export csv writes every fact" if lists_facts else ""
        click.echo(f"{go_on(query, found.page, '-p ')}{export}.", err=True)


def _list(folder: Path) -> None:
    rows = []
    for query in list_queries(folder):
        parameters = [f"{p.name} ({p.type}{f', {p.default}' if p.default else ''})" for p in query.parameters]
        rows.append((query.name, query.question or query.title, "; ".join(parameters)))
    show.table(("query", "question", "parameters (type, default)"), rows)
