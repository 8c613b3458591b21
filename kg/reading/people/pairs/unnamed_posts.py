"""Posts that are told by what somebody does, or for whom, of reviews, advice and deputies.

"The review was carried out by Ann Lee", "sent in to advise the council", "the mayor's deputy for children".
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.reading.people.held import Held, as_worded
from kg.reading.people.names import PersonName
from kg.reading.people.pairs.pairing import Pairing
from kg.reading.people.portfolios import of_brief
from kg.reading.people.posts import Organisation
from kg.reading.people.words import PARTY

_KIND = (
    r"(?P<kind>(?:(?:independent|external|serious|local|national|child|child's|learning|thematic|overview|rapid|domestic|"
    r"homicide|case|practice|safeguarding)\s+)*)"
)
_DONE = r"(?:written|carried\s+out|conducted|undertaken|authored|compiled|drawn\s+up|prepared|completed|done|penned)"
_BY = re.compile(
    rf"\b{_KIND}(?:review|overview\s+report|inquiry)\b(?!')(?:\s+(?:of|into)\s[^,.;:]{{3,60}}?)?,?\s+"
    rf"(?:(?:which\s+)?(?:was|is|has\s+been|had\s+been|is\s+being|will\s+be)\s+)?{_DONE}\s+(?:[^,.;:]{{3,80}}?\s+)?by\s+"
    r"(?:(?:an?|the)\s+)?(?:(?:independent\s+)?(?:consultant|expert|author|reviewer|chair|safeguarding\s+consultant)\s+)?$",
    re.IGNORECASE,
)
""" "The serious case review, written for the board by " + "Ann Lee"."""
_BY_ALONE = re.compile(
    r"\b(?P<kind>(?:independent|external|serious\s+case|case|safeguarding\s+practice|practice)\s+)review"
    r"(?:\s+(?:of|into)\s[^,.;:]{3,50}?)?,?\s+by\s+(?:(?:independent|safeguarding|social\s+work)\s+(?:consultant|expert)\s+)?$",
    re.IGNORECASE,
)
""" "An independent review by " + "Ann Lee"; "a review by" alone may be that of a film."""
_WROTE = re.compile(
    rf"{PARTY},?\s+(?:who\s+)?(?:has\s+|had\s+)?(?:wrote|written|authored|compiled|penned)\s+(?:the|that|this|its|an?)\s+"
    rf"{_KIND}(?:review|overview\s+report)\b(?!')"
)
""" "Ann Lee, who wrote the serious case review"."""


_SERVED = (
    r"(?:(?:the|its|their)\s+(?:[\w'-]+\s+){0,2}?(?:council|authority|department|services?|borough|county|city|board|"
    r"ministers?|government|leaders|managers|team)\b|it\b|them\b|ministers\b|on\s|[A-Z])"
)
_CHOSEN = (
    r"(?:(?:sent|sends|brought|called|drafted|parachuted)\s+in|sent|appointed|appoints|hired|asked|named|chosen|recruited|"
    r"seconded|commissioned|paid)"
)
_CHOSE = re.compile(rf"\b{_CHOSEN}\s+$")
_TO_ADVISE = re.compile(rf"{PARTY}\s+to\s+advise\s+{_SERVED}")
""" "Ministers have sent in " + "Ann Lee" + " to advise the council"."""
_ADVISES = re.compile(
    rf"{PARTY}(?:,\s+(?:who\s+)?|\s+)(?:(?:now\s+|also\s+)?(?:advises|is\s+advising|has\s+been\s+advising)|"
    rf"(?:(?:(?:has|had|have)\s+been|was|is(?:\s+being)?)\s+)?{_CHOSEN}(?:\s+by\s+[^,.;]{{3,40}}?)?\s+to\s+advise)\s+"
    rf"{_SERVED}"
)
""" "Ann Lee, " + "who was appointed by ministers to advise the council"."""
_DEPUTY = (
    r"(?P<whose>(?:(?:city|elected|metro|executive)\s+)*(?:mayor|council\s+leader|leader|crime\s+commissioner))"
    r"(?P<where>\s+(?:of|for)\s+[A-Z][\w'-]+?(?:\s+[A-Z][\w-]+?){0,3})?'s\s+deputy\s+(?:for|on)\s+"
    r"(?P<what>[a-z][\w' -]{3,50}?)"
)
_DEPUTY_IS = re.compile(rf"\b{_DEPUTY},?\s+(?:is\s+)?$", re.IGNORECASE)
_IS_DEPUTY = re.compile(rf"{PARTY},\s+(?:the\s+)?{_DEPUTY}(?=\s*[,.;]|\s+(?:said|says|told|has|was|is)\b)")
""" "Ann Lee, " + "the city mayor's deputy for children"."""


_CHARGE = re.compile(
    r"\b(?:the|a)\s+(?:[\w'-]+\s+){0,2}?(?P<who>councillor|politician|member|man|woman|person|official|officer|executive|boss|"
    r"manager)\s+(?:who\s+(?:holds|has)\s+the\s+(?P<brief>[a-z][\w' ,-]{2,50}?)\s+(?:brief|portfolio)|"
    r"(?:who(?:'s|\s+is|\s+was)\s+)?(?:in\s+(?:overall\s+)?charge\s+of|responsible\s+for|with\s+responsibility\s+for|at\s+the\s+"
    r"(?:head|top|helm)\s+of|who\s+(?:runs|leads|heads|oversees|looks\s+after))\s+(?:(?:the|its)\s+(?:[\w-]+'s\s+)?)?"
    r"(?P<what>[a-z][\w' -]{2,50}?))(?:\s+(?:at|for|in|on)\s+(?:the\s+)?[\w' ]{3,40}?)?(?:,|\s+is|\s+was)\s+$",
    re.IGNORECASE,
)
""" "The woman in charge of children's services, " + "Ann Lee"."""
_FOR_CHILDREN = re.compile(
    r"\b(?:child\w*|famil\w+|young people|youth|education|schools?|social care)\b", re.IGNORECASE
)
_SERVICES = re.compile(
    r"(?!her\b|his\b|their\b)[\w' -]*\b(?:children's\s+\w+|social\s+(?:care|services|work)|child\s+protection|"
    r"safeguarding|fostering|adoption|early\s+help|education|youth\s+\w+|family\s+services)\b",
    re.IGNORECASE,
)
_CHAIRS = re.compile(r"\s+(?:now\s+|also\s+)?(?:chairs|leads|heads)\b")
_SHADOWS = re.compile(
    rf"{PARTY},\s+who\s+shadows\s+(?:the\s+)?(?:(?P<what>(?!the\b)[a-z][\w' ,-]{{2,40}}?)\s+)?(?:brief|portfolio)\b"
)
_ELECTED = frozenset({"councillor", "politician", "member"})


def unnamed_post(pairing: Pairing, name: PersonName) -> Held | None:
    """The post of somebody who reviews, advises or stands in for another, by the words around the name."""
    if not name.is_full:
        return None
    told = _reviewed(pairing, name) or _advises(pairing, name) or _deputy(pairing, name)
    return told or _in_charge(pairing, name) or _chairs_which(pairing, name) or _shadows(pairing, name)


def _reviewed(pairing: Pairing, name: PersonName) -> Held | None:
    """ "The serious case review was written by NAME"."""
    before = pairing.text[: name.start]
    told = _BY.search(before) or _BY_ALONE.search(before) or _WROTE.match(pairing.text, name.end)
    if told is None:
        return None
    kind = " ".join(told["kind"].lower().split())
    return as_worded(name, f"author of the {kind} review" if kind else "author of the review", pairing.words.roles)


def _advises(pairing: Pairing, name: PersonName) -> Held | None:
    """ "Ministers have sent in NAME to advise the council", "NAME, who advises the council"."""
    chosen = _CHOSE.search(pairing.text, 0, name.start) is not None and _TO_ADVISE.match(pairing.text, name.end)
    if not chosen and _ADVISES.match(pairing.text, name.end) is None:
        return None
    sender = next((one for one in pairing.organisations if one.type == "government"), None)
    return replace(as_worded(name, "adviser", pairing.words.roles), organisation=sender)


def _deputy(pairing: Pairing, name: PersonName) -> Held | None:
    """ "The city mayor's deputy for children, NAME": in whose stead somebody looks after what."""
    told = _DEPUTY_IS.search(pairing.text[: name.start]) or _IS_DEPUTY.match(pairing.text, name.end)
    if told is None:
        return None
    role = f"{' '.join(told['whose'].lower().split())}'s deputy for {told['what'].lower()}"
    elsewhere = Organisation(name.start, name.end, type="stranger") if told["where"] else None
    return replace(as_worded(name, role, pairing.words.roles), kind="council", organisation=elsewhere)


def _in_charge(pairing: Pairing, name: PersonName) -> Held | None:
    """ "The councillor who holds the children's brief, NAME", "the woman in charge of children's services, NAME"."""
    told = _CHARGE.search(pairing.text[: name.start])
    if told is None:
        return None
    what, elected = (told["brief"] or told["what"]).lower(), told["who"].lower() in _ELECTED
    if (_FOR_CHILDREN.search(what) if elected else _SERVICES.match(what)) is None:
        return None
    if told["brief"]:
        role = f"cabinet member who holds the {what} brief"
    else:
        role = f"councillor in charge of {what}" if elected else f"head of {what}"
    return replace(as_worded(name, role, pairing.words.roles), kind="council")


def _chairs_which(pairing: Pairing, name: PersonName) -> Held | None:
    """ "The improvement board, which NAME chairs"."""
    if _CHAIRS.match(pairing.text, name.end) is None:
        return None
    what = pairing.words.which.search(pairing.text[: name.start])
    if what is None:
        return None
    role = pairing.words.leads.get(what["noun"].lower(), "")
    return as_worded(name, role, pairing.words.roles) if role.startswith("chair of") else None


def _shadows(pairing: Pairing, name: PersonName) -> Held | None:
    """ "NAME, who shadows the children's brief"."""
    told = _SHADOWS.match(pairing.text, name.end)
    if told is None:
        return None
    role = of_brief(told["what"].lower()) if told["what"] else "cabinet member"
    return replace(as_worded(name, f"shadow {role}", pairing.words.roles), kind="council")
