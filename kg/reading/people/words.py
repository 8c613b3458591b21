"""The vocabulary of people as expressions, made once for an ontology; see ``patterns/people.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import cast

from kg.model import PostStatus
from kg.ontology import Ontology, made_once
from kg.reading.expressions import any_in, any_of, lists_of
from kg.reading.parties import party_words
from kg.reading.people.names import FULL_NAME, NameWords
from kg.reading.people.posts import Post, RoleWords

PARTY = r"(?:\s*\([^()]{2,40}\))?"
"""A party in brackets behind a name."""

RELATION = (
    r"(?P<which>predecessor|forerunner|successor|replacement|deputy|number two|second-in-command|"
    r"right-hand (?:man|woman))"
)
"""What somebody is to who has a post."""
FOR_NOW = r"(?:interim|temporary|acting|caretaker|stand-in|stopgap)"
"""Before that: who has a post until somebody else does."""
_UNTOLD = re.compile(r"\b(?:of|at|for) an?$")
"""A post of something that no list of posts knows: "director of a" + "small film company"."""

_NOT_YET = re.compile(r"\b(?:would-be|aspiring|prospective|wannabe)\s+$", re.IGNORECASE)
""" "Would-be MP Ann Lee": a post that somebody would like to have."""
_OF_A_CLUB = re.compile(r"\b(?:of|at) [\w ]+ (?:city|town|united|rovers|athletic|wanderers|albion|fc|afc|rfc)$")
WHO_IS_AT = re.compile(
    r",\s+who\s+is\s+(?!(?:(?:the|its|their)\s+)?(?:new|next|incoming|first|to|due|set|also)\b)"
    r"[^,;.]{3,90}?\s(?:at|for|in|with|of)\s+(?:the\s+|neighbouring\s+|nearby\s+)?[A-Z]"
)
""" "Ann Lee, *who is deputy director in L*eeds": what somebody is in a place, before a post that is to come."""


class PersonWords:
    """The words beside names: what joins them to posts, and what shows that a post is no public one."""

    def __init__(self, ontology: Ontology) -> None:
        content = lists_of(ontology, "people")
        party = party_words(ontology).any
        # "Ann Lee, the Green who leads the council".
        what_kind = (
            r"(?:the\s+(?:man|woman|person|official|figure|officer|politician|consultant|veteran|expert|troubleshooter|"
            rf"{party}(?:\s+(?:man|woman|councillor|politician))?)\s+|"
            r"an?\s+(?:(?!(?:of|to|with|for|by|from|whose|and)\b)[\w'-]+\s+){1,4}(?=who\s))?"
        )
        self.names = NameWords(content)
        self.roles = RoleWords(ontology)
        self.joined = self._by_status(content, "joined-by")
        self.then_said = self._by_status(content, "then-said")
        leads = cast("Mapping[str, Iterable[object]]", content.get("leads", {}))
        self.leads = {str(noun): str(role) for role, nouns in leads.items() for noun in nouns}
        self.chaired = frozenset(str(noun) for noun in cast("Iterable[object]", content.get("chaired", ())))
        spheres = any_in(content, "other-spheres")
        self._spheres = re.compile(
            rf"\s+(?:of|at|for|with)\s+(?:(?:the|a|an|his|her|their)\s+)?(?:[\w'&-]+\s+){{0,4}}?(?:{spheres})\b",
            re.IGNORECASE,
        )
        self._sphere_of = re.compile(rf"\s+(?:[a-z'-]+\s+){{0,2}}?(?:{spheres})\b")
        self._silent = tuple(str(cue) for cue in cast("Iterable[object]", content.get("silent", ())))
        self._court = re.compile(rf"\b(?:{any_in(content, 'court')})\b", re.IGNORECASE)
        self.led_by = any_in(content, "led-by")
        self.chaired_by = any_in(content, "chaired-by")
        self.leading = any_in(content, "leading")
        self.chairing = any_in(content, "chairing")
        self.nouns = any_of({*self.leads, *self.chaired})
        self.before_led = re.compile(
            rf"(?:\b|')(?P<noun>{self.nouns})(?:'s)?(?:\s+(?:team|board)|\s+(?:to|that\s+will|which\s+will)\s+(?:oversee|monitor|drive|steer|"
            rf"guide|supervise|check|watch)\s[^,.;]{{3,60}}?|\s+of\s+[^,.;]{{3,60}}|,\s+(?-i:[A-Z])[^,.;]{{3,50}},)?"
            rf"\s*,?\s*(?:which\s+)?"
            rf"(?:(?:is|was|are|were|is being|(?:has|have|had) been|(?P<coming>will be|is to be|would be))\s+)?"
            rf"(?P<made>(?:being\s+)?(?:set up|established|formed|created|put in place|put together|convened|installed|"
            rf"appointed|launched)(?:\s+(?:last|in|this|earlier|by|since|to)\s[^,.;]{{2,40}}?)?\s*,?\s+)?"
            rf"(?P<how>{self.led_by}|{self.chaired_by}|"
            rf"(?:led|run|headed|chaired)\s+(?:since|for|from|on an?)\s+[^,.;]{{3,30}}?\s+by)\s+"
            rf"(?:(?:the\s+)?{party}'s?\s+)?$",
            re.IGNORECASE,
        )
        self.led = re.compile(rf"\b(?:{self.led_by})\s+$", re.IGNORECASE)
        self.after_leads = re.compile(
            rf"{PARTY}(?:,\s+(?:who|formerly|previously|once|an?\s+(?:former|retired))\s[^,.;\"]{{3,80}}(?=,))?\s*,?\s*"
            rf"{what_kind}"
            rf"(?P<how>{self.leading}|{self.chairing}|"
            rf"(?:who\s+(?:arrived|came|joined|returned|moved|was\s+\w+ed|was\s+(?:sent|brought))|"
            rf"(?:(?:who\s+)?(?:has|have|had)\s+been\s+|was\s+)?(?:drafted|brought|sent|called|parachuted|flown)\s+in|"
            rf"(?:(?:has|have|had)\s+been|was)\s+(?:hired|appointed|seconded|recruited|borrowed))\b"
            rf"[^,.;]{{0,40}}?\s+to\s+(?:run|lead|head|oversee))\s+"
            rf"(?:(?!(?:of|on|for|in|at|to|with|from|group|party|charity|opposition)\b)[\w'&-]+\s+"
            rf"|(?:children|young people|families|education|adults|learning|communities|skills),\s+){{0,7}}?"
            rf"(?P<noun>{self.nouns})\b"
            rf"(?!'|\s+(?:to|for(?=\s(?-i:[A-Z]))|tax|house|houses|housing|estate|meeting|staff|chamber|workers?|choir)\b)",
            re.IGNORECASE,
        )
        self.to_lead = re.compile(
            rf"{PARTY}\s+to\s+(?P<how>lead|run|chair|head|oversee)\s+(?:up\s+)?(?:(?:the|its|their)\s+)?"
            rf"(?:(?!(?:of|on|for|in|at|to|with|from|party|charity)\b)[\w'&-]+\s+){{0,4}}?"
            rf"(?P<noun>{self.nouns}|group)\b(?!'|-)",
            re.IGNORECASE,
        )
        self.which = re.compile(rf"\b(?P<noun>{self.nouns}),?\s+(?:which|that)\s+$", re.IGNORECASE)
        self.in_the_chair = re.compile(rf"\b(?P<noun>{self.nouns}),?\s+with\s+$", re.IGNORECASE)
        self._of_parties(party)
        self.held_at = {str(k): str(v) for k, v in cast("Mapping[str, object]", content.get("held-at", {})).items()}
        by_words = cast("Mapping[str, object]", content.get("held-at-by-words", {}))
        self.held_at_by_words = {str(words): str(agency) for words, agency in by_words.items()}
        self.held_at_kind = {
            str(k): str(v) for k, v in cast("Mapping[str, object]", content.get("held-at-kind", {})).items()
        }

    def _of_parties(self, party: str) -> None:
        """Shapes in which the name of a party may stand between somebody and a post, or makes another post of it."""
        self.after_post = re.compile(rf"(?:\s+(?:in|since) [^,;.]{{3,25}})?\s*,\s*(?:now\s+)?(?:{party}(?:'s)?\s+)?")
        """ "The council's leader, Labour's " + "Ann Lee"."""
        self.holds_brief = re.compile(
            rf",?\s+(?:the {party}(?: \w+)? )?"
            r"who (?:holds|has|took|took on|took over|(?P<had>had|held|used to hold|once held)) the "
            r"(?P<what>[\w' ,]{3,60}?) (?:portfolio|brief)\b(?! (?:for|of)\b)"
        )
        """ "Ann Lee, the Green councillor who holds the children's portfolio"."""
        self.for_a_party = re.compile(rf"\s+for (?:the )?(?:opposition|{party})\b")
        """ "Who speaks on schools for the Greens": nobody of the cabinet."""
        self.leads_group = re.compile(
            rf"{PARTY},?\s+who\s+(?:now\s+|also\s+)?(?P<how>leads|heads|led|headed)\s+(?:the\s+)?"
            rf"(?P<what>(?:(?:opposition|{party})\s+)+group)\b"
        )
        self.relation_before = re.compile(
            rf"\b(?:(?:her|his|their|whose|my)\s+(?:(?:new|former|then|current|immediate|permanent|{party})\s+)*"
            rf"{RELATION}|"
            rf"(?:the|'s|one|another|an earlier)\s+(?:permanent\s+)?(?!deputy){RELATION.replace('which', 'whose')})"
            r"(?:\s+in the (?:post|role|job|seat))?(?:,?\s+|\s+(?:is|was|will be)\s+)$",
            re.IGNORECASE,
        )
        """ "Her Tory predecessor, " + "Tom Brown"."""
        self.of_another_party = re.compile(rf"\b(?:her|his|their)\s+{party}\s+\w+,?\s+$", re.IGNORECASE)
        self.party_first = re.compile(rf"^{party}\s+")
        self.counterpart = re.compile(
            rf"\b(?:her|his|their)\s+(?:namesake\s+and\s+)?"
            rf"(?P<what>(?:{party}\s+)?(?:opposite number|shadow|counterpart))"
            rf"(?:,\s+(?:(?:the\s+)?{party}'s?\s+)?|\s+)$",
            re.IGNORECASE,
        )

    def is_silent(self, text: str) -> bool:
        """Whether a sentence only says whom to call or write to."""
        low = text.lower()
        return any(cue in low for cue in self._silent)

    def other_sphere(self, text: str, post: Post) -> bool:
        """Whether a post is no public one: a firm's, a judge's in a trial, or one that owns what is named next."""
        if text.startswith("'s", post.end):
            return True
        if _UNTOLD.search(post.text) is not None:
            return True
        if post.role_id == "judge" and self._court.search(text) is not None:
            return True
        if _NOT_YET.search(text, 0, post.start) is not None or _OF_A_CLUB.search(post.text) is not None:
            return True
        # "Managing director Ann Lee of the Thetford firm".
        named = FULL_NAME.match(text, post.end)
        if named is not None and self._spheres.match(text, named.end()) is not None:
            return True
        placed = post.organisation is not None and post.organisation.end == post.end
        return (self._sphere_of if placed else self._spheres).match(text, post.end) is not None

    @staticmethod
    def _by_status(content: Mapping[str, object], key: str) -> list[tuple[re.Pattern[str], PostStatus]]:
        table = cast("Mapping[str, Iterable[object]]", content.get(key, {}))
        found = []
        for status, phrases in table.items():
            options = any_of(str(phrase) for phrase in phrases)
            found.append((re.compile(rf"(?:{options})\b", re.IGNORECASE), PostStatus(status)))
        return found


@made_once
def person_words(ontology: Ontology) -> PersonWords:
    """The words of an ontology."""
    return PersonWords(ontology)
