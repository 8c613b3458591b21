"""A state made of an earlier one by what has changed is byte for byte the state made afresh."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse

from kg.graph import folder
from kg.graph.blocks import SortedTurtle, Splicing
from kg.graph.corpus import Found
from kg.graph.description import UsageCount
from kg.graph.folder import building, current_state
from kg.graph.keep import Former, Given, Written, begin_state, write_state
from kg.graph.ledger import FORMAT, Header, Usage, read_ledger
from kg.graph.merge import merge
from kg.graph.serialise import turtle
from kg.graph.store import Content, Graph, issue_lines, open_graph, publish, replace_state
from kg.graph.triples import quads_by_article, triples_of
from kg.graph.vocabulary import ID_BASE
from kg.model import ArticleFacts, Issue, PostStatus, SourceKind
from tests.graph.miniature import Story, little_ontology

ONTOLOGY = little_ontology()
HEADER = Header("program", "ontology", ID_BASE, format=FORMAT)
DATES: list[dict[str, Any]] = [
    {},
    {"start": "2023-03"},
    {"start": "2023-03-13", "end": "2023-03-24"},
    {"start": "2018"},
]
Known = Mapping[str, ArticleFacts | Issue]
"""What reading gives for each source, by its name."""


def told(random: random.Random, name: str) -> ArticleFacts:
    """A story of which much is told by others too: councils, inspections, people, agencies, wordings of roles."""
    kind = random.choice([SourceKind.NEWS, SourceKind.NEWS, SourceKind.REPORT])
    story = Story(name, issued=random.choice([None, "2023-05-16", "2018-03-20"]), kind=kind)
    for council in random.sample(["liverpool", "sunderland", "cumbria", "cumberland"], random.randint(1, 2)):
        if random.random() < 0.7:
            story.council(council)
        dates = random.choice(DATES)
        by = random.choice([(), ("ofsted",), ("the-watchdog",)])
        story.inspection(
            "main", random.choice(["ilacs", "unspecified", "sif"]), council=council, inspected_by=by, **dates
        )
        if random.random() < 0.7:
            story.judgement(random.choice(["good", "inadequate"]), council=council)
        if random.random() < 0.4:
            story.judgement("adequate", "other", council=council, label=random.choice(["Staying safe", "staying safe"]))
        for pattern in random.sample(["high-caseloads", "delay", "staff-turnover"], random.randint(0, 2)):
            blamed = random.choice([(), (), ("merseyside-police",), ("the-board",)])
            story.failing(pattern, council=council, blamed=blamed, affects=random.choice([(), ("care-leavers",)]))
        if random.random() < 0.3:
            story.wants("poor-assessments", council=council)
        if random.random() < 0.6:
            name, place = random.choice(["Ann Lee", "Ánn Lee", "Ann Smith", "Bo"]), random.choice([council, None])
            role = random.choice(["director", "Director", "mayor"])
            story.post(name, role, council=place, role_id=random.choice([None, "director"]))
    if random.random() < 0.5:
        story.agency(
            "the-board", random.choice(["The Board", "the board", "Board"]), random.choice(["other", "health"])
        )
    if random.random() < 0.5:
        story.agency()
    if random.random() < 0.3:
        story.post("John Smith", "lead inspector", agency="ofsted", status=PostStatus.FORMER)
    return story.done()


def named(facts: ArticleFacts, source: str) -> ArticleFacts:
    return replace(facts, article=replace(facts.article, source=source))


def content(output: Path) -> dict[str, object]:
    """All that a state says: its files, and the sorted quads and graphs of its store."""
    with open_graph(output) as graph:
        files = {
            path.name: path.read_bytes()
            for path in graph.folder.rglob("*")
            if "store" not in path.parts and path.is_file()
        }
        store = sorted(map(str, graph.store.quads_for_pattern(None, None, None, None)))
        return {**files, "quads": store, "graphs": sorted(map(str, graph.store.named_graphs()))}


def usage(output: Path) -> Usage:
    """How often the books say that the graph uses each term."""
    with open_graph(output) as graph:
        ledger = read_ledger(graph.folder)
    assert ledger is not None
    return ledger.tally.usage


def counted(output: Path) -> Usage:
    """The same, counted in ``graph.ttl``."""
    triples = [quad.triple for quad in parse(path=output / "graph.ttl", format=RdfFormat.TURTLE)]
    counts = UsageCount()
    counts.add(triples)
    return counts.since(Usage(), len({triple.subject for triple in triples}))


class Archive:
    """Every source that ever was, as the cache has them."""

    def __init__(self) -> None:
        self.facts: dict[str, ArticleFacts | Issue] = {}

    def build(self, output: Path, known: Known, *, afresh: bool = False) -> Path:
        found = []
        for name, one in known.items():
            key = f"{name} {sha256(repr(one).encode()).hexdigest()[:16]}"  # the same in every process
            self.facts[key] = one
            found.append(Found(name, key, "digest"))
        wanted = Given(HEADER, found, (), self.facts.__getitem__, ONTOLOGY)
        with building(output) as states:
            state = None if afresh else current_state(output)
            ledger = read_ledger(state) if state is not None else None
            former = Former(state, ledger) if state is not None and ledger is not None else None

            def write(fresh: Path) -> Written:
                """Every other time the state is begun before its sources are known, with some that are gone."""
                if former is None or len(found) % 2:
                    return write_state(fresh, wanted, former)
                return write_state(fresh, wanted, begin_state(fresh, former, self.facts))

            replace_state(output, states, write)
        return output


def step(random: random.Random, known: dict[str, ArticleFacts | Issue], number: int) -> None:
    """Add, change or remove some sources; some cannot be read, some hold the text of another."""
    for _ in range(random.randint(1, 3)):
        name = random.choice([*known, f"new-{number}-{random.randint(0, 99)}"])
        if name in known and random.random() < 0.5 and len(known) > 1:
            del known[name]
        elif random.random() < 0.1:
            known[name] = Issue(name, "unreadable", "no text in it")
        elif random.random() < 0.15 and (others := [one for one in known.values() if isinstance(one, ArticleFacts)]):
            known[name] = named(random.choice(others), name)
        else:
            known[name] = named(told(random, name), name)


@pytest.mark.parametrize("seed", range(10))
def test_any_sequence_of_changes_comes_to_the_state_made_afresh(tmp_path: Path, seed: int) -> None:
    rolls = random.Random(seed)
    archive = Archive()
    known: dict[str, ArticleFacts | Issue] = {
        f"first-{i}": named(told(rolls, f"first-{i}"), f"first-{i}") for i in range(6)
    }
    archive.build(tmp_path / "kept", known)
    for number in range(3):
        step(rolls, known, number)
        archive.build(tmp_path / "kept", known)
        archive.build(tmp_path / "afresh", known, afresh=True)
        assert content(tmp_path / "kept") == content(tmp_path / "afresh")
        assert usage(tmp_path / "kept") == counted(tmp_path / "kept")


@pytest.fixture(scope="module")
def some() -> dict[str, ArticleFacts | Issue]:
    rolls = random.Random(4)
    return {f"a-{i}": named(told(rolls, f"a-{i}"), f"a-{i}") for i in range(12)}


def test_parts_together_are_what_the_whole_merge_says(tmp_path: Path, some: Known) -> None:
    output = Archive().build(tmp_path / "o", some)
    whole = merge([one for one in some.values() if isinstance(one, ArticleFacts)], ONTOLOGY)
    triples = triples_of(whole, ONTOLOGY)
    assert (output / "graph.ttl").read_bytes() == turtle(triples)
    assert (output / "issues.jsonl").read_text() == issue_lines(whole.issues)
    with open_graph(output) as graph:
        assert set(graph.triples()) == set(triples)
        stored = {
            quad for quad in graph.store.quads_for_pattern(None, None, None, None) if "article" in str(quad.graph_name)
        }
        assert stored == set(quads_by_article(triples))


def test_what_was_kept_of_former_articles_may_be_lost(tmp_path: Path, some: Known) -> None:
    archive = Archive()
    archive.build(tmp_path / "o", some)
    archive.facts.clear()
    fewer = dict(list(some.items())[:5])
    archive.build(tmp_path / "o", fewer)
    assert content(tmp_path / "o") == content(archive.build(tmp_path / "p", fewer))


def test_the_former_state_stays_as_it_was_for_its_readers(tmp_path: Path, some: Known) -> None:
    archive = Archive()
    archive.build(tmp_path / "o", some)
    before = content(tmp_path / "o")
    with open_graph(tmp_path / "o") as graph:
        for count in (3, 9, 1):
            archive.build(tmp_path / "o", dict(list(some.items())[:count]))
        assert sorted(map(str, graph.store.quads_for_pattern(None, None, None, None))) == before["quads"]
        with Graph(graph.folder) as again:
            assert sorted(map(str, again.store.quads_for_pattern(None, None, None, None))) == before["quads"]


@pytest.mark.parametrize("held", [1, 2000, 10**9])
def test_turtle_sorted_on_disk_is_turtle_sorted_in_memory(tmp_path: Path, content: Content, held: int) -> None:
    sorter = SortedTurtle(held=held)
    for subject in {triple.subject for triple in content.triples}:
        sorter.add(triple for triple in content.triples if triple.subject == subject)
        sorter._render()
    sorter.write(tmp_path / "sorted.ttl")
    assert (tmp_path / "sorted.ttl").read_bytes() == turtle(content.triples)


@pytest.mark.parametrize("seed", range(10))
def test_spliced_turtle_is_turtle_written_whole(tmp_path: Path, content: Content, seed: int) -> None:
    """Whole subjects come and go, of others some triples."""
    rolls = random.Random(seed)
    every = sorted(content.triples, key=str)
    subjects = sorted({triple.subject for triple in every}, key=str)
    share = {subject: rolls.choice((0, 0.5, 1)) for subject in subjects}
    before, after = ({t for t in every if rolls.random() < share[t.subject]} for _ in "ba")
    (tmp_path / "before.ttl").write_bytes(turtle(before))
    splicing = Splicing.of(tmp_path / "before.ttl", before - after, after - before)
    splicing.write(tmp_path / "after.ttl")
    assert (tmp_path / "after.ttl").read_bytes() == turtle(after)
    assert splicing.more == len({t.subject for t in after}) - len({t.subject for t in before})


def test_what_goes_and_comes_at_once_stays(tmp_path: Path, content: Content) -> None:
    (tmp_path / "before.ttl").write_bytes(turtle(content.triples))
    Splicing.of(tmp_path / "before.ttl", content.triples[:9], content.triples[:9]).write(tmp_path / "after.ttl")
    assert (tmp_path / "after.ttl").read_bytes() == (tmp_path / "before.ttl").read_bytes()


def test_a_state_without_books_is_built_afresh(tmp_path: Path, content: Content, some: Known) -> None:
    publish(tmp_path / "o", content)
    Archive().build(tmp_path / "o", some)
    assert read_ledger((tmp_path / "o" / "current").resolve()) is not None


def test_links_to_texts_are_spared_for_the_next_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "_WORTH_SPARING", 1)
    rolls = random.Random(5)
    facts: Known = {f"a-{i}": named(told(rolls, f"a-{i}"), f"a-{i}") for i in range(6)}
    archive, output, spare = Archive(), tmp_path / "o", tmp_path / "o" / ".state" / "spare"
    archive.build(output, facts)
    for number in range(5):
        archive.build(output, dict(list(facts.items())[number % 2 :]))
        texts = {path.name: path for path in (output / "text").iterdir()}
        spared = {path.name: path for path in spare.iterdir()}
        assert set(spared) <= set(texts), "what was removed is nowhere any more"
        assert all(path.samefile(texts[name]) for name, path in spared.items())
        assert len(spared) == (5 if number else 6)
        first, second, *_ = sorted(spared.values())
        first.unlink()
        if number > 1:  # somebody has been there
            first.write_text("other words", encoding="utf-8")
            second.unlink()
            (spare / "of-nobody.txt").touch()
        if number > 2:
            (spare / "folder.txt").mkdir()
    archive.build(output, facts)
    assert content(output) == content(archive.build(tmp_path / "afresh", facts))
