"""``kg check``: a sound graph passes, and each deliberate corruption is found and named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.graph.serialise import turtle
from kg.graph.shapes import Finding, check
from kg.graph.store import Content, open_graph, publish

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
INSPECTION = "inspection/liverpool-ilacs-2023-03-13"
FAILING = "failing/liverpool-sif-2018-01-high-caseloads"
JUDGEMENT = "judgement/liverpool-sif-2018-01-overall-effectiveness-good"


@pytest.fixture(scope="module")
def real_concepts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's shapes and concepts, without the registers that a check does not need."""
    folder = tmp_path_factory.mktemp("ontology")
    shutil.copytree(ONTOLOGY / "concepts", folder / "concepts")
    shutil.copy(ONTOLOGY / "shapes.ttl", folder)
    return folder


def findings(output: Path, ontology: Path) -> list[Finding]:
    with open_graph(output) as graph:
        return check(graph, ontology)


def corrupted(content: Content, output: Path, ontology: Path, old: str, new: str) -> list[str]:
    """What is found in a graph whose Turtle and store were edited alike."""
    publish(output, content)
    state = (output / "current").resolve()
    before = turtle(content.triples).decode()
    after = before.replace(old, new, 1)
    assert after != before
    (state / "graph.ttl").write_text(after)
    shutil.rmtree(state / "store")
    store = Store(str(state / "store"))
    store.load(after.encode(), format=RdfFormat.TURTLE)
    del store
    return [str(finding) for finding in findings(output, ontology)]


def test_a_sound_graph_passes(output: Path, real_concepts: Path) -> None:
    assert findings(output, real_concepts) == []


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        (
            'endDate "2023-03-24"',
            'endDate "2023-03-01"',
            INSPECTION,
            "starts on 2023-03-13, after it ends on",
        ),
        (
            '"2023-05-15"^^xsd:date',
            '"2023-02"^^xsd:gYearMonth',
            INSPECTION,
            "after its report was published",
        ),
        ('"2023-05-15"^^xsd:date', '"soon"', INSPECTION, "more than one date of publication, or one that is no date"),
        ("ikg:grade grade:good", "ikg:grade grade:splendid", JUDGEMENT, "uses grade/splendid, which is no concept"),
        ("ikg:grade grade:good", "ikg:grade grade:good , grade:inadequate", JUDGEMENT, "needs one grade"),
        ("ikg:contradicts", "ikg:note", "judgement/liverpool-ilacs", "no contradiction is on record"),
        ("\tikg:evidence evidence:courier-338-369", "\tikg:note 1", FAILING, "has no evidence"),
        ("oa:hasSource article:echo ;", "", "evidence/echo-", "is evidence from no article"),
        ('"liverpool shows delay."', '"liverpool shows a delay."', "evidence/courier-", "is not at 208 to 230"),
        ("oa:start 208", "oa:start 207", "evidence/courier-208", "is not at 207 to 230 of the text"),
        ("oa:start 208", "oa:start 2008", "evidence/courier-208", "needs one start, before its end"),
        ('foaf:name "John Smith"', 'foaf:name "John Smith" , "Jon Smith"', "person/", "needs one name"),
        ('postStatus "former"', 'postStatus "retired"', "membership/", "status must be current"),
        ("ikg:judges council:liverpool", "ikg:judges council:sunderland", "judgement/", "but its inspection is of"),
    ],
)
def test_a_corruption_is_found(
    content: Content, tmp_path: Path, real_concepts: Path, old: str, new: str, where: str, what: str
) -> None:
    said = corrupted(content, tmp_path / "o", real_concepts, old, new)
    assert [line for line in said if line.startswith(where) and what in line], said


def test_an_edited_text_is_found(content: Content, tmp_path: Path, real_concepts: Path) -> None:
    publish(tmp_path / "o", content)
    path = tmp_path / "o" / "current" / "text" / "courier.txt"
    path.write_text("X" + path.read_text())
    said = findings(tmp_path / "o", real_concepts)
    assert said
    assert all(finding.where.startswith("evidence/courier-") for finding in said)
    path.unlink()
    said = findings(tmp_path / "o", real_concepts)
    assert [str(finding) for finding in said] == [
        "article/courier: its stored text is missing or unreadable, so its quotes cannot be checked: "
        "kg build --afresh mends it"
    ]


def test_a_store_that_differs_from_the_turtle_is_found(content: Content, tmp_path: Path, real_concepts: Path) -> None:
    publish(tmp_path / "o", content)
    path = (tmp_path / "o" / "graph.ttl").resolve()
    path.write_text(path.read_text().replace("Ofsted", "Offsted"))
    said = [str(finding) for finding in findings(tmp_path / "o", real_concepts)]
    assert any(line.startswith("graph.ttl: has a statement that the store has not") for line in said)
    assert any(line.startswith("the store: has a statement that graph.ttl has not") for line in said)


def test_a_broken_turtle_file_is_a_finding(content: Content, tmp_path: Path, real_concepts: Path) -> None:
    publish(tmp_path / "o", content)
    (tmp_path / "o" / "graph.ttl").resolve().write_text("<a> <b")
    assert "is not Turtle" in str(findings(tmp_path / "o", real_concepts)[0])


def test_the_shapes_are_sound_shacl() -> None:
    import pyshacl
    import rdflib

    shapes = rdflib.Graph().parse(ONTOLOGY / "shapes.ttl")
    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes, meta_shacl=True, advanced=True)
    assert conforms, text
