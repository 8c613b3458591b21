"""``kg build``: articles in, graph out."""

from __future__ import annotations

import re
from contextlib import ExitStack
from pathlib import Path

import click

from kg import ahead
from kg.cli.show import clean, track
from kg.errors import UsageError
from kg.graph.vocabulary import ID_BASE
from kg.report import GRAPH, KINDS, PAGES_UP_TO, Report

_SHOWN = 20
"""Unreadable sources named one by one; ``issues.jsonl`` holds them all."""
_BASE_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`#]+/")


@click.command(
    "build",
    short_help="Read articles and write the graph.",
    epilog="""\b
Examples:
  kg build
  kg build articles/ letter.txt -o output/2024
  kg build --base-iri https://data.example.org/id/""",
)
@click.argument("sources", metavar="[SOURCE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Where the graph goes; an earlier graph there is replaced in one step, when all is written.",
)
@click.option(
    "--base-iri", metavar="IRI", default=ID_BASE, show_default=True, help="What the IRIs of things begin with."
)
@click.option("--pipeline", metavar="NAME", help="An installed spaCy pipeline, used for people and sentence structure.")
@click.option(
    "--decisions",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Decisions on sameness (kg merge).  [default: decisions.yaml in the first folder, or beside the first file]",
)
@click.option("--afresh", is_flag=True, help="Read and merge everything again, whatever is known from earlier builds.")
@click.option(
    "--rehash",
    is_flag=True,
    help="Hash every source again, also where size and times are as they were at the last build.",
)
@click.option(
    "--pages/--no-pages",
    default=None,
    help=f"Whether to write the pages too.  [default: up to {PAGES_UP_TO:,} articles; kg view writes them at any time]",
)
@click.option("-q", "--quiet", is_flag=True, help="No summary and no progress.")
def command(
    sources: tuple[Path, ...],
    output: Path,
    base_iri: str,
    pipeline: str | None,
    decisions: Path | None,
    afresh: bool,
    rehash: bool,
    pages: bool | None,
    quiet: bool,
) -> None:
    """Read articles (files and folders; default sources/) and write the graph.

    Reads .txt, .md, .html and .pdf; a folder is walked. A file that is no article, is empty or cannot be read is
    one line on standard error and in issues.jsonl, and the rest goes on. What has been read before is not read
    again, and where nothing has changed nothing is written.
    """  # fmt: skip
    if _BASE_IRI.fullmatch(base_iri) is None:
        raise UsageError(f"--base-iri {base_iri}: an IRI of http or https that ends in / is needed")
    given = sources or (Path("sources"),)
    with ExitStack() as processes:
        reader = ahead.start(given, output, pipeline) if not afresh else None
        if reader is not None:
            processes.enter_context(reader)
        from kg.build import build, unseen  # takes long to import: meanwhile the reader gets ready

        report = build(
            given,
            output,
            base=base_iri,
            pipeline=pipeline,
            track=unseen if quiet else track,
            parallel=True,
            decisions=decisions,
            afresh=afresh,
            rehash=rehash,
            with_pages=pages,
            reader=reader,
        )
    for issue in report.unreadable[:_SHOWN]:
        click.echo(f"Not read: {clean(issue.source)}: {clean(issue.message)}", err=True)
    if len(report.unreadable) > _SHOWN:
        click.echo(f"Not read: {len(report.unreadable) - _SHOWN} more", err=True)
    if not quiet:
        _summarise(report)


def _summarise(report: Report) -> None:
    facts = ", ".join(f"{count} {KINDS[kind] if count == 1 else kind}" for kind, count in report.facts.items())
    click.echo(f"{_told(report)}: {facts}.", err=True)
    click.echo(f"Graph:  {report.output / GRAPH}", err=True)
    from kg.pages import PAGE

    page = report.output / PAGE
    click.echo(f"Page:   {page if page.exists() else f'none; kg view -g {report.output} writes them'}", err=True)
    click.echo(f"Issues: {report.output / 'issues.jsonl'} ({len(report.issues)})", err=True)


def _told(report: Report) -> str:
    articles = f"{report.articles} article{'s' if report.articles != 1 else ''}"
    if not report.changed:
        return f"Nothing has changed: {articles}"
    if report.read >= report.articles:
        return f"Read {articles}"
    return f"{articles}, {report.read or 'none'} of them read now"
