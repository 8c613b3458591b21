"""What a partner does or leaves undone is its own failing; what is done to it, or called after it, is not."""

from __future__ import annotations

import pytest

from kg.graph.registers import load_ontology
from kg.reading.reader import Reader
from kg.resources import folder

PARTNER = "weak-partner-response"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load_ontology(folder("ontology")))


def _patterns(reader: Reader, sentence: str) -> set[str]:
    return {str(c.pattern) for e in reader.explain(sentence) for c in e.candidates if c.kept}


@pytest.mark.parametrize(
    "sentence",
    [
        "Too often, West Yorkshire Police failed to pass on what they knew about children at risk.",
        "Midwives do not always share information about unborn babies with social workers.",
        "Health visitors rarely attend strategy meetings.",
        "Inspectors found that probation staff did not tell social workers when a violent father was released.",
        "Police were criticised for not passing on intelligence about children at risk of exploitation.",
        "Doctors at the hospital were slow to refer babies with injuries to the front door.",
        "School nurses employed by Bury Community Health NHS Foundation Trust rarely attend strategy meetings.",
        "Nurses from the trust do not always share what they know with social workers.",
    ],
)
def test_who_acts_is_at_fault(reader: Reader, sentence: str) -> None:
    assert PARTNER in _patterns(reader, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Health visitors are not always invited to strategy meetings.",
        "Police were not told when children went missing from care.",
        "The queue for CAMHS is long.",
        "Of the 90 missing episodes that police reported, only 12 were followed by a return interview.",
        "Information is not shared with the police.",
        "Social workers do not always tell the police when a child is at risk.",
        "Family court judges said that applications came too late.",
        "Access to mental health services is not timely.",
        "School nurses employed by Bury Community Health NHS Foundation Trust were rarely invited to meetings.",
        "Nurses paid by the trust are not told of strategy meetings.",
    ],
)
def test_what_is_done_to_a_partner_is_not_its_fault(reader: Reader, sentence: str) -> None:
    assert PARTNER not in _patterns(reader, sentence)
