"""Letters on visits and joint inspections, as text and as PDF: kind, days, who inspected, to whom, and what before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.model import ArticleFacts, InspectionFact, SourceKind
from kg.reading.find import SourceFile
from kg.reading.load import load_article
from kg.reading.reader import Reader
from tests.reading.letter_forms import Letter, draw_letter
from tests.reading.tiny_pdf import pdf

Read = Callable[[str, int, str], tuple[Letter, ArticleFacts]]
DRAWN = 25
KINDS = ("monitoring", "focused", "joint")


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Draws a letter and reads it from a file of this ending."""
    ontology = load_ontology(project / "ontology")
    reader = Reader(ontology)
    folder = tmp_path_factory.mktemp("letters")

    def draw_and_read(kind: str, seed: int, ending: str) -> tuple[Letter, ArticleFacts]:
        letter = draw_letter(kind, seed, ontology.councils.values())
        path = folder / f"letter.{ending}"
        path.write_bytes(pdf(*letter.pages()) if ending == "pdf" else letter.text().encode())
        return letter, reader.read(load_article(SourceFile(path.name, path), ontology))

    return draw_and_read


def _main(letter: Letter, facts: ArticleFacts) -> InspectionFact | None:
    return next((fact for fact in facts.inspections if str(fact.type) == letter.type), None)


def _differences(letter: Letter, facts: ArticleFacts) -> list[str]:
    main = _main(letter, facts)
    if main is None:
        return [f"no {letter.type} in {[fact.type for fact in facts.inspections]}"]
    told = {str(post.person).replace("’", "'"): post for post in facts.posts}
    director = told.get(letter.director.replace("’", "'"))
    earlier = next(
        (
            (str(one.start), fact.grade)
            for fact in facts.judgements
            for one in facts.inspections
            if one.key == fact.inspection
        ),
        None,
    )
    inspectors = {name for name, post in told.items() if post.agency == "ofsted"}
    compared = [
        ("kind", facts.article.kind, SourceKind.LETTER),
        ("council", main.council, letter.council),
        ("start", str(main.start), str(letter.start)),
        ("end", str(main.end), str(letter.end)),
        ("published", str(main.published), str(letter.published)),
        (
            "director",
            (director.role_id, director.council) if director else None,
            ("director-of-childrens-services", letter.council),
        ),
        ("status", director.status if director else None, letter.status),
        ("earlier", earlier, letter.earlier),
        ("inspectors", {name.replace("’", "'") for name in letter.inspectors} - inspectors, set()),
        ("improvements", {fact.pattern for fact in facts.improvements}, set(letter.improvements)),
        (
            "failings",
            {fact.pattern for fact in facts.failings if fact.inspection == main.key} - set(letter.failings),
            set(),
        ),
        ("grades", [fact for fact in facts.judgements if fact.inspection == main.key], []),
    ]
    return [f"{name} is {got}, should be {expected}" for name, got, expected in compared if got != expected]


@pytest.mark.parametrize("ending", ["txt", "pdf"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_says_what_it_says(read: Read, kind: str, ending: str) -> None:
    wrong = [f"{seed}: {difference}" for seed in range(DRAWN) for difference in _differences(*read(kind, seed, ending))]
    assert wrong == []


def test_partners_and_inspectorates_of_a_joint_inspection(read: Read) -> None:
    letter, facts = read("joint", 1, "pdf")
    main = _main(letter, facts)
    assert main is not None
    assert set(main.inspected_by) == {"ofsted", "care-quality-commission", "hmicfrs"}
    assert {(post.person, post.agency) for post in facts.posts} >= {
        ("Bo Sample", "nhs-west-yorkshire-integrated-care-board"),
        ("Cy Model", "west-yorkshire-police"),
    }
