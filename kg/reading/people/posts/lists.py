"""How far the list of what a post is for goes on: "children, families and learning"."""

from __future__ import annotations

import re

from kg.reading.people.posts.core import Core

_WORD = re.compile(r"[\w&@]+(?:['-]\w+)*(?:'(?!\w))?")
_LIST = re.compile(r",?\s+(?:and|&)\s+|,\s+|\s+")
_SEPARATOR = re.compile(r",\s+(?:(?:and|&)\s+)?|\s+(?:(?:and|&|of|for|the|in|with)\s+)*(?:the\s+)?|-")
_MODIFIERS = ("children", "children's", "child", "young", "social", "early", "family", "quality", "education", "public")
_OWN_NAME = re.compile(
    r"[A-Z][\w'-]+(?:(?:\s+(?:and|&|for|of|in|the|with))*\s+[A-Z][\w'-]+){1,5}"
    r"(?=[,.;:)]|$|\s+(?:said|says|told|added|remarked|commented|explained|reported|advised|noted|welcomed|thanked)\b)"
)
_NAME_AND_COMMA = re.compile(
    r"[A-Z][\w'.-]*\s+[A-Z][\w'-]+(?:\s*\([^()]{2,40}\))?\s*(?:,|\(|\s[–—-])\s*(?:(?:the\s+)?[\w' ]{0,30}'s\s+|the\s+)?"
    r"(?:[A-Z][\w-]+\s+)?$"
)
""" "Ann Lee, Strategic " + "Director for Together for Families": a name, and what may stand before a post behind it."""
_WITH_BRIEFS = frozenset(
    {"cabinet member", "cabinet's member", "executive member", "portfolio holder", "cabinet portfolio holder"}
)
"""Posts whose brief may be any that a council has: "cabinet member for Roads and Villages"."""


def capitals_from(core: Core, at: int) -> int:
    """How far a directorate's own name goes on, all in capitals, behind a name: "for Together for Families"."""
    if not (core.text[core.start : core.start + 1].isupper() or core.head().lower() in _WITH_BRIEFS):
        return at
    named = _OWN_NAME.match(core.text, at)
    if named is None or _NAME_AND_COMMA.search(core.text, max(0, core.start - 80), core.start) is None:
        return at
    if any(at <= one.start < named.end() for one in core.organisations):
        return at
    return named.end()


def is_all_portfolio(core: Core, words: str) -> bool:
    """Whether every word may be what a post is for: "safeguarding and quality assurance"."""
    found = [word.group().lower() for word in _WORD.finditer(words)]
    small = {"and", "&", "of", "for", "the"}
    return all(
        word in core.words.portfolio or word.removesuffix("'s") in core.words.portfolio or word in small
        for word in found
    )


def rest_of_list(core: Core) -> int:
    """Where a complement within the core goes on: "lead member for children" + ", families and learning"."""
    if re.search(r"\s(?:of|for)\s", core.head()) is None:
        return core.end
    owned = core.text[core.end : core.end + 2] == "'s"
    if owned:
        core.end += 2
    if core.head().lower().endswith("opposition"):
        group = core.words.opposition_group.match(core.text, core.end)
        if group is not None:
            return group.end()
    separator = _LIST.match(core.text, core.end)
    if separator is None or (separator.group().startswith(",") and not _list_goes_on(core, separator.end())):
        return core.end
    if separator.group().isspace() and not owned and not core.head().lower().endswith(_MODIFIERS):
        return core.end
    after = words_from(core, separator.end())
    return after if after > separator.end() else core.end


def words_from(core: Core, at: int, *, possessive: bool = False) -> int:
    """How far the words of a portfolio go on: ``children, families and learning``."""
    if possessive:
        match = re.compile(r"'s?\s+").match(core.text, at)
        if match is None:
            return at
        at = match.end()
    end = at
    gap = at
    count = 0
    while True:
        word = _WORD.match(core.text, gap)
        if word is None:
            return end
        if not (_is_portfolio(core, word.group(), gap) or _leads_to_portfolio(core, word)):
            return word.end() if count > 1 and _ends_list(core, word) else end
        count += 1
        end = word.end()
        if core.text[end : end + 2] == "'s":
            end += 2
        separator = _SEPARATOR.match(core.text, end)
        if separator is None:
            return end
        if separator.group().startswith(",") and not _list_goes_on(core, separator.end()):
            return end
        gap = separator.end()


def _is_portfolio(core: Core, word: str, at: int) -> bool:
    low = word.lower()
    if any(organisation.start <= at < organisation.end for organisation in core.organisations):
        return False
    return low in core.words.portfolio or low.removesuffix("'s") in core.words.portfolio


def _ends_list(core: Core, word: re.Match[str]) -> bool:
    """Whether a word of any kind is the last of a post's list: "children, education and refugees"."""
    return (
        word.group().islower()
        and core.text[: word.start()].endswith((" and ", " & "))
        and core.text[word.end() : word.end() + 1] in ("", ",", ".", ";", ")")
    )


def _leads_to_portfolio(core: Core, word: re.Match[str]) -> bool:
    """Whether a word of a department's own name stands before one that is usual: "Inspiring Young People"."""
    following = _WORD.match(core.text, word.end() + 1)
    return (
        word.group()[:1].isupper()
        and core.text[word.end() : word.end() + 1] == " "
        and following is not None
        and following.group()[:1].isupper()
        and _is_portfolio(core, following.group(), following.start())
    )


def _list_goes_on(core: Core, at: int) -> bool:
    """Whether what stands behind a comma belongs to the list: up to three such words, then "and" or a comma."""
    count = 0
    while True:
        word = _WORD.match(core.text, at)
        if word is None or not _is_portfolio(core, word.group(), at):
            return False
        count += 1
        at = word.end()
        rest = core.text[at : at + 6]
        if re.match(r",? (?:and|&) ", rest):
            follow = _WORD.match(core.text, at + len(re.match(r",? (?:and|&) ", rest).group()))  # type: ignore[union-attr]
            return follow is not None and (
                _is_portfolio(core, follow.group(), follow.start()) or _ends_list(core, follow)
            )
        if rest.startswith(", "):
            at += 2
            count = 0
            continue
        if re.match(r"[.;)]|$", rest):
            return count <= 3 and core.text[core.end :].count(",") > 0 and _list_has_and(core, at)
        if count >= 3 or not rest.startswith(" "):
            return False
        at += 1


def _list_has_and(core: Core, at: int) -> bool:
    return re.search(r"\b(?:and|&)\b", core.text[core.end : at]) is not None
