"""``kg explain``: why a sentence counts as a failing, or where a fact is said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import click

from kg import resources
from kg.cli.group import did_you_mean
from kg.cli.options import graph_option
from kg.cli.show import clean
from kg.errors import UsageError
from kg.graph.queries import Query, answer, find_query
from kg.graph.registers import load_ontology
from kg.graph.store import open_graph

_NAME_OF_A_THING = re.compile(r"<?https?://\S+|[a-z]+/[\w.~-]+")
"""An IRI, or the end of one: ``failing/liverpool-ilacs-2023-03-13-high-caseloads``."""
_FACTS = """SELECT DISTINCT ?fact {
  ?fact ikg:evidence ?evidence .
  FILTER NOT EXISTS { ?fact a ikg:AreaForImprovement }
}"""
"""The facts that can be explained."""


@click.command(
    "explain",
    short_help="Which patterns fire in a sentence; or the evidence of a fact.",
    epilog="""\b
Examples:
  kg explain "Social workers' caseloads are too high."
  kg explain failing/liverpool-ilacs-2023-03-13-high-caseloads
  kg explain https://w3id.org/inspection-kg/id/council/liverpool -g output/2024""",
)
@click.argument("text_or_iri")
@graph_option
def command(text_or_iri: str, folder: Path) -> None:
    """Explain a sentence: which failure patterns fire in it, what became of each, and why.

    Given the IRI of a fact, or the last two parts of one, shows the sentences of the graph that state it.
    """
    given = text_or_iri.strip()
    if not given:
        raise UsageError("nothing to explain: give a sentence, or the IRI of a fact")
    if _NAME_OF_A_THING.fullmatch(given):
        _explain_fact(given.strip("<>"), folder)
    else:
        _explain_text(given)


def _explain_text(text: str) -> None:
    from kg.reading.reader import Reader  # spaCy is loaded for a sentence only

    ontology = load_ontology(resources.folder("ontology"))
    for explained in Reader(ontology).explain(text):
        click.echo(f"“{clean(explained.sentence)}”")
        for candidate in explained.candidates:
            verdict = "failing" if candidate.kept else f"no failing ({candidate.stance})"
            click.echo(f"  {candidate.pattern}: {verdict}")
            click.echo(f"    words: {candidate.wording}; rule: {candidate.rule}; {candidate.reason}")
        if not explained.candidates:
            click.echo("  nothing here speaks of a failure pattern")


def _explain_fact(given: str, folder: Path) -> None:
    with open_graph(folder) as graph:
        known = [row[0] or "" for row in answer(graph, Query("", _FACTS)).rows]
        facts = find_query("facts", resources.folder("queries"))
        named = sorted(iri for iri in known if _names(given, iri))
        found = [row for iri in named for row in answer(graph, facts, {"fact": iri}).dicts()]
    if not found:
        near = did_you_mean(given, ["/".join(iri.rsplit("/", 2)[-2:]) for iri in known])
        raise UsageError(f"no fact {given} in {folder}{near or ': kg export csv lists them all'}")
    fact = None
    for row in found:
        if row["fact"] != fact:
            fact = row["fact"]
            click.echo(f"{_headline(row)}\n{fact}")
        click.echo(f"  “{clean(row['quote'] or '')}”")
        click.echo(f"    {clean(row['source'] or '')}, characters {row['start']} to {row['end']}")


def _names(given: str, iri: str) -> bool:
    return iri == given or iri.endswith(f"/{given}")


def _headline(row: Mapping[str, str | None]) -> str:
    parts = (row["kind"], row["what"], row["value"], row["council"], row["date"])
    return " · ".join(part for part in parts if part)
