"""Posts that a verb tells: who leads a council, its services, a board or an inspection.

"The council, led by Ann Lee", "Ann Lee, who chairs the improvement board".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.model import PostStatus
from kg.reading.people.held import Held, as_worded
from kg.reading.people.names import PersonName
from kg.reading.people.pairs.between import TO_COME
from kg.reading.people.pairs.leads_of_parts import (
    CHAIR_OF,
    NOW_ONLY,
    OF_KNOWN,
    by_brief,
    is_chosen_to_lead,
    leads_body,
    leads_group,
    leads_part,
    led_at,
)
from kg.reading.people.pairs.pairing import Pairing
from kg.reading.people.posts import Organisation
from kg.reading.people.sent_in import by_ministers

_LEAD = "lead inspector"
_LED_UNTIL = re.compile(
    r"[^,.;\"]{0,30}?\s+(?:until|till|up to (?:the|last|this)|from (?:19|20)\d\d (?:to|until)|"
    r"between (?:19|20)\d\d and)\s"
)
""" "Ann Lee, who led the council until May"."""
_HIS_DEPUTY = re.compile(r"\b(?:his|her|their) deputy,?\s+$", re.IGNORECASE)
""" "The mayor has put his deputy, Ann Lee, in charge of children's services": a deputy still."""
_PAST = re.compile(
    r"\b(?:used to|ran|who (?:led|headed)$|once|formerly|previously|(?<!has )chaired$|oversaw|who had|"
    r"had (?:been|led|run))(?:\b|$)"
)
_CHAIRED_IT = re.compile(r"\s*\((?:in the chair|chairing|chair of the meeting)\)", re.IGNORECASE)
""" "Cllr B Price (in the chair)", in minutes."""
_IN_CHARGE = re.compile(r"(?:\s*,)?\s+(?:was\s+)?(?:in charge|in the lead|in the chair|at the helm)\b")
_PLAIN_VERBS = frozenset({"led", "leads", "headed", "runs", "has led", "has headed", "has run"})
_STILL_LED = frozenset({"leads", "runs", "has led", "has headed", "has run"})
_LED_PLAINLY = frozenset({"council leader", "head of children's services"})
_ENDS = re.compile(r"\s*(?:[.,;]|$|and\b|since\b|now\b|there\b|(?:in|at|for)\s+(?:the\s+)?[A-Z])")
_FOR_A_WHILE = frozenset(
    {"lead inspector", "head of the inquiry", "review lead", "chair of the inquiry", "chair of the review"}
)
_AREAS = frozenset({"county", "city", "borough"})
"""What is led by a council's leader where nothing of it is meant: "has led the county since 2005"."""
_SCRUTINY = re.compile(r"\bscrutiny (?:board|panel)$", re.IGNORECASE)
_SAFEGUARDING = frozenset({"board", "safeguarding board", "lscb", "partnership", "safeguarding partnership"})
_OTHER_TEAM = re.compile(
    r"(?<!['’])\b(?!(?:the|an?|this|that|its|inspection|ofsted|small|large|same|whole|full|visiting|inspecting|joint|"
    r"inspectors|inspectorate)\b|"
    r"[\w-]+(?:-strong|-person|-member)\b|(?:two|three|four|five|six|seven|eight)\b)[a-z-]+ teams?$",
    re.IGNORECASE,
)
"""A team with a trade of its own before it, which inspects nothing: "ran the crisis intervention team"."""
_TEAMS = frozenset({"team", "teams"})
_TEAM_OF_OTHERS = re.compile(
    r"(?:'s)?\s+of\s+(?!(?:[\w-]+\s+){0,3}?(?:inspect\w+|hmi|hmis|ofsted)\b|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s*,?\s+(?:led|headed)\b)[a-z\d]",
    re.IGNORECASE,
)
""" "A team of commissioners, led by Ann Lee": none that inspects."""
_FOR_NOW = re.compile(r"\b(?:interim|temporary|acting) basis\b")
_OWN_PARTS = frozenset({"department", "directorate", "service", "services"})
_DONE = frozenset({"who carried out", "who conducted", "who undertook"})
"""What is done by who leads it, of inspections and reviews alone."""
_WHOLE_PART = frozenset(
    "the its their our that this council's authority's borough's city's county's town's children's whole entire "
    "troubled failing struggling embattled under-fire beleaguered".split()
)
""" "Who runs the council's troubled department": the one that the article is about, and no planning department."""


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb of leading beside a name, with what is led."""

    pairing: Pairing
    name: PersonName
    match: re.Match[str]
    how: str
    role: str = ""

    @property
    def noun(self) -> str:
        """What is led."""
        return self.match["noun"].lower()

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.match.end("noun")

    @property
    def chairs(self) -> bool:
        """Whether it is chaired, and not led."""
        return "chair" in self.how

    def ends_there(self) -> bool:
        """Whether no more is told of what is led."""
        return _ENDS.match(self.pairing.text, self.end) is not None


def led(pairing: Pairing, name: PersonName) -> Held | None:
    """ "The council, led by NAME", "NAME, who leads the council"."""
    if _HIS_DEPUTY.search(pairing.text[: name.start]) is not None:
        return None
    if _CHAIRED_IT.match(pairing.text, name.end) is not None:
        return replace(as_worded(name, "chair", pairing.words.roles), role_id=None, kind="council")
    told = by_brief(pairing, name) or leads_group(pairing, name)
    if told is not None:
        return told
    verb = _verb(pairing, name)
    if verb is None:
        return leads_body(pairing, name) or is_chosen_to_lead(pairing, name) or leads_part(pairing, name)
    verb = replace(verb, role=_role_of(verb))
    if (verb.role == _LEAD and "overs" in verb.how) or by_ministers(verb.how):
        # "Who was appointed by ministers to oversee the service": a commissioner, and no head of it.
        return None
    if _is_a_part(verb):
        return leads_part(pairing, name)
    body = next((one for one in pairing.organisations if one.agency and _meets(one, verb.match)), None)
    if not verb.role or (verb.role in OF_KNOWN and body is None) or _says_too_little(verb):
        return None
    held = as_worded(name, _of_board(verb), pairing.words.roles)
    of_council = verb.role.startswith("leader of") and pairing.words.names.is_councillor(name)
    kind = "council" if of_council else held.kind
    return replace(held, organisation=body or led_at(pairing, verb.end), status=_status_of(verb), kind=kind)


def _verb(pairing: Pairing, name: PersonName) -> _Verb | None:
    """The verb beside a name: before it, behind it, or on both sides ("the inspection, with NAME in charge")."""
    match = pairing.words.before_led.search(pairing.text[: name.start])
    match = match or pairing.words.after_leads.match(pairing.text, name.end)
    if match is not None:
        return _Verb(pairing, name, match, match["how"].lower())
    match = pairing.words.in_the_chair.search(pairing.text[: name.start])
    behind = _IN_CHARGE.match(pairing.text, name.end)
    if match is None or behind is None:
        return None
    return _Verb(pairing, name, match, "chairs" if "chair" in behind.group() else "who leads")


def _meets(organisation: Organisation, match: re.Match[str]) -> bool:
    """Whether what is led is, or is a part of, an organisation that is named there."""
    start, end = match.span("noun")
    return organisation.start < end and start < organisation.end


def _role_of(verb: _Verb) -> str:
    """The post of who leads this; empty where there is none."""
    words = verb.pairing.words
    role = "chair" if verb.chairs and verb.noun in words.chaired else words.leads.get(verb.noun, "")
    role = CHAIR_OF.get(role, role) if verb.chairs else role
    scrutiny = verb.noun in ("board", "panel") and _SCRUTINY.search(verb.pairing.text[: verb.end]) is not None
    return f"chair of the scrutiny {verb.noun}" if role.startswith("chair") and scrutiny else role


def _is_a_part(verb: _Verb) -> bool:
    """Whether what is led is a part of a council's services, by the words before it."""
    if verb.role == _LEAD and _is_another_team(verb.pairing, verb.match):
        return True
    return verb.noun in _OWN_PARTS and _is_one_part(verb.pairing, verb.match)


