"""``kg merge``: what was joined is shown, overruled, and the overruling taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.decisions import read_decisions
from tests.cli.conftest import LIVERPOOL, Run, error_of
from tests.cli.test_building_again import content

NEWS = LIVERPOOL + "\n{name}, the director of children's services at Liverpool City Council, said it would improve.\n"


@pytest.fixture(scope="module")
def built(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three articles on one inspection, which name a director in two spellings, and its graph."""
    folder = tmp_path_factory.mktemp("merge")
    (folder / "sources").mkdir()
    for name, person in (("courier", "Ann Carter"), ("echo", "Anne Carter"), ("gazette", "Ann Carter")):
        text = NEWS.format(name=person).replace("a test", name)
        (folder / "sources" / f"{name}.md").write_text(text, encoding="utf-8")
    assert run("build", folder / "sources", "-o", folder / "output", "--no-pages").exit_code == 0
    return folder


def listed(run: Run, folder: Path, *options: str) -> dict[str, list[dict[str, Any]]]:
    result = run("merge", "list", "-g", folder / "output", "--format", "json", *options)
    assert result.exit_code == 0, result.stderr
    found: dict[str, list[dict[str, Any]]] = json.loads(result.stdout)
    return found


def rebuilt(run: Run, folder: Path) -> dict[str, object]:
    result = run("build", folder / "sources", "-o", folder / "output", "--no-pages")
    assert result.exit_code == 0, result.stderr
    assert "Read" not in result.stderr
    found = content(folder / "output")
    return {name: value for name, value in found.items() if name != ".ledger.json"}


def test_what_was_joined_and_what_nearly_was_is_shown_with_its_sentences(run: Run, built: Path) -> None:
    found = listed(run, built)
    joined = {(one["kind"], one["thing"]): one for one in found["joined"]}
    inspection = joined["inspection", "inspection/liverpool-ilacs-2023-03-13"]
    assert inspection["why"] == "the same day"
    assert len(inspection["sides"]) == 3
    assert len(joined["person", "person/ann-carter-liverpool"]["sides"]) == 2
    (near,) = (one for one in found["near"] if one["kind"] == "person")
    assert near["why"] == "like names at one organisation"
    assert {side["thing"] for side in near["sides"]} == {"person/ann-carter-liverpool", "person/anne-carter-liverpool"}
    told = run("merge", "list", "-g", built / "output", "--kind", "person", "--near").stdout
    assert "kept apart: like names at one organisation" in told
    assert "Carter, the director of children's services" in told


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--kind", "inspection", "--decided"), "Nothing of the kind inspection was decided.\n"),
        (
            ("--kind", "inspection", "--kind", "agency", "--near"),
            "Nothing of the kinds inspection, agency was nearly joined.\n",
        ),
        (
            ("--kind", "agency"),
            "Nothing of the kind agency was joined, nothing nearly was, and nothing was decided.\n",
        ),
    ],
)
def test_where_there_is_nothing_it_says_of_what(run: Run, built: Path, words: tuple[str, ...], says: str) -> None:
    result = run("merge", "list", "-g", built / "output", *words)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", says)


def test_near_misses_and_decisions_alone_exclude_each_other(run: Run, built: Path) -> None:
    result = run("merge", "list", "-g", built / "output", "--near", "--decided")
    assert result.exit_code == 2
    assert "give one of them" in result.stderr


def test_a_join_is_followed_and_undone(run: Run, built: Path) -> None:
    before = rebuilt(run, built)
    words = ("person/ann-carter-liverpool", "person/anne-carter-liverpool", "-g", built / "output", "--why", "one post")
    assert run("merge", "join", *words).stdout.endswith("(person) are one: one post\n")
    assert "one post" in (built / "sources" / "decisions.yaml").read_text("utf-8")
    after = rebuilt(run, built)
    turtle = (built / "output" / "graph.ttl").read_text("utf-8")
    assert turtle.count(" a ikg:Person ") == 1
    assert 'foaf:name "Ann Carter"' in turtle
    assert [one["number"] for one in listed(run, built, "--decided")["decisions"]] == [1]
    assert rebuilt(run, built) == after
    assert run("merge", "undo", "1", "-g", built / "output").exit_code == 0
    assert rebuilt(run, built) == before


