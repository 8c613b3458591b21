"""Posts in a sentence: the words of a post, what it is for, where it is held, and whether it is held now.

The register (``registers/roles.ttl``) and the heads of ``patterns/people.yaml`` give the core; the words before it
("deputy", "children's services") and behind it ("of children, families and learning at Leeds City Council")
complete it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from kg.model import AgencyId, CouncilId, PostStatus
from kg.ontology import Ontology
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.dates import MONTHS
from kg.reading.expressions import lists_of
from kg.reading.parties import party_words
from kg.reading.vocabulary import Hit, longest, plain, stem

_WORD = re.compile(r"[\w&@]+(?:['-]\w+)*(?:'(?!\w))?")
_WORD_BEFORE = re.compile(r"([\w&]+(?:['-][\w]+)*'?)([ -]|, )$")
_PREPOSITION = re.compile(
    r",?\s+(?:of|for|at|on|to|in charge of|(?:with|who has) (?:the )?responsibility for|responsible for|overseeing|"
    r"covering|with)\s+"
    r"(?:(?:the|its|all|our|their)\s+)?(?:(?:new|newly[- ]\w+)\s+(?=[A-Z]))?"
)
_AT_THE_COUNCIL = re.compile(
    r"\s+at (?:the (?:(?:city|county|borough|district|town) )?(?:council|(?:local )?authority)|"
    r"(?:the )?(?:town|county|city) hall)\b(?!')",
    re.I,
)
""" "Director of people at the council": where the post is held, and no word of it."""
_LIST = re.compile(r",?\s+(?:and|&)\s+|,\s+|\s+")
_IN = re.compile(r",?\s+(?:in|from)\s+(?:neighbouring\s+|nearby\s+)?")
_SEPARATOR = re.compile(r",\s+(?:(?:and|&)\s+)?|\s+(?:(?:and|&|of|for|the|in|with)\s+)*(?:the\s+)?|-")
_MULTIPLE = re.compile(
    r"\b(director|leader|chair|inspector|member|commissioner|councillor|minister|officer|head|executive|holder|mp|manager|"
    r"adviser|judge|secretary|chief|governor|trustee|author|mayor|boss(?=es))(?:es|s)\b"
)

_SEAT = re.compile(
    r"(?P<for>\s+for\s+)(?:the\s+(?:island|city|town|borough|county|area|seat|constituency)(?:\s+of\s+[A-Z][\w'-]+)?|"
    r"(?:the\s+)?[A-Z][\w'-]+(?:(?:\s+(?:under|upon|of|on|le|the|with|in|"
    r"and(?!\s+[A-Z][\w'-]+\s+[A-Z][\w'-]+,\s+(?:[A-Z][\w-]+\s+){0,2}MP\b)))*\s+[A-Z][\w'-]+){0,5})\b"
)
_PLACE = re.compile(r"[A-Z][\w-]+(?='?s?\s)")
_OF_BODY = re.compile(
    r"(?:\s+\w+(?:'s?)?)?\s+(?:union|charity|association|think tank|campaign group|pressure group|professional body)\s*"
)
_OF_ORGANISATION = re.compile(r"\s*,?\s*\b(?:of|at|for|with|to)(?:\s+the)?\s*$", re.IGNORECASE)
_MODIFIERS = ("children", "children's", "child", "young", "social", "early", "family", "quality", "education", "public")
_OPEN_END = re.compile(r"(?:, with\b.*|\s+(?:and|&|or|in|of(?=\s))(?:\s+(?:a|an|the|its|their))?)$")
"""What a post ends with where something else begins: "director of children's services and a ...", ", with members"."""
_OF = re.compile(r"\s(?:of|for)\s")
_KIND_OF_COUNCIL = re.compile(r"^(?:(?:metropolitan|unitary|city|borough|county|district)\s+)+(?=council\s)")
_OF_A_CLUB = re.compile(r"^(?:county|city|town|united)\s+(?=(?:manager|boss|chairman|chief|captain)$)")
"""What a town's football club may be called by: such a manager needs a council as any manager does."""
_COMPASS = re.compile(r"^(?:north|south|east|west|central)\s+")
_CHOSEN = re.compile(r"\b(?:is|was|were|be|been|being)\s+(?:named|elected|designated|appointed)$", re.IGNORECASE)
""" "She was named commissioner": a verb, and no word of her post ("the named nurse")."""
_VERBS_TOO = frozenset({"chair", "co-chair", "head", "lead"})
_OBJECT = re.compile(r"\s+(?:the|a|an|its|their|this)\s")
_ITS_BODY = re.compile(r"\s+(?:[a-z'&-]+\s+){0,4}?(?:board|partnership|committee|panel|group|cabinet)\b(?!')")
_VERBS = frozenset({"leads", "heads", "chairs", "led", "peers", "reviews"})
_APPOINTED_BY = re.compile(
    r",?\s+(?:who\s+(?:has\s+been|was|had\s+been)\s+)?(?:appointed|sent\s+in|brought\s+in|installed|imposed|named|put\s+in)"
    r"\s+(?:by\s+(?:the\s+)?(?:government|ministers|minister|DfE|department|secretary|education\s+secretary)|to\s+\w+)\b|"
    r",?\s+(?:expected|likely|due)\s+to\s+be\s+[A-Z]",
    re.IGNORECASE,
)
_SENT_BY = re.compile(
    r",?\s+(?:who\s+)?(?:was|has been|had been)\s+(?:appointed|sent in|brought in|installed|imposed|put in)\s+by\s+"
    r"(?:the\s+)?(?:government|ministers?|DfE|Department for Education|secretary of state|education secretary)\b",
    re.IGNORECASE,
)
""" "Children's Commissioner Ann Lee " + "was appointed by the government": for one council."""
FULL_NAME = re.compile(r"(?:\s+[A-Z][\w'-]+){2,4}")
"""A forename and a surname behind a post."""
_GOVERNMENTS = re.compile(
    r"\b(?:government|dfe|minister|department for education)(?:'s)?(?:-|\s+)(?:appointed\s+)?$", re.IGNORECASE
)
""" "The government-appointed children's commissioner"."""
_SERVICE_HEADS = frozenset({"director", "leader", "chair", "chairman", "chairwoman", "commissioner"})
_COUNCIL_AND = re.compile(r"\b(?:council|authority) and $", re.IGNORECASE)
""" "Council and " + "Labour group leader Ann Lee"."""
_FRESH = re.compile(r"\b(?:new|next|incoming|future|permanent)\b", re.IGNORECASE)
_DESIGNATE = re.compile(r"[- ](?:designate|elect)\b")
_SEATS = frozenset({"chair", "chairman", "chairwoman", "chairperson", "vice chair", "vice-chair"})
"""What minutes put in brackets behind a name: "Cllr B Price (Chair)"."""
_CLOSES = re.compile(r"(?:,\s+(?P<body>[A-Z][^()]{3,60}))?\)")
_BEFORE_A_POST = frozenset({"as", "be", "been", "became", "become", "made", "appointed", "named"})
""" "Ann Lee, who was made " + "director in May"."""
_CHIEFS = frozenset({"chief executive", "managing director", "ceo"})
_OF_UNIONS = ("secretary", "president", "organiser", "convenor", "convener")
"""Posts of bodies that name themselves: "brigade secretary of the Fire Brigades Union"."""
_OF_A_NAME = re.compile(r"\s+(?:of|at)\s+(?:the\s+)?[A-Z]")
""" "Chief executive of Kinship": of a body that no register has."""
_NAMED = re.compile(r"\s+[A-Z]")
_OF_THE_PRESS = re.compile(
    r"\s+(?:(?:political|sports?|football|business|crime|news|feature|education|court)s?\s+)?"
    r"(?:reporter|correspondent|photographer|writer|editor|sub-editor|columnist)\b"
)
"""What makes a newspaper's post of "chief" and "senior"-like words: "our chief reporter"."""
_SENT = re.compile(r"\b(?:sent|brought|drafted|called|parachuted) in$", re.IGNORECASE)
""" "The government sent in commissioners Ann Lee and Tom Brown"."""
_AREA_ASIDE = re.compile(r"\s\((?P<area>[^()]{4,60})\)")
""" "Assistant director (safeguarding and quality assurance) Ann Lee"."""
_LEAD_IN = re.compile(
    r"(?!.*\b(?:film|play|show|drama|movie|musical|documentary|series|theatre|stage)\b)"
    r"(?:[A-Z][^,.;:\"()]{5,60},|(?:In charge|At the helm)\b[^,.;:]{0,30} (?:was|were|is))"
)
""" "Two years into the job, director Ann Lee said": what may stand before "director" alone, and a name."""
_IN_YEARS = re.compile(
    r"\s+(?:here\s+|there\s+)?(?:(?:from|between|until|since|in)\s+(?:[A-Z]?[a-z]+\s+){0,2}(?:19|20)\d\d\b|"
    r"(?:until|since)\s+(?:last|this|the|[A-Z][a-z]+\b)|at (?:the|that) time\b|"
    r"(?:for|during)\s+(?:(?:all|much|most|many|part|some|more|less|than|almost|nearly|over|under|the|those|these|that|"
    r"of|last|past|just|only|a|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+){1,4}(?:years?|months|weeks|decade|time|period)\b)"
)
""" "Ann Lee was director from 2019 to 2022"."""
_THEN = re.compile(r"\s+(?:then|back then|at (?:the|that) time|at that point|in those days)\b")
""" "Ann Lee, who was director then"."""
_AT_SOME_TIME = re.compile(
    r"\s*(?:[,.;)]|$|\s(?:when|after|last|next|this|following|in (?:[A-Z]?[a-z]+ )?(?:19|20)\d\d|"
    rf"(?:in|on|from) (?:\d+ )?(?:{MONTHS})|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
""" "Ann Lee, who became leader when Labour won"."""
_AND_OF_THE_SAME = re.compile(
    r",?\s+(?:Cllr\s+|Councillor\s+)?[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+){1,3}(?:\s*\([^()]{2,40}\))?,?\s*(?:,|\band)"
)
""" "Council chief executive Ann Lee and " + "director Tom Brown": what stands between two posts of one council."""
_WHEN_NAME_WAS = re.compile(
    r"\b(?:[Ww]hen|[Ww]hile) (?:(?:Sir|Dame|Dr|Cllr|Councillor) )?[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,3} was$"
)
""" "When Ann Lee was " + "director"."""
_OF_A_BODY_BEHIND = re.compile(r",\s+(?:the\s+)?[A-Z][\w'-]+(?:\s+(?:[a-z]{2,4}\s+)?[A-Z][\w'-]+)+\s*(?:[;.)]|$)")
_NAME_ALONE = re.compile(r"\s+[A-Z][a-z'-]+\s+[A-Z][\w'-]+(?=\s+[a-z]|[,.;:)]|$)")
""" "Principal " + "Ann Lee said": no principal officer, or psychologist."""
_OWN_NAME = re.compile(
    r"[A-Z][\w'-]+(?:(?:\s+(?:and|&|for|of|in|the|with))*\s+[A-Z][\w'-]+){1,5}"
    r"(?=[,.;:)]|$|\s+(?:said|says|told|added|remarked|commented|explained|reported|advised|noted|welcomed|thanked)\b)"
)
_NAME_AND_COMMA = re.compile(
    r"[A-Z][\w'.-]*\s+[A-Z][\w'-]+(?:\s*\([^()]{2,40}\))?\s*(?:,|\(|\s[–—-])\s*(?:(?:the\s+)?[\w' ]{0,30}'s\s+|the\s+)?"
    r"(?:[A-Z][\w-]+\s+)?$"
)
""" "Ann Lee, Strategic " + "Director for Together for Families": a name, and what may stand before a post behind it."""
_OF_ELSE = re.compile(r"\s+(?:[A-Z]|of\s+(?!both|all|the|its|our|their)[a-z])")
""" "Has become director Ann Lee's deputy", "director of stunts": another's post, or none of a council."""
_WITH_BRIEFS = frozenset(
    {"cabinet member", "cabinet's member", "executive member", "portfolio holder", "cabinet portfolio holder"}
)
"""Posts whose brief may be any that a council has: "cabinet member for Roads and Villages"."""
_WIDE = ("director", "head", "manager", "member", "officer", "lead", "holder")
_OF_A_YEAR = re.compile(r"\b(?:this|(?P<past>last)) year's$", re.IGNORECASE)
""" "This year's president", "last year's chair"."""
_PAID = re.compile(r"£[\d,.]+[km]?(?:-a-(?:year|day|week)|-per-\w+)?$", re.IGNORECASE)
""" "The council's £140,000-a-year" + "director"."""
_REGION = re.compile(
    r"\b(?:Greater [A-Z][a-z]+|(?:South|West|North) Yorkshire|(?:West|East) Midlands|"
    r"(?:Liverpool|Sheffield) City Region|Tees Valley|North East|West of England|"
    r"Cambridgeshire and Peterborough|York and North Yorkshire) "
    r"(?:metro |regional )?$"
)
""" "South Yorkshire " + "mayor": of a region, and no council's."""
_SHORT_NAME = re.compile(r"(?:^|\s)[A-Z]{2,5}$")
_COUNCILLOR = re.compile(r",?\s+(?:Cllr|Councillor|Coun)\b")
_COUNTED = frozenset({"two", "three", "four", "five", "six"})
_NATIONAL = frozenset({"inspectorate", "government", "parliament"})
_BY_PORTFOLIO = frozenset({"government", "parliament"})


@dataclass(frozen=True, slots=True)
class Organisation:
    """Where a sentence names a council or an agency, by characters of the sentence."""

    start: int
    end: int
    council: CouncilId | None = None
    agency: AgencyId | None = None
    type: str = ""
    """Type of the agency; ``council`` for a council, ``stranger`` for an authority outside the register."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post in a sentence, by characters of the sentence."""

    start: int
    """Where it begins with its owner and article: "the council's new leader"."""
    core: int
    end: int
    text: str
    """The role as the text gives it, in small letters, without status and organisation."""
    role_id: str | None
    kind: str
    """Where such a post is held: ``council``, ``inspectorate`` ..."""
    status: PostStatus = PostStatus.CURRENT
    organisation: Organisation | None = None
    plural: bool = False
    definite: bool = False
    """Whether an article or an owner stands before it."""
    fresh: bool = False
    """Whether it is said to be new, or somebody's to come."""


class RoleWords:
    """The words of ``patterns/people.yaml`` that make up posts, and the register of roles by wording."""

    def __init__(self, ontology: Ontology) -> None:
        content = lists_of(ontology, "people")

        def words(key: str) -> frozenset[str]:
            return frozenset(str(word).lower() for word in cast("Iterable[object]", content.get(key, ())))

        self.before = words("before")
        self.portfolio = words("portfolio")
        owners = cast("Mapping[str, Iterable[object]]", content.get("owners", {}))
        self.owners = {str(noun).lower(): kind for kind, nouns in owners.items() for noun in nouns}
        self.determiners = words("determiners")
        self.not_names = words("not-names")
        self.weak = words("weak")
        short = cast("Mapping[str, object]", content.get("abbreviations", {}))
        self.abbreviations = {str(form): str(written) for form, written in short.items()}
        self.not_alone = words("not-alone")
        self.not_public = words("not-public")
        self.changes = words("changes-the-post")
        self.tasks = words("tasks")
        self.of_one_council = words("of-one-council")
        self.owner_kinds = words("owner-kinds")
        self.heads = tuple(str(head) for head in cast("Iterable[object]", content.get("heads", ())))
        statuses = cast("Mapping[str, Iterable[object]]", content.get("status", {}))
        self.status = {str(word).lower(): PostStatus(kind) for kind, entries in statuses.items() for word in entries}
        self.families = {
            role: (
                {_key(str(head)) for head in cast("Iterable[object]", family["heads"])},
                {str(word).lower() for word in cast("Iterable[object]", family["about"])},
            )
            for role, family in cast("Mapping[str, Mapping[str, object]]", content.get("families", {})).items()
        }
        parties = party_words(ontology)
        self.parties, party = parties.names, parties.any
        self.party_of_place = re.compile(
            r"(?:\s+(?:[A-Z][\w-]*|for|and|the)'?s?){0,3}?\s+(?:Party|Alliance|Association|Union|"
            rf"{party}(?<=[Ss])|{party}(?!\s+[A-Z]))(?: [Gg]roup)?\b"
        )
        """ "Leader of the Hexshire " + "People's Party": what is led is no council."""
        self.kinds = {role.id: role.organisation for role in ontology.roles.values()}
        self.by_wording: dict[str, list[str]] = {}
        for role in ontology.roles.values():
            for wording in (role.label, *role.aliases):
                ids = self.by_wording.setdefault(_key(wording), [])
                if role.id not in ids:
                    ids.append(role.id)

    def may_be_portfolio(self, what: str) -> bool:
        """Whether a word of it is such as posts are for: "children's services", not "legal"."""
        words = set(re.split(r"[\s,]+", what)) - {"portfolio", "holder", "cabinet", "member"}
        return any(len(word) > 3 and word in self.portfolio for word in words)

    def may_be_part(self, word: str) -> bool:
        """Whether a word may stand in what a part of a service is called: "the multi-agency safeguarding hub"."""
        return word not in ("a", "in") and (word in self.portfolio or word in self.before or word in _PART_WORDS)

    def ids(self, text: str) -> list[str]:
        """The roles that a wording names, by the register and then by family."""
        known = self.by_wording.get(_key(text))
        if known is not None:
            return known
        parts = {part.strip("',") for part in text.split()}
        if parts & self.changes:
            return []
        for role, (heads, about) in self.families.items():
            if any(f" {head} " in f" {_key(text)} " for head in heads) and parts & about:
                return [role]
        return []


_PART_WORDS = frozenset({"and", "&", "hub", "unit", "leaving", "leavers", "mash", "multi-agency", "one-stop"})
_LABELS = ("role:", "person-cue:head")
"""Of the wordings that are posts, or the heads of such."""
_KINDS = frozenset({"role", "person-cue"})


def find_posts_in(
    annotated: AnnotatedArticle,
    sentence: Sentence,
    text: str,
    organisations: Sequence[Organisation],
    words: RoleWords,
    *,
    about_services: bool = False,
) -> list[Post]:
    """The posts of a sentence, by position; ``text`` is the sentence with plain apostrophes.

    ``about_services``: whether the article is about a council's services, where "Director Ann Lee" is no film's.
    """
    if sentence.kinds.isdisjoint(_KINDS):
        return []
    hits = [hit for hit in sentence.words if any(label.startswith(_LABELS) for label in hit.labels)]
    posts: list[Post] = []
    spans = {hit: _span(annotated, sentence, hit) for hit in hits}
    within = {begin for begin, _ in spans.values()}
    forces = [one for one in organisations if one.type == "police"]
    cut = [one for one in forces if any(one.end < begin <= one.end + 1 for begin in within)]
    for hit in longest(hit for hit in hits if not any(_cuts(spans[hit], one) for one in cut)):
        start, end = spans[hit]
        if posts and start < posts[-1].end:
            continue
        floor = posts[-1].end if posts else 0
        reading = _Reading(text, start, end, hit, organisations, words, about_services=about_services, floor=floor)
        reading.beside = bool(posts) and posts[-1].kind == "council" and posts[-1].role_id is not None
        post = reading.post()
        if post is not None:
            if posts and post.start < posts[-1].end:
                continue
            posts.append(post)
    return posts


def _span(annotated: AnnotatedArticle, sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """Where a hit stands, by characters of its sentence."""
    last = annotated.doc[hit.end - 1]
    return annotated.doc[hit.start].idx - sentence.start_char, last.idx + len(last) - sentence.start_char


def _cuts(span: tuple[int, int], organisation: Organisation) -> bool:
    """ "Kent Police chief constable": whether a wording ("police chief") begins within the name of an organisation."""
    return organisation.start < span[0] < organisation.end < span[1]


class _Reading:
    """Reads one post outwards from its core."""

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        hit: Hit,
        organisations: Sequence[Organisation],
        words: RoleWords,
        *,
        about_services: bool,
        floor: int = 0,
    ) -> None:
        self.about_services = about_services
        self.floor = floor
        """Where the post before ends: this one takes no word of it."""
        self.beside = False
        """Whether the post before is one of a council's."""
        self.text = text
        self.start = start
        self.end = end
        self.ids = [label.partition(":")[2] for label in hit.labels if label.startswith("role:")]
        # An office that bears the name of a post ("the Children's Commissioner for England") is not where it is held.
        named = start + len("the ") if text.startswith(("the ", "The "), start) else start
        self.organisations = [one for one in organisations if not (one.start <= named and end <= one.end)]
        self.words = words
        self.status = PostStatus.CURRENT
        self.organisation: Organisation | None = None
        self.outer = start
        self.definite = False
        self.owner = ""
        """Kind of the organisation whose post it is: of the board in "the board's chair"."""

    def post(self) -> Post | None:
        """The post, or None where these words are none."""
        core = self.text[self.start : self.end]
        if " " not in core and (core.lower() in _VERBS or core.lower().endswith(("ing", "ed"))):
            return None
        if self.ids and all(id in self.words.not_public for id in self.ids):
            return None
        if _OF_THE_PRESS.match(self.text, self.end):
            return None
        if core.lower() in _VERBS_TOO and _OBJECT.match(self.text, self.end):
            return None
        designate = _DESIGNATE.match(self.text, self.end)
        within = self._status_within()
        name_end, wording_end = self._behind() if designate is None else (designate.end(), self.end)
        self.status = PostStatus.INCOMING if designate is not None else within
        name_start = self._before()
        self._owner(name_start)
        text = self._wording(name_start, wording_end)
        if not self._stands(text, name_start):
            return None
        role_id = self._role_id(text)
        if text.endswith("group leader") and _COUNCIL_AND.search(self.text, 0, name_start) is not None:
            text, role_id = f"council and {text}", "council-leader"
        kind = self.words.kinds.get(role_id or "", "")
        if text.endswith("'s") and text.rpartition(" ")[2] not in self.words.portfolio:
            # "The Secretary of State's adviser": whose the post is, and no post.
            return None
        if self.owner and self.organisation is None and kind in ("", "council"):
            kind = self.owner
        if not kind and self.organisation is not None:
            kind = self.organisation.type
        if kind in _NATIONAL and self.organisation is not None and self.organisation.type == "stranger":
            self.organisation = None
        of_body = text in _CHIEFS or text.endswith(_OF_UNIONS)
        if self.organisation is None and of_body and (of := _OF_A_NAME.match(self.text, name_end)) is not None:
            self.organisation = Organisation(of.start(), of.end(), type="stranger")
        return Post(
            start=self.outer,
            core=name_start,
            end=name_end,
            text=text,
            role_id=role_id,
            kind=kind or self._usual_kind(),
            status=self.status,
            organisation=self.organisation,
            plural=self._is_plural(),
            definite=self.definite,
            fresh=_FRESH.search(self.text[self.outer : self.start]) is not None,
        )

    def _is_plural(self) -> bool:
        return _MULTIPLE.search(_OF.split(self._head().lower())[0]) is not None

    def _status_within(self) -> PostStatus:
        """The status that a wording of the register begins with: "acting chief constable"."""
        first = self._head().split(" ")[0].lower()
        return self.words.status.get(first, PostStatus.CURRENT) if " " in self._head() else PostStatus.CURRENT

    def _usual_kind(self) -> str:
        return self.words.kinds.get(self.ids[0], "council") if self.ids else "council"

    def _party_at(self, at: int, organisation: Organisation | None) -> re.Match[str] | None:
        """The party of a place, which leads no council: "leader of the Leeds Lib Dems"."""
        if organisation is not None:
            return self.words.party_of_place.match(self.text, organisation.end) if organisation.council else None
        named = _PLACE.match(self.text, at) if self._head().lower().endswith("leader") else None
        return self.words.party_of_place.match(self.text, named.end()) if named is not None else None

    def _head(self) -> str:
        return self.text[self.start : self.end]

    def _behind(self) -> tuple[int, int]:
        """Where the post ends with its complements and organisation, and where its wording ends."""
        end = wording = self._rest_of_list()
        aside = _AREA_ASIDE.match(self.text, end)
        if aside is not None and self._head().lower().endswith(_WIDE) and self._is_all_portfolio(aside["area"]):
            return aside.end(), wording
        seat = _SEAT.match(self.text, end) if "member-of-parliament" in self.ids else None
        if seat is not None and self._organisation_at(seat.end("for")) is None:
            return seat.end(), wording
        for _ in range(3):
            at_home = _AT_THE_COUNCIL.match(self.text, end)
            if at_home is not None:
                return at_home.end(), wording
            match = _PREPOSITION.match(self.text, end)
            inside = _IN.match(self.text, end)
            if match is None and inside is not None and self._organisation_at(inside.end()) is not None:
                match = inside
            if match is None:
                direct = self._words_from(end + 2) if end == self.end and self.text[end : end + 2] == ", " else end
                if direct > end + 2 and self._followed_by_break(direct) and self._head().lower().endswith("director"):
                    return direct, direct
                break
            at = match.end()
            organisation = self._organisation_at(at)
            party = self._party_at(at, organisation)
            if party is not None:
                self.ids = []
                return party.end(), party.end()
            if organisation is not None and not self._is_topic(organisation):
                self.organisation = self.organisation or organisation
                end = organisation.end
                with_board = organisation.council is not None or organisation.type == "childrens-trust"
                body = _ITS_BODY.match(self.text, end) if with_board else None
                if body is not None:
                    return body.end(), wording
                more = self._words_from(end, possessive=True)
                if more > end:
                    end = wording = more
                continue
            after = max(self._words_from(at), self._capitals_from(at))
            if after == at:
                break
            owned = self._organisation_at(after + 1) if self.text.endswith(("'s", "s'"), at, after) else None
            if owned is not None:
                # "Chair of the city's safeguarding partnership": where the post is held, by whose it is.
                self.organisation = self.organisation or owned
                return owned.end, wording
            body = _OF_BODY.match(self.text, after)
            if body is not None:
                # "General secretary of school leaders' union NAHT": where the post is held, and not what it is for.
                self.organisation = self.organisation or self._organisation_at(body.end())
                return (self.organisation.end if self.organisation else body.end()), wording
            end = wording = after
        return end, wording

    def _capitals_from(self, at: int) -> int:
        """How far a directorate's own name goes on, all in capitals, behind a name: "for Together for Families"."""
        if not (self.text[self.start : self.start + 1].isupper() or self._head().lower() in _WITH_BRIEFS):
            return at
        named = _OWN_NAME.match(self.text, at)
        if named is None or _NAME_AND_COMMA.search(self.text, max(0, self.start - 80), self.start) is None:
            return at
        if any(at <= one.start < named.end() for one in self.organisations):
            return at
        return named.end()

    def _is_all_portfolio(self, words: str) -> bool:
        """Whether every word may be what a post is for: "safeguarding and quality assurance"."""
        found = [word.group().lower() for word in _WORD.finditer(words)]
        small = {"and", "&", "of", "for", "the"}
        return all(
            word in self.words.portfolio or word.removesuffix("'s") in self.words.portfolio or word in small
            for word in found
        )

    def _rest_of_list(self) -> int:
        """Where a complement within the core goes on: "lead member for children" + ", families and learning"."""
        if re.search(r"\s(?:of|for)\s", self._head()) is None:
            return self.end
        owned = self.text[self.end : self.end + 2] == "'s"
        if owned:
            self.end += 2
        separator = _LIST.match(self.text, self.end)
        if separator is None or (separator.group().startswith(",") and not self._list_goes_on(separator.end())):
            return self.end
        if separator.group().isspace() and not owned and not self._head().lower().endswith(_MODIFIERS):
            return self.end
        after = self._words_from(separator.end())
        return after if after > separator.end() else self.end

    def _is_topic(self, organisation: Organisation) -> bool:
        """A place before "children's services" owns them; it is not all that the post is for."""
        return organisation.council is None and organisation.agency is None

    def _followed_by_break(self, at: int) -> bool:
        return self.text[at : at + 1] in ("", ",", ".", ";", ")", ":") or self.text.startswith(" (", at)

    def _organisation_at(self, at: int) -> Organisation | None:
        for organisation in self.organisations:
            near = organisation.start <= at < organisation.end or 0 < organisation.start - at <= 4
            if near and self.text[at : organisation.start].strip().lower() in ("", "the"):
                return organisation
        return None

    def _words_from(self, at: int, *, possessive: bool = False) -> int:
        """How far the words of a portfolio go on: ``children, families and learning``."""
        if possessive:
            match = re.compile(r"'s?\s+").match(self.text, at)
            if match is None:
                return at
            at = match.end()
        end = at
        gap = at
        count = 0
        while True:
            word = _WORD.match(self.text, gap)
            if word is None:
                return end
            if not (self._is_portfolio(word.group(), gap) or self._leads_to_portfolio(word)):
                return word.end() if count > 1 and self._ends_list(word) else end
            count += 1
            end = word.end()
            if self.text[end : end + 2] == "'s":
                end += 2
            separator = _SEPARATOR.match(self.text, end)
            if separator is None:
                return end
            if separator.group().startswith(",") and not self._list_goes_on(separator.end()):
                return end
            gap = separator.end()

    def _is_portfolio(self, word: str, at: int) -> bool:
        low = word.lower()
        if any(organisation.start <= at < organisation.end for organisation in self.organisations):
            return False
        return low in self.words.portfolio or low.removesuffix("'s") in self.words.portfolio

    def _ends_list(self, word: re.Match[str]) -> bool:
        """Whether a word of any kind is the last of a post's list: "children, education and refugees"."""
        return (
            word.group().islower()
            and self.text[: word.start()].endswith((" and ", " & "))
            and self.text[word.end() : word.end() + 1] in ("", ",", ".", ";", ")")
        )

    def _leads_to_portfolio(self, word: re.Match[str]) -> bool:
        """Whether a word of a department's own name stands before one that is usual: "Inspiring Young People"."""
        following = _WORD.match(self.text, word.end() + 1)
        return (
            word.group()[:1].isupper()
            and self.text[word.end() : word.end() + 1] == " "
            and following is not None
            and following.group()[:1].isupper()
            and self._is_portfolio(following.group(), following.start())
        )

    def _list_goes_on(self, at: int) -> bool:
        """Whether what stands behind a comma belongs to the list: up to three such words, then "and" or a comma."""
        count = 0
        while True:
            word = _WORD.match(self.text, at)
            if word is None or not self._is_portfolio(word.group(), at):
                return False
            count += 1
            at = word.end()
            rest = self.text[at : at + 6]
            if re.match(r",? (?:and|&) ", rest):
                follow = _WORD.match(self.text, at + len(re.match(r",? (?:and|&) ", rest).group()))  # type: ignore[union-attr]
                return follow is not None and (
                    self._is_portfolio(follow.group(), follow.start()) or self._ends_list(follow)
                )
            if rest.startswith(", "):
                at += 2
                count = 0
                continue
            if re.match(r"[.;)]|$", rest):
                return count <= 3 and self.text[self.end :].count(",") > 0 and self._list_has_and(at)
            if count >= 3 or not rest.startswith(" "):
                return False
            at += 1

    def _list_has_and(self, at: int) -> bool:
        return re.search(r"\b(?:and|&)\b", self.text[self.end : at]) is not None

    def _before(self) -> int:
        """Where the wording of the post begins; its status is noted on the way."""
        at = self.start
        begin = at
        while (match := _WORD_BEFORE.search(self.text, max(self.floor, at - 30), at)) is not None:
            word, gap = match.group(1), match.group(2)
            low = word.lower()
            if gap == ", ":
                break
            if low in self.words.status and (
                low not in ("late", "last", "old", "past", "next", "future", "then") or gap == " "
            ):
                found = self.words.status[low]
                if _says_more(found, self.status):
                    self.status = found
                at = match.start(1)
                self.outer = at
                if begin == match.end():
                    begin = self.start if begin == self.start else begin
                continue
            organisation = self._organisation_ending(match.end(1))
            if organisation is not None:
                break
            if _CHOSEN.search(self.text, max(self.floor, match.start(1) - 12), match.end(1)) is not None:
                break
            if low in self.words.before and not (low in ("her", "his") and not self._is_majesty(match.end())):
                at = begin = match.start(1)
                self.outer = at
                continue
            if low in ("and", "&") and self._joins_portfolio(match.start(1)):
                at = match.start(1)
                continue
            break
        region = _REGION.search(self.text, 0, begin) if begin == self.start and "elected-mayor" in self.ids else None
        begin = region.start() if region is not None else begin
        self.outer = min(self.outer, begin)
        return begin

    def _is_majesty(self, at: int) -> bool:
        return self.text[at : at + 7].lower() == "majesty"

    def _joins_portfolio(self, at: int) -> bool:
        """ "children and families director": whether "and" joins two words of what the post is for."""
        match = _WORD_BEFORE.search(self.text, max(self.floor, at - 30), at)
        return (
            match is not None
            and match.group(1).lower() in self.words.portfolio
            and match.group(2) == " "
            and (
                match.group(1).lower()
                in ("children", "children's", "education", "adults", "adult", "policing", "crime")
            )
        )

    def _organisation_ending(self, at: int) -> Organisation | None:
        for organisation in self.organisations:
            if (
                organisation.start < at
                and organisation.end <= at <= organisation.end + 2
                and organisation.end >= at - 2
                and not self.text[organisation.end : at].startswith((")", ":"))
            ):
                return organisation
        return None

    def _owner(self, begin: int) -> None:
        """What stands before the wording: the organisation, "the council's", an article."""
        at = min(self.outer, begin)
        for place in self.organisations:
            if place.start <= self.start < place.end <= self.end:
                self.organisation, at, self.definite = place, place.start, True
            elif self.start < place.start and place.end <= self.end:
                self.organisation, self.definite = place, True
        for _ in range(3):
            head = self.text[:at]
            stripped = head.rstrip()
            if stripped == head or not stripped:
                break
            organisation = self._organisation_ending(len(stripped))
            if organisation is not None:
                self.organisation = self.organisation or organisation
                at = organisation.start
                self.definite = True
                continue
            match = re.search(r"([\w-]+(?: hall)?)'s?$", stripped, re.IGNORECASE)
            if match is not None and match.group(1).lower() in self.words.owners:
                at = match.start(1)
                self.definite = True
                self.owner = self.words.owners[match.group(1).lower()]
                kind = re.search(r"([\w-]+)\s+$", self.text[:at])
                if kind is not None and kind.group(1).lower() in self.words.owner_kinds:
                    at = kind.start(1)
                if self.owner != "council":
                    article = re.search(r"\b(?:the|its|their|our|this)\s+$", self.text[:at], re.IGNORECASE)
                    at = article.start() if article is not None else at
                    break
                continue
            paid = _PAID.search(stripped)
            if paid is not None:
                at = paid.start()
                continue
            year = _OF_A_YEAR.search(stripped)
            if year is not None:
                at = year.start()
                self.definite = True
                if year["past"] and _says_more(PostStatus.FORMER, self.status):
                    self.status = PostStatus.FORMER
                break
            match = re.search(r"([\w'-]+)$", stripped)
            if match is None:
                break
            low = match.group(1).lower()
            if low in self.words.status:
                found = self.words.status[low]
                if _says_more(found, self.status):
                    self.status = found
                at = match.start(1)
                continue
            if low == "local" and self.organisation is not None:
                # "The local Unison branch secretary".
                at = match.start(1)
                continue
            if low in _COUNTED:
                at = match.start(1)
                continue
            if low in self.words.determiners:
                at = match.start(1)
                self.definite = True
            elif self.organisation is None and match.group(1)[:1].isupper() and low not in self.words.not_names:
                self.organisation = Organisation(match.start(1), match.end(1), type="stranger")
            break
        self.outer = at

    def _wording(self, start: int, end: int) -> str:
        if self.organisation is not None and start < self.organisation.start == self.start:
            # "The local " + "Unison branch secretary".
            start = self.start
        if self.organisation is not None and start < self.organisation.start < end:
            end = start + len(_OF_ORGANISATION.sub("", self.text[start : self.organisation.start]))
        owner_end = self.organisation.end if self.organisation is not None else start
        if start < owner_end < end and self.text.startswith("'s ", owner_end):
            start = owner_end + len("'s ")
        text = " ".join(self.text[start:end].lower().split())
        words = [word for word in re.split(r"(?<=[^-])\s", text) if word not in self.words.status]
        text = " ".join(words).strip(" ,-&")
        text = re.sub(r"^(?:the|a|an|and|&)\s+", "", text)
        text = _OPEN_END.sub("", text)
        owner = re.match(r"([\w ]+)'s?\s+", text)
        if owner is not None and owner.group(1) in self.words.owners:
            text = text[owner.end() :]
            self.definite = True
            self.owner = self.words.owners[owner.group(1)]
        if start < owner_end:
            text = _KIND_OF_COUNCIL.sub("", text)
        text = self.words.abbreviations.get(text, text)
        text = _COMPASS.sub("", text) if "member-of-parliament" in self.ids else text
        head, *rest = _OF.split(text, maxsplit=1)
        return _MULTIPLE.sub(r"\1", head) + text[len(head) :] if rest else _MULTIPLE.sub(r"\1", text)

    def _stands(self, text: str, begin: int) -> bool:
        """Whether these words are enough to be a post; "leader" alone needs its council, and no "gang" before it."""
        if not text or text in self.words.not_alone:
            return False
        if text.endswith(" campaigner") and self.organisation is None:
            # "Lib Dem campaigner Ann Lee": of a party, and in no post.
            return False
        text = _OF_A_CLUB.sub("", text)
        if text not in self.words.weak and not self._is_cut_short():
            return True
        if self.status is not PostStatus.CURRENT:
            return True
        if self.definite or (self.organisation is not None and self.organisation.type != "stranger"):
            return True
        head = self.text[: min(self.outer, begin)].rstrip()
        if text in _SEATS and head.endswith("(") and (closes := _CLOSES.match(self.text, self.end)) is not None:
            if closes["body"]:
                self.owner = "other"
            return True
        named = text == "director" and _NAMED.match(self.text, self.end) is not None
        in_years = text == "director" and head.endswith(",") and _IN_YEARS.match(self.text, self.end) is not None
        if in_years and self.about_services:
            return True
        fresh = _FRESH.search(self.text, self.outer, self.start) is not None
        if named and self.about_services and (fresh or _LEAD_IN.fullmatch(head) is not None):
            return True
        if text == "principal" and _NAME_ALONE.match(self.text, self.end) is not None:
            return True
        if text in _SEATS and head.endswith(",") and _OF_A_BODY_BEHIND.match(self.text, self.end) is not None:
            # "Ann Lee, Chair, Parent Voice": as minutes name who came from elsewhere.
            self.owner = "other"
            return True
        if not head or head[-1] in ".,:;(\"'–—-|":
            return self.ids != [] or (not head and self.about_services and text in _SERVICE_HEADS)
        if self._is_plural() and _SENT.search(head) is not None:
            return True
        beside = self.beside and self.about_services and text in ("director", "leader")
        if beside and _NAMED.match(self.text, self.end) and _AND_OF_THE_SAME.fullmatch(head, self.floor) is not None:
            return True
        if text == "leader" and _SHORT_NAME.search(head) and _COUNCILLOR.match(self.text, self.end):
            # "NBC Leader Cllr Ann Lee": a council's own letters.
            self.organisation = None
            return True
        match = re.search(r"([\w'-]+)$", head)
        held = match is not None and match.group(1).lower() in _BEFORE_A_POST
        of_council = self.about_services or any(one.council is not None for one in self.organisations)
        if text in ("director", "leader") and of_council and _WHEN_NAME_WAS.search(head) is not None:
            return True
        if match is not None and text == "director" and self.about_services and match.group(1).lower() in ("was", "is"):
            then = head.endswith(" who was") and _THEN.match(self.text, self.end) is not None
            return then or _IN_YEARS.match(self.text, self.end) is not None
        if held and text in _SEATS and self.about_services:
            self.owner = "other"
            return True
        if held and text == "leader" and self.about_services and _AT_SOME_TIME.match(self.text, self.end) is not None:
            return True
        if held and text == "director" and self.about_services and not _OF_ELSE.match(self.text, self.end):
            return all(one.agency is None for one in self.organisations)
        return match is not None and match.group(1).lower() in _FUNCTION_WORDS and bool(self.ids)

    def _is_cut_short(self) -> bool:
        """Whether its initials alone are given, and are too little to go by: "DCS"."""
        head = self._head().lower()
        return head in self.words.abbreviations and head in self.words.weak

    def _role_id(self, text: str) -> str | None:
        ids = self.words.ids(text)
        if self.organisation is not None and self.start <= self.organisation.start < self.end:
            ids = self.ids or ids
        if not ids and not self._is_changed(text) and not self._is_narrowed(text):
            ids = self.ids
        if _LEAD_MEMBER in ids and self._has_another_brief(text):
            ids = [id for id in ids if id != _LEAD_MEMBER]
        if not ids:
            return None
        of_council = self.organisation is not None and self.organisation.council and self.organisation.start > self.end
        if of_council and text.removesuffix(" leader") in self.words.parties:
            # "Labour leader of Leeds City Council": of all of it.
            return "council-leader"
        if self.organisation is not None:
            wanted = "council" if self.organisation.council is not None else self.organisation.type
            fitting = [id for id in ids if self.words.kinds.get(id) == wanted]
            if fitting:
                return fitting[0]
            if wanted == "council" and (local := [id for id in ids if id in self.words.of_one_council]):
                return local[0]
            if self.organisation.agency is not None and all(self.words.kinds.get(id) == "council" for id in ids):
                return None
        local = [id for id in ids if id in self.words.of_one_council]
        return local[0] if local and self._is_sent_in() else ids[0]

    def _has_another_brief(self, text: str) -> bool:
        """ "Cabinet member for finance", "for roads and villages": nothing in which services for children can be."""
        behind = _BRIEF_BEHIND.match(self.text, self.end) if _BRIEF.search(text) is None else None
        brief = _BRIEF.search(text if behind is None else behind.group())
        return brief is not None and _FOR_CHILDREN.search(brief["brief"]) is None

    def _is_sent_in(self) -> bool:
        """Whether ministers appointed whoever holds the post: "the children's commissioner appointed by the DfE"."""
        named = FULL_NAME.match(self.text, self.end)
        behind = _APPOINTED_BY.match(self.text, self.end) is not None
        behind = behind or (named is not None and _SENT_BY.match(self.text, named.end()) is not None)
        return behind or _GOVERNMENTS.search(self.text, max(0, self.start - 40), self.start) is not None

    def _is_narrowed(self, text: str) -> bool:
        """Whether a complement makes another post of a minister's: "secretary of state for communities"."""
        if len(text) <= len(self._head()):
            return False
        if text.startswith("chief officer for "):
            # "Chief officer for children": of a part of a council, and not its chief executive.
            return True
        return all(self.words.kinds.get(id) in _BY_PORTFOLIO for id in self.ids)

    def _is_changed(self, text: str) -> bool:
        """Whether words around the core make another post of it."""
        core = set(self._head().lower().split())
        return any(word in self.words.changes and word not in core for word in text.replace("-", " ").split())


_LEAD_MEMBER = "lead-member-for-childrens-services"
_BRIEF = re.compile(r"\b(?:for|with responsibility for) (?P<brief>.+)$", re.IGNORECASE)
_BRIEF_BEHIND = re.compile(r" for (?:[^,.;:()]|, (?=[^.;:()]{3,60} and ))+")
_FOR_CHILDREN = re.compile(
    r"child|famil|young|youth|\bsend\b|educat|school|learning|skills|people|"
    r"(?<!adult )(?<!adult social )(?<!adults' social )care|corporate parent|safeguard",
    re.IGNORECASE,
)


_FUNCTION_WORDS = frozenset(
    "of to by from with for and but as under said says wrote writes told adds added when while that after before whose "
    "like including between both against is was were are be been by appointed elected named".split()
)


def _key(wording: str) -> str:
    """A wording as roles are compared: by stems, without small words that texts leave out or exchange."""
    words = re.findall(r"[\w&]+", plain(wording).lower().replace("'s", "").replace("'", ""))
    return " ".join(stem(word) for word in words if word not in ("the", "of", "for", "and", "&", "s"))


def _says_more(found: PostStatus, known: PostStatus) -> bool:
    """Whether a word tells more than those behind it: a "former interim director" is a former one."""
    return found is PostStatus.FORMER or (found is not PostStatus.CURRENT and known is PostStatus.CURRENT)