def _says_too_little(verb: _Verb) -> bool:
    """Whether verb and noun are too little for the post: much is "led", and "run", by somebody for a day."""
    how, noun, role = verb.how, verb.noun, verb.role
    if role == _LEAD and noun in _TEAMS and _TEAM_OF_OTHERS.match(verb.pairing.text, verb.end) is not None:
        return True
    if how in _DONE and role not in _FOR_A_WHILE:
        return True
    if how == "under" and role.startswith("chair of") and verb.match["made"]:
        # "An improvement board was set up under Ann Lee".
        return False
    if verb.chairs is not role.startswith("chair") and (verb.chairs or not how.startswith(("led", "headed", "who"))):
        return True
    if noun in _AREAS and verb.match.start("noun") >= verb.name.end and not verb.ends_there():
        return True
    plainly = role in _LED_PLAINLY and verb.ends_there()
    if how in _PLAIN_VERBS and role != _LEAD and not (how in _STILL_LED and plainly):
        return True
    return how == "under" and role not in (_LEAD, "council leader")


def _of_board(verb: _Verb) -> str:
    """ "Who chairs the safeguarding board independently": the chair of such a board has a name of its own."""
    alone = "independently" in verb.how or verb.pairing.text.startswith(" independently", verb.end)
    return "independent chair" if verb.chairs and verb.noun in _SAFEGUARDING and alone else verb.role


