"""``kg evaluate``: how right the graph is, measured on annotated documents."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import click
from tabulate import tabulate

from kg.build import build
from kg.cli.show import clean, track
from kg.errors import UsageError
from kg.evaluate import Claim, Evaluation, Gold, Row, Score, evaluate, load_gold, read_stems
from kg.graph.queries import Query, answer
from kg.graph.store import Graph, open_graph
from kg.held_by import held_by

_COLUMNS = ("", "precision", "recall", "F1", "right", "wrong", "missed")


@click.command(
    "evaluate",
    short_help="Measure the graph on annotated documents.",
    epilog="""\b
Examples:
  kg evaluate gold/
  kg evaluate gold/ --without tests/accuracy/held_out.txt --errors
  kg evaluate gold/ --only tests/accuracy/held_out.txt --format json""",
)
@click.argument("gold_dir", type=click.Path(path_type=Path))
@click.option(
    "--only", metavar="FILE", type=click.Path(path_type=Path), help="Only the documents listed here, a stem a line."
)
@click.option("--without", metavar="FILE", type=click.Path(path_type=Path), help="All documents but those listed here.")
@click.option(
    "-g",
    "--graph",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="A graph that was built from them; without it one is built.",
)
@click.option("--per-doc", is_flag=True, help="The figures of each document too.")
@click.option(
    "--errors",
    is_flag=True,
    help="Every miss and every false fact with its sentence, and figures for each failure pattern.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="How to write the figures.",
)
def command(
    gold_dir: Path,
    only: Path | None,
    without: Path | None,
    folder: Path | None,
    per_doc: bool,
    errors: bool,
    format_: str,
) -> None:
    """Precision, recall and F1 for each kind of fact, on the documents of GOLD_DIR (STEM.txt with STEM.json).

    The measure is that of the referee beside the gold files: micro-averaged over documents, optional facts
    neither missed nor wrong. Apart from it stands how many of the failings that are found hang on the right
    inspection ("held-by"), of all and of those of an inspection other than the one that is reported.
    """  # fmt: skip
    golds = load_gold(gold_dir, only=_stems(only), without=_stems(without))
    if folder is not None:
        with open_graph(folder) as graph:
            result, held = _evaluate(golds, graph, errors)
    else:
        with tempfile.TemporaryDirectory(prefix="kg-evaluate-") as temporary:
            output = Path(temporary) / "output"
            build(_texts(gold_dir, golds), output, track=track)
            with open_graph(output) as graph:
                result, held = _evaluate(golds, graph, errors)
    if format_ == "json":
        click.echo(json.dumps(_as_json(result, held, per_doc, errors), ensure_ascii=False, indent=2))
    else:
        _show(result, held, per_doc, errors)


def _stems(path: Path | None) -> frozenset[str]:
    return read_stems(path) if path is not None else frozenset()


def _texts(folder: Path, golds: list[Gold]) -> list[Path]:
    paths = [folder / f"{gold.document}.txt" for gold in golds]
    for path in paths:
        if not path.is_file():
            raise UsageError(f"{path}: the text of this annotation is missing")
    return paths


def _evaluate(golds: list[Gold], graph: Graph, with_quotes: bool) -> tuple[Evaluation, Evaluation]:
    """By the referee's measure, and by which inspection the failings hang on."""

    def ask(text: str) -> list[Row]:
        return list(answer(graph, Query("evaluate", text)).dicts())

    return evaluate(golds, ask, with_quotes=with_quotes), held_by(golds, ask)


def _show(result: Evaluation, held: Evaluation, per_doc: bool, errors: bool) -> None:
    click.echo(f"{len(result.documents)} documents")
    click.echo(_figures(result.scores()))
    click.echo(f"\nFailings that are found, by the inspection that they hang on\n{_figures(held.scores())}")
    if per_doc:
        for document in result.documents:
            click.echo(f"\n{document}\n{_figures(result.scores(document))}")
    if errors:
        click.echo(f"\nFailings by pattern\n{_figures(result.pattern_scores())}\n")
        _show_errors(result)
        _show_errors(held)


def _show_errors(result: Evaluation) -> None:
    for outcome in result.outcomes:
        for word, claims in (("missed", outcome.missed), ("wrong", outcome.wrong)):
            for claim in claims:
                click.echo(f"{outcome.document}  {outcome.kind}  {word}: {_words(claim)}")
                for quote in claim.quotes:
                    click.echo(f"    “{clean(quote)}”")


def _words(claim: Claim) -> str:
    """The key in words; its alternatives stand in brackets."""
    parts = [f"({'|'.join(map(str, part))})" if isinstance(part, tuple) else str(part) for part in claim.key]
    return " · ".join(parts)


def _figures(scores: dict[str, Score]) -> str:
    rows = [
        (name, f"{s.precision:.3f}", f"{s.recall:.3f}", f"{s.f1:.3f}", s.tp, s.fp, s.fn) for name, s in scores.items()
    ]
    return tabulate(rows, headers=_COLUMNS, tablefmt="simple", disable_numparse=True, colalign=("left", *["right"] * 6))


def _as_json(result: Evaluation, held: Evaluation, per_doc: bool, errors: bool) -> dict[str, object]:
    content: dict[str, object] = {
        "documents": len(result.documents),
        "scores": _numbers(result.scores()),
        "held_by": _numbers(held.scores()),
    }
    if per_doc:
        content["per_document"] = {name: _numbers(result.scores(name)) for name in result.documents}
    if errors:
        content["patterns"] = _numbers(result.pattern_scores())
        content["errors"] = [
            {
                "document": o.document,
                "kind": o.kind,
                "error": word,
                "fact": list(claim.key),
                "quotes": list(claim.quotes),
            }
            for o in (*result.outcomes, *held.outcomes)
            for word, claims in (("missed", o.missed), ("wrong", o.wrong))
            for claim in claims
        ]
    return content


def _numbers(scores: dict[str, Score]) -> dict[str, dict[str, float]]:
    return {
        name: {"precision": s.precision, "recall": s.recall, "f1": s.f1, "tp": s.tp, "fp": s.fp, "fn": s.fn}
        for name, s in scores.items()
    }