def test_a_split_is_followed_and_undone(run: Run, built: Path) -> None:
    before = rebuilt(run, built)
    (joined,) = (one for one in listed(run, built)["joined"] if one["kind"] == "inspection")
    side = joined["sides"][1]
    assert run("merge", "split", joined["thing"], side["evidence"], "-g", built / "output").exit_code == 0
    rebuilt(run, built)
    turtle = (built / "output" / "graph.ttl").read_text("utf-8")
    assert turtle.count(" a ikg:Inspection ") == 2
    (person,) = (one for one in listed(run, built)["joined"] if one["kind"] == "person")
    words = ("merge", "split", person["thing"], person["sides"][1]["evidence"], "-g", built / "output")
    assert run(*words).exit_code == 0
    rebuilt(run, built)
    assert (built / "output" / "graph.ttl").read_text("utf-8").count(" a ikg:Person ") == 3
    assert run("check", "-g", built / "output").exit_code == 0
    for number in (2, 1):
        assert run("merge", "undo", str(number), "-g", built / "output").exit_code == 0
    assert rebuilt(run, built) == before
    assert read_decisions(built / "sources" / "decisions.yaml").all == ()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("join", "person/ann-carter-liverpool", "person/nobody"), "no person or sentence 'person/nobody'"),
        (("join", "person/ann-carter-liverpool", "inspection/x"), "two persons, two inspections or two agencies"),
        (("join", "person/ann-carter-liverpool", "person/ann-carter-liverpool"), "is one thing already"),
        (("split", "person/ann-carter-liverpool", "person/anne-carter-liverpool"), "nothing there was joined"),
        (("split", "agency/ofsted", "agency/hmi"), "agencies are one by their name alone"),
        (("join", "agency/ofsted", "agency/none"), "no agency 'agency/none'"),
        (("undo", "7"), "no decision has the number 7"),
    ],
)
def test_what_cannot_be_decided_is_refused(run: Run, built: Path, words: tuple[str, ...], message: str) -> None:
    assert message in error_of(run("merge", *words, "-g", built / "output"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- number: 1", "decision 1 lacks decision, kind, one, other"),
        ("- {number: 1, decision: maybe, kind: person, one: {evidence: a}, other: {evidence: b}}", "not 'maybe'"),
        ("- {number: 1, decision: same, kind: cat, one: {evidence: a}, other: {evidence: b}}", "not 'cat'"),
        ("- {number: yes, decision: same, kind: person, one: {evidence: a}, other: {evidence: b}}", "not True"),
        ("- {number: 1, decision: same, kind: person, one: a, other: {evidence: b}}", "one: should have evidence"),
        ("- {number: 1, decision: same, kind: person, one: {agency: a}, other: {evidence: b}}", "one lacks evidence"),
        ("- {number: 1, decision: same, kind: agency, one: {agency: a}, other: {agency: b}, wy: x}", "has wy"),
        ("- just words", "should have number, decision, kind, one, other, but is 'just words'"),
        ("number: 1", "should be a list"),
        ("- [", "not YAML: line 1: expected"),
    ],
)
def test_a_malformed_file_is_refused(run: Run, built: Path, tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "d.yaml").write_text(text)
    words = ("build", built / "sources", "-o", built / "output", "--decisions", tmp_path / "d.yaml")
    assert message in error_of(run(*words))


def test_a_misspelt_file_of_decisions_is_refused(run: Run, built: Path) -> None:
    for words in (("build", built / "sources", "-o"), ("merge", "list", "-g"), ("merge", "undo", "1", "-g")):
        assert "no such file" in error_of(run(*words, built / "output", "--decisions", built / "decisoins.yaml"))


def test_remarks_in_the_file_stay_and_so_does_what_a_person_wrote(run: Run, built: Path, tmp_path: Path) -> None:
    place = tmp_path / "decisions.yaml"
    mine = """# Ours, by hand.
- number: 4  # not sure
  decision: same
  kind: agency
  one: {agency: cops}
  other: {agency: merseyside-police}

# About people:
"""
    place.write_text(mine, encoding="utf-8")
    words = ("-g", built / "output", "--decisions", place)
    assert run("merge", "join", "person/ann-carter-liverpool", "person/anne-carter-liverpool", *words).exit_code == 0
    both = place.read_text("utf-8")
    assert both.startswith(mine.rstrip() + "\n- number: 5\n")
    assert [one.number for one in read_decisions(place).all] == [4, 5]
    assert run("merge", "undo", "4", *words).exit_code == 0
    left = place.read_text("utf-8")
    assert left.startswith("# Ours, by hand.\n\n# About people:\n- number: 5\n")
    assert [one.number for one in read_decisions(place).all] == [5]


def test_a_decision_on_a_text_that_has_changed_is_told_as_idle(run: Run, built: Path, tmp_path: Path) -> None:
    place, output = tmp_path / "decisions.yaml", tmp_path / "output"
    words = ("person/ann-carter-liverpool", "person/anne-carter-liverpool", "-g", built / "output")
    assert run("merge", "join", *words, "--decisions", place).exit_code == 0
    sources = tmp_path / "sources"
    sources.mkdir()
    for path in (built / "sources").glob("*.md"):
        (sources / path.name).write_bytes(path.read_bytes())
    build = ("build", sources, "-o", output, "--no-pages", "--decisions", place)
    assert run(*build).exit_code == 0
    assert "idle-decision" not in (output / "issues.jsonl").read_text("utf-8")
    with (sources / "echo.md").open("a", encoding="utf-8") as file:
        file.write("\nThe council answered.\n")
    assert run(*build).exit_code == 0
    (issue,) = (line for line in (output / "issues.jsonl").read_text("utf-8").splitlines() if "idle-decision" in line)
    assert "is no longer among the sources, or its text has changed" in issue
    told = run("merge", "list", "-g", output, "--decided").stdout
    assert "decides nothing now: the article of echo-" in told
    assert "kg merge undo 1" in told
    found = content(output)
    assert run(*build, "--afresh").exit_code == 0
    assert content(output) == found


def test_a_graph_of_another_version_is_told_from_none(run: Run, built: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert run("build", built / "sources", "-o", output, "--no-pages").exit_code == 0
    ledger = output / "current" / ".ledger.json"
    ledger.write_text(ledger.read_text("utf-8").replace('"format":', '"format":1', 1), encoding="utf-8")
    assert "made by another version of kg" in error_of(run("merge", "list", "-g", output))
    assert "no graph in" in error_of(run("merge", "list", "-g", tmp_path / "none"))
