"""Pages of the site that are made from the program itself: commands, named queries, the ontology's terms.

A hook of MkDocs (``mkdocs.yml``). The commands are given as ``--help`` prints them, with their examples: mkdocs-click
leaves those out, and sorts by name what the program lists in the order of use.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import click
from click.testing import CliRunner
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from docs.ontology_page import ontology_page
from kg import resources
from kg.build import build
from kg.cli import kg
from kg.graph.queries import Query, list_queries

ROOT = Path(__file__).resolve().parent.parent
_OUTSIDE = {"bench/README.md": "bench.md"}
"""Pages that lie elsewhere in the repository, and what they are called here."""
WIDTH = 80
"""Characters of a line of help, which fits beside the contents."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages; MkDocs calls this when it knows which files the site has."""
    files.append(File.generated(config, "commands.md", content=commands()))
    files.append(File.generated(config, "queries.md", content=queries(resources.folder("queries"))))
    for path, name in _OUTSIDE.items():
        files.append(File.generated(config, name, abs_src_path=str(ROOT / path)))
    files.append(File.generated(config, "ontology/terms.html", content=terms(config.extra.get("graph"))))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Links to what lies outside of ``docs/`` lead to its page here; MkDocs calls this for each page."""
    for path, name in _OUTSIDE.items():
        markdown = markdown.replace(f"](../{path})", f"]({name})")
    return markdown


def commands() -> str:
    """The page of the commands."""
    parts = [
        "# Commands\n",
        "What each command says of itself with `--help`; the examples there are yours to paste.\n",
        _fenced(_help()),
    ]
    for path in command_paths(kg):
        parts += [f"## kg {' '.join(path)}\n", _fenced(_help(*path))]
    return "\n".join(parts)


def command_paths(group: click.Group, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The commands of a group in the order in which it lists them, each before its own."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*above, name)
        if isinstance(command, click.Group):
            yield from command_paths(command, (*above, name))


def _help(*path: str) -> str:
    result = CliRunner().invoke(kg, [*path, "--help"], prog_name="kg", terminal_width=WIDTH, max_content_width=WIDTH)
    if result.exit_code:
        raise RuntimeError(f"kg {' '.join(path)} --help: {result.output}")
    return result.output


def queries(folder: Path) -> str:
    """The page of the named queries, from their heads."""
    parts = [
        "# Named queries\n",
        "Each is a file of plain SPARQL in `queries/` that `kg query NAME` asks; `-p name=value` gives a parameter.",
        "Those whose names begin with `network-` or `page-` are what [the pages](pages.md) are made of.",
        "[How to write a query](writing-queries.md) tells how they are built.\n",
    ]
    for query in list_queries(folder):
        parts += [*_head(query), *_text(folder / f"{query.name}.rq")]
    return "\n".join(parts)


def _head(query: Query) -> Iterator[str]:
    yield f"## {query.name}\n"
    yield f"**{query.title}.** {query.question}\n"
    for title, rows in (
        ("parameter", [(p.name, p.type, p.description, p.default or "") for p in query.parameters]),
        ("column", [(c.name, c.description) for c in query.columns]),
    ):
        if rows:
            heads = (title, "type", "says", "default") if title == "parameter" else (title, "says")
            yield from _table(heads, rows)


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(heads) + " |"
    yield "| " + " | ".join("---" for _ in heads) + " |"
    for name, *rest in rows:
        yield "| " + " | ".join((f"`{name}`", *(cell.replace("|", "\\|") for cell in rest))) + " |"
    yield ""


def _text(path: Path) -> Iterator[str]:
    """The query itself, folded."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("# ")]
    yield '??? note "SPARQL"\n'
    yield "    ```sparql"
    yield from (f"    {line}".rstrip() for line in lines)
    yield "    ```\n"


def terms(graph: str | None) -> str:
    """The page of the ontology; ``graph`` is an output folder to take examples from, by default one of ``sources/``."""
    ontology = resources.folder("ontology")
    if graph is not None:
        return ontology_page(ontology, Path(graph) / "graph.ttl")
    with tempfile.TemporaryDirectory() as folder:
        build([ontology.parent / "sources"], Path(folder) / "output", with_pages=False)
        return ontology_page(ontology, Path(folder) / "output" / "graph.ttl")


def _fenced(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```\n"
