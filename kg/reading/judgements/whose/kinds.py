""" "The county council was judged good": the council of the kind that the clause of a grade tells."""

from __future__ import annotations

import re

from kg.model import CouncilId
from kg.reading.grades import Verdict
from kg.reading.judgements.sentence import SentencePart

_THE_KIND_OF_COUNCIL = re.compile(
    r"(?:^\W*|[;,] (?:(?:and|but|while|whereas) )?|\b(?:and|but|while|whereas|that) )the (?P<kind>county|city) council"
    r"(?:'s (?:children's )?(?:social )?(?:services|care|department))?"
    r"(?P<aside>, (?:which|whose|where|with) [^,;:.]{3,80},)?,? (?:(?:itself|also|meanwhile|by contrast),? )*"
    r"(?:was|were|is|are|has|had|have|got|received|remains?|requires?|required)\b[^;:.]*$",
    re.IGNORECASE,
)
""" "The county council was", beside a city: the subject is a council of that kind."""
_COUNTY = "County"


class KindsOfCouncil(SentencePart):
    """What kind of council a grade is of."""

    def kind_told(self, verdict: Verdict) -> str | None:
        """ "The county council was judged good": what kind of council the clause of a grade says that it is of."""
        before = self.record.text[self.sentence.start_char : self.doc[verdict.start].idx]
        told = _THE_KIND_OF_COUNCIL.search(before) if not self.is_report else None
        if told is None:
            return None
        opens = self.sentence.start_char + (told.start() if told["aside"] is None else told.end("aside"))
        named = self.record.councils.mentions(self.sentence.index)
        if any(opens <= mention.start_char < self.doc[verdict.start].idx for mention in named):
            return None
        return told["kind"].lower()

    def lies_around(self, verdict: Verdict) -> bool:
        """ "The county council, which covers the villages around Leicester": told by a place, not by its kind."""
        told = _THE_KIND_OF_COUNCIL.search(self.record.text[self.sentence.start_char : self.doc[verdict.start].idx])
        if told is None or told["aside"] is None:
            return False
        start, end = (self.sentence.start_char + at for at in told.span("aside"))
        return any(start <= one.start_char < end for one in self.record.councils.mentions(self.sentence.index))

    def is_of_kind(self, council: CouncilId, kind: str) -> bool:
        """Whether a council is of a kind, or stands for one that was."""
        councils = self.record.ontology.councils
        # "The county council" is what some unitary ones call themselves, and what others were divided from.
        alike = [councils[council], *(one for one in councils.values() if council in one.succeeded_by)]
        return any(
            f"{kind} council" in one.label.lower() or (kind == "county" and one.type == _COUNTY) for one in alike
        )

    def one_of_kind(self, kind: str) -> list[CouncilId]:
        """The one council of a kind that the article names; none where it names several or none."""
        named = {
            mention.council
            for sentence in self.record.annotated.sentences
            for mention in self.record.councils.mentions(sentence.index)
        }
        alike = [one for one in sorted(named) if self.is_of_kind(one, kind)]
        return alike if len(alike) == 1 else []
