"""Posts that pass from hand to hand: predecessors, successors, and who has the post of which the text has just told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.model import PostStatus
from kg.reading.annotate import Sentence
from kg.reading.people.held import Held, held_of
from kg.reading.people.names import PersonName, find_names, may_hold_name
from kg.reading.people.posts import Organisation, Post
from kg.reading.people.words import FOR_NOW, PARTY, RELATION, WHO_IS_AT, PersonWords

_BY_PRONOUN = (
    (
        re.compile(r"\s+(?:will|is to|is going to) (?:do|be doing|cover|hold) (?:it|the (?:job|post|role|fort))\b"),
        PostStatus.INTERIM,
    ),
    (
        re.compile(
            r"\s+(?:is|has been|was|will be) (?:acting up|standing in|filling in|stepping in|holding the fort|covering|"
            r"doing (?:it|the job))\b|\s+(?:has )?stepped in\b|"
            r"\s+(?:has )?(?:stood|filled) in(?=\s*[.,;]|$|\s+(?:for (?:him|her|now)|until|while|as)\b)|"
            r"\s+(?:has been|was|is|is being) (?:brought|drafted|called|parachuted) in "
            r"(?:on an? (?:interim|temporary|acting) basis|in the (?:interim|meantime)|temporarily|"
            r"for (?:now|the time being))\b|"
            r"\s+(?:is )?in (?:the )?(?:interim|acting) charge\b|"
            r"\s+(?:takes|took|has taken|will take|is to take|is taking) "
            r"(?:over|charge|on|the (?:helm|reins|job|post|role)) "
            r"(?:as (?:an |the )?interim\b(?! \w)|on an? (?:interim|temporary|acting) basis\b)"
        ),
        PostStatus.INTERIM,
    ),
    (
        re.compile(
            r"\s+(?:(?:will|is to|is due to|is set to) (?:replace|succeed) (?:him|her|them)\b|"
            r"(?:will take|takes|is to take|is due to take) "
            r"(?:over|up (?:the (?:post|role|job|reins))|the (?:helm|reins)(?! (?:at|of)\b))\b)"
        ),
        PostStatus.INCOMING,
    ),
    (
        re.compile(
            r"\s+(?:has )?(?:replaced|succeeded) (?:him|her|them)\b|"
            r"\s+(?:has taken|took) (?:over|on the (?:job|role|post))(?!\s+(?:from|as|at|the|in charge|[A-Z])\b)"
        ),
        PostStatus.CURRENT,
    ),
)
_FOR_NOW = r"(?:for now|for the time being|temporarily|in the meantime|on an? (?:interim|temporary|acting) basis|until)"
_IN_THEIR_PLACE = re.compile(
    rf"(?:,\s+who)?\s+(?:(?P<coming>will take|is to take)|has taken|took|is taking|takes)\s+(?:her|his|their)\s+"
    rf"(?:place(?!\s+(?:at|in|on|among|beside|alongside|as)\b)|(?:role|job|post)(?=\s+{_FOR_NOW}))(?P<how>\s+{_FOR_NOW})?"
)
""" "Ann Lee is on leave; NAME has taken her place for now"."""
_SUCCEEDED_THEM = re.compile(
    r"\s+(?:has )?(?:replaced|succeeded|took over from|followed(?= (?:him|her) (?:in|a|the|that|last|two|three)\b)) "
    r"(?:him|her)\b"
)
_NEW_ONE = re.compile(
    r"\bthe\s+(?P<which>permanent|new|newest|current|present|latest|interim|acting|last|previous|old|next|former)\s+"
    r"(?:(?:permanent|full-time)\s+)?(?:one|incumbent|post-?holder|office-?holder),?\s+"
    r"(?:is\s+)?$|\b(?:an?|the)\s+(?P<stand_in>interim|stand-in|caretaker)(?:,|\s+is)\s+$",
    re.IGNORECASE,
)
_ARRIVES = re.compile(
    r"\s+(?:will (?:start|join|take over|be (?:joining|starting|taking|moving|accountable|responsible))|starts|joins|"
    r"takes over|begins|arrives|is (?:to start|joining|moving|taking (?:over|up)))\b"
)
_ARRIVED = re.compile(
    r"\s+(?:(?:has )?(?:stepped up(?= (?:from|to|into)\b)|joined|moved (?:up|from|to))|(?:has been|was) promoted|"
    r"is stepping up|(?:is|was) (?:currently|previously|formerly))\b"
)
""" "The council has a new director. Ann Lee has stepped up from ...": she has begun, or is to."""
_ANNOUNCED = re.compile(
    r"\s+(?:has|have)\s+(?:(?:publicly|today|now|also|again|since)\s+)?"
    r"(?:apologised|admitted|accepted|welcomed|hit (?:back|out)|defended|warned|said|spoken|vowed|pledged|promised|"
    r"insisted|praised|paid tribute|responded|reacted|hailed|blamed|called|urged|criticised|condemned|thanked)\b"
)
_CONFIRMS = re.compile(r"[^.;:\"]{3,60}?\b(?:said|confirmed|announced|revealed)\b[^.;:\"]{0,25}?\s(?:that\s)?")
""" "The commissioner has resigned. The department confirmed that " + "Ann Lee would be leaving"."""
_SAYS_AT_ONCE = re.compile(r"\s+(?:said|says|told|added|insisted|admitted|wrote)\b")
_OWN_FAMILY = re.compile(
    r"\b(?:my|her|his|their|our)\s+(?:[a-z-]+\s+){0,2}(?:sons?|daughters?|child|boys?|girls?|mum|mother|dad|father|"
    r"parents|bab(?:y|ies)|brothers?|sisters?|grand\w+|niece|nephew|husband|wife|partner|family)\b",
    re.IGNORECASE,
)
""" "Ann Lee said her son had waited a year": a mother, and not who has just been announced."""
_OWNS_RELATION = re.compile(
    r"\b(?P<name>[A-Z][\w-]+)'s?\s+(?:\w+\s+)?(?:predecessor|forerunner|successor|replacement|deputy)\b"
)
_NO_OWNERS = frozenset({"Council", "Authority", "Borough", "County", "City", "Trust", "Board", "Ofsted", "Partnership"})
""" "Ms Lee's predecessor": whose it is; a body has none."""
_WHOM_REPLACED = re.compile(r",?\s+whom (?:he|she|they) (?:has |had )?(?:replaced|succeeded)\b")
""" "Ann Lee, whom he replaced, was not called"."""
_HERS = re.compile(r"\b(?:her|his|their)\b", re.IGNORECASE)
_RELATION_BEHIND = re.compile(
    rf"{PARTY},\s+(?:her|his|their|(?-i:(?:M(?:r|rs|s)\s+)?[A-Z][\w-]+)'s?)\s+(?P<for_now>{FOR_NOW}\s+)?{RELATION}\b"
    r"(?!\s+(?:Cllr\s+)?[A-Z])"
)
_NAMED_AS = re.compile(
    r"(?:,\s+[^.;]{3,60}?,)?\s+(?:is(?:\s+to\s+be)?|will\s+be|(?:has been|was|is|will be)\s+"
    r"(?:named|appointed|chosen|confirmed|lined up|unveiled)\s+as)\s+(?:her|his|their)\s+"
    r"(?P<which>replacement|successor)\b"
)
_COUNTERPART_BEHIND = re.compile(
    r",\s+(?:her|his|their)\s+(?P<what>opposite number|counterpart)\b(?P<elsewhere>\s+(?:in|at)\s+)?"
)
_PRONOUN_IS = re.compile(
    r"(?P<who>He|She)(?=\s+(?:is|was|became|has been|had been|took over as|stepped down as|resigned as|had led|"
    r"had run|has led|has run|has headed|leads|runs|heads)\s)"
)
_AS_PRONOUN = re.compile(r"As\s+[^.;,]{5,60}(?:,\s+[^.;,]{5,40}){0,2},\s+(?P<who>he|she)\b")
""" "As director of children's services, she had promised a better year"."""
_PRONOUN_WAS = re.compile(r"(?:He|She)\s+(?:was|had been)\s+(?!appointed|elected|named|made|chosen|brought|hired)")
_FOLLOWING = re.compile(r"(?:,|\band)\s+(?:succeeding|replacing|taking over from)\s+$")
_HANDS_OVER = re.compile(
    r"\b(?:(?:hand(?:s|ed|ing)?|pass(?:es|ed|ing)?) (?:over )?(?:the reins |over )?to|giv(?:es?|ing) way to|"
    r"mak(?:es?|ing) way for)\s+$"
)
""" "The outgoing director will hand over to NAME": who has the post next."""
_FOLLOWS = (
    r"(?:\s+(?:will|has|is|is to|is due to|is set to|was))?\s+"
    r"(?:replac(?:e|es|ed|ing)|succeed(?:s|ed|ing)?|(?:tak(?:e|es|ing|en)|took) over"
    r"(?: (?:the|this) (?:role|post|job|position))? from)\s+$"
)
_REPLACED_BY = (
    r"(?:\s+(?:who|and|but))?\s+(?P<when>will be|is to be|is being|is due to be|would be|was|were|has been|had been)\s+"
    r"(?:then\s+)?(?:replaced|succeeded|followed)"
    r"(?P<how>\s+(?:on an? (?:interim|temporary|acting) basis|temporarily|in the (?:interim|meantime|short term)|"
    r"for now|for the time being))?(?:\s+(?:as \w+|in the (?:post|role|job)))?\s+by\s+(?:an?\s+interim,\s+)?$"
)
"""Between who leaves and the name of who comes: "he will be replaced on an interim basis by ..."."""
_VACATED_BY = re.compile(
    r"\b(?:job|post|role|position|seat)s?(?: (?:that|which) was)? (?:vacated|given up|left(?: vacant| empty)?) by\s+$|"
    r"\b(?:taking over|takes over|took over|taken over|takes on|taking on)(?: the| this| her| his)?"
    r"(?: (?:job|post|role|position|reins))? from\s+$",
    re.IGNORECASE,
)
""" "Ann Lee has stepped up to fill the job vacated by" + "Tom Hall", "is taking over the role from" + "Tom Hall"."""
_SINCE = re.compile(r"\b(?:since|after|when)\s+$", re.IGNORECASE)
_CAME = re.compile(
    r"\b(?:became|become|took|taken|stepped|appointed|promoted|elected|named|made|interim|acting|since|came|joined|"
    r"arrived|succeeded|replaced|called in|drafted in|brought in)\b"
)
""" "Ann Lee became director when NAME was sacked": not "was on holiday when"."""
_WENT = re.compile(
    r"\s+(?:retired|left|resigned|quit|departed|stepped down|stood down|was (?:sacked|dismissed|removed|ousted))\b"
    r"(?!\s+(?:from|home|hospital|school|prison|football|cricket)\b)"
)
""" "Ann Lee, who has been interim director since NAME retired"."""
_AFTER = re.compile(r"\b(?:following|after|since|upon|on)\s+$", re.IGNORECASE)
_GOING = r"(?:departure|resignation|retirement|exit|sacking|dismissal|removal|ousting)"
_S_DEPARTURE = re.compile(rf"'s\s+(?:(?:sudden|abrupt|recent|early)\s+)?{_GOING}\b(?!\s+as\b)")
_DEPARTURE_OF = re.compile(
    rf"\b(?:following|after|since|upon|on)\s+the\s+(?:(?:sudden|abrupt|recent|early)\s+)?{_GOING}(?:\s+from\s+[^,;.]{{3,40}})?\s+of\s+$",
    re.IGNORECASE,
)
_PLACE_TAKEN = re.compile(
    r"\b(?:his|her|their)\s+(?:place|role|post|job|seat)\s+"
    r"(?:(?:is|was|has been|had been|is being)|(?P<coming>will be|is to be))\s+(?:taken|filled)"
    r"(?P<how>\s+(?:temporarily|for now|on an interim basis|for the time being))?\s+by\s+$",
    re.IGNORECASE,
)
""" "Her place has been taken by NAME", of who has left the post just named."""
_PRONOUN_FOLLOWS = re.compile(
    rf"(?:^|[.;,]\s+|\band\s+)(?:she|he|they|(?P<both>the (?:duo|pair|two))){_FOLLOWS}", re.IGNORECASE
)
_PRESENTLY = re.compile(rf"{WHO_IS_AT.pattern}|,\s+(?:currently|presently|at present)\s")
_ASIDE = re.compile(r",\s+[^.;]{3,90}?,(?=\s)")
_IN_POST = re.compile(
    r"\s*,?\s*(?:who\s+)?(?:has|have)\s+(?:been|held|had)\s+(?:in\s+)?(?:(?:the|that|this)\s+)?(?:post|role|job)\b|"
    r"\s*,?\s*(?:who\s+)?(?:has\s+taken|took)\s+(?:(?:up|on)\s+(?:the|that|this)|(?:that|this))\s+"
    r"(?:post|role|job|reins)\b|"
    r"\s*,?\s*(?:who\s+)?(?:now\s+)?(?:holds|has)\s+(?:the|that|this)\s+(?:post|role|job)\b|"
    r"\s*,?\s*(?:who\s+)?(?:has\s+been|was)\s+appointed\s+to\s+the\s+(?:post|role|job)\b|"
    r"\s*,?\s*(?:who\s+)?(?:has\s+)?(?:joined|arrived|took\s+over|was\s+appointed)\s+(?:(?:at\s+)?the\s+|in\s+|from\s+|last\s+)"
)
_WAS_IN_POST = re.compile(
    r"\s*,?\s*(?:who\s+)?had\s+(?:been|held)\s+(?:in\s+)?(?:the\s+)?(?:post|role|job)\b|"
    r"\s*,?\s*(?:who\s+)?held\s+(?:the|that|this)\s+(?:post|role|job)\b"
)
_TAKES_UP = re.compile(r"\s*(?:will take|takes|is to take|is due to take)\s+(?:up|on)\s+the\s+(?:post|role|job)\b")
_STANDS_IN = re.compile(
    r",?\s+(?:who\s+)?(?:(?:will|is to|has agreed to|was asked to)\s+)?(?:act(?:s|ing)? up|"
    r"(?:stand(?:s|ing)?|stood) in(?!\s+(?:the|an?|front|line|awe)\b)|"
    r"step(?:s|ped)? (?:up|in)|fill(?:s|ing)? in|deputis\w+|hold(?:s)? the fort|take(?:s)? charge|took charge|"
    r"(?:is|has been) (?:acting up|standing in|in charge))\b"
)
""" "Her deputy, NAME, will act up": in the post itself for now."""
_FEW_SENTENCES = 2
_WENT_BEFORE = frozenset({"predecessor", "forerunner"})
_SECONDS = frozenset({"deputy", "number two", "second-in-command", "right-hand man", "right-hand woman"})
_SPEAKS_NOW = re.compile(
    r",?\s+(?:(?:has\s+)?(?:said|told|added|hopes?|insist(?:s|ed)|believes?|thinks?|admits|admitted|promis(?:es|ed)|"
    r"wrote|argues|argued|inherited|wants|is now|now|has(?!\s+(?:(?:yet|not)\b|(?:already |now )?been)))\b)"
)
""" "His successor, NAME, said": who is there already."""
_HAS_STARTED = re.compile(
    r",?\s+(?:who\s+)?(?:has\s+|had\s+)?(?:(?:now|already|only|since)\s+)?"
    r"(?:started|joined|arrived|begun|began|come|took|taken)\b"
)
""" "Her successor, NAME, started in May": so is she."""
_COMES_AFTER = re.compile(
    rf"{PARTY},?\s+(?:who\s+)?(?:(?P<done>(?:has\s+)?(?:replaced|succeeded|took over from|taken over from))|"
    r"(?:(?:will|would|is to|is due to|is set to)\s+)?(?:replaces?|succeeds?|takes? over from)|"
    r"(?:is|will be)\s+(?:replacing|succeeding|taking over from)|"
    r"(?P<came>(?:has\s+)?(?:came|come|arrived|joined|moved|was\s+(?:hired|appointed|recruited|poached|brought in))\b"
    r"[^,;.]{0,40}?\s+to\s+(?:replace|succeed|take over from)))\s+"
    r"(?:(?:the\s+|its\s+)?(?:interim|acting|temporary|departing|outgoing|previous|former)\s+[a-z][\w' ]{2,60}?\s+)?"
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Cllr|Coun|Councillor)\s+)?"
    r"(?P<whom>[A-Z][\w-]+(?:\s+[A-Z][\w-]+)*|her|him|them)\b(?!'s?\b|\s+(?:deput|team|staff|assistant)\w*)"
)
""" "Gail Nevin, who takes over from Hilary in May": of the post of a Hilary of whom the article has told."""
_HELD_BEFORE = re.compile(
    r"\s+(?:had|held|did|filled|was in)\s+(?:it|(?:the|that) (?:job|post|role))"
    r"(?:\s+(?:before (?:her|him|that|then|them|(?:M(?:r|rs|s) )?[A-Z][\w-]+)|previously|until then))?\b"
)
_BEFORE_THEM = re.compile(r"(?:^|[.;]\s+)Before (?:her|him|them|that|then),?\s+(?P<it_was>it was\s+)?$")
""" "Before her " + "David Haley held it"; "David Haley " + "had the job before her"."""


_OF_PLACE = re.compile(r",? (?:of|from) [A-Z]")
""" "He was followed by Ann Lee of Salford": to the lectern."""


_ELSEWHERE = Organisation(0, 0, type="stranger")
"""Where a counterpart has the post: a place that is not told."""


def _is_elsewhere(counterpart: re.Match[str]) -> bool:
    """Whether a counterpart is that of another place: "his counterpart in Coventry"."""
    return bool(counterpart.groupdict().get("elsewhere"))


def may_mean_subject(text: str) -> bool:
    """Whether a sentence begins with a pronoun that is or was something: "She had been its director"."""
    return _PRONOUN_IS.match(text) is not None or _AS_PRONOUN.match(text) is not None


@dataclass(slots=True)
class Successions:
    """Follows the posts of an article from sentence to sentence."""

    words: PersonWords
    posts_before: Callable[[Sentence], Sequence[Post]]
    """The posts of the sentence before a sentence."""
    text_of: Callable[[Sentence], str]
    """The text of the sentence before a sentence."""
    is_new: Callable[[Sentence, PersonName], bool]
    """Whether the article has not named somebody before a sentence."""
    last: Held | None = None
    """The latest post in words: whose predecessor or successor the text may name next."""
    vacated: Held | None = None
    """The latest post that somebody has left or leaves."""
    told: list[Held] = field(default_factory=list)
    """The posts in words of the latest sentence that has some."""
    holders: dict[str, Held] = field(default_factory=dict)
    """The latest post of each, by whole name, forename and surname."""
    present: dict[str, Held] = field(default_factory=dict)
    """Who has or had which post, without those that are still to come."""

    def seen(self, held: Held) -> Held:
        """Keep a post in words in mind for what follows."""
        if held.rank == 0:
            self.last = held
            self.told = [*(one for one in self.told if one.sentence.index == held.sentence.index), held]
            for known_as in (held.name.text, held.name.text.split(" ")[0], held.name.text.rsplit(" ", 1)[-1]):
                self.holders[known_as] = held
            if held.status is not PostStatus.INCOMING:
                self.present[held.name.text] = held
            if held.status in (PostStatus.OUTGOING, PostStatus.FORMER):
                self.vacated = held
        return held

    def then(self, held: Held, text: str) -> Held:
        """ "He was director when inspectors called": a post that a pronoun had is past."""
        past = held.name.start == 0 and held.status is PostStatus.CURRENT and _PRONOUN_WAS.match(text) is not None
        return replace(held, status=PostStatus.FORMER) if past else held

    def related(
        self, sentence: Sentence, text: str, names: Sequence[PersonName], taken: set[int]
    ) -> Iterator[tuple[int, Held]]:
        """ "Her predecessor, Alistair Fenn": the post just named, in former or later hands, or its deputy's."""
        latest = self.last
        for at, name in enumerate(names):
            ahead = latest is not None and latest.sentence.index == sentence.index and latest.name.start > name.start
            self.last = self._told_before(sentence, name) or (None if ahead else latest)
            if at in taken or not name.is_full or self.last is None:
                continue
            before = text[: name.start]
            if self.last.sentence.index == sentence.index and self._has_gone(before, text, name):
                yield at, replace(self.last, name=name, status=PostStatus.FORMER, rule="person/relation")
            if name.possessive:
                continue
            counterpart = self.words.counterpart.search(before) or _COUNTERPART_BEHIND.match(text, name.end)
            match = (
                self.words.relation_before.search(before)
                or _RELATION_BEHIND.match(text, name.end)
                or _NAMED_AS.match(text, name.end)
            )
            if _WHOM_REPLACED.match(text, name.end) is not None and self.last.status is not PostStatus.INCOMING:
                yield at, replace(self.last, name=name, status=PostStatus.FORMER, rule="person/relation")
            elif counterpart is not None:
                role = counterpart["what"].lower()
                shadow = replace(self.last, role=role, role_id=None, status=PostStatus.CURRENT)
                shadow = replace(shadow, organisation=_ELSEWHERE) if _is_elsewhere(counterpart) else shadow
                yield at, replace(shadow, name=name, rule="person/relation")
            elif match is not None:
                which = (match.groupdict().get("whose") or match["which"]).lower()
                self.last = self._whose(
                    sentence, names, name, before[-60:] if match.end() <= name.start else match.group()
                )
                related = self._as_related(name, which, sentence, text) if self.last is not None else None
                if related is not None:
                    yield at, related
            elif self.last.status is PostStatus.OUTGOING and _HANDS_OVER.search(before) is not None:
                yield at, replace(self.last, name=name, status=PostStatus.INCOMING, rule="person/relation")
            elif (
                not (before.endswith("followed by ") and _OF_PLACE.match(text, name.end))
                and (replaced := self._replaced(sentence, before)) is not None
            ):
                yield at, replace(self.last, name=name, status=replaced, rule="person/relation")
            elif (taken_up := self._followed(before)) is not None:
                told = self._told_of(text, name.end)
                if taken_up.status is PostStatus.INCOMING and told is not PostStatus.FORMER:
                    told = PostStatus.OUTGOING
                yield at, replace(taken_up, name=name, status=told or PostStatus.FORMER, rule="person/relation")
        self.last = latest

    def _is_to_come(self, held: Held) -> bool:
        """Whether somebody who has a post is to have another: the one in which they will succeed the next named."""
        return self.last is not None and held.name.text == self.last.name.text and held.status is PostStatus.INCOMING

    def _whose(self, sentence: Sentence, names: Sequence[PersonName], name: PersonName, relation: str) -> Held | None:
        """Whose "her predecessor" is: hers who stands before it, or who is the subject of the sentence before.

        ``None`` where that is somebody of whom no post was told.
        """
        last = self.last
        owner = _OWNS_RELATION.search(relation)
        if owner is not None and owner["name"] not in _NO_OWNERS:
            return self.holders.get(owner["name"])
        if last is None or last.sentence.index == sentence.index or _HERS.search(relation) is None:
            return last
        before = [one for one in names if one.start < name.start and not one.possessive]
        if not before and last.sentence.index < sentence.index - 1:
            told = self.text_of(sentence)
            found = find_names(told, (), self.words.names) if may_hold_name(told) else []
            before = [one for one in found[:1] if one.start == 0 and one.is_full]
        if not before:
            return last
        return self.holders.get(before[-1].text)

    def _told_before(self, sentence: Sentence, name: PersonName) -> Held | None:
        """The latest post that the same sentence gives before a name: "his" goes back, and not ahead."""
        here = [held for held in self.told if held.sentence.index == sentence.index and held.name.start < name.start]
        return max(here, key=lambda held: held.name.start, default=None)

    def _as_related(self, name: PersonName, which: str, sentence: Sentence, text: str) -> Held | None:
        """The post of a predecessor, successor or deputy; ``None`` where it was not told which post that is."""
        assert self.last is not None
        gone = self.vacated
        fills = which in ("successor", "replacement") and gone is not None
        recent = gone is not None and sentence.index - gone.sentence.index <= _FEW_SENTENCES + 1
        base = gone if fills and recent and gone is not None else self.last
        if which == "deputy" and base.status is PostStatus.INCOMING:
            # "She leaves to become its chief executive. Her deputy, Sue Lee, will step up": into what she leaves.
            known = self.present.get(base.name.text)
            if known is None:
                return None
            base = known
        last = replace(base, name=name, rule="person/relation")
        behind = _RELATION_BEHIND.match(text, name.end)
        if which in _SECONDS:
            if _STANDS_IN.match(text, behind.end() if behind is not None else name.end):
                return replace(last, status=PostStatus.INTERIM)
            if last.role_id == "lead-inspector":
                return replace(last, role="deputy lead inspector", status=PostStatus.CURRENT)
            return replace(last, role=which, role_id=None, status=PostStatus.CURRENT)
        for_now = behind is not None and behind["for_now"] is not None and which not in _WENT_BEFORE
        if for_now:
            return replace(last, status=PostStatus.INTERIM)
        if which not in _WENT_BEFORE and _HAS_STARTED.match(text, self._after_relation(text, name)):
            return replace(last, status=PostStatus.CURRENT)
        if which == "successor" and base.status is PostStatus.FORMER:
            here = text[: name.start].endswith("uccessor is ") or _SPEAKS_NOW.match(
                text, self._after_relation(text, name)
            )
            return replace(last, status=PostStatus.CURRENT if here else PostStatus.INCOMING)
        if self.words.of_another_party.search(text[: name.start]) is not None:
            # "Her Tory forerunner": no Liberal Democrat as she is.
            last = replace(last, role=self.words.party_first.sub("", last.role))
        return replace(last, status=PostStatus.FORMER if which in _WENT_BEFORE else PostStatus.INCOMING)

    def _comes_after(self, sentence: Sentence, text: str, name: PersonName) -> Iterator[Held]:
        """ "Gail Nevin, who takes over from Hilary in May": one who comes, and one who goes."""
        match = _COMES_AFTER.match(text, name.end)
        if match is None:
            return
        whom = match["whom"]
        if whom in ("her", "him", "them"):
            recent = self.last is not None and sentence.index - self.last.sentence.index <= 1
            base = self.last if recent else None
        else:
            base = self.holders.get(whom)
        if base is None or base.name.text == name.text:
            return
        done = match["done"] is not None or match["came"] is not None
        if base.status in (PostStatus.CURRENT, PostStatus.INTERIM):
            yield replace(base, status=PostStatus.FORMER if done else PostStatus.OUTGOING, rule="person/pronoun")
        status = PostStatus.CURRENT if done else PostStatus.INCOMING
        yield replace(base, name=name, status=status, rule="person/pronoun")

    @staticmethod
    def _had_before(text: str, name: PersonName) -> bool:
        """ "Before her David Haley held it", "David Haley had the job before her"."""
        behind = _HELD_BEFORE.match(text, name.end)
        first = _BEFORE_THEM.search(text, 0, name.start)
        if first is not None:
            return first["it_was"] is not None or behind is not None
        return behind is not None and " before " in behind.group()

    @staticmethod
    def _after_relation(text: str, name: PersonName) -> int:
        """Where the text goes on behind "NAME, his successor,"."""
        behind = _RELATION_BEHIND.match(text, name.end)
        return behind.end() if behind is not None else name.end

    def antecedent(self, sentence: Sentence, text: str, before: Sequence[PersonName]) -> PersonName | None:
        """Whom "He was director at the time" means: the only person of the sentence before, who speaks or has a post.

        The name given back stands where the pronoun does.
        """
        match = _PRONOUN_IS.match(text) or _AS_PRONOUN.match(text)
        full = [name for name in before if name.is_full and not name.possessive]
        if match is None or len(before) != 1 or len(full) != 1:
            return None
        return replace(full[0], start=match.start("who"), end=match.end("who"), name_end=match.end("who"))

    def _replaced(self, sentence: Sentence, before: str) -> PostStatus | None:
        """ "He will be replaced by NAME": how NAME has the post just told of; ``None`` where nobody is replaced."""
        assert self.last is not None
        surname = re.escape(self.last.name.text.rsplit(" ", 1)[-1])
        gone = self.last.status in (PostStatus.OUTGOING, PostStatus.FORMER)
        place = _PLACE_TAKEN.search(before) if gone else None
        if place is not None:
            if place["how"]:
                return PostStatus.INTERIM
            return PostStatus.INCOMING if place["coming"] else PostStatus.CURRENT
        here = self.last.sentence.index == sentence.index
        if here and gone and (told := re.search(rf"\band{_REPLACED_BY}", before)) is not None:
            if told["how"] or told.group().endswith("interim, "):
                return PostStatus.INTERIM
            return (
                PostStatus.CURRENT if told["when"] in ("was", "were", "has been", "had been") else PostStatus.INCOMING
            )
        match = re.search(rf"(?:\b(?:[Ss]he|[Hh]e|[Tt]hey)|\b{surname}{'|,' if here else ''}){_REPLACED_BY}", before)
        if match is None:
            return None
        if match.group().startswith(",") and not gone and match["when"] in ("was", "were", "is being"):
            # "Ann Lee, leader of the council, was followed by Tom Brown": to the lectern, perhaps.
            return None
        if match["how"] or match.group().rstrip().endswith("interim,"):
            return PostStatus.INTERIM
        past = match["when"] in ("was", "were", "has been", "had been")
        return PostStatus.CURRENT if past else PostStatus.INCOMING

    @staticmethod
    def _has_gone(before: str, text: str, name: PersonName) -> bool:
        """ "Ann Lee became director after the departure of NAME", "following NAME's resignation"."""
        since = _SINCE.search(before)
        if since is not None and _WENT.match(text, name.end) is not None:
            return since.group().lower().strip() != "when" or _CAME.search(before) is not None
        if name.possessive:
            return _AFTER.search(before) is not None and _S_DEPARTURE.match(text, name.end) is not None
        return _DEPARTURE_OF.search(before) is not None

    def _followed(self, before: str) -> Held | None:
        """ "She replaces NAME", "the pair succeed NAME": the post that NAME had, if its holder is the subject."""
        assert self.last is not None
        pronoun = _PRONOUN_FOLLOWS.search(before)
        if pronoun is not None and pronoun["both"]:
            return self.told[0]
        if pronoun is None and _FOLLOWING.search(before) is None and not self._is_subject(before):
            return None
        return next((one for one in self.told if self._is_to_come(one)), self.last)

    def _is_subject(self, before: str) -> bool:
        """ "Simon succeeds NAME": whether the holder of the post just named is who follows."""
        assert self.last is not None
        forename = re.escape(self.last.name.text.split(" ")[0])
        surname = re.escape(self.last.name.text.rsplit(" ", 1)[-1])
        subject = rf"(?:^|[.;]\s+)(?:M(?:r|rs|s)\s+|Cllr\s+)?(?:{forename}|{surname})"
        return re.search(subject + _FOLLOWS, before) is not None

    def _told_of(self, text: str, at: int) -> PostStatus | None:
        """What is said of a holder of a post behind the name: that they left, retire, start in May."""
        if _WAS_IN_POST.match(text, at) is not None:
            return PostStatus.FORMER
        if _IN_POST.match(text, at) is not None:
            return PostStatus.CURRENT
        tail = text[at : at + 90].lstrip(" ,–—-)")
        return next((status for pattern, status in self.words.then_said if pattern.match(tail)), None)

    def by_pronoun(
        self, sentence: Sentence, text: str, names: Sequence[PersonName], taken: set[int]
    ) -> Iterator[tuple[int, Held]]:
        """A post that the text has just told of: "NAME will do it for now", "The permanent one, NAME"."""
        last = self.last if self.last is not None and sentence.index - self.last.sentence.index <= 1 else None
        for at, name in enumerate(names):
            if at in taken and name.start == 0 and _PRESENTLY.match(text, name.end) is not None:
                # "The council has a new director. Ann Lee, at present deputy in Cornwall, will start in June".
                vacant = self._into_vacant(sentence, text, at, name)
                yield from ((place, held) for place, held in vacant if not self._is_told_otherwise(sentence, held))
            if at in taken or not name.is_full or name.possessive:
                continue
            one = _NEW_ONE.search(text[: name.start])
            after = list(self._comes_after(sentence, text, name)) if one is None else []
            if one is not None:
                yield from self._new_one(sentence, at, name, one)
            elif after:
                yield from ((at, held) for held in after)
            elif last is not None and (place := _IN_THEIR_PLACE.match(text, name.end)) is not None:
                now = PostStatus.INCOMING if place["coming"] else PostStatus.CURRENT
                yield at, replace(last, name=name, status=PostStatus.INTERIM if place["how"] else now)
            elif last is not None and last.status is not PostStatus.INCOMING and self._had_before(text, name):
                yield at, replace(last, name=name, status=PostStatus.FORMER, rule="person/pronoun")
            elif last is not None and last.status in (PostStatus.OUTGOING, PostStatus.FORMER):
                status_now = next((then for shape, then in _BY_PRONOUN if shape.match(text, name.end)), None)
                if status_now is not None:
                    yield at, replace(last, name=name, status=status_now, rule="person/pronoun")
            elif last is not None and _SUCCEEDED_THEM.match(text, name.end) is not None:
                if last.status is PostStatus.CURRENT:
                    yield at, replace(last, status=PostStatus.FORMER, rule="person/pronoun")
                yield at, replace(last, name=name, status=PostStatus.CURRENT, rule="person/pronoun")
            elif name.start == 0 or _CONFIRMS.fullmatch(text, 0, name.start) is not None:
                filled = list(self._into_vacant(sentence, text, at, name))
                yield from filled
                yield from self._vacated_by(text, names, taken, filled)

    @staticmethod
    def _vacated_by(
        text: str, names: Sequence[PersonName], taken: set[int], filled: Sequence[tuple[int, Held]]
    ) -> Iterator[tuple[int, Held]]:
        """Who had a post before the one who comes into it, as the same sentence tells."""
        for _, held in filled:
            status = PostStatus.FORMER if held.status is PostStatus.CURRENT else PostStatus.OUTGOING
            for at, name in enumerate(names):
                free = at not in taken and name.is_full and not name.possessive and held.name.end < name.start
                if free and _VACATED_BY.search(text, held.name.end, name.start) is not None:
                    yield at, replace(held, name=name, status=status, rule="person/relation")

    def _is_told_otherwise(self, sentence: Sentence, held: Held) -> bool:
        """Whether the sentence before told the same post of the same person with another status: "has appointed"."""
        told = (one for one in self.holders.values() if one.sentence.index == sentence.index - 1)
        alike = (one for one in told if one.name.text.split()[-1] == held.name.text.split()[-1])
        return any(one.role == held.role and one.status is not held.status for one in alike)

    def _new_one(self, sentence: Sentence, at: int, name: PersonName, one: re.Match[str]) -> Iterator[tuple[int, Held]]:
        """ "The permanent one, NAME"; "An interim, NAME"."""
        vacant = self._vacant_before(sentence)
        word = (one["which"] or "interim").lower()
        status = self.words.roles.status.get(word, PostStatus.CURRENT)
        last, reach = (self.vacated, _FEW_SENTENCES) if one["stand_in"] else (self.last, 1)
        if vacant is not None:
            yield at, replace(held_of(name, vacant, "person/pronoun"), status=status)
        elif last is not None and sentence.index - last.sentence.index <= reach:
            yield at, replace(last, name=name, status=status, rule="person/pronoun")

    def _into_vacant(self, sentence: Sentence, text: str, at: int, name: PersonName) -> Iterator[tuple[int, Held]]:
        """ "The director is to leave. NAME, who came in May, will step down in July"."""
        vacant = self._vacant_before(sentence)
        if vacant is None or vacant.plural:
            return
        status = self._fresh_status(vacant, text, name.end) if vacant.fresh else None
        if vacant.definite or vacant.fresh:
            aside = _ASIDE.match(text, name.end)
            ends = [name.end, *([aside.end()] if aside is not None else [])]
            takes_up = any(_TAKES_UP.match(text, end + 1) for end in ends)
            told = next((one for end in ends if (one := self._told_of(text, end)) is not None), None)
            status = status or (PostStatus.INCOMING if takes_up else told)
            if status is None and self._speaks_on(sentence, text, name, vacant):
                status = vacant.status
        if status is PostStatus.CURRENT:
            # "The head of the service has quit. NAME joined in 2021".
            status = self._told_of(self.text_of(sentence), vacant.end) or status
        if status is not None:
            yield at, replace(held_of(name, vacant, "person/pronoun"), status=status)

    def _speaks_on(self, sentence: Sentence, text: str, name: PersonName, vacant: Post) -> bool:
        """ "The council's leader has apologised. Ann Lee said ...": whose words the sentence before has announced."""
        before = self.text_of(sentence)
        announced = (
            vacant.start == 0 and vacant.role_id is not None and _ANNOUNCED.match(before, vacant.end) is not None
        )
        says = _SAYS_AT_ONCE.match(text, name.end) is not None and _OWN_FAMILY.search(text) is None
        return announced and says and self.is_new(sentence, name)

    def _fresh_status(self, vacant: Post, text: str, at: int) -> PostStatus | None:
        """How somebody holds a post that the sentence before calls new: "Ann Lee will be joining from Leeds"."""
        arrives = _ARRIVES.match(text, at) is not None
        if not arrives and _ARRIVED.match(text, at) is None:
            return None
        if vacant.status is PostStatus.INTERIM:
            return PostStatus.INTERIM
        return PostStatus.INCOMING if arrives else PostStatus.CURRENT

    def _vacant_before(self, sentence: Sentence) -> Post | None:
        """The only post of the sentence before, where no name stands beside it."""
        if sentence.index == 0 or (self.last is not None and self.last.sentence.index == sentence.index - 1):
            return None
        posts = self.posts_before(sentence)
        if posts and all(post.plural for post in posts):
            return posts[0]
        single = [post for post in posts if not post.plural]
        return single[0] if len(single) == 1 else None
