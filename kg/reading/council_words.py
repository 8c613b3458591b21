"""The words around councils as expressions, made once for an ontology; see ``patterns/councils.yaml``."""

from __future__ import annotations

import re

from kg.ontology import Council, Ontology, made_once
from kg.reading.expressions import any_in, expression, lists_of, pairs_of, phrases_of, table_of
from kg.reading.parties import party_words

OTHER_GENRES = {
    "job-advert": 3, "syllabus": 3, "dataset": 3, "podcast": 4, "made-up": 1, "risk-register": 4, "research": 4,
    "law": 3, "video-game": 4,
}  # fmt: skip
"""So many different wordings of job advertisements make one, and so on; who calls it all invented is believed."""

_WHEN = re.compile(r"\b(?:when|after|as|once|since) (?:the )?(?:old |former )?$", re.IGNORECASE)


_NO_CAUSE = "".join(
    rf"(?<!\b{cause} {article})"
    for cause in (
        "because of",
        "due to",
        "owing to",
        "amid",
        "despite",
        "given",
        "reflecting",
        "a result of",
        "part of",
    )
    for article in ("", "a ", "the ")
)
"""Not before "national": "because of a *national* shortage" tells why one council does what it does."""


class CouncilWords:
    """What tells that a council, or its area, is only named beside, or that a sentence is about none."""

    def __init__(self, ontology: Ontology) -> None:
        self.lists = lists_of(ontology, "councils")
        self.parties = party_words(ontology)
        longer = table_of(self.lists, "longer-names")
        self.after = frozenset(word.lower() for word in longer.get("after", ()))
        """With these behind it, or with one of ``before`` in front, a place is a part of a longer name."""
        self.after_phrases = [tuple(phrase.split()) for phrase in longer.get("after", ()) if " " in phrase]
        self.before = [tuple(phrase.split()) for phrase in longer.get("before", ())]
        self.allowed_before = frozenset(longer.get("allowed-before", ()))
        self.metonyms = frozenset(phrases_of(self.lists, "metonyms"))
        """Places that stand for something else where nothing of a council is beside them."""
        self.short_kinds = pairs_of(self.lists, "short-kinds")
        self.short_kinds_ahead = pairs_of(self.lists, "short-kinds-ahead")
        posts = any_in(self.lists, "posts")
        self.post_of = re.compile(rf"'s (?:(?:\w+ ){{0,2}})?(?:{posts})\b", re.IGNORECASE)
        """ "Hampshire's chief executive": behind the name."""
        self.post_at = re.compile(
            rf"\b(?:{posts})\b[^.;:,]{{0,50}} (?:at|of|for|in|with|from) (?:the )?$", re.IGNORECASE
        )
        """ "Director of children's services at": before the name."""
        self.runs_in = re.compile(
            rf"\b(?:{any_in(self.lists, 'companies')})\b[^.;:]{{0,20}}?\b(?:{any_in(self.lists, 'run')}) "
            r"(?:the )?(?:(?:children's|social|care) )*(?:services|care) (?:in|for|at) (?:the )?(?:[A-Z][\w ]+ and )?$"
        )
        """ "Of Achieving for Children, the company that runs children's services in": where somebody works."""
        self.whereabouts = re.compile(
            rf"\b(?:(?:{any_in(self.lists, 'whereabouts')}) in|"
            r"(?:an?|another|that|this|other) (?:\w+ )?parts? of)\s+$",
            re.IGNORECASE,
        )
        """Where a building stands or somebody lives, or a part of a county: a place, and no council."""
        self.general = re.compile(rf"\b(?:{any_in(self.lists, 'in-general')})\b", re.IGNORECASE)
        """Whom or what a paragraph of a round-up names that is about no council of it."""
        self.pointers = re.compile(
            rf"^\W*(?:(?:{any_in(self.lists, 'pointers')})(?!\w)|more \w+(?: \w+)?:|comments?\s*(?:\(|$))",
            re.IGNORECASE,
        )
        """What opens a pointer to other stories, or the readers' own words: no place in it is what it is about."""
        children = any_in(self.lists, "whose-services")
        self.kin = re.compile(
            rf"(?:'s|s')?\s*(?:(?:most )?vulnerable |young |troubled |own )*(?:{children})\b", re.IGNORECASE
        )
        """ "Middlesbrough's children": behind the name."""
        self._of_one_and_of_many()
        self._of_another()
        self.kin_before = re.compile(
            rf"\b(?:{children}|inspectors|ofsted)\s+(?:\w+\s+)?(?:in|of|at|across|from|visited)\s+(?:the )?$",
            re.IGNORECASE,
        )
        """ "Kids in": before the name."""

    def _of_one_and_of_many(self) -> None:
        """What tells that a sentence without a name is of one council, or of many."""
        lists = self.lists
        self.introduction = expression(
            lists,
            r"\b{introduced-by} (?:{out-now} )?(?:of|into|on|in|to|at|by)\b|\b{introduced-about}\b[^.;]* about\b|"
            r"\binspectors (?:in|at|visited|also)\b|^(?:meanwhile|elsewhere|separately)\b|\b{another-one}\b",
        )
        """Where the talk turns to a council: "a report on", "separate"."""
        self.scene = expression(lists, r"(?:in|at|over in) (?:the |neighbouring |nearby |next-door )*")
        """What stands before a council to which a paragraph turns: "At Kent, ..."."""
        self.that_one = expression(lists, r"\W*(?:that|this) {called}\b")
        """A sentence that goes on about the council, or its trust, that the one before it names."""
        self.the_council = expression(lists, r"\b(?:the|our) (?:city |county |borough )?{called-so}\b")
        self.abroad = expression(lists, r"(?<!New )\b{places-abroad}\b", re.NOFLAG)
        self.inspectorates_abroad = frozenset(phrases_of(lists, "inspectorates-abroad"))
        """Ids of the agencies that inspect the services of Wales, Scotland or Northern Ireland, and no English ones."""
        countries = phrases_of(lists, "countries")
        self.of_many = (*phrases_of(lists, "several"), *countries, *phrases_of(lists, "national"), "national")
        """One of these stands in all that the next expression finds, and is looked for sooner."""
        self.many_councils = expression(
            lists,
            r"(?<!\bfor )(?<!\bto )(?<!\bfrom )(?<!\bwith )(?<!\bby )(?<!between )(?<!with all )(?<!with the )"
            r"(?<!with its )(?<!by all )\b(?!one (?:held|shared|that|which|given)\b)"
            r"(?:\d+|\w+teen|{many})\b(?: (?!district)[\w'’-]+){0,3} {several}\b|"
            r"(?<!to )(?<!from )(?<!with )(?<!by )\b{of-what-kind} {several}\b|"
            r"(?<!to )(?<!from )(?<!with )(?<!by )(?<!the )\b{several},? (?:(?:that|which) )?"
            r"(?:{are} )?{given-a-grade}\b|"
            rf"\b(?:in|across|throughout|around) {{countries}}\b|{_NO_CAUSE}\bnational(?:ly)?\b|\b{{national}}\b",
        )
        """ "Nine councils were ...", "leadership in children's services in England": of many, none of them named."""
        self.any_councils = expression(
            lists,
            r"^\W*(?!authorities (?:were|had been) (?:\w+ )?{alerted}\b"
            r"(?! (?:by (?:ofsted|inspectors|ministers|the government)|to|that they)\b))"
            r"(?:(?:in|at|for|among|across) )?(?:{of-what-kind} )?(?:local )?{several} "
            r"(?:{are}|{given-a-grade}|{so-many-do}|have|had|that|which|where|with|told|found)\b|"
            r"\b(?:in|at|for|of|across|among) (?:{of-what-kind} |children['’]s )(?:local )?{several}\b|"
            r"\b{says} (?:that )?(?:many |some |most )?(?:local )?{several} (?:are|were|have|had|{so-many-do})\b|"
            r"^\W*(?:(?:last|this) year,? )?(?:only |just |another |a further )?"
            r"(?:six|seven|eight|nine|ten|eleven|twelve|\d\d) (?:more|others|further)\b"
            r"(?: {several}\b|[^.;:]{0,80}?(?:\b{given-a-grade}\b|\binadequate\b|\brequir\w+ improvement\b))|"
            r"\b(?:in|at|for|of|across) (?:local )?{several} (?:{given-a-grade}|told|found|where|that|which)\b",
        )
        """ "Authorities rated inadequate tend to": of any that are so.

        But "authorities were warned twice" tells of those of the place, the council and the police.
        """
        self.any_council = expression(lists, r"^\W*(?:in all cases )?(?:where|if|when) an? {called-so}\b")
        """ "Where a council has failed, ministers take over"."""
        self.wherever = expression(
            lists,
            r"\W*(?:but |and )?(?:in places )?where (?:(?!the |its )\w+ )?"
            r"(?:{several}|(?:children['’]s )?services) {are} {given-a-grade}\b",
        )
        """ "Where services were found to require improvement, managers ...": of whichever of many."""
        self.this_council = expression(
            lists,
            r"\b(?:the|this|that|our|its|their|a) (?:\w+ ){0,2}?{this-one}\b|"
            r"\b(?:we|our|us|its|one of|among|joins?|(?:like|than) (?:other|most|many|any|all))\b|\b(?-i:[Ii]t)\b|"
            r"\b{superlatives} (?:\w+ ){0,2}(?:in (?:England|the country)|nationally)\b",
        )
        """ "One of six councils in the country": words that tell of one, whatever others they speak of."""

    def _of_another(self) -> None:
        """What tells that a council is only named beside, or that places in a row are councils."""
        lists = self.lists
        self.helper = expression(
            lists,
            r",?\s*(?:(?:which|who) )?(?:(?:has|have|had|is|was) )?(?:been )?{helps}\b",
            re.NOFLAG,
        )
        """A council that does something for another one."""
        self.helped_by = expression(
            lists,
            r"\b(?:{helping}(?: \w+){0,4}? (?:by|from|with|alongside)|turn\w*(?: for {helping})? to) "
            r"(?:(?:neighbouring|nearby|the) )*$",
        )
        """ "To work closely with", "to be helped by": before the name of a council that helps."""
        self.helps_it = expression(
            lists,
            r"(?: council)?(?: (?:has|have|had|is|was|will|be|been|to|asked|now|also|going|agreed|chosen|picked))* "
            r"{helping}(?: (?:run|out|improve|neighbouring|nearby|the))* ",
        )
        """ "Leeds" + "is to help" + "Bury": between the one that helps and the one that is helped."""
        self.helps_whom = expression(lists, r"\b{helping}(?: (?:run|out|improve|neighbouring|nearby|the))* $")
        self.stayed_with = expression(
            lists, r"\b{inspectors} (?:[\w ]{0,30} )?(?:{stayed}|spent [\w ]{3,20}) with (?:the )?$"
        )
        """ "Inspectors were with" + "Bury Council for two weeks": whom they looked at, and who stands beside nobody."""
        self.lies = any_in(lists, "where-it-lies")
        """ "Next door", "up the road": the inner part of an expression for where a place lies."""
        self.lies_there = re.compile(rf"\b(?:{self.lies})\b", re.IGNORECASE)
        governed = any_in(lists, "governed")
        self.party = re.compile(rf"\b{self.parties.any}(?:-(?:{governed}))?\b")
        """What may stand before a council's name for who governs it: "neighbouring *Tory* Barnet"."""
        self.post_elsewhere = expression(
            lists,
            r"\b(?:\w+ is (?:the |an? )?(?:current |serving )?(?:chief executive|(?:former|retired) [\w' -]{3,40}?)"
            r"(?: of| at| for)|{lent}|{joins} (?:in|on|at|next|later|this|after|as)\b[^,;.:]{2,30}? from|"
            r"\b{takes-up} (?:the |her |his |a |this |that )?(?:\w+ )?{job}\b[^,;.:]{0,30} from|"
            r"\bby (?-i:[A-Z][\w'-]+ [A-Z][\w'-]+),? from) (?:the )?$",
        )
        """The post of a person who comes from another council: it is said of them as of no one in the place itself."""
        self.once_there = expression(
            lists,
            r", (?:himself |herself )?(?:{once}[ -]|who (?:{once} )?{led} )[^,;.:]{3,80} "
            r"(?:of|at|in|for|from) (?:the )?$",
        )
        """ "Ann Lee, herself a former director at Bury, ...": before the name of where somebody was, in an aside."""
        self.peers = expression(
            lists,
            r"\bpeer (?:review|challenge|diagnostic|inspection)s?\b[^.;:]{0,40}? "
            r"(?:led|headed|chaired|carried out|done|undertaken|conducted|run) by "
            r"(?:colleagues |peers |a team |officers )*(?:from |at |of )?(?:the )?$",
        )
        """ "A peer review led by": before the name of a council that looked at another one."""
        self.examples = expression(
            lists,
            r"\b(?:scandals?|cases?|tragedies|deaths|abuse) (?:of [\w ]{3,30} )?(?:in|at|from) (?:other )?"
            r"(?:places|towns|cities|areas|{several}) (?:such as|like) (?:the )?"
            r"(?:[A-Z][\w ]{2,30}(?:,| and| or) )*$",
        )
        """ "After scandals in towns such as": before the name of one example of many."""
        self.founded = expression(
            lists,
            r"\b{founded}\b(?: (?:back )?in (?:19|20)\d\d| in \w+ (?:19|20)\d\d| recently| only)?[^,;.:–—]{0,50}? "
            r"(?:{break-up} (?:in|of|across|to)|(?:out )?of|from) (?:the )?(?:old |former |then )?$",
        )
        """ "The council - formed in 2019 after reorganisation in": before the name of where a council began."""
        self.broken_up = expression(lists, r"(?: (?:county )?council)? (?:was|were|had been|is|has been) {broken-up}\b")
        """ "The council, created when Cumbria" + "was split"."""
        self.where_they = expression(
            lists,
            r"(?: council)?,? where (?:he|she|they|(?!Ofsted)[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?: \w+ly)? "
            r"(?:had|was|were|has|held|ran|spent|{led})\b",
            re.NOFLAG,
        )
        """ "Bury Council, where she had been": behind the name of where somebody was."""
        self.opens_list = expression(
            lists,
            r"\b(?:{listed-councils}|(?:of|among) them|(?:inspections|JTAIs|visits)\b[^,;.:]{0,60}\b{held} (?:in|at))"
            r"(?: (?:are|were|include|including|such as|namely|in|at))?,?\s*(?:[:–—-]\s*)?(?:the )?$",
        )
        """What goes before a list of places that are councils: "five of them - ", "the other two authorities: "."""
        self.share = expression(
            lists,
            r"\s+{shares}\s+(?:(?:an?|their|one|the same)\s+)?(?:[\w'-]+\s+){0,3}?{shared}\b",
            re.NOFLAG,
        )
        """ "North Tyneside and South Tyneside share a court team": what councils have in common."""
        self.some_councils = expression(lists, r"\b{some-councils}\b")

    def is_origin(self, text: str, start: int, name: tuple[int, int]) -> bool:
        """Whether a sentence that begins at ``start`` tells of a council as of what another one was made of."""
        if self.founded.search(text, start, name[0]) is not None:
            return True
        return _WHEN.search(text, start, name[0]) is not None and self.broken_up.match(text, name[1]) is not None


@made_once
def council_words(ontology: Ontology) -> CouncilWords:
    """The words of an ontology."""
    return CouncilWords(ontology)


def fits_noun(council: Council, noun: str) -> bool:
    """Whether a definite noun ("the county") suits the kind of authority."""
    if noun == "city":
        return any("City" in name for name in (council.label, *council.aliases))
    if noun == "county":
        named = any("County" in name for name in (council.label, *council.aliases))
        return council.type == "County" or named or council.label.endswith("shire Council")
    if noun == "borough":
        return "Borough" in council.label or council.type in ("London Borough", "Metropolitan District")
    if noun == "royal borough":
        return any(name.startswith("Royal Borough ") for name in (council.label, *council.aliases))
    if noun == "island":
        return council.label.startswith(("Isle ", "Council of the Isle "))
    return "District" in council.label or council.type == "Metropolitan District"