def _status_of(verb: _Verb) -> PostStatus:
    """How the post is held, by the verb and the words behind what is led."""
    if _FOR_NOW.search(verb.how) or NOW_ONLY.match(verb.pairing.text, verb.end):
        return PostStatus.INTERIM
    if verb.role in _FOR_A_WHILE:
        return PostStatus.CURRENT
    if _PAST.search(verb.how) or _is_over(verb):
        return PostStatus.FORMER
    coming = TO_COME.search(verb.how) or verb.match.groupdict().get("coming")
    return PostStatus.INCOMING if coming else PostStatus.CURRENT


def _is_one_part(pairing: Pairing, match: re.Match[str]) -> bool:
    """Whether the department that is led is said to be one of several: "who runs the planning department"."""
    start = match.start("noun")
    behind = match.end("how") < start
    ahead = pairing.text[match.end("how") if behind else max(0, start - 40) : start].lower().split()
    if behind:
        return any(word not in _WHOLE_PART for word in ahead)
    return not ahead or ahead[-1] not in _WHOLE_PART


def _is_another_team(pairing: Pairing, match: re.Match[str]) -> bool:
    """Whether what is led is a team with a trade of its own: "who led the duty team", "a senior team, led by"."""
    start, end = match.span("noun")
    behind = match.groupdict().get("how") is not None and match.end("how") < start
    return _OTHER_TEAM.search(pairing.text[match.end("how") if behind else 0 : end]) is not None


def _is_over(verb: _Verb) -> bool:
    """Whether it is said till when somebody led: "who led the council until May"."""
    behind = verb.match.start("noun") >= verb.name.end
    return behind and _LED_UNTIL.match(verb.pairing.text, verb.end) is not None


def as_lead(pairing: Pairing, held: Held) -> Held:
    """An inspector who is said to have led the inspection is its lead inspector."""
    if held.role_id != "inspector":
        return held
    leads = led(pairing, held.name) or led(pairing, replace(held.name, end=pairing.end_of(held)))
    behind = pairing.text[pairing.end_of(held) :]
    if leads is None and (_IN_CHARGE.match(behind) or pairing.words.led.search(pairing.text[: held.name.start])):
        leads = as_worded(held.name, "lead inspector", pairing.words.roles)
    return leads if leads is not None and leads.role_id == "lead-inspector" else held
