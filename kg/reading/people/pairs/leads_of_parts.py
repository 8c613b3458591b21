"""Posts that a verb tells, of less than a council: parts of a service, groups of parties, other bodies, portfolios.

"Ann Lee, who heads up the front door", "who chairs Healthwatch Leeds", "whose brief is children".
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import PostStatus
from kg.reading.people.held import Held, as_worded
from kg.reading.people.names import PersonName
from kg.reading.people.pairs.pairing import Pairing
from kg.reading.people.portfolios import of_brief
from kg.reading.people.posts import Organisation
from kg.reading.people.words import PARTY

_AT_COUNCIL = re.compile(r"\s+(?:at|in|for)\s+(?:the\s+)?(?:(?:neighbouring|nearby)\s+)?(?:the\s+)?")
_UP_TO = r"(?:the\s+)?(?P<what>[\w' -]{3,60}?)(?=\s*(?:[,.;)]|$)|\s+(?:in|on|at|for|said|told|was|is|has)\b)"
_BRIEF = re.compile(
    rf"{PARTY},?\s+(?:whose (?:[\w'-]+ )?(?:portfolio|brief|remit) (?:is|was|covers|covered|includes|takes in)|"
    rf"who (?:holds|has) the (?:[\w'-]+ )?(?:portfolio|brief) (?:for|of))\s+{_UP_TO}"
)
_BRIEF_NOUN = re.compile(r"\b(?:brief|remit)\b")
_BRIEF_THEN = re.compile(rf"{PARTY},?\s+whose (?:[\w'-]+ )?(?:portfolio|brief|remit) (?:was|covered)\b")
_RESPONSIBLE = re.compile(
    rf"{PARTY},?\s+(?:(?:who|and)(?:'s)? (?:is |has |takes )?(?:the )?|with (?:the )?(?=responsibility))?"
    r"(?:(?:cabinet )?responsib(?:le|ility) for|speaks? (?:for|on)|leads? on|in charge of|looks? after|oversees|"
    r"answers for)\s+"
    rf"{_UP_TO}"
)
_RESPONSIBLY = (("responsibility for", "with responsibility for"), ("responsible for", "responsible for"))
_IN_CABINET = re.compile(r"\s+(?:on|in)\s+(?:the|its|their)\s+(?:[\w']+\s+){0,2}(?:cabinet|executive)\b")
_FOR_CHILD = re.compile(r"\b(?:child\w*|famil\w+|young people|youth|early years|education|schools)\b", re.IGNORECASE)
_KIND_OF_BODY = (
    r"(?:(?:(?!(?:to|for|with|that|and|in|at|of)\b)[\w'-]+\s+){0,3}?"
    r"(?:charity|group|organisation|association|union|campaign|network|forum|alliance|coalition)\s+(?:called\s+)?(?=[A-Z]))"
)
""" "The campaign " + "group " + "SEND Voices Leeds"."""
_LEADS_BODY = re.compile(
    rf"{PARTY},?\s+(?:who\s+)?(?:now\s+|also\s+)?(?P<how>chairs|leads|heads|runs|founded and runs)\s+(?:the\s+)?"
    rf"{_KIND_OF_BODY}?"
)
_LED_BODIES = frozenset({"charity", "health", "childrens-trust", "education", "other", "safeguarding-partnership"})
_CHAIRS_BODY = re.compile(
    rf"{PARTY},?\s+who\s+(?:now\s+|also\s+)?(?:(?P<chairs>chairs)\s+(?:the\s+)?{_KIND_OF_BODY}?|"
    rf"(?:leads|heads|runs|co-?ordinates|organises|founded|co-?founded|set\s+up|started)\s+(?:the\s+)?{_KIND_OF_BODY})"
    r"[A-Z][\w'&-]*(?:\s+(?:(?:and|of|for|in|the|&)\s+)*[A-Z][\w'&-]*)+(?!')"
)
_BRANCH = re.compile(r"'s?\s+(?:[\w-]+\s+){0,3}branch\b")
""" "Ann Lee, who leads Unison's Leeds branch"."""
_CHOSE = re.compile(
    r"\b(?:elected|chosen|chose|picked|appointed|hired|named|asked|recruited|(?:brought|drafted|sent) in|sent)\s+"
    r"(?:councillor\s+)?$"
)
_LEADS_PART = re.compile(
    rf"{PARTY},?\s+(?P<who>who\s+)?(?:(?P<coming>will|is to)\s+)?(?:now\s+|also\s+|currently\s+)?"
    r"(?P<how>heads?(?: up)?|leads?|runs?|oversees|is in charge of|headed(?: up)?|led|ran|was in charge of|"
    r"has been (?:running|leading|heading(?: up)?))\s+"
    r"(?P<the>(?:the|its|their)\s+)?(?P<owner>(?:council|authority|city|county|borough)'s\s+)?"
)
_PART_WORD = re.compile(r"[A-Za-z][\w'-]*(?: |,(?= [a-z-]+ (?:and|&) )|(?=[,.;:)]|$))|& ")
_HEADS = frozenset({"heads", "head", "heads up", "head up", "is in charge of"})
_HEADED = frozenset({"headed", "headed up", "led", "ran", "was in charge of"})
_PARTS = frozenset(
    "team service services hub unit department division directorate door care safeguarding adoption fostering mash "
    "protection".split()
)
"""What a part of a service may be called by."""
_NO_PART = frozenset("team service services hub unit department division care protection".split())
"""What says not which part of a service it is."""
_BODIES = frozenset("school family families group party company charity trust union board committee panel home".split())
"""What is no part of a service, and has other words for who leads it."""
OF_KNOWN = frozenset({"chief executive"})
CHAIR_OF = {"head of the inquiry": "chair of the inquiry", "review lead": "chair of the review"}
NOW_ONLY = re.compile(r"\s*(?:on an? (?:interim|temporary|acting) basis|for now|for the time being|in the interim)\b")


def led_at(pairing: Pairing, end: int) -> Organisation | None:
    """ "NAME, who runs children's services at neighbouring Wigan": the council where somebody leads."""
    match = _AT_COUNCIL.match(pairing.text, end)
    return next((one for one in pairing.organisations if match and one.council and one.start == match.end()), None)


def leads_body(pairing: Pairing, name: PersonName) -> Held | None:
    """ "NAME, who chairs Healthwatch Leeds", "NAME, who runs the charity Become"."""
    match = _LEADS_BODY.match(pairing.text, name.end)
    if match is None:
        return None
    for organisation in pairing.organisations:
        here = match.end("how") < organisation.start <= match.end() < organisation.end
        here = here and organisation.type in _LED_BODIES
        branch = _BRANCH.match(pairing.text, organisation.end) if match.end("how") < organisation.start else None
        if branch is not None and organisation.start <= match.end():
            held = replace(as_worded(name, "head of the branch", pairing.words.roles), organisation=organisation)
            return replace(held, role_id=None, kind=organisation.type)
        if here and not pairing.text.startswith("'", organisation.end):
            label = pairing.text[organisation.start : organisation.end].removeprefix("charity ")
            role = "chair" if match["how"] == "chairs" else f"head of {label.lower()}"
            held = as_worded(name, role, pairing.words.roles)
            return replace(held, organisation=organisation, role_id=None, kind=organisation.type)
    told = _CHAIRS_BODY.match(pairing.text, name.end)
    if told is not None:
        elsewhere = Organisation(name.end, name.end, type="stranger")
        held = as_worded(name, "chair" if told["chairs"] else "head", pairing.words.roles)
        return replace(held, organisation=elsewhere, role_id=None, kind="other")
    return None


def is_chosen_to_lead(pairing: Pairing, name: PersonName) -> Held | None:
    """ "The group has elected NAME to lead it", "ministers sent NAME to chair the board"."""
    told = pairing.words.to_lead.match(pairing.text, name.end) if _CHOSE.search(pairing.text[: name.start]) else None
    if told is None:
        return None
    noun = told["noun"].lower()
    role = "leader of the group" if noun == "group" else pairing.words.leads.get(noun, "")
    if told["how"] == "chair":
        role = "chair" if noun in pairing.words.chaired else CHAIR_OF.get(role, role)
    if not role or role == "lead inspector" or role in OF_KNOWN or (told["how"] == "chair" and "chair" not in role):
        return None
    held = as_worded(name, role, pairing.words.roles)
    return replace(held, kind="council") if noun == "group" else held


def leads_part(pairing: Pairing, name: PersonName) -> Held | None:
    """ "NAME, who heads up the front door", "NAME, who runs the council's legal team"."""
    match = _LEADS_PART.match(pairing.text, name.end)
    if match is None or (match["how"] in _HEADED and not match["who"]):
        return None
    words, end = [], match.end()
    for word in _PART_WORD.finditer(pairing.text, match.end()):
        low = word.group().strip(" ,").lower()
        if word.start() != end or not pairing.words.roles.may_be_part(low):
            break
        words.append(low)
        end = word.end()
        if pairing.text.startswith(("'", ";"), end):
            return None
    while words and words[-1] in ("and", "&"):
        words.pop()
    named = words[-1:] and (words[-1] in _PARTS or words[-2:] == ["virtual", "school"])
    if not words or words[0] in _NO_PART or not (named or (match["how"] in _HEADS and words[-1] not in _BODIES)):
        return None
    told = "the " if match["the"] or match["owner"] else ""
    held = as_worded(name, f"head of {told}{' '.join(words)}", pairing.words.roles)
    status = PostStatus.FORMER if match["how"] in _HEADED else PostStatus.CURRENT
    status = PostStatus.INCOMING if match["coming"] else status
    status = PostStatus.INTERIM if NOW_ONLY.match(pairing.text, end) else status
    kind = "council" if match["owner"] else held.kind
    return replace(held, kind=kind, status=status, organisation=led_at(pairing, end))


def leads_group(pairing: Pairing, name: PersonName) -> Held | None:
    """ "NAME, who leads the Conservative group": of a party on the council."""
    match = pairing.words.leads_group.match(pairing.text, name.end)
    if match is None:
        return None
    held = as_worded(name, f"leader of the {match['what'].lower()}", pairing.words.roles)
    status = PostStatus.FORMER if match["how"] in ("led", "headed") else PostStatus.CURRENT
    return replace(held, kind="council", status=status)


def by_brief(pairing: Pairing, name: PersonName) -> Held | None:
    """A member of a cabinet, by what is theirs: "who holds the children's portfolio", "whose brief is children"."""
    holds = pairing.words.holds_brief.match(pairing.text, name.end) or _BRIEF.match(pairing.text, name.end)
    if holds is not None:
        within = _IN_CABINET.match(pairing.text, holds.end()) is not None
        what = holds["what"].lower()
        by_brief = within or _BRIEF_NOUN.search(holds.group()) is not None
        past = _BRIEF_THEN.match(pairing.text, name.end) is not None or holds.groupdict().get("had") is not None
        role = of_brief(what) if by_brief else f"{what} portfolio holder"
        if holds.group().endswith(" brief"):
            role = f"cabinet member who {'held' if past else 'holds'} the {what} brief"
        held = as_worded(name, role, pairing.words.roles)
        return replace(held, status=PostStatus.FORMER) if past else held
    told = _RESPONSIBLE.match(pairing.text, name.end)
    if told is None or not pairing.words.names.is_councillor(name):
        return None
    if pairing.words.for_a_party.match(pairing.text, told.end()) is not None:
        return None
    in_cabinet = _IN_CABINET.match(pairing.text, told.end())
    if not _FOR_CHILD.search(told["what"]) and in_cabinet is None:
        return None
    how = next((how for word, how in _RESPONSIBLY if word in told.group()), "for")
    held = as_worded(name, of_brief(told["what"].lower(), how), pairing.words.roles)
    if "in charge of" in told.group() and in_cabinet is None:
        # "Cllr Ann Lee, who's in charge of children's services": as the text has it.
        return replace(held, role=f"councillor in charge of {told['what'].lower()}")
    return held
