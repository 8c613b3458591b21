"""The posts of a sentence: each wording of a post that is found there, read outwards."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import PostStatus
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.people.posts.before import read_before, read_owner
from kg.reading.people.posts.behind import read_behind
from kg.reading.people.posts.core import FRESH, MULTIPLE, OF, Core
from kg.reading.people.posts.post import Organisation, Post
from kg.reading.people.posts.role_words import RoleWords
from kg.reading.people.posts.roles import role_of
from kg.reading.people.posts.stands import stands
from kg.reading.vocabulary import Hit, longest

_OF_ORGANISATION = re.compile(r"\s*,?\s*\b(?:of|at|for|with|to)(?:\s+the)?\s*$", re.IGNORECASE)
_OPEN_END = re.compile(r"(?:, with\b.*|\s+(?:and|&|or|in|of(?=\s))(?:\s+(?:a|an|the|its|their))?)$")
"""What a post ends with where something else begins: "director of children's services and a ...", ", with members"."""
_KIND_OF_COUNCIL = re.compile(r"^(?:(?:metropolitan|unitary|city|borough|county|district)\s+)+(?=council\s)")
_COMPASS = re.compile(r"^(?:north|south|east|west|central)\s+")
_VERBS_TOO = frozenset({"chair", "co-chair", "head", "lead"})
_OBJECT = re.compile(r"\s+(?:the|a|an|its|their|this)\s")
_VERBS = frozenset({"leads", "heads", "chairs", "led", "peers", "reviews"})
_COUNCIL_AND = re.compile(r"\b(?:council|authority) and $", re.IGNORECASE)
""" "Council and " + "Labour group leader Ann Lee"."""
_DESIGNATE = re.compile(r"[- ](?:designate|elect)\b")
_CHIEFS = frozenset({"chief executive", "managing director", "ceo"})
_OF_UNIONS = ("secretary", "president", "organiser", "convenor", "convener")
"""Posts of bodies that name themselves: "brigade secretary of the Fire Brigades Union"."""
_OF_A_NAME = re.compile(r"\s+(?:of|at)\s+(?:the\s+)?[A-Z]")
""" "Chief executive of Kinship": of a body that no register has."""
_OF_THE_PRESS = re.compile(
    r"\s+(?:(?:political|sports?|football|business|crime|news|feature|education|court)s?\s+)?"
    r"(?:reporter|correspondent|photographer|writer|editor|sub-editor|columnist)\b"
)
"""What makes a newspaper's post of "chief" and "senior"-like words: "our chief reporter"."""
_NATIONAL = frozenset({"inspectorate", "government", "parliament"})
_LABELS = ("role:", "person-cue:head")
"""Of the wordings that are posts, or the heads of such."""
_KINDS = frozenset({"role", "person-cue"})


def _read(core: Core) -> Post | None:
    """The post, or None where these words are none."""
    head = core.head()
    if " " not in head and (head.lower() in _VERBS or head.lower().endswith(("ing", "ed"))):
        return None
    if core.ids and all(id in core.words.not_public for id in core.ids):
        return None
    if _OF_THE_PRESS.match(core.text, core.end):
        return None
    if head.lower() in _VERBS_TOO and _OBJECT.match(core.text, core.end):
        return None
    designate = _DESIGNATE.match(core.text, core.end)
    within = _status_within(core)
    name_end, wording_end = read_behind(core) if designate is None else (designate.end(), core.end)
    core.status = PostStatus.INCOMING if designate is not None else within
    name_start = read_before(core)
    read_owner(core, name_start)
    text = _wording(core, name_start, wording_end)
    if not stands(core, text, name_start):
        return None
    role = role_of(core, text)
    if text.endswith("group leader") and _COUNCIL_AND.search(core.text, 0, name_start) is not None:
        text, role = f"council and {text}", "council-leader"
    if text.endswith("'s") and text.rpartition(" ")[2] not in core.words.portfolio:
        # "The Secretary of State's adviser": whose the post is, and no post.
        return None
    kind = _kind(core, role)
    if kind in _NATIONAL and core.organisation is not None and core.organisation.type == "stranger":
        core.organisation = None
    of_body = text in _CHIEFS or text.endswith(_OF_UNIONS)
    if core.organisation is None and of_body and (of := _OF_A_NAME.match(core.text, name_end)) is not None:
        core.organisation = Organisation(of.start(), of.end(), type="stranger")
    return Post(
        start=core.outer,
        core=name_start,
        end=name_end,
        text=text,
        role_id=role,
        kind=kind or _usual_kind(core),
        status=core.status,
        organisation=core.organisation,
        plural=core.is_plural(),
        definite=core.definite,
        fresh=FRESH.search(core.text[core.outer : core.start]) is not None,
    )


