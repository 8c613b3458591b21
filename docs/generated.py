"""Pages of the site that are made from the program itself: commands, named queries, the ontology's terms.

A hook of MkDocs (``mkdocs.yml``). The commands are given as ``--help`` prints them, with their examples: mkdocs-click
leaves those out, and sorts by name what the program lists in the order of use.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import nbformat
from click.testing import CliRunner
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from nbclient import NotebookClient
from nbformat import NotebookNode

from docs.ontology_page import ontology_page
from kg import resources
from kg.build import build
from kg.cli import kg
from kg.graph.queries import Query, list_queries

_FRAME = '<table border="1" class="dataframe">'
"""How pandas begins a table; without it, it looks like the tables of the site."""
ROOT = Path(__file__).resolve().parent.parent
_OUTSIDE = {"bench/README.md": "bench.md"}
"""Pages that lie elsewhere in the repository, and what they are called here."""
WIDTH = 80
"""Characters of a line of help, which fits beside the contents."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages; MkDocs calls this when it knows which files the site has.

    ``extra.output`` in the configuration may name an output folder of ``sources/``, which is built otherwise, and
    ``extra.notebooks`` a folder where the notebooks are with their outputs; they are run otherwise.
    """
    files.append(File.generated(config, "commands.md", content=commands()))
    files.append(File.generated(config, "queries.md", content=queries(resources.folder("queries"))))
    for path, name in _OUTSIDE.items():
        files.append(File.generated(config, name, abs_src_path=str(ROOT / path)))
    with _output(config.extra.get("output")) as output:
        files.append(File.generated(config, "ontology/terms.html", content=terms(output)))
        for path in _notebooks(files):
            run = config.extra.get("notebooks")
            notebook = nbformat.read(Path(run) / path.name, 4) if run else run_notebook(path, output.parent)
            files.append(File.generated(config, f"{path.stem}.md", content=notebook_page(notebook)))
    return files


@contextmanager
def _output(given: str | None) -> Iterator[Path]:
    """An output folder with the graph of the sample articles."""
    if given is not None:
        yield Path(given)
        return
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        build([ROOT / "sources"], output, with_pages=False)
        yield output


def _notebooks(files: Files) -> list[Path]:
    return [Path(str(file.abs_src_path)) for file in files if file.src_uri.endswith(".ipynb")]


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Links to what lies outside of ``docs/`` lead to its page here; MkDocs calls this for each page."""
    pages = {path.name: f"{path.stem}.md" for path in _notebooks(files)}
    if page.file.src_uri in pages.values():  # what it links to of its own kind is the file itself
        return markdown
    for path, name in pages.items():
        markdown = markdown.replace(f"]({path})", f"]({name})")
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


def run_notebook(path: Path, folder: Path) -> NotebookNode:
    """A notebook as it is after all its cells have run in a folder."""
    notebook = nbformat.read(path, 4)  # type: ignore[no-untyped-call]
    client = NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}})
    client.extra_arguments = ["--log-level=ERROR"]  # else it warns of who might listen on this machine
    client.execute(env={**os.environ, "PYTHONPATH": str(ROOT)})
    return notebook


def notebook_page(notebook: NotebookNode) -> str:
    """The page of a notebook that has run: its text, its code, and its answers as text or tables."""
    parts = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            parts.append(f"{cell.source}\n")
        elif cell.cell_type == "code":
            parts.append(_fenced(cell.source, "python"))
            parts += [_shown(output) for output in cell.outputs]
    return "\n".join(parts)


def _shown(output: Mapping[str, Any]) -> str:
    """An answer below a cell; pages within the page and their scripts are left to the notebook itself."""
    shown: Mapping[str, str] = output.get("data", {"text/plain": output.get("text", "")})
    table = shown.get("text/html", "")
    if "<table" in table and "<script" not in table and "<iframe" not in table:
        return f"{table.replace(_FRAME, '<table>')}\n"
    return _fenced(shown.get("text/plain", ""))


def terms(output: Path) -> str:
    """The page of the ontology, with examples from the graph of an output folder."""
    return ontology_page(resources.folder("ontology"), output / "graph.ttl")


def _fenced(text: str, language: str = "text") -> str:
    return f"```{language}\n{text.rstrip()}\n```\n"
