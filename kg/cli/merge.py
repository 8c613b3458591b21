"""``kg merge``: what was taken for one, and decisions on it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from kg.cli.options import graph_option
from kg.cli.show import clean
from kg.decisions import KINDS, Decision, add_decision, must_be_there, remove_decision
from kg.errors import UsageError
from kg.graph.sameness import Joined, Near, Side
from kg.sameness import Merged, decide, open_merged

decisions_option = click.option(
    "--decisions",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The file of the decisions.  [default: the one that the build went by]",
)
why_option = click.option("--why", metavar="TEXT", default="", help="The reason, kept with the decision.")


@click.group(
    "merge",
    short_help="See what was taken for one, and overrule it.",
    epilog="""\b
Examples:
  kg merge list --kind person
  kg merge join person/ann-lee-leeds person/anne-lee-leeds --why "the same post"
  kg merge split inspection/leeds-ilacs-2023-03-13 evidence/courier-1a2b3c4d-338-369
  kg merge undo 2""",
)
def command() -> None:
    """See which inspections, people and agencies were taken for one and why, and overrule it.

    Decisions are kept in a YAML file beside the sources (decisions.yaml, or kg build --decisions FILE), to be read
    and changed by hand too. kg build follows them; undoing one brings back the former graph, byte for byte.
    """


@command.command("list", short_help="Show what was joined, what nearly was, and what was decided.")
@graph_option
@decisions_option
@click.option("--kind", type=click.Choice(KINDS), multiple=True, help="Only things of this kind; repeatable.")
@click.option("--near", is_flag=True, help="Only near misses.")
@click.option("--decided", is_flag=True, help="Only decisions.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show_list(
    folder: Path, decisions: Path | None, kind: tuple[str, ...], near: bool, decided: bool, format_: str
) -> None:
    """Show what was joined and why, what nearly was and was not, and the decisions, each with its sentences."""
    if near and decided:
        raise UsageError("--near and --decided leave nothing to show: give one of them")
    if decisions is not None:
        must_be_there(decisions)
    merged = open_merged(folder, decisions)
    idle = dict(merged.idle())
    kinds = kind or KINDS
    joined: list[Joined] = []
    missed: list[Near] = []
    for one in kinds if not decided else ():
        found = merged.found(one)
        joined.extend(found[0] if not near else ())
        missed.extend(found[1])
    made = [one for one in merged.decisions.all if one.kind in kinds and not near]
    if format_ == "json":
        told = {
            "joined": [asdict(item) for item in joined],
            "near": [asdict(pair) for pair in missed],
            "decisions": [{**asdict(one), "idle": idle.get(one, "")} for one in made],
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for item in joined:
        _tell(f"{item.thing}: joined: {item.why}", item.sides)
    for pair in missed:
        _tell(f"{pair.sides[0].thing} and {pair.sides[1].thing}: kept apart: {pair.why}", pair.sides)
    for number in made:
        click.echo(clean(_words(number)))
        if number in idle:
            click.echo(f"  decides nothing now: {clean(idle[number])}; kg merge undo {number.number} takes it out")
    if not (joined or missed or made):
        click.echo(_nothing(kind, near=near, decided=decided), err=True)


def _nothing(kinds: tuple[str, ...], *, near: bool, decided: bool) -> str:
    """That there is nothing of what was asked for."""
    of_kind = f" of the kind{'s' if len(kinds) > 1 else ''} {', '.join(kinds)}" if kinds else ""
    if decided:
        return f"Nothing{of_kind} was decided."
    if near:
        return f"Nothing{of_kind} was nearly joined."
    return f"Nothing{of_kind} was joined, nothing nearly was, and nothing was decided."


def _tell(head: str, sides: tuple[Side, ...]) -> None:
    click.echo(clean(head))
    for side in sides:
        click.echo(f"  {clean(side.evidence)}  {clean(side.name)}: {clean(side.quote)!r}")


def _words(decision: Decision) -> str:
    verdict = "are one" if decision.same else "are not one"
    why = f": {decision.why}" if decision.why else ""
    return f"decision {decision.number}: {decision.one.id} and {decision.other.id} ({decision.kind}) {verdict}{why}"


@command.command("join", short_help="Decide that two things are one.")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@graph_option
@decisions_option
@why_option
def join(one: str, other: str, folder: Path, decisions: Path | None, why: str) -> None:
    """Decide that A and B are one: two persons, two inspections of one council, or two agencies."""
    merged = open_merged(folder, decisions)
    _keep(merged, decide(merged, one, other, same=True, why=why))


@command.command("split", short_help="Decide that a sentence is about another thing.")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@graph_option
@decisions_option
@why_option
def split(one: str, other: str, folder: Path, decisions: Path | None, why: str) -> None:
    """Decide that A and B were wrongly joined: a thing and a sentence of it (evidence/...), or two of its sentences."""
    merged = open_merged(folder, decisions)
    _keep(merged, decide(merged, one, other, same=False, why=why))


@command.command("undo", short_help="Take a decision back.")
@click.argument("number", metavar="N", type=int)
@graph_option
@decisions_option
def undo(number: int, folder: Path, decisions: Path | None) -> None:
    """Take back the decision with the number N, as kg merge list --decided shows it."""
    if decisions is not None:
        must_be_there(decisions)
    place = decisions or open_merged(folder, None).place
    remove_decision(place, number)
    click.echo(f"Decision {number} is taken out of {place}: kg build follows.", err=True)


def _keep(merged: Merged, decision: Decision) -> None:
    made = add_decision(merged.place, decision)
    click.echo(clean(_words(made)))
    click.echo(f"Written to {merged.place}: kg build follows.", err=True)
