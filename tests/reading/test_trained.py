"""A trained pipeline that the user has installed is used for sentences and people; a missing one is one clear line."""

from pathlib import Path

import pytest
import spacy
from spacy.pipeline import EntityRuler

from kg.errors import UsageError
from kg.graph.registers import load_ontology
from kg.reading.annotate import Annotator, text_article
from kg.reading.reader import Reader
from kg.reading.trained import TrainedPipeline
from kg.reading.vocabulary import PhraseIndex, blank_language
from kg.resources import folder


@pytest.fixture
def installed(tmp_path: Path) -> str:
    """A pipeline on disk that splits at "|" and knows one person, as a user's own would."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", config={"punct_chars": ["|"]})
    ruler = nlp.add_pipe("entity_ruler")
    assert isinstance(ruler, EntityRuler)
    ruler.add_patterns([{"label": "PERSON", "pattern": "Ada Vane"}])
    nlp.to_disk(tmp_path / "pipeline")
    return str(tmp_path / "pipeline")


def test_its_sentences_and_people_are_used(installed: str) -> None:
    nlp = blank_language()
    index = PhraseIndex(nlp, exact=False)
    annotated = Annotator(nlp, index, index, TrainedPipeline(installed))(text_article("One. Two | Ada Vane leads."))
    assert [annotated.text(s) for s in annotated.sentences] == ["One. Two |", "Ada Vane leads."]
    assert [annotated.article.text[a:b] for a, b in annotated.people] == ["Ada Vane"]


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(UsageError, match="'en_nowhere_sm'"):
        TrainedPipeline("en_nowhere_sm")


def test_a_person_whom_only_it_sees_is_read_with_the_post(tmp_path: Path) -> None:
    trained = spacy.blank("en")
    ruler = trained.add_pipe("entity_ruler")
    assert isinstance(ruler, EntityRuler)
    ruler.add_patterns([{"label": "PERSON", "pattern": "ada vane"}])
    trained.to_disk(tmp_path / "pipeline")
    ontology = load_ontology(folder("ontology"))
    text = (
        "Children's services in Liverpool City Council were judged inadequate by Ofsted in May 2023.\n"
        "The director of children's services, ada vane, said that she was sorry."
    )
    article = text_article(text)
    assert Reader(ontology).read(article).posts == ()
    (post,) = Reader(ontology, pipeline=str(tmp_path / "pipeline")).read(article).posts
    assert (post.person, post.role_id) == ("ada vane", "director-of-childrens-services")