def _status_within(core: Core) -> PostStatus:
    """The status that a wording of the register begins with: "acting chief constable"."""
    first = core.head().split(" ")[0].lower()
    return core.words.status.get(first, PostStatus.CURRENT) if " " in core.head() else PostStatus.CURRENT


def _kind(core: Core, role: str | None) -> str:
    """Where such a post is held, by its role, its owner or its organisation; empty where none of them says so."""
    kind = core.words.kinds.get(role or "", "")
    if core.owner and core.organisation is None and kind in ("", "council"):
        return core.owner
    return kind or (core.organisation.type if core.organisation is not None else "")


def _usual_kind(core: Core) -> str:
    """Where the first role that has such a core is held."""
    return core.words.kinds.get(core.ids[0], "council") if core.ids else "council"


def _wording(core: Core, start: int, end: int) -> str:
    """The post as the text gives it, in small letters, without its status and its owner."""
    if core.organisation is not None and start < core.organisation.start == core.start:
        # "The local " + "Unison branch secretary".
        start = core.start
    if core.organisation is not None and start < core.organisation.start < end:
        own = _OF_ORGANISATION.sub("", core.text[start : core.organisation.start])
        owned = core.text[core.organisation.end : end]
        if owned.startswith("'s "):
            # "Director of Kent County Council's children's services".
            return " ".join(f"{own} of {owned[3:]}".lower().split())
        end = start + len(own)
    owner_end = core.organisation.end if core.organisation is not None else start
    if start < owner_end < end and core.text.startswith("'s ", owner_end):
        start = owner_end + len("'s ")
    text = " ".join(core.text[start:end].lower().split())
    text = core.words.governed.sub("", text)
    words = [word for word in re.split(r"(?<=[^-])\s", text) if word not in core.words.status]
    text = " ".join(words).strip(" ,-&")
    text = re.sub(r"^(?:the|a|an|and|&)\s+", "", text)
    text = _OPEN_END.sub("", text)
    owner = re.match(r"([\w ]+)'s?\s+", text)
    if owner is not None and owner.group(1) in core.words.owners:
        text = text[owner.end() :]
        core.definite = True
        core.owner = core.words.owners[owner.group(1)]
    if start < owner_end:
        text = _KIND_OF_COUNCIL.sub("", text)
    text = core.words.abbreviations.get(text, text)
    text = _COMPASS.sub("", text) if "member-of-parliament" in core.ids else text
    head, *rest = OF.split(text, maxsplit=1)
    return MULTIPLE.sub(r"\1", head) + text[len(head) :] if rest else MULTIPLE.sub(r"\1", text)


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
    bodies = [one for one in organisations if one.type in ("police", "education")]
    cut = [one for one in bodies if any(one.end < begin <= one.end + 1 for begin in within)]
    for hit in longest(hit for hit in hits if not any(_cuts(spans[hit], one) for one in cut)):
        start, end = spans[hit]
        if posts and start < posts[-1].end:
            continue
        floor = posts[-1].end if posts else 0
        core = Core(text, start, end, hit, organisations, words, about_services=about_services, floor=floor)
        core.beside = bool(posts) and posts[-1].kind == "council" and posts[-1].role_id is not None
        post = _read(core)
        if post is not None:
            if posts and post.start < posts[-1].end:
                body = post.organisation
                if body is None or not (body.agency and body.start < posts[-1].start and posts[-1].end <= body.end):
                    continue
                # "Association of Directors president Ann Lee": the first is a part of the body's name.
                posts.pop()
            posts.append(post)
    return posts


def _span(annotated: AnnotatedArticle, sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """Where a hit stands, by characters of its sentence."""
    last = annotated.doc[hit.end - 1]
    return annotated.doc[hit.start].idx - sentence.start_char, last.idx + len(last) - sentence.start_char


def _cuts(span: tuple[int, int], organisation: Organisation) -> bool:
    """ "Kent Police chief constable": whether a wording ("police chief") begins within the name of an organisation.

    Or "Hill Academies Trust chief executive".
    """
    return organisation.start < span[0] < organisation.end < span[1]
